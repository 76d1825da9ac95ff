"""Which conclusions about two groups survive if a part of the graph is left out.

May import: vocabulary, and everything in `graphkit.connections` that finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.bridges import Bridge
from graphkit.connections.crossings import Crossings, find_crossings
from graphkit.connections.filters import Filters, filter_graph
from graphkit.connections.fragility import find_cut
from graphkit.connections.groups import keep_in_group
from graphkit.connections.names import say_plural
from graphkit.connections.sides import make_sides

MAX_BRIDGES = 10
"""How many bridges, the most telling ones, are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """Something that the whole graph tells, and whether a part of it tells it, too."""

    text: str
    """What it is, as a clause."""
    survives: bool
    """Whether the part of the graph tells it, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """What a part of the graph still tells."""

    filters: str
    """What part, such as ``with curated articles only``."""
    articles: tuple[int, int]
    """How many articles of either group are in it."""
    conclusions: tuple[Conclusion, ...]
    """What the whole graph tells, in order: links, bridges by rank, whether anything connects at all."""


def find_survival(graph: nx.MultiDiGraph[str], crossings: Crossings, filters: Filters) -> Survival:
    """Find which conclusions survive `filters`.

    Args:
        graph: the whole graph.
        crossings: what crosses in it.
        filters: what is to be left out.
    """
    part = filter_graph(graph, filters)
    sides = crossings.sides
    kept = find_crossings(part, make_sides(part, keep_in_group(part, sides.earlier), keep_in_group(part, sides.later)))
    # That what was left out is no longer there is no finding.
    tried = [bridge for bridge in crossings.bridges if bridge.node_id not in filters.without]
    return Survival(
        filters=filters.describe(graph),
        articles=(len(kept.sides.earlier.articles), len(kept.sides.later.articles)),
        conclusions=(
            _of_links(crossings, kept),
            *_of_bridges(tried[:MAX_BRIDGES], kept.bridges),
            *_of_all(graph, crossings, part, kept),
        ),
    )


def _of_links(whole: Crossings, kept: Crossings) -> Conclusion:
    count = len(whole.related)
    if not count:
        return Conclusion(text="no related link crosses", survives=True)
    text = f"{count:,} related {say_plural(count, 'link')} {'crosses' if count == 1 else 'cross'}"
    left = len(kept.related)
    return Conclusion(text=text if left in (0, count) else f"{text} ({left:,} left)", survives=left > 0)


def _of_bridges(bridges: Iterable[Bridge], kept: Iterable[Bridge]) -> list[Conclusion]:
    left = {bridge.node_id for bridge in kept}
    return [
        Conclusion(text=f"{bridge.name} ({bridge.kind}) is on both sides", survives=bridge.node_id in left)
        for bridge in bridges
    ]


def _of_all(
    graph: nx.MultiDiGraph[str], whole: Crossings, part: nx.MultiDiGraph[str], kept: Crossings
) -> list[Conclusion]:
    """Say whether anything connects at all, if the whole graph does."""
    if not _is_connected(graph, whole):
        return []
    return [Conclusion(text="a path leads from one side to the other", survives=_is_connected(part, kept))]


def _is_connected(graph: nx.MultiDiGraph[str], crossings: Crossings) -> bool:
    sides = crossings.sides
    return bool(crossings.related or find_cut(graph, sides.earlier.articles, sides.later.articles))
