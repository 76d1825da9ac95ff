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

from graphkit.graph.entry_index import provider_id, topic_id
from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.iris import document_iri, entry_iri, field_iri, image_iri, node_iri
from graphkit.rdf.statements import Statement, document_statements
from graphkit.rdf.terms import Rows, Term, named, prepare
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

_ABOUT, _BROADER = EDGE_KINDS[ABOUT].term, EDGE_KINDS[BROADER].term
_PUBLISHED_BY, _RELATED = EDGE_KINDS[PUBLISHED_BY].term, EDGE_KINDS[RELATED].term

# The class of an article is the graph's to say; here its type stays the word that was written.
_ARTICLE = (
    ("type", named(field_iri("type")), Literal),
    *prepare(row for row in ARTICLE_FIELDS if row.attribute != "type"),
)
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
    ) -> list[Statement]:
        """Give the statements of an entry.

        Args:
            subject: what the document says.
            field: where it says it.
            node_id: the node that it describes.
            place: its place in a list, if it stands in one.
            related: the entries that it lists.
        """
        if isinstance(subject, Article):
            return self._article(subject, field, node_id, place, related)
        return self._provider(subject, field) if isinstance(subject, Provider) else self._topic(subject, field)

    def _article(
        self, article: Article, field: str, node_id: str, place: Term | None, related: Iterable[NamedNode]
    ) -> list[Statement]:
        entry = self._entry(field)
        statements: list[Statement] = [
            (entry, named(TYPE_TERM), named(ARTICLE_ENTRY_CLASS)),
            (entry, named(DESCRIBES_TERM), self.names.node(node_id)),
        ]
        if place is not None:
            statements.append((entry, named(PLACE_TERM), place))
        statements += _values(entry, article, _ARTICLE)
        statements += [(entry, named(_ABOUT), self.names.node(topic_id(name))) for name in article.topics]
        statements += _other(entry, article.other)
        statements += [(entry, named(_RELATED), listed) for listed in related]
        of_provider = join_path(field, "provider")
        if article.provider:
            statements.append((entry, named(_PUBLISHED_BY), self._entry(of_provider)))
        statements += self._images(entry, article.images, field, IMAGE_TERM)
        if article.provider:
            statements += self._provider(article.provider, of_provider)
        return statements

    def _provider(self, provider: Provider, field: str) -> list[Statement]:
        entry = self._entry(field)
        return [
            (entry, named(TYPE_TERM), named(PROVIDER_ENTRY_CLASS)),
            (entry, named(DESCRIBES_TERM), self.names.node(provider_id(provider.domain))),
            *_values(entry, provider, _PROVIDER),
            *_other(entry, provider.other),
            *self._images(entry, provider.images, field, LOGO_TERM),
        ]

    def _topic(self, topic: Topic, field: str) -> list[Statement]:
        entry = self._entry(field)
        broader = [(entry, named(_BROADER), self.names.node(topic_id(topic.parent)))] if topic.parent else []
        return [
            (entry, named(TYPE_TERM), named(TOPIC_ENTRY_CLASS)),
            (entry, named(DESCRIBES_TERM), self.names.node(topic_id(topic.name))),
            *_values(entry, topic, _TOPIC),
            *broader,
            *((entry, named(KEYWORD_TERM), Literal(keyword)) for keyword in topic.keywords),
            *_other(entry, topic.other),
        ]

    def _images(self, owner: NamedNode, images: tuple[Image, ...], field: str, term: str) -> list[Statement]:
        entries = [self._entry(join_path(field, f"images[{image.place}]")) for image in images]
        statements: list[Statement] = [(owner, named(term), entry) for entry in entries]
        for entry, image in zip(entries, images, strict=True):
            statements += [
                (entry, named(TYPE_TERM), named(IMAGE_ENTRY_CLASS)),
                (entry, named(DESCRIBES_TERM), self.names.image(image.url)),
                (entry, named(PLACE_TERM), Literal(image.place)),
                *_values(entry, image, _IMAGE),
            ]
        return statements

    def _entry(self, field: str) -> NamedNode:
        return NamedNode(entry_iri(self.document, field))


def _values(entry: NamedNode, record: Any, rows: Rows) -> list[Statement]:
    values = ((term, make, getattr(record, attribute)) for attribute, term, make in rows)
    return [(entry, term, make(value)) for term, make, value in values if value is not None]


def _other(entry: NamedNode, other: tuple[tuple[str, str], ...]) -> list[Statement]:
    return [(entry, named(field_iri(path)), Literal(text)) for path, text in other]
