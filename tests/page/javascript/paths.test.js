import assert from "node:assert/strict";
import test from "node:test";
import { findNeighbourhood } from "../../../graphkit/page/assets/neighbourhood.js";
import { createPaths } from "../../../graphkit/page/assets/paths.js";
import { makeModel, makeNews } from "./models.js";

const articles = (count) => Array.from({ length: count }, (_, number) => ({ name: `a${number}` }));
const related = (...pairs) => pairs.map(([from, to]) => [from, to, "related"]);

// The cheapest path by looking at all of them, for graphs of a few nodes.
function cheapest(model, start, end) {
  let best = Infinity;
  const walk = (node, cost, seen) => {
    if (node === end) {
      best = Math.min(best, cost);
      return;
    }
    const paid = cost + (node === start ? 0 : tollOf(model, node));
    for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
      const other = model.targets[place];
      if (!seen.includes(other)) walk(other, paid + stepOf(model, place), [...seen, other]);
    }
  };
  walk(start, 0, [start]);
  return best;
}

const tollOf = (model, node) => Math.round(6 * Math.log2(Math.max(model.degree[node], 1)));
const stepOf = (model, place) => (["mentions", "part_of"].includes(model.edgeKinds[model.edgeKind[place]]) ? 12 : 8);

function costOf(model, path) {
  let cost = 0;
  path.slice(1).forEach((node, place) => {
    const steps = [];
    for (let at = model.offsets[path[place]]; at < model.offsets[path[place] + 1]; at += 1) {
      if (model.targets[at] === node) steps.push(stepOf(model, at));
    }
    assert.ok(steps.length > 0, "a path follows edges");
    cost += Math.min(...steps) + (place > 0 ? tollOf(model, path[place]) : 0);
  });
  return cost;
}

// Numbers that look random and are the same each time (Park and Miller).
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 48271) % 2147483647;
    yield state;
  }
}

test("neighbours are joined by their edge", () => {
  const paths = createPaths(makeModel(articles(2), related([0, 1]))).find(0, 1);
  assert.deepEqual(paths, [[0, 1]]);
});

test("an edge is followed against its direction too", () => {
  assert.deepEqual(createPaths(makeModel(articles(3), related([1, 0], [1, 2]))).find(0, 2), [[0, 1, 2]]);
});

test("what is not connected has no path, and nothing leads to itself", () => {
  const paths = createPaths(makeModel(articles(3), related([0, 1])));
  assert.deepEqual(paths.find(0, 2), []);
  assert.deepEqual(paths.find(1, 1), []);
  assert.deepEqual(paths.find(-1, 1), []);
});

test("a path around a hub goes before the one through it", () => {
  const spokes = Array.from({ length: 60 }, (_, number) => [5, number + 6]);
  const model = makeModel(articles(66), related([0, 5], [5, 1], [0, 2], [2, 3], [3, 1], ...spokes));
  assert.deepEqual(createPaths(model).find(0, 1), [[0, 2, 3, 1], [0, 5, 1]]);
});

test("several paths differ from each other", () => {
  const paths = createPaths(makeNews()).find(0, 2);
  assert.deepEqual(paths, [[0, 6, 2], [0, 4, 2], [0, 8, 2]].sort((one, other) => costOf(makeNews(), one) - costOf(makeNews(), other)));
});

test("asking twice gives the same, whatever was asked between", () => {
  const paths = createPaths(makeNews());
  const first = paths.find(0, 3);
  paths.find(2, 7);
  assert.deepEqual(paths.find(0, 3), first);
});

test("the first path is the cheapest there is, and none visits a node twice", () => {
  const random = numbers(7);
  const next = (most) => random.next().value % most;
  const kinds = ["related", "mentions", "about", "part_of"];
  for (let round = 0; round < 150; round += 1) {
    const count = 4 + next(5);
    const edges = Array.from({ length: 3 + next(14) }, () => [next(count), next(count), kinds[next(4)]]);
    const model = makeModel(articles(count), edges);
    const found = createPaths(model).find(0, 1);
    const best = cheapest(model, 0, 1);
    if (best === Infinity) assert.deepEqual(found, []);
    else assert.equal(costOf(model, found[0]), best);
    for (const path of found) assert.equal(new Set(path).size, path.length);
    assert.equal(new Set(found.map(String)).size, found.length);
  }
});

test("the nodes around one are counted by steps", () => {
  const model = makeNews();
  const around = (depth, most) => findNeighbourhood(model, 3, depth, most);
  assert.deepEqual([...around(1).mask].flatMap((is, node) => (is ? [node] : [])), [3, 5]);
  assert.deepEqual([...around(2).mask].flatMap((is, node) => (is ? [node] : [])), [1, 3, 5]);
  assert.equal(around(9).total, 9);
  assert.deepEqual([around(9, 4).count, around(9, 4).mask.reduce((sum, is) => sum + is)], [4, 4]);
});
