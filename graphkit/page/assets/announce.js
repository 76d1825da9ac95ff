// What a screen reader says of what has changed, once it has stopped changing.

import { byId } from "./elements.js";

const PAUSE_MS = 350;
let timer = 0;

// Say a text; the last one wins.
export function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => { byId("announce").textContent = text; }, PAUSE_MS);
}
