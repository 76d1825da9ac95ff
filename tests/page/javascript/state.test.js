import assert from "node:assert/strict";
import test from "node:test";
import { createReferences, hashText } from "../../../graphkit/page/assets/references.js";
import { firstState, isFiltered, readState, writeState } from "../../../graphkit/page/assets/state.js";
import { makeNews } from "./models.js";

const model = makeNews();
const references = createReferences(model);
const everything = {
  query: "firm, & 100%=ü#", kinds: ["curated", "phrase"], providers: [4, 5], topics: [6], stories: [7],
  leastQuality: -5, mostQuality: 90, firstDay: 18422, lastDay: 19600, selected: 2, depth: 2, start: 0, end: 2,
  path: [0, 8, 2], step: 1, tab: "table", sort: "day", isDescending: true, page: 3, view: { x: -12.5, y: 8, scale: 1.25 },
};

test("an untouched page has an empty address", () => {
  assert.equal(writeState(firstState(), references), "");
  assert.deepEqual(readState("", references), firstState());
});

test("every choice is restored from the address", () => {
  assert.deepEqual(readState(`#${writeState(everything, references)}`, references), everything);
});

test("each choice alone is restored from the address", () => {
  for (const [field, value] of Object.entries(everything)) {
    if (field === "step" || field === "depth") continue; // They mean nothing without a path and a node.
    const state = { ...firstState(), [field]: value };
    assert.deepEqual(readState(writeState(state, references), references), state, field);
  }
});

test("an address that makes no sense is the first state", () => {
  const odd = "#kind=pony&provider=1,x&node=99.zz&depth=9&path=1&step=4&tab=__proto__&sort=constructor&page=-1&view=1,2,NaN&from-day=2020-13-45&quality-from=1e9&__proto__=1&%";
  assert.deepEqual(readState(odd, references), firstState());
});

test("details without a node fall back to the answer", () => {
  assert.equal(readState("#tab=details", references).tab, "answer");
});

test("a step beyond a path is its last", () => {
  const state = { ...firstState(), path: [0, 8, 2], step: 9 };
  assert.equal(readState(writeState(state, references), references).step, 1);
});

test("a node is found again when its number has changed", () => {
  const mark = references.write(2).split(".")[1];
  assert.equal(references.read(`0.${mark}`), 2);
  assert.equal(references.read(`77.${mark}`), 2);
  assert.equal(references.read("2.nothing"), -1);
});

test("the hash is FNV-1a", () => {
  assert.equal(hashText(""), 0x811c9dc5);
  assert.equal(hashText("foobar"), 0xbf9cf968);
});

test("a filter is told from what is no filter", () => {
  assert.equal(isFiltered({ ...firstState(), query: "  ", selected: 3, page: 2 }), false);
  assert.equal(isFiltered({ ...firstState(), lastDay: 0 }), true);
  assert.equal(isFiltered({ ...firstState(), stories: [1] }), true);
});
