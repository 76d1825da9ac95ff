"""How fast pages open and move in a real browser, against a page with nothing but vis-network and one node.

usage: python tests/benchmarks/page.py [FOLDER] [--quick]

Measures the pages of `seeds`, of FOLDER if one is given, and of a generated graph of 100,000 nodes and 250,000
edges; beside each, pyvis's default page of the same graph, where that ends within a minute (not with --quick).
Prints one JSON object. Times are milliseconds; `ratio` is that to the page with one node, in the same run; a search and
a filter are medians of several, as long as they keep the page busy, and until the frame that shows them has been made.
"""

import json
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import networkx as nx
from generated import generate
from playwright.sync_api import TimeoutError as BrowserTimeoutError
from playwright.sync_api import sync_playwright

import graphkit
from graphkit.page import render_page
from graphkit.page.render import _scripts

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--enable-precise-memory-info",
)
SEEDS = Path(__file__).parents[2] / "seeds"
LIMIT_S = 60
RUNS = 5

BARE = """<!doctype html><meta charset="utf-8"><title>One node</title>
<div id="canvas" style="width:1060px;height:640px"></div><script>%s</script><script>
const nodes = new vis.DataSet([{ id: 1, x: 0, y: 0, label: "One node" }]);
const options = { physics: { enabled: false } };
const network = new vis.Network(document.getElementById("canvas"), { nodes, edges: new vis.DataSet() }, options);
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
</script>"""

WATCH = """
window.readyAt = null;
new MutationObserver(() => {
  if (window.readyAt === null && document.documentElement.dataset.ready === "true") window.readyAt = performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
FRAMES = """
window.frames_ms = [];
(() => {
  let last = performance.now();
  const step = (now) => { window.frames_ms.push(now - last); last = now; window.frame = requestAnimationFrame(step); };
  window.frame = requestAnimationFrame(step);
})();
"""
SEARCH = """async (words) => {
  const box = document.querySelector('input[type="search"]');
  const times = [];
  for (let typed = 3; typed <= words.length; typed += 3) {
    times.push(await window.time_of(() => {
      box.value = words.slice(0, typed);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }));
  }
  return times;
}"""
FILTER = """async () => {
  const handle = document.querySelector('[role="slider"]');
  const times = [];
  for (const key of Array.from({ length: 8 }, (_, step) => (step < 4 ? "ArrowRight" : "ArrowLeft"))) {
    times.push(await window.time_of(() => handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))));
  }
  return times;
}"""
TIMED = """() => {
  // How long a change keeps the page busy, and how long it takes until the frame that shows it has been made.
  window.time_of = async (change) => {
    const start = performance.now();
    change();
    const busy = performance.now() - start;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return [busy, performance.now() - start];
  };
}"""
PYVIS_READY = """() => {
  const bar = document.getElementById("loadingBar");
  return typeof network !== "undefined" && network && (!bar || bar.style.display === "none");
}"""


def open_page(browser, path):
    """Open a file in a window of its own, offline."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(path.as_uri(), wait_until="commit", timeout=LIMIT_S * 1000)
    return page


def measure_ready(browser, path):
    """Give the median time until a page is ready."""
    times = []
    for _ in range(RUNS):
        page = open_page(browser, path)
        page.wait_for_function("() => window.readyAt !== null", timeout=LIMIT_S * 1000)
        times.append(page.evaluate("window.readyAt"))
        page.context.close()
    return statistics.median(times)


def measure_pan(page):
    """Drag the map about, zoomed out and in, and give the time that 95 of 100 frames stay below."""
    box = page.locator("#canvas").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7)
    page.evaluate(FRAMES)
    for zoom in (0, -600, -600):
        page.mouse.move(*middle)
        if zoom:
            page.mouse.wheel(0, zoom)
            page.wait_for_timeout(400)
        page.evaluate("window.frames_ms.length = 0") if zoom == 0 else None
        page.mouse.down()
        for step in range(60):
            page.mouse.move(middle[0] - 4 * step, middle[1] - step)
            page.wait_for_timeout(10)
        page.mouse.up()
    frames = sorted(page.evaluate("cancelAnimationFrame(window.frame) || window.frames_ms"))
    return frames[int(len(frames) * 0.95)]


