"""The lanes of an overview: the largest stories, then the largest providers, then what connects.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

import msgspec
import numpy as np

from graphkit.page.entries import KIND_RANKS
from graphkit.page.kinds import NODE_STYLES
from graphkit.page.records import NO_NODE, Entries, Int32s, Numbers
from graphkit.vocabulary import ARTICLE, PHRASE, PROVIDER, STORY, TOPIC

MOST_STORIES = 7
MOST_PROVIDERS = 7
LEAST_STORY = 5
"""The fewest articles of a story that get it a lane of its own."""
OTHERS = "Other coverage"


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """A lane, before it has a place."""

    label: str
    """What it is called."""
    kind: str
    """The kind of its story or provider, or of the nodes in it; empty for the rest."""
    node: int
    """The story or provider whose articles it holds, or `NO_NODE`."""


def build_strips(entries: Entries) -> tuple[list[Strip], Numbers]:
    """Give the lanes from top to bottom, and the place of each node's lane among them."""
    strips: list[Strip] = []
    strip_of = np.full(len(entries.ids), -1, dtype=np.int64)
    article = entries.kind == KIND_RANKS[ARTICLE]

    def add(strip: Strip, members: Numbers) -> None:
        if len(members):
            strip_of[members] = len(strips)
            strips.append(strip)

    def add_kind(kind: str) -> None:
        label = NODE_STYLES[kind].plural
        add(Strip(label=label, kind=kind, node=NO_NODE), np.flatnonzero(entries.kind == KIND_RANKS[kind]))

    add_kind(STORY)
    for kind, of, most, least in (
        (STORY, entries.story, MOST_STORIES, LEAST_STORY),
        (PROVIDER, entries.provider, MOST_PROVIDERS, 1),
    ):
        for node in _largest(of, article & (strip_of < 0), most, least):
            members = np.flatnonzero(article & (strip_of < 0) & (of == node))
            add(Strip(label=entries.names[node], kind=kind, node=node), members)
    add(Strip(label=OTHERS if strips else "Articles", kind="", node=NO_NODE), np.flatnonzero(article & (strip_of < 0)))
    for kind in (PHRASE, TOPIC, PROVIDER):
        add_kind(kind)
    return strips, strip_of


def _largest(of: Int32s, is_free: Numbers, most: int, least: int) -> list[int]:
    """Give the nodes that most free articles belong to, the largest first."""
    nodes, counts = np.unique(of[is_free & (of != NO_NODE)], return_counts=True)
    order = np.lexsort((nodes, -counts))[:most]
    return [int(nodes[place]) for place in order if counts[place] >= least]
