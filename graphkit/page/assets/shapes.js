"use strict";
// One node on the canvas: outline, fill and lines of text, in the shape and colour of its kind.
(() => {
  const type = graphkit.data.type;
  const LEAST_TEXT_PX = 5; // Smaller than this on the screen, text is only noise.
  const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

  const outlines = {
    box(ctx, left, top, width, height) {
      ctx.roundRect(left, top, width, height, 5);
    },
    pill(ctx, left, top, width, height) {
      ctx.roundRect(left, top, width, height, Math.min(height / 2, 22));
    },
    hexagon(ctx, left, top, width, height) {
      const point = 12;
      ctx.moveTo(left + point, top);
      ctx.lineTo(left + width - point, top);
      ctx.lineTo(left + width, top + height / 2);
      ctx.lineTo(left + width - point, top + height);
      ctx.lineTo(left + point, top + height);
      ctx.lineTo(left, top + height / 2);
      ctx.closePath();
    },
  };

  function write(ctx, line, box, y, isCentred) {
    const inner = box.width_px - 2 * type.padding_px;
    const isRightToLeft = RIGHT_TO_LEFT.test(line);
    ctx.direction = isRightToLeft ? "rtl" : "ltr";
    ctx.textAlign = isCentred ? "center" : isRightToLeft ? "right" : "left";
    const x = isCentred ? box.x : isRightToLeft ? box.x + inner / 2 : box.x - inner / 2;
    // The width was estimated without the font: a line that is wider is condensed, never spilt.
    ctx.fillText(line, x, y, inner);
  }

  function writeAll(ctx, box, colours, isCentred, isFilled) {
    const { family, soft } = graphkit.theme;
    ctx.textBaseline = "alphabetic";
    ctx.font = `${isFilled ? 600 : 400} ${type.name_font_px}px ${family}`;
    ctx.fillStyle = colours.text;
    let y = box.y - box.height_px / 2 + type.padding_px - 3.5;
    for (const line of box.lines) write(ctx, line, box, (y += type.name_line_px), isCentred);
    ctx.font = `${type.meta_font_px}px ${family}`;
    ctx.fillStyle = isCentred ? colours.text : soft;
    y += 3;
    for (const line of box.meta) write(ctx, line, box, (y += type.meta_line_px), isCentred);
  }

  // Draw the node with this id; `scale` is the canvas's, `lit` the set of nodes not to dim, or null.
  graphkit.drawNode = (ctx, id, scale, lit) => {
    const box = graphkit.boxes.get(id);
    const entry = graphkit.entryOf(id);
    const kind = graphkit.kindOf(entry);
    const colours = graphkit.theme.colours.get(kind.colour);
    const isArticle = kind.place === "time";
    const isFilled = !isArticle || entry.is_curated === true;
    const isChosen = id === graphkit.focus.selected;
    const [left, top] = [box.x - box.width_px / 2, box.y - box.height_px / 2];
    const isLegible = type.name_font_px * scale >= LEAST_TEXT_PX;
    if (!isLegible && !isChosen) {
      // Thousands at a glance: plain blocks are quick to draw, and tell more than outlines too fine to see.
      ctx.globalAlpha = lit === null || lit.has(id) ? 1 : 0.3;
      ctx.fillStyle = isFilled ? colours.line : colours.fill;
      ctx.fillRect(left, top, box.width_px, box.height_px);
      ctx.globalAlpha = 1;
      return;
    }
    ctx.beginPath();
    outlines[kind.shape](ctx, left, top, box.width_px, box.height_px);
    // A dimmed box is sheer, so that the lines in focus can be followed behind it.
    ctx.globalAlpha = lit === null || lit.has(id) ? 1 : 0.3;
    ctx.fillStyle = isFilled ? colours.fill : graphkit.theme.panel;
    ctx.fill();
    ctx.strokeStyle = isChosen ? graphkit.theme.focus : colours.line;
    ctx.lineWidth = isChosen ? 3.5 : isFilled ? 1.6 : 1.1;
    ctx.setLineDash(isFilled || isChosen ? [] : [4, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (isArticle && isFilled) {
      ctx.fillStyle = colours.line;
      ctx.fillRect(left, top + 4, 4, box.height_px - 8);
    }
    if (isLegible) writeAll(ctx, box, colours, !isArticle, isFilled);
    ctx.globalAlpha = 1;
  };
})();
