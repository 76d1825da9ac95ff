import assert from "node:assert/strict";
import test from "node:test";
import { barsWithin, countBins, makeBins, placeInBins } from "../../../graphkit/page/assets/bins.js";
import { dayOf, readDay, sayDays, writeDay } from "../../../graphkit/page/assets/dates.js";
import { makeModel, makeNews } from "./models.js";

const withDays = (days) => makeModel(days.map((day) => ({ name: "a", day })), []);

const countAll = (model, bars) => countBins(placeInBins(model, bars), bars).reduce((sum, count) => sum + count);

test("only articles that pass are counted, each in its bar", () => {
  const model = makeNews();
  const { bars } = makeBins(model);
  const fails = Uint8Array.from({ length: model.count }, (_, node) => (node === 1 ? 2 : 0));
  assert.deepEqual([...countBins(placeInBins(model, bars), bars)], [1, 1, 1]);
  assert.deepEqual([...countBins(placeInBins(model, bars), bars, fails, 2)], [1, 0, 1]);
  assert.deepEqual([...countBins(placeInBins(model, bars), bars, fails, 4)], [1, 1, 1]);
});

test("a few days are bars of a day, with long empty stretches left out", () => {
  const { bars, undated } = makeBins(makeNews());
  assert.deepEqual(bars, [
    { first: 18422, last: 18422, gapBefore: false },
    { first: 18423, last: 18423, gapBefore: false },
    { first: 19600, last: 19600, gapBefore: true },
  ]);
  assert.equal(undated, 1);
});

test("a short empty stretch is shown", () => {
  assert.deepEqual(makeBins(withDays([10, 13])).bars.map((bar) => bar.first), [10, 11, 12, 13]);
});

test("many days become bars of months, each with every day of it", () => {
  const model = withDays(Array.from({ length: 700 }, (_, number) => dayOf(2020, 0) + number * 3));
  const { bars } = makeBins(model);
  assert.deepEqual(bars[1], { first: dayOf(2020, 1), last: dayOf(2020, 2) - 1, gapBefore: false });
  assert.equal(countAll(model, bars), 700);
});

test("centuries, and years before ours, have bars too", () => {
  const model = withDays(Array.from({ length: 2000 }, (_, number) => dayOf(1000, 0) + number * 180));
  const { bars } = makeBins(model);
  assert.ok(bars.length > 1 && bars.length <= 90);
  assert.equal(countAll(model, bars), 2000);
});

test("without a date there is no bar", () => {
  assert.deepEqual(makeBins(makeModel([{ name: "a" }], [])), { bars: [], undated: 1 });
});

test("a stretch of days touches bars", () => {
  const { bars } = makeBins(makeNews());
  assert.deepEqual(barsWithin(bars, null, null), { from: 0, to: 2 });
  assert.deepEqual(barsWithin(bars, 18423, 19000), { from: 1, to: 1 });
  assert.deepEqual(barsWithin(bars, 20000, null), { from: 2, to: 2 });
});

test("days are written, read and said in UTC", () => {
  assert.equal(writeDay(18422), "2020-06-09");
  assert.equal(readDay("2020-06-09"), 18422);
  assert.equal(readDay("9 June 2020"), null);
  assert.equal(readDay("2020-13-01"), null);
  assert.equal(sayDays(18422, 18424), "9 to 11 June 2020");
  assert.equal(sayDays(18422, 18460), "9 June to 17 July 2020");
  assert.equal(sayDays(18422, 19600), "9 June 2020 to 31 August 2023");
});
