"""Where the values of a node and the edges that leave it were read, or from which words they were inferred.

May import: graphkit.vocabulary, graphkit.graph, graphkit.page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np

from graphkit.graph.news_graph import InferredEdges, NewsGraph, inferred_edges
from graphkit.graph.provenance import Provenance, edge_field, values_of
from graphkit.graph.stated_edges import KnownEdges
from graphkit.page.kinds import EDGE_STYLES
from graphkit.page.records import Entries
from graphkit.vocabulary import MENTIONS, PART_OF

MAX_SOURCES = 12
"""How many places where values were read are told of one node."""
MAX_RECEIPTS = 2
"""How many places are told that one edge was read at."""
MAX_QUOTE = 160
"""How many characters of a value are quoted."""
NO_DOCUMENT = -1
"""The number of no document."""

Source = tuple[str, int, str] | tuple[str, int, str, str]
"""A label, the number of a document, a field in it, and the value unless the page shows it anyway."""
Receipt = tuple[int, str] | tuple[int, str, str]
"""The number of a document and a field in it, and words where there are any to quote."""

_EDGE_KINDS = list(EDGE_STYLES)
_HASH_BYTES = 8
"""How many bytes of a hash tell a node from others: in a million nodes two are alike with a chance of 1 in 30 million."""
_TEXTS = {"title", "excerpt", "name"}
_LABELS = {"title": "Title", "excerpt": "Excerpt", "date_published": "Date", "name": "Name", "quality": "Quality"}


class Sources:
    """What a graph rests on, with documents by their numbers."""

    def __init__(self, graph: nx.MultiDiGraph[Any], entries: Entries, edges: KnownEdges | None = None) -> None:
        """Number the documents.

        Args:
            graph: the graph; one that was not made of documents has no provenance.
            entries: its nodes and edges as columns.
            edges: its edges, if they are at hand.
        """
        self._graph, self._edges = graph, edges
        self._provenance = graph.provenance if isinstance(graph, NewsGraph) else Provenance.empty()
        self.documents = sorted(document.path for document in self._provenance.contribution.documents)
        self._numbers = {path: number for number, path in enumerate(self.documents)}
        self._ids = entries.ids
        self._targets, self._kinds = entries.target, entries.edge_kind
        self._adjacency = dict(graph.adjacency())
        self._first_edges = [0, *np.cumsum(entries.out_degree).tolist()]

    @cached_property
    def _inferred(self) -> InferredEdges:
        return self._edges.inferred if self._edges is not None else inferred_edges(self._graph)

    @cached_property
    def _ends(self) -> bytes:
        """The node that each edge enters, as `_HASH_BYTES`: its id is ten times as long, and is to be hashed again."""
        hashes = [hashlib.blake2b(node.encode(errors="surrogatepass"), digest_size=_HASH_BYTES) for node in self._ids]
        return np.frombuffer(b"".join([node.digest() for node in hashes]), np.uint64)[self._targets].tobytes()

    def depends_on(self, number: int) -> tuple[object, ...]:
        """Give what all that is told of a node follows from, but for its values and the numbers of documents."""
        start = self._ids[number]
        first, last = self._first_edges[number : number + 2]
        # Which edges documents state, follows from what they say; in which order they are told, from other nodes.
        ends = self._ends[first * _HASH_BYTES : last * _HASH_BYTES]
        inferred = [(end, _INFERRED[kind](values)) for kind, end, values in self._inferred.get(start, ())]
        return start, self._provenance.digests.of_node(start), ends, inferred

    def of_values(self, number: int) -> list[Source]:
        """Tell where the values of a node were read, and what other documents say instead."""
        node_id = self._ids[number]
        values = self._graph.nodes[node_id]
        records = self._provenance.records(node_id)
        sources: list[Source] = []
        for attribute, label in _LABELS.items() if records else ():
            if attribute not in values:
                continue
            for stated in values_of(records, attribute):
                places = stated.first_places(MAX_SOURCES - len(sources))
                # The page has the preferred text already.
                is_known = attribute in _TEXTS and stated.value == values[attribute]
                quote = () if is_known else (_quote(stated.value),)
                sources += [(label, self._numbers[document], field, *quote) for document, field in places]
                if len(sources) == MAX_SOURCES:
                    return sources
        return sources

    def of_edges(self, number: int) -> list[list[Receipt]]:
        """Tell what each edge that leaves a node rests on, in their order; nothing if nothing is known of any."""
        start = self._ids[number]
        edges = slice(self._first_edges[number], self._first_edges[number + 1])
        ends, stating = self._adjacency[start], self._provenance.index.edges_of(start)
        rows: list[list[Receipt]] = []
        for target, place in zip(self._targets[edges].tolist(), self._kinds[edges].tolist(), strict=True):
            end, kind = self._ids[target], _EDGE_KINDS[place]
            if kind in _INFERRED:
                rows.append(_INFERRED[kind](ends[end][kind]))
            else:
                entries = stating.get((end, kind), ())[:MAX_RECEIPTS]
                rows.append([(self._numbers[entry.document], edge_field(entry, kind)) for entry in entries])
        return rows if any(rows) else []


def _of_mention(values: Mapping[str, Any]) -> list[Receipt]:
    return [(NO_DOCUMENT, str(values.get("field", "")), str(values.get("words", "")))]


def _of_membership(values: Mapping[str, Any]) -> list[Receipt]:
    return [(NO_DOCUMENT, "", str(values["reason"]))] if values.get("reason") else []


_INFERRED = {MENTIONS: _of_mention, PART_OF: _of_membership}


def _quote(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= MAX_QUOTE else f"{text[: MAX_QUOTE - 1].rstrip()}…"
