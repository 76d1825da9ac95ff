"""The graph as RDF statements, in an order that depends on the graph alone.

Every statement of a subject stands together, articles first, then providers, topics, images and
documents. There are no blank nodes, so that two builds of one folder are the same bytes.

May import: records, vocabulary, graph, rdf.iris.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.graph.assembly import OTHER_PREFIX
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.rdf.iris import document_iri, field_iri, image_iri, node_iri, scheme_iri
from graphkit.records import Article, Image, Topic
from graphkit.vocabulary import (
    ARTICLE,
    ARTICLE_FIELDS,
    CONCEPT_CLASS,
    CONCEPT_SCHEME_CLASS,
    DESCRIBED_IN_TERM,
    DOCUMENT_CLASS,
    EDGE_KINDS,
    IMAGE_CLASS,
    IMAGE_FIELDS,
    IMAGE_TERM,
    IN_SCHEME_TERM,
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
    XSD,
    Field,
    ValueKind,
)


@dataclass(frozen=True, slots=True)
class Iri:
    """A name of a thing."""

    iri: str
    """The name, absolute (RFC 3987)."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value."""

    text: str
    """Its lexical form."""
    datatype: str | None = None
    """The IRI of its datatype; None for plain words."""


Statement = tuple[str, str, Iri | Literal]
"""A subject's IRI, a property's IRI, and a name or value."""


def build_statements(graph: NewsGraph, base_iri: str) -> Iterator[Statement]:
    """Give every statement of a graph, each once, grouped by subject.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
    """
    images: dict[str, Image] = {}
    for node_id, attributes in graph.nodes(data=True):
        subject = node_iri(node_id, base_iri)
        kind = attributes["kind"]
        for term, value in _NODE_STATEMENTS[kind](graph, node_id, base_iri):
            yield subject, term, value
        for image in graph.provenance.images(node_id):
            images.setdefault(image.url, image)
            yield subject, LOGO_TERM if kind == PROVIDER else IMAGE_TERM, Iri(image_iri(image.url, base_iri))
        for name, text in attributes.items():
            if name.startswith(OTHER_PREFIX):
                yield subject, field_iri(name.removeprefix(OTHER_PREFIX)), Literal(text)
        for edge_kind, target in sorted((kind, target) for _, target, kind in graph.out_edges(node_id, keys=True)):
            yield subject, EDGE_KINDS[edge_kind].term, Iri(node_iri(target, base_iri))
        if kind == ARTICLE:
            yield from ((subject, term, Iri(iri)) for term, iri in _sources(graph, node_id, base_iri))
    yield from _scheme(graph, base_iri)
    for url in sorted(images):
        subject = image_iri(url, base_iri)
        yield subject, TYPE_TERM, Iri(IMAGE_CLASS)
        values = {row.attribute: getattr(images[url], row.attribute) for row in IMAGE_FIELDS}
        yield from ((subject, term, value) for term, value in _values(values, IMAGE_FIELDS))
    yield from _documents(graph, base_iri)


def to_literal(value: str | int | bool, kind: ValueKind) -> Iri | Literal:
    """Give a value its RDF form, by the kind of its field."""
    if kind in (ValueKind.ADDRESS, ValueKind.EMBEDDED_ADDRESS):
        return Iri(str(value))
    if kind is ValueKind.FLAG:
        return Literal("true" if value else "false", XSD + "boolean")
    if kind is ValueKind.DATE:
        return Literal(str(value), XSD + ("dateTime" if "T" in str(value) else "date"))
    return Literal(str(value), XSD + "integer" if isinstance(value, int) else None)


def _values(
    values: Mapping[str, str | int | bool | None], fields: Iterable[Field]
) -> Iterator[tuple[str, Iri | Literal]]:
    for row in fields:
        if row.term != TYPE_TERM and (value := values.get(row.attribute)) is not None:
            yield row.term, to_literal(value, row.kind)


def _article(graph: NewsGraph, node_id: str, _: str) -> Iterator[tuple[str, Iri | Literal]]:
    attributes = graph.nodes[node_id]
    of_type = attributes.get("type", "")
    yield TYPE_TERM, Iri(TYPE_CLASSES.get(of_type, OTHER_TYPE_CLASS))
    if of_type and of_type not in TYPE_CLASSES:
        yield field_iri("type"), Literal(of_type)
    yield from _values(attributes, ARTICLE_FIELDS)


def _provider(graph: NewsGraph, node_id: str, _: str) -> Iterator[tuple[str, Iri | Literal]]:
    yield TYPE_TERM, Iri(ORGANIZATION_CLASS)
    yield from _values(graph.nodes[node_id], PROVIDER_FIELDS)


def _topic(graph: NewsGraph, node_id: str, base_iri: str) -> Iterator[tuple[str, Iri | Literal]]:
    yield TYPE_TERM, Iri(CONCEPT_CLASS)
    yield IN_SCHEME_TERM, Iri(scheme_iri(base_iri))
    yield from _values(graph.nodes[node_id], TOPIC_FIELDS)
    records = [record for _, record, _ in graph.provenance.records(node_id) if isinstance(record, Topic)]
    for keyword in sorted({keyword for record in records for keyword in record.keywords}):
        yield KEYWORD_TERM, Literal(keyword)


_NODE_STATEMENTS: dict[str, Callable[[NewsGraph, str, str], Iterator[tuple[str, Iri | Literal]]]] = {
    ARTICLE: _article,
    PROVIDER: _provider,
    TOPIC: _topic,
}


def _sources(graph: NewsGraph, node_id: str, base_iri: str) -> list[tuple[str, str]]:
    """Give the documents that describe or mention an article, each once."""
    entries = [entry for entry in graph.provenance.entries(node_id) if isinstance(entry.subject, Article)]
    return sorted(
        {
            (DESCRIBED_IN_TERM if entry.is_curated else MENTIONED_IN_TERM, document_iri(entry.document, base_iri))
            for entry in entries
        }
    )


def _scheme(graph: NewsGraph, base_iri: str) -> Iterator[Statement]:
    if any(nodes_of(graph, TOPIC)):
        yield scheme_iri(base_iri), TYPE_TERM, Iri(CONCEPT_SCHEME_CLASS)
        yield scheme_iri(base_iri), LABEL_TERM, Literal("Topics")


def _documents(graph: NewsGraph, base_iri: str) -> Iterator[Statement]:
    for document in sorted(graph.provenance.contribution.documents):
        subject = document_iri(document.path, base_iri)
        yield subject, TYPE_TERM, Iri(DOCUMENT_CLASS)
        yield subject, PATH_TERM, Literal(document.path)
        yield subject, SHA256_TERM, Literal(document.sha256)
