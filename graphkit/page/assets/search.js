// Finding nodes by words, whatever the case and the accents, among all names as one text.

const NAMED = ["provider", "topic", "story", "phrase"];
const WHOLE = 5; // The name is the query,
const BEGINNING = 4; // or begins with it,
const FROM_START = 3; // or with each of its words,
const FROM_WORD = 2; // or they begin words in it,
const WITHIN = 1; // or stand anywhere.

// The marks, the best first.
export const MARKS = [WHOLE, BEGINNING, FROM_START, FROM_WORD, WITHIN];

// Take case, accents and odd spaces out of a text.
export function toPlain(text) {
  // Most names are plain ASCII, which needs no more than this.
  const lower = text.toLowerCase();
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower.normalize("NFKD").replace(/\p{M}|\p{Cf}/gu, "");
}

// Give the words of a query.
export function readWords(query) {
  return [...new Set(toPlain(query).split(/\s+/u).filter(Boolean))];
}

// All names as one plain text, a line each, and where each line starts.
function joinNames(names) {
  const starts = new Uint32Array(names.length + 1);
  let text = toPlain(names.join("\n"));
  // Tells whether there are as many lines as names.
  const fill = () => {
    let line = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      line += 1;
      if (line < names.length) starts[line] = at + 1;
    }
    starts[names.length] = text.length + 1;
    return line === Math.max(names.length - 1, 0);
  };
  if (!fill()) {
    // Some name has lines of its own.
    text = names.map((name) => toPlain(name).replaceAll("\n", " ")).join("\n");
    fill();
  }
  return { text, starts };
}

// Give { find(query) } over a model's names: the marks of what is found, by node, and how many there are.
// A mark is 0 for what is not found, else higher the nearer to the beginning of the name a word stands.
// An article is also found by the names of its provider, topics, story and phrases.
export function createSearch(model) {
  const { text, starts } = joinNames(model.name);
  const article = model.kinds.indexOf("article");
  const isNamed = model.kinds.map((kind) => NAMED.includes(kind));

  // Mark every node whose name holds the word.
  function markNames(word) {
    const marks = new Uint8Array(model.count);
    let node = 0;
    for (let at = text.indexOf(word); at >= 0 && node < model.count; at = text.indexOf(word, starts[node])) {
      while (starts[node + 1] <= at) node += 1;
      const before = text.charCodeAt(at - 1);
      if (at === starts[node]) marks[node] = FROM_START;
      else marks[node] = before === 32 || before === 45 ? FROM_WORD : WITHIN;
      node += 1;
    }
    return marks;
  }

  // Mark the articles beside a provider, topic, story or phrase that is marked.
  function markArticles(marks) {
    for (let node = 0; node < model.count; node += 1) {
      if (!marks[node] || !isNamed[model.kind[node]]) continue;
      for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
        const other = model.targets[place];
        if (marks[other] === 0 && model.kind[other] === article) marks[other] = WITHIN;
      }
    }
    return marks;
  }

  // Raise what is found to what it deserves where the query stands as a whole.
  function raiseWhole(marks, phrase) {
    let node = 0;
    for (let at = text.indexOf(phrase); at >= 0 && node < model.count; at = text.indexOf(phrase, starts[node])) {
      while (starts[node + 1] <= at) node += 1;
      if (at === starts[node]) marks[node] = starts[node + 1] - starts[node] - 1 === phrase.length ? WHOLE : BEGINNING;
      node += 1;
    }
    return marks;
  }

  return {
    find(query) {
      const words = readWords(query);
      if (words.length === 0) return null;
      const marks = markArticles(markNames(words[0]));
      for (const word of words.slice(1)) {
        const others = markArticles(markNames(word));
        for (let node = 0; node < model.count; node += 1) marks[node] = others[node] === 0 ? 0 : Math.min(marks[node], others[node]);
      }
      return raiseWhole(marks, words.join(" "));
    },
  };
}

// Give the best `most` nodes of `marks`: names that begin with the words first, then the best connected.
export function pickBest(model, marks, most, isWanted = () => true) {
  const best = [];
  const isBetter = (one, other) => marks[one] - marks[other] || model.degree[one] - model.degree[other] || other - one;
  for (let node = 0; node < model.count; node += 1) {
    if (!marks[node] || !isWanted(node)) continue;
    if (best.length === most && isBetter(node, best[most - 1]) < 0) continue;
    let place = best.length;
    while (place > 0 && isBetter(node, best[place - 1]) > 0) place -= 1;
    best.splice(place, 0, node);
    if (best.length > most) best.pop();
  }
  return best;
}
