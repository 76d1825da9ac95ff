// What a step of a path rests on: where it was read, or from which words it was inferred.

const INFERRED = ["mentions", "part_of"];

// What a step says, along its edge and against it.
export const VERBS = {
  published_by: ["was published by", "published"],
  about: ["is about", "is the topic of"],
  related: ["lists as related", "is listed as related by"],
  broader: ["is a part of the topic", "is a wider topic than"],
  part_of: ["is part of the story", "has as a part"],
  mentions: ["mentions", "is mentioned in"],
};

// Give { kind, verb, isInferred, receipts: [{ document, field, quote, date }] } of the step between two nodes.
export async function findReceipts(model, from, to) {
  const known = model.paths.flatMap((path) => path.steps).find((step) => step.from === from && step.to === to);
  const edge = edgeBetween(model, from, to);
  if (!edge) return { kind: "", verb: "", isInferred: false, receipts: [] };
  const kind = model.edgeKinds[edge.kind];
  const [start, end] = edge.isForward ? [from, to] : [to, from];
  const read = (await model.details(start)).edges[placeAmongLeaving(model, start, end, edge.kind)] ?? [];
  return {
    kind,
    verb: VERBS[kind][edge.isForward ? 0 : 1],
    isInferred: INFERRED.includes(kind),
    receipts: known?.kind === kind && known.receipts.length ? known.receipts : read,
  };
}

// Give the place of an edge among those that leave its start, which is the order of what they rest on.
function placeAmongLeaving(model, start, end, kind) {
  let before = 0;
  for (let place = model.offsets[start]; model.targets[place] !== end || model.edgeKind[place] !== kind || !model.outward[place]; place += 1) {
    before += model.outward[place];
  }
  return before;
}

// Give { kind, isForward } of the edge between two nodes; of several, one that was read rather than inferred.
export function edgeBetween(model, from, to) {
  let found = null;
  for (let place = model.offsets[from]; place < model.offsets[from + 1]; place += 1) {
    if (model.targets[place] !== to) continue;
    const edge = { kind: model.edgeKind[place], isForward: model.outward[place] === 1 };
    if (!INFERRED.includes(model.edgeKinds[edge.kind])) return edge;
    found = found ?? edge;
  }
  return found;
}
