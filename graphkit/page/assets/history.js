// The state and the address, in step: what the reader does is in the address, and the address restores it.

import { mend, readState, writeState } from "./state.js";

const PAUSE_MS = 250;

// Give the history of a page. `onChange(state, before, isRestored)` hears of every change.
export function createHistory(references, onChange) {
  let state = readState(location.hash, references);

  function put(text, isStep) {
    const address = location.href.split("#")[0] + (text ? `#${text}` : "");
    if (address === location.href) return;
    const steps = history.state?.steps ?? 0;
    try {
      if (isStep) history.pushState({ steps: steps + 1 }, "", address);
      else history.replaceState({ steps }, "", address);
    } catch {
      // A frame without an address of its own (a notebook's cell) may refuse; the page works all the same.
    }
  }

  // Put off what has not been written yet, or write it now.
  let [timer, pending] = [0, null];
  function settle(isWanted = true) {
    clearTimeout(timer);
    if (pending !== null && isWanted) put(pending, false);
    pending = null;
  }

  // Write the state. Browsers allow an address only so many changes in a while, so that those that are no steps wait.
  function write(isStep) {
    if (isStep) {
      settle();
      put(writeState(state, references), true);
      return;
    }
    pending = writeState(state, references);
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE_MS);
  }

  addEventListener("hashchange", () => {
    settle(false);
    const before = state;
    state = readState(location.hash, references);
    onChange(state, before, true);
  });

  return {
    get: () => state,
    // Change the state; a step is something that the back button undoes.
    change(changes, isStep = true) {
      const before = state;
      state = mend({ ...state, ...changes });
      write(isStep);
      onChange(state, before, false);
    },
    // Keep what has changed by itself, such as the part of the map in sight.
    note(changes) {
      state = { ...state, ...changes };
      write(false);
    },
    canGoBack: () => (history.state?.steps ?? 0) > 0,
    goBack: () => { settle(); history.back(); },
    settle,
  };
}
