"""Which article goes into which column of a sheet.

May import: the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import msgspec

MAX_CUTS = 14
"""Between how many neighbours a cut is tried; of more, those that part most evenly."""


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Articles in the order of time, cut into columns."""

    bounds: tuple[int, ...]
    """Where each column begins, and where the last one ends, as places in that order."""
    rows: tuple[int, ...]
    """How many rows each lane needs."""


def cut_columns(lanes: Sequence[int], days: Sequence[int], count: int) -> Columns:
    """Cut articles into at most `count` columns so that their lanes need as few rows as can be.

    Args:
        lanes: The lane of each article, counted from 0, in the order of time.
        days: The day of each article; of equally good cuts those between days are taken.
        count: How many columns there may be.

    Returns:
        The columns, none of them empty.
    """
    total = len(lanes)
    count = min(count, total)
    best: tuple[int, int, int, tuple[int, ...]] | None = None
    for inner in combinations(_possible_cuts(total), count - 1):
        bounds = (0, *inner, total)
        rows = _rows(lanes, bounds)
        within = sum(days[cut - 1] == days[cut] for cut in inner)
        uneven = sum((end - start) ** 2 for start, end in pairwise(bounds))
        candidate = (sum(rows), within, uneven, bounds)
        if best is None or candidate < best:
            best = candidate
    assert best is not None  # one column has no cut, and there is always that
    return Columns(bounds=best[3], rows=_rows(lanes, best[3]))


def _possible_cuts(total: int) -> list[int]:
    if total - 1 <= MAX_CUTS:
        return list(range(1, total))
    return sorted({round(total * place / (MAX_CUTS + 1)) for place in range(1, MAX_CUTS + 1)})


def _rows(lanes: Sequence[int], bounds: Sequence[int]) -> tuple[int, ...]:
    rows = [0] * (max(lanes) + 1)
    for start, end in pairwise(bounds):
        here = [0] * len(rows)
        for lane in lanes[start:end]:
            here[lane] += 1
        rows = [max(pair) for pair in zip(rows, here, strict=True)]
    return tuple(rows)
