"""Which node somebody means: by its id, an address of it, or its name.

May import: errors, vocabulary, reading, identity, graph.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import networkx as nx

from graphkit.errors import UsageError, escape_hidden
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.identity.keys import build_key
from graphkit.reading.addresses import AddressRefused, read_address
from graphkit.vocabulary import ARTICLE, ARTICLE_FIELDS, NODE_KINDS, ValueKind

MAX_SUGGESTIONS = 3
"""How many names are suggested for one that is not there."""

_ADDRESSES = tuple(row.attribute for row in ARTICLE_FIELDS if row.kind is ValueKind.ADDRESS)
_NAMES = ("name", "domain", "title")


def find_node(graph: nx.MultiDiGraph[str], text: str) -> str:
    """Find the node that somebody means.

    Args:
        graph: any graph of the kinds in `graphkit.vocabulary`.
        text: an id (``topic:Computer Vision``), an address of an article, or a name or headline, its case aside.

    Raises:
        UsageError: if there is none, or more than one.
    """
    if text in graph:
        return text
    found = sorted(set(_by_address(graph, text)) or set(_by_name(graph, text)))
    if len(found) == 1:
        return found[0]
    shown = escape_hidden(text)
    if found:
        raise UsageError(f"{shown}: names {len(found)} things. Say which: {_list(found)}.")
    names = {name: node_id for node_id in graph for name in (node_id, *_names_of(graph, node_id))}
    nearest = difflib.get_close_matches(text, names, n=MAX_SUGGESTIONS)
    hint = (
        f"Did you mean {_list(sorted({names[name] for name in nearest}))}?" if nearest else "Look for it on the page."
    )
    raise UsageError(f"{shown}: nothing here is called so. {hint}")


def _by_address(graph: nx.MultiDiGraph[str], text: str) -> Iterator[str]:
    if "." not in text or " " in text:
        return
    try:
        key = build_key(read_address(text if "://" in text else f"https://{text}"))
    except AddressRefused:
        return
    if key in graph:
        yield key
        return
    for node_id, attributes in nodes_of(graph, ARTICLE):
        addresses = {attributes[name] for name in _ADDRESSES if name in attributes}
        if isinstance(graph, NewsGraph):
            # Documents may disagree on an article's addresses; any of them is meant.
            addresses |= {row.value for name in _ADDRESSES for row in graph.provenance.values(node_id, name)}
        if any(build_key(address) == key for address in addresses):
            yield node_id


def _by_name(graph: nx.MultiDiGraph[str], text: str) -> Iterator[str]:
    wanted = text.casefold()
    for node_id in graph:
        if any(name.casefold() == wanted for name in _names_of(graph, node_id)):
            yield node_id


def _names_of(graph: nx.MultiDiGraph[str], node_id: str) -> Iterator[str]:
    attributes = graph.nodes[node_id]
    yield from (str(attributes[name]) for name in _NAMES if name in attributes)
    prefix = NODE_KINDS[attributes["kind"]].id_prefix if attributes.get("kind") in NODE_KINDS else ""
    if prefix:
        yield node_id.removeprefix(prefix)


def _list(node_ids: list[str]) -> str:
    return ", ".join(escape_hidden(node_id) for node_id in node_ids[:MAX_SUGGESTIONS])
