// The map: vis-network with everything in its place, and moving only when the reader moves it.

import { AXIS_PX } from "./axis.js";
import { Scene } from "./scene.js";
import { createSvgContext } from "./svg.js";
import { onThemeChange, readTheme } from "./theme.js";

const MARGIN_PX = 10;
const LEAST_LABEL_PX = 12;
const MOST_FIT = 1.35;
const MOST_SCALE = 4;
const LEAST_FOCUS = { sheet: 0.95, overview: 1 / 3 }; // how near one has to be to a node that one asks for
const SIGHT_PX = { x: 90, y: 30 }; // how far inside the screen a node is in sight
const SETTLED_MS = 120;
const CLICK_PX = 4;

// Show the model in an element, and give the handle of the map.
export function createMap(model, element) {
  return new NewsMap(model, element);
}

class NewsMap {
  constructor(model, element) {
    [this.model, this.element] = [model, element];
    this.listeners = { select: [], hover: [], view: [] };
    this.scene = new Scene(model, readTheme());
    this.nodes = new vis.DataSet();
    [this.shown, this.isStale] = [new Set(), false];
    this.measure();
    this.network = this.createNetwork();
    this.listen();
    this.showFirst();
  }

  createNetwork() {
    const { model, nodes, element } = this;
    const ctxRenderer = ({ ctx, id }) => ({ drawNode: () => this.scene.drawNode(ctx, id, this.network.getScale()) });
    const options = { ...model.options, nodes: { ...model.options.nodes, ctxRenderer } };
    const network = new vis.Network(element, { nodes, edges: new vis.DataSet() }, options);
    element.firstElementChild.tabIndex = -1; // The element itself has the focus, a name and the keys.
    network.on("initRedraw", () => this.settle());
    network.on("beforeDrawing", (ctx) => this.scene.drawBehind(ctx, this.corner(), this.screen()));
    network.on("afterDrawing", (ctx) => this.drawOver(ctx));
    network.on("zoom", () => this.onZoom());
    network.on("dragEnd", () => this.changed());
    network.on("resize", () => {
      this.measure();
      this.changed();
    });
    return network;
  }

  drawOver(ctx) {
    ctx.save();
    const ratio = ctx.canvas.width / this.size.width || 1;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.scene.drawOver(ctx, this.corner(), this.screen());
    ctx.restore();
  }

