"use strict";
// Time: lanes behind the boxes, and above them a strip of dates that stays in sight at any zoom.
(() => {
  const HEIGHT_PX = 54;
  const MARGIN = 8;
  const { spans, height_px: height } = graphkit.data;
  graphkit.axisHeightPx = HEIGHT_PX;

  // Behind the boxes, in the map's own lengths.
  graphkit.drawLanes = (ctx) => {
    const { lane, band, soft } = graphkit.theme;
    for (const span of spans) {
      const [left, width] = [span.left_px, span.right_px - span.left_px];
      if (span.kind === "column" || span.kind === "band") {
        ctx.fillStyle = span.kind === "band" ? band : lane;
        const inset = span.kind === "band" ? 12 : -MARGIN + 2;
        ctx.fillRect(left + inset, -MARGIN, width - 2 * inset, height + 2 * MARGIN);
      } else if (span.kind === "gap" && !spans.some((other) => other.kind === "band" && other.left_px === left)) {
        ctx.strokeStyle = soft;
        ctx.setLineDash([2, 6]);
        for (const x of [left + width / 2 - 3, left + width / 2 + 3]) {
          ctx.beginPath();
          ctx.moveTo(x, -MARGIN);
          ctx.lineTo(x, height + MARGIN);
          ctx.stroke();
        }
        ctx.setLineDash([]);
      }
    }
  };

  // One row of labels, each over its span; those that would touch the one before are left out.
  function writeRow(ctx, row, toScreen, y, screenWidth) {
    let free = 4;
    for (const span of row) {
      const [left, right] = [Math.max(toScreen(span.left_px), 0), Math.min(toScreen(span.right_px), screenWidth)];
      if (right <= left) continue;
      const half = ctx.measureText(span.label).width / 2;
      const middle = Math.min(Math.max((left + right) / 2, half + 6), screenWidth - half - 6);
      if (middle - half < free) continue;
      ctx.fillText(span.label, middle, y);
      free = middle + half + 12;
    }
  }

  const byPlace = (kinds) => spans.filter((span) => kinds.includes(span.kind)).sort((a, b) => a.left_px - b.left_px);
  const upper = byPlace(["period", "band"]);
  const lower = byPlace(["column", "gap"]);

  // Over the boxes, in the screen's lengths: `toScreen` turns the map's x into the screen's.
  graphkit.drawAxis = (ctx, toScreen) => {
    const ratio = window.devicePixelRatio || 1;
    const screenWidth = ctx.canvas.clientWidth;
    const { paper, ink, soft, line, family } = graphkit.theme;
    ctx.save();
    ctx.setTransform(ctx.canvas.width / screenWidth || ratio, 0, 0, ctx.canvas.width / screenWidth || ratio, 0, 0);
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, screenWidth, HEIGHT_PX);
    ctx.fillStyle = line;
    ctx.fillRect(0, HEIGHT_PX - 1, screenWidth, 1);
    ctx.direction = "ltr";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = ink;
    ctx.font = `600 14px ${family}`;
    writeRow(ctx, upper, toScreen, 17, screenWidth);
    ctx.fillStyle = soft;
    ctx.font = `12.5px ${family}`;
    writeRow(ctx, lower, toScreen, 38, screenWidth);
    ctx.restore();
  };
})();
