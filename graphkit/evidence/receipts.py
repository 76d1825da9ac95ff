"""Receipts: the places in documents that a node, a value or an edge rests on, each with the words to quote.

A receipt quotes only words that stand in the document as quoted: the texts that reading altered are known
(`graphkit.records.Document.altered`) and are pointed at without a quote. Addresses are kept in a canonical
form, so none is quoted; a related link is quoted by the headline that the curator listed.

May import: records, vocabulary, graph, evidence.sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec
import networkx as nx

from graphkit.evidence.sources import Sources
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.provenance import Provenance
from graphkit.records import Article, Document, Entry, Location, Provider, Topic
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE_FIELDS,
    BROADER,
    MENTIONS,
    NODE_KINDS,
    PART_OF,
    PROVIDER_FIELDS,
    PUBLISHED_BY,
    RELATED,
    TOPIC,
    TOPIC_FIELDS,
    ValueKind,
)

MAX_RECEIPTS = 3
"""How many receipts are given where many documents say the same."""

_TITLE, _EXCERPT = (next(row for row in ARTICLE_FIELDS if row.attribute == name) for name in ("title", "excerpt"))
_NAME = next(row for row in PROVIDER_FIELDS if row.attribute == "name")
_QUOTABLE = {row.name for row in (*ARTICLE_FIELDS, *PROVIDER_FIELDS, *TOPIC_FIELDS) if row.kind is ValueKind.TEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A place in a document that a statement rests on."""

    document: str
    """The document's path."""
    field: str
    """The field's path in it, such as ``related[2].title``."""
    line: int | None
    """The field's line, counted from 1; None without sources, or where the document has changed since."""
    quote: str | None
    """The words it rests on, as they stand in that field; None where there are none to quote."""
    date: str | None
    """When the article that the words are about appeared, as the document says."""
    inferred: bool
    """Whether the statement is inferred from these words, rather than made by them."""


def find_receipts(
    graph: nx.MultiDiGraph[str],
    start: str,
    end: str,
    kind: str,
    *,
    sources: Sources | None = None,
    count: int = MAX_RECEIPTS,
) -> tuple[Receipt, ...]:
    """Find what an edge rests on.

    Args:
        graph: a graph that `graphkit.build` made; any other has no receipts.
        start: the node the edge leaves.
        end: the node it enters.
        kind: its kind.
        sources: the documents, to say the lines.
        count: how many receipts to give at most.

    Returns:
        The receipts: of what documents describe themselves first, then in the order of documents and fields.

    Raises:
        KeyError: if there is no such edge.
    """
    words = graph.edges[start, end, kind]
    if not isinstance(graph, NewsGraph):
        return ()
    provenance = graph.provenance
    if kind == MENTIONS:
        places = _stating(provenance, start, str(words["field"]), str(words["words"]))
    elif kind == PART_OF:
        places = _stating(provenance, start, _TITLE.attribute, None)
    else:
        places = _edge(provenance, start, end, kind)
    found = _Writer(provenance, sources).write(places, inferred=kind in (MENTIONS, PART_OF))
    return tuple(islice(found, count))


def find_value_receipts(
    graph: nx.MultiDiGraph[str],
    node_id: str,
    attribute: str,
    value: object,
    *,
    sources: Sources | None = None,
    count: int = MAX_RECEIPTS,
) -> tuple[Receipt, ...]:
    """Find what a value of a node rests on.

    Args:
        graph: a graph that `graphkit.build` made; any other has no receipts.
        node_id: the node.
        attribute: an attribute of its record that holds one value, such as ``title``.
        value: the value: the preferred one or another.
        sources: the documents, to say the lines.
        count: how many receipts to give at most.
    """
    if not isinstance(graph, NewsGraph):
        return ()
    stated = (row for row in graph.provenance.values(node_id, attribute) if row.value == value)
    places = [
        _Place(location, str(value) if location.field.rpartition(".")[2] in _QUOTABLE else None)
        for row in stated
        for location in row.locations
    ]
    return tuple(islice(_Writer(graph.provenance, sources).write(places, inferred=False), count))


class _Place(msgspec.Struct, frozen=True):
    location: Location
    words: str | None


def _stating(provenance: Provenance, article: str, attribute: str, words: str | None) -> list[_Place]:
    """Give the places that state the preferred text of an article, with the words in it, or all of it."""
    stated = provenance.values(article, attribute)
    return [_Place(location, words or stated[0].value) for location in stated[0].locations] if stated else []


def _edge(provenance: Provenance, start: str, end: str, kind: str) -> list[_Place]:
    of_end = {(entry.document, entry.field): entry for entry in provenance.entries(end if kind == RELATED else start)}
    places = []
    for location in provenance.edge(start, end, kind):
        if kind == RELATED:
            places.append(_related(of_end[location.document, location.field]))
        elif kind == PUBLISHED_BY:
            places.append(_publisher(of_end[location.document, _parent(location.field, "provider.domain")]))
        elif kind in (ABOUT, BROADER):
            places.append(_Place(location, end.removeprefix(NODE_KINDS[TOPIC].id_prefix)))
    return places


def _related(entry: Entry) -> _Place:
    assert isinstance(entry.subject, Article)  # what is listed as related
    for row in (_TITLE, _EXCERPT):
        if words := getattr(entry.subject, row.attribute):
            return _Place(entry.locate(row.name), words)
    return _Place(Location(document=entry.document, field=entry.field), None)


def _publisher(entry: Entry) -> _Place:
    assert isinstance(entry.subject, Article)  # what somebody published
    provider = entry.subject.provider
    if provider and provider.name:
        return _Place(entry.locate(f"provider.{_NAME.name}"), provider.name)
    return _Place(entry.locate("provider.domain"), provider.domain if provider else None)


def _parent(path: str, field: str) -> str:
    return path.removesuffix(field).removesuffix(".")


class _Writer:
    """Turns places into receipts."""

    def __init__(self, provenance: Provenance, sources: Sources | None) -> None:
        self.provenance = provenance
        self.sources = sources

    def write(self, places: Iterable[_Place], *, inferred: bool) -> Iterator[Receipt]:
        for place in sorted(places, key=lambda place: ("[" in place.location.field, place.location)):
            document = self.provenance.document(place.location.document)
            words = None if _is_altered(document, place.location.field) else place.words
            field = place.location.field
            yield Receipt(
                document=document.path,
                field=field,
                line=self.sources.find_line(document, field, words) if self.sources else None,
                quote=words,
                date=self._date(place.location),
                inferred=inferred,
            )

    def _date(self, location: Location) -> str | None:
        path = location.field
        while True:
            entry = self.provenance.entry(location.document, path)
            if entry is not None:
                subject: Article | Provider | Topic = entry.subject
                return subject.date_published if isinstance(subject, Article) else None
            path = path.rpartition(".")[0]


def _is_altered(document: Document, field: str) -> bool:
    return any(path in ("", field) or path.startswith(f"{field}[") for path in document.altered)
