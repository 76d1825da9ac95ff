"""Parts of a sheet: periods, each with its lanes and columns, and how much room they take.

May import: graphkit.page.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from graphkit.page.captions import NAME_LINE_PX, caption_height_px
from graphkit.page.layout.partition import Columns, cut_columns
from graphkit.page.records import NO_NODE, Entries

COLUMN_GAP_PX = 8
ROW_GAP_PX = 6
LANE_GAP_PX = 8
LANE_PADDING_PX = 5
HEADER_PADDING_PX = 4


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A period, or what has no date."""

    articles: tuple[int, ...]
    """Its articles, in the order of time."""
    stories: tuple[int, ...]
    """The story of each lane, or `NO_NODE`."""
    lanes: tuple[int, ...]
    """The lane of each article."""
    columns: Columns
    """Its columns."""

    @property
    def count(self) -> int:
        """Give how many columns it has."""
        return len(self.columns.bounds) - 1

    def header_lines(self, lane: int) -> int:
        """Give how many lines the name of a lane has; 0 where no lane has a name."""
        if self.stories == (NO_NODE,):
            return 0
        return 2 if self.count == 1 and self.stories[lane] != NO_NODE else 1

    def header_height(self, lane: int) -> float:
        """Give how high the name of a lane is, with the room around it."""
        lines = self.header_lines(lane)
        return lines * NAME_LINE_PX + (HEADER_PADDING_PX if lines else 0)

    def width(self, box_width: float) -> float:
        """Give how wide it is with boxes of a width."""
        return self.count * (box_width + COLUMN_GAP_PX) - COLUMN_GAP_PX + 2 * LANE_PADDING_PX

    def lane_height(self, lane: int, lines: int) -> float:
        """Give how high a lane is where titles have so many lines."""
        rows = self.columns.rows[lane]
        return (
            rows * (caption_height_px(lines, 1) + ROW_GAP_PX)
            - ROW_GAP_PX
            + 2 * LANE_PADDING_PX
            + self.header_height(lane)
        )

    def height(self, lines: int) -> float:
        """Give how high it is."""
        heights = [self.lane_height(lane, lines) for lane in range(len(self.stories))]
        return sum(heights) + LANE_GAP_PX * (len(heights) - 1)


def fit_part(entries: Entries, articles: Sequence[int], lines: int, height_px: float, most: int) -> Part | None:
    """Give a period as many columns as it needs to be no higher than `height_px`, but at most `most`.

    Args:
        entries: The nodes.
        articles: The articles of the period, in the order of time.
        lines: How many lines a title has.
        height_px: How high it may be.
        most: How many columns it may have.

    Returns:
        The part; None if it does not fit.
    """
    stories = sorted(
        {int(entries.story[number]) for number in articles}, key=lambda story: _order(entries, articles, story)
    )
    lanes = [stories.index(int(entries.story[number])) for number in articles]
    days = [int(entries.day[number]) for number in articles]
    for count in range(1, min(len(articles), most) + 1):
        part = Part(
            articles=tuple(articles),
            stories=tuple(stories),
            lanes=tuple(lanes),
            columns=cut_columns(lanes, days, count),
        )
        if part.height(lines) <= height_px:
            return part
    return None


def _order(entries: Entries, articles: Sequence[int], story: int) -> tuple[bool, int]:
    """Order lanes by their first article; what is in no story goes last."""
    return story == NO_NODE, next(place for place, number in enumerate(articles) if entries.story[number] == story)
