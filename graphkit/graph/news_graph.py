"""The graph: a networkx MultiDiGraph that knows where everything in it was read.

Every node and edge has the attribute ``kind`` (see `graphkit.vocabulary`); all attributes are plain, flat
values, so that every networkx exporter takes them. What is behind them hangs in one place, `provenance`.

May import: graph.provenance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from graphkit.graph.provenance import Provenance


class NewsGraph(nx.MultiDiGraph):  # type: ignore[type-arg] # networkx is generic in its stubs only
    """Articles, providers and topics, and how they connect.

    Node ids: an article's canonical key (``theverge.com/2020/6/8/…``), ``provider:theverge.com``,
    ``topic:Computer Vision``. An edge's key in the multigraph is its kind, so there is at most one edge of
    a kind between two nodes.
    """

    def __init__(
        self, incoming_graph_data: Any = None, *, provenance: Provenance | None = None, **attributes: Any
    ) -> None:
        """Make a graph as networkx does, with the `provenance` of its parts."""
        super().__init__(incoming_graph_data, **attributes)
        if provenance is None and isinstance(incoming_graph_data, NewsGraph):
            provenance = incoming_graph_data.provenance
        self._provenance = provenance

    @property
    def provenance(self) -> Provenance:
        """The documents and fields behind every node, value and edge; empty for a graph made by hand."""
        # A view that networkx made of this graph has no provenance of its own, but refers to the graph.
        viewed = getattr(self, "_graph", None)
        if self._provenance is None and isinstance(viewed, NewsGraph):
            return viewed.provenance
        return self._provenance or Provenance.empty()

    def copy(self, as_view: bool = False) -> NewsGraph:
        """Copy nodes, edges and attributes as networkx does, and keep the provenance."""
        copied: NewsGraph = super().copy(as_view=as_view)
        copied._provenance = self.provenance
        return copied


def nodes_of(graph: nx.MultiDiGraph[str], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the nodes of a kind, each with its attributes, in the order of the graph.

    Args:
        graph: any graph whose nodes have the attribute ``kind``.
        kind: the kind, a key of `graphkit.vocabulary.NODE_KINDS`.
    """
    for node_id, attributes in graph.nodes(data=True):
        if attributes.get("kind") == kind:
            yield node_id, attributes
