"""Articles as vectors of words and pairs of words, and which are near each other.

May import: stories.articles, stories.nearness, stories.sparse, stories.terms.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.stories.articles import Articles
from graphkit.stories.nearness import HALF_LIFE, nearness
from graphkit.stories.sparse import Matrix, sparse
from graphkit.stories.terms import count_terms

PAIR_WEIGHT = 0.5
"""What a pair of adjacent words counts, against a word of the same rarity."""
LONE_WEIGHT = 0.5
"""What a word counts that no other article has, against one that two have."""
NEIGHBOURS = 30
"""How many of its nearest articles an article is compared with."""
LEAST_SIMILARITY = 0.1
"""The cosine below which two articles are no neighbours."""
LEAST_NEARNESS = 0.01
"""What the cosine times the nearness of their dates has to be for two articles to be neighbours."""
FREQUENT = 1000
"""Words that more articles share do not make neighbours: they are many comparisons and tell little."""
_BLOCK = 250
_FAR = HALF_LIFE * math.log2(1 / LEAST_NEARNESS) + 1
"""So many days apart, a day to be safe from rounding, no two articles can be near enough, whatever they say."""

_Pairs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
"""Pairs of articles: a row, a column and how near the two are."""

_NONE: _Pairs = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0)


def weigh_words(articles: Articles) -> tuple[Matrix, list[str]]:
    """Give every article a vector of unit length, by the inverse document frequency of its words and pairs of words.

    English function words are left out; other languages' are kept down by their frequency (Spärck Jones, A statistical
    interpretation of term specificity, Journal of Documentation 28, 1972). A pair of words
    of the title counts if two articles have it. A word that only one has makes it a little less like all others.

    Returns:
        A row for every article, and the word or pair of words of every column.
    """
    vectors, terms = count_terms(articles)
    frequency = np.bincount(vectors.indices, minlength=len(terms))
    is_pair = np.fromiter((" " in term for term in terms), dtype=bool, count=len(terms))
    rarity = np.log((len(articles.ids) + 1) / np.maximum(frequency, 2))
    rarity *= np.where(is_pair, PAIR_WEIGHT, 1) * np.where(frequency == 1, LONE_WEIGHT, 1)
    vectors.data *= rarity[vectors.indices]
    return to_unit_length(vectors), terms


def find_neighbours(vectors: Matrix, days: NDArray[np.float64]) -> Matrix:
    """Find the articles that are nearest to each, in words and time.

    By blocks of the sparse product of vectors, each with those alone that are near enough in time.

    Args:
        vectors: the articles' vectors, of unit length.
        days: when they were published.

    Returns:
        How near every two neighbours are, the cosine times the nearness of their dates; symmetric, and an article is
        not its own neighbour.
    """
    frequency = np.bincount(vectors.indices, minlength=vectors.shape[1])
    size = vectors.shape[0]
    by_day, ends = _order_by_day(days)
    telling = vectors[:, frequency <= FREQUENT].sorted_indices()[by_day]
    found = [_NONE]
    for start in range(0, size, _BLOCK):
        block, reach = slice(start, start + _BLOCK), slice(start, int(ends[start : start + _BLOCK].max()))
        # Of each pair only once: the sum is the same, to the last bit, whichever of the two is the row.
        products = (telling[block] @ telling[reach].T).tocoo()
        near = (products.data >= LEAST_SIMILARITY) & (products.row < products.col)
        one, other = by_day[products.row[near] + start], by_day[products.col[near] + start]
        value = products.data[near] * nearness(days[one] - days[other])
        found.append((np.r_[one, other], np.r_[other, one], np.r_[value, value]))
        if sum(len(values) for *_, values in found) > 2 * NEIGHBOURS * size:
            found = [_nearest(found)]  # so that it never takes more memory than that
    rows, columns, values = _nearest(found)
    nearest = sparse.csr_matrix((values, (rows, columns)), shape=(size, size))
    return nearest.maximum(nearest.T).tocsr()


def _order_by_day(days: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Order articles by their days, those first that have none and so may be near to any.

    Returns:
        Their positions in that order; and for each place in it, before which place all stand that may be near.
    """
    by_day = np.lexsort((days, ~np.isnan(days)))
    ordered = days[by_day]
    ends = np.where(
        np.isnan(ordered), len(days), np.searchsorted(np.nan_to_num(ordered, nan=-np.inf), ordered + _FAR, "right")
    )
    return by_day, ends


def to_unit_length(matrix: Matrix) -> Matrix:
    """Scale every row to the length 1; a row of nothing stays so."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scaled = matrix.copy()
    scaled.data *= (1 / np.where(lengths > 0, lengths, 1))[rows_of(matrix)]
    return scaled


def rows_of(matrix: Matrix) -> NDArray[np.int64]:
    """Give the row of every entry of a matrix in turn."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def _nearest(found: Sequence[_Pairs]) -> _Pairs:
    """Give those of pairs whose columns are the nearest to their rows."""
    rows, columns, values = map(np.concatenate, zip(*found, strict=True))
    near = values >= LEAST_NEARNESS
    rows, columns, values = rows[near], columns[near], values[near]
    # Rounded, so that equal articles tie whatever the order of summation, and ties go by position.
    order = np.lexsort((columns, -np.round(values, 9), rows))
    rows, columns, values = rows[order], columns[order], values[order]
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else np.empty(0, dtype=np.int64)
    rank = np.arange(len(rows)) - np.repeat(starts, np.diff(np.r_[starts, len(rows)]))
    best = rank < NEIGHBOURS
    return rows[best], columns[best], values[best]
