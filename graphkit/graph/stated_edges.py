"""The edges that documents state, as columns of numbers: a tenth of the bytes that they take otherwise.

May import: vocabulary; graph.news_graph for its types.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from graphkit.vocabulary import EDGE_KINDS, NODE_KINDS

if TYPE_CHECKING:
    from graphkit.graph.news_graph import Ends, InferredEdges, NewsGraph

NO_PLACE = -1
"""The place of what stands in no list."""

_KINDS = tuple(EDGE_KINDS)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class StatedEdges(msgspec.Struct, frozen=True, array_like=True):
    """The edges of a graph, by the node that they leave, in its order.

    A column is the bytes of C's ``unsigned int``, unless it says otherwise, with a row for each edge.
    """

    counts: bytes
    """How many edges leave each node: a row for each node of the graph, in its order."""
    ends: bytes
    """The node that each enters, by its place in that order."""
    kinds: bytes
    """The kind of each, by its place in `graphkit.vocabulary.EDGE_KINDS`: a byte."""
    places: bytes
    """Its place in a list, or `NO_PLACE`: an ``int``."""
    documents: bytes
    """How many documents state it."""

    def count(self, kind: str) -> int:
        """Count the edges of a kind."""
        return self.kinds.count(_NUMBERS[kind])

    def by_node(self, node_ids: Sequence[str]) -> dict[str, Ends]:
        """Give the edges that leave each node, as a graph holds them.

        Args:
            node_ids: the nodes, in the order of the graph.
        """
        rows = zip(
            map(node_ids.__getitem__, array("I", self.ends)),
            map(_KINDS.__getitem__, self.kinds),
            array("i", self.places),
            array("I", self.documents),
            strict=True,
        )
        edges: dict[str, Ends] = {}
        for start, count in zip(node_ids, array("I", self.counts), strict=True):
            ends = edges[start] = {}
            for end, kind, place, documents in islice(rows, count):
                attributes: dict[str, Any]
                if place == NO_PLACE:
                    attributes = {"kind": kind, "documents": documents}
                else:
                    attributes = {"kind": kind, "place": place, "documents": documents}
                if end in ends:
                    ends[end][kind] = attributes
                else:
                    ends[end] = {kind: attributes}
        return edges


class KnownEdges(NamedTuple):
    """The edges of a graph, for who need not go through it once more."""

    inferred: InferredEdges
    """Those that were inferred."""
    stated: StatedEdges | None
    """All others, if they are at hand; those that were inferred were added after them."""


def stated_edges(graph: NewsGraph) -> StatedEdges:
    """Put the edges of a graph that were not inferred into columns; what was inferred was added after all else."""
    numbers = {
        node_id: number
        for number, (node_id, attributes) in enumerate(graph.nodes(data=True))
        if not NODE_KINDS[attributes["kind"]].is_inferred
    }
    counts, ends, kinds, places, documents = array("I"), array("I"), bytearray(), array("i"), array("I")
    for _, leaving in islice(graph.adjacency(), len(numbers)):
        before = len(ends)
        for end, edges in leaving.items():
            if end in numbers:
                for kind, attributes in edges.items():
                    ends.append(numbers[end])
                    kinds.append(_NUMBERS[kind])
                    places.append(attributes.get("place", NO_PLACE))
                    documents.append(attributes["documents"])
        counts.append(len(ends) - before)
    return StatedEdges(counts.tobytes(), ends.tobytes(), bytes(kinds), places.tobytes(), documents.tobytes())
