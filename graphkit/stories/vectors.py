"""Articles as vectors of words and pairs of words, and which are near each other.

May import: stories.articles.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer

from graphkit.stories.articles import Articles, words_of

Matrix = Any
"""A sparse matrix; scipy has no types."""

PAIR_WEIGHT = 0.5
"""What a pair of adjacent words counts, against a word of the same rarity."""
EXCERPT_WEIGHT = 0.5
"""What a word counts that only the excerpt has, against a word of the title."""
LONE_WEIGHT = 0.5
"""What a word counts that no other article has, against one that two have."""
NEIGHBOURS = 30
"""How many of its nearest articles an article is compared with."""
LEAST_SIMILARITY = 0.1
"""The cosine below which two articles are no neighbours."""
FREQUENT = 2000
"""Words that more articles share do not make neighbours: they are many comparisons and tell little."""
_BLOCK = 1000


def weigh_words(articles: Articles) -> tuple[Matrix, list[str]]:
    """Give every article a vector of unit length, by the inverse document frequency of its words and pairs of words.

    English stop words are left out; other languages' are kept down by their frequency (Spärck Jones, A statistical
    interpretation of term specificity, Journal of Documentation 28, 1972). A pair of words counts if two articles
    have it. A word that only one has makes it a little less like all others.

    Returns:
        A row for every article, and the word or pair of words of every column.
    """
    counter = CountVectorizer(analyzer=_terms, binary=True, dtype=np.float64)
    size = len(articles.ids)
    try:
        both = counter.fit_transform([*articles.headlines, *articles.excerpts])
    except ValueError:  # there is no word at all
        return sparse.csr_matrix((size, 0)), []
    weights = both[:size].maximum(EXCERPT_WEIGHT * both[size:])
    frequency = np.asarray((weights > 0).sum(axis=0)).ravel()
    terms = counter.get_feature_names_out()
    is_pair = np.array([" " in term for term in terms])
    kept = (frequency > 1) | ~is_pair
    rarity = np.log((size + 1) / np.maximum(frequency, 2))
    rarity *= np.where(is_pair, PAIR_WEIGHT, 1) * np.where(frequency == 1, LONE_WEIGHT, 1)
    return to_unit_length(weights[:, kept] @ sparse.diags(rarity[kept])), terms[kept].tolist()


def find_neighbours(vectors: Matrix) -> Matrix:
    """Find the nearest articles of each: exactly, by blocks of the sparse product of all vectors.

    Returns:
        The cosine of every two neighbours, symmetric; an article is not its own neighbour.
    """
    frequency = np.bincount(vectors.indices, minlength=vectors.shape[1])
    telling = vectors[:, frequency <= FREQUENT]
    others = telling.T.tocsr()
    rows, columns, values = [], [], []
    for start in range(0, telling.shape[0], _BLOCK):
        products = (telling[start : start + _BLOCK] @ others).tocoo()
        row, column, value = _nearest(products.row + start, products.col, products.data)
        rows.append(row)
        columns.append(column)
        values.append(value)
    size = vectors.shape[0]
    if not rows:
        return sparse.csr_matrix((size, size))
    entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    nearest = sparse.csr_matrix(entries, shape=(size, size))
    return nearest.maximum(nearest.T).tocsr()


def to_unit_length(matrix: Matrix) -> Matrix:
    """Scale every row to the length 1; a row of nothing stays so."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix).tocsr()


def _nearest(
    rows: NDArray[np.int64], columns: NDArray[np.int64], values: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    near = (values >= LEAST_SIMILARITY) & (rows != columns)
    rows, columns, values = rows[near], columns[near], values[near]
    # Rounded, so that equal articles tie whatever the order of summation, and ties go by position.
    order = np.lexsort((columns, -np.round(values, 9), rows))
    rows, columns, values = rows[order], columns[order], values[order]
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else np.empty(0, dtype=np.int64)
    rank = np.arange(len(rows)) - np.repeat(starts, np.diff(np.r_[starts, len(rows)]))
    best = rank < NEIGHBOURS
    return rows[best], columns[best], values[best]


def _terms(text: str) -> list[str]:
    words = [word for word in words_of(text) if word not in ENGLISH_STOP_WORDS]
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]
