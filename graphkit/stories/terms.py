"""The words and pairs of words of articles, as a matrix.

May import: stories.articles, stories.function_words, stories.sparse.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from graphkit.stories.articles import Articles
from graphkit.stories.function_words import FUNCTION_WORDS
from graphkit.stories.sparse import Matrix, sparse

EXCERPT_WEIGHT = 0.5
"""What a word counts that only the excerpt has, against a word of the title."""

_Occurrences = tuple[NDArray[np.int64], NDArray[np.int64]]
"""The position of an article and the number of a word it has, for every word in turn."""


def count_terms(articles: Articles) -> tuple[Matrix, list[str]]:
    """Give what every word, and every pair of adjacent words that two headlines have, counts in every article.

    Words that differ only in case are one; function words are left out.

    Returns:
        A row for every article, and the word or pair of words of every column, in their order.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    in_headlines = _number_words(articles.headlines, numbers)
    in_excerpts = _number_words(articles.excerpts, numbers)
    words = list(numbers)
    is_telling = np.array([word not in FUNCTION_WORDS for word in words], dtype=bool)
    shape = (len(articles.ids), len(words))
    word_weights = _presence(in_headlines, shape).maximum(_presence(in_excerpts, shape) * EXCERPT_WEIGHT)
    pair_weights, pairs = _pair_words(in_headlines, words, is_telling, len(articles.ids))
    terms = [word for word, is_kept in zip(words, is_telling.tolist(), strict=True) if is_kept] + pairs
    order = sorted(range(len(terms)), key=terms.__getitem__)
    weights = sparse.hstack([word_weights.tocsc()[:, is_telling], pair_weights], format="csc")
    return weights[:, order].tocsr(), [terms[column] for column in order]


def _number_words(texts: Sequence[str], numbers: defaultdict[str, int]) -> _Occurrences:
    """Give the words of texts by their numbers; a word that has none gets the next."""
    words, lengths = array("q"), array("q")
    for text in texts:
        start = len(words)
        words.extend(map(numbers.__getitem__, text.casefold().split()))
        lengths.append(len(words) - start)
    return np.repeat(np.arange(len(lengths)), lengths), np.array(words)


def _pair_words(
    occurrences: _Occurrences, words: Sequence[str], is_telling: NDArray[np.bool_], size: int
) -> tuple[Matrix, list[str]]:
    """Pair the words that stand beside each other in an article; give the pairs that two articles have."""
    rows, numbers = occurrences
    is_pair = (rows[1:] == rows[:-1]) & is_telling[numbers[1:]] & is_telling[numbers[:-1]]
    pair_numbers = numbers[:-1][is_pair] * len(words) + numbers[1:][is_pair]
    found, columns = np.unique(pair_numbers, return_inverse=True)
    weights = _presence((rows[:-1][is_pair], columns), (size, len(found)))
    shared = np.flatnonzero(weights.getnnz(axis=0) > 1)
    ones, others = (part.tolist() for part in np.divmod(found[shared], max(1, len(words))))
    pairs = [f"{words[one]} {words[other]}" for one, other in zip(ones, others, strict=True)]
    return weights.tocsc()[:, shared], pairs


def _presence(occurrences: _Occurrences, shape: tuple[int, int]) -> Matrix:
    """Give a one where an article has a word, however often."""
    matrix = sparse.csr_matrix((np.ones(len(occurrences[0])), occurrences), shape=shape)
    matrix.data[:] = 1
    return matrix
