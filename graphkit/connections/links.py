"""The links that chains may take: undirected, each with its strength and what it costs.

A link is strong if few others are like it. What hangs on many articles (a hub) is weak, and so is a related
link between articles that have many: 1 for what is alone, 0 for what all articles have, on the scale of the
logarithm, as inverse document frequency is. The cost of a chain is the sum of ``-log2(strength)``, so that
the least cost is the largest product of strengths, and a little for every step.

May import: vocabulary, connections.names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import msgspec
import networkx as nx

from graphkit.connections.names import HINGE_OF_EDGE
from graphkit.vocabulary import RELATED

WEAKEST = 0.01
"""The strength of a link through something that all articles have: not nothing, as it may be all there is."""

STEP_COST = 0.25
"""What every step costs besides its weakness, so that chains do not wander."""

Links = dict[tuple[str, str], "Link"]
"""The links by the two nodes that they join, in alphabetical order."""


class Link(msgspec.Struct, frozen=True):
    """A link between two articles, or between an article and what hangs on it."""

    strength: float
    """How specific it is, from 0 to 1."""
    cost: float
    """What it costs to take."""


def find_links(graph: nx.MultiDiGraph[str]) -> Links:
    """Find the links that chains may take: related links, and what articles have in common.

    An article and what hangs on it are half the way to the next article, so such a link costs half as much.
    What only one article has is no link, as it leads nowhere.
    """
    edges = sorted(graph.edges(keys=True))
    of_kind: dict[str, set[str]] = {}
    touched: Counter[str] = Counter()
    for start, end, kind in edges:
        if kind in HINGE_OF_EDGE:
            of_kind.setdefault(kind, set()).add(start)
            touched[end] += 1
    links: Links = {}
    for start, end, kind in edges:
        if kind in HINGE_OF_EDGE and touched[end] > 1:
            strength = _clamp(1 - math.log(touched[end]) / math.log(len(of_kind[kind])))
            links[join(start, end)] = Link(strength, STEP_COST - math.log2(strength) / 2)
    return links | _find_related({join(start, end) for start, end, kind in edges if kind == RELATED})


def join(one: str, other: str) -> tuple[str, str]:
    """Give the key of the link between two nodes."""
    return (one, other) if one < other else (other, one)


def _find_related(pairs: Iterable[tuple[str, str]]) -> Links:
    ordered = sorted(pairs)
    related = Counter(article for pair in ordered for article in pair)
    links: Links = {}
    for one, other in ordered:
        # The mean of both ends, as each sees the link: as one of few or one of many.
        strength = _clamp(1 - math.log(related[one] * related[other]) / (2 * math.log(len(related))))
        links[one, other] = Link(strength, STEP_COST - math.log2(strength))
    return links


def _clamp(strength: float) -> float:
    return min(1.0, max(WEAKEST, strength))
