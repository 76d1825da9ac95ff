"""What a person asks for becomes a group of articles: ``2020``, ``topic:AI``, an address, a phrase.

May import: errors, vocabulary, reading.addresses, identity, graph, connections.groups, connections.names.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator

import networkx as nx

from graphkit.connections.dates import MONTHS, parse_moment, say_day
from graphkit.connections.groups import Group, make_group
from graphkit.connections.names import HINGES, Hinge, name_node, say_names
from graphkit.errors import UsageError
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.identity.keys import build_key
from graphkit.reading.addresses import AddressRefused, read_address
from graphkit.vocabulary import ARTICLE, NODE_KINDS, PHRASE, STORY

_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_DATES = re.compile(rf"({_DATE})|({_DATE})?\.\.({_DATE})?", re.ASCII)
_ADDRESSES = ("url", "original_url", "amp_url", "cdn_amp_url")
_CLOSE = 3


def read_group(graph: nx.MultiDiGraph[str], text: str) -> Group:
    """Find the articles that a text asks for.

    Args:
        graph: the graph.
        text: a year, month or day (``2020``, ``2020-06``, ``2020-06-09``); a range of them (``2020-06..2020-09``,
            both included; ``..2020`` and ``2021..`` are open); ``topic:``, ``provider:``, ``phrase:`` or ``story:``
            and a name (a provider's domain too, and words of a story's name if only one has them); an address of
            an article; else a phrase.

    Raises:
        UsageError: if there is no such thing, or no article belongs to it. It says what there is.
    """
    text = text.strip()
    if (dates := _DATES.fullmatch(text)) and text != "..":
        return _read_dates(graph, text, dates)
    node_id = find_node(graph, text)
    attributes = graph.nodes[node_id]
    if attributes["kind"] == ARTICLE:
        return make_group(graph, f"“{name_node(graph, node_id)}”", [node_id], (text,))
    articles = {start for start, _ in graph.in_edges(node_id) if graph.nodes[start].get("kind") == ARTICLE}
    if not articles:
        raise UsageError(f"{text}: no article belongs to it.")
    name = name_node(graph, node_id)
    label = {PHRASE: f"“{name}”", STORY: f"the story “{name}”"}.get(attributes["kind"], name)
    return make_group(graph, label, articles, (text,))


def find_node(graph: nx.MultiDiGraph[str], text: str) -> str:
    """Find the node that a text names: an id, ``topic:`` and the like with a name, an address, or a phrase.

    Raises:
        UsageError: if there is none; it names what is near.
    """
    if text in graph:
        return text
    for hinge in HINGES:
        prefix = NODE_KINDS[hinge.kind].id_prefix
        if text.casefold().startswith(prefix):
            return _find_named(graph, hinge, text[len(prefix) :].strip(), text)
    if "://" in text or re.match(r"[\w-]+(\.[\w-]+)+/", text):
        return _find_article(graph, text)
    return _find_named(graph, next(hinge for hinge in HINGES if hinge.kind == PHRASE), text, text)


def _find_named(graph: nx.MultiDiGraph[str], hinge: Hinge, name: str, text: str) -> str:
    """Find a node by its name, domain or id, whatever the case; a story by words that its name alone has."""
    wanted = name.casefold()
    named = list(nodes_of(graph, hinge.kind))
    for attribute in ("name", "domain"):
        found = [node_id for node_id, attributes in named if str(attributes.get(attribute, "")).casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"{text}: {len(found)} {hinge.nouns} are called so. Name one of {say_names(sorted(found))}."
            )
    if hinge.kind == STORY and wanted:
        words = wanted.split()
        found = [node_id for node_id, _ in named if all(word in name_node(graph, node_id).casefold() for word in words)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{text}: {len(found)} stories have these words. Name one of {say_names(sorted(found))}.")
    raise UsageError(f"{text}: there is no such {hinge.noun}. {_say_near(graph, hinge, wanted)}")


def _say_near(graph: nx.MultiDiGraph[str], hinge: Hinge, wanted: str) -> str:
    """Say which names are near to the one that was asked for; for a bare word, those of every kind."""
    choices: dict[str, str] = {}
    for other in HINGES if hinge.kind == PHRASE else (hinge,):
        prefix = NODE_KINDS[other.kind].id_prefix
        for node_id, attributes in nodes_of(graph, other.kind):
            for attribute in ("name", "domain"):
                if value := attributes.get(attribute):
                    choices.setdefault(str(value).casefold(), node_id if other.kind == STORY else f"{prefix}{value}")
    near = difflib.get_close_matches(wanted, sorted(choices), n=_CLOSE, cutoff=0.5)
    if near:
        return f"Near to it: {say_names([choices[name] for name in near])}."
    own = sorted(name_node(graph, node_id) for node_id, _ in nodes_of(graph, hinge.kind))
    return f"There is {say_names(own)}." if own else f"No {hinge.noun} is here."


def _find_article(graph: nx.MultiDiGraph[str], text: str) -> str:
    """Find the article that one of its addresses names."""
    try:
        key = build_key(read_address(text if "://" in text else f"https://{text}"))
    except AddressRefused as refused:
        raise UsageError(f"{text}: {refused}.") from refused
    if key in graph:
        return key
    found = sorted({node_id for node_id, address in _addresses(graph) if build_key(address) == key})
    if found:
        return found[0]
    host = key.partition("/")[0]
    near = sorted(node_id for node_id, _ in nodes_of(graph, ARTICLE) if node_id.partition("/")[0] == host)
    of_host = f"Of {host} there is {say_names(near, _CLOSE)}." if near else f"There is none of {host}."
    raise UsageError(f"{text}: no article here has this address. {of_host}")


def _addresses(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str]]:
    """Give every address of every article, also those that the graph does not show."""
    for node_id, attributes in nodes_of(graph, ARTICLE):
        for attribute in _ADDRESSES:
            if attribute in attributes:
                yield node_id, attributes[attribute]
                if isinstance(graph, NewsGraph):
                    for stated in graph.provenance.values(node_id, attribute)[1:]:
                        yield node_id, stated.value


def _read_dates(graph: nx.MultiDiGraph[str], text: str, dates: re.Match[str]) -> Group:
    """Find the articles of a span of days."""
    single, start, end = dates.groups()
    try:
        first = _first_day(single or start) if single or start else dt.date.min
        last = _last_day(single or end) if single or end else dt.date.max
    except ValueError as error:
        raise UsageError(f"{text}: is no date. Write a year, 2020-06, 2020-06-09 or 2020-06..2020-09.") from error
    if first > last:
        raise UsageError(f"{text}: ends before it begins. Write the earlier date first.")
    days = {
        node_id: parse_moment(attributes["date_published"]).date()
        for node_id, attributes in nodes_of(graph, ARTICLE)
        if "date_published" in attributes
    }
    articles = [node_id for node_id, day in days.items() if first <= day <= last]
    if not articles:
        raise UsageError(f"{text}: no article here is of that time. {_say_years(days.values())}")
    return make_group(graph, _say_span(single, start, end), articles, (text,))


def _first_day(date: str) -> dt.date:
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def _last_day(date: str) -> dt.date:
    parts = [int(part) for part in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]  # noqa: PLR2004 - year, month, day
    return dt.date(year, month, day)


def _say_span(single: str | None, start: str | None, end: str | None) -> str:
    if single:
        return _say_date(single)
    if start and end:
        return f"{_say_date(start)} to {_say_date(end)}"
    return f"{_say_date(start)} and after" if start else f"{_say_date(end or '')} and before"


def _say_date(date: str) -> str:
    parts = date.split("-")
    if len(parts) == 1:
        return date
    return say_day(_first_day(date)) if len(parts) > 2 else f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"  # noqa: PLR2004 - as above


def _say_years(days: Iterable[dt.date]) -> str:
    counts: dict[int, int] = {}
    for day in days:
        counts[day.year] = counts.get(day.year, 0) + 1
    if not counts:
        return "No article has a date."
    return f"There is {say_names([f'{year} ({count:,})' for year, count in sorted(counts.items())], 20)}."
