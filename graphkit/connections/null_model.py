"""What chance alone would join: a null model of articles and what hangs on them.

In the null model every article keeps the number of, say, phrases it mentions, every phrase keeps the
number of articles that mention it, and all else is chance: the fixed-degree null model of bipartite
graphs, as Neal uses it to tell which joint memberships mean something (The backbone of bipartite
projections, Social Networks 39, 2014). It is not sampled but solved, so that the same graph gives the
same figures: the bipartite configuration model gives the probability of every edge (Saracco, Di Clemente,
Gabrielli & Squartini, Randomizing bipartite networks: the case of the World Trade Web, Scientific Reports
5, 2015), and Hájek's approximation takes into account that a node which has one article has one fewer left
for the next (Asymptotic theory of rejective sampling, Annals of Mathematical Statistics 35, 1964). Where all
articles have equally many of a kind, as with providers, the result is exact.

May import: the standard library.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count

_ROUNDS = 1000
_TOLERANCE = 1e-7


class NullModel:
    """The bipartite configuration model of one kind of edge between articles and nodes.

    Articles with the same number of nodes are alike in it, and so are nodes with the same number of
    articles. So it is solved for numbers, of which there are few, rather than for articles.
    """

    def __init__(self, article_degrees: Mapping[str, int], node_degrees: Mapping[str, int]) -> None:
        """Fit the model.

        Args:
            article_degrees: how many nodes each article has; those that have none are left out.
            node_degrees: how many articles each node has.
        """
        self._article_degrees = {article: degree for article, degree in article_degrees.items() if degree}
        self._articles = Counter(self._article_degrees.values())
        self._nodes = Counter(node_degrees.values())
        self._probability = _solve(self._articles, self._nodes)

    def expected_pairs(self, earlier: Iterable[str], later: Iterable[str], degree: int) -> float:
        """Say how many pairs, of an article in each of two groups, chance would join through one node.

        Args:
            earlier: the articles of one group.
            later: the articles of another, none of which is in the first.
            degree: how many articles the node has.
        """
        # Of each group: the sum of the probabilities, and of the variances, that an article has the node.
        earlier_sum, earlier_variance = self._sums(earlier, degree)
        later_sum, later_variance = self._sums(later, degree)
        _, variance = self._all_sums(degree)
        articles = self._articles.total()
        if not variance:
            return earlier_sum * later_sum
        correction = earlier_variance * later_variance / (variance * (articles - 1) / articles)
        return max(0.0, earlier_sum * later_sum - correction)

    def _sums(self, articles: Iterable[str], degree: int) -> tuple[float, float]:
        return self._sum(Counter(self._article_degrees[a] for a in articles if a in self._article_degrees), degree)

    def _all_sums(self, degree: int) -> tuple[float, float]:
        return self._sum(self._articles, degree)

    def _sum(self, articles: Mapping[int, int], degree: int) -> tuple[float, float]:
        total = variance = 0.0
        for article_degree, number in sorted(articles.items()):
            probability = self._probability[article_degree, degree]
            total += number * probability
            variance += number * probability * (1 - probability)
        return total, variance


def _solve(articles: Mapping[int, int], nodes: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """Give the probability of an edge for every number of nodes of an article and of articles of a node."""
    article_states, node_states = _settle(articles, nodes)
    full_nodes = sum(nodes[degree] for degree, (_, is_full) in node_states.items() if is_full)
    full_articles = sum(articles[degree] for degree, (_, is_full) in article_states.items() if is_full)
    open_articles = {degree - full_nodes: n for degree, n in articles.items() if degree not in article_states}
    open_nodes = {degree - full_articles: n for degree, n in nodes.items() if degree not in node_states}
    article_weights, node_weights = _fit(open_articles, open_nodes)
    probability: dict[tuple[int, int], float] = {}
    for a in articles:
        for n in nodes:
            settled = [state for state in (article_states.get(a), node_states.get(n)) if state]
            if settled:  # whichever was settled first decides
                probability[a, n] = float(min(settled)[1])
            else:
                odds = article_weights[a - full_nodes] * node_weights[n - full_articles]
                probability[a, n] = odds / (1 + odds)
    return probability


_States = dict[int, tuple[int, bool]]
"""The degrees for which nothing is left to chance: the step that settled them, and whether they have all or nothing."""


def _settle(articles: Mapping[int, int], nodes: Mapping[int, int]) -> tuple[_States, _States]:
    """Find what leaves nothing to chance: a node that every article has, an article with every node, and so on."""
    states: tuple[_States, _States] = ({}, {})
    sides = (articles, nodes)
    steps = count()
    changed = True
    while changed:
        changed = False
        for own in (0, 1):
            settled, others = states[own], states[1 - own]
            has = sum(sides[1 - own][degree] for degree, (_, is_full) in others.items() if is_full)
            left = sum(number for degree, number in sides[1 - own].items() if degree not in others)
            for degree in sorted(sides[own]):
                if degree not in settled and degree - has in {0, left}:
                    settled[degree] = (next(steps), degree - has == left and left > 0)
                    changed = True
    return states


def _fit(articles: Mapping[int, int], nodes: Mapping[int, int]) -> tuple[dict[int, float], dict[int, float]]:
    """Find the weights of which an edge's odds are the product, such that expected degrees are those given.

    The fixed-point iteration of Vallarano et al., Fast and scalable likelihood maximization for exponential
    random graph models with local constraints, Scientific Reports 11, 2021.
    """
    edges = sum(degree * number for degree, number in articles.items())
    if not edges:
        return {}, {}
    own = {degree: degree / math.sqrt(edges) for degree in sorted(articles)}
    other = {degree: degree / math.sqrt(edges) for degree in sorted(nodes)}
    for _ in range(_ROUNDS):
        before = dict(own)
        own = _improve(own, other, nodes)
        other = _improve(other, own, articles)
        if all(abs(own[degree] - weight) <= _TOLERANCE * weight for degree, weight in before.items()):
            break
    return own, other


def _improve(own: Mapping[int, float], other: Mapping[int, float], numbers: Mapping[int, int]) -> dict[int, float]:
    return {
        degree: degree / sum(numbers[d] * weight / (1 + mine * weight) for d, weight in other.items())
        for degree, mine in own.items()
    }
