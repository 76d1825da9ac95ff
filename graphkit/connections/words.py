"""The words that articles share, by how rare they are: a measure of whether one leads on to the next.

May import: vocabulary, graph.
"""

from __future__ import annotations

import math
import re

import networkx as nx

from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE

_WORD = re.compile(r"\w+")
_TEXTS = ("title", "excerpt")


class SharedWords:
    """The words of titles and excerpts, weighed by inverse document frequency.

    A word of all articles weighs nothing, so no list of stop words is needed, and no language is favoured
    (Spärck Jones, A statistical interpretation of term specificity, Journal of Documentation 28, 1972).
    """

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        """Read the words of all articles of a graph."""
        self._words = {
            article: frozenset(_WORD.findall(" ".join(str(attributes.get(text, "")) for text in _TEXTS).casefold()))
            for article, attributes in nodes_of(graph, ARTICLE)
        }
        counts: dict[str, int] = {}
        for words in self._words.values():
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        self._weights = {word: math.log(len(self._words) / count) for word, count in counts.items()}

    def overlap(self, one: str, other: str) -> float:
        """Say what part of the weight of the words of two articles is shared: of the lighter one's, 0 to 1."""
        lighter = min(self._weigh(self._words[one]), self._weigh(self._words[other]))
        return min(1.0, self._weigh(self._words[one] & self._words[other]) / lighter) if lighter else 0.0

    def _weigh(self, words: frozenset[str]) -> float:
        return math.fsum(self._weights[word] for word in words)
