"""The layout of a small collection: one sheet, on which every box can be read at first sight.

Time runs from left to right in columns; each story is a lane; what connects the two sides stands in a band
between them, and the rest on a shelf below. The sheet is made for a map of one size; where a collection does
not fit onto that, there is none.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np

from graphkit.page.captions import article_caption, is_cut
from graphkit.page.entries import KIND_RANKS
from graphkit.page.layout.band import BAND_WIDTH_PX, Member, band_members
from graphkit.page.layout.parts import Part, fit_part
from graphkit.page.layout.placing import EMPTY_PX, Placing
from graphkit.page.periods import find_periods
from graphkit.page.records import NO_DAY, Entries, Finding, Layout
from graphkit.vocabulary import ARTICLE

SHEET_WIDTH_PX = 1060
"""How wide a sheet may be: the map in a window of 1400 by 900 pixels."""
SHEET_HEIGHT_PX = 676
"""How high a sheet may be, without the axis above it."""
MAX_ARTICLES = 60
"""More articles than this are never tried."""
LEAST_BOX_PX = 138
MOST_BOX_PX = 236
TITLE_LINES = (2, 3, 4, 5)
"""How many lines a title may have; of equally good numbers the least."""


class _Size(msgspec.Struct, frozen=True, kw_only=True):
    """A way to lay the sheet out."""

    lines: int
    """How many lines a title has."""
    box_width: int
    """How wide an article's box is."""
    parts: tuple[Part, ...]
    """The periods, and what has no date."""
    cut_titles: int
    """How many titles are too long."""


def build_sheet(entries: Entries, finding: Finding | None) -> Layout | None:
    """Lay a small collection out.

    Args:
        entries: The nodes.
        finding: What connects two sides, if anything is known of that.

    Returns:
        The layout; None if the collection is too large to be read on one sheet.
    """
    articles = np.flatnonzero(entries.kind == KIND_RANKS[ARTICLE])
    if len(articles) > MAX_ARTICLES:
        return None
    groups = _groups(entries, articles.tolist())
    band = band_members(entries, finding)
    sizes = [size for lines in TITLE_LINES if (size := _size(entries, groups, band, lines))]
    if not sizes:
        return None
    best = min(sizes, key=lambda size: (size.cut_titles, -size.box_width))
    placing = Placing(entries=entries, finding=finding, lines=best.lines, box_width=best.box_width)
    return placing.build(best.parts, band, SHEET_HEIGHT_PX)


def _groups(entries: Entries, articles: list[int]) -> list[list[int]]:
    """Part the articles, which are in the order of time, into periods, and those without a date."""
    dated = [number for number in articles if entries.day[number] != NO_DAY]
    undated = [number for number in articles if entries.day[number] == NO_DAY]
    periods = find_periods(entries.day[dated])
    return [*([dated[place] for place in period] for period in periods), *([undated] if undated else [])]


def _size(entries: Entries, groups: list[list[int]], band: list[Member], lines: int) -> _Size | None:
    """Give the widest boxes for which everything fits; None if they would be too narrow."""
    parts = []
    for group in groups:
        part = fit_part(entries, group, lines, SHEET_HEIGHT_PX, SHEET_WIDTH_PX // LEAST_BOX_PX)
        if part is None:
            return None
        parts.append(part)
    columns = sum(part.count for part in parts)
    inside = sum(part.width(0) for part in parts)
    between = max(len(parts) - 1, 0) * EMPTY_PX + (BAND_WIDTH_PX if band else 0)
    width = min(math.floor((SHEET_WIDTH_PX - inside - between) / max(columns, 1)), MOST_BOX_PX)
    if width < LEAST_BOX_PX:
        return None
    captions = (article_caption(entries, number, width, lines) for group in groups for number in group)
    return _Size(lines=lines, box_width=width, parts=tuple(parts), cut_titles=sum(map(is_cut, captions)))
