"use strict";
// Lines between boxes. A small graph shows all of them, quietly; a large one only those of the node in focus.
(() => {
  const MOST_AT_ONCE = 1500;
  const MOST_CURVED = 600;
  const data = graphkit.data;
  const drawable = data.edges
    .map((edge, index) => ({ ...edge, id: `e${index}` }))
    .filter((edge) => edge.from !== edge.to && graphkit.boxes.has(edge.from) && graphkit.boxes.has(edge.to));
  const isSmall = drawable.length <= MOST_AT_ONCE;
  const STATES = {
    quiet: { opacity: 0.45, width: 1 },
    lit: { opacity: 1, width: 2.2 },
    dim: { opacity: 0.07, width: 1 },
  };

  const touches = (edge, id) => edge.from === id || edge.to === id;
  const stateOf = (edge, id) => (id === null ? "quiet" : touches(edge, id) ? "lit" : "dim");

  // A line between boxes of one column bows out, where it can be seen; the others run across.
  function curve(edge) {
    if (drawable.length > MOST_CURVED) return false;
    const isUpright = graphkit.boxes.get(edge.from).x === graphkit.boxes.get(edge.to).x;
    return isUpright
      ? { enabled: true, type: "curvedCW", roundness: 0.35 }
      : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  }

  function styled(edge, state) {
    const kind = data.edge_kinds[edge.kind];
    const { opacity, width } = STATES[state];
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      width,
      color: { color: graphkit.theme.colours.get(kind.colour).line, opacity, inherit: false },
      arrows: kind.has_arrow && state !== "dim" ? { to: { enabled: true, scaleFactor: 0.45 } } : { to: false },
      smooth: curve(edge),
    };
  }

  graphkit.edges = new vis.DataSet(isSmall ? drawable.map((edge) => styled(edge, "quiet")) : []);
  graphkit.showsAllEdges = isSmall;

  // Show the lines as the focus asks for; `isNewTheme` when their colours have changed.
  let shown = null;
  graphkit.updateEdges = (isNewTheme = false) => {
    const id = graphkit.focusId();
    if (id === shown && !isNewTheme) return;
    if (isSmall) {
      const changed = drawable.filter((edge) => isNewTheme || stateOf(edge, id) !== stateOf(edge, shown));
      graphkit.edges.update(changed.map((edge) => styled(edge, stateOf(edge, id))));
    } else {
      graphkit.edges.clear();
      graphkit.edges.add(drawable.filter((edge) => touches(edge, id)).map((edge) => styled(edge, "lit")));
    }
    shown = id;
  };
})();
