"""From the graph to what the page shows: entries, connections, boxes and an axis, all frozen.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from graphkit.page.dates import day_text, moment_text, parse_day
from graphkit.page.kinds import EDGE_STYLES, FACTS, LINKS, NODE_STYLES, NodeStyle, Place
from graphkit.page.layout import BOX_WIDTH_PX, Item, Layout, build_layout
from graphkit.page.wrapping import text_width_px, wrap
from graphkit.vocabulary import PUBLISHED_BY

NAME_FONT_PX = 13
NAME_LINE_PX = 16
META_FONT_PX = 12
META_LINE_PX = 15
PADDING_PX = 7
META_GAP_PX = 3
TEXT_WIDTH_PX = BOX_WIDTH_PX - 2 * PADDING_PX
MAX_NAME_LINES = 5

_LINKABLE = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A node, as the list and the details tell it."""

    kind: str
    """Its kind."""
    name: str
    """Its title or name."""
    note: str
    """Its excerpt or description; may be empty."""
    by: str
    """Who published it; empty where that is unknown, or for what is not an article."""
    date_text: str
    """When it appeared, in words; empty for what is not an article."""
    group: str
    """The heading that it stands under in the list."""
    is_curated: bool
    """Whether a document describes it; for an article, else it is only mentioned."""
    facts: tuple[tuple[str, str], ...]
    """Further values, as (label, text)."""
    links: tuple[tuple[str, str], ...]
    """Links out, as (label, http or https address)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """An edge between two entries, by their numbers."""

    kind: str
    """Its kind."""
    start: int
    """The number of the entry it leaves."""
    end: int
    """The number of the entry it enters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The text in a box, line by line."""

    name: tuple[str, ...]
    """The lines of the title or name."""
    meta: tuple[str, ...]
    """The smaller lines below."""

    @property
    def height_px(self) -> int:
        """How high a box with this text is, in pixels."""
        return (
            2 * PADDING_PX
            + NAME_LINE_PX * len(self.name)
            + (META_GAP_PX + META_LINE_PX * len(self.meta) if self.meta else 0)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that the page shows."""

    entries: tuple[Entry, ...]
    """The nodes, in the order of the list; an entry's number is its place here, counted from 0."""
    connections: tuple[Connection, ...]
    """The edges, in a fixed order."""
    captions: dict[int, Caption]
    """The text of the boxes, by the entry's number."""
    layout: Layout
    """Where the boxes stand."""


def build_view(graph: nx.MultiDiGraph[Any]) -> View:
    """Take from `graph`, which is only read, what the page shows.

    Args:
        graph: The graph of articles, providers and topics.

    Returns:
        The view; equal graphs give equal views, in whatever order nodes and edges were added.

    Raises:
        KeyError: A node or an edge is of a kind that `graphkit.page.kinds` has no row for.
    """
    nodes = sorted(graph.nodes(data=True), key=_list_order)
    numbers = {node_id: number for number, (node_id, _) in enumerate(nodes)}
    connections = _connections(graph, numbers)
    neighbours = _neighbours(connections, len(nodes))
    names = [_name(node_id, values, NODE_STYLES[values["kind"]]) for node_id, values in nodes]
    publishers = _publishers(connections, names)
    days = [parse_day(values.get("date_published")) for _, values in nodes]
    is_timed = [NODE_STYLES[values["kind"]].place is Place.TIME for _, values in nodes]
    captions: dict[int, Caption] = {}
    for number, name in enumerate(names):
        if is_timed[number]:
            captions[number] = _article_caption(name, publishers.get(number, ""), days[number])
        else:
            captions[number] = _hub_caption(name, sum(is_timed[other] for other in neighbours[number]))
    timed = [
        Item(number=number, height_px=captions[number].height_px, day=days[number])
        for number in range(len(nodes))
        if is_timed[number]
    ]
    hubs = [
        Item(number=number, height_px=captions[number].height_px)
        for number in range(len(nodes))
        if not is_timed[number]
    ]
    layout = build_layout(timed, hubs, dict(enumerate(neighbours)))
    return View(
        entries=tuple(
            _entry(values, names[number], publishers.get(number, ""), layout.groups.get(number))
            for number, (_, values) in enumerate(nodes)
        ),
        connections=connections,
        captions={number: captions[number] for number in sorted(layout.boxes)},
        layout=layout,
    )


