"""What to call a node, and how to speak of its kind.

May import: vocabulary, connections.dates.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import networkx as nx

from graphkit.connections.dates import parse_moment, say_day
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE,
    MENTIONS,
    NODE_KINDS,
    PART_OF,
    PHRASE,
    PROVIDER,
    PUBLISHED_BY,
    STORY,
    TOPIC,
    node_kind,
)

MAX_NAMES = 5
"""How many names a sentence lists before it says how many more there are."""

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


class Hinge(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of node that articles hang on, and that can therefore stand between two groups of them."""

    kind: str
    """The kind of node."""
    edge_kind: str
    """The kind of edge by which articles hang on it."""
    noun: str
    """What to call one."""
    nouns: str
    """What to call several."""


HINGES: tuple[Hinge, ...] = (
    Hinge(kind=PROVIDER, edge_kind=PUBLISHED_BY, noun="provider", nouns="providers"),
    Hinge(kind=TOPIC, edge_kind=ABOUT, noun="topic", nouns="topics"),
    Hinge(kind=PHRASE, edge_kind=MENTIONS, noun="phrase", nouns="phrases"),
    Hinge(kind=STORY, edge_kind=PART_OF, noun="story", nouns="stories"),
)
"""Every kind of node that articles hang on."""

HINGE_OF_EDGE: dict[str, Hinge] = {hinge.edge_kind: hinge for hinge in HINGES}
"""The same, by the kind of edge."""


def name_node(graph: nx.MultiDiGraph[str], node_id: str) -> str:
    """Give what people call a node: a name, else a domain, a title or an address."""
    attributes = graph.nodes[node_id]
    return str(attributes.get("name") or attributes.get("domain") or attributes.get("title") or node_id)


def name_provider(graph: nx.MultiDiGraph[str], article: str) -> str | None:
    """Give the name of who published an article; None if that is not known."""
    providers = sorted(target for _, target, kind in graph.out_edges(article, keys=True) if kind == PUBLISHED_BY)
    return name_node(graph, providers[0]) if providers else None


def day_of(graph: nx.MultiDiGraph[str], article: str) -> str | None:
    """Give the day of an article in words; None if it has no date."""
    date = graph.nodes[article].get("date_published")
    return say_day(parse_moment(date).date()) if date else None


def point_to(graph: nx.MultiDiGraph[str], node_id: str) -> str:
    """Name a node in a few words: an article by its provider and its day, another by its name and kind."""
    if not is_article(graph, node_id):
        return f"{name_node(graph, node_id)} ({NODE_KINDS[node_kind(node_id)].name})"
    provider = name_provider(graph, node_id) or node_id.partition("/")[0]
    return f"{provider}, {day_of(graph, node_id) or 'without a date'}"


def is_article(graph: nx.MultiDiGraph[str], node_id: str) -> bool:
    """Tell whether a node is an article."""
    return bool(graph.nodes[node_id].get("kind") == ARTICLE)


def say_names(names: Sequence[str], most: int = MAX_NAMES) -> str:
    """List names as a sentence does, and count those beyond `most`."""
    shown, hidden = list(names[:most]), len(names) - most
    if hidden > 0:
        shown.append(f"{hidden:,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def say_some(count: int, noun: str, nouns: str | None = None) -> str:
    """Say how many there are of something, such as ``3 articles``."""
    return f"{count:,} {say_plural(count, noun, nouns)}"


def say_plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Give the noun that fits a count."""
    return noun if count == 1 else nouns or f"{noun}s"


def say_number(count: int) -> str:
    """Say a number at the beginning of a sentence: in words below ten."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
