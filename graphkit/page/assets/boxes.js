// Which boxes an overview shows: the most important ones in sight that have room, however many nodes there are.

export const MOST_BOXES = 600;
export const BOX = { width: 184, height: 58 };
export const HUB_HEIGHT = 44;
const LEAST_AIR_PX = 5;
const CELL_PX = 8;
export const NOTES_BELOW_PX = 24; // Marks lower than this have their boxes beside them, as notes.
const MOST_NOTES = 16; // More of them would hide the chart.
const MOST_TRIED = 1000; // Notes are for the most important nodes, if they have room, and for no others.
const MOST_WEIGHT = 65535;
const MOST_BRIDGES = 8;
const AIR = { x: 70, y: 34 }; // What parts boxes from afar, so that the density behind can be seen.

// The nodes by importance: the most telling bridges, then stories and articles by how much they connect. As the
// weights are small whole numbers they are sorted by counting, which a hundred thousand nodes need at the start.
export function rankNodes(model) {
  const [story, article] = [model.kinds.indexOf("story"), model.kinds.indexOf("article")];
  const weigh = (node) => {
    const factor = model.kind[node] === story ? 40 : model.kind[node] === article && model.curated[node] ? 2 : 1;
    return Math.min(model.degree[node] * factor, MOST_WEIGHT);
  };
  const starts = new Uint32Array(MOST_WEIGHT + 2);
  for (let node = 0; node < model.count; node += 1) starts[MOST_WEIGHT - weigh(node) + 1] += 1;
  for (let weight = 1; weight < starts.length; weight += 1) starts[weight] += starts[weight - 1];
  const bridges = model.bridges.slice(0, MOST_BRIDGES).map((bridge) => bridge.node);
  const order = new Uint32Array(bridges.length + model.count);
  order.set(bridges);
  for (let node = 0; node < model.count; node += 1) {
    const weight = MOST_WEIGHT - weigh(node);
    order[bridges.length + starts[weight]] = node;
    starts[weight] += 1;
  }
  return order;
}

// Rectangles of at most one size, which tell quickly whether another one has room among them.
class Room {
  constructor(width, height) {
    [this.width, this.height, this.cells] = [width, height, new Map()];
  }

  * around(rect) {
    const [x, y] = [Math.floor(rect.left / this.width), Math.floor(rect.top / this.height)];
    for (let row = y - 1; row <= y + 1; row += 1) {
      for (let column = x - 1; column <= x + 1; column += 1) yield* this.cells.get(row * 65536 + column) ?? [];
    }
  }

  isFree(rect, air) {
    for (const other of this.around(rect)) {
      if (
        rect.left < other.left + other.width + air.x && other.left < rect.left + rect.width + air.x &&
        rect.top < other.top + other.height + air.y && other.top < rect.top + rect.height + air.y
      ) return false;
    }
    return true;
  }

  take(rect) {
    const key = Math.floor(rect.top / this.height) * 65536 + Math.floor(rect.left / this.width);
    if (!this.cells.has(key)) this.cells.set(key, []);
    this.cells.get(key).push(rect);
  }
}

// How many nodes stand where on the screen, in cells: what a box would hide.
export class Crowd {
  constructor(model, view, screen) {
    this.columns = Math.ceil(screen.width / CELL_PX) + 1;
    this.rows = Math.ceil(screen.bottom / CELL_PX) + 1;
    this.counts = new Uint32Array(this.columns * this.rows);
    for (let node = 0; node < model.count; node += 1) {
      const column = Math.floor(((model.x[node] - view.left) * view.scale) / CELL_PX);
      const row = Math.floor(((model.y[node] - view.top) * view.scale) / CELL_PX);
      if (column >= 0 && row >= 0 && column < this.columns && row < this.rows) this.counts[row * this.columns + column] += 1;
    }
  }

