"""The graph as RDF statements, in an order that depends on the graph alone.

Every statement of a subject stands together, articles first, then providers, topics and images, and documents by
themselves. There are no blank nodes, so that two builds of one folder are the same bytes. What the terms are is
the caller's to say: pyoxigraph's, or their texts (see `graphkit.rdf.terms`).

May import: records, vocabulary, graph, rdf.iris, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Generic

from graphkit.graph.attributes import OTHER_PREFIX
from graphkit.graph.news_graph import InferredEdges, NewsGraph, edges_entering, inferred_edges, nodes_of
from graphkit.rdf.iris import document_iri, field_iri, image_iri, node_iri, scheme_iri
from graphkit.rdf.terms import N, Rows, Statement, Terms, V, prepare, state_values
from graphkit.records import Document, Image, Topic
from graphkit.vocabulary import (
    ALTERED_TERM,
    ARTICLE,
    ARTICLE_FIELDS,
    CONCEPT_CLASS,
    CONCEPT_SCHEME_CLASS,
    DESCRIBED_IN_TERM,
    DOCUMENT_CLASS,
    EDGE_KINDS,
    FIRST_ARTICLE_TERM,
    IMAGE_CLASS,
    IMAGE_FIELDS,
    IMAGE_TERM,
    IN_SCHEME_TERM,
    INFERENCES,
    KEYWORD_TERM,
    LABEL_TERM,
    LOGO_TERM,
    MENTIONED_IN_TERM,
    ORGANIZATION_CLASS,
    OTHER_TYPE_CLASS,
    PATH_TERM,
    PROVIDER,
    PROVIDER_FIELDS,
    SHA256_TERM,
    TOPIC,
    TOPIC_FIELDS,
    TYPE_CLASSES,
    TYPE_TERM,
    WITHHELD_TERM,
    node_kind,
)

_INVERSE = frozenset(row.name for row in EDGE_KINDS.values() if row.is_term_inverse)
_WHOLES = frozenset(EDGE_KINDS[kind].end for kind in _INVERSE)
_OTHER_LENGTH = len(OTHER_PREFIX)
_FIELDS = {
    ARTICLE: [row for row in ARTICLE_FIELDS if row.term != TYPE_TERM],
    PROVIDER: PROVIDER_FIELDS,
    TOPIC: TOPIC_FIELDS,
} | {inference.node_kind: inference.fields for inference in INFERENCES}
_INFERRED_KINDS = frozenset(inference.node_kind for inference in INFERENCES)
_CLASSES = {PROVIDER: ORGANIZATION_CLASS, TOPIC: CONCEPT_CLASS} | {
    inference.node_kind: inference.class_iri for inference in INFERENCES
}

Attributes = Mapping[str, Any]
"""The attributes of a node."""

Ends = Mapping[str, Iterable[str]]
"""The edges that leave a node: by the node that they enter, their kinds."""

Node = tuple[str, Attributes, Ends, Sequence[Image]]
"""A node's id, its attributes, the edges that leave it, and its images."""


def build_statements(graph: NewsGraph, base_iri: str, terms: Terms[N, V]) -> Iterator[Statement[N, V]]:
    """Give every statement of a graph but those about documents, each once, grouped by subject.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
        terms: what makes the terms.
    """
    writer = GraphWriter(graph, base_iri, terms)
    for node in writer.nodes():
        yield from writer.of_node(*node)
    yield from writer.of_all_nodes()


def build_document_statements(graph: NewsGraph, base_iri: str, terms: Terms[N, V]) -> Iterator[Statement[N, V]]:
    """Give every statement about the documents of a graph, which alone follow from more than what they say.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
        terms: what makes the terms.
    """
    for document in sorted(graph.provenance.contribution.documents):
        yield from document_statements(document, terms.iri(document_iri(document.path, base_iri)), terms)


