"use strict";
// Finding entries by the words in their title, provider and topics, whatever the case and the accents.
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const haystacks = graphkit.data.entries.map((entry, index) => {
    const words = [entry.name, entry.by ?? ""];
    if (graphkit.isTimed(entry)) {
      for (const other of graphkit.near(graphkit.idOf(index))) {
        const found = graphkit.entryOf(other.id);
        if (!graphkit.isTimed(found)) words.push(found.name);
      }
    }
    return plain(words.join("\n"));
  });

  // The indexes of the entries that hold every word of the query, in the order of the list.
  graphkit.search = (query) => {
    const words = plain(query).split(/\s+/u).filter(Boolean);
    const found = [];
    haystacks.forEach((text, index) => {
      if (words.every((word) => text.includes(word))) found.push(index);
    });
    return found;
  };
})();
