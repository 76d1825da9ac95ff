"""What the page is told beside the graph, and what it makes of the graph: plain, frozen records.

May import: the standard library, numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

NO_DAY = -2147483648
"""The day of what has none."""
NO_QUALITY = -2147483648
"""The quality of what has none."""
NO_NODE = -1
"""The number of no node."""

Int32s = NDArray[np.int32]
"""Whole numbers, as the page keeps them."""
Numbers = NDArray[np.signedinteger[Any]]
"""Whole numbers."""
Lengths = NDArray[np.floating[Any]]
"""Lengths on the map."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A group of articles that is held against another."""

    label: str
    """What it is called, such as ``2020``."""
    articles: Sequence[str]
    """The ids of its articles."""


class Bridge(msgspec.Struct, frozen=True, kw_only=True):
    """A node that has articles on both sides."""

    node_id: str
    """Its node."""
    earlier: int
    """How many of its articles are on the first side."""
    later: int
    """How many of its articles are on the second side."""
    found: int
    """How many pairs of articles, one of each side, it joins."""
    expected: float | None
    """How many pairs chance would join; None if nobody counted."""
    score: float | None
    """How much it says; None if nobody measured."""


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a document that something rests on."""

    document: str
    """The document's path."""
    field: str
    """The field's path in it."""
    quote: str | None
    """Its words; None where there are none to quote."""
    date: str | None
    """When the article that the words are about appeared."""


class PathStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a path."""

    start: str
    """The node it leaves."""
    end: str
    """The node it enters."""
    kind: str
    """The kind of the edge between them, in whichever direction."""
    is_inferred: bool
    """Whether the edge is inferred from what was read, rather than read."""
    receipts: Sequence[Quote]
    """What it rests on."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """How two sides connect, as far as the page tells it."""

    earlier: Side
    """The first side."""
    later: Side
    """The second side."""
    bridges: Sequence[Bridge] = ()
    """What has articles on both sides, the most telling first."""
    paths: Sequence[Sequence[PathStep]] = ()
    """Chains from one side to the other, the best first."""
    limits: Sequence[str] = ()
    """What this cannot tell, a sentence each."""


class Entries(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The nodes as columns, in the order of the list, and the edges that leave them."""

    ids: tuple[str, ...]
    """Their ids in the graph; a node's number is its place here, counted from 0."""
    names: tuple[str, ...]
    """Their titles or names."""
    kind: NDArray[np.uint8]
    """The place of each one's kind in `graphkit.page.kinds.NODE_STYLES`."""
    day: Int32s
    """Days since 1970, or `NO_DAY`."""
    curated: NDArray[np.uint8]
    """1 where a document describes it."""
    quality: Int32s
    """Its quality, or `NO_QUALITY`."""
    provider: Int32s
    """The number of its provider, or `NO_NODE`."""
    story: Int32s
    """The number of its story, or `NO_NODE`."""
    out_degree: Numbers
    """How many edges leave it."""
    target: Numbers
    """The nodes that the edges enter, those of node 0 first."""
    edge_kind: NDArray[np.uint8]
    """The place of each edge's kind in `graphkit.page.kinds.EDGE_STYLES`."""

    @property
    def source(self) -> Numbers:
        """Give the nodes that the edges leave, in the order of `target`."""
        return np.repeat(np.arange(len(self.ids)), self.out_degree)

    @property
    def degree(self) -> Numbers:
        """Give how many edges each node has."""
        return self.out_degree + np.bincount(self.target, minlength=len(self.ids))


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A strip of the map with a name."""

    label: str
    """What it is called."""
    kind: str
    """The kind of what it holds: ``story``, ``provider``, …; empty for the rest."""
    node: int
    """The number of the story or provider that it holds the articles of, or `NO_NODE`."""
    left: float
    """Where it begins, in pixels of the map."""
    top: float
    """Where it begins."""
    right: float
    """Where it ends."""
    bottom: float
    """Where it ends."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the axis that has a name."""

    kind: str
    """``period``, ``column``, ``gap`` or ``band``."""
    label: str
    """What is written over it."""
    left: float
    """Where it begins, in pixels of the map."""
    right: float
    """Where it ends."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the axis on which days are equally wide."""

    first_day: int
    """Its first day."""
    last_day: int
    """Its last day."""
    left: float
    """Where it begins, in pixels of the map."""
    day_width: float
    """How wide a day is, in pixels of the map."""


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """The text in a box, line by line."""

    lines: tuple[str, ...]
    """The lines of the title or name."""
    meta: tuple[str, ...]
    """The smaller lines below."""


class Layout(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Where everything stands, in pixels of the map: x grows with time, y downward, the origin is top left."""

    x: Lengths
    """The middle of each node's box."""
    y: Lengths
    """The middle of each node's box."""
    slot_width: float
    """What all x are multiples of a half of; 1 for a sheet."""
    slot_height: float
    """What all y are multiples of a half of; 1 for a sheet."""
    width: float
    """How wide the first sight is."""
    height: float
    """How high the first sight is."""
    lanes: tuple[Lane, ...]
    """The lanes, from top to bottom."""
    spans: tuple[Span, ...]
    """The axis, from left to right."""
    runs: tuple[Run, ...] = ()
    """Where days are equally wide; none on a sheet."""
    box_width: Lengths | None = None
    """How wide each node's box is; None where that depends on the zoom."""
    box_height: Lengths | None = None
    """How high each node's box is; None where that depends on the zoom."""
    captions: dict[int, Caption] | None = None
    """The text in each box; None where the page writes it."""

    @property
    def is_sheet(self) -> bool:
        """Whether every box can be read at first sight."""
        return self.captions is not None
