// The page opens: the model is read, the map drawn, and everything around it made ready.

import { createMap } from "./canvas.js";
import { byId } from "./elements.js";
import { createExplorer } from "./explorer.js";
import { saveImage } from "./images.js";
import { listenToKeys } from "./keyboard.js";
import { readModel } from "./model.js";
import { listenToPrint } from "./print.js";
import { sayKind } from "./rows.js";

const ZOOM = 1.25;
const RESIZED_MS = 60;

async function start() {
  const root = document.documentElement;
  root.dataset.started = "true";
  const model = await readModel();
  const canvas = byId("canvas");
  const map = createMap(model, canvas);
  const explorer = createExplorer(model, map);
  window.graphkit = { model, map, explorer };
  connectMap(model, map, explorer, canvas);
  connectButtons(model, map, explorer);
  listenToPrint(explorer);
  explorer.open();
  // vis-network has asked for this frame before, so by then the map is drawn.
  requestAnimationFrame(() => { root.dataset.ready = "true"; });
}

function connectMap(model, map, explorer, canvas) {
  const hover = byId("hover");
  map.on("select", (node) => explorer.select(node));
  map.on("hover", (node) => {
    hover.hidden = node < 0;
    if (node >= 0) hover.textContent = `${sayKind(model, node)}: ${model.name[node].slice(0, 300)}`;
  });
  listenToKeys(canvas, {
    goBeside: (dx, dy) => explorer.select(map.nodeBeside(explorer.history.get().selected, dx, dy)),
    pan: (dx, dy) => map.panBy(dx, dy),
    zoom: (factor) => map.zoomBy(factor),
    fit: () => map.fit(),
    openDetails: () => explorer.openDetails(),
    step: (by) => explorer.step(by),
    search: () => byId("search").focus(),
    clear() {
      const state = explorer.history.get();
      if (state.selected >= 0) explorer.close();
      else if (state.path.length || state.start >= 0) explorer.leavePath();
      else explorer.clear();
    },
  });
  // The side panel's rows light up on the map too, where that is quick.
  const light = (event) => {
    const row = event.target.closest?.("[data-node]");
    if (!model.isLarge) map.setHovered(row && event.type !== "pointerleave" && event.type !== "focusout" ? Number(row.dataset.node) : -1);
  };
  for (const name of ["pointerover", "pointerleave", "focusin", "focusout"]) byId("side-scroll").addEventListener(name, light);
  let timer = 0;
  new ResizeObserver(() => {
    clearTimeout(timer);
    // On paper and in a hidden frame the map has no size to fit.
    timer = setTimeout(() => { if (canvas.clientWidth > 0 && canvas.clientHeight > 0) explorer.refit(); }, RESIZED_MS);
  }).observe(canvas);
}

function connectButtons(model, map, explorer) {
  const on = (id, listener) => byId(id).addEventListener("click", listener);
  const field = byId("search");
  field.addEventListener("input", () => explorer.find(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    explorer.focusList();
  });
  on("clear", () => { explorer.clear(); field.focus(); });
  on("back", () => explorer.history.goBack());
  on("zoom-in", () => map.zoomBy(ZOOM));
  on("zoom-out", () => map.zoomBy(1 / ZOOM));
  on("fit", () => map.fit());
  on("copy-link", () => {
    explorer.history.settle();
    explorer.copy(location.href, "Link copied");
  });
  for (const kind of ["png", "svg"]) on(`save-${kind}`, () => saveImage(map, model.title, kind));
  on("filters", () => {
    const isOpen = document.body.classList.toggle("filtering");
    byId("filters").setAttribute("aria-expanded", String(isOpen));
  });
}

// Say that the page cannot be shown, and why; the answer stands all the same.
function fail(error) {
  const trouble = byId("trouble");
  trouble.textContent = `This browser cannot show the map (${error.message}). The answer stands without it.`;
  trouble.hidden = false;
  delete document.documentElement.dataset.started;
  throw error;
}

start().catch(fail);
