// What is where: the box or mark under the pointer, and the box beside another.

const REACH_PX = 4;

// The node whose box holds a point, or -1.
export function boxAt(boxes, x, y) {
  for (const box of boxes) {
    if (x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height) return box.node;
  }
  return -1;
}

// The node whose mark is nearest to a point, within its slot or a few pixels of the screen; or -1.
export function markAt(model, x, y, scale, isShown) {
  const reach = { x: Math.max(model.map.slot_width / 2, REACH_PX / scale), y: Math.max(model.map.slot_height / 2, REACH_PX / scale) };
  let [best, least] = [-1, Infinity];
  for (let node = 0; node < model.count; node += 1) {
    const [dx, dy] = [Math.abs(model.x[node] - x), Math.abs(model.y[node] - y)];
    if (dx <= reach.x && dy <= reach.y && dx + dy < least && isShown(node)) [best, least] = [node, dx + dy];
  }
  return best;
}

// The nearest box from a node in a direction; the first box when there is none to start from; else -1.
export function boxBeside(boxes, node, dx, dy, isShown) {
  const from = boxes.get(node);
  if (!from) return boxes.keys().next().value ?? -1;
  const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const [startX, startY] = centre(from);
  let [best, least] = [-1, Infinity];
  for (const box of boxes.values()) {
    const [x, y] = centre(box);
    const along = (x - startX) * dx + (y - startY) * dy;
    const across = Math.abs((x - startX) * dy) + Math.abs((y - startY) * dx);
    if (along > 0 && along + 3 * across < least && isShown(box.node)) [best, least] = [box.node, along + 3 * across];
  }
  return best;
}
