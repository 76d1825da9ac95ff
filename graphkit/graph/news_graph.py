"""The graph: a networkx MultiDiGraph that knows where everything in it was read.

Every node and edge has the attribute ``kind`` (see `graphkit.vocabulary`); all attributes are plain, flat
values, so that every networkx exporter takes them. What is behind them hangs in one place, `provenance`.

May import: vocabulary, graph.provenance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from graphkit.graph.provenance import Provenance
from graphkit.vocabulary import NODE_KINDS

Ends = dict[str, dict[str, dict[str, Any]]]
"""The edges that leave a node: by the node that they enter, and by kind, their attributes."""

InferredEdges = Mapping[str, list[tuple[str, str, dict[str, Any]]]]
"""The edges that were inferred, by the node that they leave: the kind, the node that each enters, its attributes."""


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

    def lay_edges(self, edges: Mapping[str, Ends]) -> None:
        """Take all edges of a graph that has none yet, in the order of the nodes that they leave.

        It is what `add_edges_from` does, in a tenth of the time: networkx keeps the edges that leave a node as they are
        given here (https://networkx.org/documentation/stable/reference/classes/multidigraph.html, which tells of a
        dictionary of dictionaries of dictionaries), and refers to them from the node that each enters.

        Args:
            edges: the edges that leave each node.
        """
        pred, succ = self._pred, self._succ  # type: ignore[attr-defined] # the stubs leave them out
        for start in sorted(edges):
            succ[start] = edges[start]
            for end, kinds in edges[start].items():
                pred[end][start] = kinds

    def lay_edges_to(self, end: str, kind: str, edges: Mapping[str, dict[str, Any]]) -> None:
        """Add edges of one kind to a node that none enters yet, as `add_edge` does, in a fraction of the time.

        Args:
            end: the node.
            kind: the kind.
            edges: their attributes, of which the kind is one, by the node of the graph that each leaves.
        """
        succ, entering = self._succ, self._pred[end]  # type: ignore[attr-defined] # as above
        for start, attributes in edges.items():
            succ[start][end] = entering[start] = {kind: attributes}

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


def edges_entering(graph: nx.MultiDiGraph[str], node_id: str) -> Mapping[str, Mapping[str, dict[str, Any]]]:
    """Give the edges that enter a node: by the node that they leave, and by kind, their attributes; to be read only."""
    entering: Mapping[str, Mapping[str, dict[str, Any]]]
    entering = graph._pred[node_id]  # type: ignore[attr-defined] # noqa: SLF001 - its views take ten times as long
    return entering


def inferred_edges(graph: nx.MultiDiGraph[str]) -> InferredEdges:
    """Give the edges that were inferred.

    They are few among all edges, and found from the nodes that they enter, in the order of these.
    """
    edges: defaultdict[str, list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
    for end, attributes in graph.nodes(data=True):
        if NODE_KINDS[attributes["kind"]].is_inferred:
            for start, kinds in edges_entering(graph, end).items():
                for kind, values in kinds.items():
                    edges[start].append((kind, end, values))
    return dict(edges)
