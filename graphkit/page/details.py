"""What the panel about a node tells, beyond what the columns hold.

May import: graphkit.vocabulary, graphkit.graph, graphkit.page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np

from graphkit.graph.news_graph import NewsGraph
from graphkit.page.dates import duration_text, moment_text, parse_day, span_text
from graphkit.page.kinds import EDGE_STYLES, FACTS, LINKS, NODE_STYLES
from graphkit.page.records import NO_NODE, Entries
from graphkit.vocabulary import ARTICLE, MENTIONS, PART_OF, STORY

EDGE_KINDS = list(EDGE_STYLES)
"""The kinds of edge, by number."""
MAX_SOURCES = 12
"""How many places where values were read are told of one node."""
MAX_RECEIPTS = 2
"""How many places are told that one edge was read at."""
MAX_QUOTE = 160
"""How many characters of a value are quoted."""
MAX_EXCERPT = 1_200
"""How many characters of an excerpt are told."""

_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_TEXTS = {"title", "excerpt", "name"}
_SOURCED = {"title": "Title", "excerpt": "Excerpt", "date_published": "Date", "name": "Name", "quality": "Quality"}


def build_details(graph: nx.MultiDiGraph[Any], entries: Entries) -> list[dict[str, object]]:
    """Give the details of every node, in the order of their numbers; what is empty is left out."""
    firsts = np.concatenate(([0], np.cumsum(entries.out_degree))).tolist()
    return [_details(graph, entries, number, firsts[number]) for number in range(len(entries.ids))]


def _details(graph: nx.MultiDiGraph[Any], entries: Entries, number: int, first: int) -> dict[str, object]:
    node_id = entries.ids[number]
    values = graph.nodes[node_id]
    style = NODE_STYLES[values["kind"]]
    note = str(values.get(style.note) or "").strip() if style.note else ""
    details: dict[str, object] = {
        "excerpt": note if len(note) <= MAX_EXCERPT else f"{note[: MAX_EXCERPT - 1].rstrip()}…",
        "date_text": _date_text(values),
        "by": _by(entries, number),
        "facts": _facts(values),
        "links": _links(values),
        "sources": list(_sources(graph, node_id)),
        "images": _images(values),
        "edges": list(_edges(graph, entries, number, first)),
    }
    return {name: value for name, value in details.items() if value}


def _date_text(values: Mapping[str, Any]) -> str:
    if values["kind"] == ARTICLE:
        return moment_text(values.get("date_published"))
    if values["kind"] == STORY:
        first, last = parse_day(values.get("first_date")), parse_day(values.get("last_date"))
        if first and last:
            return f"{span_text(first, last)}, over {duration_text(first, last) or 'one day'}"
    return ""


def _by(entries: Entries, number: int) -> str:
    provider = entries.provider[number]
    return "" if provider == NO_NODE else entries.names[provider]


def _facts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(row.label, str(values[row.attribute])) for row in FACTS if values.get(row.attribute) not in (None, "")]


def _links(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    links: dict[str, str] = {}
    for row in LINKS:
        address = values.get(row.attribute)
        if isinstance(address, str) and _WEB.match(address):
            links.setdefault(address, row.label)
    return [(label, address) for address, label in links.items()]


def _images(values: Mapping[str, Any]) -> list[str]:
    address = values.get("image_url")
    return [address] if isinstance(address, str) and _WEB.match(address) else []


def _sources(graph: nx.MultiDiGraph[Any], node_id: str) -> Iterator[dict[str, str]]:
    """Tell where the values of a node were read, and what other documents say instead."""
    if not isinstance(graph, NewsGraph):
        return
    values = graph.nodes[node_id]
    left = MAX_SOURCES
    for attribute, label in _SOURCED.items():
        if attribute not in values:
            continue
        for stated in graph.provenance.values(node_id, attribute):
            for location in stated.locations[:left]:
                left -= 1
                row = {"label": label, "document": location.document, "field": location.field}
                # The page has the preferred text already.
                is_known = attribute in _TEXTS and stated.value == values[attribute]
                yield row if is_known else row | {"quote": _quote(stated.value)}


def _edges(
    graph: nx.MultiDiGraph[Any], entries: Entries, number: int, first: int
) -> Iterator[tuple[int, int, list[tuple[str, str, str]]]]:
    """Tell what the edges that leave a node rest on: (target, kind, [(document, field, words)])."""
    start = entries.ids[number]
    for place in range(first, first + int(entries.out_degree[number])):
        target, rank = int(entries.target[place]), int(entries.edge_kind[place])
        receipts = _receipts(graph, start, entries.ids[target], EDGE_KINDS[rank])
        if receipts:
            yield target, rank, receipts


def _receipts(graph: nx.MultiDiGraph[Any], start: str, end: str, kind: str) -> list[tuple[str, str, str]]:
    values = graph.edges[start, end, kind]
    if kind == MENTIONS:
        return [("", str(values.get("field", "")), str(values.get("words", "")))]
    if kind == PART_OF:
        return [("", "", str(values["reason"]))] if values.get("reason") else []
    if not isinstance(graph, NewsGraph):
        return []
    return [(place.document, place.field, "") for place in graph.provenance.edge(start, end, kind)[:MAX_RECEIPTS]]


def _quote(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= MAX_QUOTE else f"{text[: MAX_QUOTE - 1].rstrip()}…"
