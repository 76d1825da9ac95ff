"""A part of a graph, to see which conclusions rest on the rest.

May import: vocabulary, connections.names, connections.selectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.names import is_article, point_to, say_names
from graphkit.connections.selectors import find_node


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a question leaves out of the graph."""

    quality: int | None = None
    """The least quality of an article; those of lower or unknown quality are left out."""
    curated_only: bool = False
    """Whether to leave out articles that no document describes itself."""
    without: tuple[str, ...] = ()
    """The ids of nodes to leave out."""

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return self.quality is not None or self.curated_only or bool(self.without)

    def describe(self, graph: nx.MultiDiGraph[str]) -> str:
        """Say what is kept, such as ``with articles of quality 50 and more only, and without AI (topic)``."""
        clauses = []
        if self.quality is not None:
            clauses.append(f"with articles of quality {self.quality} and more only")
        if self.curated_only:
            clauses.append("with curated articles only")
        if self.without:
            clauses.append(f"without {say_names([point_to(graph, node_id) for node_id in self.without])}")
        return say_names(clauses) if clauses else "with everything"


def read_filters(
    graph: nx.MultiDiGraph[str], *, quality: int | None = None, curated_only: bool = False, without: Sequence[str] = ()
) -> Filters:
    """Find the nodes that a question leaves out.

    Raises:
        UsageError: if one of `without` names no node.
    """
    found = tuple(dict.fromkeys(find_node(graph, text) for text in without))
    return Filters(quality=quality, curated_only=curated_only, without=found)


def filter_graph(graph: nx.MultiDiGraph[str], filters: Filters) -> nx.MultiDiGraph[str]:
    """Give the part of a graph that filters keep; providers, topics and the like without an article go, too."""
    if not filters:
        return graph
    dropped = set(filters.without)
    articles = {
        node_id
        for node_id, attributes in graph.nodes(data=True)
        if is_article(graph, node_id) and node_id not in dropped and _is_kept(attributes, filters)
    }
    others = {end for article in articles for end in graph.successors(article) if not is_article(graph, end)} - dropped
    # In the order of the graph, and as a graph of its own: a view would look through the filter at every step.
    return graph.subgraph(articles | others).copy()


def _is_kept(attributes: dict[str, object], filters: Filters) -> bool:
    if filters.curated_only and not attributes.get("curated"):
        return False
    quality = attributes.get("quality", -1)
    return filters.quality is None or (isinstance(quality, int | float) and quality >= filters.quality)
