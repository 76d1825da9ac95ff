// Lanes: the strips behind the boxes, one for each story or provider, and their names.

const LEAST_LABEL_PX = 15;
const LABEL_FONT_PX = 12.5;

// Behind the boxes, in the map's own lengths.
export function drawLanes(ctx, map, theme, { isSheet, scale }) {
  map.lanes.forEach((lane, place) => {
    if (lane.kind === "shelf") return;
    const [width, height] = [lane.right - lane.left, lane.bottom - lane.top];
    ctx.fillStyle = isSheet || place % 2 === 0 ? theme.lane : theme.paper;
    if (isSheet) {
      ctx.beginPath();
      ctx.roundRect(lane.left, lane.top, width, height, 6);
      ctx.fill();
    } else {
      ctx.fillRect(lane.left, lane.top, width, height);
      ctx.fillStyle = theme.line;
      ctx.fillRect(lane.left, lane.bottom - 1 / scale, width, 1 / scale);
    }
  });
}

// The names of a sheet's lanes, in the map's own lengths; that of a story is a box of its own.
export function drawSheetLabels(ctx, map, type, theme) {
  ctx.fillStyle = theme.soft;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.direction = "ltr";
  ctx.font = `600 ${type.meta_font}px ${theme.family}`;
  for (const lane of map.lanes) {
    if (!lane.label) continue;
    const x = lane.left + (lane.kind === "shelf" ? 0 : 12);
    ctx.fillText(lane.label, x, lane.top + type.name_line + 2, lane.right - x - 8);
  }
}

// The names of an overview's lanes, in the screen's lengths: each at the left of its lane, whatever is in sight.
// Gives the rectangles that they take, which boxes then keep clear of.
export function placeLaneLabels(ctx, map, theme, toScreen, screen) {
  ctx.font = `600 ${LABEL_FONT_PX}px ${theme.family}`;
  const placed = [];
  let free = screen.top;
  for (const lane of map.lanes) {
    const [top, bottom] = [Math.max(toScreen(0, lane.top).y, screen.top), Math.min(toScreen(0, lane.bottom).y, screen.bottom)];
    if (!lane.label || bottom - top < LEAST_LABEL_PX || top < free - 1) continue;
    const width = Math.min(ctx.measureText(lane.label).width, screen.width * 0.34) + 12;
    placed.push({ text: lane.label, kind: lane.kind, left: 6, top: top + 2, width, height: 18 });
    free = top + 18;
  }
  return placed;
}

// Write the names that `placeLaneLabels` has placed.
export function drawLaneLabels(ctx, labels, theme) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.direction = "ltr";
  ctx.font = `600 ${LABEL_FONT_PX}px ${theme.family}`;
  for (const label of labels) {
    ctx.globalAlpha = 0.86;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(label.left, label.top, label.width, label.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = theme.kinds[label.kind]?.line ?? theme.soft;
    ctx.fillRect(label.left, label.top + 2, 3, label.height - 4);
    ctx.fillStyle = theme.ink;
    ctx.fillText(label.text, label.left + 8, label.top + label.height / 2 + 0.5, label.width - 10);
  }
}
