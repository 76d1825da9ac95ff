"""What story detection reads of a graph: the words, dates, providers and links of its articles.

May import: vocabulary, graph, stories.story.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE, PUBLISHED_BY, RELATED

_WORD = re.compile(r"\w+(?:['.]\w+)*")
_QUOTES = str.maketrans("\u2018\u2019", "''")
_MARKUP = re.compile(r"<[^<>]*>")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?!\w)")
_LAST_PART = re.compile(r"^(.+\S)\s+[|\u2013\u2014-]\s+([^|\u2013\u2014]+)$", re.DOTALL)
_SECONDS_OF_A_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Articles:
    """The articles of a graph that have a title, in the order of their ids, column by column."""

    ids: tuple[str, ...]
    """Their ids."""
    titles: tuple[str, ...]
    """Their titles, as the graph holds them."""
    headlines: tuple[str, ...]
    """Their titles without the name of the provider at the end."""
    excerpts: tuple[str, ...]
    """Their excerpts; empty where there is none."""
    dates: tuple[str | None, ...]
    """When they were published, as the graph holds it; None where that is no date."""
    days: NDArray[np.float64]
    """The same as days since 1970; not a number where there is none."""
    providers: tuple[str | None, ...]
    """The ids of their providers."""
    related: frozenset[tuple[int, int]]
    """Which of them are linked as related, each pair once, the lesser position first."""


def read_articles(graph: nx.MultiDiGraph[str]) -> Articles:
    """Read the articles of a graph.

    Args:
        graph: any graph whose nodes have ``kind`` and may have ``title``, ``excerpt`` and ``date_published``.
    """
    titled = sorted((i, attributes) for i, attributes in nodes_of(graph, ARTICLE) if _text(attributes, "title"))
    ids = [article for article, _ in titled]
    providers = [provider_of(graph, article) for article in ids]
    titles = [_text(attributes, "title") for _, attributes in titled]
    days = [days_of(attributes.get("date_published")) for _, attributes in titled]
    return Articles(
        ids=tuple(ids),
        titles=tuple(titles),
        headlines=tuple(
            _without_provider(graph, title, provider) for title, provider in zip(titles, providers, strict=True)
        ),
        excerpts=tuple(_text(attributes, "excerpt") for _, attributes in titled),
        dates=tuple(
            None if day is None else str(attributes["date_published"])
            for day, (_, attributes) in zip(days, titled, strict=True)
        ),
        days=np.array([np.nan if day is None else day for day in days], dtype=np.float64),
        providers=tuple(providers),
        related=_related(graph, ids),
    )


def words_of(text: str) -> list[str]:
    """Give the words of a text, alike however they are written.

    Markup, case, the shape of quotes and letters (Unicode's form KC) and possessives do not count; the parts of
    a word with hyphens count as words of their own.
    """
    return [word.casefold() for word in written_words_of(text)]


def written_words_of(text: str) -> list[str]:
    """Give the words of a text as they are written there, in the same number and order as `words_of`."""
    plain = unicodedata.normalize("NFKC", _MARKUP.sub(" ", html.unescape(text))).translate(_QUOTES)
    return _WORD.findall(_POSSESSIVE.sub("", plain))


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
    return min((end for _, end, kind in graph.out_edges(article, keys=True) if kind == PUBLISHED_BY), default=None)


def _text(attributes: Mapping[str, Any], name: str) -> str:
    value = attributes.get(name)
    return value if isinstance(value, str) and value.strip() else ""


def _names(graph: nx.MultiDiGraph[str], provider: str | None) -> set[str]:
    """Give what a provider calls itself in its headlines: its name, or its domain without the ending."""
    attributes = graph.nodes[provider] if provider is not None else {}
    domain = _text(attributes, "domain")
    return {_letters(name) for name in (_text(attributes, "name"), domain, domain.rpartition(".")[0])} - {""}


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _without_provider(graph: nx.MultiDiGraph[str], title: str, provider: str | None) -> str:
    found = _LAST_PART.match(title)
    return found[1] if found and _letters(found[2]) in _names(graph, provider) else title


def _related(graph: nx.MultiDiGraph[str], ids: Sequence[str]) -> frozenset[tuple[int, int]]:
    place = {article: position for position, article in enumerate(ids)}
    pairs = (
        (place[start], place[end])
        for start, end, kind in graph.edges(keys=True)
        if kind == RELATED and start in place and end in place and start != end
    )
    return frozenset((min(pair), max(pair)) for pair in pairs)
