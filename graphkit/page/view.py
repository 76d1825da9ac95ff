"""From the graph to what the page shows: numbered nodes, what connects them, and where they stand.

May import: graphkit.known_texts, graphkit.graph, graphkit.page.
"""

from __future__ import annotations

from typing import Any

import msgspec
import networkx as nx

from graphkit.graph.stated_edges import KnownEdges
from graphkit.known_texts import KnownTexts
from graphkit.page.bridges import guess_finding
from graphkit.page.details import Details
from graphkit.page.entries import build_entries
from graphkit.page.layout import build_layout
from graphkit.page.records import Entries, Finding, Layout


class View(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All that the page shows."""

    entries: Entries
    """The nodes and edges."""
    details: Details
    """What the panel tells of each node."""
    finding: Finding | None
    """What connects two sides; None where there are none."""
    layout: Layout
    """Where everything stands."""


def build_view(
    graph: nx.MultiDiGraph[Any],
    finding: Finding | None = None,
    known: KnownTexts | None = None,
    edges: KnownEdges | None = None,
) -> View:
    """Take from `graph`, which is only read, what the page shows.

    Args:
        graph: The graph of articles, providers, topics, stories and phrases.
        finding: What connects two sides of it; without it the page looks for sides and for what is on both.
        known: The chunks of details of the page before.
        edges: Its edges, if they are at hand.

    Returns:
        The view; equal graphs give equal views, in whatever order nodes and edges were added.

    Raises:
        KeyError: A node or an edge is of a kind that `graphkit.page.kinds` has no row for.
    """
    entries = build_entries(graph, edges)
    found = finding or guess_finding(entries)
    return View(
        entries=entries,
        details=Details(graph, entries, known or KnownTexts(), edges),
        finding=found,
        layout=build_layout(entries, found),
    )
