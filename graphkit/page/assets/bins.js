// The bars of the time histogram: days, months or years, with the long empty stretches between them left out.

import { dayOf, partsOf } from "./dates.js";
import { NO_DAY } from "./model.js";

const MOST_BARS = 90; // Fewer than a byte can count.
const LONGEST_GAP = 3; // More empty bars in a row than these become one gap.

// The units of a bar, the finest first: the first day of the bar that a day is in, and of the next bar.
const monthly = (months) => ({
  floor(day) {
    const { year, month } = partsOf(day);
    return dayOf(year, Math.floor(month / months) * months);
  },
  next(first) {
    const { year, month } = partsOf(first);
    return dayOf(year, month + months);
  },
});
const yearly = (years) => ({
  floor: (day) => dayOf(Math.floor(partsOf(day).year / years) * years, 0),
  next: (first) => dayOf(partsOf(first).year + years, 0),
});
const weekly = { floor: (day) => day - ((((day + 3) % 7) + 7) % 7), next: (first) => first + 7 };
const UNITS = [
  { floor: (day) => day, next: (first) => first + 1 },
  weekly, monthly(1), monthly(3), yearly(1), yearly(5), yearly(10), yearly(50), yearly(100),
];

// Give { bars: [{ first, last, gapBefore }], undated }: every day that an article has is in one bar.
export function makeBins(model) {
  const article = model.kinds.indexOf("article");
  const days = new Set();
  let undated = 0;
  for (let node = 0; node < model.count; node += 1) {
    if (model.kind[node] !== article) continue;
    if (model.day[node] === NO_DAY) undated += 1;
    else days.add(model.day[node]);
  }
  const sorted = Int32Array.from(days).sort();
  for (const unit of UNITS) {
    const bars = barsOf(sorted, unit);
    if (bars.length <= MOST_BARS || unit === UNITS.at(-1)) return { bars, undated };
  }
  return { bars: [], undated };
}

function barsOf(days, unit) {
  const bars = [];
  for (const day of days) {
    if (bars.length && day <= bars.at(-1).last) continue;
    const first = unit.floor(day);
    const between = bars.length ? emptyBars(bars.at(-1), first, unit) : [];
    if (between === null) bars.push({ first, last: unit.next(first) - 1, gapBefore: true });
    else bars.push(...between, { first, last: unit.next(first) - 1, gapBefore: false });
    if (bars.length > MOST_BARS && unit !== UNITS.at(-1)) return bars;
  }
  return bars;
}

// The empty bars between one bar and the first day of another; null if they are too many to show.
function emptyBars(before, first, unit) {
  const bars = [];
  for (let start = before.last + 1; start < first; start = unit.next(start)) {
    if (bars.length === LONGEST_GAP) return null;
    bars.push({ first: start, last: unit.next(start) - 1, gapBefore: false });
  }
  return bars;
}

// Give the place of each node's bar; those in none have the number of bars.
export function placeInBins(model, bars) {
  const places = new Uint8Array(model.count).fill(bars.length);
  const article = model.kinds.indexOf("article");
  const firsts = Int32Array.from(bars, (bar) => bar.first);
  for (let node = 0; node < model.count; node += 1) {
    if (model.kind[node] !== article || model.day[node] === NO_DAY) continue;
    let [low, high] = [0, bars.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= model.day[node]) low = middle;
      else high = middle - 1;
    }
    places[node] = low;
  }
  return places;
}

// Count the nodes in each bar that fail nothing but what `mask` keeps of their bits in `fails`.
export function countBins(places, bars, fails = null, mask = 0) {
  const counts = new Uint32Array(bars.length + 1);
  for (let node = 0; node < places.length; node += 1) if (!fails || (fails[node] & mask) === 0) counts[places[node]] += 1;
  return counts.subarray(0, bars.length);
}

// Give the places of the first and last bar that a stretch of days touches; all bars where it has no end.
export function barsWithin(bars, firstDay, lastDay) {
  const from = firstDay === null ? 0 : bars.findIndex((bar) => bar.last >= firstDay);
  const to = lastDay === null ? bars.length - 1 : bars.findLastIndex((bar) => bar.first <= lastDay);
  return { from: from < 0 ? bars.length - 1 : from, to: Math.max(to, 0) };
}
