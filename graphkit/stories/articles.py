"""What story detection reads of a graph: the words, dates, providers and links of its articles.

May import: vocabulary, graph, stories.words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.news_graph import nodes_of
from graphkit.stories.words import words_of
from graphkit.vocabulary import ARTICLE, PUBLISHED_BY, RELATED

_LAST_PART = re.compile(r"^(.+\S)\s+[|\u2013\u2014-]\s+([^|\u2013\u2014]+)$", re.DOTALL)
_SECONDS_OF_A_DAY = 86_400

_Edges = Mapping[str, Mapping[str, Any]]
"""The edges from a node, as networkx holds them: by where they go, then by kind."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Articles:
    """The articles of a graph that have a title, in the order of their ids, column by column."""

    ids: tuple[str, ...]
    """Their ids."""
    titles: tuple[str, ...]
    """Their titles, as the graph holds them."""
    headlines: tuple[str, ...]
    """The words of their titles without the name of the provider at the end, as `words_of` gives them."""
    excerpts: tuple[str, ...]
    """The words of their excerpts; empty where there is none."""
    dates: tuple[str | None, ...]
    """When they were published, as the graph holds it; None where that is no date."""
    days: NDArray[np.float64]
    """The same as days since 1970; not a number where there is none."""
    providers: tuple[str | None, ...]
    """The ids of their providers."""
    related: NDArray[np.int64]
    """Which of them are linked as related: a row of two positions for each pair, the lesser first, in order."""


def read_articles(graph: nx.MultiDiGraph[str]) -> Articles:
    """Read the articles of a graph.

    Args:
        graph: any graph whose nodes have ``kind`` and may have ``title``, ``excerpt`` and ``date_published``.
    """
    titled = sorted((i, attributes) for i, attributes in nodes_of(graph, ARTICLE) if _text(attributes, "title"))
    ids = [article for article, _ in titled]
    edges: dict[str, _Edges] = dict(graph.adjacency())
    providers = [_first_provider(edges[article]) for article in ids]
    names = {provider: _names(graph, provider) for provider in set(providers)}
    titles = [_text(attributes, "title") for _, attributes in titled]
    days = [days_of(attributes.get("date_published")) for _, attributes in titled]
    return Articles(
        ids=tuple(ids),
        titles=tuple(titles),
        headlines=tuple(
            words_of(_without_provider(title, names[provider]))
            for title, provider in zip(titles, providers, strict=True)
        ),
        excerpts=tuple(words_of(_text(attributes, "excerpt")) for _, attributes in titled),
        dates=tuple(
            None if day is None else str(attributes["date_published"])
            for day, (_, attributes) in zip(days, titled, strict=True)
        ),
        days=np.array([np.nan if day is None else day for day in days], dtype=np.float64),
        providers=tuple(providers),
        related=_related(edges, ids),
    )


def days_of(date: object) -> float | None:
    """Give a date as the graph holds it as days since 1970, in UTC; None if it is none."""
    try:
        moment = dt.datetime.fromisoformat(date) if isinstance(date, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return (aware - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).total_seconds() / _SECONDS_OF_A_DAY


def provider_of(graph: nx.MultiDiGraph[str], article: str) -> str | None:
    """Give the provider of an article, the first by id if it has several; None if it has none."""
    return _first_provider(graph.adj[article])


def _first_provider(edges: _Edges) -> str | None:
    return min((end for end, kinds in edges.items() if PUBLISHED_BY in kinds), default=None)


def _text(attributes: Mapping[str, Any], name: str) -> str:
    value = attributes.get(name)
    return value if isinstance(value, str) and value.strip() else ""


def _names(graph: nx.MultiDiGraph[str], provider: str | None) -> set[str]:
    """Give what a provider calls itself in its headlines: its name, or its domain without the ending."""
    attributes = graph.nodes[provider] if provider is not None else {}
    domain = _text(attributes, "domain")
    return {_letters(name) for name in (_text(attributes, "name"), domain, domain.rpartition(".")[0])} - {""}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _without_provider(title: str, names: set[str]) -> str:
    found = _LAST_PART.match(title)
    return found[1] if found and _letters(found[2]) in names else title


def _related(edges: Mapping[str, _Edges], ids: Sequence[str]) -> NDArray[np.int64]:
    place = {article: position for position, article in enumerate(ids)}
    pairs = [
        (position, place[end])
        for article, position in place.items()
        for end, kinds in edges[article].items()
        if RELATED in kinds and end in place and end != article
    ]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    pair_numbers = np.unique(np.minimum(one, other) * len(ids) + np.maximum(one, other))
    return np.column_stack(np.divmod(pair_numbers, len(ids) or 1))
