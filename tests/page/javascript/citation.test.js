import assert from "node:assert/strict";
import test from "node:test";
import { citeNode, citePath } from "../../../graphkit/page/assets/citation.js";
import { makeNews } from "./models.js";

const model = makeNews();

test("an article is cited with its provider, its day and its address", () => {
  const links = [["Read the article", "https://a.example/1"]];
  assert.equal(citeNode(model, 0, links), "“Firm leaves the market.” The Verge, 9 June 2020. https://a.example/1");
});

test("an article without a date says so", () => {
  assert.equal(citeNode(model, 3), "“Ärzte & Recht.” Wired, no date.");
});

test("anything else is cited by its kind", () => {
  assert.equal(citeNode(model, 6), "Computer Vision (topic). In: News.");
});

test("a path is cited node by node", () => {
  const expected = [
    "A path in: News.",
    "1. “Firm leaves the market.” The Verge, 9 June 2020. https://a.example/1",
    "2. human rights (phrase). In: News.",
    "3. “Firm signs a contract.” The Verge, 31 August 2023.",
  ];
  assert.equal(citePath(model, [0, 8, 2], [[["", "https://a.example/1"]]]), expected.join("\n"));
});
