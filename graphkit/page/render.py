"""From the view to HTML: pyvis carries the first boxes and the options into our own template.

Nothing in the data can become markup or code: the template escapes all that it is given, the data travels
as JSON that the browser does not execute, and the page's policy lets no script or style run but those whose
hashes it names.

May import: graphkit.page.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import sys
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import Any

import jinja2
from markupsafe import Markup

from graphkit.page.data import build_data
from graphkit.page.fallback import build_fallback
from graphkit.page.kinds import NODE_STYLES
from graphkit.page.packing import to_json
from graphkit.page.scripts import page_script, page_style
from graphkit.page.view import View

TEMPLATE = "page.html.j2"
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
"""vis-network inside the installed pyvis; it begins with its licence notice."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "selectConnectedEdges": False,
        "multiselect": False,
        "tooltipDelay": 0,
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
        answer: The paragraph beside the map, as plain text.
        lang: The language of `title` and `answer`, as a BCP 47 tag.

    Returns:
        The whole file as text; a lone surrogate, which UTF-8 cannot write, has become a question mark.
    """
    import_pyvis()
    from pyvis.network import Network  # noqa: PLC0415 - see `import_pyvis`

    network = Network(directed=True, cdn_resources="in_line")
    # pyvis's add_node and add_edge look through all there is each time; lists of its own form cost nothing.
    network.nodes = first_nodes(view)
    network.edges = []  # the page draws the lines itself: vis-network can route none around boxes
    network.options = OPTIONS
    network.templateEnv = _environment(view, title=title, answer=answer, lang=lang)
    network.path = TEMPLATE
    html: str = network.generate_html()
    return html.encode("utf-8", "replace").decode("utf-8")


def import_pyvis() -> None:
    """Import pyvis, which takes long, so that only a page pays for it; without IPython, which takes most of that.

    pyvis imports IPython to show itself in notebooks. Where nobody has imported it there is no notebook, and an empty
    module stands there meanwhile.
    """
    if "IPython" in sys.modules:
        return
    stand_in = ModuleType("IPython.display")
    stand_in.__dict__["IFrame"] = None
    sys.modules[stand_in.__name__] = stand_in
    with contextlib.suppress(ImportError):  # if it wants more than that, it is imported with all it wants
        import pyvis.network  # noqa: F401, PLC0415 - see above
    del sys.modules[stand_in.__name__]


def first_nodes(view: View) -> list[dict[str, Any]]:
    """Give the boxes of a sheet as vis-network nodes; those of an overview depend on the zoom."""
    layout = view.layout
    if layout.box_width is None or layout.box_height is None:
        return []
    return [
        {"id": number, "x": float(layout.x[number]), "y": float(layout.y[number])}
        for number in range(len(view.entries.ids))
    ]


def _environment(view: View, *, title: str, answer: str, lang: str) -> jinja2.Environment:
    """Make an environment whose globals hold what pyvis does not pass to a template."""
    data = build_data(view, title=title, answer=answer, lang=lang)

    def to_data(nodes: list[Any], edges: list[Any], options: str) -> Markup:
        return _to_json(data.head | {"nodes": nodes, "edges": edges, "options": json.loads(options)})

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("graphkit.page", "assets"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    # The style and the scripts are our own files and vis-network's, not data.
    environment.globals = {
        "page_title": title,
        "answer": answer,
        "limits": data.head["limits"],
        "lang": lang,
        "policy": _policy(),
        "style": Markup(page_style()),  # noqa: S704 - our own file
        "scripts": [Markup(script) for script in _scripts()],  # noqa: S704 - our own files and vis-network's
        "blocks": data.blocks,
        "late_blocks": data.late_blocks,
        "to_data": to_data,
        "node_styles": list(NODE_STYLES.values()),
        "fallback": build_fallback(view),
    }
    return environment


def _to_json(data: dict[str, Any]) -> Markup:
    """Write `data` as JSON in which no character can end the element that holds it."""
    text = to_json(data)
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
        f"style-src {_hash(page_style())}",
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
    return (vis, page_script())
