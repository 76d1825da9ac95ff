"""Contributions become the graph: identity is closed, values are chosen, nodes and edges are laid in order.

May import: records, vocabulary, errors, identity, and everything in `graphkit.graph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from graphkit.errors import Problem, Severity
from graphkit.graph.contribution import Contribution
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.provenance import EdgeId, Provenance
from graphkit.identity.aliases import find_identities, find_key
from graphkit.records import Article, Entry, Location, Provider, Topic
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE,
    ARTICLE_FIELDS,
    BROADER,
    NODE_KINDS,
    PROVIDER,
    PROVIDER_FIELDS,
    PUBLISHED_BY,
    RELATED,
    TOPIC,
    TOPIC_FIELDS,
    node_kind,
)

OTHER_PREFIX = "field:"
"""What the attribute of a carried field begins with, before its path."""

LIST_SEPARATOR = "; "
"""What stands between the items of a list in an attribute, since attributes are flat."""

_FIELDS = {ARTICLE: ARTICLE_FIELDS, PROVIDER: PROVIDER_FIELDS, TOPIC: TOPIC_FIELDS}
_KIND_ORDER = {kind: index for index, kind in enumerate(NODE_KINDS)}

StatedEdges = dict[EdgeId, list[tuple[Location, int | None]]]
"""Every edge, with the places that state it and, for related articles, the place in each list."""


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
    identities = find_identities(ordered)
    entries: dict[str, list[Entry]] = {}
    stated: StatedEdges = {}
    ids = {(entry.document, entry.field): subject_id(entry, identities) for entry in ordered}
    for entry in ordered:
        node_id = ids[entry.document, entry.field]
        entries.setdefault(node_id, []).append(entry)
        for edge_id, location, place in _edges_of(entry, node_id, ids):
            stated.setdefault(edge_id, []).append((location, place))
            if edge_id[2] != RELATED:
                # An article says something of its provider and its topics, too; a topic file of its parent.
                of_target = entries.setdefault(edge_id[1], [])
                if not of_target or of_target[-1] is not entry:
                    of_target.append(entry)
    edges = {edge_id: [location for location, _ in places] for edge_id, places in stated.items()}
    graph = NewsGraph(provenance=Provenance(contribution, entries, edges, ids))
    _add_nodes(graph, entries)
    _add_edges(graph, stated)
    return graph


def subject_id(entry: Entry, identities: dict[str, str]) -> str:
    """Give the id of the node that an entry says something of.

    Args:
        entry: what is said.
        identities: the canonical key of every article, by each of its keys.
    """
    subject = entry.subject
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


def _edges_of(
    entry: Entry, node_id: str, ids: dict[tuple[str, str], str]
) -> Iterator[tuple[EdgeId, Location, int | None]]:
    subject = entry.subject
    if isinstance(subject, Article):
        if subject.provider:
            target = provider_id(subject.provider.domain)
            yield (node_id, target, PUBLISHED_BY), entry.locate("provider.domain"), None
        for name in subject.topics:
            yield (node_id, topic_id(name), ABOUT), entry.locate("topics"), None
        # A listed article whose list was lost, as in a part of a union, is an article all the same.
        if (listed := entry.listed_in) and (start := ids.get((entry.document, listed[0]))):
            yield (start, node_id, RELATED), Location(document=entry.document, field=entry.field), listed[1]
    elif isinstance(subject, Topic) and subject.parent:
        yield (node_id, topic_id(subject.parent), BROADER), entry.locate("parent"), None


def _add_nodes(graph: NewsGraph, entries: dict[str, list[Entry]]) -> None:
    for node_id in sorted(entries, key=lambda node_id: (_KIND_ORDER[node_kind(node_id)], node_id)):
        kind = node_kind(node_id)
        attributes: dict[str, Any] = {"kind": kind}
        if kind == ARTICLE:
            attributes["curated"] = any(entry.is_curated for entry in entries[node_id])
        elif kind == TOPIC:
            attributes["name"] = node_id.removeprefix(NODE_KINDS[TOPIC].id_prefix)
        attributes |= _values(graph.provenance, node_id, kind)
        attributes["documents"] = len({entry.document for entry in entries[node_id]})
        graph.add_node(node_id, **attributes)


def _values(provenance: Provenance, node_id: str, kind: str) -> dict[str, Any]:
    """Give the preferred value of every attribute that is stated."""
    records = [record for _, record, _ in provenance.records(node_id)]
    values: dict[str, Any] = {}
    for row in _FIELDS[kind]:
        distinct = {value for record in records if (value := getattr(record, row.attribute)) is not None}
        if len(distinct) == 1:
            values[row.attribute] = distinct.pop()
        elif distinct:
            values[row.attribute] = provenance.values(node_id, row.attribute)[0].value
    if kind == TOPIC:
        keywords = {keyword for record in records if isinstance(record, Topic) for keyword in record.keywords}
        if keywords:
            values["keywords"] = LIST_SEPARATOR.join(sorted(keywords))
    elif images := provenance.images(node_id):
        values["image_url"] = images[0].url
    other: dict[str, set[str]] = {}
    for record in records:
        for path, text in record.other:
            other.setdefault(path, set()).add(text)
    values |= {OTHER_PREFIX + path: LIST_SEPARATOR.join(sorted(texts)) for path, texts in sorted(other.items())}
    return values


def _add_edges(graph: NewsGraph, stated: StatedEdges) -> None:
    for start, end, kind in sorted(stated):
        if start == end:
            continue
        places = stated[start, end, kind]
        attributes: dict[str, Any] = {"kind": kind}
        if kind == RELATED:
            attributes["place"] = _preferred_place(places)
        attributes["documents"] = len({location.document for location, _ in places})
        graph.add_edge(start, end, key=kind, **attributes)


def _preferred_place(places: Iterable[tuple[Location, int | None]]) -> int:
    """Choose among the places of one article in several lists: what most lists say, then the first."""
    counts: dict[int, int] = {}
    for _, place in places:
        if place is not None:
            counts[place] = counts.get(place, 0) + 1
    return min(counts, key=lambda place: (-counts[place], place))