def _list_order(node: tuple[str, Mapping[str, Any]]) -> tuple[int, bool, str, str, str]:
    """Order nodes by kind, then date (the undated last), then name, then id."""
    node_id, values = node
    style = NODE_STYLES[values["kind"]]
    published = values.get("date_published") if parse_day(values.get("date_published")) else None
    rank = list(NODE_STYLES).index(style.kind)
    return rank, published is None, str(published or ""), _name(node_id, values, style).casefold(), node_id


def _name(node_id: str, values: Mapping[str, Any], style: NodeStyle) -> str:
    for attribute in style.names:
        name = str(values.get(attribute) or "").strip()
        if name:
            return name
    return node_id


def _connections(graph: nx.MultiDiGraph[Any], numbers: Mapping[str, int]) -> tuple[Connection, ...]:
    ranks = {kind: rank for rank, kind in enumerate(EDGE_STYLES)}
    rows = sorted(
        (ranks[values["kind"]], numbers[start], int(values.get("place", 0)), numbers[end], values["kind"])
        for start, end, values in graph.edges(data=True)
    )
    return tuple(Connection(kind=kind, start=start, end=end) for _, start, _, end, kind in rows)


def _neighbours(connections: Iterable[Connection], count: int) -> list[list[int]]:
    """Give, for each of `count` entries, the numbers of those it is connected with, each once."""
    found: list[dict[int, None]] = [{} for _ in range(count)]
    for edge in connections:
        found[edge.start][edge.end] = None
        found[edge.end][edge.start] = None
    return [list(row) for row in found]


def _publishers(connections: Iterable[Connection], names: Sequence[str]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for edge in connections:
        if edge.kind == PUBLISHED_BY:
            found.setdefault(edge.start, []).append(names[edge.end])
    return {number: ", ".join(row) for number, row in found.items()}


def _article_caption(name: str, by: str, day: date | None) -> Caption:
    when = day_text(day) if day else "no date"
    both = f"{by} · {when}" if by else when
    if text_width_px(both, META_FONT_PX) <= TEXT_WIDTH_PX:
        meta: tuple[str, ...] = (both,)
    else:
        meta = (*wrap(by, width_px=TEXT_WIDTH_PX, font_px=META_FONT_PX, max_lines=1), when)
    return Caption(name=_wrap_name(name), meta=meta)


def _hub_caption(name: str, count: int) -> Caption:
    return Caption(name=_wrap_name(name), meta=("1 article" if count == 1 else f"{count:,} articles",))


def _wrap_name(name: str) -> tuple[str, ...]:
    return wrap(name, width_px=TEXT_WIDTH_PX, font_px=NAME_FONT_PX, max_lines=MAX_NAME_LINES)


def _entry(values: Mapping[str, Any], name: str, by: str, group: str | None) -> Entry:
    style = NODE_STYLES[values["kind"]]
    is_timed = style.place is Place.TIME
    facts = [(row.label, str(values[row.attribute])) for row in FACTS if values.get(row.attribute) not in (None, "")]
    links: dict[str, str] = {}
    for row in LINKS:
        address = values.get(row.attribute)
        if isinstance(address, str) and _LINKABLE.match(address):
            links.setdefault(address, row.label)
    return Entry(
        kind=style.kind,
        name=name,
        note=str(values.get(style.note) or "").strip() if style.note else "",
        by=by,
        date_text=moment_text(values.get("date_published")) if is_timed else "",
        group=group if group is not None else style.plural,
        is_curated=bool(values.get("curated", False)),
        facts=tuple(facts),
        links=tuple((label, address) for address, label in links.items()),
    )
