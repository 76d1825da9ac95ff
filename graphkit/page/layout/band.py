"""The band of a sheet: what connects the two sides, the most telling first.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

import msgspec
import numpy as np

from graphkit.page.captions import BRIDGE_BOX_PX, bridge_caption, hub_caption
from graphkit.page.entries import KIND_RANKS
from graphkit.page.records import Caption, Entries, Finding
from graphkit.vocabulary import ARTICLE, STORY

BAND_MARGIN_PX = 34
"""The room on both sides of the band, where lines fan out."""
BAND_WIDTH_PX = BRIDGE_BOX_PX + 2 * BAND_MARGIN_PX
BAND_ASIDE = "Shared by several articles"


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the band."""

    number: int
    """Its node."""
    caption: Caption
    """What is written in its box."""


def band_title(finding: Finding | None) -> str:
    """Give what is written over the band."""
    if finding is None:
        return BAND_ASIDE
    return f"What connects {finding.earlier.label} and {finding.later.label}"


def band_members(entries: Entries, finding: Finding | None) -> list[Member]:
    """Give what belongs in the band, the most telling first.

    Without two sides that is what several articles share, the rarest last.
    """
    if finding is not None:
        numbers = {node_id: number for number, node_id in enumerate(entries.ids)}
        return [
            Member(number=numbers[row.node_id], caption=bridge_caption(entries, numbers[row.node_id], row, finding))
            for row in finding.bridges
            if row.node_id in numbers and entries.kind[numbers[row.node_id]] != KIND_RANKS[STORY]
        ]
    article = entries.kind == KIND_RANKS[ARTICLE]
    counts = np.bincount(entries.target[article[entries.source]], minlength=len(entries.ids))
    is_hub = ~article & (entries.kind != KIND_RANKS[STORY]) & (counts > 1)
    hubs = sorted(np.flatnonzero(is_hub).tolist(), key=lambda number: (-counts[number], number))
    return [Member(number=number, caption=hub_caption(entries, number, int(counts[number]))) for number in hubs]
