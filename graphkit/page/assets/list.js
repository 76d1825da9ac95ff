// The list: everything that the map shows, for any reader, by the page.

import { byId, element, sayNumber } from "./elements.js";
import { pageButtons, pageOf } from "./pages.js";
import { nodeButton } from "./rows.js";

// Give { render(nodes, state), renderAll(nodes, state, most), focusFirst() }.
export function createList(model, { onSelect, onTurn }) {
  const panel = byId("panel-list");
  let shown = { nodes: [], state: null };

  // The rows in lists of one kind each; what a search found is one list in the order of how well it fits.
  function lists(nodes, state) {
    if (state.query.trim()) return [{ title: null, nodes }];
    const groups = [];
    for (const node of nodes) {
      const { plural } = model.nodeStyles[model.kinds[model.kind[node]]];
      if (groups.at(-1)?.title !== plural) groups.push({ title: plural, nodes: [] });
      groups.at(-1).nodes.push(node);
    }
    return groups;
  }

  function parts(nodes, state) {
    return lists(nodes, state).flatMap((group) => [
      group.title ? element("h2", { text: group.title }) : null,
      element("ul", { class: "rows", "aria-label": group.title ?? "Found" }, ...group.nodes.map((node) => element("li", {},
        nodeButton(model, node, onSelect, { isCurrent: node === state.selected, hasKind: group.title === null })))),
    ].filter(Boolean));
  }

  function turn(page, place) {
    onTurn(page);
    const rows = panel.querySelectorAll(".row");
    rows[place < 0 ? rows.length - 1 : place]?.focus();
  }

  // Up and down go from row to row, over the ends of pages too.
  panel.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches(".row")) return;
    event.preventDefault();
    const rows = [...panel.querySelectorAll(".row")];
    const next = rows[rows.indexOf(event.target) + step];
    const { page, pages } = pageOf(shown.nodes.length, shown.state.page);
    if (next) next.focus();
    else if (page + step >= 0 && page + step < pages) turn(page + step, step > 0 ? 0 : -1);
  });

  return {
    render(nodes, state) {
      shown = { nodes, state };
      const { from, to } = pageOf(nodes.length, state.page);
      const empty = element("p", { class: "empty", text: "Nothing passes the filters. Clear them to see everything." });
      panel.replaceChildren(
        ...(nodes.length ? parts(Array.from(nodes.slice(from, to)), state) : [empty]),
        pageButtons(nodes.length, state.page, (page) => turn(page, 0)) ?? "",
      );
    },
    // All rows at once, for paper.
    renderAll(all, state, most) {
      const nodes = Array.from(all.slice(0, most));
      const rest = all.length - nodes.length;
      panel.replaceChildren(...parts(nodes, state),
        rest > 0 ? element("p", { text: `and ${sayNumber(rest)} more` }) : "");
    },
    focusFirst: () => panel.querySelector(".row")?.focus(),
  };
}
