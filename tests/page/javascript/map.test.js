// The map's logic that needs no browser: which boxes there are, what is written in them, ticks, marks, ways of lines.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ticksOf } from "../../../graphkit/page/assets/axis.js";
import { BOX, MOST_BOXES, pickBoxes, rankNodes } from "../../../graphkit/page/assets/boxes.js";
import { dayText, wrapText } from "../../../graphkit/page/assets/captions.js";
import { markNodes, toRgb } from "../../../graphkit/page/assets/density.js";
import { anchors, detour } from "../../../graphkit/page/assets/edges.js";
import { NO_DAY, mirrorEdges } from "../../../graphkit/page/assets/model.js";
import { boxAt, boxBeside } from "../../../graphkit/page/assets/pointing.js";

const SCREEN = { width: 1000, height: 700, top: 46, bottom: 700 };
const SLOT = { slot_width: 196, slot_height: 76 };

// A model of nodes in a grid, all of them articles, the first the best connected.
function gridModel(columns, rows) {
  const count = columns * rows;
  return {
    count,
    kinds: ["article", "provider", "topic", "story", "phrase"],
    kind: new Uint8Array(count),
    curated: new Uint8Array(count),
    degree: Uint32Array.from({ length: count }, (_, node) => count - node),
    x: Float32Array.from({ length: count }, (_, node) => ((node % columns) + 0.5) * SLOT.slot_width),
    y: Float32Array.from({ length: count }, (_, node) => (Math.floor(node / columns) + 0.5) * SLOT.slot_height),
    bridges: [],
    map: SLOT,
  };
}

const overlap = (one, other) =>
  one.left < other.left + other.width && other.left < one.left + one.width &&
  one.top < other.top + other.height && other.top < one.top + one.height;

for (const scale of [0.01, 0.05, 0.2, 0.5, 1, 2.5]) {
  test(`no two boxes overlap at scale ${scale}, and none is smaller than it can be read`, () => {
    const model = gridModel(200, 100);
    const boxes = pickBoxes(model, rankNodes(model), { left: 0, top: 0, scale }, SCREEN);
    assert.ok(boxes.length > 0 && boxes.length <= MOST_BOXES);
    boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other) => assert.ok(!overlap(one, other))));
    assert.ok(boxes.every((box) => box.width >= BOX.width && box.height >= BOX.height));
  });
}

test("the most important node has its box, what is asked for goes before it, and what is hidden has none", () => {
  const model = gridModel(200, 100);
  const pick = (choice) => pickBoxes(model, rankNodes(model), { left: 0, top: -2000, scale: 0.1 }, SCREEN, choice).map((box) => box.node);
  assert.equal(pick({})[0], 0);
  assert.equal(pick({ first: [237] })[0], 237);
  assert.ok(!pick({ isShown: (node) => node !== 0 }).includes(0));
});

test("boxes keep clear of what they are told to", () => {
  const model = gridModel(50, 50);
  const label = { left: 0, top: 46, width: 300, height: 300 };
  const boxes = pickBoxes(model, rankNodes(model), { left: 0, top: 0, scale: 0.2 }, SCREEN, { keepClear: [label] });
  assert.ok(boxes.every((box) => !overlap(box, label)));
});

test("bridges rank before all others, then stories, then curated articles", () => {
  const model = gridModel(3, 1);
  model.degree = Uint32Array.of(1, 3, 5);
  model.kind[0] = 3;
  model.curated[1] = 1;
  assert.deepEqual([...rankNodes(model)], [0, 1, 2]);
  model.bridges = [{ node: 2 }];
  assert.deepEqual([...rankNodes(model)], [2, 0, 1, 2]);
});

test("text is wrapped at spaces and cut with an ellipsis", () => {
  const measure = (text) => text.length;
  assert.deepEqual(wrapText("one two three four", 9, 2, measure), ["one two", "three fo…"]);
  assert.deepEqual(wrapText("one", 9, 2, measure), ["one"]);
  assert.deepEqual(wrapText("", 9, 2, measure), []);
  assert.deepEqual(wrapText("x".repeat(40), 9, 2, measure), ["xxxxxxxx…"]);
});

