"""The tellings of a story: its providers in the order in which they began, each with its delay.

A date without a time says that something happened on that day (in UTC), and no more. So a delay is a number of
days unless the provider's date and those of all who told the story on its first day have a time.

May import: graph, stories, connections, coverage.coverage.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from graphkit.connections.dates import parse_moment
from graphkit.coverage.coverage import Telling
from graphkit.coverage.periods import Periods
from graphkit.stories.articles import provider_of

_LENGTH_OF_A_DAY = len("2020-06-09")


def find_tellings(
    graph: nx.MultiDiGraph[str],
    articles: Iterable[str],
    names: Mapping[str | None, str],
    periods: Periods,
    places: Mapping[str, int],
) -> tuple[Telling, ...]:
    """Put the providers of some articles in the order in which they began.

    Args:
        graph: the graph.
        articles: the articles, such as those of a story.
        names: what to call each provider.
        periods: the periods to count in.
        places: the place of each article's period.
    """
    by_provider: defaultdict[str | None, list[str]] = defaultdict(list)
    for article in articles:
        by_provider[provider_of(graph, article)].append(article)
    tellings = [
        Telling(
            provider=provider,
            name=names[provider],
            articles=tuple(sorted(own, key=lambda article: (moment_order(date_of(graph, article)), article))),
            curated=sum(1 for article in own if graph.nodes[article].get("curated")),
            counts=count_places(own, places, len(periods.groups)),
        )
        for provider, own in by_provider.items()
    ]
    dated = _measure([replace(telling, date=date_of(graph, telling.articles[0])) for telling in tellings])
    return tuple(sorted(dated, key=_telling_order))


def date_of(graph: nx.MultiDiGraph[str], article: str) -> str | None:
    """Give the date of an article as the graph holds it; None if it has none."""
    return graph.nodes[article].get("date_published")


def has_time(date: str) -> bool:
    """Tell whether a date as the graph holds it has a time."""
    return len(date) > _LENGTH_OF_A_DAY


def moment_order(date: str | None) -> tuple[bool, dt.datetime, bool]:
    """Give what orders dates as the graph holds them: a day before the moments in it, nothing last."""
    if date is None:
        return True, dt.datetime.min.replace(tzinfo=dt.UTC), False
    return False, parse_moment(date), has_time(date)


def count_places(articles: Iterable[str], places: Mapping[str, int], length: int) -> tuple[int, ...]:
    """Count articles by the places of their periods."""
    counts = [0] * length
    for article in articles:
        counts[places[article]] += 1
    return tuple(counts)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """When a story began: the first day, and the first moment on it if all who told it then have a time."""

    day: dt.date
    moment: dt.datetime | None


def _measure(tellings: list[Telling]) -> list[Telling]:
    """Say of every telling with a date how long after the first it came, and whether it was first."""
    dates = [telling.date for telling in tellings if telling.date]
    if not dates:
        return tellings
    day = min(parse_moment(date).date() for date in dates)
    opening = [date for date in dates if parse_moment(date).date() == day]
    timed = [parse_moment(date) for date in opening if has_time(date)]
    earliest = min(timed, default=None)
    beginning = _Beginning(day, earliest if len(timed) == len(opening) else None)
    return [_delay(telling, telling.date, beginning, earliest) if telling.date else telling for telling in tellings]


def _delay(telling: Telling, date: str, beginning: _Beginning, earliest: dt.datetime | None) -> Telling:
    moment = parse_moment(date)
    is_first = moment.date() == beginning.day and (moment == earliest or not has_time(date))
    if beginning.moment is not None and has_time(date):
        return replace(telling, delay=moment - beginning.moment, is_exact=True, is_first=is_first)
    return replace(telling, delay=dt.timedelta(days=(moment.date() - beginning.day).days), is_first=is_first)


def _telling_order(telling: Telling) -> tuple[bool, dt.timedelta, bool, tuple[bool, dt.datetime, bool], str, str]:
    return (
        telling.delay is None,
        telling.delay or dt.timedelta(),
        not telling.is_first,
        moment_order(telling.date),
        telling.name,
        telling.provider or "",
    )
