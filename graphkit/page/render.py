"""From the view to HTML: pyvis carries nodes, edges and options into our own template.

Nothing in the data can become markup or code: the template escapes all that it is given, the data travels
as JSON that the browser does not execute, and the page's policy lets no script or style run but those whose
hashes it names.

May import: graphkit.page.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, fields
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from graphkit.page.kinds import EDGE_STYLES, NODE_STYLES
from graphkit.page.view import META_FONT_PX, META_LINE_PX, NAME_FONT_PX, NAME_LINE_PX, PADDING_PX, Entry, View

TEMPLATE = "page.html.j2"
STYLE = "page.css"
SCRIPTS = (
    "data.js",
    "search.js",
    "theme.js",
    "shapes.js",
    "axis.js",
    "edges.js",
    "canvas.js",
    "details.js",
    "list.js",
    "main.js",
)
"""Our scripts, in the order that they run in; each uses only those before it."""
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
"""vis-network inside the installed pyvis; it begins with its licence notice."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "keyboard": False,
        "selectConnectedEdges": False,
        "multiselect": False,
    },
    "nodes": {"shape": "custom", "chosen": False, "borderWidth": 1},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
}
"""What vis-network is told: nothing moves unless the reader moves it."""

_UNSAFE_IN_HTML = "&<>\u2028\u2029"


def render_view(view: View, *, title: str, answer: str, lang: str) -> str:
    """Render `view` as one HTML file.

    Args:
        view: What to show.
        title: The page's title and its one heading, as plain text.
        answer: The paragraph under the heading, as plain text.
        lang: The language of `title` and `answer`, as a BCP 47 tag.

    Returns:
        The whole file as text; a lone surrogate, which UTF-8 cannot write, has become a question mark.
    """
    # pyvis takes long to import (it pulls in IPython), so only a page pays for it.
    from pyvis.network import Network  # noqa: PLC0415

    network = Network(directed=True, cdn_resources="in_line")
    # pyvis's add_edge looks through all edges each time; lists of its own form cost nothing.
    network.nodes = _vis_nodes(view)
    network.edges = _vis_edges(view)
    network.options = OPTIONS
    network.templateEnv = _environment(view, title=title, answer=answer, lang=lang)
    network.path = TEMPLATE
    html: str = network.generate_html()
    return html.encode("utf-8", "replace").decode("utf-8")


def _vis_nodes(view: View) -> list[dict[str, Any]]:
    """Give every entry as a vis-network node; those without a place have no position and are not drawn."""
    nodes: list[dict[str, Any]] = []
    for number, _ in enumerate(view.entries):
        node: dict[str, Any] = {"id": f"n{number}"}
        box = view.layout.boxes.get(number)
        if box is not None:
            caption = view.captions[number]
            node |= {"x": box.x_px, "y": box.y_px, "width_px": box.width_px, "height_px": box.height_px}
            node |= {"lines": caption.name, "meta": caption.meta}
        nodes.append(node)
    return nodes


def _vis_edges(view: View) -> list[dict[str, str]]:
    return [{"from": f"n{edge.start}", "to": f"n{edge.end}", "kind": edge.kind} for edge in view.connections]


def _environment(view: View, *, title: str, answer: str, lang: str) -> jinja2.Environment:
    """Make an environment whose globals hold what pyvis does not pass to a template."""

    def to_data(nodes: list[Any], edges: list[Any], options: str) -> Markup:
        return _to_json(_data(view, nodes, edges, options))

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset), autoescape=True, undefined=jinja2.StrictUndefined
    )
    # Assets are ours (or pyvis's) and hashed as they are, so they go in unescaped; all else is escaped.
    environment.globals = {
        "page_title": title,
        "answer": answer,
        "lang": lang,
        "policy": _policy(),
        "style": Markup(_asset(STYLE)),  # noqa: S704
        "scripts": [Markup(script) for script in _scripts()],  # noqa: S704
        "to_data": to_data,
        "node_styles": list(NODE_STYLES.values()),
    }
    return environment


def _data(view: View, nodes: list[Any], edges: list[Any], options: str) -> dict[str, Any]:
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "entries": [_entry_values(entry) for entry in view.entries],
        "node_kinds": {kind: asdict(style) for kind, style in NODE_STYLES.items()},
        "edge_kinds": {kind: asdict(style) for kind, style in EDGE_STYLES.items()},
        "spans": [asdict(span) for span in view.layout.spans],
        "width_px": view.layout.width_px,
        "height_px": view.layout.height_px,
        "type": {
            "name_font_px": NAME_FONT_PX,
            "name_line_px": NAME_LINE_PX,
            "meta_font_px": META_FONT_PX,
            "meta_line_px": META_LINE_PX,
            "padding_px": PADDING_PX,
        },
    }


def _entry_values(entry: Entry) -> dict[str, Any]:
    """Give the values of `entry` that are not empty; `asdict` would copy each of them deeply."""
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {name: value for name, value in values.items() if value not in ("", (), False)}


def _to_json(data: dict[str, Any]) -> Markup:
    """Write `data` as JSON in which no character can end the element that holds it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in _UNSAFE_IN_HTML:
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - no letter is left that HTML could take for markup


@cache
def _policy() -> str:
    """Give the content security policy: nothing may load, and only the page's own code may run."""
    scripts = " ".join(_hash(script) for script in _scripts())
    rules = (
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {_hash(_asset(STYLE))}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _scripts() -> tuple[str, ...]:
    """Give the text of every script, vis-network first."""
    vis = files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8").replace("\r\n", "\n")
    # Its last line points to a source map that a browser's developer tools would ask for.
    vis = vis.partition("\n//# sourceMappingURL=")[0]
    return (vis, *(_asset(name) for name in SCRIPTS))


@cache
def _asset(name: str) -> str:
    # The browser hashes what it parsed, and its parser turns CR LF into LF.
    text = files("graphkit.page").joinpath("assets", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
