"""The entries of a union by what they speak of: which say something of a node, and which state an edge that leaves it.

A collection states millions of edges, nearly all of them once. To keep the entries of each would take more memory than
the entries themselves; so they are looked up by node, from what follows of each distinct record.

May import: records, identity, vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graphkit.identity.aliases import find_key
from graphkit.records import Article, Entry, Provider, Subject, Topic
from graphkit.vocabulary import ABOUT, BROADER, NODE_KINDS, PROVIDER, PUBLISHED_BY, RELATED, TOPIC, node_kind

Target = tuple[str, str]
"""A node that an edge enters, and the kind of the edge."""


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


class EntryIndex:
    """The entries of a union, by node.

    Many documents list the same articles in the same words, so what follows from a record alone is found once for
    each record. Records live as long as the union that holds them, so their addresses in memory tell them apart.
    """

    def __init__(self, identities: Mapping[str, str]) -> None:
        """Take the canonical key of every article, by each of its keys."""
        self.entries: dict[str, list[Entry]] = {}
        """The entries that say something of each node: for a provider or a topic also articles that name it."""
        self._identities = identities
        self._listed: dict[str, list[Entry]] = {}
        self._records: dict[int, tuple[str, tuple[Target, ...], list[list[Entry]]]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave out of a copy what holds for these objects alone: their addresses."""
        return {**vars(self), "_records": {}}

    def add(self, entries: Iterable[Entry]) -> None:
        """Add all entries of one document, by their fields."""
        node_ids: dict[str, str] = {}
        listed: list[tuple[Entry, str]] = []
        for entry in entries:
            node_id, _, mentioning = self._records.get(id(entry.subject)) or self._look_up(entry.subject)
            node_ids[entry.field] = node_id
            for of_node in mentioning:
                of_node.append(entry)
            if place := entry.listed_in:
                listed.append((entry, place[0]))
        for entry, lister in listed:
            # A listed article whose list was lost, as in a part of a union, is an article all the same.
            if start := node_ids.get(lister):
                self._listed.setdefault(start, []).append(entry)

    def node_of(self, subject: Subject) -> str:
        """Give the node that a record describes."""
        known = self._records.get(id(subject))
        return known[0] if known else subject_id(subject, self._identities)

    def edges_of(self, start: str) -> dict[Target, list[Entry]]:
        """Give the entries that state each edge that leaves a node, in the order of documents and fields."""
        edges: dict[Target, list[Entry]] = {}
        for entry in self.entries.get(start, ()) if node_kind(start) != PROVIDER else ():  # whom all articles name
            node_id, targets, _ = self._records.get(id(entry.subject)) or self._look_up(entry.subject)
            if node_id == start:
                for target in targets:
                    edges.setdefault(target, []).append(entry)
        for entry in self._listed.get(start, ()):
            edges.setdefault((self.node_of(entry.subject), RELATED), []).append(entry)
        return edges

    def self_relations(self) -> Iterator[tuple[str, str]]:
        """Give the nodes that list themselves as related, or are their own parent, each with the kind of the edge."""
        for node_id, listed in self._listed.items():
            if any(self.node_of(entry.subject) == node_id for entry in listed):
                yield node_id, RELATED
        for node_id in self.entries:
            if node_kind(node_id) == TOPIC and (node_id, BROADER) in self.edges_of(node_id):
                yield node_id, BROADER

    def _look_up(self, subject: Subject) -> tuple[str, tuple[Target, ...], list[list[Entry]]]:
        """Give the node of a record, where its edges lead to, and the lists of entries it belongs to."""
        node_id = subject_id(subject, self._identities)
        targets = tuple(_targets(subject))
        of_nodes = dict.fromkeys((node_id, *(target for target, _ in targets)))
        found = node_id, targets, [self.entries.setdefault(node, []) for node in of_nodes]
        self._records[id(subject)] = found
        return found


def _targets(subject: Subject) -> Iterator[Target]:
    """Give the nodes that a record names besides its own, each with the kind of the edge to it."""
    if isinstance(subject, Article):
        # An article says something of its provider and its topics, too; a topic file of its parent.
        if subject.provider:
            yield provider_id(subject.provider.domain), PUBLISHED_BY
        for name in subject.topics:
            yield topic_id(name), ABOUT
    elif isinstance(subject, Topic) and subject.parent:
        yield topic_id(subject.parent), BROADER
