"use strict";
// What the reader does, and what follows from it.
(() => {
  const byId = (id) => document.getElementById(id);
  const entries = graphkit.data.entries;
  const articleCount = entries.filter(graphkit.isTimed).length;
  let origin = null;

  function select(id, { isFromMap = false } = {}) {
    if (graphkit.focus.selected === null && !isFromMap) origin = document.activeElement;
    graphkit.focus.selected = id;
    graphkit.showDetails(id, { onSelect: selectFromText, onClose: clear });
    graphkit.markSelected();
    graphkit.redraw();
    if (id === null) return;
    byId("scroll").scrollTop = 0;
    const entry = graphkit.entryOf(id);
    const near = graphkit.count(graphkit.near(id).length, "connection", "connections");
    byId("announce").textContent = `Selected: ${entry.name}. ${near}.`;
  }

  // From the list or the details: the eyes are on text, so go on reading there.
  function selectFromText(id) {
    graphkit.focus.hovered = null;
    select(id);
    graphkit.reveal(id);
    const title = byId("details").querySelector("h2");
    title.focus({ preventScroll: true });
    if (innerWidth <= 760) byId("details").scrollIntoView({ block: "start" });
  }

  function clear() {
    select(null);
    byId("announce").textContent = "Nothing selected.";
    (origin?.isConnected ? origin : byId("canvas")).focus({ preventScroll: true });
    origin = null;
  }

  function find() {
    const query = byId("search").value;
    const found = graphkit.search(query);
    const articles = found.filter((index) => graphkit.isTimed(entries[index])).length;
    const others = graphkit.count(found.length - articles, "provider or topic", "providers and topics");
    byId("count").textContent = query.trim()
      ? `${articles.toLocaleString("en")} of ${graphkit.count(articleCount, "article", "articles")}, ${others}`
      : `${graphkit.count(articles, "article", "articles")}, ${others}`;
    graphkit.showList(found, selectFromText);
  }

  function hover(id) {
    graphkit.focus.hovered = id;
    const entry = id === null ? null : graphkit.entryOf(id);
    byId("hover").hidden = entry === null;
    byId("hover").textContent = entry ? [entry.name, entry.by, entry.date_text].filter(Boolean).join(" · ") : "";
    graphkit.redraw();
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function onMapKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (Object.hasOwn(ARROWS, event.key)) {
      const next = graphkit.boxBeside(graphkit.focus.selected, ...ARROWS[event.key]);
      if (next !== null) {
        select(next, { isFromMap: true });
        graphkit.reveal(next);
      }
    } else if (event.key === "+" || event.key === "=") graphkit.zoom(1.25);
    else if (event.key === "-") graphkit.zoom(0.8);
    else if (event.key === "0") graphkit.fit();
    else return;
    event.preventDefault();
  }

  function listen() {
    byId("search").addEventListener("input", find);
    byId("fit").addEventListener("click", graphkit.fit);
    byId("zoom-in").addEventListener("click", () => graphkit.zoom(1.25));
    byId("zoom-out").addEventListener("click", () => graphkit.zoom(0.8));
    byId("canvas").addEventListener("keydown", onMapKey);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && graphkit.focus.selected !== null) clear();
      if (event.key === "/" && !event.target.matches("input")) {
        byId("search").focus();
        event.preventDefault();
      }
    });
    graphkit.network.on("click", ({ nodes }) => select(nodes[0] ?? null, { isFromMap: true }));
    graphkit.network.on("hoverNode", ({ node }) => hover(node));
    graphkit.network.on("blurNode", () => hover(null));
  }

  listen();
  find();
  graphkit.showFirst();
  graphkit.network.once("afterDrawing", () => {
    document.documentElement.dataset.ready = "true";
  });
  graphkit.redraw();
})();
