"""The periods of a coverage: two parts of a collection, or the years or months that there are.

May import: vocabulary, errors, graph, connections.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from graphkit.connections.dates import MONTHS, parse_moment
from graphkit.connections.groups import Group, make_group, separate_groups
from graphkit.connections.sides import find_sides
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE

MAX_MONTHS_SPAN_DAYS = 366
"""Dates that span no more days than these are counted by months, others by years."""


class Basis(StrEnum):
    """What makes the periods."""

    ASKED = "asked"
    """Two groups of articles that were asked for; they may be other than times."""
    SIDES = "sides"
    """The two sides of the largest gap in time."""
    YEARS = "years"
    """The calendar's years in which there is an article."""
    MONTHS = "months"
    """The calendar's months in which there is an article."""
    NONE = "none"
    """Nothing: no article is dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The periods of a collection; every article is in exactly one."""

    basis: Basis
    """What makes them."""
    groups: tuple[Group, ...]
    """The periods, in order; the last one may be the rest."""
    has_rest: bool
    """Whether the last one is what is in no other: articles without a date, or of neither part."""
    shared: tuple[str, ...] = ()
    """The ids of articles that were in both parts that were asked for, and count for the smaller one."""

    @property
    def parts(self) -> tuple[Group, Group] | None:
        """The two parts that can be told apart; None where the calendar makes the periods."""
        return self.groups[:2] if self.basis in (Basis.ASKED, Basis.SIDES) else None  # type: ignore[return-value] # two

    def places(self) -> dict[str, int]:
        """Give the place of the period of every article."""
        return {article: place for place, group in enumerate(self.groups) for article in group.articles}


def find_periods(graph: nx.MultiDiGraph[str], earlier: Group | None = None, later: Group | None = None) -> Periods:
    """Find the periods of a collection.

    They are the two groups that are asked for; else the two sides of the largest gap in time
    (`graphkit.connections.sides`); else, where no gap is large enough, the months or years that there are.

    Raises:
        UsageError: if both groups are the same articles.
    """
    shared: tuple[str, ...] = ()
    if earlier is not None and later is not None:
        *groups, shared = separate_groups(graph, earlier, later)
        basis = Basis.ASKED
    elif sides := find_sides(graph):
        groups, basis = [sides.earlier, sides.later], Basis.SIDES
    else:
        basis, groups = _calendar(graph)
    inside = {article for group in groups for article in group.articles}
    rest = [article for article, _ in nodes_of(graph, ARTICLE) if article not in inside]
    if rest:
        groups.append(make_group(graph, "neither" if basis is Basis.ASKED else "undated", rest))
    return Periods(basis=basis, groups=tuple(groups), has_rest=bool(rest), shared=shared)


def _calendar(graph: nx.MultiDiGraph[str]) -> tuple[Basis, list[Group]]:
    """Group the dated articles by months or, if they span more than a year, by years."""
    days = dict(sorted(_days(graph), key=lambda item: (item[1], item[0])))
    if not days:
        return Basis.NONE, []
    span = max(days.values()) - min(days.values())
    basis = Basis.MONTHS if span.days <= MAX_MONTHS_SPAN_DAYS else Basis.YEARS
    groups: dict[str, list[str]] = {}
    for article, day in days.items():
        label = f"{MONTHS[day.month - 1]} {day.year}" if basis is Basis.MONTHS else str(day.year)
        groups.setdefault(label, []).append(article)
    return basis, [make_group(graph, label, articles) for label, articles in groups.items()]


def _days(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, dt.date]]:
    for article, attributes in nodes_of(graph, ARTICLE):
        if date := attributes.get("date_published"):
            yield article, parse_moment(date).date()
