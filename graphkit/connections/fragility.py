"""Fragility: how little has to go for two groups to fall apart.

The smallest set of nodes that separates two groups is a minimum vertex cut; by Menger's theorem it is as
large as the number of chains that share no node between the groups. It is found as a maximum flow in which
every node lets one unit through (Even & Tarjan, Network flow and testing graph connectivity, SIAM Journal on
Computing 4, 1975). The articles of the groups themselves stay. A related link straight from one group to the
other is cut by no node, so such links are counted apart: they would all have to go, too.

May import: vocabulary, connections.names, connections.sides, connections.crossings.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.crossings import find_related
from graphkit.connections.names import HINGE_OF_EDGE
from graphkit.connections.sides import Sides
from graphkit.vocabulary import PHRASE, RELATED, STORY, TOPIC

METHOD = (
    "This is the smallest set of nodes (minimum vertex cut; Even & Tarjan 1975) that every path passes through. The "
    "articles of both groups stay; of several smallest sets one is shown."
)
"""How fragility is measured, in words for a reader."""

_INFERRED = frozenset((PHRASE, STORY))
_VIEWS: tuple[tuple[str, frozenset[str]], ...] = (
    ("with everything", frozenset()),
    ("without topics", frozenset((TOPIC,))),
    ("without phrases and stories", _INFERRED),
    ("without topics, phrases and stories", _INFERRED | {TOPIC}),
)

_START, _END = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What has to go to separate two groups."""

    view: str
    """Of which graph, such as ``without topics``."""
    links: int
    """How many related links join the groups directly, and would have to go, too."""
    nodes: tuple[str, ...]
    """The smallest set of other nodes that has to go, in order; of several such sets one."""


def find_cuts(graph: nx.MultiDiGraph[str], sides: Sides) -> tuple[Cut, ...]:
    """Find the smallest sets of nodes whose removal separates two groups, with and without topics and phrases."""
    links = len(find_related(graph, sides))
    cuts: dict[frozenset[str], tuple[str, ...]] = {}
    present = {attributes.get("kind", "") for _, attributes in graph.nodes(data=True)}
    for _, kinds in _VIEWS:
        kept = kinds & present
        if kept not in cuts:
            cuts[kept] = find_cut(graph, sides.earlier.articles, sides.later.articles, without=kinds)
    return tuple(Cut(view=view, links=links, nodes=cuts[kinds & present]) for view, kinds in _VIEWS)


def find_cut(
    graph: nx.MultiDiGraph[str],
    earlier: Iterable[str],
    later: Iterable[str],
    *,
    without: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Find a smallest set of nodes, none of them in either group, through which all chains between them pass.

    Args:
        graph: the graph.
        earlier: the articles of one group.
        later: the articles of another.
        without: kinds of node to leave out.
    """
    neighbours = _neighbours(graph, without)
    ends = dict.fromkeys(earlier, _START) | dict.fromkeys(later, _END)
    touching: dict[str, set[int]] = {}
    for article, end in ends.items():
        for node_id in neighbours.get(article, ()):
            if node_id not in ends:
                touching.setdefault(node_id, set()).add(end)
    # What touches both groups has to go in any case; only chains of two and more others leave a choice.
    forced = {node_id for node_id, sides in touching.items() if len(sides) > 1}
    starts = sorted(node_id for node_id, sides in touching.items() if sides == {_START})
    goals = {node_id for node_id, sides in touching.items() if sides == {_END}}
    others = _reach(neighbours, starts, forced | ends.keys())
    if not others & goals:
        return tuple(sorted(forced))
    return tuple(sorted(forced | _choose(neighbours, sorted(others), set(starts), goals)))


def _neighbours(graph: nx.MultiDiGraph[str], without: frozenset[str]) -> dict[str, set[str]]:
    neighbours: dict[str, set[str]] = {}
    for start, end, kind in graph.edges(keys=True):
        if (kind == RELATED or kind in HINGE_OF_EDGE) and graph.nodes[end].get("kind") not in without:
            neighbours.setdefault(start, set()).add(end)
            neighbours.setdefault(end, set()).add(start)
    return neighbours


def _reach(neighbours: dict[str, set[str]], starts: Iterable[str], closed: set[str]) -> set[str]:
    """Give the nodes that can be reached without passing through those that are closed."""
    reached = set(starts)
    queue = deque(reached)
    while queue:
        for node_id in neighbours[queue.popleft()] - reached - closed:
            reached.add(node_id)
            queue.append(node_id)
    return reached


def _choose(neighbours: dict[str, set[str]], nodes: list[str], starts: set[str], goals: set[str]) -> set[str]:
    """Find a minimum vertex cut by splitting every node into an entrance and an exit, joined by an edge of 1."""
    entrance = {node_id: 2 + 2 * index for index, node_id in enumerate(nodes)}
    unlimited = len(nodes) + 1
    edges = [(entrance[node_id], entrance[node_id] + 1) for node_id in nodes]
    capacities = [1] * len(nodes)
    for node_id in nodes:
        leads_to = [entrance[other] for other in sorted(neighbours[node_id]) if other in entrance]
        leads_to += [_END] if node_id in goals else []
        edges += [(entrance[node_id] + 1, target) for target in leads_to]
        edges += [(_START, entrance[node_id])] if node_id in starts else []
        capacities += [unlimited] * (len(edges) - len(capacities))
    import igraph  # noqa: PLC0415 - a tenth of the time that graphkit takes to start, and few collections have sides

    flow = igraph.Graph(n=2 + 2 * len(nodes), edges=edges, directed=True)
    cut = flow.mincut(_START, _END, capacity=capacities)
    near = set(cut.partition[0])
    return {node_id for node_id in nodes if entrance[node_id] in near and entrance[node_id] + 1 not in near}
