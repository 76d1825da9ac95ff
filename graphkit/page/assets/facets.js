// The filters by kind, provider, topic, story and quality: each a button that opens its choices.

import { button, byId, element, sayNumber } from "./elements.js";
import { NO_QUALITY } from "./model.js";
import { readWords, toPlain } from "./search.js";

const MOST_SHOWN = 60;
const HAS_SEARCH = 12;
const KIND_NAMES = { curated: "Articles with a document (curated)", mentioned: "Articles only mentioned" };

// Give { render(state, counts) }; `counts` are those of filters.countChoices.
export function createFacets(model, onChange) {
  const bar = byId("facets");
  const of = (kind) => Array.from({ length: model.count }, (_, node) => node).filter((node) => model.kinds[model.kind[node]] === kind);
  const nodeFacets = [["providers", "Provider", "provider"], ["topics", "Topic", "topic"], ["stories", "Story", "story"]]
    .map(([field, title, kind]) => ({ field, title, nodes: of(kind) }))
    .filter((facet) => facet.nodes.length > 0);
  let [shown, counts] = [null, null];

  const facets = [
    makeFacet("kinds", "Kind", fillKinds),
    ...nodeFacets.map(({ field, title, nodes }) => makeFacet(field, title, (panel) => fillNodes(panel, field, title, nodes))),
    ...(hasQuality() ? [makeFacet("quality", "Quality", fillQuality)] : []),
  ];
  bar.replaceChildren(...facets.map((facet) => facet.box));

  function hasQuality() {
    return model.quality.some((quality) => quality !== NO_QUALITY);
  }

  function makeFacet(field, title, fill) {
    const panel = element("div", { class: "choices", id: `choices-${field}`, role: "group", "aria-label": `Filter by ${title.toLowerCase()}`, hidden: true });
    const opener = button("", () => toggle(panel.hidden), { class: "opener", "aria-expanded": "false", "aria-controls": panel.id });
    const box = element("div", { class: "facet" }, opener, panel);
    const toggle = (isOpen) => {
      if (isOpen) {
        facets.forEach((facet) => facet.toggle(false));
        fill(panel);
      }
      panel.hidden = !isOpen;
      opener.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) panel.querySelector("input")?.focus();
    };
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.stopPropagation();
      toggle(false);
      opener.focus();
    });
    box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) toggle(false); });
    document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) toggle(false); });
    return { field, title, box, opener, panel, toggle, fill };
  }

  function check(field, value, label, count, colour) {
    const input = element("input", { type: "checkbox", on: { change: () => choose(field, value, input.checked) } });
    input.checked = shown[field].includes(value);
    const number = count === null ? null : element("span", { class: "number", text: sayNumber(count) });
    return element("label", { class: "choice" }, input, colour ? element("span", { class: `dot ${colour}` }) : null,
      element("span", { class: "name", dir: "auto", text: label }), number);
  }

  function choose(field, value, isChosen) {
    const others = shown[field].filter((one) => one !== value);
    const chosen = isChosen ? [...others, value] : others;
    onChange({ [field]: field === "kinds" ? chosen : chosen.sort((one, other) => one - other) });
  }

  function fillKinds(panel) {
    const present = new Set(model.kind);
    const rows = model.kinds.filter((_, number) => present.has(number)).flatMap((kind) => (kind === "article" ? ["curated", "mentioned"] : [kind]));
    panel.replaceChildren(...rows.map((name) => check("kinds", name, KIND_NAMES[name] ?? model.nodeStyles[name].plural, null, model.nodeStyles[name]?.colour ?? "article")));
  }

  function fillNodes(panel, field, title, nodes) {
    const rows = element("div", { class: "scroller" });
    const list = (query) => {
      const words = readWords(query);
      const found = nodes.filter((node) => words.every((word) => toPlain(model.name[node]).includes(word)));
      const isChosen = (node) => (shown[field].includes(node) ? 1 : 0);
      found.sort((one, other) => isChosen(other) - isChosen(one) || counts[other] - counts[one] || one - other);
      const more = found.length - MOST_SHOWN;
      rows.replaceChildren(...found.slice(0, MOST_SHOWN).map((node) => check(field, node, model.name[node], counts[node])),
        more > 0 ? element("p", { class: "meta", text: `${sayNumber(more)} more: type to find them` }) : "");
    };
    const finder = nodes.length > HAS_SEARCH
      ? element("input", { type: "search", class: "finder", "aria-label": `Find a ${title.toLowerCase()}`, placeholder: `Find a ${title.toLowerCase()}`, autocomplete: "off", dir: "auto" })
      : null;
    finder?.addEventListener("input", () => list(finder.value));
    list("");
    panel.replaceChildren(...[finder, rows].filter(Boolean));
  }

  function fillQuality(panel) {
    const known = model.quality.filter((quality) => quality !== NO_QUALITY);
    const [least, most] = known.reduce(([low, high], quality) => [Math.min(low, quality), Math.max(high, quality)], [Infinity, -Infinity]);
    const bound = (field, label, example) => {
      const input = element("input", { type: "number", placeholder: String(example), on: { input: () => {
        const value = input.valueAsNumber;
        onChange({ [field]: Number.isInteger(value) ? value : null });
      } } });
      input.value = shown[field] ?? "";
      return element("label", { class: "bound" }, element("span", { text: label }), input);
    };
    panel.replaceChildren(bound("leastQuality", "At least", least), bound("mostQuality", "At most", most),
      element("p", { class: "meta", text: `From ${least} to ${most}. Articles without a quality are left out.` }));
  }

  return {
    render(state, nextCounts) {
      [shown, counts] = [state, nextCounts];
      for (const { field, title, opener } of facets) {
        const count = field === "quality" ? [state.leastQuality, state.mostQuality].filter((bound) => bound !== null).length : state[field].length;
        opener.textContent = count ? `${title} (${count})` : title;
        opener.classList.toggle("chosen", count > 0);
      }
      const open = facets.find((facet) => !facet.panel.hidden && !facet.panel.contains(document.activeElement));
      open?.fill(open.panel);
    },
  };
}
