"""Groups of articles as wholes: their words, how near their articles are, and when they were told.

May import: stories.nearness, stories.sparse, stories.vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphkit.stories.nearness import HALF_LIFE
from graphkit.stories.sparse import Matrix, sparse
from graphkit.stories.vectors import rows_of

ARTICLES_OF_PACE = 10
"""How many articles it takes for the pace of their own group to count as much as `HALF_LIFE`: a story that a hundred
providers tell within the hour is over sooner than one that goes on for a week, and a day of silence after it says more."""

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


class WithinGroups(NamedTuple):
    """What is in the groups of articles, for every entry of their vectors in turn."""

    sums: NDArray[np.float64]
    """The sum of its column in the group of its article."""
    counts: NDArray[np.int64]
    """How many articles of the group have an entry in its column."""


def describe_groups(vectors: Matrix, days: NDArray[np.float64], labels: Labels) -> Groups:
    """Sum up groups, which are numbered from 0 without a gap."""
    membership = membership_of(labels)
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


def membership_of(labels: Labels) -> Matrix:
    """Give a row for every article and a column for every group, with a one where the article is in the group."""
    return sparse.csr_matrix((np.ones(len(labels)), (np.arange(len(labels)), labels)))


def renumber(labels: Labels) -> Labels:
    """Number groups from 0 without a gap, in their order."""
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def sum_within_groups(vectors: Matrix, labels: Labels) -> WithinGroups:
    """Sum every column group by group."""
    keys = labels[rows_of(vectors)] * vectors.shape[1] + vectors.indices
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    sums = np.bincount(place, weights=vectors.data).astype(np.float64)
    return WithinGroups(sums[place], counts.astype(np.int64)[place])


def multiply_with_groups(vectors: Matrix, within: WithinGroups) -> NDArray[np.float64]:
    """Multiply every article's vector with the sum of its group, the article included."""
    weights = vectors.data * within.sums
    return np.bincount(rows_of(vectors), weights=weights, minlength=vectors.shape[0]).astype(np.float64)


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
