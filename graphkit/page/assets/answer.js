// Below the answer in words: what connects the two sides, and the best paths, to look at on the map.

import { button, byId, element, sayCount } from "./elements.js";
import { sayKind } from "./rows.js";
import { sayPath } from "./steps.js";

const MOST_BRIDGES = 12;

// Fill what of the answer can be followed.
export function showAnswer(model, { onSelect, onPath }) {
  const parts = [];
  if (model.paths.length) {
    parts.push(element("h2", { text: "Best paths" }), element("ol", { class: "rows numbered" },
      ...model.paths.map((path) => element("li", {}, button(sayPath(model, path.nodes), () => onPath(path.nodes), { class: "row path", dir: "auto" })))));
  }
  if (model.bridges.length && model.sides) {
    parts.push(element("h2", { text: "What connects them, the most telling first" }), element("ol", { class: "rows numbered" },
      ...model.bridges.slice(0, MOST_BRIDGES).map((bridge) => element("li", {}, bridgeButton(model, bridge, onSelect)))));
  }
  byId("findings").replaceChildren(...parts);
}

function bridgeButton(model, bridge, onSelect) {
  const { earlier, later } = model.sides;
  const counts = [`${sayKind(model, bridge.node)}: ${bridge.earlier} in ${earlier.label}, ${bridge.later} in ${later.label}`];
  if (bridge.expected !== null) counts.push(`joins ${sayCount(bridge.found, "pair")}, chance ${bridge.expected.toFixed(1)}`);
  return element("button", { type: "button", class: `row ${bridge.kind}`, on: { click: () => onSelect(bridge.node) } },
    element("span", { class: "name", dir: "auto", text: bridge.label }),
    element("span", { class: "meta", dir: "auto", text: counts.join("; ") }));
}