test("days are told in words", () => {
  assert.equal(dayText(18422), "9 Jun 2020");
  assert.equal(dayText(NO_DAY), "no date");
});

test("ticks stand at the beginnings of days, months or years, as there is room", () => {
  const run = { first_day: 18262, last_day: 18262 + 365 }; // 2020 and a day
  assert.deepEqual(ticksOf({ first_day: 18422, last_day: 18423 }, 60).map((tick) => tick.label), ["9 Jun", "10 Jun"]);
  assert.deepEqual(ticksOf(run, 1).map((tick) => tick.label), ["Jan 2020", "Apr 2020", "Jul 2020", "Oct 2020"]);
  assert.deepEqual(ticksOf(run, 0.2).map((tick) => tick.label), ["2020"]);
});

test("every node in sight leaves a mark of its kind's colour, a paler one where it is only mentioned", () => {
  const model = gridModel(2, 1);
  model.curated[0] = 1;
  const pixels = new Uint8ClampedArray(4 * 4 * 2);
  markNodes(pixels, 4, 2, model, { left: 0, top: 0, scale: 1 / 98 }, { colours: [[10, 20, 30]], emphasis: null });
  assert.deepEqual([...pixels.slice(0, 3)], [10, 20, 30]);
  const [first, second] = [pixels[3], pixels[4 * 2 + 3]];
  assert.ok(first > second && second > 0);
});

test("colours are read in the forms that style sheets use", () => {
  assert.deepEqual(toRgb("#0a141e"), [10, 20, 30]);
  assert.deepEqual(toRgb(" #fff"), [255, 255, 255]);
  assert.deepEqual(toRgb("rgb(1, 2, 3)"), [1, 2, 3]);
});

const box = (node, left, top) => ({ node, left, top, width: 100, height: 50 });

test("a line leaves a box at the side where the other one stands", () => {
  assert.deepEqual(anchors(box(0, 0, 0), box(1, 300, 100)), { from: [100, 25], to: [300, 125], isAcross: true });
  assert.deepEqual(anchors(box(1, 300, 100), box(0, 0, 0)), { from: [300, 125], to: [100, 25], isAcross: true });
  assert.equal(anchors(box(0, 0, 0), box(1, 0, 100)).isAcross, false);
});

test("the path goes along the gap between boxes that stand in its way", () => {
  const [one, other, between] = [box(0, 0, 0), box(1, 300, 100), box(2, 150, 0)];
  assert.deepEqual(detour(one, other, [one, other]), []);
  assert.deepEqual(detour(one, other, [one, other, between]), [[104, 25], [104, 53], [254, 53]]);
});

test("the pointer and the arrow keys find boxes", () => {
  const boxes = new Map([box(7, 0, 0), box(8, 200, 0), box(9, 0, 100)].map((one) => [one.node, one]));
  assert.equal(boxAt(boxes.values(), 250, 20), 8);
  assert.equal(boxAt(boxes.values(), 150, 20), -1);
  assert.equal(boxBeside(boxes, 7, 1, 0, () => true), 8);
  assert.equal(boxBeside(boxes, 7, 0, 1, () => true), 9);
  assert.equal(boxBeside(boxes, 7, 0, 1, () => false), -1);
  assert.equal(boxBeside(boxes, -1, 0, 1, () => true), 7);
});

test("an edge is found from both its ends, one from a node to itself only once", () => {
  const mirrored = mirrorEdges(2, [2, 0], [0, 1], [5, 3]);
  assert.deepEqual([...mirrored.offsets], [0, 2, 3]);
  assert.deepEqual([...mirrored.targets], [0, 1, 0]);
  assert.deepEqual([...mirrored.edgeKind], [5, 3, 3]);
  assert.deepEqual([...mirrored.outward], [1, 1, 0]);
});
