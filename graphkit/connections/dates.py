"""Days and spans of days, as the graph holds them and as people say them.

May import: the standard library.
"""

from __future__ import annotations

import datetime as dt

# Not strftime's, which change with the locale: two builds of one folder are the same bytes.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months' names, in English."""


def parse_moment(date: str) -> dt.datetime:
    """Read a date as the graph holds it; a date without a time stands for its first moment, in UTC."""
    moment = dt.datetime.fromisoformat(date)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def say_day(day: dt.date) -> str:
    """Name a day, such as ``9 June 2020``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_days(first: dt.date, last: dt.date) -> str:
    """Name a span of days without saying a month or year twice."""
    if first == last:
        return say_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {say_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {say_day(last)}"
    return f"{say_day(first)} to {say_day(last)}"
