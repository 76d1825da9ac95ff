"use strict";
// What the page shows, as Python wrote it, with the look-ups that the other scripts need.
// All ids are generated (n0, n1, …); what the news says is only ever a value, never a key.
const graphkit = {};
document.getElementById("main").hidden = false; // Without scripts it would be an empty frame.

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const indexes = new Map(data.nodes.map((node, index) => [node.id, index]));
  const near = data.nodes.map(() => []);
  for (const edge of data.edges) {
    const start = indexes.get(edge.from);
    const end = indexes.get(edge.to);
    near[start].push({ id: edge.to, kind: edge.kind, isForward: true });
    if (start !== end) near[end].push({ id: edge.from, kind: edge.kind, isForward: false });
  }

  graphkit.data = data;
  graphkit.boxes = new Map(data.nodes.filter((node) => node.x !== undefined).map((node) => [node.id, node]));
  graphkit.entryOf = (id) => data.entries[indexes.get(id)];
  graphkit.idOf = (index) => data.nodes[index].id;
  graphkit.kindOf = (entry) => data.node_kinds[entry.kind];
  graphkit.isTimed = (entry) => graphkit.kindOf(entry).place === "time";
  graphkit.near = (id) => near[indexes.get(id)];

  // What the reader looks at: the selected node, and the one under the pointer.
  graphkit.focus = { selected: null, hovered: null };
  graphkit.focusId = () => graphkit.focus.hovered ?? graphkit.focus.selected;

  // The node in focus and its neighbours; null when nothing is in focus.
  graphkit.lit = () => {
    const id = graphkit.focusId();
    return id === null ? null : new Set([id, ...graphkit.near(id).map((other) => other.id)]);
  };

  // An element with text in it: the only way that data gets into the document.
  graphkit.element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) {
      made.dir = "auto";
      made.textContent = text;
    }
    return made;
  };
  graphkit.count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
})();
