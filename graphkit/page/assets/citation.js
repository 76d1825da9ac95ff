// A node or a path as a reader would cite it.

import { sayDay } from "./dates.js";
import { NO_DAY } from "./model.js";

// Give the citation of a node: what it is called, by whom, when, and where it can be read.
export function citeNode(model, node, links = []) {
  const kind = model.kinds[model.kind[node]];
  const name = model.name[node];
  if (kind !== "article") return `${name} (${model.nodeStyles[kind].singular.toLowerCase()}). In: ${model.title}.`;
  const parts = [/[.!?…]$/u.test(name) ? `“${name}”` : `“${name}.”`];
  if (model.provider[node] >= 0) parts.push(`${model.name[model.provider[node]]},`);
  parts.push(model.day[node] === NO_DAY ? "no date." : `${sayDay(model.day[node])}.`);
  if (links.length) parts.push(links[0][1]);
  return parts.join(" ");
}

// Give the citation of a path: its nodes in order, the articles cited in full.
export function citePath(model, path, linksOf) {
  const lines = path.map((node, place) => `${place + 1}. ${citeNode(model, node, linksOf[place] ?? [])}`);
  return [`A path in: ${model.title}.`, ...lines].join("\n");
}
