import assert from "node:assert/strict";
import test from "node:test";
import { createSearch, pickBest, readWords, toPlain } from "../../../graphkit/page/assets/search.js";
import { makeModel, makeNews } from "./models.js";

const model = makeNews();
const search = createSearch(model);
const found = (query) => [...search.find(query)].flatMap((mark, node) => (mark ? [node] : []));

test("case and accents make no difference", () => {
  assert.deepEqual(found("ARZTE"), [3]);
  assert.deepEqual(found("ärzte"), [3]);
});

test("every word has to be found, in the name or beside it", () => {
  assert.deepEqual(found("firm left"), [1]);
  assert.deepEqual(found("vision contract"), [2]);
});

test("a provider, a topic, a story and a phrase lead to their articles", () => {
  assert.deepEqual(found("verge"), [0, 2, 4]);
  assert.deepEqual(found("computer vis"), [0, 2, 6]);
  assert.deepEqual(found("a firm leaves"), [0, 1, 7]);
  assert.deepEqual(found("human"), [0, 2, 8]);
});

test("an empty query is no search", () => {
  assert.equal(search.find("  \t"), null);
});

test("a name that begins with the word comes first", () => {
  assert.deepEqual(pickBest(model, search.find("firm"), 9).slice(0, 2), [0, 2]);
  assert.deepEqual(pickBest(model, search.find("firm"), 1), [0]);
});

test("a name that is the query comes before all others", () => {
  const numbered = makeModel([{ name: "Article 17, again" }, { name: "Article 17" }, { name: "17 article" }, { name: "A" }], [[0, 3, "about"]]);
  assert.deepEqual(pickBest(numbered, createSearch(numbered).find("article 17"), 9), [1, 0, 2]);
});

test("names with line breaks, and no names at all, do no harm", () => {
  const odd = createSearch(makeModel([{ name: "one\ntwo" }, { name: "" }, { name: "two" }], []));
  assert.deepEqual([...odd.find("two")], [2, 0, 5]);
  assert.deepEqual([...createSearch(makeModel([], [])).find("x")], []);
});

test("a word of a regular expression is only a word", () => {
  assert.deepEqual(found(".*"), []);
  assert.deepEqual(readWords("a  A b"), ["a", "b"]);
  assert.equal(toPlain("\u202eÉt\u200dé"), "ete");
});
