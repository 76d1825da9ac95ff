"""How one knows: the documents and fields behind every node, value and edge of a graph.

The graph shows one value where documents disagree; here are all of them, each with its sources.

May import: records, vocabulary, graph.contribution, graph.digests, graph.entry_index, graph.preference,
graph.structure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from graphkit.graph.contribution import Contribution
from graphkit.graph.digests import Digests
from graphkit.graph.entry_index import EntryIndex, Target
from graphkit.graph.preference import StatedValue, Statement, rank_values
from graphkit.graph.structure import Structure
from graphkit.records import Article, Document, Entry, Image, Location, Provider, Subject, Topic, join_path
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE_FIELDS,
    BROADER,
    IMAGE_FIELDS,
    NODE_KINDS,
    PROVIDER,
    PROVIDER_FIELDS,
    PUBLISHED_BY,
    TOPIC,
    TOPIC_FIELDS,
    node_kind,
)

T = TypeVar("T")

NodeRecord = tuple[Sequence[Entry], Article | Provider | Topic, str]
"""A record of a node, after the entries it stands in and before the path that leads to it there."""

_FIELDS: dict[type, dict[str, str]] = {
    record: {row.attribute: row.name for row in rows}
    for record, rows in {
        Article: ARTICLE_FIELDS,
        Image: IMAGE_FIELDS,
        Provider: PROVIDER_FIELDS,
        Topic: TOPIC_FIELDS,
    }.items()
}
"""The name in the front matter of every record's attributes that hold one value."""

_EDGE_FIELDS = {PUBLISHED_BY: "provider.domain", ABOUT: "topics", BROADER: "parent"}
"""The field of an entry that states an edge from what it describes."""


class Provenance:
    """The union of contributions that a graph was built from, by node and by edge."""

    def __init__(self, contribution: Contribution) -> None:
        """Take the union."""
        self.contribution = contribution
        self._documents = {document.path: document for document in contribution.documents}
        self._entries = dict(sorted(contribution.said.items()))
        self._edges: tuple[str, Mapping[Target, Sequence[Entry]]] = ("", {})
        self._images: dict[str, tuple[Image, ...]] = {}

    @classmethod
    def empty(cls) -> Provenance:
        """Give the provenance of a graph that nothing was read for."""
        return cls(Contribution())

    def __eq__(self, other: object) -> bool:
        """Tell whether two graphs rest on the same statements."""
        return isinstance(other, Provenance) and self.contribution == other.contribution

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash(self.contribution)

    def __reduce__(self) -> tuple[type[Provenance], tuple[Contribution]]:
        """Make a copy of the union alone: all else follows from it, and holds for these objects alone."""
        return Provenance, (self.contribution,)

    @cached_property
    def index(self) -> EntryIndex:
        """What is said, by node."""
        return EntryIndex(self._entries)

    @property
    def node_ids(self) -> Collection[str]:
        """The nodes that something is said of."""
        return self.index.node_ids

    @cached_property
    def structure(self) -> Structure:
        """What documents name, and where."""
        return self.find_structure({})

    def find_structure(self, known: Mapping[str, str]) -> Structure:
        """Find the structure, of which some is known: of some documents, by path, what each adds to it."""
        return Structure(((path, self.entries_in(path)) for path in sorted(self._documents)), known)

    def entries(self, node_id: str) -> tuple[Entry, ...]:
        """Give everything that says something of a node, in the order of documents and fields.

        For a provider these include the articles it published, and for a topic the articles about it.
        """
        return tuple(self.index.entries_of(node_id))

    def entries_in(self, document: str) -> Sequence[Entry]:
        """Give what a document says, in the order of fields; nothing if none was read at that path."""
        return self._entries.get(document, ())

    def document(self, path: str) -> Document:
        """Give the document at a path.

        Raises:
            KeyError: if none was read there.
        """
        return self._documents[path]

    def entry(self, document: str, field: str) -> Entry | None:
        """Give what a document says of one subject in one place; None if it describes none there."""
        entries = self.entries_in(document)
        place = bisect_left(entries, field, key=attrgetter("field"))
        return entries[place] if place < len(entries) and entries[place].field == field else None

    def entries_by_document(self) -> Iterator[tuple[Document, Sequence[Entry]]]:
        """Give the documents in their order, each with its entries by their fields."""
        for document in sorted(self.contribution.documents):
            yield document, self.entries_in(document.path)

    @cached_property
    def digests(self) -> Digests:
        """What documents say, as hashes."""
        return Digests(self)

    def subject_of(self, entry: Entry) -> str:
        """Give the node that an entry of the union describes."""
        return self.index.node_of(entry.subject)

    def subjects_in(self, document: str) -> Sequence[str]:
        """Give the node that each entry of a document describes, in the order of fields."""
        return self.index.nodes_of(self.entries_in(document))

    def self_relations(self) -> Iterator[tuple[str, Location]]:
        """Give the places that state an edge from a node to itself, after the edge's kind; the graph leaves those out."""
        for node_id, kind in self.index.self_relations():
            for location in self.edge(node_id, node_id, kind):
                yield kind, location

    def edge(self, start: str, end: str, kind: str, count: int | None = None) -> tuple[Location, ...]:
        """Give the places that state an edge, in order, or the first `count` of them; none if nothing states it."""
        of_node, edges = self._edges
        if of_node != start:
            edges = self.index.edges_of(start)
            self._edges = start, edges  # who asks for one edge mostly asks for the others of its node, too
        entries = edges.get((end, kind), ())[:count]
        return tuple([Location(document=entry.document, field=edge_field(entry, kind)) for entry in entries])

    def values(self, node_id: str, attribute: str) -> tuple[StatedValue[Any], ...]:
        """Give every value that is stated for an attribute of a node, the preferred one first.

        Args:
            node_id: the node.
            attribute: an attribute of its record that holds one value, such as ``title``.

        Raises:
            KeyError: if records of that kind have no such attribute.
        """
        return values_of(self.records(node_id), attribute)

    def images(self, node_id: str) -> tuple[Image, ...]:
        """Give the pictures of an article or the logos of a provider: the preferred list of them."""
        images = self._images.get(node_id)
        if images is None:
            images = self._images[node_id] = images_of(self.records(node_id))
        return images

    def conflicts(self) -> Iterator[tuple[str, str]]:
        """Give every (node, attribute) for which documents state more than one value."""
        for node_id in self.index.node_ids:
            records = self.records(node_id)
            if len(records) > 1:
                for attribute in _FIELDS[type(records[0][1])]:
                    if len(values_of(records, attribute)) > 1:
                        yield node_id, attribute

    def records(self, node_id: str) -> list[NodeRecord]:
        """Give the records of a node, each with the entries it stands in and the path that leads to it there."""
        kind = node_kind(node_id)
        name = node_id.removeprefix(NODE_KINDS[kind].id_prefix)
        found = ((stated.entries, _record(stated.subject, kind, name)) for stated in self.index.records_of(node_id))
        return [(entries, *record) for entries, record in found if record]


