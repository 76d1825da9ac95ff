"""The graph as RDF statements, in an order that depends on the graph alone.

Every statement of a subject stands together, articles first, then providers, topics, images and
documents. There are no blank nodes, so that two builds of one folder are the same bytes.

May import: records, vocabulary, graph, rdf.iris, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter

from pyoxigraph import Literal, NamedNode

from graphkit.graph.attributes import OTHER_PREFIX
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.rdf.iris import document_iri, field_iri, image_iri, node_iri, scheme_iri
from graphkit.rdf.terms import Term, named, prepare, to_terms
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
)

Statement = tuple[NamedNode, NamedNode, Term]
"""A subject, a property, and what it says."""

About = Iterator[tuple[NamedNode, Term]]
"""Properties of one subject, each with what it says."""

_INVERSE = frozenset(row.name for row in EDGE_KINDS.values() if row.is_term_inverse)
_WHOLES = frozenset(EDGE_KINDS[kind].end for kind in _INVERSE)
_OTHER_LENGTH = len(OTHER_PREFIX)
_IMAGE = prepare(IMAGE_FIELDS)
_ROWS = {
    ARTICLE: prepare(row for row in ARTICLE_FIELDS if row.term != TYPE_TERM),
    PROVIDER: prepare(PROVIDER_FIELDS),
    TOPIC: prepare(TOPIC_FIELDS),
} | {inference.node_kind: prepare(inference.fields) for inference in INFERENCES}
_CLASSES = {inference.node_kind: inference.class_iri for inference in INFERENCES}


def build_statements(graph: NewsGraph, base_iri: str) -> Iterator[Statement]:
    """Give every statement of a graph, each once, grouped by subject.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
    """
    images: dict[str, Image] = {}
    names = {node_id: NamedNode(node_iri(node_id, base_iri)) for node_id in graph}
    documents = {
        document.path: NamedNode(document_iri(document.path, base_iri))
        for document in graph.provenance.contribution.documents
    }
    # A view of one node's edges costs more than all that is done with them, so all nodes are passed through at once.
    for (node_id, attributes), (_, ends) in zip(graph.nodes(data=True), graph.adjacency(), strict=True):
        subject = names[node_id]
        kind = attributes["kind"]
        for term, value in (*_of_kind(graph, node_id, base_iri), *to_terms(attributes, _ROWS[kind])):
            yield subject, term, value
        for image in graph.provenance.images(node_id) if "image_url" in attributes else ():
            images.setdefault(image.url, image)
            yield (
                subject,
                named(LOGO_TERM if kind == PROVIDER else IMAGE_TERM),
                NamedNode(image_iri(image.url, base_iri)),
            )
        for name, text in attributes.items():
            if name[:_OTHER_LENGTH] == OTHER_PREFIX:
                yield subject, _field_term(name), Literal(text)
        for edge_kind, other in _parts(graph, node_id) if kind in _WHOLES else _edges(ends):
            yield subject, named(EDGE_KINDS[edge_kind].term), names[other]
        if kind == ARTICLE:
            yield from ((subject, named(term), documents[path]) for term, path in _sources(graph, node_id))
    yield from _scheme(graph, base_iri)
    for url in sorted(images):
        yield from _image(images[url], base_iri)
    for document in sorted(graph.provenance.contribution.documents, key=attrgetter("path")):
        yield from document_statements(document, documents[document.path])


def _edges(ends: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Give the edges that are stated of the node they leave, each as its kind and the other node."""
    return sorted((kind, other) for other, kinds in ends.items() for kind in kinds if kind not in _INVERSE)


def _parts(graph: NewsGraph, node_id: str) -> list[tuple[str, str]]:
    """Give the edges that are stated of the node they enter, as above."""
    return sorted((kind, other) for other, kinds in graph.pred[node_id].items() for kind in kinds if kind in _INVERSE)


@cache
def _field_term(attribute: str) -> NamedNode:
    return NamedNode(field_iri(attribute.removeprefix(OTHER_PREFIX)))


def document_statements(document: Document, subject: NamedNode) -> Iterator[Statement]:
    """Say what is known of a document: its path and the hash of its bytes (PROV-O, https://www.w3.org/TR/prov-o/)."""
    yield subject, named(TYPE_TERM), named(DOCUMENT_CLASS)
    yield subject, named(PATH_TERM), Literal(document.path)
    yield subject, named(SHA256_TERM), Literal(document.sha256)
    if document.withheld:
        yield subject, named(WITHHELD_TERM), Literal(document.withheld)
    for path in document.altered:
        yield subject, named(ALTERED_TERM), Literal(path)


def _of_kind(graph: NewsGraph, node_id: str, base_iri: str) -> About:
    attributes = graph.nodes[node_id]
    kind = attributes["kind"]
    if kind == PROVIDER:
        yield named(TYPE_TERM), named(ORGANIZATION_CLASS)
    elif kind == TOPIC:
        yield named(TYPE_TERM), named(CONCEPT_CLASS)
        yield named(IN_SCHEME_TERM), NamedNode(scheme_iri(base_iri))
        records = [record for _, record, _ in graph.provenance.records(node_id) if isinstance(record, Topic)]
        for keyword in sorted({keyword for record in records for keyword in record.keywords}):
            yield named(KEYWORD_TERM), Literal(keyword)
    elif kind in _CLASSES:
        yield named(TYPE_TERM), named(_CLASSES[kind])
        if (first := attributes.get("first")) is not None:
            yield named(FIRST_ARTICLE_TERM), NamedNode(node_iri(first, base_iri))
    else:
        of_type = attributes.get("type", "")
        yield named(TYPE_TERM), named(TYPE_CLASSES.get(of_type, OTHER_TYPE_CLASS))
        if of_type and of_type not in TYPE_CLASSES:
            yield named(field_iri("type")), Literal(of_type)


def _sources(graph: NewsGraph, node_id: str) -> list[tuple[str, str]]:
    """Give the documents that describe or mention an article, each once, by the property that says so."""
    return sorted(
        {
            (DESCRIBED_IN_TERM if entry.is_curated else MENTIONED_IN_TERM, entry.document)
            for entry in graph.provenance.entries(node_id)
        }
    )


def _scheme(graph: NewsGraph, base_iri: str) -> Iterator[Statement]:
    if any(nodes_of(graph, TOPIC)):
        yield NamedNode(scheme_iri(base_iri)), named(TYPE_TERM), named(CONCEPT_SCHEME_CLASS)
        yield NamedNode(scheme_iri(base_iri)), named(LABEL_TERM), Literal("Topics")


def _image(image: Image, base_iri: str) -> Iterator[Statement]:
    subject = NamedNode(image_iri(image.url, base_iri))
    yield subject, named(TYPE_TERM), named(IMAGE_CLASS)
    values = {row.attribute: getattr(image, row.attribute) for row in IMAGE_FIELDS}
    yield from ((subject, term, value) for term, value in to_terms(values, _IMAGE))
