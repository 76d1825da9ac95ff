"use strict";
// The colours and the font of the style sheet, for the canvas, which cannot use them by itself.
(() => {
  const read = () => {
    const style = getComputedStyle(document.body);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const theme = { family: style.fontFamily, colours: new Map() };
    for (const name of ["paper", "panel", "ink", "soft", "line", "focus", "lane", "band"]) theme[name] = colour(name);
    for (const kind of Object.values(graphkit.data.node_kinds)) {
      theme.colours.set(kind.colour, {
        line: colour(kind.colour),
        fill: colour(`${kind.colour}-fill`),
        text: colour(`${kind.colour}-text`),
      });
    }
    graphkit.theme = theme;
  };

  read();
  graphkit.onThemeChange = (redraw) => {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      read();
      redraw();
    });
  };
})();
