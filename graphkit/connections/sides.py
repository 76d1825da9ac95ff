"""The two sides of a collection: the articles before and after its largest gap in time.

May import: vocabulary, graph, connections.dates, connections.groups.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.dates import MONTHS, parse_moment
from graphkit.connections.groups import Group, make_group
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE

MIN_GAP_DAYS = 90
"""A gap that does not exceed this many days is no gap: the coverage is continuous."""

MIN_SHARE = 0.05
"""The smallest part of the dated articles that makes a side."""

MIN_ARTICLES = 2
"""The smallest number of articles that makes a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two groups of articles that have none in common."""

    earlier: Group
    """The first group; where time separates them, the earlier one."""
    later: Group
    """The second group; where time separates them, the later one."""
    gap_days: int | None
    """The days between the last day of the earlier and the first day of the later, neither counted; None if
    time does not separate them, or if another article is dated in between."""


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
    return Sides(
        earlier=make_group(graph, labels[0], (node_id for _, node_id in dated[:cut])),
        later=make_group(graph, labels[1], (node_id for _, node_id in dated[cut:])),
        gap_days=(dated[cut][0].date() - dated[cut - 1][0].date()).days - 1,
    )


def make_sides(graph: nx.MultiDiGraph[str], earlier: Group, later: Group) -> Sides:
    """Set two groups against each other, in the order in which they are given, and find the gap between them."""
    gap_days = None
    if earlier.last and later.first and earlier.last < later.first:
        dates = (attributes.get("date_published") for _, attributes in nodes_of(graph, ARTICLE))
        days = (parse_moment(date).date() for date in dates if date)
        if not any(earlier.last < day < later.first for day in days):
            gap_days = (later.first - earlier.last).days - 1
    return Sides(earlier=earlier, later=later, gap_days=gap_days)


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
