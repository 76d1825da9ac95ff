"use strict";
// The list of everything, under headings of dates and kinds: the same content as the map, for any reader.
(() => {
  const AT_ONCE = 200;
  const list = document.getElementById("list");
  const { element } = graphkit;

  // One entry as a button in a list item.
  graphkit.row = (id, onSelect) => {
    const entry = graphkit.entryOf(id);
    const button = element("button", "row");
    button.type = "button";
    button.dataset.id = id;
    button.append(element("span", "name", entry.name));
    if (graphkit.isTimed(entry)) {
      const meta = element("span", "meta", [entry.by, entry.date_text].filter(Boolean).join(" · "));
      if (entry.is_curated) meta.append(" · ", element("span", "mark", "curated"));
      button.append(meta);
    }
    button.addEventListener("click", () => onSelect(id));
    const item = element("li");
    item.append(button);
    return item;
  };

  function* groups(indexes) {
    let members = [];
    for (const index of indexes) {
      const group = graphkit.data.entries[index].group;
      if (members.length > 0 && graphkit.data.entries[members[0]].group !== group) {
        yield members;
        members = [];
      }
      members.push(index);
    }
    if (members.length > 0) yield members;
  }

  function moreButton(count, show) {
    const next = Math.min(AT_ONCE, count);
    const button = element("button", "more", `Show ${next.toLocaleString("en")} more of ${count.toLocaleString("en")}`);
    button.type = "button";
    button.addEventListener("click", show);
    return button;
  }

  // Show the entries with these indexes, the first `most` of them at once.
  graphkit.showList = (indexes, onSelect, most = AT_ONCE) => {
    const parts = [];
    for (const members of groups(indexes.slice(0, most))) {
      const rows = element("ul");
      rows.append(...members.map((index) => graphkit.row(graphkit.idOf(index), onSelect)));
      parts.push(element("h2", "", graphkit.data.entries[members[0]].group), rows);
    }
    if (indexes.length > most) {
      parts.push(moreButton(indexes.length - most, () => {
        graphkit.showList(indexes, onSelect, most + AT_ONCE);
        list.querySelectorAll(".row")[most].focus();
      }));
    }
    list.replaceChildren(...parts);
    graphkit.markSelected();
  };

  graphkit.markSelected = () => {
    for (const button of list.querySelectorAll(".row")) {
      if (button.dataset.id === graphkit.focus.selected) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };

  // Up and down go from entry to entry.
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches(".row")) return;
    const rows = [...list.querySelectorAll(".row")];
    const next = rows[rows.indexOf(event.target) + step];
    if (next) next.focus();
    event.preventDefault();
  });
})();