def edge_field(entry: Entry, kind: str) -> str:
    """Give the field in which an entry states an edge: an article listed as related states it by standing there."""
    field = _EDGE_FIELDS.get(kind)
    return join_path(entry.field, field) if field else entry.field


def values_of(records: Iterable[NodeRecord], attribute: str) -> tuple[StatedValue[Any], ...]:
    """Do what `Provenance.values` does with the records of a node at hand: several attributes need them but once."""
    return rank_values(
        _state(value, _FIELDS[type(record)][attribute], entries, path)
        for entries, record, path in records
        if (value := getattr(record, attribute)) is not None
    )


def images_of(records: Iterable[NodeRecord]) -> tuple[Image, ...]:
    """Do what `Provenance.images` does with the records of a node at hand."""
    stated = [
        (entries, record.images, path)
        for entries, record, path in records
        if isinstance(record, Article | Provider) and record.images
    ]
    if len(stated) == 1:  # as mostly
        return stated[0][1]
    ranked = rank_values(_state(images, "images", entries, path) for entries, images, path in stated)
    return ranked[0].value if ranked else ()


def _record(subject: Subject, kind: str, name: str) -> tuple[Article | Provider | Topic, str] | None:
    """Give the record of a node in what is said of a subject, and the path that leads to it; None if there is none."""
    if kind == PROVIDER:
        return (subject.provider, "provider.") if isinstance(subject, Article) and subject.provider else (subject, "")
    if kind == TOPIC:
        # A topic's entries are also the articles about it and the topics below it.
        return (subject, "") if isinstance(subject, Topic) and subject.name == name else None
    return (subject, "") if isinstance(subject, Article) else None


def _state(value: T, field: str, entries: Sequence[Entry], path: str) -> Statement[T]:
    subject = entries[0].subject
    return Statement(
        value=value,
        entries=entries,
        field=path + field,
        is_of_subject=not path,
        date=(subject.date_published or "") if isinstance(subject, Article) else "",
    )
