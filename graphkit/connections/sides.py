"""The two sides of a collection: the articles before and after its largest gap in time.

May import: vocabulary, graph.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE

MIN_GAP_DAYS = 90
"""A gap that does not exceed this many days is no gap: the coverage is continuous."""

MIN_SHARE = 0.05
"""The smallest part of the dated articles that makes a side."""

MIN_ARTICLES = 2
"""The smallest number of articles that makes a side."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A group of articles that a question asks about."""

    label: str
    """What to call it, such as ``2020``."""
    articles: tuple[str, ...]
    """The ids of its articles, in the order of their dates."""
    first: dt.date
    """The day of its first article, in UTC."""
    last: dt.date
    """The day of its last article, in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two groups of articles with a gap in time between them."""

    earlier: Side
    """The articles before the gap."""
    later: Side
    """The articles after it."""
    gap_days: int
    """The days between the last day of the earlier and the first day of the later, neither counted."""


def find_sides(graph: nx.MultiDiGraph[str]) -> Sides | None:
    """Find the two sides of a collection.

    They lie on both sides of the largest gap between consecutive dates of publication that leaves at
    least `MIN_SHARE` of the dated articles, and `MIN_ARTICLES`, on each side; of two equal gaps the earlier.

    Returns:
        The sides; None where no such gap exceeds `MIN_GAP_DAYS`, so that the coverage is continuous.
    """
    dated = sorted(
        (parse_moment(attributes["date_published"]), node_id)
        for node_id, attributes in nodes_of(graph, ARTICLE)
        if "date_published" in attributes
    )
    smallest = max(MIN_ARTICLES, math.ceil(MIN_SHARE * len(dated)))
    cuts = range(smallest, len(dated) - smallest + 1)
    cut = max(cuts, key=lambda index: (dated[index][0] - dated[index - 1][0], -index), default=None)
    if cut is None:
        return None
    gap = dated[cut][0] - dated[cut - 1][0]
    if gap <= dt.timedelta(days=MIN_GAP_DAYS):
        return None
    labels = _label(dated[0][0], dated[cut - 1][0], dated[cut][0], dated[-1][0])
    earlier, later = _side(labels[0], dated[:cut]), _side(labels[1], dated[cut:])
    return Sides(earlier=earlier, later=later, gap_days=(later.first - earlier.last).days - 1)


def parse_moment(date: str) -> dt.datetime:
    """Read a date as the graph holds it; a date without a time stands for its first moment, in UTC."""
    moment = dt.datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _side(label: str, dated: Sequence[tuple[dt.datetime, str]]) -> Side:
    return Side(
        label=label,
        articles=tuple(node_id for _, node_id in dated),
        first=dated[0][0].date(),
        last=dated[-1][0].date(),
    )


def _label(first: dt.datetime, before: dt.datetime, after: dt.datetime, last: dt.datetime) -> tuple[str, str]:
    """Name two spans of time by years; where they share a year, by months, which the gap keeps apart."""
    name = _year if before.year < after.year else _month
    return _span(name(first), name(before)), _span(name(after), name(last))


def _year(moment: dt.datetime) -> str:
    return str(moment.year)


def _month(moment: dt.datetime) -> str:
    return f"{MONTHS[moment.month - 1]} {moment.year}"


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
