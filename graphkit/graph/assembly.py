"""Contributions become the graph: identity is closed, values are chosen, nodes and edges are laid in order.

May import: records, vocabulary, errors, identity, and everything in `graphkit.graph`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from graphkit.errors import Problem, Severity
from graphkit.graph.attributes import preferred_values
from graphkit.graph.contribution import Contribution
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.provenance import EdgeId, Provenance
from graphkit.identity.aliases import find_identities, find_key
from graphkit.records import Article, Entry, Provider, Subject, Topic
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE,
    BROADER,
    NODE_KINDS,
    PROVIDER,
    PUBLISHED_BY,
    RELATED,
    TOPIC,
    node_kind,
)

_KIND_ORDER = {kind: index for index, kind in enumerate(NODE_KINDS)}

Links = list[tuple[list[Entry], list[Entry]]]
"""For each node that a record names besides its own: what says something of that node, and what states the edge."""


def build_graph(contribution: Contribution) -> NewsGraph:
    """Build the graph of a union of contributions.

    The result depends on the union alone: nodes come by kind and id, edges by their ends and kind,
    attributes in the order of `graphkit.vocabulary`.

    Args:
        contribution: what all documents say.

    Returns:
        A graph of articles, providers and topics. An article that lists itself gets no edge.
    """
    ordered = sorted(contribution.entries, key=attrgetter("document", "field"))
    assembly = _Assembly(find_identities(ordered))
    for _, of_document in groupby(ordered, key=attrgetter("document")):
        assembly.add(of_document)
    provenance = Provenance(
        contribution, ordered, assembly.entries, assembly.edges, partial(subject_id, identities=assembly.identities)
    )
    graph = NewsGraph(provenance=provenance)
    _add_nodes(graph, assembly.entries)
    _add_edges(graph, assembly.edges)
    return graph


class _Assembly:
    """What is said of each node and edge, gathered document by document.

    Many documents list the same articles in the same words, so what follows from a record alone is found once for
    each record.
    """

    def __init__(self, identities: Mapping[str, str]) -> None:
        self.identities = identities
        self.entries: dict[str, list[Entry]] = {}
        self.edges: dict[EdgeId, list[Entry]] = {}
        self._records: dict[int, tuple[str, list[Entry], Links]] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Add all entries of one document, by their fields."""
        ids: dict[str, str] = {}
        listed: list[tuple[Entry, str, str]] = []
        for entry in entries:
            # Records live as long as the union that holds them, so their addresses in memory tell them apart.
            known = self._records.get(id(entry.subject))
            if known is None:
                known = self._records[id(entry.subject)] = self._look_up(entry.subject)
            node_id, of_node, links = known
            ids[entry.field] = node_id
            of_node.append(entry)
            for of_target, of_edge in links:
                of_edge.append(entry)
                if not of_target or of_target[-1] is not entry:
                    of_target.append(entry)
            if place := entry.listed_in:
                listed.append((entry, place[0], node_id))
        for entry, lister, node_id in listed:
            # A listed article whose list was lost, as in a part of a union, is an article all the same.
            if start := ids.get(lister):
                self.edges.setdefault((start, node_id, RELATED), []).append(entry)

    def _look_up(self, subject: Subject) -> tuple[str, list[Entry], Links]:
        node_id = subject_id(subject, self.identities)
        links = [
            (self.entries.setdefault(target, []), self.edges.setdefault((node_id, target, kind), []))
            for target, kind in _targets(subject)
        ]
        return node_id, self.entries.setdefault(node_id, []), links


def _targets(subject: Subject) -> Iterator[tuple[str, str]]:
    """Give the nodes that a record names besides its own, each with the kind of the edge to it."""
    if isinstance(subject, Article):
        # An article says something of its provider and its topics, too; a topic file of its parent.
        if subject.provider:
            yield provider_id(subject.provider.domain), PUBLISHED_BY
        for name in subject.topics:
            yield topic_id(name), ABOUT
    elif isinstance(subject, Topic) and subject.parent:
        yield topic_id(subject.parent), BROADER


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


def find_self_relations(graph: NewsGraph) -> Iterator[Problem]:
    """Find the articles that list themselves as related, and topics that are their own parent."""
    for start, end, kind in graph.provenance.edges():
        if start == end:
            for location in graph.provenance.edge(start, end, kind):
                yield Problem(
                    document=location.document,
                    line=None,
                    field=location.field,
                    severity=Severity.WARNING,
                    what="names the article itself" if kind == RELATED else "names the topic itself",
                    remedy="Remove it; the graph draws no link from a thing to itself",
                )


def _add_nodes(graph: NewsGraph, entries: dict[str, list[Entry]]) -> None:
    for _, node_id in sorted((_KIND_ORDER[node_kind(node_id)], node_id) for node_id in entries):
        kind = node_kind(node_id)
        attributes: dict[str, Any] = {"kind": kind}
        if kind == ARTICLE:
            attributes["curated"] = any(entry.is_curated for entry in entries[node_id])
        elif kind == TOPIC:
            attributes["name"] = node_id.removeprefix(NODE_KINDS[TOPIC].id_prefix)
        attributes |= preferred_values(graph.provenance, node_id)
        attributes["documents"] = _count_documents(entries[node_id])
        graph.add_node(node_id, **attributes)


def _add_edges(graph: NewsGraph, edges: Mapping[EdgeId, Sequence[Entry]]) -> None:
    for start, end, kind in sorted(edges):
        if start == end:
            continue
        stated = edges[start, end, kind]
        attributes: dict[str, Any] = {"kind": kind}
        if kind == RELATED:
            attributes["place"] = _preferred_place(stated)
        attributes["documents"] = _count_documents(stated)
        graph.add_edge(start, end, key=kind, **attributes)


def _count_documents(entries: Sequence[Entry]) -> int:
    return len({entry.document for entry in entries}) if len(entries) > 1 else len(entries)


def _preferred_place(entries: Sequence[Entry]) -> int:
    """Choose among the places of one article in several lists: what most lists say, then the first."""
    if len(entries) == 1 and (only := entries[0].listed_in):
        return only[1]
    counts = Counter(place[1] for entry in entries if (place := entry.listed_in))
    return min(counts, key=lambda place: (-counts[place], place))
