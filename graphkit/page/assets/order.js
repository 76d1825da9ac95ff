// The order of the list and the table.

import { MARKS, toPlain } from "./search.js";

// Give { arrange(visible, marks, sort, isDescending) }: the nodes to list, in order.
export function createOrder(model) {
  const ranks = new Map();
  const all = Uint32Array.from({ length: model.count }, (_, node) => node);

  // Rank texts: equal ones have equal ranks.
  function rankTexts(textOf) {
    const plain = Array.from(all, (node) => toPlain(textOf(node)));
    const compare = (one, other) => (plain[one] < plain[other] ? -1 : plain[one] > plain[other] ? 1 : one - other);
    const rank = new Float64Array(model.count);
    Array.from(all).sort(compare).forEach((node, place, sorted) => {
      rank[node] = place > 0 && plain[node] === plain[sorted[place - 1]] ? rank[sorted[place - 1]] : place;
    });
    return rank;
  }

  function rankBy(sort) {
    const by = (node) => (model.provider[node] >= 0 ? model.name[model.provider[node]] : "");
    if (!ranks.has(sort)) {
      ranks.set(sort, sort === "name" ? rankTexts((node) => model.name[node]) : sort === "by" ? rankTexts(by) : model[sort]);
    }
    return ranks.get(sort);
  }

  return {
    arrange(visible, marks, sort, isDescending) {
      const nodes = visible ? all.filter((node) => visible[node] === 1) : all.slice();
      if (sort === "order") return marks ? byMarks(nodes, marks) : nodes;
      const [rank, sign] = [rankBy(sort), isDescending ? -1 : 1];
      return nodes.sort((one, other) => sign * (rank[one] - rank[other]) || one - other);
    },
  };
}

// What a search found best goes first; of the rest each keeps its place.
function byMarks(nodes, marks) {
  const found = new Uint32Array(nodes.length);
  let place = 0;
  for (const mark of MARKS) {
    for (const node of nodes) {
      if (marks[node] !== mark) continue;
      found[place] = node;
      place += 1;
    }
  }
  return found;
}
