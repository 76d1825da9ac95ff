"""Bridges, marked in the graph: what connects the two sides of a collection, as attributes of the nodes that do.

May import: graph, and everything in `graphkit.connections` that finds.
"""

from __future__ import annotations

from graphkit.connections.bridges import Bridge, find_bridges
from graphkit.connections.groups import Group
from graphkit.connections.sides import find_sides
from graphkit.graph.news_graph import NewsGraph

_DIGITS = 4


def add_bridges(graph: NewsGraph) -> None:
    """Mark the nodes that connect the two sides of a collection; none if it has no two sides.

    A node that is a bridge has the attributes ``bridge_rank`` (1 for the most telling), ``bridge_score``,
    ``bridge_expected`` and ``bridge_found`` (see `graphkit.connections.bridges`), ``bridge_between`` (the two
    sides, such as ``2020 and 2023``), and ``bridge_from`` and ``bridge_to``: an article of either side that
    has it, one that a document describes where there is one.

    Args:
        graph: the graph, with its phrases and stories; it is added to.
    """
    sides = find_sides(graph)
    if sides is None:
        return
    for rank, bridge in enumerate(find_bridges(graph, sides.earlier, sides.later), start=1):
        graph.nodes[bridge.node_id].update(
            bridge_rank=rank,
            bridge_score=round(bridge.score, _DIGITS),
            bridge_expected=round(bridge.expected, _DIGITS),
            bridge_found=bridge.found,
            bridge_between=f"{sides.earlier.label} and {sides.later.label}",
            bridge_from=choose_example(graph, sides.earlier, bridge),
            bridge_to=choose_example(graph, sides.later, bridge),
        )


def choose_example(graph: NewsGraph, group: Group, bridge: Bridge) -> str:
    """Choose an article of a group that has a bridge: the first that a document describes, else the first."""
    having = set(graph.predecessors(bridge.node_id))
    articles = [article for article in group.articles if article in having]
    return next((article for article in articles if graph.nodes[article].get("curated")), articles[0])
