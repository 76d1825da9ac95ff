"""The union of contributions becomes the graph: values are chosen, nodes and edges are laid in order.

May import: records, vocabulary, errors, and everything in `graphkit.graph`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from graphkit.errors import Problem, Severity
from graphkit.graph.attributes import preferred_values
from graphkit.graph.contribution import Contribution
from graphkit.graph.entry_index import EntryIndex
from graphkit.graph.news_graph import Ends, NewsGraph
from graphkit.graph.provenance import Provenance
from graphkit.records import Entry
from graphkit.vocabulary import ARTICLE, NODE_KINDS, RELATED, TOPIC, node_kind

_KIND_ORDER = {kind: index for index, kind in enumerate(NODE_KINDS)}


def build_graph(contribution: Contribution) -> NewsGraph:
    """Build the graph of a union of contributions.

    The result depends on the union alone: nodes come by kind and id, edges by their ends and kind,
    attributes in the order of `graphkit.vocabulary`.

    Args:
        contribution: what all documents say.

    Returns:
        A graph of articles, providers and topics. An article that lists itself gets no edge.
    """
    return assemble(Provenance(contribution))


def assemble(provenance: Provenance) -> NewsGraph:
    """Do what `build_graph` does with a union whose provenance is known."""
    graph = NewsGraph(provenance=provenance)
    _add_nodes(graph)
    _add_edges(graph, provenance.index)
    return graph


def find_self_relations(graph: NewsGraph) -> Iterator[Problem]:
    """Find the articles that list themselves as related, and topics that are their own parent."""
    for kind, location in graph.provenance.self_relations():
        yield Problem(
            document=location.document,
            line=None,
            field=location.field,
            severity=Severity.WARNING,
            what="names the article itself" if kind == RELATED else "names the topic itself",
            remedy="Remove it; the graph draws no link from a thing to itself",
        )


def choose_attributes(provenance: Provenance, node_id: str) -> dict[str, Any]:
    """Give the attributes of a node: of all that is said of it, what the graph shows."""
    kind = node_kind(node_id)
    records = provenance.index.records_of(node_id)
    attributes: dict[str, Any] = {"kind": kind}
    if kind == ARTICLE:
        attributes["curated"] = any(entry.is_curated for record in records for entry in record.entries)
    elif kind == TOPIC:
        attributes["name"] = node_id.removeprefix(NODE_KINDS[TOPIC].id_prefix)
    attributes |= preferred_values(provenance, node_id)
    attributes["documents"] = len({entry.document for record in records for entry in record.entries})
    return attributes


def _add_nodes(graph: NewsGraph) -> None:
    provenance = graph.provenance
    for _, node_id in sorted((_KIND_ORDER[node_kind(node_id)], node_id) for node_id in provenance.node_ids):
        graph.add_node(node_id, **choose_attributes(provenance, node_id))


def _add_edges(graph: NewsGraph, index: EntryIndex) -> None:
    graph.lay_edges({start: _edges_of(start, index) for start in index.node_ids})


def _edges_of(start: str, index: EntryIndex) -> Ends:
    """Give the edges that leave a node, in the order of the nodes that they enter, and of kinds."""
    ends: Ends = {}
    for (end, kind), stated in sorted(index.edges_of(start).items(), key=itemgetter(0)):
        if start == end:
            continue
        attributes: dict[str, Any] = {"kind": kind}
        if kind == RELATED:
            attributes["place"] = _preferred_place(stated)
        attributes["documents"] = len({entry.document for entry in stated}) if len(stated) > 1 else 1
        ends.setdefault(end, {})[kind] = attributes
    return ends


def _preferred_place(entries: Sequence[Entry]) -> int:
    """Choose among the places of one article in several lists: what most lists say, then the first."""
    if len(entries) == 1 and (only := entries[0].listed_in):  # as nearly always
        return only[1]
    counts = Counter(place[1] for entry in entries if (place := entry.listed_in))
    return min(counts, key=lambda place: (-counts[place], place))
