// What is known of the selected node: its words, where each was read, and what it connects to.

import { button, byId, element, sayCount, sayNumber, webLink } from "./elements.js";
import { isArticle, nodeButton, sayKind } from "./rows.js";
import { MOST_DEPTH } from "./state.js";

const AT_ONCE = 25;
const MOST_ADDRESS = 80;

// Give { render(state), focus() }.
export function createDetails(model, actions) {
  const panel = byId("panel-details");
  let [drawn, wantsFocus] = [-1, false];

  function kindText(node) {
    if (!isArticle(model, node)) return sayKind(model, node);
    return model.curated[node]
      ? "Article · curated: a document describes it"
      : "Article · mentioned: listed as related, without a document of its own";
  }

  function heading(node, details) {
    const title = element("h2", { dir: "auto", tabindex: "-1", text: model.name[node] });
    const provider = model.provider[node];
    const meta = [provider >= 0 ? element("bdi", { text: model.name[provider] }) : null, details.date_text].filter(Boolean);
    return [
      element("p", { class: "kind", text: kindText(node) }),
      title,
      meta.length ? element("p", { class: "meta" }, ...meta.flatMap((part, place) => (place ? [" · ", part] : [part]))) : null,
      details.excerpt ? element("p", { class: "note", dir: "auto", text: details.excerpt }) : null,
    ];
  }

  function links(details) {
    const rows = (details.links ?? []).map(([label, address]) => [webLink(label, address), address]);
    const images = (details.images ?? []).map((address) => [webLink("Show the image (asks its server for it)", address), address]);
    const items = [...rows, ...images].filter(([link]) => link).map(([link, address]) => element("li", {}, link,
      element("span", { class: "address", dir: "ltr", text: address.length > MOST_ADDRESS ? `${address.slice(0, MOST_ADDRESS - 1)}…` : address })));
    return items.length ? element("ul", { class: "links" }, ...items) : null;
  }

  function tools(state) {
    const node = state.selected;
    const depths = Array.from({ length: MOST_DEPTH + 1 }, (_, depth) => button(
      depth === 0 ? "All" : String(depth), () => actions.onDepth(depth),
      { "aria-pressed": String(state.depth === depth), "aria-label": depth === 0 ? "All of the map" : sayCount(depth, "step") }));
    return [
      element("div", { class: "buttons" },
        button("Paths from here to …", () => actions.onPaths(node)),
        button("Copy citation", () => actions.onCite(node)),
        button("Close", actions.onClose, { "aria-label": "Close details" })),
      element("div", { class: "buttons depth", role: "group", "aria-label": "Local view: show only what is near" },
        element("span", { class: "meta", text: "Local view" }), ...depths),
    ];
  }

  function sources(details) {
    const rows = details.sources.map((source) => element("li", {},
      element("b", { text: `${source.label}: ` }), element("q", { dir: "auto", text: source.quote }),
      element("span", { class: "meta", dir: "auto", text: [source.document, source.field].filter(Boolean).join(" · ") })));
    return rows.length ? [element("h3", { text: "Where this was read" }), element("ul", { class: "sources" }, ...rows)] : [];
  }

  // What a node connects to, by kind of edge and direction, the first few of each at once.
  function* neighbours(node, state) {
    for (const [number, kind] of model.edgeKinds.entries()) {
      for (const isForward of [1, 0]) {
        const found = [];
        for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
          if (model.edgeKind[place] === number && model.outward[place] === isForward) found.push(model.targets[place]);
        }
        if (found.length === 0) continue;
        const style = model.edgeStyles[kind];
        yield element("h3", { text: `${isForward ? style.forward : style.backward} (${sayNumber(found.length)})` });
        yield neighbourList(found, isForward ? style.forward : style.backward, state);
      }
    }
  }

  function neighbourList(found, label, state) {
    const list = element("ul", { class: "rows", "aria-label": label });
    const box = element("div", {}, list);
    const more = button("", () => { extend(); list.children[list.children.length - 1].querySelector(".row").focus(); }, { class: "more" });
    function extend() {
      const next = found.slice(list.children.length, list.children.length + (list.children.length ? 4 * AT_ONCE : AT_ONCE));
      list.append(...next.map((node) => element("li", {}, nodeButton(model, node, actions.onSelect, { isCurrent: node === state.selected }))));
      const left = found.length - list.children.length;
      more.textContent = `Show ${sayNumber(Math.min(left, 4 * AT_ONCE))} more of ${sayNumber(left)}`;
      if (left === 0) more.remove();
      else box.append(more);
    }
    extend();
    return box;
  }

  async function show(state) {
    const node = state.selected;
    const details = await model.details(node);
    if (drawn !== node) return;
    const facts = (details.facts ?? []).flatMap(([label, text]) => [element("dt", { text: label }), element("dd", { dir: "auto", text })]);
    panel.replaceChildren(...[
      ...heading(node, details), links(details), ...tools(state),
      facts.length ? element("dl", {}, ...facts) : null,
      ...neighbours(node, state), ...sources(details),
    ].filter(Boolean));
    byId("side-scroll").scrollTop = 0;
    if (wantsFocus) panel.querySelector("h2").focus();
    wantsFocus = false;
  }

  return {
    render(state) {
      if (state.selected === drawn) {
        if (drawn >= 0) panel.querySelectorAll(".depth button").forEach((one, depth) => one.setAttribute("aria-pressed", String(depth === state.depth)));
        return;
      }
      drawn = state.selected;
      panel.replaceChildren();
      if (drawn >= 0) show(state);
    },
    // Put the focus on the title, now or as soon as it is there.
    focus() {
      const title = panel.querySelector("h2");
      if (title) title.focus();
      else wantsFocus = true;
    },
  };
}
