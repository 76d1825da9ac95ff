"""The entries of a union by what they speak of: which say something of a node, and which state an edge that leaves it.

Many documents list the same articles in the same words: there are far fewer records than entries. So entries are kept by
record, and records by node. What states an edge is worked out when it is asked for, since a collection states millions
of edges, nearly all of them once, and to keep a list for each would take more memory than the entries themselves.

May import: records, vocabulary, identity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain
from operator import attrgetter

import msgspec

from graphkit.identity.aliases import find_identities, find_key
from graphkit.records import Article, Entry, Provider, Subject, Topic
from graphkit.vocabulary import ABOUT, BROADER, NODE_KINDS, PROVIDER, PUBLISHED_BY, RELATED, TOPIC, node_kind

Target = tuple[str, str]
"""A node that an edge enters, and the kind of the edge."""

_PLACE = attrgetter("document", "field")


def subject_id(subject: Subject, identities: Mapping[str, str]) -> str:
    """Give the id of the node that a record says something of.

    Args:
        subject: the record.
        identities: the canonical key of every article, by each of its keys.
    """
    if isinstance(subject, Article):
        return identities[find_key(subject)]
    return provider_id(subject.domain) if isinstance(subject, Provider) else topic_id(subject.name)


def provider_id(domain: str) -> str:
    """Give the id of a provider's node."""
    return NODE_KINDS[PROVIDER].id_prefix + domain


def topic_id(name: str) -> str:
    """Give the id of a topic's node."""
    return NODE_KINDS[TOPIC].id_prefix + name


class StatedRecord(msgspec.Struct, frozen=True, gc=False):
    """A record, with what follows from it and where it stands."""

    subject: Subject
    """The record."""
    node_id: str
    """The node that it describes."""
    targets: tuple[Target, ...]
    """The edges to what it names besides."""
    entries: list[Entry]
    """The entries that it stands in, in the order of documents and fields."""


