"""The graph of the build before, recalled where documents make the same nodes and edges.

While the structure of what documents say is the same (`graphkit.graph.structure`), only articles can have other values,
and of these only such as are named by a document whose bytes have changed. All else is as it was kept: nothing of it is
looked up, chosen or laid again.

May import: vocabulary, records, and everything in `graphkit.graph`.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import msgspec

from graphkit.graph.assembly import choose_attributes
from graphkit.graph.digests import Digests
from graphkit.graph.entry_index import EntryIndex
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.provenance import Provenance
from graphkit.graph.recalled_index import RecalledIndex
from graphkit.graph.stated_edges import StatedEdges
from graphkit.records import Article, Image, Location
from graphkit.vocabulary import ARTICLE, BRIDGE_ATTRIBUTES, NODE_KINDS, node_kind


class KeptNode(msgspec.Struct, array_like=True, gc=False):
    """A node of a graph."""

    node_id: str
    """Its id."""
    attributes: dict[str, Any]
    """Its attributes."""
    images: tuple[Image, ...]
    """Its images."""
    digest: str
    """What tells what documents say of it (`graphkit.graph.digests`)."""


class KeptDocument(msgspec.Struct, array_like=True, gc=False):
    """A document."""

    sha256: str
    """The SHA-256 of its bytes."""
    digest: str
    """What tells what it says (`graphkit.graph.digests`)."""
    structure: str
    """What it adds to the structure (`graphkit.graph.structure`); empty where that does not follow from its bytes."""


class KeptValues(msgspec.Struct, array_like=True):
    """What can change with the values that documents give to articles."""

    structure: str
    """What tells the structure that they belong to."""
    documents: dict[str, KeptDocument]
    """The documents, by path."""
    nodes: list[KeptNode]
    """The nodes, in the order of the graph."""


class KeptStructure(msgspec.Struct, array_like=True):
    """What follows from the structure alone."""

    edges: StatedEdges
    """The edges."""
    described: dict[str, bytes]
    """The nodes that the entries of each document describe, by its path: by their places in the order of the graph.

    Each is a column as in `StatedEdges`.
    """
    self_relations: list[tuple[str, str, str]]
    """The edges from a node to itself that documents state: the kind, the document and the field."""


def recognise_structure(provenance: Provenance, values: KeptValues) -> None:
    """Let a provenance know of its structure what is known from the build before."""
    known = {
        path: kept.structure
        for path, kept in values.documents.items()
        if _describes_article(provenance, path) and provenance.document(path).sha256 == kept.sha256
    }
    provenance.structure = provenance.find_structure(known)


class RecalledProvenance(Provenance):
    """The provenance of a graph that is recalled: of few nodes what documents say has to be looked up."""

    def __init__(self, provenance: Provenance, structure: KeptStructure, values: KeptValues) -> None:
        """Take a provenance, and what was kept of another one with the same structure."""
        vars(self).update(vars(provenance))
        self._kept_structure = structure
        self._kept = {node.node_id: node for node in values.nodes}
        self._documents_kept = values.documents
        self._node_ids = list(self._kept)
        self._changed = [path for path, kept in values.documents.items() if self.document(path).sha256 != kept.sha256]
        nodes = chain.from_iterable(map(self.subjects_in, self._changed))
        self._told_anew = {node_id for node_id in nodes if node_kind(node_id) == ARTICLE}

    @property
    def node_ids(self) -> Collection[str]:
        """The nodes that something is said of."""
        return self._kept.keys()

    @property
    def stated_edges(self) -> StatedEdges:
        """The edges of the graph that `recall` gives."""
        return self._kept_structure.edges

    @cached_property
    def index(self) -> EntryIndex:
        """What is said, by node."""
        described = self._kept_structure.described
        return RecalledIndex(self._entries, (described[path] for path in self._entries), self._node_ids)

    def subjects_in(self, document: str) -> Sequence[str]:
        """Give the node that each entry of a document describes, in the order of fields."""
        places = array("I", self._kept_structure.described.get(document, b""))
        return [self._node_ids[place] for place in places]

    def images(self, node_id: str) -> tuple[Image, ...]:
        """Give the pictures of an article or the logos of a provider: the preferred list of them."""
        return self._kept[node_id].images if self._is_as_kept(node_id) else super().images(node_id)

    def self_relations(self) -> Iterator[tuple[str, Location]]:
        """Give the places that state an edge from a node to itself, after the edge's kind; the graph leaves those out."""
        for kind, document, field in self._kept_structure.self_relations:
            yield kind, Location(document=document, field=field)

    @cached_property
    def digests(self) -> Digests:
        """What documents say, as hashes."""
        digests = Digests(self)
        changed = set(self._changed)
        digests.of_documents = {path: kept.digest for path, kept in self._documents_kept.items() if path not in changed}
        digests.of_nodes = {node_id: kept.digest for node_id, kept in self._kept.items() if self._is_as_kept(node_id)}
        return digests

    def recall(self) -> NewsGraph:
        """Give the graph that `graphkit.graph.assembly.assemble` would give."""
        graph = NewsGraph(provenance=self)
        graph.add_nodes_from(
            (node_id, kept.attributes if self._is_as_kept(node_id) else choose_attributes(self, node_id))
            for node_id, kept in self._kept.items()
        )
        graph.lay_edges(self.stated_edges.by_node(self._node_ids))
        return graph

    def _is_as_kept(self, node_id: str) -> bool:
        return node_id in self._kept and node_id not in self._told_anew


def keep_values(graph: NewsGraph) -> KeptValues:
    """Give what `RecalledProvenance` needs of a graph besides `keep_structure`: nothing that was inferred."""
    provenance, digests = graph.provenance, graph.provenance.digests
    structure = provenance.structure
    return KeptValues(
        structure=structure.hash,
        documents={
            document.path: KeptDocument(
                document.sha256,
                digests.of_document(document.path),
                structure.of_documents[document.path] if _describes_article(provenance, document.path) else "",
            )
            for document in provenance.contribution.documents
        },
        nodes=[
            KeptNode(
                node_id,
                _as_read(attributes),
                provenance.images(node_id) if "image_url" in attributes else (),
                digests.of_node(node_id),
            )
            for node_id, attributes in graph.nodes(data=True)
            if not NODE_KINDS[attributes["kind"]].is_inferred
        ],
    )


def _describes_article(provenance: Provenance, path: str) -> bool:
    """Tell whether what a document says follows from its bytes; of others, the folder that it lies in has a say."""
    entries = provenance.entries_in(path)
    return bool(entries) and isinstance(entries[0].subject, Article)


def _as_read(attributes: dict[str, Any]) -> dict[str, Any]:
    if BRIDGE_ATTRIBUTES.isdisjoint(attributes):  # as nearly all are
        return attributes
    return {name: value for name, value in attributes.items() if name not in BRIDGE_ATTRIBUTES}


def keep_structure(graph: NewsGraph, stated: StatedEdges) -> KeptStructure:
    """Give what follows from the structure alone, of a graph as in `keep_values`, and the edges that are stated of it."""
    provenance = graph.provenance
    places = {node_id: place for place, node_id in enumerate(graph)}
    of_records = {id(record.subject): places[record.node_id] for record in provenance.index.records}
    return KeptStructure(
        edges=stated,
        described={
            document.path: array("I", [of_records[id(entry.subject)] for entry in entries]).tobytes()
            for document, entries in provenance.entries_by_document()
        },
        self_relations=[(kind, location.document, location.field) for kind, location in provenance.self_relations()],
    )
