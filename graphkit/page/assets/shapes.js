// One box on the map: outline, fill and lines of text, in the shape and the colour of its kind.

const CORNER = 4;
const BAR = 4;
const POINT = 11;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

const OUTLINES = {
  box: (ctx, left, top, width, height) => ctx.roundRect(left, top, width, height, CORNER),
  pill: (ctx, left, top, width, height) => ctx.roundRect(left, top, width, height, Math.min(height / 2, 20)),
  bracket: (ctx, left, top, width, height) => ctx.roundRect(left, top, width, height, 2),
  hexagon(ctx, left, top, width, height) {
    ctx.moveTo(left + POINT, top);
    ctx.lineTo(left + width - POINT, top);
    ctx.lineTo(left + width, top + height / 2);
    ctx.lineTo(left + width - POINT, top + height);
    ctx.lineTo(left + POINT, top + height);
    ctx.lineTo(left, top + height / 2);
    ctx.closePath();
  },
  tag(ctx, left, top, width, height) {
    ctx.moveTo(left + POINT, top);
    ctx.lineTo(left + width, top);
    ctx.lineTo(left + width, top + height);
    ctx.lineTo(left + POINT, top + height);
    ctx.lineTo(left, top + height / 2);
    ctx.closePath();
  },
};

// Trace the outline of a kind of box.
export function outline(ctx, shape, { left, top, width, height }) {
  ctx.beginPath();
  OUTLINES[shape](ctx, left, top, width, height);
}

// Write a line between two x; a line that is wider than estimated is condensed, never spilt.
export function writeLine(ctx, text, left, right, y, align = "start") {
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  ctx.direction = isRightToLeft ? "rtl" : "ltr";
  const side = align === "center" ? "center" : (align === "start") === isRightToLeft ? "right" : "left";
  ctx.textAlign = side;
  ctx.fillText(text, side === "center" ? (left + right) / 2 : side === "right" ? right : left, y, right - left);
}

// Write the lines of the name, and give the y of what comes below.
function writeName(ctx, box, type, inner, align) {
  const { k } = box;
  ctx.textBaseline = "alphabetic";
  let y = box.top + (type.vertical_padding - 3.5) * k;
  for (const line of box.lines) writeLine(ctx, line, inner.left, inner.right, (y += type.name_line * k), align);
  return y + type.meta_gap * k;
}

// An article's provider stands left and its day right, on the last line.
function writeByline(ctx, box, type, inner) {
  const [by, when] = box.meta;
  const base = box.top + box.height - (type.vertical_padding + 3) * box.k;
  const room = ctx.measureText(when).width;
  writeLine(ctx, when, inner.right - room, inner.right, base, "start");
  if (by) writeLine(ctx, by, inner.left, inner.right - room - 6 * box.k, base, "start");
}

function writeText(ctx, box, type, theme, colours) {
  const { k } = box;
  const isHeader = box.shape === "bracket";
  const align = box.isArticle || isHeader ? "start" : "center";
  const start = type.padding + (box.isArticle ? 1 : 0);
  const inner = { left: box.left + start * k, right: box.left + box.width - type.padding * k };
  ctx.fillStyle = isHeader ? colours.text : box.isArticle && !box.isCurated ? theme.ink : colours.text;
  ctx.font = `${box.isCurated || !box.isArticle ? 600 : 400} ${type.name_font * k}px ${theme.family}`;
  let y = writeName(ctx, box, type, inner, align);
  ctx.font = `${type.meta_font * k}px ${theme.family}`;
  ctx.fillStyle = box.isArticle ? theme.soft : colours.text;
  if (box.isArticle) writeByline(ctx, box, type, inner);
  else for (const line of box.meta) writeLine(ctx, line, inner.left, inner.right, (y += type.meta_line * k), align);
}

function drawFrame(ctx, box, theme, colours, { isSelected, isOnPath }) {
  outline(ctx, box.shape, box);
  if (box.shape === "bracket" && !isSelected) {
    if (box.isFloating) {
      ctx.fillStyle = theme.panel;
      ctx.fill();
    }
    ctx.fillStyle = colours.line;
    ctx.fillRect(box.left, box.top + 3 * box.k, 3 * box.k, box.height - 6 * box.k);
    return;
  }
  const isPlain = box.isArticle && !box.isCurated;
  ctx.fillStyle = isPlain ? theme.panel : colours.fill;
  ctx.fill();
  ctx.strokeStyle = isSelected ? theme.focus : isOnPath ? theme.path : colours.line;
  ctx.lineWidth = (isSelected ? 3 : isOnPath ? 2.4 : isPlain ? 1 : 1.4) * box.k;
  ctx.setLineDash(isPlain && !isSelected && !isOnPath ? [4 * box.k, 3 * box.k] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  if (box.isArticle && box.isCurated) {
    ctx.fillStyle = isOnPath ? theme.path : colours.line;
    ctx.fillRect(box.left, box.top + CORNER * box.k, BAR * box.k, box.height - 2 * CORNER * box.k);
  }
}

// Draw a box. `state` tells whether it is selected, hovered, on the path, or dimmed.
export function drawBox(ctx, box, type, theme, state) {
  const colours = theme.kinds[box.kind];
  ctx.save();
  if (state.isDim) {
    // What lies behind a dimmed box stays hidden, or its text and the lines would run together.
    outline(ctx, box.shape, box);
    ctx.fillStyle = theme.lane;
    if (box.shape !== "bracket") ctx.fill();
    ctx.globalAlpha = 0.28;
  }
  drawFrame(ctx, box, theme, colours, state);
  writeText(ctx, box, type, theme, colours);
  ctx.restore();
}

// A line from a box that stands beside its mark to that mark, and a ring around it.
export function drawLeader(ctx, box, mark, theme) {
  const isInside = mark.x >= box.left && mark.x <= box.left + box.width && mark.y >= box.top && mark.y <= box.top + box.height;
  if (isInside) return;
  const x = Math.min(Math.max(mark.x, box.left + 6), box.left + box.width - 6);
  const y = Math.min(Math.max(mark.y, box.top + 6), box.top + box.height - 6);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(mark.x, mark.y);
  ctx.stroke();
  ctx.fillStyle = theme.panel;
  ctx.beginPath();
  ctx.roundRect(mark.x - 3.5, mark.y - 3.5, 7, 7, 3.5);
  ctx.fill();
  ctx.stroke();
}
