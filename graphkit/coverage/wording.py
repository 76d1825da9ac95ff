"""How a coverage is worded: delays, moments, periods.

May import: connections, coverage.coverage, coverage.periods, coverage.tellings.
"""

from __future__ import annotations

import datetime as dt

from graphkit.connections.dates import parse_moment, say_day, say_days
from graphkit.connections.groups import Group
from graphkit.connections.names import say_names, say_some
from graphkit.coverage.coverage import StoryCoverage, Telling
from graphkit.coverage.periods import Basis, Periods
from graphkit.coverage.tellings import has_time

MAX_LABEL = 18
"""How long the names of two parts may be to head columns of a table."""

_ONE_DAY = dt.timedelta(days=1)
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def say_delay(story: StoryCoverage, telling: Telling) -> str:
    """Say how long after the first a provider told a story, such as ``2 hours 5 minutes later``.

    Several who told it on one day, without a time to tell who was first, told it the same day.
    """
    if telling.delay is None:
        return "no date"
    if telling.is_first and (telling.is_exact or len(story.first) == 1):
        return "first"
    if not telling.delay:
        return "the same day"
    if telling.delay == _ONE_DAY and not telling.is_exact:
        return "the next day"
    return f"{say_duration(telling.delay)} later"


def say_duration(duration: dt.timedelta) -> str:
    """Say how long something takes in its largest unit and the next one, such as ``1 day 3 hours``."""
    seconds = int(duration.total_seconds())
    for place, (unit, size) in enumerate(_UNITS):
        if seconds >= size:
            text = say_some(seconds // size, unit)
            rest = [(seconds % size // less, lesser) for lesser, less in _UNITS[place + 1 : place + 2]]
            return " ".join([text, *(say_some(count, lesser) for count, lesser in rest if count)])
    return say_some(0, "second")


def say_moment(date: str) -> str:
    """Say a date as the graph holds it, such as ``9 June 2020, 01:08``; without a time, its day."""
    moment = parse_moment(date)
    day = say_day(moment.date())
    return f"{day}, {moment:%H:%M}" if has_time(date) else day


def say_span(story: StoryCoverage) -> str:
    """Say from when to when a story was told."""
    if story.first_date is None or story.last_date is None:
        return "without a date"
    return say_days(parse_moment(story.first_date).date(), parse_moment(story.last_date).date())


def say_periods(periods: Periods) -> str:
    """Say what the periods are, and what makes them."""
    groups = list(periods.groups[:-1] if periods.has_rest else periods.groups)
    rest = f"; {_rest(periods)}" if periods.has_rest else ""
    if periods.basis is Basis.NONE:
        return "No article has a date, so there are no periods."
    if periods.parts:
        two = "two that were asked for" if periods.basis is Basis.ASKED else "two sides of the largest gap in time"
        first, second = (_part(name, group) for name, group in zip(name_columns(periods), periods.parts, strict=False))
        return f"The periods are the {two}: {first} and {second}{rest}."
    counts = [f"{group.label} ({say_some(len(group.articles), 'article')})" for group in groups]
    listed = say_names(counts, len(counts))
    return (
        f"No gap divides the collection, so the periods are the {periods.basis.value} that there are: {listed}{rest}."
    )


def name_columns(periods: Periods) -> list[str]:
    """Name the periods briefly: two parts by their numbers if their own names are too long."""
    labels = [group.label for group in periods.groups]
    if periods.parts and max(map(len, labels[:2])) > MAX_LABEL:
        labels[:2] = ["part 1", "part 2"]
    return labels


def say_place(periods: Periods, place: int) -> str:
    """Say that something is in a period, such as ``in 2020``."""
    label = name_columns(periods)[place]
    is_undated = periods.has_rest and place == len(periods.groups) - 1 and periods.basis is not Basis.ASKED
    return label if is_undated else f"in {label}"


def _part(name: str, group: Group) -> str:
    days = f", {say_days(group.first, group.last)}" if group.first and group.last else ""
    label = group.label if name == group.label else f"{name} is {group.label}"
    return f"{label} ({say_some(len(group.articles), 'article')}{days})"


def _rest(periods: Periods) -> str:
    count = len(periods.groups[-1].articles)
    if periods.basis is Basis.ASKED:
        return f"{count:,} {'is' if count == 1 else 'are'} in neither"
    return f"{count:,} {'has' if count == 1 else 'have'} no date"
