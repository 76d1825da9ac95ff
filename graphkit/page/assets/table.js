// The table: the same rows as the list, in columns that can be sorted.

import { sayDay } from "./dates.js";
import { button, byId, element, sayNumber } from "./elements.js";
import { NO_QUALITY } from "./model.js";
import { pageButtons, pageOf } from "./pages.js";
import { isArticle, sayKind } from "./rows.js";

const COLUMNS = [
  { sort: "name", title: "Title or name" },
  { sort: "kind", title: "Kind" },
  { sort: "by", title: "Provider" },
  { sort: "day", title: "Date" },
  { sort: "quality", title: "Quality" },
  { sort: "degree", title: "Links" },
];

// Give { render(nodes, state) }.
export function createTable(model, { onSelect, onTurn, onSort }) {
  const panel = byId("panel-table");

  function head(state) {
    return element("tr", {}, ...COLUMNS.map(({ sort, title }) => {
      const isSorted = state.sort === sort;
      const direction = isSorted ? (state.isDescending ? "descending" : "ascending") : null;
      const sign = isSorted ? element("span", { "aria-hidden": "true", text: state.isDescending ? " ▼" : " ▲" }) : null;
      const sorter = element("button", { type: "button", "data-sort": sort, on: { click: () => choose(sort, state) } }, title, sign);
      return element("th", { scope: "col", "aria-sort": direction }, sorter);
    }));
  }

  function choose(sort, state) {
    onSort(sort, state.sort === sort && !state.isDescending);
    panel.querySelector(`[data-sort="${sort}"]`)?.focus();
  }

  function row(node, state) {
    const title = button(model.name[node], () => onSelect(node), { class: "plain", dir: "auto", "data-node": node });
    const by = model.provider[node] >= 0 ? model.name[model.provider[node]] : "";
    const kind = isArticle(model, node) ? `Article, ${model.curated[node] ? "curated" : "mentioned"}` : sayKind(model, node);
    return element("tr", { "aria-current": node === state.selected ? "true" : null },
      element("th", { scope: "row" }, title),
      element("td", { text: kind }),
      element("td", { dir: "auto", text: by }),
      element("td", { text: isArticle(model, node) ? sayDay(model.day[node]) : "" }),
      element("td", { class: "number", text: model.quality[node] === NO_QUALITY ? "" : String(model.quality[node]) }),
      element("td", { class: "number", text: sayNumber(model.degree[node]) }));
  }

  return {
    render(nodes, state) {
      const { from, to } = pageOf(nodes.length, state.page);
      const body = element("tbody", {}, ...Array.from(nodes.slice(from, to), (node) => row(node, state)));
      const table = element("table", {}, element("caption", { class: "unseen", text: "Everything that passes the filters" }),
        element("thead", {}, head(state)), body);
      panel.replaceChildren(
        element("div", { class: "wide", role: "region", "aria-label": "Table", tabindex: "0" }, table),
        pageButtons(nodes.length, state.page, onTurn) ?? "",
      );
    },
  };
}
