// What an address calls a node: its number and a mark of its name, such as "12.1x8f3k".
// The numbers of another build differ; the mark tells, and finds the node again if it is still there.

const PRIME = 16777619;
const BASIS = 2166136261;

// Hash a text to 32 bits (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/).
export function hashText(text) {
  let hash = BASIS;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), PRIME);
  return hash >>> 0;
}

// Give { write(node), read(reference) }; a reference to what is not there reads as -1.
export function createReferences(model) {
  let byMark = null;
  const mark = (node) => {
    const by = model.provider[node] >= 0 ? model.name[model.provider[node]] : "";
    return hashText(`${model.kind[node]}\n${model.name[node]}\n${by}\n${model.day[node]}`).toString(36);
  };
  const find = (wanted) => {
    if (!byMark) {
      byMark = new Map();
      for (let node = model.count - 1; node >= 0; node -= 1) byMark.set(mark(node), node);
    }
    return byMark.get(wanted) ?? -1;
  };
  return {
    write: (node) => `${node}.${mark(node)}`,
    read(reference) {
      const found = /^(\d{1,9})\.([0-9a-z]{1,7})$/.exec(reference);
      if (!found) return -1;
      const node = Number(found[1]);
      return node < model.count && mark(node) === found[2] ? node : find(found[2]);
    },
  };
}
