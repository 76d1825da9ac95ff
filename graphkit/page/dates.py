"""Dates as the page tells them: in English, in UTC, without the help of a locale.

May import: connections.
"""

from __future__ import annotations

import re
from datetime import date

from graphkit.connections.dates import MONTHS, say_day

_PUBLISHED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}))?")


def parse_day(published: object) -> date | None:
    """Give the day of `published` (``2020-06-09T01:08:00Z`` or ``2020-06-09``), or None if it tells none."""
    found = _PUBLISHED.match(published) if isinstance(published, str) else None
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def moment_text(published: object) -> str:
    """Say when `published` is, as in ``9 June 2020, 01:08 UTC``; ``No date`` where it tells no day."""
    day = parse_day(published)
    if day is None:
        return "No date"
    found = _PUBLISHED.match(str(published))
    clock = found[2] if found else None
    return f"{say_day(day)}, {clock} UTC" if clock else say_day(day)


def month_text(day: date) -> str:
    """Say the month of `day`, as in ``June 2020``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_text(first: date, last: date) -> str:
    """Say the months from `first` to `last`, as in ``August to September 2023``."""
    if (first.year, first.month) == (last.year, last.month):
        return month_text(first)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]} to {month_text(last)}"
    return f"{month_text(first)} to {month_text(last)}"


def duration_text(first: date, last: date) -> str:
    """Say how long it is from `first` to `last` in whole years and months, as in ``3 years 2 months``."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    parts = [_counted(months // 12, "year"), _counted(months % 12, "month")]
    return " ".join(part for part in parts if part) or _counted((last - first).days, "day")


def _counted(count: int, noun: str) -> str:
    return "" if count == 0 else f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
