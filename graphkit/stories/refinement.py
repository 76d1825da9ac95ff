"""From the first guess to stories: merge what is one story, and give every article to the story it is nearest.

May import: stories.communities, stories.vectors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graphkit.stories.communities import HALF_LIFE, nearness
from graphkit.stories.vectors import Matrix, to_unit_length

MERGE_RATIO = 0.2
"""Two groups are one story if articles of both are at least so near, against articles within each."""
LONE_COHESION = 0.3
"""How near the articles within a group are taken to be before it has any pair to tell: it asks more of small groups."""
ARTICLES_OF_PACE = 10
"""How many articles it takes for the pace of their own group to count as much as `HALF_LIFE`: a story that a hundred
providers tell within the hour is over sooner than one that goes on for a week, and a day of silence after it says more."""
LEAST_MEMBERSHIP = 0.03
"""The mean cosine with the other members below which an article is no member."""
LEAST_SUPPORT = 0.3
"""The cosines with the other members that an article needs in sum, which asks more of small groups."""
TELLING_TERMS = 400
"""How many of its weightiest words and pairs of words stand for a group when groups are compared."""
_ROUNDS = 2
_STEPS = 3
_BLOCK = 2000

Labels = NDArray[np.int64]
"""The number of every article's group."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """Groups of articles, as sums of their vectors and spans of their days."""

    sums: Matrix
    """The sum of the vectors of every group."""
    sizes: NDArray[np.float64]
    """How many articles every group has."""
    cohesion: NDArray[np.float64]
    """The mean cosine of two articles of a group; not a number for a single one."""
    days: NDArray[np.float64]
    """The middle day of a group, its median; not a number if none of it is dated."""
    half_lives: NDArray[np.float64]
    """After how many days from its middle an article counts half as near to a group."""


def refine_groups(vectors: Matrix, days: NDArray[np.float64], labels: Labels) -> Labels:
    """Make stories of a first guess.

    In turns, groups are merged whose articles are nearly as near each other as they are among themselves
    (average linkage: Sokal & Michener, A statistical method for evaluating systematic relationships, University of
    Kansas Science Bulletin 38, 1958), and every article goes to the nearest middle (spherical k-means: Dhillon &
    Modha, Concept decompositions for large sparse text data using clustering, Machine Learning 42, 2001). Days
    between articles and groups count as in the first guess, by the group's own pace.

    Args:
        vectors: the articles' vectors, of unit length.
        days: when they were published.
        labels: the number of every article's community.

    Returns:
        The number of every article's story; an article that belongs to none has a number of its own.
    """
    labels = _reassign(vectors, days, labels)
    for _ in range(_ROUNDS):
        labels = _merge(vectors, days, labels)
        labels = _reassign(vectors, days, labels)
    return _release(vectors, labels)


