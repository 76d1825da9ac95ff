// The band between two sides, and the breaks where empty years are left out.

const TOOTH = 7;

// A break in time: a torn edge from top to bottom, as on a broken axis.
function drawTear(ctx, x, top, bottom, unit) {
  ctx.beginPath();
  ctx.moveTo(x, top);
  let side = 1;
  for (let y = top + TOOTH * unit; y < bottom; y += TOOTH * unit) {
    ctx.lineTo(x + side * 2.5 * unit, y);
    side = -side;
  }
  ctx.lineTo(x, bottom);
  ctx.stroke();
}

// Behind the boxes, in the map's own lengths; `unit` is one pixel of the screen at most.
export function drawBand(ctx, map, theme, unit) {
  const [top, bottom] = [0, map.height];
  const band = map.spans.find((span) => span.kind === "band");
  if (band) {
    ctx.fillStyle = theme.band;
    ctx.fillRect(band.left, top, band.right - band.left, bottom - top);
  }
  ctx.strokeStyle = theme.soft;
  ctx.lineWidth = 1.2 * unit;
  for (const gap of map.spans.filter((span) => span.kind === "gap")) {
    const around = band && band.left >= gap.left && band.right <= gap.right ? band : null;
    const [left, right] = around ? [around.left, around.right] : [gap.left, gap.right];
    if (!around) {
      ctx.fillStyle = theme.band;
      ctx.fillRect(left, top, right - left, bottom - top);
    }
    drawTear(ctx, left, top, bottom, unit);
    drawTear(ctx, right, top, bottom, unit);
  }
}

// How much time a break leaves out, written along it, as large on any zoom.
export function drawGapNames(ctx, map, theme, toScreen, view, screen) {
  ctx.fillStyle = theme.soft;
  ctx.font = `12.5px ${theme.family}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.direction = "ltr";
  for (const gap of map.spans.filter((span) => span.kind === "gap")) {
    const [left, right] = [toScreen(gap.left, 0).x, toScreen(gap.right, 0).x];
    if (right - left < 16 || right < 0 || left > screen.width) continue;
    ctx.save();
    ctx.translate((gap.left + gap.right) / 2, view.top + (screen.top + screen.bottom) / 2 / view.scale);
    ctx.scale(1 / view.scale, 1 / view.scale);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(gap.label, 0, 0);
    ctx.restore();
  }
}
