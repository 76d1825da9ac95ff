"""The grid of an overview: a column for so many days, a row for so many articles, a slot for each node.

May import: graphkit.page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import msgspec
import numpy as np

from graphkit.page.periods import find_periods
from graphkit.page.records import NO_DAY, Numbers

GAP_SHARE = 0.05
"""How wide the mark of empty years is, of all columns."""
UNDATED_SHARE = 0.07
LEAST_LANE_SHARE = 0.034
"""How high each lane is at least, of all rows, so that its name can be read."""
DAYS_PER_COLUMN = (
    *(Fraction(1, 2**power) for power in range(12, 0, -1)),
    *map(Fraction, (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 61, 91, 122, 183, 244, 365, 548, 731, 1461, 2922, 7305)),
)
"""How many days a column may hold; a fraction where a day has several columns."""


class GridRun(msgspec.Struct, frozen=True, kw_only=True):
    """A period on the grid."""

    first_day: int
    last_day: int
    column: int
    """Its first column."""
    end: int
    """The column after its last."""


class Grid(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Where each node stands, in whole columns and rows, no two in the same slot."""

    column: Numbers
    """The column of each node."""
    row: Numbers
    """The row of each node, from the top."""
    columns: int
    """How many columns there are."""
    rows: int
    """How many rows there are."""
    tops: tuple[int, ...]
    """The first row of each lane."""
    bottoms: tuple[int, ...]
    """The row after the last of each lane."""
    runs: tuple[GridRun, ...]
    """The periods."""
    undated: tuple[int, int] | None
    """The first column of what has no date, and the one after the last."""
    columns_per_day: float
    """How many columns a day has, on the average."""


def fit_grid(days: Numbers, lane: Numbers, lanes: int, *, aspect: float) -> Grid:
    """Give every node a slot, in a grid at least `aspect` times as wide as high, if any is, and hardly wider.

    Args:
        days: The day of each node, or `NO_DAY`.
        lane: The lane of each node.
        lanes: How many lanes there are.
        aspect: How many columns there should be to a row.
    """
    ordered = np.unique(days[days != NO_DAY], return_counts=True)[0]  # without them, it imports masked arrays first
    periods = [ordered[period] for period in find_periods(ordered)]
    scales = [_Scale(days, periods, per_column) for per_column in DAYS_PER_COLUMN]
    fitting = [scale for scale in scales if scale.buckets <= max(64, len(days))]
    wide = [scale for scale in fitting if scale.columns >= aspect * scale.rows(lane, lanes)]
    best = min(wide or fitting or scales[-1:], key=lambda scale: scale.columns / scale.rows(lane, lanes))
    return best.grid(lane, lanes)


class _Scale:
    """Time cut into buckets of equally many days, or into days of equally many columns."""

    def __init__(self, days: Numbers, periods: list[Numbers], days_per_column: Fraction) -> None:
        self.unit = max(int(days_per_column), 1)
        self.across = max(int(1 / days_per_column), 1)
        is_dated = days != NO_DAY
        sizes = [int(period[-1] - period[0]) // self.unit + 1 for period in periods]
        gap = max(1, round(GAP_SHARE * sum(sizes) * self.across))
        self.runs = tuple(self._place(periods, sizes, gap))
        end = self.runs[-1].end if self.runs else 0
        self.undated = None
        self.columns = end
        if not is_dated.all():
            start = end + gap if end else 0
            self.columns = start + max(1, round(UNDATED_SHARE * max(end, 1)))
            self.undated = (start, self.columns)
        self.buckets = sum(sizes) + 1
        self.bucket, self.first = self._buckets(days, is_dated, sizes)

    def _place(self, periods: list[Numbers], sizes: list[int], gap: int) -> Iterator[GridRun]:
        column = 0
        for period, size in zip(periods, sizes, strict=True):
            end = column + size * self.across
            yield GridRun(first_day=int(period[0]), last_day=int(period[-1]), column=column, end=end)
            column = end + gap

    def _buckets(self, days: Numbers, is_dated: Numbers, sizes: list[int]) -> tuple[Numbers, Numbers]:
        """Give the bucket of each node, and the first column of each bucket; the last bucket has no date."""
        starts = np.array([run.first_day for run in self.runs], dtype=np.int64)
        firsts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        bucket = np.full(len(days), self.buckets - 1, dtype=np.int64)
        run = np.searchsorted(starts, days[is_dated], side="right") - 1
        bucket[is_dated] = firsts[run] + (days[is_dated] - starts[run]) // self.unit
        columns = [run.column + self.across * np.arange(size) for run, size in zip(self.runs, sizes, strict=True)]
        last = self.undated[0] if self.undated else self.columns
        return bucket, np.concatenate([*columns, [last]]).astype(np.int64)

    def _widths(self) -> Numbers:
        widths = np.full(self.buckets, self.across, dtype=np.int64)
        if self.undated:
            widths[-1] = self.undated[1] - self.undated[0]
        return widths

    def lane_rows(self, lane: Numbers, lanes: int) -> Numbers:
        """Give how many rows each lane needs, with one that stays free."""
        counts = np.bincount(lane * self.buckets + self.bucket, minlength=lanes * self.buckets)
        needed = -(-counts.reshape(lanes, self.buckets) // self._widths())
        rows: Numbers = needed.max(axis=1, initial=0) + 1
        least: Numbers = np.maximum(rows, math.ceil(LEAST_LANE_SHARE * rows.sum()))
        return least

    def rows(self, lane: Numbers, lanes: int) -> int:
        """Give how many rows all lanes need."""
        return max(int(self.lane_rows(lane, lanes).sum()), 1)

    def grid(self, lane: Numbers, lanes: int) -> Grid:
        """Give every node its slot: in its bucket from the bottom of its lane upward, then to the right."""
        rows = self.lane_rows(lane, lanes)
        bottoms = np.cumsum(rows)
        cell = lane * self.buckets + self.bucket
        order = np.argsort(cell, kind="stable")
        counts = np.bincount(cell, minlength=lanes * self.buckets)
        rank = np.empty(len(cell), dtype=np.int64)
        rank[order] = np.arange(len(cell)) - np.repeat(np.cumsum(counts) - counts, counts)
        high = np.maximum(-(-counts[cell] // self._widths()[self.bucket]), 1)
        return Grid(
            column=self.first[self.bucket] + rank // high,
            row=bottoms[lane] - 1 - rank % high,
            columns=max(self.columns, 1),
            rows=max(int(rows.sum()), 1),
            tops=tuple((bottoms - rows).tolist()),
            bottoms=tuple(bottoms.tolist()),
            runs=self.runs,
            undated=self.undated,
            columns_per_day=self.across / self.unit,
        )