  under(rect) {
    let sum = 0;
    const end = { row: Math.floor((rect.top + rect.height) / CELL_PX), column: Math.floor((rect.left + rect.width) / CELL_PX) };
    for (let row = Math.floor(rect.top / CELL_PX); row <= end.row; row += 1) {
      for (let column = Math.floor(rect.left / CELL_PX); column <= end.column; column += 1) sum += this.counts[row * this.columns + column] ?? 0;
    }
    return sum;
  }
}

// Where a box may stand around its mark, seen from afar: above, beside or below it, as notes on a chart.
function placesAround(x, y, width, height, screen) {
  const places = [];
  for (const top of [y - 12 - height, y - 36 - height, y - 60 - height, y + 12, y + 36]) {
    for (const side of [0.12, 0.5, 0.88]) places.push({ left: x - width * side, top });
  }
  places.push({ left: x + 14, top: y - height / 2 }, { left: x - width - 14, top: y - height / 2 });
  return places.filter((place) => place.left >= 4 && place.left + width <= screen.width - 4 && place.top >= screen.top + 3 && place.top + height <= screen.bottom - 3);
}

// Over its mark, and where boxes are larger than their slots within the screen.
function placeOver(x, y, width, height, scale, screen) {
  if (scale >= 1) return { left: x - width / 2, top: y - height / 2 };
  return {
    left: Math.min(Math.max(x - width / 2, 4), screen.width - width - 4),
    top: Math.min(Math.max(y - height / 2, screen.top + 3), screen.bottom - height - 3),
  };
}

// Choose boxes, as { node, left, top, width, height } on the screen. `first` are nodes that go before all others;
// `keepClear` are rectangles that no box may cover.
export function pickBoxes(model, order, view, screen, { first = [], isShown = () => true, keepClear = [] } = {}) {
  const grown = Math.max(view.scale, 1);
  const slotHeight = view.scale * model.map.slot_height;
  const away = Math.min(Math.max(1 - slotHeight / BOX.height, 0), 1);
  const air = { x: Math.max(AIR.x * away, LEAST_AIR_PX), y: Math.max(AIR.y * away, LEAST_AIR_PX) };
  const crowd = slotHeight < NOTES_BELOW_PX ? new Crowd(model, view, screen) : null;
  const room = new Room(BOX.width * grown + AIR.x, BOX.height * grown + AIR.y);
  const article = model.kinds.indexOf("article");
  const boxes = [];
  const seen = new Set();
  const consider = (node, gap) => {
    const [x, y] = [(model.x[node] - view.left) * view.scale, (model.y[node] - view.top) * view.scale];
    if (x < 0 || x > screen.width || y < screen.top || y > screen.bottom || seen.has(node) || !isShown(node)) return 0;
    const [width, height] = [BOX.width * grown, (model.kind[node] === article ? BOX.height : HUB_HEIGHT) * grown];
    const around = crowd ? placesAround(x, y, width, height, screen) : [placeOver(x, y, width, height, view.scale, screen)];
    const free = around
      .map((place) => ({ node, ...place, width, height, markX: x, markY: y }))
      .filter((rect) => !keepClear.some((one) => overlaps(one, rect)) && room.isFree(rect, gap));
    if (free.length === 0) return 1;
    let best = free[0];
    if (crowd) for (let place = 1, least = crowd.under(best); place < free.length && least > 0; place += 1) {
      const hidden = crowd.under(free[place]);
      if (hidden < least) [best, least] = [free[place], hidden];
    }
    room.take(best);
    seen.add(node);
    boxes.push(best);
    return 1;
  };
  for (const node of first) consider(node, { x: 2, y: 2 });
  const most = crowd ? MOST_NOTES : MOST_BOXES;
  let tried = 0;
  for (let place = 0; place < order.length && boxes.length < most && tried < (crowd ? MOST_TRIED : Infinity); place += 1) {
    tried += consider(order[place], air);
  }
  return boxes;
}

const overlaps = (one, other) =>
  one.left < other.left + other.width && other.left < one.left + one.width &&
  one.top < other.top + other.height && other.top < one.top + one.height;
