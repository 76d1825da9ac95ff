"""Paths: the best chains of articles from one group to the other, no two of them alike.

After Shahaf & Guestrin (Connecting the dots between news articles, KDD 2010): a chain is as good as its
weakest link, and the best chain is the one that holds together, not the shortest. A link's coherence is the
mean of how specific the thing is that joins two articles (`graphkit.connections.links`) and of how much of
their words they share (`graphkit.connections.words`). Their linear program, which also says which words
are active where, needs hours on thousands of articles; here Dijkstra's algorithm proposes chains of strong
links and the weakest link decides between them.

Chains are kept apart as Akgün, Erkut & Batta do (On finding dissimilar paths, European Journal of
Operational Research 121, 2000): what a chain has used is closed or made dear for the next.

May import: vocabulary, connections.groups, connections.links, connections.names, connections.words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import networkx as nx

from graphkit.connections.groups import Group
from graphkit.connections.links import Links, find_links, join
from graphkit.connections.names import is_article
from graphkit.connections.words import SharedWords
from graphkit.vocabulary import RELATED

if TYPE_CHECKING:
    import igraph

MAX_STEPS = 6
"""How many steps a chain may have before it no longer tells anything."""

METHOD = (
    "A path is as coherent as its weakest link (Shahaf & Guestrin 2010): the mean of how specific the thing is that joins "
    "two articles and of the rare words they share, from 0 to 1. Paths begin and end with articles that a document "
    "describes itself, or with one that none on its side lists. No two pass through the same provider, topic, phrase or "
    "story, or share more than half of their inner nodes."
)
"""How paths are chosen, in words for a reader."""

_PROPOSALS = 3
"""How many chains are proposed for each that is asked for."""

_USED = 2.0
"""What it costs to pass again through an article that another chain has used."""

_START, _END = 0, 1
_CLOSED = 1e9
"""What it costs to pass through what is closed: more than all chains together that pass through nothing closed."""


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """A chain of nodes from one group to the other."""

    nodes: tuple[str, ...]
    """Its nodes: an article of the first group, …, an article of the second."""
    coherence: float
    """The strength of its weakest link, from 0 to 1."""
    weakest: tuple[str, str]
    """The two articles that the weakest link joins."""

    @property
    def inner(self) -> frozenset[str]:
        """The nodes between its ends; of a single link its ends."""
        return frozenset(self.nodes[1:-1] or self.nodes)


def find_paths(graph: nx.MultiDiGraph[str], earlier: Group, later: Group, *, count: int = 5) -> tuple[Chain, ...]:
    """Find the most coherent chains from one group to another, no two alike.

    Args:
        graph: the graph.
        earlier: the group that they begin in.
        later: the group that they end in, without an article in common with the first.
        count: how many to find at most.

    Returns:
        The chains, the most coherent first. Every two consecutive nodes are joined by an edge of the graph.
    """
    links = find_links(graph)
    starts, ends = _choose_ends(graph, earlier), _choose_ends(graph, later)
    words = SharedWords(graph)
    proposals = [
        _weigh(graph, links, words, nodes) for nodes in _propose(graph, links, starts, ends, count * _PROPOSALS)
    ]
    proposals.sort(key=lambda chain: (-round(chain.coherence, 9), len(chain.nodes), chain.nodes))
    chosen: list[Chain] = []
    for chain in proposals:
        if len(chosen) < count and not any(_is_alike(graph, chain, other) for other in chosen):
            chosen.append(chain)
    return tuple(chosen)


def _choose_ends(graph: nx.MultiDiGraph[str], group: Group) -> list[str]:
    """Give the articles of a group that chains may begin or end with.

    An article that is only mentioned is known because a document lists it, so the chain goes on to the
    article of that document if it is in the group, too.
    """
    articles = set(group.articles)
    return [article for article in group.articles if not _is_listed_within(graph, article, articles)]


def _is_listed_within(graph: nx.MultiDiGraph[str], article: str, group: set[str]) -> bool:
    return not graph.nodes[article].get("curated") and any(
        kind == RELATED and start in group and graph.nodes[start].get("curated")
        for start, _, kind in graph.in_edges(article, keys=True)
    )


def _propose(
    graph: nx.MultiDiGraph[str], links: Links, starts: list[str], ends: list[str], count: int
) -> Iterator[tuple[str, ...]]:
    """Give chains of little cost, one after the other; each closes to the next ones what it passed through."""
    names = ["", "", *sorted({node_id for pair in links for node_id in pair})]
    index = {node_id: number for number, node_id in enumerate(names)}
    ways = [(index[one], index[other]) for one, other in links]
    costs = [link.cost for link in links.values()]
    for border, articles in ((_START, starts), (_END, ends)):
        ways += [(border, index[article]) for article in articles if article in index]
    costs += [0.0] * (len(ways) - len(costs))
    import igraph  # noqa: PLC0415 - a tenth of the time that graphkit takes to start, and few collections have sides

    network = igraph.Graph(n=len(names), edges=ways)
    if _END not in network.subcomponent(_START):
        return
    for _ in range(count):
        steps = network.get_shortest_path(_START, _END, weights=costs, output="epath")
        if sum(costs[step] for step in steps) >= _CLOSED:
            return
        passed = _follow(network, steps)
        nodes = _trim(tuple(names[number] for number in passed), set(starts), set(ends))
        if len(nodes) - 1 <= MAX_STEPS:
            yield nodes
        for number in passed:
            more = _USED / 2 if is_article(graph, names[number]) else _CLOSED
            for way in network.incident(number):
                costs[way] += more
        if all(is_article(graph, node_id) for node_id in nodes):
            weakest = min(pairwise(nodes), key=lambda pair: links[join(*pair)].strength)
            costs[network.get_eid(index[weakest[0]], index[weakest[1]])] = _CLOSED


def _follow(network: igraph.Graph, steps: list[int]) -> list[int]:
    """Give the nodes between the first and the last step."""
    passed, here = [], _START
    for step in steps[:-1]:
        one, other = network.es[step].tuple
        here = other if one == here else one
        passed.append(here)
    return passed


def _trim(nodes: tuple[str, ...], starts: set[str], ends: set[str]) -> tuple[str, ...]:
    """Let a chain begin where it last leaves the articles it may begin with, and end at the first it may end with."""
    end = next(index for index, node_id in enumerate(nodes) if node_id in ends)
    start = max(index for index, node_id in enumerate(nodes[:end]) if node_id in starts)
    return nodes[start : end + 1]


def _weigh(graph: nx.MultiDiGraph[str], links: Links, words: SharedWords, nodes: tuple[str, ...]) -> Chain:
    """Find the weakest link of a chain."""
    articles = [index for index, node_id in enumerate(nodes) if is_article(graph, node_id)]
    strengths = {}
    for index, following in pairwise(articles):
        one, other = nodes[index], nodes[following]
        strength = links[join(one, nodes[index + 1])].strength
        strengths[one, other] = (strength + words.overlap(one, other)) / 2
    weakest = min(strengths, key=strengths.__getitem__)
    return Chain(nodes=nodes, coherence=strengths[weakest], weakest=weakest)


def _is_alike(graph: nx.MultiDiGraph[str], one: Chain, other: Chain) -> bool:
    """Tell whether two chains pass through the same provider, topic, phrase or story, or share most inner nodes."""
    shared = one.inner & other.inner
    return any(not is_article(graph, node_id) for node_id in shared) or (
        2 * len(shared) > min(len(one.inner), len(other.inner))
    )
