// Paths between two nodes: choosing the ends, choosing among what is found, and going through one step by step.

import { announce } from "./announce.js";
import { citePath } from "./citation.js";
import { button, byId, element, sayCount } from "./elements.js";
import { createPaths } from "./paths.js";
import { createPicker } from "./picker.js";
import { findReceipts } from "./receipts.js";
import { isArticle, nodeButton } from "./rows.js";

const MOST_FOUND = 5;

// Say a path in one line: its ends' providers, and what is between.
export function sayPath(model, nodes) {
  return nodes.map((node) => (isArticle(model, node) && model.provider[node] >= 0 ? model.name[model.provider[node]] : clip(model.name[node]))).join(" → ");
}

// Where a receipt's words stand; what was inferred stands in the article itself.
const placeOf = ({ document, field, date }) =>
  [document || (field && `in its ${field}`), document && field, date].filter(Boolean).join(" · ");

const clip = (text) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

// Give { render(state), focusPicker() }.
export function createSteps(model, search, { onChange, onSelect, onCopy }) {
  const panel = byId("panel-paths");
  const start = createPicker(model, search, { id: "path-from", label: "From", onPick: (node) => choose(node, ends.end) });
  const end = createPicker(model, search, { id: "path-to", label: "To", onPick: (node) => choose(ends.start, node) });
  const [found, walk] = [element("div", { class: "found" }), element("div", { class: "walk" })];
  panel.replaceChildren(
    element("p", { class: "hint", text: "Find chains between any two titles or names. What connects almost everything counts for little." }),
    start.element, end.element, found, walk);
  let paths = null; // Made when it is first needed: it takes memory.
  let [ends, results, drawn] = [{ start: -1, end: -1 }, [], ""];

  function findPaths(from, to) {
    paths = paths ?? createPaths(model);
    return from >= 0 && to >= 0 ? paths.find(from, to, MOST_FOUND) : [];
  }

  function choose(from, to) {
    const best = findPaths(from, to)[0] ?? [];
    onChange({ start: from, end: to, path: best, step: -1, tab: "paths" });
    if (to >= 0 && from >= 0) announce(best.length ? "Paths found" : "No path connects these two");
    if (from >= 0 && to < 0) end.focus();
  }

  function showFound(state) {
    const isBoth = state.start >= 0 && state.end >= 0;
    const same = (path) => String(path) === String(state.path);
    if (state.path.length && !results.some(same)) results = [state.path, ...results];
    if (!isBoth && results.length === 0) return found.replaceChildren();
    if (results.length === 0) return found.replaceChildren(element("p", { text: "No path connects these two." }));
    return found.replaceChildren(
      element("h2", { text: `${sayCount(results.length, "path")}, the best first` }),
      element("ol", { class: "rows numbered" }, ...results.map((path) => element("li", {}, button(
        `${sayPath(model, path)} (${sayCount(path.length - 1, "step")})`, () => onChange({ path, step: -1 }),
        { class: "row path", dir: "auto", "aria-pressed": String(same(path)) })))));
  }

  function controls(state) {
    const last = state.path.length - 2;
    const go = (step) => {
      onChange({ step });
      panel.querySelector(step < 0 ? ".next" : "[aria-current=step] .row")?.focus({ preventScroll: false });
    };
    return element("div", { class: "buttons" },
      button("‹ Previous step", () => go(state.step - 1), { disabled: state.step < 0 }),
      button(state.step < 0 ? "First step ›" : "Next step ›", () => go(state.step + 1), { class: "next", disabled: state.step >= last }),
      button("Copy citation", () => copy(state.path), { "aria-label": "Copy citation of the path" }));
  }

  async function copy(path) {
    const details = await Promise.all(path.map((node) => model.details(node)));
    onCopy(citePath(model, path, details.map((one) => one?.links ?? [])));
  }

  function receiptsOf(hop) {
    const nature = hop.isInferred ? "Inferred from the words of the article" : "Read in the documents";
    const rows = hop.receipts.map((receipt) => element("li", {},
      receipt.quote ? element(hop.kind === "part_of" ? "span" : "q", { dir: "auto", text: receipt.quote }) : null,
      element("span", { class: "meta", dir: "auto", text: placeOf(receipt) })));
    return element("div", { class: "receipts" }, element("p", { class: "meta", text: nature }), element("ul", {}, ...rows));
  }

  async function showWalk(state) {
    drawn = `${state.path}/${state.step}`;
    const mine = drawn;
    if (state.path.length < 2) return walk.replaceChildren();
    const hops = await Promise.all(state.path.slice(1).map((node, place) => findReceipts(model, state.path[place], node)));
    if (drawn !== mine) return undefined;
    const items = state.path.map((node, place) => {
      const hop = hops[place - 1];
      const isCurrent = place === state.step + 1 && state.step >= 0;
      const isPast = state.step < 0 || place <= state.step + 1;
      return element("li", { class: isPast ? null : "ahead", "aria-current": isCurrent ? "step" : null },
        hop ? element("p", { class: "verb", text: hop.verb }) : null,
        nodeButton(model, node, onSelect, { isCurrent: node === state.selected, hasKind: true }),
        hop && isCurrent ? receiptsOf(hop) : null);
    });
    const title = state.step < 0 ? sayCount(state.path.length - 1, "step") : `Step ${state.step + 1} of ${state.path.length - 1}`;
    const hadFocus = walk.contains(document.activeElement);
    walk.replaceChildren(element("h2", { text: title }), controls(state), element("ol", { class: "steps" }, ...items));
    if (hadFocus) (walk.querySelector("[aria-current=step] .row") ?? walk.querySelector(".next")).focus();
    return undefined;
  }

  return {
    render(state, before) {
      const isOther = state.start !== ends.start || state.end !== ends.end;
      ends = { start: state.start, end: state.end };
      start.render(state.start);
      end.render(state.end);
      if (isOther) results = findPaths(state.start, state.end);
      if (isOther || String(state.path) !== String(before?.path)) showFound(state);
      if (`${state.path}/${state.step}` !== drawn) showWalk(state);
    },
    focus: () => (ends.start < 0 ? start : end).focus(),
  };
}
