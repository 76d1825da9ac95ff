"""The page in one call.

May import: graphkit.known_texts, graphkit.graph, graphkit.page.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from graphkit.graph.stated_edges import KnownEdges
from graphkit.known_texts import KnownTexts
from graphkit.page.records import Finding
from graphkit.page.render import render_view
from graphkit.page.view import build_view


def render_page(
    graph: nx.MultiDiGraph[Any],
    *,
    title: str,
    answer: str,
    lang: str = "en",
    finding: Finding | None = None,
    known: KnownTexts | None = None,
    edges: KnownEdges | None = None,
) -> str:
    """Render `graph` as one HTML file that works offline, from ``file://``, without a single request.

    Args:
        graph: The graph of articles, providers, topics, stories and phrases, with the attributes that
            `graphkit.graph` gives it. It is only read.
        title: The page's title and its one heading, as plain text.
        answer: The paragraph beside the map, as plain text.
        lang: The language of `title` and `answer`, as a BCP 47 tag.
        finding: What connects two sides, with the best paths and what it cannot tell; without it the page sets
            the articles before the widest gap against those after it.
        known: What the page before told of each node, which is taken where nothing has changed.
        edges: Its edges, if they are at hand.

    Returns:
        The whole file as text, to be written as UTF-8. The same graph gives the same text, in whatever order
        its nodes and edges were added.

    Raises:
        KeyError: A node or an edge is of a kind that `graphkit.page.kinds` has no row for.
    """
    return render_view(build_view(graph, finding, known, edges), title=title, answer=answer, lang=lang)
