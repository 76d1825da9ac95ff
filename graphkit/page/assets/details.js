"use strict";
// The panel about the selected node: what is known of it, where to read it, and what it is connected with.
(() => {
  const panel = document.getElementById("details");
  const { element } = graphkit;

  function kindText(entry) {
    const name = graphkit.kindOf(entry).singular;
    if (!graphkit.isTimed(entry)) return name;
    return entry.is_curated
      ? `${name} · curated: a document describes it`
      : `${name} · mentioned: listed as related, without a document of its own`;
  }

  function heading(entry, onClose) {
    const top = element("div", "top");
    const close = element("button", "close", "Close");
    close.type = "button";
    close.setAttribute("aria-label", "Close details");
    close.addEventListener("click", onClose);
    top.append(element("p", "kind", kindText(entry)), close);
    const title = element("h2", "", entry.name);
    title.tabIndex = -1;
    return [top, title];
  }

  function links(entry) {
    const list = element("ul", "links");
    for (const [label, address] of entry.links ?? []) {
      if (!/^https?:\/\//i.test(address)) continue;
      const link = element("a", "", label);
      link.href = address;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      const item = element("li");
      item.append(link, element("span", "address", address.length > 90 ? `${address.slice(0, 89)}…` : address));
      list.append(item);
    }
    return list;
  }

  function facts(entry) {
    const list = element("dl");
    for (const [label, text] of entry.facts ?? []) list.append(element("dt", "", label), element("dd", "", text));
    return list;
  }

  // The neighbours under one heading for each kind of edge and direction, in the order of the table.
  function* neighbours(id, onSelect) {
    for (const [kind, style] of Object.entries(graphkit.data.edge_kinds)) {
      for (const isForward of [true, false]) {
        const found = graphkit.near(id).filter((other) => other.kind === kind && other.isForward === isForward);
        if (found.length === 0) continue;
        const title = `${isForward ? style.forward : style.backward} (${found.length.toLocaleString("en")})`;
        const list = element("ul", "near");
        list.append(...found.slice(0, 200).map((other) => graphkit.row(other.id, onSelect)));
        yield element("h3", "", title);
        yield list;
        if (found.length > 200) yield element("p", "meta", `and ${(found.length - 200).toLocaleString("en")} more: search for the name to see all`);
      }
    }
  }

  // Show the node with this id, or nothing for null.
  graphkit.showDetails = (id, { onSelect, onClose }) => {
    panel.hidden = id === null;
    panel.replaceChildren();
    if (id === null) return;
    const entry = graphkit.entryOf(id);
    panel.append(...heading(entry, onClose));
    const meta = [entry.by, entry.date_text].filter(Boolean).join(" · ");
    if (meta) panel.append(element("p", "meta", meta));
    if (entry.note) panel.append(element("p", "note", entry.note));
    for (const part of [links(entry), facts(entry)]) if (part.childElementCount > 0) panel.append(part);
    panel.append(...neighbours(id, onSelect));
  };
})();
