// All that a reader has chosen, as one plain object, and as the part of the address after "#".

import { readDay, writeDay } from "./dates.js";

export const TABS = ["answer", "details", "paths", "list", "table"];
export const KIND_CHOICES = ["curated", "mentioned", "provider", "topic", "story", "phrase"];
export const SORT_CHOICES = ["order", "name", "kind", "by", "day", "quality", "degree"];
export const MOST_DEPTH = 3;
const MOST_PATH = 40;
const MOST_QUERY = 400;
const MOST_CHOSEN = 200;

// Give the state of a page that nobody has touched.
export function firstState() {
  return {
    query: "", kinds: [], providers: [], topics: [], stories: [],
    leastQuality: null, mostQuality: null, firstDay: null, lastDay: null,
    selected: -1, depth: 0, start: -1, end: -1, path: [], step: -1,
    tab: "answer", sort: "order", isDescending: false, page: 0, view: null,
  };
}

// How each quality of the state stands in the address: its name, how it is written, and how it is read.
// Writing gives "" and reading gives undefined for what is not worth telling or makes no sense.
const whole = (least, most) => ({
  write: (number) => (number === null || number === least ? "" : String(number)),
  read: (text) => (/^-?\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
});
const optional = { write: (number) => (number === null ? "" : String(number)), read: (text) => (/^-?\d{1,10}$/.test(text) ? Number(text) : undefined) };
const day = { write: (number) => (number === null ? "" : writeDay(number)), read: (text) => readDay(text) ?? undefined };
const choice = (choices) => ({
  write: (chosen) => (chosen === choices[0] ? "" : chosen),
  read: (text) => (choices.includes(text) ? text : undefined),
});
const choices = (all) => ({
  write: (chosen) => chosen.join(","),
  read: (text) => all.filter((one) => text.split(",").includes(one)),
});
const node = {
  write: (number, references) => (number < 0 ? "" : references.write(number)),
  read: (text, references) => references.read(text),
};
const nodes = (most, isChain) => ({
  write: (numbers, references) => numbers.map((number) => references.write(number)).join(","),
  read(text, references) {
    const found = text.split(",").slice(0, most).map((part) => references.read(part));
    if (isChain) return found.length > 1 && !found.includes(-1) ? found : undefined;
    return [...new Set(found)].filter((number) => number >= 0).sort((one, other) => one - other);
  },
});
const view = {
  write: (place) => (place ? [place.x, place.y, place.scale].join(",") : ""),
  read(text) {
    const [x, y, scale, ...more] = text.split(",").map(Number);
    return Number.isFinite(x) && Number.isFinite(y) && scale > 0 && scale < 1000 && !more.length ? { x, y, scale } : undefined;
  },
};
const flag = { write: (is) => (is ? "1" : ""), read: (text) => text === "1" };
const words = { write: (text) => text, read: (text) => text.slice(0, MOST_QUERY) };

const FIELDS = {
  query: ["q", words],
  kinds: ["kind", choices(KIND_CHOICES)],
  providers: ["provider", nodes(MOST_CHOSEN)],
  topics: ["topic", nodes(MOST_CHOSEN)],
  stories: ["story", nodes(MOST_CHOSEN)],
  leastQuality: ["quality-from", optional],
  mostQuality: ["quality-to", optional],
  firstDay: ["from-day", day],
  lastDay: ["to-day", day],
  selected: ["node", node],
  depth: ["depth", whole(0, MOST_DEPTH)],
  start: ["from", node],
  end: ["to", node],
  path: ["path", nodes(MOST_PATH, true)],
  step: ["step", whole(-1, MOST_PATH)],
  tab: ["tab", choice(TABS)],
  sort: ["sort", choice(SORT_CHOICES)],
  isDescending: ["down", flag],
  page: ["page", whole(0, 1e6)],
  view: ["view", view],
};

// Write a state as the part of the address after "#"; the first state is the empty text.
export function writeState(state, references) {
  const parameters = new URLSearchParams();
  for (const [field, [name, form]] of Object.entries(FIELDS)) {
    const text = form.write(state[field], references);
    if (text !== "") parameters.set(name, text);
  }
  // A comma may stand as it is, and is easier to read.
  return parameters.toString().replaceAll("%2C", ",");
}

// Read a state; whatever makes no sense is as if it had not been said.
export function readState(text, references) {
  const parameters = new URLSearchParams(text.replace(/^#/, ""));
  const state = firstState();
  for (const [field, [name, form]] of Object.entries(FIELDS)) {
    const value = parameters.has(name) ? form.read(parameters.get(name), references) : undefined;
    if (value !== undefined) state[field] = value;
  }
  return mend(state);
}

// Make a state agree with itself.
export function mend(state) {
  const mended = { ...state };
  if (mended.selected < 0) mended.depth = 0;
  mended.step = mended.path.length > 1 ? Math.min(mended.step, mended.path.length - 2) : -1;
  if (mended.tab === "details" && mended.selected < 0) mended.tab = "answer";
  return mended;
}

// Whether anything is filtered.
export function isFiltered(state) {
  const { kinds, providers, topics, stories } = state;
  const bounds = [state.leastQuality, state.mostQuality, state.firstDay, state.lastDay];
  return Boolean(state.query.trim()) || [kinds, providers, topics, stories].some((list) => list.length > 0)
    || bounds.some((bound) => bound !== null);
}
