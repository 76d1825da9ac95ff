"""What crosses from one side to the other, and what stays on one.

May import: vocabulary, graph, connections.bridges, connections.names, connections.sides.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graphkit.connections.bridges import Bridge, find_bridges
from graphkit.connections.names import name_node
from graphkit.connections.sides import Sides
from graphkit.vocabulary import ABOUT, PUBLISHED_BY, RELATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A provider or topic and how many articles it has on each side."""

    node_id: str
    """Its node."""
    name: str
    """What people call it."""
    earlier: int
    """How many of its articles are on the earlier side."""
    later: int
    """How many of its articles are on the later side."""
    is_everywhere: bool
    """Whether every article that has any of its kind has this one, so that it tells nothing apart."""

    @property
    def is_crossing(self) -> bool:
        """Whether it has articles on both sides."""
        return bool(self.earlier and self.later)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossings:
    """How two sides connect, by what was read."""

    sides: Sides
    """The two sides."""
    related: tuple[tuple[str, str], ...]
    """The related links from an article on one side to one on the other, as (from, to)."""
    providers: tuple[Span, ...]
    """All providers of the two sides, those that cross first."""
    topics: tuple[Span, ...]
    """All topics of the two sides, those that cross first and those that are everywhere last."""
    bridges: tuple[Bridge, ...]
    """Providers, topics, phrases and stories on both sides, the most telling first."""


def find_crossings(graph: nx.MultiDiGraph[str], sides: Sides) -> Crossings:
    """Find what connects two sides directly, related links, and what they share."""
    return Crossings(
        sides=sides,
        related=find_related(graph, sides),
        providers=_spans(graph, sides, PUBLISHED_BY),
        topics=_spans(graph, sides, ABOUT),
        bridges=find_bridges(graph, sides.earlier, sides.later),
    )


def find_related(graph: nx.MultiDiGraph[str], sides: Sides) -> tuple[tuple[str, str], ...]:
    """Find the related links from an article on one side to one on the other, as (from, to), in order."""
    earlier, later = set(sides.earlier.articles), set(sides.later.articles)
    related = sorted(
        (start, end)
        for start, end, kind in graph.edges(keys=True)
        if kind == RELATED and ((start in earlier and end in later) or (start in later and end in earlier))
    )
    return tuple(related)


def _spans(graph: nx.MultiDiGraph[str], sides: Sides, edge_kind: str) -> tuple[Span, ...]:
    earlier = _count(graph, sides.earlier.articles, edge_kind)
    later = _count(graph, sides.later.articles, edge_kind)
    articles = {
        article
        for article in (*sides.earlier.articles, *sides.later.articles)
        if any(kind == edge_kind for _, _, kind in graph.out_edges(article, keys=True))
    }
    spans = [
        Span(
            node_id=node_id,
            name=name_node(graph, node_id),
            earlier=earlier.get(node_id, 0),
            later=later.get(node_id, 0),
            is_everywhere=len(articles) > 1 and earlier.get(node_id, 0) + later.get(node_id, 0) == len(articles),
        )
        for node_id in {*earlier, *later}
    ]
    spans.sort(
        key=lambda span: (
            not span.is_crossing,
            span.is_everywhere,
            -min(span.earlier, span.later),
            -(span.earlier + span.later),
            span.name,
            span.node_id,
        )
    )
    return tuple(spans)


def _count(graph: nx.MultiDiGraph[str], articles: tuple[str, ...], edge_kind: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for article in articles:
        for _, target, kind in graph.out_edges(article, keys=True):
            if kind == edge_kind:
                counts[target] = counts.get(target, 0) + 1
    return counts
