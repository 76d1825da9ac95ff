// Models as model.js would read them, made from a few lines.

import { mirrorEdges, NO_DAY, NO_NODE, NO_QUALITY } from "../../../graphkit/page/assets/model.js";

export const KINDS = ["article", "provider", "topic", "story", "phrase"];
export const EDGE_KINDS = ["published_by", "about", "related", "broader", "part_of", "mentions"];

// Make a model of rows { kind, name, day, curated, quality } and edges [from, to, kind].
export function makeModel(rows, edges) {
  const count = rows.length;
  const sorted = [...edges].sort((one, other) => one[0] - other[0]);
  const outDegree = new Uint32Array(count);
  for (const [from] of sorted) outDegree[from] += 1;
  const target = Uint32Array.from(sorted, (edge) => edge[1]);
  const kind = Uint8Array.from(sorted, (edge) => EDGE_KINDS.indexOf(edge[2]));
  const firstTarget = (name) => {
    const found = new Int32Array(count).fill(NO_NODE);
    for (const edge of sorted.toReversed()) if (edge[2] === name) found[edge[0]] = edge[1];
    return found;
  };
  return {
    count,
    title: "News",
    kinds: KINDS,
    edgeKinds: EDGE_KINDS,
    nodeStyles: Object.fromEntries(KINDS.map((name) => [name, { singular: name[0].toUpperCase() + name.slice(1), plural: `${name}s` }])),
    kind: Uint8Array.from(rows, (row) => KINDS.indexOf(row.kind ?? "article")),
    name: rows.map((row) => row.name),
    day: Int32Array.from(rows, (row) => row.day ?? NO_DAY),
    curated: Uint8Array.from(rows, (row) => (row.curated ? 1 : 0)),
    quality: Int32Array.from(rows, (row) => row.quality ?? NO_QUALITY),
    provider: firstTarget("published_by"),
    story: firstTarget("part_of"),
    paths: [],
    bridges: [],
    ...mirrorEdges(count, outDegree, target, kind),
  };
}

// Two articles of 2020, one of 2023 and one without a date; two providers, a topic, a story and a phrase.
export function makeNews() {
  return makeModel(
    [
      { name: "Firm leaves the market", day: 18422, curated: true, quality: 10 },
      { name: "Why the firm left", day: 18423, quality: 40 },
      { name: "Firm signs a contract", day: 19600, curated: true },
      { name: "Ärzte & Recht" },
      { kind: "provider", name: "The Verge" },
      { kind: "provider", name: "Wired" },
      { kind: "topic", name: "Computer Vision" },
      { kind: "story", name: "A firm leaves" },
      { kind: "phrase", name: "human rights" },
    ],
    [
      [0, 4, "published_by"], [0, 6, "about"], [0, 7, "part_of"], [0, 1, "related"], [0, 8, "mentions"],
      [1, 5, "published_by"], [1, 7, "part_of"],
      [2, 4, "published_by"], [2, 6, "about"], [2, 8, "mentions"],
      [3, 5, "published_by"],
    ],
  );
}