class EntryIndex:
    """The entries of a union, by record and by node.

    Records live as long as the union that holds them, so their addresses in memory tell them apart.
    """

    def __init__(self, documents: Mapping[str, Sequence[Entry]]) -> None:
        """Take the entries of every document, in the order of documents and fields."""
        self._documents = documents
        self._lists: dict[str, Mapping[str, Sequence[Entry]]] = {}

    @property
    def node_ids(self) -> Collection[str]:
        """The nodes that something is said of."""
        return self._of_nodes.keys()

    @cached_property
    def records(self) -> Sequence[StatedRecord]:
        """The records, in the order of their first entries."""
        by_record = group_by_record(chain.from_iterable(self._documents.values()))
        node_of = self._find_nodes(by_record)
        return [state(node_of(entries[0].subject), entries) for entries in by_record]

    def _find_nodes(self, by_record: Collection[Sequence[Entry]]) -> Callable[[Subject], str]:
        """Give what tells the node that a record describes."""
        return partial(subject_id, identities=find_identities(map(_most_telling, by_record)))

    @cached_property
    def _names(self) -> Mapping[int, str]:
        """The node that each record describes, by the record's address in memory."""
        return {id(record.subject): record.node_id for record in self.records}

    @cached_property
    def _of_nodes(self) -> Mapping[str, Sequence[StatedRecord]]:
        """The records that say something of each node."""
        of_nodes: defaultdict[str, list[StatedRecord]] = defaultdict(list)
        for record in self.records:
            of_nodes[record.node_id].append(record)
            for other in dict.fromkeys(target for target, _ in record.targets) if record.targets else ():
                if other != record.node_id:
                    of_nodes[other].append(record)
        return of_nodes

    def node_of(self, subject: Subject) -> str:
        """Give the node that a record describes."""
        return self._names[id(subject)]

    def nodes_of(self, entries: Iterable[Entry]) -> list[str]:
        """Give the node that each of several entries describes."""
        names = self._names
        return [names[id(entry.subject)] for entry in entries]

    def records_of(self, node_id: str) -> Sequence[StatedRecord]:
        """Give the records that say something of a node, in the order of their first entries.

        For a provider or a topic these are also the articles that name it.
        """
        return self._of_nodes.get(node_id, ())

    def entries_of(self, node_id: str) -> Sequence[Entry]:
        """Give the entries that say something of a node, in the order of documents and fields; see `records_of`."""
        return _in_order(self.records_of(node_id))

    def edges_of(self, start: str) -> dict[Target, Sequence[Entry]]:
        """Give the entries that state each edge that leaves a node, in the order of documents and fields."""
        stating: dict[Target, list[StatedRecord]] = {}
        lists: list[Sequence[Entry]] = []
        for record in self.records_of(start) if node_kind(start) != PROVIDER else ():  # whom all articles name
            if record.node_id == start:
                for target in record.targets:
                    stating.setdefault(target, []).append(record)
                lists += [listed for entry in record.entries if (listed := self._listed_by(entry))]
        related: dict[str, list[Entry]] = {}
        for entry in lists[0] if len(lists) == 1 else sorted(chain(*lists), key=_PLACE):
            related.setdefault(self._names[id(entry.subject)], []).append(entry)
        edges = {target: _in_order(records) for target, records in stating.items()}
        edges.update({(end, RELATED): listed for end, listed in related.items()})
        return edges

    def self_relations(self) -> Iterator[tuple[str, str]]:
        """Give the nodes that list themselves as related, or are their own parent, each with the kind of the edge."""
        found: dict[str, None] = {}
        for entry in chain(*self._documents.values()):
            if listed := self._listed_by(entry):
                node_id = self.node_of(entry.subject)
                if any(self.node_of(other.subject) == node_id for other in listed):
                    found[node_id] = None
        for node_id in found:
            yield node_id, RELATED
        for node_id in self._of_nodes:
            if node_kind(node_id) == TOPIC and (node_id, BROADER) in self.edges_of(node_id):
                yield node_id, BROADER

    def _listed_by(self, lister: Entry) -> Sequence[Entry]:
        """Give the entries that one lists as related, in the order of fields."""
        of_document = self._lists.get(lister.document)
        if of_document is None:
            found: defaultdict[str, list[Entry]] = defaultdict(list)
            for entry in self._documents[lister.document]:
                if place := entry.listed_in:
                    found[place[0]].append(entry)
            of_document = self._lists[lister.document] = found
        return of_document.get(lister.field, ())


def group_by_record(entries: Iterable[Entry]) -> Collection[list[Entry]]:
    """Put entries together that have one record, in the order of the first of each."""
    by_record: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_record[id(entry.subject)].append(entry)
    return by_record.values()


def state(node_id: str, entries: list[Entry]) -> StatedRecord:
    """State the record of some entries, which describes a node."""
    subject = entries[0].subject
    return StatedRecord(subject, node_id, _targets(subject), entries)


def _most_telling(entries: Sequence[Entry]) -> Entry:
    """Give the entry of a record that tells most of who names its article: one that describes it, if there is any."""
    return next((entry for entry in entries if entry.is_curated), entries[0])


def _in_order(records: Sequence[StatedRecord]) -> Sequence[Entry]:
    """Give the entries of records, in the order of documents and fields."""
    if len(records) == 1:
        return records[0].entries
    return sorted((entry for record in records for entry in record.entries), key=_PLACE)


def _targets(subject: Subject) -> tuple[Target, ...]:
    """Give the nodes that a record names besides its own, each with the kind of the edge to it."""
    if isinstance(subject, Article):
        # An article says something of its provider and its topics, too; a topic file of its parent.
        return _targets_of_article(subject.provider and subject.provider.domain, subject.topics)
    return ((topic_id(subject.parent), BROADER),) if isinstance(subject, Topic) and subject.parent else ()


@lru_cache(maxsize=1 << 14)  # articles of one provider share their topics, too
def _targets_of_article(domain: str | None, topics: tuple[str, ...]) -> tuple[Target, ...]:
    published = () if domain is None else ((provider_id(domain), PUBLISHED_BY),)
    return *published, *((topic_id(name), ABOUT) for name in topics)