  // vis-network moves the map; what is under the pointer is found here, among boxes and marks.
  listen() {
    const { element } = this;
    let [pressed, hovered] = [null, -1];
    const hover = (node) => {
      if (node === hovered) return;
      hovered = node;
      element.style.cursor = node >= 0 ? "pointer" : "";
      this.setHovered(node);
      this.emit("hover", node);
    };
    element.addEventListener("pointerdown", (event) => { pressed = [event.clientX, event.clientY]; }, true);
    element.addEventListener("pointerup", (event) => {
      if (pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) <= CLICK_PX) this.emit("select", this.under(event));
      pressed = null;
    }, true);
    element.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" && event.buttons === 0) hover(this.under(event));
    });
    element.addEventListener("pointerleave", () => hover(-1));
    onThemeChange(() => {
      this.scene.set({ theme: readTheme() });
      this.network.redraw();
    });
  }

  under(event) {
    this.settle();
    const { left, top } = this.element.getBoundingClientRect();
    const [view, x, y] = [this.corner(), event.clientX - left, event.clientY - top];
    return y < AXIS_PX && !this.scene.local ? -1 : this.scene.nodeAt(view.left + x / view.scale, view.top + y / view.scale, view.scale);
  }

  on(event, listener) { this.listeners[event].push(listener); }
  emit(event, value) { this.listeners[event].forEach((listener) => listener(value)); }

  screen() {
    const { width, height } = this.size;
    return { width, height, top: this.scene.local ? 0 : AXIS_PX, bottom: height };
  }

  // The corner of the map that is at the screen's top left. Asking vis-network for it would measure the whole page
  // anew, each time.
  corner() {
    const { scale, translation } = this.network.body.view;
    return { left: -translation.x / scale, top: -translation.y / scale, scale };
  }

  measure() { this.size = { width: this.element.clientWidth, height: this.element.clientHeight }; }

  // Show what has changed, once for all that changes before the next frame.
  schedule() {
    this.isStale = true;
    this.network.body.emitter.emit("_requestRedraw");
  }

  // Have the boxes as the view asks for them.
  settle() {
    if (this.isStale) this.refresh();
  }

  // Give vis-network the boxes that are in sight, and take away those that are not; it draws them with the next frame.
  refresh() {
    this.isStale = false;
    const boxes = this.scene.arrange(this.corner(), this.screen());
    const wanted = new Set(boxes.map((box) => box.node));
    const gone = [...this.shown].filter((node) => !wanted.has(node));
    // vis-network would draw all of it at once for every change, though a frame is asked for.
    const { emitter } = this.network.body;
    emitter.emit("_blockRedraw");
    this.nodes.remove(gone);
    this.nodes.update(boxes.map(({ node, left, top, width, height }) => (
      { id: node, x: left + width / 2, y: top + height / 2, size: Math.max(width, height) / 2 }
    )));
    emitter.emit("_allowRedraw");
    // It leaves out what its bounding box has out of sight, and would move that only when it draws.
    for (const { node } of boxes) this.network.body.nodes[node].updateBoundingBox();
    this.shown = wanted;
  }

  // Once the reader has stopped moving: what else is there to show.
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.schedule();
      this.emit("view", this.getView());
    }, SETTLED_MS);
  }

  onZoom() {
    const { x, y, scale } = this.getView();
    const allowed = this.clamp(scale);
    if (scale !== allowed) this.network.moveTo({ position: { x, y }, scale: allowed });
    this.changed();
  }

  moveTo(x, y, scale) {
    this.network.moveTo({ position: { x, y }, scale: this.clamp(scale) });
    this.schedule();
    this.emit("view", this.getView());
  }

  clamp(scale) { return Math.min(Math.max(scale, Math.min(this.fitting() * 0.5, 0.5)), MOST_SCALE); }

  // The scale at which all of it is in sight.
  fitting() {
    const [{ width, height, top }, { bounds }] = [this.screen(), this.scene];
    return Math.min((width - 2 * MARGIN_PX) / Math.max(bounds.width, 1), (height - top - 2 * MARGIN_PX) / Math.max(bounds.height, 1));
  }

  // On paper and behind a tab the map has no room, and stays as it is.
  fitTo(scale) {
    if (!(scale > 0)) return;
    const [{ width, height, top }, { bounds, middle }] = [this.screen(), this.scene];
    const isNarrow = bounds.width * scale + 2 * MARGIN_PX > width + 1;
    const x = isNarrow ? middle : bounds.left + bounds.width / 2;
    // A sheet hangs from the axis; anything else stands in the middle.
    const spare = this.model.isSheet && !this.scene.local ? 0 : Math.max(height - top - 2 * MARGIN_PX - bounds.height * scale, 0) / 2;
    this.moveTo(x, bounds.top + (height / 2 - top - MARGIN_PX - spare) / scale, scale);
  }

  fit() { this.fitTo(Math.min(this.fitting(), MOST_FIT)); }

  // The first view: all of it, but no label too small to be read.
  showFirst() {
    const least = this.scene.isOverview ? 0 : LEAST_LABEL_PX / this.model.map.type.meta_font;
    this.fitTo(Math.min(Math.max(this.fitting(), least), MOST_FIT));
  }

  refit() {
    this.measure();
    this.schedule();
  }

  setVisible(visible) { this.scene.set({ visible }); this.schedule(); }
  setSelected(selected) { this.scene.set({ selected }); this.schedule(); }
  setPath(nodes) { this.scene.set({ path: [...nodes] }); this.schedule(); }
  setHovered(hovered) { this.scene.set({ hovered }); this.network.redraw(); }
  setLocal(mask) { this.scene.setLocal(mask); this.showFirst(); }

  focusOn(node) {
    this.settle();
    const [{ x, y }, view, { width, height, top }] = [this.scene.placeOf(node), this.corner(), this.screen()];
    const [right, down] = [(x - view.left) * view.scale, (y - view.top) * view.scale];
    const isInSight = right > SIGHT_PX.x && right < width - SIGHT_PX.x && down > top + SIGHT_PX.y && down < height - SIGHT_PX.y;
    const scale = Math.max(view.scale, this.scene.isOverview ? LEAST_FOCUS.overview : LEAST_FOCUS.sheet);
    if (!isInSight || view.scale < scale) this.moveTo(x, y - top / 2 / scale, scale);
  }

  zoomBy(factor) { const { x, y, scale } = this.getView(); this.moveTo(x, y, scale * factor); }
  panBy(dx, dy) { const { x, y, scale } = this.getView(); this.moveTo(x + dx / scale, y + dy / scale, scale); }
  getView() {
    const [{ left, top, scale }, { width, height }] = [this.corner(), this.size];
    return { x: left + width / 2 / scale, y: top + height / 2 / scale, scale };
  }
  setView({ x, y, scale }) { this.moveTo(x, y, scale); }
  nodeBeside(node, dx, dy) {
    this.settle();
    return this.scene.nodeBeside(node, dx, dy);
  }

  toCanvas(scale = 2) {
    this.settle();
    const { width, height } = this.screen();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const ctx = canvas.getContext("2d");
    ctx.scale(scale, scale);
    this.scene.drawAll(ctx, this.corner(), this.screen());
    return canvas;
  }

  toSvg() {
    this.settle();
    const { width, height } = this.screen();
    const ctx = createSvgContext(width, height);
    this.scene.drawAll(ctx, this.corner(), this.screen());
    return ctx.toString();
  }
}
