// A field to choose a node by its name (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { element } from "./elements.js";
import { sayKind } from "./rows.js";
import { pickBest } from "./search.js";

const MOST_OPTIONS = 12;

// Give { element, render(node), focus() }; `onPick` hears the chosen node.
export function createPicker(model, search, { id, label, onPick }) {
  const list = element("ul", { id: `${id}-options`, role: "listbox", class: "options", "aria-label": label, hidden: true });
  const input = element("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto", placeholder: "A title or a name",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  });
  let [chosen, options, active] = [-1, [], -1];

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function open() {
    const marks = search().find(input.value);
    options = marks ? pickBest(model, marks, MOST_OPTIONS) : [];
    if (options.length === 0) return close();
    list.replaceChildren(...options.map((node, place) => element("li", { role: "option", id: `${id}-${place}`, "aria-selected": "false", class: "option" },
      element("span", { class: "name", dir: "auto", text: model.name[node] }), element("span", { class: "meta", text: sayKind(model, node) }))));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return mark(-1);
  }

  function mark(place) {
    active = place;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  function pick(place) {
    const node = options[place];
    close();
    if (node !== undefined) onPick(node);
  }

  input.addEventListener("input", open);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    close();
    input.value = chosen >= 0 ? model.name[chosen] : "";
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open();
      if (options.length && !list.hidden) mark((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      pick(Math.max(active, 0));
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  // The pointer chooses before the field loses the focus.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => pick([...list.children].indexOf(event.target.closest("li"))));

  return {
    element: element("div", { class: "picker" }, element("label", { for: id, text: label }), input, list),
    render(node) {
      chosen = node;
      if (document.activeElement !== input || node >= 0) input.value = node >= 0 ? model.name[node] : "";
    },
    focus: () => input.focus(),
  };
}
