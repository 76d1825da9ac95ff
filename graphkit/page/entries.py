"""From the graph to columns: every node gets a number, and every quality that the map needs becomes an array.

May import: graphkit.vocabulary, graphkit.graph, graphkit.page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, starmap
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.stated_edges import KnownEdges, StatedEdges
from graphkit.page.dates import parse_day
from graphkit.page.kinds import EDGE_STYLES, NODE_STYLES
from graphkit.page.records import NO_DAY, NO_NODE, NO_QUALITY, Entries, Int32s
from graphkit.vocabulary import EDGE_KINDS, PART_OF, PUBLISHED_BY

_EPOCH = 719_163
"""The ordinal of 1970-01-01."""
_LEAST, _MOST = -(2**31) + 1, 2**31 - 1
_NUMBER_BITS = 31
"""How many bits the number of a node takes, or a place: two of them fit into 64 with a sign."""

Edges = NDArray[np.int64]
"""Edges as rows of (start, kind, place, end); the place orders them, and is of no other use."""

KIND_RANKS = {kind: rank for rank, kind in enumerate(NODE_STYLES)}
"""The number of each kind of node."""
EDGE_RANKS = {kind: rank for rank, kind in enumerate(EDGE_STYLES)}
"""The number of each kind of edge."""


def build_entries(graph: nx.MultiDiGraph[Any], known: KnownEdges | None = None) -> Entries:
    """Number the nodes of `graph`, which is only read, and put what is known of them into columns.

    Args:
        graph: The graph of articles, providers, topics, stories and phrases.
        known: Its edges, if they are at hand.

    Returns:
        The columns; equal graphs give equal columns, in whatever order nodes and edges were added.

    Raises:
        KeyError: A node or an edge is of a kind that `graphkit.page.kinds` has no row for.
    """
    nodes = sorted(starmap(_describe, graph.nodes(data=True)), key=_list_order)
    values = [node.values for node in nodes]
    numbers = {node.node_id: number for number, node in enumerate(nodes)}
    edges = _edges(graph, numbers, known)
    return Entries(
        ids=tuple(numbers),
        names=tuple(node.name for node in nodes),
        kind=np.array([KIND_RANKS[attributes["kind"]] for attributes in values], dtype=np.uint8),
        day=np.array([node.day for node in nodes], dtype=np.int32),
        curated=np.array([bool(attributes.get("curated")) for attributes in values], dtype=np.uint8),
        quality=np.array([_quality(attributes) for attributes in values], dtype=np.int32),
        provider=_first_target(edges, EDGE_RANKS[PUBLISHED_BY], len(nodes)),
        story=_first_target(edges, EDGE_RANKS[PART_OF], len(nodes)),
        out_degree=np.bincount(edges[:, 0], minlength=len(nodes)).astype(np.int64),
        target=edges[:, 3],
        edge_kind=edges[:, 1].astype(np.uint8),
    )


def node_name(node_id: str, values: Mapping[str, Any]) -> str:
    """Give what a node is called: its title or name, else its address, else its id."""
    for attribute in NODE_STYLES[values["kind"]].names:
        name = " ".join(str(values.get(attribute) or "").replace("\0", " ").split())
        if name:
            return name
    return node_id.replace("\0", " ")


class _Node(NamedTuple):
    """A node, with what its place in the list depends on."""

    node_id: str
    values: Mapping[str, Any]
    name: str
    date: str
    day: int


def _describe(node_id: str, values: Mapping[str, Any]) -> _Node:
    date = values.get("date_published") or values.get("first_date")
    day = parse_day(date)
    name = node_name(node_id, values)
    if day is None:
        return _Node(node_id, values, name, "", NO_DAY)
    return _Node(node_id, values, name, str(date), day.toordinal() - _EPOCH)


def _list_order(node: _Node) -> tuple[int, bool, str, str, str]:
    """Order nodes by kind, then date (the undated last), then name, then id."""
    return KIND_RANKS[node.values["kind"]], not node.date, node.date, node.name.casefold(), node.node_id


def _quality(values: Mapping[str, Any]) -> int:
    quality = values.get("quality")
    if not isinstance(quality, int) or isinstance(quality, bool):
        return NO_QUALITY
    return min(max(quality, _LEAST), _MOST)


def _edges(graph: nx.MultiDiGraph[Any], numbers: Mapping[str, int], known: KnownEdges | None) -> Edges:
    """Give the edges as rows of (start, kind, place, end), sorted."""
    if known is None or known.stated is None:
        edges = _of_rows(
            (start, EDGE_RANKS[values["kind"]], _place(values["place"]) if "place" in values else 0, numbers[end])
            for start, ends in ((numbers[node_id], ends) for node_id, ends in graph.adjacency())
            for end, edges_between in ends.items()
            for values in edges_between.values()
        )
    else:
        inferred = _of_rows(
            (numbers[start], EDGE_RANKS[kind], 0, numbers[end])
            for start, edges_from in known.inferred.items()
            for kind, end, _ in edges_from
        )
        edges = np.concatenate((_of_columns(known.stated, [numbers[node_id] for node_id in graph]), inferred))
    start, kind, place, end = edges.T
    return edges[np.lexsort((place << _NUMBER_BITS | end, start << _NUMBER_BITS | kind))]


def _of_rows(rows: Iterable[tuple[int, int, int, int]]) -> Edges:
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, 4)


def _of_columns(stated: StatedEdges, numbers: Sequence[int]) -> Edges:
    """Give the rows of stated edges; `numbers` are those of the nodes, in the order of the graph."""
    of_nodes = np.array(numbers, dtype=np.int64)
    ranks = np.array([EDGE_RANKS[kind] for kind in EDGE_KINDS], dtype=np.int64)
    counts = np.frombuffer(stated.counts, np.uintc)
    starts = np.repeat(of_nodes[: len(counts)], counts)
    kinds = ranks[np.frombuffer(stated.kinds, np.uint8)]
    ends = of_nodes[np.frombuffer(stated.ends, np.uintc)]
    return np.column_stack((starts, kinds, np.frombuffer(stated.places, np.intc), ends))


# A list of related articles is short, so its places are few.
@lru_cache(maxsize=1_024)
def _place(place: Any) -> int:
    return min(max(int(place or 0), 0), _MOST)


def _first_target(edges: Edges, kind: int, count: int) -> Int32s:
    """Give, for each node, the first that an edge of `kind` leads to."""
    found = np.full(count, NO_NODE, dtype=np.int32)
    chosen = edges[edges[:, 1] == kind][::-1]
    found[chosen[:, 0]] = chosen[:, 3]
    return found
