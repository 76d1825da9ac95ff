// The local view: a few nodes by themselves, articles in the order of time, and beside them what they share.

import { BOX } from "./boxes.js";

const MOST = 240;
const GAP = { x: 44, y: 12 };

// Place the nodes of a mask in columns: articles from left to right by time, the others in the middle by kind.
export function placeLocal(model, mask, centre) {
  const article = model.kinds.indexOf("article");
  const members = [];
  for (let node = 0; node < model.count && members.length < MOST; node += 1) if (mask[node]) members.push(node);
  if (centre >= 0 && mask[centre] && !members.includes(centre)) members.push(centre);
  const articles = members.filter((node) => model.kind[node] === article);
  const others = members.filter((node) => model.kind[node] !== article).sort((one, other) => model.degree[other] - model.degree[one] || one - other);
  const rows = Math.max(4, Math.ceil(Math.sqrt(members.length * 1.6)));
  const half = Math.ceil(articles.length / 2);
  const columns = [...split(articles.slice(0, half), rows), ...split(others, rows), ...split(articles.slice(half), rows)];
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const boxes = columns.flatMap((column, place) => {
    const start = ((tallest - column.length) * (BOX.height + GAP.y)) / 2;
    return column.map((node, row) => ({
      node, left: place * (BOX.width + GAP.x), top: start + row * (BOX.height + GAP.y), width: BOX.width, height: BOX.height, k: 1,
    }));
  });
  return {
    boxes,
    bounds: { left: 0, top: 0, width: columns.length * (BOX.width + GAP.x) - GAP.x, height: tallest * (BOX.height + GAP.y) - GAP.y },
  };
}

function split(nodes, rows) {
  const columns = [];
  const count = Math.ceil(nodes.length / rows);
  for (let column = 0; column < count; column += 1) {
    columns.push(nodes.slice(Math.ceil((column * nodes.length) / count), Math.ceil(((column + 1) * nodes.length) / count)));
  }
  return columns;
}
