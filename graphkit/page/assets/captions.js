// The text of an overview's boxes, wrapped as it is needed.

import { MONTHS } from "./axis.js";
import { sayNumber } from "./elements.js";
import { NO_DAY } from "./model.js";

const MOST_LINES = 2;
const KEPT = 4000;

// Break a text into lines no wider than `width`, measured by `measure`; what is left over ends in an ellipsis.
export function wrapText(text, width, most, measure) {
  const lines = [];
  let line = "";
  const words = text.slice(0, 400).split(/\s+/u).filter(Boolean);
  for (const [place, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, shorten(`${line} ${words.slice(place).join(" ")}`, width, measure)];
    lines.push(line);
    line = word;
  }
  return line ? [...lines, measure(line) > width ? shorten(line, width, measure) : line] : lines;
}

function shorten(text, width, measure) {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${text.slice(0, middle).trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

// Say a day, as in "9 Jun 2020".
export function dayText(day) {
  if (day === NO_DAY) return "no date";
  const date = new Date(day * 86400000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

// Give a function that captions a node in a box of a width.
export function createCaptions(model) {
  const ctx = document.createElement("canvas").getContext("2d");
  const kept = new Map();
  const type = model.map.type;
  return (node, width, family) => {
    if (kept.has(node)) return kept.get(node);
    const isArticle = model.kinds[model.kind[node]] === "article";
    const inner = width - 2 * type.padding - 2;
    ctx.font = `600 ${type.name_font}px ${family}`;
    const lines = wrapText(model.name[node], inner, MOST_LINES, (text) => ctx.measureText(text).width);
    ctx.font = `${type.meta_font}px ${family}`;
    const when = isArticle ? dayText(model.day[node]) : "";
    const room = inner - ctx.measureText(when).width - 8;
    const by = isArticle && model.provider[node] >= 0 ? model.name[model.provider[node]] : "";
    const style = model.nodeStyles[model.kinds[model.kind[node]]];
    const count = sayNumber(model.degree[node]);
    const caption = {
      lines,
      meta: isArticle
        ? [by ? wrapText(by, room, 1, (text) => ctx.measureText(text).width)[0] : "", when]
        : [`${style.singular} · ${count} ${model.degree[node] === 1 ? "link" : "links"}`],
    };
    if (kept.size >= KEPT) kept.clear();
    kept.set(node, caption);
    return caption;
  };
}
