"use strict";
// The map: vis-network with everything in its place, and moving only when the reader moves it.
(() => {
  const { options, width_px: width, height_px: height } = graphkit.data;
  const container = document.getElementById("canvas");
  const MARGIN_PX = 12;
  const READABLE = 0.85;
  let lit = null;

  const ctxRenderer = ({ ctx, id }) => ({ drawNode: () => graphkit.drawNode(ctx, id, network.getScale(), lit) });
  const nodes = [...graphkit.boxes.values()].map((box) => ({
    id: box.id, x: box.x, y: box.y, size: Math.max(box.width_px, box.height_px) / 2,
  }));
  const network = new vis.Network(
    container,
    { nodes, edges: graphkit.edges },
    { ...options, nodes: { ...options.nodes, ctxRenderer } },
  );
  container.firstElementChild.tabIndex = -1; // The container has the focus, a name and the keys.
  // vis-network takes custom shapes for squares; tell it their true size, or clicks would miss.
  for (const box of graphkit.boxes.values()) {
    const { shape } = network.body.nodes[box.id];
    shape.customSizeWidth = box.width_px;
    shape.customSizeHeight = box.height_px;
    shape.refreshNeeded = true;
  }
  network.on("beforeDrawing", graphkit.drawLanes);
  network.on("afterDrawing", (ctx) => graphkit.drawAxis(ctx, (x) => network.canvasToDOM({ x, y: 0 }).x));

  const room = () => ({ w: container.clientWidth, h: container.clientHeight });
  const fitting = () => {
    const { w, h } = room();
    const high = h - graphkit.axisHeightPx - 2 * MARGIN_PX;
    return Math.min((w - 2 * MARGIN_PX) / Math.max(width, 1), high / Math.max(height, 1), 1.1);
  };
  const top = (scale) => (room().h / 2 - graphkit.axisHeightPx - MARGIN_PX) / scale;

  graphkit.fit = () => {
    const scale = Math.max(fitting(), 0.005);
    network.moveTo({ position: { x: width / 2, y: top(scale) }, scale });
  };

  // On a phone, whole boxes that can be read, from the first on, rather than all of them in miniature.
  graphkit.showFirst = () => {
    if (room().w > 700 || fitting() > 0.6) return graphkit.fit();
    return network.moveTo({ position: { x: (room().w / 2 - MARGIN_PX) / READABLE, y: top(READABLE) }, scale: READABLE });
  };

  graphkit.zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, position: network.getViewPosition() });

  // Bring a box into sight, and near enough to be read.
  graphkit.reveal = (id) => {
    const box = graphkit.boxes.get(id);
    if (!box) return;
    const { w, h } = room();
    const scale = network.getScale();
    const at = network.canvasToDOM({ x: box.x, y: box.y });
    const [halfX, halfY] = [(box.width_px / 2) * scale, (box.height_px / 2) * scale];
    const isInSight =
      at.x > halfX && at.x < w - halfX && at.y > graphkit.axisHeightPx + halfY && at.y < h - halfY && scale > 0.5;
    if (!isInSight) network.moveTo({ position: { x: box.x, y: box.y }, scale: Math.max(scale, READABLE) });
  };

  graphkit.redraw = () => {
    lit = graphkit.lit();
    graphkit.updateEdges();
    network.redraw();
  };

  // The nearest box from `id` in a direction (dx, dy); the first box when nothing is selected.
  graphkit.boxBeside = (id, dx, dy) => {
    const from = graphkit.boxes.get(id);
    if (!from) return graphkit.boxes.keys().next().value ?? null;
    let [best, least] = [null, Infinity];
    for (const box of graphkit.boxes.values()) {
      const [x, y] = [box.x - from.x, box.y - from.y];
      const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
      if (along > 0 && along + 3 * across < least) [best, least] = [box.id, along + 3 * across];
    }
    return best;
  };

  graphkit.onThemeChange(() => {
    graphkit.updateEdges(true);
    network.redraw();
  });
  graphkit.network = network;
})();
