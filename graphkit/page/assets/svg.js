// A drawing context that writes SVG: as much of a canvas's as the map draws with.

const escape = (text) =>
  String(text).replace(/[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[letter] ?? "");
const round = (number) => Math.round(number * 100) / 100;
const ANCHORS = { left: "start", right: "end", center: "middle" };

class SvgContext {
  constructor(width, height) {
    [this.width, this.height] = [width, height];
    this.parts = [];
    this.path = "";
    this.dash = [];
    this.stack = [];
    this.matrix = [1, 0, 0, 1, 0, 0];
    Object.assign(this, { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", lineJoin: "miter", globalAlpha: 1, font: "12px sans-serif", textAlign: "left", textBaseline: "alphabetic", direction: "ltr" });
    this.measure = document.createElement("canvas").getContext("2d");
  }

  save() {
    const { matrix, dash, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline, direction } = this;
    this.stack.push({ matrix: [...matrix], dash, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline, direction });
  }

  restore() { Object.assign(this, this.stack.pop()); }

  transform(a, b, c, d, e, f) {
    const [m0, m1, m2, m3, m4, m5] = this.matrix;
    this.matrix = [m0 * a + m2 * b, m1 * a + m3 * b, m0 * c + m2 * d, m1 * c + m3 * d, m0 * e + m2 * f + m4, m1 * e + m3 * f + m5];
  }

  scale(x, y) { this.transform(x, 0, 0, y, 0, 0); }
  translate(x, y) { this.transform(1, 0, 0, 1, x, y); }
  rotate(angle) { this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0); }

  beginPath() { this.path = ""; }
  closePath() { this.path += "Z"; }
  moveTo(x, y) { this.path += `M${round(x)} ${round(y)}`; }
  lineTo(x, y) { this.path += `L${round(x)} ${round(y)}`; }
  bezierCurveTo(...points) { this.path += `C${points.map(round).join(" ")}`; }

  roundRect(x, y, width, height, radius) {
    const r = round(Math.min(radius, width / 2, height / 2));
    const [w, h] = [round(width - 2 * r), round(height - 2 * r)];
    this.path += `M${round(x + r)} ${round(y)}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 -${r} ${r}h-${w}a${r} ${r} 0 0 1 -${r} -${r}v-${h}a${r} ${r} 0 0 1 ${r} -${r}Z`;
  }

  setLineDash(dash) { this.dash = dash; }
  get placed() { return `transform="matrix(${this.matrix.map((number) => Math.round(number * 1e5) / 1e5).join(" ")})" opacity="${round(this.globalAlpha)}"`; }

  fill() { this.parts.push(`<path d="${this.path}" fill="${escape(this.fillStyle)}" ${this.placed}/>`); }

  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map(round).join(" ")}"` : "";
    this.parts.push(`<path d="${this.path}" fill="none" stroke="${escape(this.strokeStyle)}" stroke-width="${round(this.lineWidth)}" stroke-linecap="${this.lineCap}" stroke-linejoin="${this.lineJoin}"${dash} ${this.placed}/>`);
  }

  fillRect(x, y, width, height) {
    this.parts.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${escape(this.fillStyle)}" ${this.placed}/>`);
  }

  measureText(text) {
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  fillText(text, x, y, most) {
    const wide = this.measureText(text).width;
    const squeezed = most !== undefined && wide > most ? ` textLength="${round(most)}" lengthAdjust="spacingAndGlyphs"` : "";
    const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font);
    const base = this.textBaseline === "middle" ? ' dominant-baseline="central"' : "";
    // In text from right to left, SVG's start is the right side.
    const anchor = this.direction === "rtl" ? { left: "end", right: "start", center: "middle" }[this.textAlign] : ANCHORS[this.textAlign];
    this.parts.push(`<text x="${round(x)}" y="${round(y)}" direction="${this.direction}" font-family="${escape(family)}" font-size="${size}" font-weight="${weight ?? 400}" text-anchor="${anchor}" fill="${escape(this.fillStyle)}"${base}${squeezed} ${this.placed}>${escape(text)}</text>`);
  }

  drawImage(image, x, y, width, height) {
    this.parts.push(`<image x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" href="${image.toDataURL()}" ${this.placed}/>`);
  }

  toString() {
    const { width, height } = this;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${this.parts.join("\n")}\n</svg>\n`;
  }
}

// Give a context whose text is an SVG image of this size.
export function createSvgContext(width, height) {
  return new SvgContext(width, height);
}