def heap_megabytes(page):
    """Give what the page holds after collecting garbage: objects, and the buffers of typed arrays."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return (usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def measure(browser, path, words):
    """Measure our page."""
    figures = {"ready": measure_ready(browser, path)}
    page = open_page(browser, path)
    page.wait_for_function("() => window.readyAt !== null", timeout=LIMIT_S * 1000)
    page.wait_for_timeout(500)
    figures["heap_mb"] = heap_megabytes(page)
    figures["pan_p95"] = measure_pan(page)
    page.evaluate(TIMED)
    for name, times in {"search": page.evaluate(SEARCH, words), "filter": page.evaluate(FILTER)}.items():
        figures[name], figures[f"{name}_to_frame"] = map(statistics.median, zip(*times, strict=True))
    page.context.close()
    return {name: round(value, 1) for name, value in figures.items()} | {"bytes": path.stat().st_size}


def measure_pyvis(browser, graph, folder):
    """Measure pyvis's default page; None where it is not ready within a minute, the writing included."""
    source, path = folder / "graph.pickle", folder / "pyvis.html"
    source.write_bytes(pickle.dumps(plain_copy(graph)))
    start = time.monotonic()
    try:
        subprocess.run([sys.executable, __file__, "--pyvis", source, path], check=True, timeout=LIMIT_S, cwd=folder)
        left = LIMIT_S - (time.monotonic() - start)
        page = open_page(browser, path)
        page.wait_for_function(PYVIS_READY, timeout=max(left, 1) * 1000)
        ready = page.evaluate("performance.now()")
        page.context.close()
    except (subprocess.TimeoutExpired, BrowserTimeoutError):
        return None
    return {"ready": round(ready, 1), "bytes": path.stat().st_size}


def plain_copy(graph):
    """Give names alone: pyvis's page can hold no more of it."""
    copy = nx.DiGraph()
    copy.add_nodes_from(graph.nodes)
    copy.add_edges_from((start, end) for start, end in graph.edges())
    return copy


def write_pyvis(source, path):
    """Write pyvis's own page, in a process that can be ended."""
    from pyvis.network import Network  # noqa: PLC0415 - only here

    network = Network(cdn_resources="in_line", directed=True)
    network.from_nx(pickle.loads(Path(source).read_bytes()))
    Path(path).write_text(network.generate_html(), encoding="utf-8")


def main(arguments):
    """Measure everything and print it."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    builds = {Path(folder).name: graphkit.build(folder) for folder in (SEEDS, *folders)}
    pages = {name: (built.graph, built.page) for name, built in builds.items()}
    generated = generate(100_000, 250_000)
    pages["100000 nodes"] = generated, partial(render_page, generated, title="A collection", answer="How it connects.")
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    report = {}
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        bare = folder / "bare.html"
        bare.write_text(BARE % _scripts()[0], encoding="utf-8")
        report["bare"] = {"ready": round(measure_ready(browser, bare), 1), "bytes": bare.stat().st_size}
        for name, (graph, render) in pages.items():
            report[name] = measure_page(browser, graph, render, folder, report["bare"]["ready"])
            if "--quick" not in arguments:
                report[name]["pyvis"] = measure_pyvis(browser, graph, folder)
        browser.close()
    print(json.dumps(report, indent=1))


def measure_page(browser, graph, render, folder, bare_ready):
    """Render a graph and measure its page."""
    start = time.perf_counter()
    html = render()
    rendered = time.perf_counter() - start
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    title = next(values["title"] for _, values in graph.nodes(data=True) if values.get("title"))
    figures = {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges(), "render_s": round(rendered, 2)}
    figures |= measure(browser, path, title[:24])
    return figures | {"ratio": round(figures["ready"] / bare_ready, 2)}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--pyvis"]:
        write_pyvis(*sys.argv[2:4])
    else:
        main(sys.argv[1:])
