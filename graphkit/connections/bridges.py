"""Bridges: what has articles in both groups, ranked by how much that says.

Three quantities make the score of a bridge. **Specificity** is what having it says of an article:
``log2(articles / articles that have it)`` bits, the weight that Adamic & Adar give to a shared neighbour
(Friends and neighbors on the Web, Social Networks 25, 2003, after inverse document frequency). A hub that
every article has says 0 bits. **Breadth** is how many pairs of articles, one of each group and no article
twice, it could join: as many as it has in the group where it has fewer. It counts by its logarithm, as term
frequency does (Salton & Buckley, Term-weighting approaches in automatic text retrieval, Information Processing
& Management 24, 1988). **Found against expected** counts all pairs, one article of each group, that the bridge
joins, against as many as chance would join (`graphkit.connections.null_model`). The score is::

    specificity * log2(1 + breadth) * found / (found + expected)

The more articles a bridge touches elsewhere, the less its specificity and the more pairs are expected, so its
score falls. "Articles" are those that have any of its kind: a topic of every article that has a topic says nothing.

May import: vocabulary, connections.groups, connections.names, connections.null_model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.groups import Group
from graphkit.connections.names import HINGE_OF_EDGE, HINGES, Hinge, name_node
from graphkit.connections.null_model import NullModel

MEASURE = (
    "Found is how many pairs of articles, one of each group, a bridge joins; expected is how many chance would join if "
    "every article and every bridge kept its number of links (bipartite configuration model; Saracco et al. 2015). "
    "Specificity is log2 of all articles of the kind over those the bridge touches (Adamic & Adar 2003). The score is "
    "specificity times log2(1 + articles in the group where it has fewer) times found / (found + expected): "
    "a hub that touches everything scores 0."
)
"""How bridges are measured, in words for a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A node that has articles in both groups."""

    node_id: str
    """Its node."""
    kind: str
    """The kind of node."""
    name: str
    """What people call it."""
    earlier: int
    """How many of its articles are in the first group."""
    later: int
    """How many of its articles are in the second group."""
    touched: int
    """How many articles of the collection have it."""
    articles: int
    """How many articles of the collection have any of its kind."""
    expected: float
    """How many pairs of articles, one of each group, chance would join through it."""
    found: int
    """How many pairs it joins."""

    @property
    def specificity(self) -> float:
        """What having it says of an article, in bits."""
        return math.log2(self.articles / self.touched)

    @property
    def score(self) -> float:
        """How much it says that it is in both groups; 0 for a hub that touches everything."""
        breadth = min(self.earlier, self.later)
        return self.specificity * math.log2(1 + breadth) * self.found / (self.found + self.expected)


def find_bridges(graph: nx.MultiDiGraph[str], earlier: Group, later: Group) -> tuple[Bridge, ...]:
    """Find the providers, topics, phrases and stories that have articles in both groups, the most telling first.

    Args:
        graph: the graph, whose articles all count for what is rare and what is common.
        earlier: a group of articles.
        later: another, without an article in common with the first.
    """
    links = _links(graph)
    bridges = [bridge for hinge in HINGES for bridge in _bridges(graph, hinge, links[hinge.kind], earlier, later)]
    bridges.sort(key=lambda bridge: (-round(bridge.score, 9), -bridge.found, bridge.name.casefold(), bridge.node_id))
    return tuple(bridges)


_Links = dict[str, set[str]]
"""Of every article that has any, the nodes of one kind that it has."""


def _links(graph: nx.MultiDiGraph[str]) -> dict[str, _Links]:
    links: dict[str, _Links] = {hinge.kind: {} for hinge in HINGES}
    for article, node_id, kind in graph.edges(keys=True):
        if hinge := HINGE_OF_EDGE.get(kind):
            links[hinge.kind].setdefault(article, set()).add(node_id)
    return links


def _bridges(graph: nx.MultiDiGraph[str], hinge: Hinge, links: _Links, earlier: Group, later: Group) -> list[Bridge]:
    touched = _count(links, links)
    of_earlier, of_later = _count(links, earlier.articles), _count(links, later.articles)
    crossing = sorted(of_earlier.keys() & of_later.keys())
    if not crossing:
        return []
    model = NullModel({article: len(nodes) for article, nodes in links.items()}, touched)
    # Nodes that touch equally many articles are alike in the null model.
    expected = {
        degree: model.expected_pairs(earlier.articles, later.articles, degree)
        for degree in {touched[node_id] for node_id in crossing}
    }
    return [
        Bridge(
            node_id=node_id,
            kind=hinge.kind,
            name=name_node(graph, node_id),
            earlier=of_earlier[node_id],
            later=of_later[node_id],
            touched=touched[node_id],
            articles=len(links),
            expected=expected[touched[node_id]],
            found=of_earlier[node_id] * of_later[node_id],
        )
        for node_id in crossing
    ]


def _count(links: _Links, articles: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for article in articles:
        for node_id in links.get(article, ()):
            counts[node_id] = counts.get(node_id, 0) + 1
    return counts
