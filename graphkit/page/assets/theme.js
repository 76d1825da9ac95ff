// The colours and the font of the style sheet, for the canvas, which cannot use them by itself.

const NAMES = ["paper", "panel", "ink", "soft", "line", "focus", "lane", "band", "path"];
const KINDS = ["article", "provider", "topic", "story", "phrase"];

// Read the colours as they are now, light or dark.
export function readTheme() {
  const style = getComputedStyle(document.body);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const theme = { family: style.fontFamily, kinds: {} };
  for (const name of NAMES) theme[name] = colour(name);
  for (const kind of KINDS) {
    theme.kinds[kind] = { line: colour(kind), fill: colour(`${kind}-fill`), text: colour(`${kind}-text`) };
  }
  return theme;
}

// Tell when the colours change.
export function onThemeChange(listener) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}
