"""Periods: stretches of time without long gaps.

May import: graphkit.page.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from graphkit.page.dates import span_text
from graphkit.page.records import Numbers

LEAST_GAP_DAYS = 90
"""The shortest stretch without articles that parts two periods."""
GAP_SHARE = 20
"""In a long collection a gap is at least this fraction of the whole: 1/20 of it."""

_EPOCH = dt.date(1970, 1, 1)


def find_periods(days: Numbers) -> list[Numbers]:
    """Part sorted `days` into periods: for each the places of its days."""
    if len(days) == 0:
        return []
    least = max(LEAST_GAP_DAYS, int(days[-1] - days[0]) // GAP_SHARE)
    cuts = np.flatnonzero(np.diff(days) > least) + 1
    return np.split(np.arange(len(days)), cuts)


def to_date(day: int) -> dt.date:
    """Turn days since 1970 into a date."""
    return _EPOCH + dt.timedelta(days=int(day))


def period_text(first: int, last: int) -> str:
    """Say the months from one day to another."""
    return span_text(to_date(first), to_date(last))
