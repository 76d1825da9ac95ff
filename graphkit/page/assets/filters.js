// Which nodes pass the reader's filters, and how many articles each further choice would leave.

import { NO_DAY, NO_QUALITY } from "./model.js";

// The filters that an article can fail, a bit each.
export const FAILS = { kind: 1, provider: 2, topic: 4, story: 8, quality: 16, day: 32, query: 64 };
const OWN = FAILS.kind | FAILS.query; // What other nodes answer to by themselves, rather than by their articles.

// Give { apply(state, marks) }; `marks` is what a search found, or null.
export function createFilters(model) {
  const kindOf = (name) => model.kinds.indexOf(name);
  const [article, topic] = [kindOf("article"), kindOf("topic")];

  // The bits of every article that it fails; other nodes have none.
  function failures(state, marks) {
    const fails = new Uint8Array(model.count);
    const maskOf = (nodes) => {
      if (nodes.length === 0) return null;
      const mask = new Uint8Array(model.count);
      for (const node of nodes) mask[node] = 1;
      return mask;
    };
    const [providers, stories] = [maskOf(state.providers), maskOf(state.stories)];
    const beside = state.topics.length ? articlesBeside(state.topics) : null;
    const hasKinds = state.kinds.length > 0;
    const kindFails = [0, 1].map((isCurated) => (!hasKinds || state.kinds.includes(isCurated ? "curated" : "mentioned") ? 0 : FAILS.kind));
    const [least, most] = [state.leastQuality ?? -Infinity, state.mostQuality ?? Infinity];
    const hasQuality = state.leastQuality !== null || state.mostQuality !== null;
    const [first, last] = [state.firstDay ?? -Infinity, state.lastDay ?? Infinity];
    const hasDays = state.firstDay !== null || state.lastDay !== null;
    for (let node = 0; node < model.count; node += 1) {
      if (model.kind[node] !== article) continue;
      let bits = kindFails[model.curated[node]];
      if (providers && !(model.provider[node] >= 0 && providers[model.provider[node]])) bits |= FAILS.provider;
      if (stories && !(model.story[node] >= 0 && stories[model.story[node]])) bits |= FAILS.story;
      if (beside && !beside[node]) bits |= FAILS.topic;
      if (hasQuality && (model.quality[node] === NO_QUALITY || model.quality[node] < least || model.quality[node] > most)) bits |= FAILS.quality;
      if (hasDays && (model.day[node] === NO_DAY || model.day[node] < first || model.day[node] > last)) bits |= FAILS.day;
      if (marks && !marks[node]) bits |= FAILS.query;
      fails[node] = bits;
    }
    return fails;
  }

  function articlesBeside(nodes) {
    const mask = new Uint8Array(model.count);
    for (const node of nodes) {
      for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) mask[model.targets[place]] = 1;
    }
    return mask;
  }

  function hasArticle(node, fails) {
    for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
      const other = model.targets[place];
      if (model.kind[other] === article && (fails[other] & ~OWN) === 0) return true;
    }
    return false;
  }

  return {
    // Gives { visible: a mask, or null if all is; fails; shown: how many of each kind; all: how many there are }.
    apply(state, marks) {
      const fails = failures(state, marks);
      const isNarrow = state.providers.length + state.topics.length + state.stories.length > 0
        || [state.leastQuality, state.mostQuality, state.firstDay, state.lastDay].some((bound) => bound !== null);
      const isWanted = model.kinds.map((kind) => state.kinds.length === 0 || state.kinds.includes(kind));
      const visible = new Uint8Array(model.count);
      const [shown, all] = [new Uint32Array(model.kinds.length), new Uint32Array(model.kinds.length)];
      for (let node = 0; node < model.count; node += 1) {
        const kind = model.kind[node];
        const isShown = kind === article
          ? fails[node] === 0
          : isWanted[kind] && (!marks || marks[node] > 0) && (!isNarrow || hasArticle(node, fails));
        all[kind] += 1;
        if (!isShown) continue;
        visible[node] = 1;
        shown[kind] += 1;
      }
      const isAll = shown.every((count, kind) => count === all[kind]);
      return { visible: isAll ? null : visible, fails, shown, all };
    },

    // How many articles each provider, topic and story would leave, whatever is chosen of its own kind.
    countChoices(fails) {
      const counts = new Uint32Array(model.count);
      for (let node = 0; node < model.count; node += 1) {
        if (model.kind[node] !== article) continue;
        const bits = fails[node];
        if ((bits & ~FAILS.provider) === 0 && model.provider[node] >= 0) counts[model.provider[node]] += 1;
        if ((bits & ~FAILS.story) === 0 && model.story[node] >= 0) counts[model.story[node]] += 1;
        if ((bits & ~FAILS.topic) !== 0) continue;
        for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) {
          if (model.kind[model.targets[place]] === topic) counts[model.targets[place]] += 1;
        }
      }
      return counts;
    },
  };
}
