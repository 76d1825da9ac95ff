"""The page's own scripts: ES modules while they are written and tested, one script in the page.

The page may not load anything, so what users download is built from the modules by one small step: they are
joined in the order below, each a function of its own whose imports become constants and whose exports become
what it returns. rJSmin and rCSSmin take out comments and white space, and change nothing else.

May import: the standard library, rjsmin, rcssmin.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import rcssmin
import rjsmin

STYLE = "page.css"
MODULES = (
    "model.js",
    "theme.js",
    "elements.js",
    "shapes.js",
    "lanes.js",
    "band.js",
    "axis.js",
    "edges.js",
    "density.js",
    "boxes.js",
    "captions.js",
    "local.js",
    "pointing.js",
    "scene.js",
    "svg.js",
    "canvas.js",
    "dates.js",
    "references.js",
    "state.js",
    "search.js",
    "filters.js",
    "bins.js",
    "neighbourhood.js",
    "paths.js",
    "citation.js",
    "announce.js",
    "history.js",
    "order.js",
    "rows.js",
    "pages.js",
    "list.js",
    "table.js",
    "tabs.js",
    "receipts.js",
    "picker.js",
    "steps.js",
    "answer.js",
    "details.js",
    "facets.js",
    "histogram.js",
    "images.js",
    "clipboard.js",
    "keyboard.js",
    "print.js",
    "sight.js",
    "explorer.js",
    "main.js",
)
"""The modules, in the order that they run in; each uses only those before it."""

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([a-z]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const|let) ([A-Za-z_$][\w$]*))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


@cache
def page_script() -> str:
    """Give the page's script, made of all modules, without comments and needless white space."""
    return str(rjsmin.jsmin(join_modules({name: read_asset(name) for name in MODULES})))


def join_modules(modules: dict[str, str]) -> str:
    """Join the texts of ES `modules`, by name and in order, to one script.

    Raises:
        ValueError: A module imports one that does not come before it, or imports or exports in a form that
            joining cannot carry over.
    """
    parts = ['"use strict";\n(() => {\nconst modules = {};\n']
    known: set[str] = set()
    for name, text in modules.items():
        parts.append(_wrap(name, text, known))
        known.add(name)
    return "".join([*parts, "})();\n"])


def _wrap(name: str, text: str, known: set[str]) -> str:
    if missing := {f"{imported[2]}.js" for imported in _IMPORT.finditer(text)} - known:
        raise ValueError(f"{name} imports {', '.join(sorted(missing))}, which does not come before it.")
    exports = ", ".join(export[2] for export in _EXPORT.finditer(text))
    body = _IMPORT.sub(lambda found: f"const {found[1].replace(' as ', ': ')} = modules.{found[2]};", text)
    body = _EXPORT.sub(r"\1", body)
    if other := _OTHER.search(body):
        raise ValueError(f"{name}: {other[0]!r} cannot be joined.")
    return f"modules.{name.removesuffix('.js')} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


@cache
def page_style() -> str:
    """Give the page's style sheet, without comments and needless white space."""
    return str(rcssmin.cssmin(read_asset(STYLE)))


def read_asset(name: str) -> str:
    """Read a file of the package's assets."""
    # The browser hashes what it parsed, and its parser turns CR LF into LF.
    text = files("graphkit.page").joinpath("assets", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