def describe_groups(vectors: Matrix, days: NDArray[np.float64], labels: Labels) -> Groups:
    """Sum up groups, which are numbered from 0 without a gap."""
    membership = _membership(labels)
    sums = (membership.T @ vectors).tocsr()
    sizes = np.bincount(labels).astype(np.float64)
    own = np.bincount(labels, np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    squares = np.asarray(sums.multiply(sums).sum(axis=1)).ravel()
    with np.errstate(invalid="ignore"):
        cohesion = (squares - own) / (sizes * (sizes - 1))
    middles = _middles(days, labels)
    return Groups(
        sums=sums, sizes=sizes, cohesion=cohesion, days=middles, half_lives=_half_lives(days, labels, middles)
    )


def _merge(vectors: Matrix, days: NDArray[np.float64], labels: Labels) -> Labels:
    """Merge groups two by two, each with the one it is nearest to if that holds both ways, until none is near enough."""
    while True:
        labels = _renumber(labels)
        groups = describe_groups(vectors, days, labels)
        one, other, ratio = _compare(groups)
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
        labels = numbers[labels]


def _compare(groups: Groups) -> tuple[Labels, Labels, NDArray[np.float64]]:
    """Compare every two groups that share telling words: the cosine between articles of both, over that within."""
    telling = _most_telling(groups.sums)
    products = (telling @ telling.T).tocoo()
    apart = products.row != products.col
    one, other, product = products.row[apart], products.col[apart], products.data[apart]
    slower = np.maximum(groups.half_lives[one], groups.half_lives[other])
    between = product / (groups.sizes[one] * groups.sizes[other])
    between *= nearness(groups.days[one] - groups.days[other], slower)
    pairs = groups.sizes - 1
    within = (np.nan_to_num(groups.cohesion) * pairs + LONE_COHESION) / (pairs + 1)
    ratio = np.round(between / np.sqrt(within[one] * within[other]), 9)
    order = np.lexsort((other, one))
    return one[order], other[order], ratio[order]


def _reassign(vectors: Matrix, days: NDArray[np.float64], labels: Labels) -> Labels:
    """Give every article to the group whose middle is nearest, until nothing moves, or a few times."""
    for _ in range(_STEPS):
        labels = _renumber(labels)
        groups = describe_groups(vectors, days, labels)
        middles = to_unit_length(_most_telling(groups.sums)).T.tocsr()
        nearest = labels.copy()
        for start in range(0, len(labels), _BLOCK):
            cosines = (vectors[start : start + _BLOCK] @ middles).tocsr()
            articles, best = _best_column(cosines, days[start : start + _BLOCK], groups)
            nearest[start + articles] = best
        if (nearest == labels).all():
            break
        labels = nearest
    return labels


def _best_column(cosines: Matrix, days: NDArray[np.float64], groups: Groups) -> tuple[Labels, Labels]:
    """Give the rows that have any cosine, and of each the column with the greatest, the first of equals."""
    counts = np.diff(cosines.indptr)
    rows = np.flatnonzero(counts)
    if not len(rows):
        return rows, rows
    # Rounded, so that equals tie whatever the order of summation.
    apart = np.repeat(days, counts) - groups.days[cosines.indices]
    near = np.round(cosines.data * nearness(apart, groups.half_lives[cosines.indices]), 9)
    starts = cosines.indptr[rows]
    is_greatest = near == np.repeat(np.maximum.reduceat(near, starts), counts[rows])
    return rows, np.minimum.reduceat(np.where(is_greatest, cosines.indices, cosines.shape[1]), starts)


def _release(vectors: Matrix, labels: Labels) -> Labels:
    """Leave alone those who are not near the others of their group."""
    labels = _renumber(labels)
    sums = (_membership(labels).T @ vectors).tocsr()
    sizes = np.bincount(labels)
    own = np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel()
    support = np.round(np.concatenate(list(_own_products(vectors, sums, labels))) - own, 9)
    alone = support < np.maximum(LEAST_SUPPORT, LEAST_MEMBERSHIP * (sizes[labels] - 1))
    labels[alone] = len(sizes) + np.arange(np.count_nonzero(alone))
    return _renumber(labels)


def _own_products(vectors: Matrix, sums: Matrix, labels: Labels) -> Iterator[NDArray[np.float64]]:
    for start in range(0, len(labels), _BLOCK):
        block = slice(start, start + _BLOCK)
        yield np.asarray(vectors[block].multiply(sums[labels[block]]).sum(axis=1)).ravel()


def _most_telling(sums: Matrix) -> Matrix:
    """Keep the weightiest columns of every row, so that large collections can be compared."""
    rows = np.repeat(np.arange(sums.shape[0]), np.diff(sums.indptr))
    order = np.lexsort((sums.indices, -np.round(sums.data, 9), rows))
    rank = np.arange(len(rows)) - np.repeat(sums.indptr[:-1], np.diff(sums.indptr))
    kept = order[rank < TELLING_TERMS]
    return sparse.csr_matrix((sums.data[kept], (rows[kept], sums.indices[kept])), shape=sums.shape)


def _membership(labels: Labels) -> Matrix:
    return sparse.csr_matrix((np.ones(len(labels)), (np.arange(len(labels)), labels)))


def _renumber(labels: Labels) -> Labels:
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _middles(days: NDArray[np.float64], labels: Labels) -> NDArray[np.float64]:
    """Give the median day of every group: of two in the middle, the earlier."""
    dated = np.flatnonzero(~np.isnan(days))
    order = dated[np.lexsort((days[dated], labels[dated]))]
    counts = np.bincount(labels[dated], minlength=labels.max(initial=-1) + 1)
    middles = np.full(len(counts), np.nan)
    middles[counts > 0] = days[order[(np.cumsum(counts) - counts + (counts - 1) // 2)[counts > 0]]]
    return middles


def _half_lives(days: NDArray[np.float64], labels: Labels, middles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give every group the mean of how far its articles are from its middle day, and of `HALF_LIFE`."""
    dated = np.flatnonzero(~np.isnan(days))
    apart = np.bincount(labels[dated], np.abs(days[dated] - middles[labels[dated]]), minlength=len(middles))
    counts = np.bincount(labels[dated], minlength=len(middles))
    return (apart + ARTICLES_OF_PACE * HALF_LIFE) / (counts + ARTICLES_OF_PACE)
