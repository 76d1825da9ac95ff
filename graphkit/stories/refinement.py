"""From the first guess to stories: merge what is one story, and give every article to the story it is nearest.

May import: stories.groups, stories.nearness, stories.sparse, stories.vectors.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.stories.groups import (
    Groups,
    Labels,
    describe_groups,
    membership_of,
    multiply_with_groups,
    renumber,
    sum_within_groups,
)
from graphkit.stories.nearness import nearness
from graphkit.stories.sparse import Matrix, sparse
from graphkit.stories.vectors import rows_of, to_unit_length

MERGE_RATIO = 0.2
"""Two groups are one story if articles of both are at least so near, against articles within each."""
LONE_COHESION = 0.3
"""How near the articles within a group are taken to be before it has any pair to tell: it asks more of small groups."""
LEAST_MEMBERSHIP = 0.03
"""The mean cosine with the other members below which an article is no member."""
LEAST_SUPPORT = 0.3
"""The cosines with the other members that an article needs in sum, which asks more of small groups."""
TELLING_TERMS = 200
"""How many of its weightiest words and pairs of words stand for a group when it is compared."""
_ROUNDS = 2
_STEPS = 3
_BLOCK = 20_000


def refine_groups(vectors: Matrix, neighbours: Matrix, days: NDArray[np.float64], labels: Labels) -> Labels:
    """Make stories of a first guess.

    In turns, groups are merged whose articles are nearly as near each other as they are among themselves
    (average linkage: Sokal & Michener, A statistical method for evaluating systematic relationships, University of
    Kansas Science Bulletin 38, 1958), and every article goes to the nearest middle (spherical k-means: Dhillon &
    Modha, Concept decompositions for large sparse text data using clustering, Machine Learning 42, 2001). Days
    between articles and groups count as in the first guess, by the group's own pace.

    Args:
        vectors: the articles' vectors, of unit length.
        neighbours: which articles are near each other; only groups that have neighbours among them are compared.
        days: when they were published.
        labels: the number of every article's community.

    Returns:
        The number of every article's story; an article that belongs to none has a number of its own.
    """
    near = neighbours + sparse.identity(len(labels), format="csr")  # an article may stay where it is
    labels = _reassign(vectors, near, days, labels)
    for _ in range(_ROUNDS):
        labels = _merge(vectors, near, days, labels)
        labels = _reassign(vectors, near, days, labels)
    return _release(vectors, labels)


def _merge(vectors: Matrix, neighbours: Matrix, days: NDArray[np.float64], labels: Labels) -> Labels:
    """Merge groups two by two, each with the one it is nearest to if that holds both ways, until none is near enough."""
    labels = renumber(labels)
    pairs = _link_groups(neighbours, labels)
    while True:
        groups = describe_groups(vectors, days, labels)
        one, other, ratio = _compare(groups, pairs)
        best = np.zeros(len(groups.sizes))
        np.maximum.at(best, one, ratio)
        is_best = (ratio >= MERGE_RATIO) & (ratio == best[one])
        partner = np.full(len(best), -1)
        # Of several that are equally near, the first: assigned last.
        partner[one[is_best][::-1]] = other[is_best][::-1]
        numbers = np.arange(len(best))
        mutual = (partner >= 0) & (partner[partner] == numbers) & (numbers < partner)
        if not mutual.any():
            return labels
        numbers[partner[mutual]] = numbers[mutual]
        merged = renumber(numbers)
        labels, pairs = merged[labels], _link_groups(pairs, merged)


def _link_groups(neighbours: Matrix, labels: Labels) -> Matrix:
    """Give how near all neighbours are, summed up between every two groups of them."""
    members = membership_of(labels)
    return (members.T @ neighbours @ members).tocsr()


def _compare(groups: Groups, pairs: Matrix) -> tuple[Labels, Labels, NDArray[np.float64]]:
    """Compare groups pair by pair: the cosine between articles of both, over that within."""
    one, other = _places(sparse.triu(pairs, 1, format="csr"))
    slower = np.maximum(groups.half_lives[one], groups.half_lives[other])
    near = nearness(groups.days[one] - groups.days[other], slower)
    kept = near >= MERGE_RATIO  # others would have to be nearer each other than themselves
    one, other, near = one[kept], other[kept], near[kept]
    telling = _most_telling(groups.sums)
    between = _products(telling, one, telling, other) / (groups.sizes[one] * groups.sizes[other]) * near
    others = groups.sizes - 1
    within = (np.nan_to_num(groups.cohesion) * others + LONE_COHESION) / (others + 1)
    ratio = np.round(between / np.sqrt(within[one] * within[other]), 9)
    both = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.lexsort(both[::-1])
    return both[0][order], both[1][order], np.concatenate([ratio, ratio])[order]


def _reassign(vectors: Matrix, neighbours: Matrix, days: NDArray[np.float64], labels: Labels) -> Labels:
    """Give every article to that of its neighbours' groups whose middle is nearest, until nothing moves, or a few times."""
    for _ in range(_STEPS):
        labels = renumber(labels)
        groups = describe_groups(vectors, days, labels)
        articles, candidates = _places(neighbours @ membership_of(labels))
        has_choice = np.bincount(articles)[articles] > 1
        articles, candidates = articles[has_choice], candidates[has_choice]
        cosines = _products(vectors, articles, to_unit_length(_most_telling(groups.sums)), candidates)
        # Rounded, so that equals tie whatever the order of summation; of equals the first is taken.
        near = np.round(cosines * nearness(days[articles] - groups.days[candidates], groups.half_lives[candidates]), 9)
        order = np.lexsort((candidates, -near, articles))
        choosing, first = np.unique(articles, return_index=True)
        nearest = labels.copy()
        nearest[choosing] = candidates[order][first]
        if (nearest == labels).all():
            break
        labels = nearest
    return labels


