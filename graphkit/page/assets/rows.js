// A node as a line of text that can be chosen: in the list, among neighbours, on paths.

import { sayDay } from "./dates.js";
import { element, sayNumber } from "./elements.js";

// What a node is, in a word or two.
export function sayKind(model, node) {
  return model.nodeStyles[model.kinds[model.kind[node]]].singular;
}

export function isArticle(model, node) {
  return model.kinds[model.kind[node]] === "article";
}

// Make the button of a node.
export function nodeButton(model, node, onSelect, { isCurrent = false, hasKind = false } = {}) {
  const parts = [element("span", { class: "name", dir: "auto", text: model.name[node] })];
  const meta = [];
  if (isArticle(model, node)) {
    if (model.provider[node] >= 0) meta.push(element("bdi", { text: model.name[model.provider[node]] }));
    meta.push(sayDay(model.day[node]), model.curated[node] ? element("span", { class: "mark", text: "curated" }) : "mentioned");
  } else {
    if (hasKind) meta.push(sayKind(model, node));
    meta.push(`${sayNumber(model.degree[node])} ${model.degree[node] === 1 ? "link" : "links"}`);
  }
  parts.push(element("span", { class: "meta" }, ...meta.flatMap((part, place) => (place ? [" · ", part] : [part]))));
  const kind = model.kinds[model.kind[node]];
  return element("button", {
    type: "button",
    class: `row ${model.nodeStyles[kind].colour}`,
    "data-node": node,
    "aria-current": isCurrent ? "true" : null,
    on: { click: () => onSelect(node) },
  }, ...parts);
}
