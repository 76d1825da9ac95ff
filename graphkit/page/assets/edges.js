// Lines between boxes, behind them: quiet ones for what connects, strong ones for the path and for what is in focus.

const MOST_IN_FOCUS = 400;
const QUIET = { alpha: 0.34, width: 1.1 };
const LIT = { alpha: 0.95, width: 2 };
const DIM = 0.12;

// The row of a node in the model's edges, as { other, kind, isOutward }; at most `most` of them.
export function neighbours(model, node, most = Infinity) {
  const found = [];
  for (let place = model.offsets[node]; place < model.offsets[node + 1] && found.length < most; place += 1) {
    found.push({ other: model.targets[place], kind: model.edgeKind[place], isOutward: model.outward[place] === 1 });
  }
  return found;
}

// Whether node is connected with other.
export function areConnected(model, node, other) {
  for (let place = model.offsets[node]; place < model.offsets[node + 1]; place += 1) if (model.targets[place] === other) return true;
  return false;
}

// The lines of a sheet that are always drawn: those of what stands in the band, and curated related links.
export function quietLines(model) {
  const lines = [];
  const bridges = new Set(model.bridges.map((bridge) => bridge.node));
  const related = model.edgeKinds.indexOf("related");
  for (let node = 0; node < model.count; node += 1) {
    for (const { other, kind, isOutward } of neighbours(model, node)) {
      if (!isOutward || node === other) continue;
      if (bridges.has(other) || kind === related) lines.push({ from: node, to: other, kind });
    }
  }
  return lines;
}

// Where a line leaves one box and enters another: at their sides if they stand beside each other, else above and below.
export function anchors(one, other) {
  const [a, b] = [centre(one), centre(other)];
  if (one.left + one.width < other.left) return { from: [one.left + one.width, a.y], to: [other.left, b.y], isAcross: true };
  if (other.left + other.width < one.left) return { from: [one.left, a.y], to: [other.left + other.width, b.y], isAcross: true };
  // In one column: out at the left and in again, where the line can be seen.
  return { from: [one.left, a.y], to: [other.left, b.y], isAcross: false };
}

const centre = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

// Trace a line between two boxes.
export function trace(ctx, one, other, bow) {
  const { from, to, isAcross } = anchors(one, other);
  ctx.beginPath();
  ctx.moveTo(...from);
  if (isAcross) {
    const bend = (to[0] - from[0]) * 0.5;
    ctx.bezierCurveTo(from[0] + bend, from[1], to[0] - bend, to[1], ...to);
  } else ctx.bezierCurveTo(from[0] - bow, from[1], to[0] - bow, to[1], ...to);
}

function drawLine(ctx, line, boxOf, colour, { alpha, width }, unit) {
  const [one, other] = [boxOf(line.from), boxOf(line.to)];
  if (!one || !other) return;
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * unit;
  trace(ctx, one, other, 13 * unit);
  ctx.stroke();
}

// The quiet lines of a sheet; fainter while something is in focus.
export function drawQuietLines(ctx, lines, boxOf, theme, styles, { isDim, isShown }, unit) {
  for (const line of lines) {
    if (!isShown(line.from) || !isShown(line.to)) continue;
    const style = isDim ? { ...QUIET, alpha: DIM } : QUIET;
    drawLine(ctx, line, boxOf, theme.kinds[styles[line.kind].colour].line, style, unit);
  }
  ctx.globalAlpha = 1;
}

// The lines of the node in focus.
export function drawFocusLines(ctx, model, node, boxOf, theme, styles, unit) {
  const found = neighbours(model, node, MOST_IN_FOCUS);
  const style = found.length > 60 ? { alpha: 0.4, width: 1.1 } : LIT;
  for (const { other, kind } of found) {
    if (other !== node) drawLine(ctx, { from: node, to: other }, boxOf, theme.kinds[styles[kind].colour].line, style, unit);
  }
  ctx.globalAlpha = 1;
}

// Whether a rectangle comes between two x, at some y.
const isBetween = (box, left, right, y) => box.left >= left - 1 && box.left + box.width <= right + 1 && box.top < y + 2 && box.top + box.height > y - 2;

// The way of the path from one box to another on its right: where boxes stand between, along the gap above or below
// them, and then over. Gives the points of the straight part; the rest is a curve.
export function detour(one, other, boxes) {
  const [left, right] = [one.left + one.width, other.left];
  const [a, b] = [centre(one), centre(other)];
  const blocking = boxes.filter((box) => isBetween(box, left, right, a.y));
  if (blocking.length === 0) return [];
  const end = Math.max(...blocking.map((box) => box.left + box.width)) + 4;
  const gaps = [one.top - 3, one.top + one.height + 3].sort((y, z) => Math.abs(y - b.y) - Math.abs(z - b.y));
  const y = gaps.find((gap) => !boxes.some((box) => isBetween(box, left, end, gap)));
  return y === undefined ? [] : [[left + 4, a.y], [left + 4, y], [end, y]];
}

function tracePath(ctx, one, other, boxes, bow) {
  const isForward = one.left + one.width < other.left;
  const points = isForward ? detour(one, other, boxes) : [];
  if (points.length === 0) {
    trace(ctx, one, other, bow);
    return;
  }
  const [[turn, start], [, y], [end]] = points;
  const [last, target] = [other.left, centre(other).y];
  const bend = (last - end) * 0.5;
  ctx.beginPath();
  ctx.moveTo(turn - 4, start);
  ctx.lineTo(turn, start);
  ctx.lineTo(turn, y);
  ctx.lineTo(end, y);
  ctx.bezierCurveTo(end + bend, y, last - bend, target, last, target);
}

// The path: one strong line from box to box, with a halo that keeps it apart from the others.
export function drawPath(ctx, nodes, boxOf, boxes, theme, unit) {
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  for (const [colour, width] of [[theme.paper, 6], [theme.path, 3.2]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * unit;
    for (let place = 1; place < nodes.length; place += 1) {
      const [one, other] = [boxOf(nodes[place - 1]), boxOf(nodes[place])];
      if (!one || !other) continue;
      tracePath(ctx, one, other, boxes, 13 * unit);
      ctx.stroke();
    }
  }
  ctx.lineCap = "butt";
  ctx.lineJoin = "miter";
}
