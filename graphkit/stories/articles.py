"""What story detection reads of a graph: the words, dates, providers and links of its articles.

May import: vocabulary, graph, stories.words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.news_graph import nodes_of
from graphkit.stories.words import WordsByText
from graphkit.vocabulary import ARTICLE, PUBLISHED_BY, RELATED

_LAST_PART = re.compile(r"^(.+\S)\s+[|\u2013\u2014-]\s+([^|\u2013\u2014]+)$", re.DOTALL)
_SECONDS_OF_A_DAY = 86_400

_Edges = Mapping[str, Mapping[str, Any]]
"""The edges from a node, as networkx holds them: by where they go, then by kind."""


class Articles(msgspec.Struct, frozen=True, kw_only=True, eq=False):
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


class ToldArticle(msgspec.Struct, frozen=True, gc=False):
    """What story detection reads of an article."""

    article: str
    """Its id."""
    title: str
    """Its title, which is not blank."""
    excerpt: str
    """Its excerpt; empty where there is none."""
    date_published: object
    """When it was published, as the graph holds it."""
    provider: str | None
    """The id of its provider, the first if there are several; None if there is none."""
    related: tuple[str, ...]
    """The ids of what it is linked to as related."""


class Told(msgspec.Struct, frozen=True):
    """All that story detection reads of a graph: plain values, which another process can be told."""

    articles: list[ToldArticle]
    """The articles that have a title, by their ids."""
    names: dict[str, set[str]]
    """What each provider calls itself in its headlines, by its id."""


def gather(graph: nx.MultiDiGraph[str]) -> Told:
    """Gather what story detection reads of a graph.

    Args:
        graph: any graph whose nodes have ``kind`` and may have ``title``, ``excerpt`` and ``date_published``.
    """
    edges: dict[str, _Edges] = dict(graph.adjacency())
    articles = [
        ToldArticle(
            article,
            title,
            _text(attributes, "excerpt"),
            attributes.get("date_published"),
            _first_provider(edges[article]),
            tuple([end for end, kinds in edges[article].items() if RELATED in kinds]),
        )
        for article, attributes in sorted(nodes_of(graph, ARTICLE), key=itemgetter(0))
        if (title := _text(attributes, "title"))
    ]
    providers = {row.provider for row in articles if row.provider is not None}
    return Told(articles, {provider: _names(graph.nodes[provider]) for provider in providers})


def read_articles(told: Told, known: WordsByText | None = None) -> Articles:
    """Take the words out of what was gathered of articles, and lay all of it in columns.

    Args:
        told: what was gathered.
        known: words of texts that are known; afterwards, those of these texts.
    """
    rows = told.articles
    words = WordsByText() if known is None else known
    titles = [_without_provider(row.title, told.names.get(row.provider or "", ())) for row in rows]
    headlines = tuple([words[title] for title in titles])
    excerpts = tuple([words[row.excerpt] for row in rows])
    if known is not None:
        for text in known.keys() - titles - {row.excerpt for row in rows}:
            del known[text]
    days = [days_of(row.date_published) for row in rows]
    return Articles(
        ids=tuple([row.article for row in rows]),
        titles=tuple([row.title for row in rows]),
        headlines=headlines,
        excerpts=excerpts,
        dates=tuple(None if day is None else str(row.date_published) for day, row in zip(days, rows, strict=True)),
        days=np.array([np.nan if day is None else day for day in days], dtype=np.float64),
        providers=tuple([row.provider for row in rows]),
        related=_related(rows),
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


def _names(attributes: Mapping[str, Any]) -> set[str]:
    """Give what a provider calls itself in its headlines: its name, or its domain without the ending."""
    domain = _text(attributes, "domain")
    return {_letters(name) for name in (_text(attributes, "name"), domain, domain.rpartition(".")[0])} - {""}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _without_provider(title: str, names: Container[str]) -> str:
    found = _LAST_PART.match(title)
    return found[1] if found and _letters(found[2]) in names else title


def _related(rows: Sequence[ToldArticle]) -> NDArray[np.int64]:
    place = {row.article: position for position, row in enumerate(rows)}
    pairs = [
        (position, place[end])
        for position, row in enumerate(rows)
        for end in row.related
        if end in place and end != row.article
    ]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    # Without counts, numpy puts numbers into a hash table, which takes a hundred times as long for millions.
    pair_numbers, _ = np.unique(np.minimum(one, other) * len(rows) + np.maximum(one, other), return_counts=True)
    return np.column_stack(np.divmod(pair_numbers, len(rows) or 1))
