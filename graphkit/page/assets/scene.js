// What the canvas shows: which boxes there are, what is in focus, and how all of it is drawn, onto any context.

import { drawAxis } from "./axis.js";
import { drawBand, drawGapNames } from "./band.js";
import { NOTES_BELOW_PX, pickBoxes, rankNodes } from "./boxes.js";
import { createCaptions } from "./captions.js";
import { createDensity, toRgb } from "./density.js";
import { areConnected, drawFocusLines, drawPath, drawQuietLines, neighbours, quietLines } from "./edges.js";
import { drawLaneLabels, drawLanes, drawSheetLabels, placeLaneLabels } from "./lanes.js";
import { placeLocal } from "./local.js";
import { boxAt, boxBeside, markAt } from "./pointing.js";
import { drawBox, drawLeader } from "./shapes.js";

const toScreen = (view) => (x, y) => ({ x: (x - view.left) * view.scale, y: (y - view.top) * view.scale });

// Where the buttons float over the map, at its lower right.
const toolsCorner = ({ width, bottom }) => ({ left: width - 190, top: bottom - 56, width: 190, height: 56 });

export class Scene {
  constructor(model, theme) {
    [this.model, this.map, this.theme] = [model, model.map, theme];
    this.styles = model.edgeKinds.map((kind) => model.edgeStyles[kind]);
    this.caption = createCaptions(model);
    this.density = model.isSheet ? null : createDensity(model);
    this.order = model.isSheet ? null : rankNodes(model);
    this.quiet = model.isSheet ? quietLines(model) : [];
    [this.selected, this.hovered, this.path, this.visible, this.local] = [-1, -1, [], null, null];
    this.boxes = new Map();
    this.version = 0; // counts what would change the density
    this.pen = document.createElement("canvas").getContext("2d");
  }

  // Change what is shown: theme, visible, selected, hovered, path.
  set(changes) {
    Object.assign(this, changes);
    this.version += 1;
  }

  setLocal(mask) {
    this.set({ local: mask ? placeLocal(this.model, mask, this.selected) : null });
  }

  get isOverview() { return !this.model.isSheet && !this.local; }
  get focus() { return this.hovered >= 0 ? this.hovered : this.selected; }
  get bounds() { return this.local?.bounds ?? { left: 0, top: 0, width: this.map.width, height: this.map.height }; }

  // Where one looks first on a map that is wider than the screen: at what connects the sides.
  get middle() {
    const band = this.map.spans.find((span) => span.kind === "band");
    return band && !this.local ? (band.left + band.right) / 2 : this.bounds.left + this.bounds.width / 2;
  }

  isShown(node) { return !this.visible || this.visible[node] === 1; }

  isLit(node) {
    if (!this.isShown(node)) return false;
    const { focus } = this;
    if (focus < 0 || node === focus) return true;
    return areConnected(this.model, focus, node) || (this.hovered < 0 && this.path.includes(node));
  }

  // Decide which boxes there are in a view, and give them.
  arrange(view, screen) {
    const list = this.local ? this.localBoxes() : this.model.isSheet ? this.sheetBoxes() : this.overviewBoxes(view, screen);
    this.boxes = new Map(list.map((box) => [box.node, box]));
    this.version += 1;
    return list;
  }

  makeBox(node, rect, text) {
    const kind = this.model.kinds[this.model.kind[node]];
    return {
      ...rect, ...text, node, kind, k: 1,
      shape: this.model.nodeStyles[kind].shape,
      isArticle: kind === "article",
      isCurated: this.model.curated[node] === 1,
      isFloating: !this.model.isSheet || this.local !== null,
    };
  }

  sheetBoxes() {
    return Array.from(this.model.name, (_, node) => {
      const [width, height] = [this.model.width[node], this.model.height[node]];
      const rect = { left: this.model.x[node] - width / 2, top: this.model.y[node] - height / 2, width, height };
      return this.makeBox(node, rect, this.model.captions[node]);
    });
  }

  localBoxes() {
    return this.local.boxes.map((row) => this.makeBox(row.node, row, this.caption(row.node, row.width, this.theme.family)));
  }

  overviewBoxes(view, screen) {
    const first = [this.selected, ...this.path].filter((node) => node >= 0);
    const choice = { first, isShown: (node) => this.isShown(node), keepClear: [...this.laneLabels(view, screen), toolsCorner(screen)] };
    return pickBoxes(this.model, this.order, view, screen, choice).map(({ node, left, top, width, height }) => {
      // From the screen's lengths to the map's.
      const { scale } = view;
      const rect = { left: view.left + left / scale, top: view.top + top / scale, width: width / scale, height: height / scale };
      return this.makeBox(node, rect, this.caption(node, width / Math.max(scale, 1), this.theme.family));
    });
  }

  laneLabels(view, screen) { return placeLaneLabels(this.pen, this.map, this.theme, toScreen(view), screen); }

  // Where a node is drawn: its box, or its mark where it has none.
  boxOf(node) {
    const box = this.boxes.get(node);
    if (box || !this.isOverview) return box;
    const [width, height] = [this.map.slot_width * 0.86, this.map.slot_height * 0.86];
    return { left: this.model.x[node] - width / 2, top: this.model.y[node] - height / 2, width, height };
  }

