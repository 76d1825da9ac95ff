// Everything at a glance: a bitmap with a mark for each node, however many there are.

const FILL = 0.86; // How much of its slot a mark takes.
const DIM = 0.13;
const PLAIN = 0.55; // An article that is only mentioned is paler than a curated one.

// Turn "#rgb", "#rrggbb" or "rgb(r g b)" into three numbers.
export function toRgb(colour) {
  const text = colour.trim();
  if (text.startsWith("#")) {
    const digits = text.length === 4 ? [...text.slice(1)].map((digit) => digit + digit).join("") : text.slice(1);
    return [0, 2, 4].map((place) => Number.parseInt(digits.slice(place, place + 2), 16));
  }
  return text.match(/[\d.]+/g).slice(0, 3).map(Number);
}

// Mark every node that is in sight: `pixels` are RGBA, `view` says which part of the map they show.
export function markNodes(pixels, width, height, model, view, { colours, emphasis, hidden = null }) {
  pixels.fill(0);
  const { left, top, scale } = view;
  const [slotWidth, slotHeight] = [model.map.slot_width * scale, model.map.slot_height * scale];
  const [wide, high] = [Math.max(1, Math.round(slotWidth * FILL)), Math.max(1, Math.round(slotHeight * FILL))];
  const cover = Math.min(1, slotWidth * FILL) * Math.min(1, slotHeight * FILL) * 0.75 + 0.25;
  const article = model.kinds.indexOf("article");
  for (let node = 0; node < model.count; node += 1) {
    const startX = Math.round((model.x[node] - left) * scale - wide / 2);
    const startY = Math.round((model.y[node] - top) * scale - high / 2);
    if (startX >= width || startY >= height || startX + wide <= 0 || startY + high <= 0) continue;
    if (hidden?.has(node)) continue;
    const weight = emphasis ? emphasis[node] : 1;
    const isPlain = model.kind[node] === article && model.curated[node] === 0;
    const alpha = cover * (isPlain ? PLAIN : 1) * (weight === 1 ? 1 : DIM);
    const [red, green, blue] = colours[model.kind[node]];
    const [endX, endY] = [Math.min(startX + wide, width), Math.min(startY + high, height)];
    for (let y = Math.max(startY, 0); y < endY; y += 1) {
      for (let x = Math.max(startX, 0), place = 4 * (y * width + x); x < endX; x += 1, place += 4) {
        pixels[place] = red;
        pixels[place + 1] = green;
        pixels[place + 2] = blue;
        pixels[place + 3] = Math.max(pixels[place + 3], pixels[place + 3] + (255 - pixels[place + 3]) * alpha);
      }
    }
  }
}

// A density that is drawn again only when what it shows has changed.
export function createDensity(model) {
  const canvas = document.createElement("canvas");
  let [drawn, image] = ["", null];
  return (view, width, height, look, version) => {
    const key = `${view.left},${view.top},${view.scale},${width},${height},${version}`;
    if (key === drawn) return canvas;
    if (!image || image.width !== width || image.height !== height) {
      [canvas.width, canvas.height] = [width, height];
      image = canvas.getContext("2d").createImageData(width, height);
    }
    markNodes(image.data, width, height, model, view, { ...look, emphasis: look.emphasis() });
    canvas.getContext("2d").putImageData(image, 0, 0);
    drawn = key;
    return canvas;
  };
}
