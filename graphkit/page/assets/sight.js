// The map in step with the state: what is in sight, what is chosen on it, and how it got there.

import { findNeighbourhood } from "./neighbourhood.js";

const MOST_NEAR = 240;
const SAME = { place: 0.05, scale: 0.0005 };

// Give { show(state, before, isRestored), refit(), around() }; `onMove(view)` hears where the reader has moved the map,
// null when it is back where it opened.
export function createSight(model, map, element, onMove) {
  let [first, current, isShowing, near] = [map.getView(), null, false, null];

  const isSame = (one, other) =>
    Math.abs(one.x - other.x) < SAME.place && Math.abs(one.y - other.y) < SAME.place && Math.abs(one.scale - other.scale) < SAME.scale;

  // Hear of a move, unless the map is where it is known to be.
  function heed(view) {
    if (isSame(view, current ?? first)) return;
    current = isSame(view, first) ? null : view;
    onMove(current);
  }

  // vis-network moves the map when its element has another size; the reader has not, so it goes back.
  const sizeOf = () => `${element.clientWidth} ${element.clientHeight}`;
  let size = sizeOf();
  map.on("view", (view) => {
    if (isShowing) return;
    if (size === sizeOf()) return heed(view);
    size = sizeOf();
    return keep();
  });

  function keep() {
    isShowing = true;
    if (current) map.setView(current);
    else showFirst();
    isShowing = false;
  }

  function showFirst() {
    map.showFirst();
    first = map.getView();
  }

  // The path on the map: the reader's own as far as it has been followed, else at first the best one there is.
  function pathOf(state) {
    if (state.path.length) return state.step < 0 ? state.path : state.path.slice(0, state.step + 2);
    return state.selected < 0 && state.tab === "answer" && state.start < 0 ? (model.paths[0]?.nodes ?? []) : [];
  }

  function setLocal(state, before) {
    if (before && state.depth === before.depth && (state.depth === 0 || state.selected === before.selected)) return false;
    if (!before && state.depth === 0) return false;
    near = state.depth ? findNeighbourhood(model, state.selected, state.depth, MOST_NEAR) : null;
    map.setLocal(near?.mask ?? null);
    first = map.getView();
    return true;
  }

  function move(state, before, isRestored, isOther) {
    if (isRestored) {
      if (state.view) map.setView(state.view);
      else if (!isOther && (!before || before.view)) showFirst();
      return;
    }
    const target = state.step >= 0 && state.step !== before?.step ? state.path[state.step + 1] : state.selected;
    const isNew = state.step !== before?.step || state.selected !== before?.selected;
    if (!isOther && isNew && target >= 0) map.focusOn(target);
  }

  return {
    show(state, before, isRestored) {
      isShowing = true;
      current = state.view;
      // On a path it is the path that counts, not what else its nodes connect to.
      map.setSelected(state.path.length && state.tab === "paths" ? -1 : state.selected);
      if (String(pathOf(state)) !== String(before ? pathOf(before) : [])) map.setPath(pathOf(state));
      const isOther = setLocal(state, before);
      move(state, before, isRestored, isOther);
      isShowing = false;
      if (!isRestored) heed(map.getView());
    },
    // The element has another size.
    refit() {
      if (size === sizeOf()) return;
      size = sizeOf();
      map.refit();
      keep();
    },
    around: () => near,
  };
}
