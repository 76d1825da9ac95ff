// The view as a file: a picture (PNG) or a drawing (SVG), made here and saved by the browser.

import { element } from "./elements.js";

const SHARPNESS = 2;

// Save what the map shows; `kind` is "png" or "svg".
export async function saveImage(map, title, kind) {
  const blob = kind === "svg"
    ? new Blob([map.toSvg()], { type: "image/svg+xml" })
    : await new Promise((resolve) => { map.toCanvas(SHARPNESS).toBlob(resolve, "image/png"); });
  if (!blob) throw new Error("The browser made no picture.");
  saveBlob(blob, `${toFileName(title)}.${kind}`);
}

// Make a file name of a title.
export function toFileName(title) {
  const name = title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return name.slice(0, 60).replace(/-+$/, "").toLowerCase() || "map";
}

function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