  isOnShelf(node) { return this.model.isSheet && !this.local && this.model.y[node] > this.map.height; }

  // Where a node stays however near one comes: on an overview its box may stand beside its mark.
  placeOf(node) {
    const box = this.isOverview ? null : this.boxes.get(node);
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: this.model.x[node], y: this.model.y[node] };
  }

  nodeAt(x, y, scale) {
    const node = boxAt(this.boxes.values(), x, y);
    return node < 0 && this.isOverview ? markAt(this.model, x, y, scale, (one) => this.isShown(one)) : node;
  }

  nodeBeside(node, dx, dy) { return boxBeside(this.boxes, node, dx, dy, (one) => this.isShown(one)); }

  // 1 for each mark that stands out, 0 for the others; null where none does.
  emphasis() {
    if (!this.visible && this.focus < 0) return null;
    const marks = Uint8Array.from({ length: this.model.count }, (_, node) => (this.isShown(node) ? 1 : 0));
    if (this.focus < 0) return marks;
    const lit = new Uint8Array(this.model.count);
    lit[this.focus] = 1;
    for (const { other } of neighbours(this.model, this.focus)) lit[other] = marks[other];
    return lit;
  }

  drawDensity(ctx, view, screen) {
    const colours = this.model.kinds.map((kind) => toRgb(this.theme.kinds[kind].line));
    // Where marks are nearly as large as boxes, they would stick out from under them.
    const hidden = this.map.slot_height * view.scale < NOTES_BELOW_PX ? null : this.boxes;
    const look = { colours, hidden, emphasis: () => this.emphasis() };
    const bitmap = this.density(view, screen.width, screen.height, look, this.version);
    ctx.drawImage(bitmap, view.left, view.top, screen.width / view.scale, screen.height / view.scale);
  }

  drawGround(ctx, view, screen, unit) {
    drawLanes(ctx, this.map, this.theme, { isSheet: this.model.isSheet, scale: view.scale });
    drawBand(ctx, this.map, this.theme, unit);
    if (this.model.isSheet) drawSheetLabels(ctx, this.map, this.map.type, this.theme);
    else {
      this.drawDensity(ctx, view, screen);
      drawGapNames(ctx, this.map, this.theme, toScreen(view), view, screen);
    }
  }

  drawLines(ctx, unit) {
    const { focus, theme, styles, model, path } = this;
    const boxOf = (node) => this.boxOf(node);
    const state = { isDim: focus >= 0 || path.length > 0, isShown: (node) => this.isShown(node) && this.boxes.has(node) };
    drawQuietLines(ctx, this.quiet, boxOf, theme, styles, state, unit);
    // No line runs off to the shelf, unless what is in focus stands there.
    const nearBoxOf = (node) => (this.isOnShelf(node) && !this.isOnShelf(focus) ? undefined : boxOf(node));
    if (focus >= 0) drawFocusLines(ctx, model, focus, nearBoxOf, theme, styles, unit);
    if (path.length > 1 && this.hovered < 0) drawPath(ctx, path, boxOf, this.isOverview ? [] : [...this.boxes.values()], theme, unit);
  }

  // What lies behind the boxes, in the map's lengths.
  drawBehind(ctx, view, screen) {
    const unit = Math.max(1, 1 / view.scale);
    if (!this.local) this.drawGround(ctx, view, screen, unit);
    this.drawLines(ctx, unit);
  }

  // A box, in the map's lengths.
  drawNode(ctx, node, scale) {
    const box = this.boxes.get(node);
    if (!box) return;
    const isOnPath = this.hovered < 0 && this.path.includes(node);
    const state = { isSelected: node === this.selected, isOnPath, isDim: !this.isLit(node) };
    if (this.isOverview) this.drawNote(ctx, box, scale, state);
    else drawBox(ctx, box, this.map.type, this.theme, state);
  }

  // A box of an overview, in the screen's lengths: small text on a large map would be drawn crudely.
  drawNote(ctx, box, scale, state) {
    ctx.save();
    ctx.translate(box.left, box.top);
    ctx.scale(1 / scale, 1 / scale);
    const note = { ...box, left: 0, top: 0, width: box.width * scale, height: box.height * scale, k: Math.max(scale, 1) };
    const mark = { x: (this.model.x[box.node] - box.left) * scale, y: (this.model.y[box.node] - box.top) * scale };
    drawLeader(ctx, note, mark, this.theme);
    drawBox(ctx, note, this.map.type, this.theme, state);
    ctx.restore();
  }

  // What lies over the boxes, in the screen's lengths.
  drawOver(ctx, view, screen) {
    if (this.local) return;
    if (this.isOverview) drawLaneLabels(ctx, this.laneLabels(view, screen), this.theme);
    drawAxis(ctx, this.map, this.theme, toScreen(view), screen);
  }

  // All of it, onto a context in the screen's lengths.
  drawAll(ctx, view, screen) {
    ctx.fillStyle = this.theme.paper;
    ctx.fillRect(0, 0, screen.width, screen.height);
    ctx.save();
    ctx.scale(view.scale, view.scale);
    ctx.translate(-view.left, -view.top);
    this.drawBehind(ctx, view, screen);
    for (const node of this.boxes.keys()) this.drawNode(ctx, node, view.scale);
    ctx.restore();
    this.drawOver(ctx, view, screen);
  }
}
