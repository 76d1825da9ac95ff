"""From the graph to columns: every node gets a number, and every quality that the map needs becomes an array.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np

from graphkit.page.dates import parse_day
from graphkit.page.kinds import EDGE_STYLES, NODE_STYLES
from graphkit.page.records import NO_DAY, NO_NODE, NO_QUALITY, Entries, Int32s
from graphkit.vocabulary import PART_OF, PUBLISHED_BY

_EPOCH = 719_163
"""The ordinal of 1970-01-01."""
_LEAST, _MOST = -(2**31) + 1, 2**31 - 1

KIND_RANKS = {kind: rank for rank, kind in enumerate(NODE_STYLES)}
"""The number of each kind of node."""
EDGE_RANKS = {kind: rank for rank, kind in enumerate(EDGE_STYLES)}
"""The number of each kind of edge."""


def build_entries(graph: nx.MultiDiGraph[Any]) -> Entries:
    """Number the nodes of `graph`, which is only read, and put what is known of them into columns.

    Args:
        graph: The graph of articles, providers, topics, stories and phrases.

    Returns:
        The columns; equal graphs give equal columns, in whatever order nodes and edges were added.

    Raises:
        KeyError: A node or an edge is of a kind that `graphkit.page.kinds` has no row for.
    """
    nodes = sorted(graph.nodes(data=True), key=_list_order)
    values = [attributes for _, attributes in nodes]
    numbers = {node_id: number for number, (node_id, _) in enumerate(nodes)}
    edges = _edges(graph, numbers)
    return Entries(
        ids=tuple(numbers),
        names=tuple(node_name(node_id, attributes) for node_id, attributes in nodes),
        kind=np.array([KIND_RANKS[attributes["kind"]] for attributes in values], dtype=np.uint8),
        day=np.array([_day(attributes) for attributes in values], dtype=np.int32),
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


def _list_order(node: tuple[str, Mapping[str, Any]]) -> tuple[int, bool, str, str, str]:
    """Order nodes by kind, then date (the undated last), then name, then id."""
    node_id, values = node
    date = values.get("date_published") or values.get("first_date")
    published = date if parse_day(date) else None
    return (
        KIND_RANKS[values["kind"]],
        published is None,
        str(published or ""),
        node_name(node_id, values).casefold(),
        node_id,
    )


def _day(values: Mapping[str, Any]) -> int:
    day = parse_day(values.get("date_published") or values.get("first_date"))
    return NO_DAY if day is None else day.toordinal() - _EPOCH


def _quality(values: Mapping[str, Any]) -> int:
    quality = values.get("quality")
    if not isinstance(quality, int) or isinstance(quality, bool):
        return NO_QUALITY
    return min(max(quality, _LEAST), _MOST)


def _edges(graph: nx.MultiDiGraph[Any], numbers: Mapping[str, int]) -> Any:
    """Give the edges as rows of (start, kind, place, end), sorted."""
    rows: Sequence[tuple[int, int, int, int]] = [
        (numbers[start], EDGE_RANKS[values["kind"]], _place(values["place"]) if "place" in values else 0, numbers[end])
        for start, ends in graph.adjacency()
        for end, edges_between in ends.items()
        for values in edges_between.values()
    ]
    edges = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return edges[np.lexsort(edges.T[::-1])]


def _place(place: Any) -> int:
    return min(max(int(place or 0), 0), _MOST)


def _first_target(edges: Any, kind: int, count: int) -> Int32s:
    """Give, for each node, the first that an edge of `kind` leads to."""
    found = np.full(count, NO_NODE, dtype=np.int32)
    chosen = edges[edges[:, 1] == kind][::-1]
    found[chosen[:, 0]] = chosen[:, 3]
    return found
