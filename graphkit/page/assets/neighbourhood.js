// The nodes around one, by steps.

// Give { mask, count, total }: the nodes at most `depth` steps from `centre`, the nearest `most` of them at most;
// `total` is how many there would be.
export function findNeighbourhood(model, centre, depth, most = 240) {
  const mask = new Uint8Array(model.count);
  const seen = new Uint8Array(model.count);
  let ring = [centre];
  let [count, total] = [0, 0];
  seen[centre] = 1;
  for (let step = 0; step <= depth && ring.length > 0; step += 1) {
    total += ring.length;
    // Of one ring, the best connected first: they say most about the middle.
    ring.sort((one, other) => model.degree[other] - model.degree[one] || one - other);
    for (const node of ring.slice(0, most - count)) mask[node] = 1;
    count = Math.min(most, count + ring.length);
    ring = step < depth ? nextRing(model, ring, seen) : [];
  }
  return { mask, count, total };
}

function nextRing(model, ring, seen) {
  const next = [];
  for (const node of ring) {
    for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
      const other = model.targets[place];
      if (seen[other]) continue;
      seen[other] = 1;
      next.push(other);
    }
  }
  return next;
}
