"""Time from left to right: articles into columns of equal dates, and columns into periods.

Empty stretches of time take no room. A stretch that is long for the collection parts two periods.

May import: graphkit.page.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from graphkit.page.dates import day_text, month_text, span_text

LEAST_GAP = timedelta(days=90)
"""The shortest stretch without articles that parts two periods."""
GAP_SHARE = 20
"""In a long collection a gap is at least this fraction of the whole: 1/20 of it."""
LEAST_ROWS = 8
"""How many articles a column may hold in a small collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Articles of one day, month or year."""

    label: str
    """The day, month or year, in words."""
    stacks: tuple[tuple[int, ...], ...]
    """The articles as stacks beside each other, the earlier ones first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time without long gaps."""

    label: str
    """The months it spans, in words."""
    first: date
    """The day of its first article."""
    last: date
    """The day of its last article."""
    columns: tuple[Column, ...]
    """Its columns, in the order of time."""


def rows_for(count: int) -> int:
    """Give how many of `count` articles to stack at most, so that the whole is wider than it is high."""
    return max(LEAST_ROWS, math.ceil(math.sqrt(1.5 * count)))


def stacks_of(members: list[int], rows: int) -> tuple[tuple[int, ...], ...]:
    """Part `members` into stacks of at most `rows`, in their order and as even as can be."""
    count = math.ceil(len(members) / rows)
    size, longer = divmod(len(members), count) if count else (0, 0)
    ends = [0]
    for stack in range(count):
        ends.append(ends[-1] + size + (stack < longer))
    return tuple(tuple(members[start:end]) for start, end in pairwise(ends))


def build_periods(days: Mapping[int, date], rows: int) -> tuple[Period, ...]:
    """Part dated articles into periods and those into columns.

    Args:
        days: The day of each article, by its number; articles of one day keep the order of their numbers.
        rows: How many articles a stack holds at most.

    Returns:
        The periods, in the order of time; none if there are no articles.
    """
    members = sorted(days, key=lambda number: (days[number], number))
    runs = _runs(members, days)
    limit = max(10, 2 * math.ceil(len(members) / rows))
    for unit in _UNITS:
        key, label = unit
        buckets = [_buckets(run, days, key) for run in runs]
        if sum(map(len, buckets)) <= limit:
            break
    return tuple(
        Period(
            label=span_text(days[run[0]], days[run[-1]]),
            first=days[run[0]],
            last=days[run[-1]],
            columns=tuple(
                Column(label=label(days[bucket[0]]), stacks=stacks_of(bucket, rows)) for bucket in run_buckets
            ),
        )
        for run, run_buckets in zip(runs, buckets, strict=True)
    )


_Key = Callable[[date], tuple[int, ...]]
_UNITS: tuple[tuple[_Key, Callable[[date], str]], ...] = (
    (lambda day: (day.year, day.month, day.day), day_text),
    (lambda day: (day.year, day.month), month_text),
    (lambda day: (day.year,), lambda day: str(day.year)),
)
"""The units of a column, the finest first: what tells two columns apart, and a column's label."""


def _runs(members: list[int], days: Mapping[int, date]) -> list[list[int]]:
    if not members:
        return []
    least = max(LEAST_GAP, (days[members[-1]] - days[members[0]]) / GAP_SHARE)
    runs = [[members[0]]]
    for before, number in pairwise(members):
        if days[number] - days[before] > least:
            runs.append([])
        runs[-1].append(number)
    return runs


def _buckets(run: list[int], days: Mapping[int, date], key: _Key) -> list[list[int]]:
    buckets: dict[tuple[int, ...], list[int]] = {}
    for number in run:
        buckets.setdefault(key(days[number]), []).append(number)
    return list(buckets.values())
