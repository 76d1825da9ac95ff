"""Why the graph says what it says: of a node, its values and its merges, or of what lies between two nodes.

May import: records, vocabulary, identity, graph, evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from graphkit.evidence.receipts import Receipt, find_receipts, find_value_receipts
from graphkit.evidence.sources import Sources
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.preference import StatedValue
from graphkit.identity.aliases import is_alias
from graphkit.identity.keys import build_key
from graphkit.records import Article, Entry
from graphkit.vocabulary import (
    ARTICLE,
    ARTICLE_FIELDS,
    EDGE_KINDS,
    NODE_KINDS,
    PROVIDER,
    PROVIDER_FIELDS,
    TOPIC,
    TOPIC_FIELDS,
)

_FIELDS = {ARTICLE: ARTICLE_FIELDS, PROVIDER: PROVIDER_FIELDS, TOPIC: TOPIC_FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedValue:
    """A value that documents state, and where."""

    attribute: str
    """The attribute of the node."""
    value: str
    """The value."""
    preferred: bool
    """Whether it is the one that the graph shows."""
    rule: str
    """Why it is preferred, or that nothing else is stated; empty for a value that is not."""
    receipts: tuple[Receipt, ...]
    """Where it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedMerge:
    """Two addresses that a document gives one article."""

    url: str
    """The address by which that document names the article."""
    alias: str
    """The other address."""
    document: str
    """The document that gives both."""
    field: str
    """The path of the field that holds the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedEdge:
    """An edge, and what it rests on."""

    start: str
    """The node it leaves."""
    end: str
    """The node it enters."""
    kind: str
    """Its kind."""
    what: str
    """What an edge of its kind says."""
    inferred: bool
    """Whether it was inferred rather than read."""
    reason: str
    """Why it was inferred; empty for what was read."""
    receipts: tuple[Receipt, ...]
    """Where it was read, or the words it was inferred from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the graph holds what it holds."""

    node_id: str
    """The node that was asked about."""
    kind: str
    """Its kind."""
    label: str
    """What people call it."""
    inferred: bool
    """Whether it was inferred rather than read."""
    documents: tuple[str, ...]
    """The documents that say something of it; none for what was inferred."""
    values: tuple[ExplainedValue, ...] = ()
    """Its values, by attribute, the preferred one first."""
    merges: tuple[ExplainedMerge, ...] = ()
    """The pairs of addresses that make it one article."""
    edges: tuple[ExplainedEdge, ...] = ()
    """The edges that were asked about, or all that an inferred node rests on."""


def explain_node(graph: NewsGraph, node_id: str, *, sources: Sources | None = None) -> Explanation:
    """Explain a node: who says that it is there, its values with those that were not preferred, its merges.

    Args:
        graph: a graph that `graphkit.build` made.
        node_id: the node.
        sources: the documents, to say the lines.

    Returns:
        The explanation; of an inferred node, also the edges that it was inferred along with.
    """
    kind = graph.nodes[node_id]["kind"]
    inferred = NODE_KINDS[kind].is_inferred
    entries = graph.provenance.entries(node_id)
    into = sorted(graph.in_edges(node_id, keys=True)) if inferred else []
    return Explanation(
        node_id=node_id,
        kind=kind,
        label=label_of(graph, node_id),
        inferred=inferred,
        documents=tuple(sorted({entry.document for entry in entries})),
        values=tuple(
            value for row in _FIELDS.get(kind, ()) for value in _values(graph, node_id, row.attribute, sources)
        ),
        merges=tuple(_merges(entries)) if kind == ARTICLE else (),
        edges=tuple(_edge(graph, start, end, edge_kind, sources) for start, end, edge_kind in into),
    )


def explain_value(graph: NewsGraph, node_id: str, attribute: str, *, sources: Sources | None = None) -> Explanation:
    """Explain one value of a node; the parameters are those of `explain_node`, and the attribute."""
    whole = explain_node(graph, node_id, sources=sources)
    values = tuple(value for value in whole.values if value.attribute == attribute)
    return Explanation(
        node_id=node_id,
        kind=whole.kind,
        label=whole.label,
        inferred=whole.inferred,
        documents=whole.documents,
        values=values,
    )


def explain_edges(graph: NewsGraph, node_id: str, other: str, *, sources: Sources | None = None) -> Explanation:
    """Explain what lies between two nodes, in either direction; the parameters are those of `explain_node`."""
    between = [
        *sorted((start, end, kind) for start, end, kind in graph.out_edges(node_id, keys=True) if end == other),
        *sorted((start, end, kind) for start, end, kind in graph.out_edges(other, keys=True) if end == node_id),
    ]
    kind = graph.nodes[node_id]["kind"]
    return Explanation(
        node_id=node_id,
        kind=kind,
        label=label_of(graph, node_id),
        inferred=NODE_KINDS[kind].is_inferred,
        documents=(),
        edges=tuple(_edge(graph, start, end, edge_kind, sources) for start, end, edge_kind in between),
    )


def label_of(graph: nx.MultiDiGraph[str], node_id: str) -> str:
    """Give what people call a node: its headline or name, else its domain, else its id."""
    attributes = graph.nodes[node_id]
    return str(attributes.get("title") or attributes.get("name") or attributes.get("domain") or node_id)


def _values(graph: NewsGraph, node_id: str, attribute: str, sources: Sources | None) -> Iterator[ExplainedValue]:
    stated = graph.provenance.values(node_id, attribute)
    for row in stated:
        yield ExplainedValue(
            attribute=attribute,
            value=str(row.value),
            preferred=row is stated[0],
            rule=_rule(stated) if row is stated[0] else "",
            receipts=find_value_receipts(graph, node_id, attribute, row.value, sources=sources),
        )


def _rule(stated: tuple[StatedValue[object], ...]) -> str:
    """Say which part of the rule in `graphkit.graph.preference` told the first value from the second."""
    if len(stated) == 1:
        return "nothing else is stated"
    first, second = stated[0], stated[1]
    if first.is_curated != second.is_curated:
        return "a document that describes the subject goes before one that mentions it"
    if first.documents != second.documents:
        return f"more documents state it ({first.documents:,}; the next {second.documents:,})"
    if first.latest != second.latest:
        return f"it is stated with the later date ({first.latest}; the next {second.latest or 'without one'})"
    return "equally well supported, so the first in alphabetical order"


def _merges(entries: tuple[Entry, ...]) -> Iterator[ExplainedMerge]:
    fields = {row.attribute: row.name for row in ARTICLE_FIELDS}
    for entry in entries:
        if not isinstance(entry.subject, Article):
            continue
        first, *_ = entry.subject.addresses
        for attribute in ("original_url", "amp_url", "cdn_amp_url"):
            address = getattr(entry.subject, attribute)
            if address and is_alias(address) and build_key(address) != build_key(first):
                location = entry.locate(fields[attribute])
                yield ExplainedMerge(url=first, alias=address, document=location.document, field=location.field)


def _edge(graph: NewsGraph, start: str, end: str, kind: str, sources: Sources | None) -> ExplainedEdge:
    attributes = graph.edges[start, end, kind]
    return ExplainedEdge(
        start=start,
        end=end,
        kind=kind,
        what=EDGE_KINDS[kind].what,
        inferred=EDGE_KINDS[kind].is_inferred,
        reason=str(attributes.get("reason", "")),
        receipts=find_receipts(graph, start, end, kind, sources=sources),
    )
