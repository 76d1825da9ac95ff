"""What each document says, as RDF: one named graph a document, and in it one subject for each entry.

Values hang on an *entry*: ``{document}#`` for what the document describes, ``{document}#related-2`` for
what it lists third, ``{document}#related-2-provider`` and ``{document}#images-0`` for the parts. The entry
says which node it describes (``gk:describes``) and its place in a list (``gk:place``, counted from 0). The
field of every value follows from entry and property, so nothing is reified, and conflicts stand side by
side, each in the graph of its document.

May import: records, vocabulary, graph, rdf.iris, rdf.statements, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graphkit.graph.assembly import provider_id, topic_id
from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.iris import document_iri, entry_iri, field_iri, image_iri, node_iri
from graphkit.rdf.statements import Statement, document_statements
from graphkit.rdf.terms import Rows, Term, named, prepare, to_terms
from graphkit.records import Article, Entry, Image, Provider, Subject, Topic, join_path
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE_ENTRY_CLASS,
    ARTICLE_FIELDS,
    BROADER,
    DESCRIBES_TERM,
    EDGE_KINDS,
    IMAGE_ENTRY_CLASS,
    IMAGE_FIELDS,
    IMAGE_TERM,
    KEYWORD_TERM,
    LOGO_TERM,
    PLACE_TERM,
    PROVIDER_ENTRY_CLASS,
    PROVIDER_FIELDS,
    PUBLISHED_BY,
    RELATED,
    TOPIC_ENTRY_CLASS,
    TOPIC_FIELDS,
    TYPE_TERM,
)

_ARTICLE = prepare(ARTICLE_FIELDS)
_PROVIDER = prepare(PROVIDER_FIELDS)
_TOPIC = prepare(TOPIC_FIELDS)
_IMAGE = prepare(IMAGE_FIELDS)


def build_document_quads(graph: NewsGraph, base_iri: str) -> Iterator[Quad]:
    """Give every statement of every document, in a named graph that is called as the document is.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
    """
    names = Names(base_iri)
    for document, entries in graph.provenance.entries_by_document():
        iri = document_iri(document.path, base_iri)
        name = NamedNode(iri)
        for statement in document_statements(document, name):
            yield Quad(*statement, name)
        lists = list_related(entries)
        writer = EntryWriter(iri, names)
        for entry in entries:
            place = Literal(entry.listed_in[1]) if entry.listed_in else None
            related = [NamedNode(entry_iri(iri, field)) for field in lists.get(entry.field, ())]
            node_id = graph.provenance.subject_of(entry)
            for statement in writer.statements(entry.subject, entry.field, node_id, place, related):
                yield Quad(*statement, name)


def list_related(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Give the fields of the articles that each entry lists as related, by the field of that entry."""
    lists: dict[str, list[str]] = {}
    for entry in entries:
        if entry.listed_in:
            lists.setdefault(entry.listed_in[0], []).append(entry.field)
    return lists


class Names:
    """The names of nodes and images; most are written many times, and made once."""

    def __init__(self, base_iri: str) -> None:
        self.base_iri = base_iri
        self.node = cache(lambda node_id: NamedNode(node_iri(node_id, base_iri)))
        self.image = cache(lambda url: NamedNode(image_iri(url, base_iri)))


class EntryWriter:
    """States the entries of one document; all that is said of a subject stands together."""

    def __init__(self, document: str, names: Names) -> None:
        """Take the IRI of the `document`."""
        self.document = document
        self.names = names

    def statements(
        self, subject: Subject, field: str, node_id: str, place: Term | None, related: Iterable[NamedNode]
    ) -> Iterator[Statement]:
        """Give the statements of an entry.

        Args:
            subject: what the document says.
            field: where it says it.
            node_id: the node that it describes.
            place: its place in a list, if it stands in one.
            related: the entries that it lists.
        """
        if isinstance(subject, Article):
            yield from self._article(subject, field, node_id, place, related)
        elif isinstance(subject, Provider):
            yield from self._provider(subject, field)
        else:
            yield from self._topic(subject, field)

    def _article(
        self, article: Article, field: str, node_id: str, place: Term | None, related: Iterable[NamedNode]
    ) -> Iterator[Statement]:
        entry = self._entry(field)
        yield entry, named(TYPE_TERM), named(ARTICLE_ENTRY_CLASS)
        yield entry, named(DESCRIBES_TERM), self._node(node_id)
        if place is not None:
            yield entry, named(PLACE_TERM), place
        yield from self._values(entry, article, _ARTICLE)
        for name in article.topics:
            yield entry, named(EDGE_KINDS[ABOUT].term), self._node(topic_id(name))
        yield from self._other(entry, article.other)
        for listed in related:
            yield entry, named(EDGE_KINDS[RELATED].term), listed
        of_provider = join_path(field, "provider")
        if article.provider:
            yield entry, named(EDGE_KINDS[PUBLISHED_BY].term), self._entry(of_provider)
        yield from self._images(article.images, field, IMAGE_TERM)
        if article.provider:
            yield from self._provider(article.provider, of_provider)

    def _provider(self, provider: Provider, field: str) -> Iterator[Statement]:
        entry = self._entry(field)
        yield entry, named(TYPE_TERM), named(PROVIDER_ENTRY_CLASS)
        yield entry, named(DESCRIBES_TERM), self._node(provider_id(provider.domain))
        yield from self._values(entry, provider, _PROVIDER)
        yield from self._other(entry, provider.other)
        yield from self._images(provider.images, field, LOGO_TERM)

    def _topic(self, topic: Topic, field: str) -> Iterator[Statement]:
        entry = self._entry(field)
        yield entry, named(TYPE_TERM), named(TOPIC_ENTRY_CLASS)
        yield entry, named(DESCRIBES_TERM), self._node(topic_id(topic.name))
        yield from self._values(entry, topic, _TOPIC)
        if topic.parent:
            yield entry, named(EDGE_KINDS[BROADER].term), self._node(topic_id(topic.parent))
        for keyword in topic.keywords:
            yield entry, named(KEYWORD_TERM), Literal(keyword)
        yield from self._other(entry, topic.other)

    def _images(self, images: tuple[Image, ...], field: str, term: str) -> Iterator[Statement]:
        entries = [self._entry(join_path(field, f"images[{image.place}]")) for image in images]
        for entry in entries:
            yield self._entry(field), named(term), entry
        for entry, image in zip(entries, images, strict=True):
            yield entry, named(TYPE_TERM), named(IMAGE_ENTRY_CLASS)
            yield entry, named(DESCRIBES_TERM), self.names.image(image.url)
            yield entry, named(PLACE_TERM), Literal(image.place)
            yield from self._values(entry, image, _IMAGE)

    def _values(self, entry: NamedNode, record: Any, rows: Rows) -> Iterator[Statement]:
        values = {attribute: getattr(record, attribute) for attribute, _, _ in rows}
        # The class of an article is the graph's to say; here its type stays the word that was written.
        of_type = values.pop("type", None)
        if of_type is not None:
            yield entry, named(field_iri("type")), Literal(of_type)
        yield from ((entry, term, value) for term, value in to_terms(values, rows))

    def _other(self, entry: NamedNode, other: tuple[tuple[str, str], ...]) -> Iterator[Statement]:
        for path, text in other:
            yield entry, named(field_iri(path)), Literal(text)

    def _entry(self, field: str) -> NamedNode:
        return NamedNode(entry_iri(self.document, field))

    def _node(self, node_id: str) -> NamedNode:
        return self.names.node(node_id)
