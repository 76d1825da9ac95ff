// Several good and different paths between two nodes.
//
// Each step costs a little, and each node on the way the more, the more it connects: a hub joins everything with
// everything, which says little. The cheapest routes from both ends are found with a queue of buckets (R. Dial,
// "Algorithm 360", CACM 12, 1969); every node then stands for the cheapest path that leads through it, and of these
// the cheapest that share little with those before are kept ("via-node" alternatives: I. Abraham, D. Delling,
// A. Goldberg, R. Werneck, "Alternative Routes in Road Networks", ACM JEA 18, 2013).

const STEP = 8;
const INFERRED = 4; // What a step along an inferred edge costs more.
const PER_DOUBLING = 6; // What a node on the way costs for each doubling of its edges.
const MOST_STRETCH = 1.7; // How many times the cheapest path's cost another may cost,
const MOST_MORE = 64; // or how much more, which is more for short ones.
const MOST_SHARED = 0.5; // Which part of its inner nodes a path may share with one before it.
const MOST_TRIED = 20000;
const FAR = 0x7fffffff;
const INFERRED_KINDS = ["mentions", "part_of"];

// Give { find(start, end, most) }: paths as lists of nodes, the best first.
export function createPaths(model) {
  const toll = Uint16Array.from(model.degree, (degree) => Math.round(PER_DOUBLING * Math.log2(Math.max(degree, 1))));
  const stepCost = model.edgeKinds.map((kind) => STEP + (INFERRED_KINDS.includes(kind) ? INFERRED : 0));
  const mostCost = STEP + INFERRED + toll.reduce((most, one) => Math.max(most, one), 0);
  const queue = createBuckets(mostCost + 1, model.targets.length + 1);
  const sides = [makeSide(model.count), makeSide(model.count)];

  // Find what it costs to get from `source` to the nodes that a path to `goal` of at most `limit` can lead through.
  // `rest` is what it costs to get on from a node to the goal, where that is known.
  function spread({ cost, before }, source, goal, { limit = FAR - 1, rest = null } = {}) {
    cost.fill(FAR);
    cost[source] = 0;
    before[source] = -1;
    let most = limit;
    queue.clear();
    queue.push(source, 0);
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const at = queue.key();
      if (at > most) break;
      if (cost[node] !== at) continue;
      if (node === goal) most = Math.min(most, Math.max(Math.ceil(at * MOST_STRETCH), at + MOST_MORE));
      const paid = at + (node === source ? 0 : toll[node]);
      for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
        const other = model.targets[place];
        const next = paid + stepCost[model.edgeKind[place]];
        if (next >= cost[other] || next > most || (rest && next + rest[other] > most)) continue;
        cost[other] = next;
        before[other] = node;
        queue.push(other, next);
      }
    }
    return most;
  }

  // Give the nodes by which a path exists, the cheapest path first.
  function candidates(start, end, limit) {
    const [forth, back] = sides;
    const costs = [];
    for (let node = 0; node < model.count; node += 1) {
      if (forth.cost[node] === FAR || back.cost[node] === FAR) continue;
      const isEnd = node === start || node === end;
      const through = forth.cost[node] + back.cost[node] + (isEnd ? 0 : toll[node]);
      if (through <= limit) costs.push(through * 2 ** 21 + node);
    }
    return Float64Array.from(costs).sort().slice(0, MOST_TRIED).map((key) => key % 2 ** 21);
  }

  function pathThrough(node) {
    const path = [];
    for (let at = node; at >= 0; at = sides[0].before[at]) path.push(at);
    path.reverse();
    for (let at = sides[1].before[node]; at >= 0; at = sides[1].before[at]) path.push(at);
    return path;
  }

  return {
    find(start, end, most = 5) {
      if (start === end || start < 0 || end < 0) return [];
      const limit = spread(sides[0], start, end);
      if (sides[0].cost[end] === FAR) return [];
      spread(sides[1], end, start, { limit, rest: sides[0].cost });
      const found = [];
      const taken = new Set();
      for (const node of candidates(start, end, limit)) {
        if (taken.has(node) && found.length > 0) continue;
        const path = pathThrough(node);
        const inner = path.slice(1, -1);
        if (new Set(path).size < path.length || !isDifferent(inner, found)) continue;
        found.push(path);
        for (const one of inner) taken.add(one);
        if (found.length === most) break;
      }
      return found;
    },
  };
}

function makeSide(count) {
  return { cost: new Int32Array(count), before: new Int32Array(count) };
}

function isDifferent(inner, found) {
  return found.every((path) => {
    if (inner.length === 0 || path.length === 2) return inner.length + 2 !== path.length;
    const shared = inner.filter((node) => path.includes(node)).length;
    return shared <= MOST_SHARED * inner.length && shared < path.length - 2;
  });
}

// A queue of whole keys that only grow, by at most `width` - 1 beyond the least; it holds at most `room` entries.
function createBuckets(width, room) {
  const heads = new Int32Array(width);
  const [nodes, nexts] = [new Int32Array(room), new Int32Array(room)];
  let [used, size, least] = [0, 0, 0];
  return {
    clear() {
      heads.fill(-1);
      [used, size, least] = [0, 0, 0];
    },
    push(node, key) {
      nodes[used] = node;
      nexts[used] = heads[key % width];
      heads[key % width] = used;
      used += 1;
      size += 1;
    },
    // Take a node with the least key, or give -1.
    pop() {
      if (size === 0) return -1;
      while (heads[least % width] < 0) least += 1;
      const entry = heads[least % width];
      heads[least % width] = nexts[entry];
      size -= 1;
      return nodes[entry];
    },
    key: () => least,
  };
}
