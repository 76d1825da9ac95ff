import assert from "node:assert/strict";
import test from "node:test";
import { createFilters } from "../../../graphkit/page/assets/filters.js";
import { createSearch } from "../../../graphkit/page/assets/search.js";
import { firstState } from "../../../graphkit/page/assets/state.js";
import { makeNews } from "./models.js";

const model = makeNews();
const filters = createFilters(model);
const search = createSearch(model);

function shown(changes) {
  const state = { ...firstState(), ...changes };
  const { visible } = filters.apply(state, search.find(state.query));
  return visible ? [...visible].flatMap((is, node) => (is ? [node] : [])) : "all";
}

test("without a filter all is shown", () => {
  assert.equal(shown({}), "all");
});

test("articles are told by whether a document describes them", () => {
  assert.deepEqual(shown({ kinds: ["curated"] }), [0, 2]);
  assert.deepEqual(shown({ kinds: ["mentioned", "topic"] }), [1, 3, 6]);
});

test("a provider shows its articles and what they connect to", () => {
  assert.deepEqual(shown({ providers: [4] }), [0, 2, 4, 6, 7, 8]);
});

test("choices of one filter add up, and filters narrow each other", () => {
  assert.deepEqual(shown({ providers: [4, 5], stories: [7] }), [0, 1, 4, 5, 6, 7, 8]);
  assert.deepEqual(shown({ providers: [5], topics: [6] }), []);
});

test("the quality and the day leave out what has none", () => {
  assert.deepEqual(shown({ leastQuality: 20, kinds: ["curated", "mentioned"] }), [1]);
  assert.deepEqual(shown({ mostQuality: 20, kinds: ["curated", "mentioned"] }), [0]);
  assert.deepEqual(shown({ firstDay: 18423, lastDay: 19600, kinds: ["curated", "mentioned"] }), [1, 2]);
});

test("the query shows what it finds and no neighbours", () => {
  assert.deepEqual(shown({ query: "contract" }), [2]);
  assert.deepEqual(shown({ query: "vision", providers: [4] }), [0, 2, 6]);
});

test("each choice is counted as if nothing of its own kind were chosen", () => {
  const { fails } = filters.apply({ ...firstState(), providers: [4], firstDay: 18422 }, null);
  const counts = filters.countChoices(fails);
  assert.deepEqual([counts[4], counts[5], counts[6], counts[7]], [2, 1, 2, 1]);
});

test("what is shown is counted by kind", () => {
  const { shown: counts, all } = filters.apply({ ...firstState(), query: "firm" }, search.find("firm"));
  assert.deepEqual([...counts], [3, 0, 0, 1, 0]);
  assert.deepEqual([...all], [4, 2, 1, 1, 1]);
});