def _release(vectors: Matrix, labels: Labels) -> Labels:
    """Leave alone those who are not near the others of their group."""
    labels = renumber(labels)
    sizes = np.bincount(labels)
    own = np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel()
    support = np.round(multiply_with_groups(vectors, sum_within_groups(vectors, labels)) - own, 9)
    alone = support < np.maximum(LEAST_SUPPORT, LEAST_MEMBERSHIP * (sizes[labels] - 1))
    labels[alone] = len(sizes) + np.arange(np.count_nonzero(alone))
    return renumber(labels)


def _places(matrix: Matrix) -> tuple[Labels, Labels]:
    """Give the row and the column of everything in a matrix, in order."""
    return rows_of(matrix), matrix.sorted_indices().indices.astype(np.int64)


def _products(one: Matrix, rows: Labels, other: Matrix, other_rows: Labels) -> NDArray[np.float64]:
    """Multiply rows of a matrix with rows of another, pair by pair, and not all with all: that grows with the square."""
    blocks = [slice(start, start + _BLOCK) for start in range(0, len(rows), _BLOCK)]
    sums = [np.asarray(one[rows[block]].multiply(other[other_rows[block]]).sum(axis=1)).ravel() for block in blocks]
    return np.concatenate([np.empty(0), *sums])


def _most_telling(sums: Matrix) -> Matrix:
    """Keep the weightiest columns of every row, so that large collections can be compared."""
    sums.sort_indices()
    kept = np.ones(sums.nnz, dtype=bool)
    for row in np.flatnonzero(np.diff(sums.indptr) > TELLING_TERMS).tolist():
        part = slice(sums.indptr[row], sums.indptr[row + 1])
        weights = np.round(sums.data[part], 9)
        least = np.partition(weights, -TELLING_TERMS)[-TELLING_TERMS]  # a row of thousands need not be sorted
        is_weightier = weights > least
        equals = np.flatnonzero(weights == least)[: TELLING_TERMS - np.count_nonzero(is_weightier)]
        is_weightier[equals] = True
        kept[part] = is_weightier
    return sparse.csr_matrix((sums.data[kept], (rows_of(sums)[kept], sums.indices[kept])), shape=sums.shape)
