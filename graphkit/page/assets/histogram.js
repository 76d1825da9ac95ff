// Articles over time, as bars to brush over: with the pointer, or with the keys on its two ends.

import { barsWithin, countBins, makeBins, placeInBins } from "./bins.js";
import { sayDay, sayDays } from "./dates.js";
import { byId, element, sayCount } from "./elements.js";
import { FAILS } from "./filters.js";

const GAP_BARS = 1.5; // How wide a gap is, in bars.

// Give { render(state, fails) }.
export function createHistogram(model, onChange) {
  const box = byId("histogram");
  const { bars, undated } = makeBins(model);
  if (bars.length < 2) {
    box.hidden = true;
    return { render() {} };
  }
  const [plot, caption] = [element("div", { class: "plot" }), element("p", { class: "meta caption" })];
  const places = placeInBins(model, bars);
  const total = countBins(places, bars);
  const tallest = total.reduce((most, count) => Math.max(most, count), 1);
  const columns = bars.map((bar) => element("span", { class: bar.gapBefore ? "column after-gap" : "column" },
    element("span", { class: "all" }), element("span", { class: "passing" })));
  const handles = ["First day shown", "Last day shown"].map((label, end) => element("span", {
    class: "handle", role: "slider", tabindex: "0", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": String(bars.length - 1),
    "aria-orientation": "horizontal", on: { keydown: (event) => press(event, end) },
  }));
  plot.append(...columns, ...handles);
  box.replaceChildren(plot, caption);
  let [range, anchor] = [{ from: 0, to: bars.length - 1 }, null];

  const height = (count) => `${count === 0 ? 0 : Math.max(8, Math.round((100 * count) / tallest))}%`;
  columns.forEach((column, place) => { column.firstChild.style.height = height(total[place]); });

  // Where each bar begins and ends, in parts of the whole width.
  const widths = bars.map((bar) => (bar.gapBefore ? 1 + GAP_BARS : 1));
  const sum = widths.reduce((all, width) => all + width);
  const ends = widths.map(((at) => (width) => (at += width) / sum)(0));
  const starts = ends.map((end) => end - 1 / sum);
  columns.forEach((column, place) => {
    column.style.left = `${100 * starts[place]}%`;
    column.style.width = `${100 / sum}%`;
  });

  function choose(from, to, isStep = true) {
    const isAll = from === 0 && to === bars.length - 1;
    onChange({ firstDay: isAll ? null : bars[from].first, lastDay: isAll ? null : bars[to].last }, isStep);
  }

  function press(event, end) {
    const at = end === 0 ? range.from : range.to;
    const target = {
      ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 10, PageUp: at + 10, Home: 0, End: bars.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const place = Math.min(Math.max(target, 0), bars.length - 1);
    if (end === 0) choose(Math.min(place, range.to), range.to);
    else choose(range.from, Math.max(place, range.from));
  }

  const barAt = (event) => {
    const { left, width } = plot.getBoundingClientRect();
    const part = (event.clientX - left) / width;
    const place = ends.findIndex((end) => part <= end);
    return place < 0 ? bars.length - 1 : place;
  };
  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    // A handle that is taken moves its own end; anything else begins anew.
    const handle = handles.indexOf(event.target);
    anchor = handle < 0 ? barAt(event) : handle === 0 ? range.to : range.from;
    plot.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (handle < 0) choose(anchor, anchor);
  });
  plot.addEventListener("pointermove", (event) => {
    if (anchor === null) return;
    const place = barAt(event);
    choose(Math.min(anchor, place), Math.max(anchor, place), false);
  });
  for (const name of ["pointerup", "pointercancel"]) plot.addEventListener(name, () => { anchor = null; });
  plot.addEventListener("dblclick", () => choose(0, bars.length - 1));

  function renderRange(state) {
    range = barsWithin(bars, state.firstDay, state.lastDay);
    columns.forEach((column, place) => column.classList.toggle("out", place < range.from || place > range.to));
    [[handles[0], range.from, starts, bars[range.from].first], [handles[1], range.to, ends, bars[range.to].last]].forEach(([handle, place, edges, day]) => {
      handle.style.left = `${100 * edges[place]}%`;
      handle.setAttribute("aria-valuenow", String(place));
      handle.setAttribute("aria-valuetext", sayDay(day));
    });
    const isAll = state.firstDay === null && state.lastDay === null;
    const days = sayDays(state.firstDay ?? bars[0].first, state.lastDay ?? bars.at(-1).last);
    caption.textContent = `${days}${isAll && undated ? `; ${sayCount(undated, "article")} undated` : ""}`;
  }

  return {
    render(state, fails) {
      renderRange(state);
      const counts = countBins(places, bars, fails, ~FAILS.day);
      columns.forEach((column, place) => { column.lastChild.style.height = height(counts[place]); });
    },
  };
}
