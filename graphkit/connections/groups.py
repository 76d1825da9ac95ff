"""A group of articles, and how two groups are kept apart.

May import: errors, connections.dates, connections.names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.dates import parse_moment
from graphkit.connections.names import say_some
from graphkit.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of articles that a question asks about."""

    label: str
    """What to call it, such as ``2020``."""
    articles: tuple[str, ...]
    """The ids of its articles in the order of their dates, those without a date last."""
    asked: tuple[str, ...] = ()
    """What was asked for; empty if the group was found in the collection."""
    first: dt.date | None = None
    """The day of its first article, in UTC; None if none has a date."""
    last: dt.date | None = None
    """The day of its last article, in UTC; None if none has a date."""


def make_group(graph: nx.MultiDiGraph[str], label: str, articles: Iterable[str], asked: tuple[str, ...] = ()) -> Group:
    """Put articles in order and find their first and last day."""
    dates = {article: graph.nodes[article].get("date_published") for article in articles}
    dated = sorted((parse_moment(date), article) for article, date in dates.items() if date)
    undated = sorted(article for article, date in dates.items() if not date)
    return Group(
        label=label,
        articles=(*(article for _, article in dated), *undated),
        asked=asked,
        first=dated[0][0].date() if dated else None,
        last=dated[-1][0].date() if dated else None,
    )


def unite_groups(graph: nx.MultiDiGraph[str], groups: Iterable[Group]) -> Group:
    """Make one group of several."""
    parts = list(groups)
    if len(parts) == 1:
        return parts[0]
    labels = list(dict.fromkeys(part.label for part in parts))
    return make_group(
        graph,
        " and ".join(labels),
        {article for part in parts for article in part.articles},
        tuple(asked for part in parts for asked in part.asked),
    )


def separate_groups(graph: nx.MultiDiGraph[str], earlier: Group, later: Group) -> tuple[Group, Group, tuple[str, ...]]:
    """Give every article that is in both groups to the smaller of them, of two equal ones to the earlier.

    So a story can be asked about against the year that it is a part of.

    Returns:
        Both groups, without an article in common, and the articles that they had in common.

    Raises:
        UsageError: if both are the same articles.
    """
    shared = set(earlier.articles) & set(later.articles)
    if not shared:
        return earlier, later, ()
    if set(earlier.articles) == set(later.articles):
        raise UsageError(
            f"{earlier.label} and {later.label} are the same {say_some(len(shared), 'article')}. "
            "Ask for two groups that differ."
        )
    if len(earlier.articles) <= len(later.articles):
        later = _without(graph, later, shared)
    else:
        earlier = _without(graph, earlier, shared)
    return earlier, later, tuple(sorted(shared))


def keep_in_group(graph: nx.MultiDiGraph[str], group: Group) -> Group:
    """Give what is left of a group in a graph that holds a part of the articles only."""
    return make_group(graph, group.label, (article for article in group.articles if article in graph), group.asked)


def _without(graph: nx.MultiDiGraph[str], group: Group, articles: set[str]) -> Group:
    return make_group(graph, group.label, set(group.articles) - articles, group.asked)
