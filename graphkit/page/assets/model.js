// What the page shows, decoded from what Python packed (graphkit/page/packing.py): one typed column a quality.

export const NO_DAY = -2147483648;
export const NO_QUALITY = -2147483648;
export const NO_NODE = -1;

const CHUNKS_KEPT = 40;
const MOST_QUOTED = 160;
const ARRAYS = { Uint8: Uint8Array, Uint16: Uint16Array, Uint32: Uint32Array, Int32: Int32Array };

// Turn base64 into bytes.
export function toBytes(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}

// Turn base64 of gzip into bytes. The browser does it, also for a page that was opened from a file.
export async function inflate(base64) {
  const packed = new Blob([toBytes(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(packed).arrayBuffer();
}

// Decode one column: an array as it stands, numbers in a buffer (0 stands for none where there is a `none`),
// or texts in a buffer, each ended by NUL.
export function decodeColumn(column, buffer, Result = null) {
  if (Array.isArray(column)) return Result ? Result.from(column) : column;
  if (column.type === "Text") {
    const text = new TextDecoder().decode(new Uint8Array(buffer, column.at, column.length));
    return text === "" ? [] : text.slice(0, -1).split("\0");
  }
  const raw = new ARRAYS[column.type](buffer, column.at, column.length);
  const { base = 0, step = 1, none } = column;
  if (Result === raw.constructor && base === 0 && step === 1 && none === undefined) return raw;
  const values = new (Result ?? Float64Array)(raw.length);
  for (let place = 0; place < raw.length; place += 1) {
    const value = raw[place];
    values[place] = none !== undefined && value === 0 ? none : value * step + base;
  }
  return values;
}

// Give every edge to both its ends: the row of node n is offsets[n] to offsets[n + 1].
export function mirrorEdges(count, outDegree, target, kind) {
  const degree = new Uint32Array(count);
  let edge = 0;
  for (let node = 0; node < count; node += 1) {
    for (const end = edge + outDegree[node]; edge < end; edge += 1) {
      degree[node] += 1;
      if (target[edge] !== node) degree[target[edge]] += 1;
    }
  }
  const offsets = new Uint32Array(count + 1);
  for (let node = 0; node < count; node += 1) offsets[node + 1] = offsets[node] + degree[node];
  const free = offsets.slice(0, count);
  const [targets, edgeKind, outward] = [new Uint32Array(offsets[count]), new Uint8Array(offsets[count]), new Uint8Array(offsets[count])];
  const put = (from, to, number, isOutward) => {
    const place = free[from];
    free[from] += 1;
    targets[place] = to;
    edgeKind[place] = kind[number];
    outward[place] = isOutward;
  };
  edge = 0;
  for (let node = 0; node < count; node += 1) {
    for (const end = edge + outDegree[node]; edge < end; edge += 1) {
      put(node, target[edge], edge, 1);
      if (target[edge] !== node) put(target[edge], node, edge, 0);
    }
  }
  return { degree, offsets, targets, edgeKind, outward };
}

// The details come last in the page, after the scripts, which need not wait for them.
const wholePage = () =>
  new Promise((done) => {
    if (globalThis.document?.readyState === "loading") document.addEventListener("DOMContentLoaded", done, { once: true });
    else done();
  });

// The details of a node, from the chunk that holds them; the chunks that were read last are kept.
function readDetails(data, read) {
  if (data.details) return async (node) => data.details[node];
  const chunks = new Map();
  const load = async (chunk) => {
    await wholePage();
    return JSON.parse(new TextDecoder().decode(await inflate(read(`details-${chunk}`))));
  };
  return async (node) => {
    const chunk = Math.floor(node / data.details_per_chunk);
    if (!chunks.has(chunk)) {
      if (chunks.size >= CHUNKS_KEPT) chunks.delete(chunks.keys().next().value);
      chunks.set(chunk, load(chunk));
    }
    return (await chunks.get(chunk))[node % data.details_per_chunk];
  };
}

// Name the documents in the details of a node, and give those sources their words that state what the page shows.
function tellPlaces(details, name, documents) {
  const known = { Title: name, Name: name, Excerpt: details.excerpt ?? "" };
  const cut = (text) => (text.length <= MOST_QUOTED ? text : `${text.slice(0, MOST_QUOTED - 1).trimEnd()}…`);
  const place = (document, field, quote) => ({ document: documents[document] ?? "", field, quote });
  return {
    ...details,
    sources: (details.sources ?? []).map(([label, document, field, quote]) => (
      { label, ...place(document, field, quote ?? cut(known[label] ?? "")) })),
    edges: (details.edges ?? []).map((receipts) => receipts.map(([document, field, quote = ""]) => place(document, field, quote))),
  };
}

// Give the model; `read` gives the text of the element with an id.
export async function readModel(read = (id) => document.getElementById(id).textContent) {
  const data = JSON.parse(read("data"));
  const buffer = data.is_packed ? await inflate(read("columns")) : null;
  const column = (name, Result) => decodeColumn(data.columns[name], buffer, Result);
  const [outDegree, target] = [column("out_degree", Uint32Array), column("target", Uint32Array)];
  const [names, documents] = [column("name"), column("document")];
  const details = readDetails(data, read);
  const edges = mirrorEdges(data.count, outDegree, target, column("edge_kind", Uint8Array));
  return {
    count: data.count,
    kinds: data.kinds,
    edgeKinds: data.edge_kinds,
    nodeStyles: data.node_styles,
    edgeStyles: data.edge_styles,
    kind: column("kind", Uint8Array),
    name: names,
    day: column("day", Int32Array),
    curated: column("curated", Uint8Array),
    quality: column("quality", Int32Array),
    ...edges,
    provider: column("provider", Int32Array),
    story: column("story", Int32Array),
    x: data.is_sheet ? Float32Array.from(data.nodes, (node) => node.x) : column("x", Float32Array),
    y: data.is_sheet ? Float32Array.from(data.nodes, (node) => node.y) : column("y", Float32Array),
    width: data.columns.width ? column("width", Float32Array) : null,
    height: data.columns.height ? column("height", Float32Array) : null,
    captions: data.captions?.map(([lines, meta]) => ({ lines, meta })) ?? null, // of the boxes of a sheet
    map: data.map, // what the canvas draws behind the boxes: { width, height, lanes, spans, band, … }
    options: data.options, // what vis-network is told
    sides: data.sides,
    bridges: data.bridges,
    paths: data.paths,
    isLarge: data.is_packed,
    isSheet: data.is_sheet, // every box is readable at first sight
    details: async (node) => tellPlaces(await details(node), names[node], documents),
    title: data.title,
    headline: data.title,
    answer: data.answer,
    limits: data.limits,
    lang: data.lang,
  };
}
