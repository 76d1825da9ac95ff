// Everything around the map, wired: what the reader does changes the state, and the state changes what is shown.

import { announce } from "./announce.js";
import { showAnswer } from "./answer.js";
import { citeNode } from "./citation.js";
import { copyText } from "./clipboard.js";
import { createDetails } from "./details.js";
import { byId, sayCount, sayNumber } from "./elements.js";
import { createFacets } from "./facets.js";
import { createFilters } from "./filters.js";
import { createHistogram } from "./histogram.js";
import { createHistory } from "./history.js";
import { createList } from "./list.js";
import { createOrder } from "./order.js";
import { createReferences } from "./references.js";
import { createSearch } from "./search.js";
import { createSight } from "./sight.js";
import { firstState, isFiltered } from "./state.js";
import { createSteps } from "./steps.js";
import { createTable } from "./table.js";
import { createTabs } from "./tabs.js";

const FILTERS = ["query", "kinds", "providers", "topics", "stories", "leastQuality", "mostQuality", "firstDay", "lastDay"];
const SHOWN_MS = 4000;
const LISTED = [...FILTERS, "sort", "isDescending"];

// Give the explorer of a model: { history, select, close, openPaths, clear, step, renderList }.
export function createExplorer(model, map) {
  const search = createSearch(model);
  const [filters, order] = [createFilters(model), createOrder(model)];
  let [result, listed, marks, tabBefore] = [null, [], null, "answer"];

  const history = createHistory(createReferences(model), render);
  const sight = createSight(model, map, byId("canvas"), (view) => history.note({ view }));
  const filter = (changes, isStep = true) => history.change({ ...changes, page: 0 }, isStep);
  const turn = (page) => history.change({ page });
  const details = createDetails(model, {
    onSelect: (node) => select(node, true),
    onDepth(depth) {
      history.change({ depth });
      const near = sight.around();
      announce(near ? `${sayCount(near.count, "node")} within ${sayCount(depth, "step")}${near.total > near.count ? `, of ${sayNumber(near.total)}` : ""}` : "Whole map");
    },
    onPaths: openPaths,
    onCite: async (node) => copy(citeNode(model, node, (await model.details(node))?.links ?? []), "Citation copied"),
    onClose: close,
  });
  const list = createList(model, { onSelect: (node) => select(node, true), onTurn: turn });
  const table = createTable(model, { onSelect: (node) => select(node, true), onTurn: turn, onSort: (sort, isDescending) => filter({ sort, isDescending }) });
  const steps = createSteps(model, () => search, {
    onChange: (changes) => history.change(changes),
    onSelect: (node) => select(node, true),
    onCopy: (text) => copy(text, "Citation of the path copied"),
  });
  const facets = createFacets(model, filter);
  const histogram = createHistogram(model, filter);
  const tabs = createTabs((tab) => history.change({ tab }));
  showAnswer(model, {
    onSelect: (node) => select(node, true),
    onPath: (path) => history.change({ path, start: path[0], end: path.at(-1), step: -1, tab: "paths", selected: -1 }),
  });

  function render(state, before, isRestored) {
    const hasChanged = (names) => !before || names.some((name) => String(state[name]) !== String(before[name]));
    const isNarrowed = hasChanged(FILTERS);
    if (isNarrowed) {
      if (hasChanged(["query"])) marks = search.find(state.query);
      result = filters.apply(state, marks);
      facets.render(state, filters.countChoices(result.fails));
      histogram.render(state, result.fails);
      showCount(state, Boolean(before));
    }
    if (isNarrowed || hasChanged(["selected", "path"])) map.setVisible(withChosen(result.visible, state));
    if (hasChanged(LISTED)) listed = order.arrange(result.visible, marks, state.sort, state.isDescending);
    if (before?.tab && before.tab !== state.tab && before.tab !== "details") tabBefore = before.tab;
    tabs.render(state.tab, state.selected >= 0);
    if (state.tab === "list" && hasChanged([...LISTED, "tab", "page", "selected"])) list.render(listed, state);
    if (state.tab === "table" && hasChanged([...LISTED, "tab", "page", "selected"])) table.render(listed, state);
    details.render(state);
    steps.render(state, before);
    sight.show(state, before, isRestored);
    if (state.selected >= 0 && state.selected !== before?.selected) announce(`Selected: ${model.name[state.selected]}, ${sayCount(model.degree[state.selected], "connection")}`);
    const field = byId("search");
    if (field.value !== state.query && (isRestored || document.activeElement !== field || !state.query)) field.value = state.query;
    byId("clear").hidden = !isFiltered(state);
    byId("back").disabled = !history.canGoBack();
  }

  // What is chosen stays lit, whatever the filters.
  function withChosen(visible, { selected, path }) {
    const chosen = [...path, ...(selected >= 0 ? [selected] : [])];
    if (!visible || chosen.length === 0) return visible;
    const lit = visible.slice();
    for (const node of chosen) lit[node] = 1;
    return lit;
  }

  function showCount(state, isSpoken) {
    const article = model.kinds.indexOf("article");
    const [shown, all] = [result.shown[article], result.all[article]];
    const others = result.shown.reduce((sum, count) => sum + count, 0) - shown;
    const text = isFiltered(state)
      ? `${sayNumber(shown)} of ${sayCount(all, "article")}, ${sayCount(others, "other")}`
      : `${sayCount(all, "article")}, ${sayCount(others, "other")}`;
    byId("count").textContent = text;
    if (isSpoken) announce(text);
  }

  async function copy(text, done) {
    const said = await copyText(text) ? done : "The browser did not let this be copied";
    announce(said);
    byId("copied").textContent = said;
    setTimeout(() => { byId("copied").textContent = ""; }, SHOWN_MS);
  }

  // Select a node; with `isDeliberate` the focus goes to its details.
  function select(node, isDeliberate = false) {
    if (node < 0) {
      if (history.get().selected >= 0) close();
      return;
    }
    history.change({ selected: node, tab: "details" });
    if (isDeliberate) details.focus();
  }

  // Close the details, and go back to where they were opened from.
  function close() {
    const { selected, tab } = history.get();
    history.change({ selected: -1, tab: tab === "details" ? tabBefore : tab });
    const row = document.querySelector(`.panel:not([hidden]) [data-node="${selected}"]`);
    (row ?? byId("canvas")).focus();
  }

  function openPaths(node) {
    history.change({ start: node, end: -1, path: [], step: -1, tab: "paths" });
    steps.focus();
  }

  return {
    history,
    select,
    close,
    copy,
    find: (query) => {
      const { query: before, tab } = history.get();
      filter({ query, tab: tab === "table" ? tab : "list" }, before === "");
    },
    clear() {
      const empty = firstState();
      filter(Object.fromEntries(FILTERS.map((name) => [name, empty[name]])));
    },
    leavePath: () => history.change({ path: [], start: -1, end: -1, step: -1 }),
    step(by) {
      const { path, step } = history.get();
      if (path.length) history.change({ step: Math.min(Math.max(step + by, -1), path.length - 2), tab: "paths" });
    },
    openDetails() {
      if (history.get().selected >= 0) history.change({ tab: "details" });
      details.focus();
    },
    focusList: () => list.focusFirst(),
    refit: () => sight.refit(),
    listForPaper(most) { list.renderAll(listed, history.get(), most); },
    renderAgain: () => list.render(listed, history.get()),
    open: () => render(history.get(), null, true),
  };
}
