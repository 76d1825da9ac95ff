"""What each document says, as RDF: one named graph a document, and in it one subject for each entry.

Values hang on an *entry*: ``{document}#`` for what the document describes, ``{document}#related-2`` for
what it lists third, ``{document}#related-2-provider`` and ``{document}#images-0`` for the parts. The entry
says which node it describes (``gk:describes``) and its place in a list (``gk:place``, counted from 0). The
field of every value follows from entry and property, so nothing is reified, and conflicts stand side by
side, each in the graph of its document.

May import: records, vocabulary, graph, rdf.iris, rdf.statements, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import Generic

from pyoxigraph import NamedNode, Quad

from graphkit.graph.entry_index import provider_id, topic_id
from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.iris import document_iri, entry_iri, field_iri, image_iri, node_iri
from graphkit.rdf.statements import document_statements
from graphkit.rdf.terms import TERMS, N, Rows, Statement, Terms, V, prepare
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

_ARTICLE = tuple(row for row in ARTICLE_FIELDS if row.attribute != "type")
_PARTS = {Article: _ARTICLE, Provider: PROVIDER_FIELDS, Topic: TOPIC_FIELDS, Image: IMAGE_FIELDS}


def build_document_quads(graph: NewsGraph, base_iri: str) -> Iterator[Quad]:
    """Give every statement of every document, in a named graph that is called as the document is.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
    """
    writer = EntryWriter(base_iri, TERMS)
    for document, entries in graph.provenance.entries_by_document():
        iri = document_iri(document.path, base_iri)
        name = NamedNode(iri)
        for statement in document_statements(document, name, TERMS):
            yield Quad(*statement, name)
        lists = list_related(entries)
        name_entry = partial(_name_entry, iri)
        for entry in entries:
            place = TERMS.number(entry.listed_in[1]) if entry.listed_in else None
            related = [name_entry(field) for field in lists.get(entry.field, ())]
            node_id = graph.provenance.subject_of(entry)
            for statement in writer.statements(
                entry.subject, name=name_entry, field=entry.field, node_id=node_id, place=place, related=related
            ):
                yield Quad(*statement, name)


def _name_entry(document: str, field: str) -> NamedNode:
    return NamedNode(entry_iri(document, field))


def list_related(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Give the fields of the articles that each entry lists as related, by the field of that entry."""
    lists: dict[str, list[str]] = {}
    for entry in entries:
        if entry.listed_in:
            lists.setdefault(entry.listed_in[0], []).append(entry.field)
    return lists


class EntryWriter(Generic[N, V]):
    """States entries; all that is said of a subject stands together."""

    def __init__(self, base_iri: str, terms: Terms[N, V]) -> None:
        """Take what every IRI begins with, and what makes the terms."""
        self._terms = terms
        self._rows = {record: prepare(fields, terms) for record, fields in _PARTS.items()}
        # What makes an entry's type of the word that was written; the class of an article is the graph's to say.
        self._type_field = terms.named(field_iri("type"))
        # Most are written many times, and made once.
        self._node = cache(lambda node_id: terms.iri(node_iri(node_id, base_iri)))
        self._image_name = cache(lambda url: terms.iri(image_iri(url, base_iri)))

    def statements(
        self,
        subject: Subject,
        *,
        name: Callable[[str], N],
        field: str,
        node_id: str,
        place: V | None,
        related: Sequence[N],
    ) -> list[Statement[N, V]]:
        """Give the statements of an entry.

        Args:
            subject: what the document says.
            name: gives the name of an entry by its field.
            field: where the document says it.
            node_id: the node that it describes.
            place: its place in a list, if it stands in one.
            related: the entries that it lists.
        """
        if isinstance(subject, Provider):
            return self._provider(subject, name, field)
        if isinstance(subject, Topic):
            return self._topic(subject, name(field))
        entry, named = name(field), self._terms.named
        statements = self._head(entry, ARTICLE_ENTRY_CLASS, self._node(node_id))
        if place is not None:
            statements.append((entry, named(PLACE_TERM), place))
        if subject.type is not None:
            statements.append((entry, self._type_field, self._terms.text(subject.type)))
        statements += self._values(entry, subject)
        statements += [(entry, named(_ABOUT), self._node(topic_id(topic))) for topic in subject.topics]
        statements += self._other(entry, subject.other)
        statements += [(entry, named(_RELATED), listed) for listed in related]
        of_provider = join_path(field, "provider")
        if subject.provider:
            statements.append((entry, named(_PUBLISHED_BY), name(of_provider)))
        statements += self._images(entry, subject.images, name, field, IMAGE_TERM)
        if subject.provider:
            statements += self._provider(subject.provider, name, of_provider)
        return statements

    def _provider(self, provider: Provider, name: Callable[[str], N], field: str) -> list[Statement[N, V]]:
        entry = name(field)
        return [
            *self._head(entry, PROVIDER_ENTRY_CLASS, self._node(provider_id(provider.domain))),
            *self._values(entry, provider),
            *self._other(entry, provider.other),
            *self._images(entry, provider.images, name, field, LOGO_TERM),
        ]

    def _topic(self, topic: Topic, entry: N) -> list[Statement[N, V]]:
        named = self._terms.named
        statements = self._head(entry, TOPIC_ENTRY_CLASS, self._node(topic_id(topic.name)))
        statements += self._values(entry, topic)
        if topic.parent:
            statements.append((entry, named(_BROADER), self._node(topic_id(topic.parent))))
        statements += [(entry, named(KEYWORD_TERM), self._terms.text(keyword)) for keyword in topic.keywords]
        return statements + self._other(entry, topic.other)

    def _images(
        self, owner: N, images: tuple[Image, ...], name: Callable[[str], N], field: str, term: str
    ) -> list[Statement[N, V]]:
        entries = [name(join_path(field, f"images[{image.place}]")) for image in images]
        statements: list[Statement[N, V]] = [(owner, self._terms.named(term), entry) for entry in entries]
        for entry, image in zip(entries, images, strict=True):
            statements += self._head(entry, IMAGE_ENTRY_CLASS, self._image_name(image.url))
            statements.append((entry, self._terms.named(PLACE_TERM), self._terms.number(image.place)))
            statements += self._values(entry, image)
        return statements

    def _head(self, entry: N, class_iri: str, described: N) -> list[Statement[N, V]]:
        named = self._terms.named
        return [(entry, named(TYPE_TERM), named(class_iri)), (entry, named(DESCRIBES_TERM), described)]

    def _values(self, entry: N, record: Subject | Image) -> list[Statement[N, V]]:
        rows: Rows[N, V] = self._rows[type(record)]
        values = _GETTERS[type(record)](record)
        return [
            (entry, term, make(value)) for (_, term, make), value in zip(rows, values, strict=True) if value is not None
        ]

    def _other(self, entry: N, other: tuple[tuple[str, str], ...]) -> list[Statement[N, V]]:
        return [(entry, self._terms.named(field_iri(path)), self._terms.text(text)) for path, text in other]


_GETTERS = {record: attrgetter(*(row.attribute for row in fields)) for record, fields in _PARTS.items()}