def document_statements(document: Document, subject: N, terms: Terms[N, V]) -> list[Statement[N, V]]:
    """Say what is known of a document: its path and the hash of its bytes (PROV-O, https://www.w3.org/TR/prov-o/)."""
    statements: list[Statement[N, V]] = [
        (subject, terms.named(TYPE_TERM), terms.named(DOCUMENT_CLASS)),
        (subject, terms.named(PATH_TERM), terms.text(document.path)),
        (subject, terms.named(SHA256_TERM), terms.text(document.sha256)),
    ]
    if document.withheld:
        statements.append((subject, terms.named(WITHHELD_TERM), terms.number(document.withheld)))
    statements += [(subject, terms.named(ALTERED_TERM), terms.text(path)) for path in document.altered]
    return statements


class GraphWriter(Generic[N, V]):
    """States a graph, node by node."""

    def __init__(
        self, graph: NewsGraph, base_iri: str, terms: Terms[N, V], inferred: InferredEdges | None = None
    ) -> None:
        """Take what `build_statements` does, and the edges that were inferred, if they are at hand."""
        self._graph, self._known = graph, inferred
        self._base_iri = base_iri
        self._terms = terms
        self._type = terms.named(TYPE_TERM)
        self.image_class = terms.named(IMAGE_CLASS)
        """The class that images are of."""
        self._image_rows: Rows[N, V] = prepare(IMAGE_FIELDS, terms)
        self._rows: dict[str, Rows[N, V]] = {kind: prepare(fields, terms) for kind, fields in _FIELDS.items()}
        self._edge_terms = {kind: terms.named(row.term) for kind, row in EDGE_KINDS.items()}
        # Most are written many times, and made once.
        self._name = cache(lambda node_id: terms.iri(node_iri(node_id, base_iri)))
        self._document = cache(lambda path: terms.iri(document_iri(path, base_iri)))
        self._images: dict[str, Image] = {}

    @cached_property
    def _inferred(self) -> InferredEdges:
        return self._known if self._known is not None else inferred_edges(self._graph)

    def nodes(self) -> Iterator[Node]:
        """Give every node in the order of the graph."""
        # A view of one node's edges costs more than all that is done with them, so all are passed through at once.
        for (node_id, attributes), (_, ends) in zip(self._graph.nodes(data=True), self._graph.adjacency(), strict=True):
            yield node_id, attributes, ends, self._images_of(node_id, attributes)

    def inferred_ends(self, node_id: str) -> list[tuple[str, str]]:
        """Give those of the edges that are stated of a node which no document states, each as its kind and the other node."""
        if node_kind(node_id) in _WHOLES:
            return self._parts(node_id)
        return sorted([(kind, other) for kind, other, _ in self._inferred.get(node_id, ()) if kind not in _INVERSE])

    def class_of(self, attributes: Attributes) -> N:
        """Give the one class that a node is stated to be of."""
        kind = attributes["kind"]
        if kind == ARTICLE:
            return self._terms.named(TYPE_CLASSES.get(attributes.get("type", ""), OTHER_TYPE_CLASS))
        return self._terms.named(_CLASSES[kind])

    def of_node(
        self, node_id: str, attributes: Attributes, ends: Ends, images: Sequence[Image]
    ) -> list[Statement[N, V]]:
        """Give the statements of a node."""
        subject, kind, terms = self._name(node_id), attributes["kind"], self._terms
        statements: list[Statement[N, V]] = [(subject, self._type, self.class_of(attributes))]
        statements += self._of_kind(node_id, attributes)
        statements += state_values(subject, attributes, self._rows[kind])
        for image in images:
            term = terms.named(LOGO_TERM if kind == PROVIDER else IMAGE_TERM)
            statements.append((subject, term, terms.iri(image_iri(image.url, self._base_iri))))
        for name, text in attributes.items():
            if name[:_OTHER_LENGTH] == OTHER_PREFIX:
                statements.append((subject, terms.named(field_iri(name[_OTHER_LENGTH:])), terms.text(text)))
        for edge_kind, other in self._parts(node_id) if kind in _WHOLES else _edges(ends):
            statements.append((subject, self._edge_terms[edge_kind], self._name(other)))
        if kind == ARTICLE:
            statements += [
                (subject, terms.named(term), self._document(path)) for term, path in _sources(self._graph, node_id)
            ]
        return statements

    def of_all_nodes(self) -> Iterator[Statement[N, V]]:
        """Give the statements of what the nodes passed so far share: the scheme of topics, and their images."""
        yield from self.of_scheme()
        for image in self.images():
            yield from self.of_image(image)

    def of_scheme(self) -> Iterator[Statement[N, V]]:
        """Give the statements of the scheme of topics, if there is any topic."""
        if any(nodes_of(self._graph, TOPIC)):
            scheme = self._terms.iri(scheme_iri(self._base_iri))
            yield scheme, self._type, self._terms.named(CONCEPT_SCHEME_CLASS)
            yield scheme, self._terms.named(LABEL_TERM), self._terms.text("Topics")

    def images(self) -> Sequence[Image]:
        """Give the images of the nodes passed so far, by their addresses."""
        return [self._images[url] for url in sorted(self._images)]

    def of_image(self, image: Image) -> list[Statement[N, V]]:
        """Give the statements of an image."""
        subject = self._terms.iri(image_iri(image.url, self._base_iri))
        values = {row.attribute: getattr(image, row.attribute) for row in IMAGE_FIELDS}
        statements: list[Statement[N, V]] = [(subject, self._type, self.image_class)]
        return statements + state_values(subject, values, self._image_rows)

    def _images_of(self, node_id: str, attributes: Attributes) -> Sequence[Image]:
        """Give the images of a node, and note that they are to be described."""
        if "image_url" not in attributes:
            return ()
        images = self._graph.provenance.images(node_id)
        for image in images:
            self._images.setdefault(image.url, image)
        return images

    def _of_kind(self, node_id: str, attributes: Attributes) -> list[Statement[N, V]]:
        subject, kind, terms = self._name(node_id), attributes["kind"], self._terms
        if kind == TOPIC:
            records = [record for _, record, _ in self._graph.provenance.records(node_id) if isinstance(record, Topic)]
            keywords = sorted({keyword for record in records for keyword in record.keywords})
            return [
                (subject, terms.named(IN_SCHEME_TERM), terms.iri(scheme_iri(self._base_iri))),
                *((subject, terms.named(KEYWORD_TERM), terms.text(keyword)) for keyword in keywords),
            ]
        if (first := attributes.get("first")) is not None and kind in _INFERRED_KINDS:
            return [(subject, terms.named(FIRST_ARTICLE_TERM), self._name(first))]
        of_type = attributes.get("type", "")
        if kind == ARTICLE and of_type and of_type not in TYPE_CLASSES:
            return [(subject, terms.named(field_iri("type")), terms.text(of_type))]
        return []

    def _parts(self, node_id: str) -> list[tuple[str, str]]:
        """Give the edges that are stated of the node they enter, as `_edges` does those of the node they leave."""
        starts = edges_entering(self._graph, node_id)
        return sorted((kind, other) for other, kinds in starts.items() for kind in kinds if kind in _INVERSE)


def _edges(ends: Ends) -> list[tuple[str, str]]:
    """Give the edges that are stated of the node they leave, each as its kind and the other node."""
    return sorted((kind, other) for other, kinds in ends.items() for kind in kinds if kind not in _INVERSE)


def _sources(graph: NewsGraph, node_id: str) -> list[tuple[str, str]]:
    """Give the documents that describe or mention an article, each once, by the property that says so."""
    return sorted(
        {
            (DESCRIBED_IN_TERM if entry.is_curated else MENTIONED_IN_TERM, entry.document)
            for record in graph.provenance.index.records_of(node_id)
            for entry in record.entries
        }
    )
