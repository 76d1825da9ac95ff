// The keys: on the map for moving about, anywhere for search and for stepping back.

const PAN_PX = 80;
const ZOOM = 1.25;

// Listen to the keys; `actions` do what they ask for.
export function listenToKeys(canvas, actions) {
  const onMap = {
    ArrowRight: () => actions.goBeside(1, 0),
    ArrowLeft: () => actions.goBeside(-1, 0),
    ArrowUp: () => actions.goBeside(0, -1),
    ArrowDown: () => actions.goBeside(0, 1),
    "Shift+ArrowRight": () => actions.pan(PAN_PX, 0),
    "Shift+ArrowLeft": () => actions.pan(-PAN_PX, 0),
    "Shift+ArrowUp": () => actions.pan(0, -PAN_PX),
    "Shift+ArrowDown": () => actions.pan(0, PAN_PX),
    "+": () => actions.zoom(ZOOM),
    "=": () => actions.zoom(ZOOM),
    "-": () => actions.zoom(1 / ZOOM),
    0: actions.fit,
    Enter: actions.openDetails,
    n: () => actions.step(1),
    p: () => actions.step(-1),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const name = event.shiftKey && event.key.startsWith("Arrow") ? `Shift+${event.key}` : event.key;
    if (!Object.hasOwn(onMap, name)) return;
    event.preventDefault();
    onMap[name]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = event.target.matches?.("input, textarea, select");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      actions.search();
    } else if (event.key === "Escape") actions.clear();
  });
}
