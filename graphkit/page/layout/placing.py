"""Placing on a sheet: parts from left to right, lanes from top to bottom, boxes in rows.

May import: graphkit.page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graphkit.page.captions import (
    BRIDGE_BOX_PX,
    article_caption,
    box_height_px,
    caption_height_px,
    header_caption,
    shelf_caption,
)
from graphkit.page.kinds import NODE_STYLES
from graphkit.page.layout.axis import gap_span, part_spans
from graphkit.page.layout.band import BAND_WIDTH_PX, Member, band_title
from graphkit.page.layout.parts import COLUMN_GAP_PX, LANE_GAP_PX, LANE_PADDING_PX, ROW_GAP_PX, Part
from graphkit.page.records import NO_DAY, NO_NODE, Caption, Entries, Finding, Lane, Layout, Span
from graphkit.vocabulary import STORY

EMPTY_PX = 24
"""The width of what parts two periods, beside the band."""
BAND_GAP_PX = 14
SHELF_DISTANCE_PX = 160
"""How far below the sheet everything else stands, out of sight at first."""
SHELF_BOX_PX = 176
SHELF_HEADER_PX = 24
SHELF_GAP_PX = 20
UNNAMED = "Not part of a story"

Room = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True, kw_only=True)
class Placing:
    """What stands where so far, and how far to the right it reaches."""

    entries: Entries
    finding: Finding | None
    lines: int
    box_width: int
    boxes: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)
    captions: dict[int, Caption] = field(default_factory=dict)
    lanes: list[Lane] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    x: float = 0.0

    def build(self, parts: Sequence[Part], band: Sequence[Member], height: float) -> Layout:
        """Place everything; the band may be as high as `height`."""
        middle = self._middle(parts) if band else None
        for place, part in enumerate(parts):
            if place:
                self._part_from(parts[place - 1], part, band if place == middle else (), height)
            self._add_part(part)
        if band and middle == len(parts):
            self._add_band(band, height)
        width, bottom = self.x, max((lane.bottom for lane in self.lanes), default=0.0)
        bottom = max(bottom, max((box[1] + box[3] / 2 for box in self.boxes.values()), default=0.0))
        self._add_shelf(bottom + SHELF_DISTANCE_PX, max(width, SHELF_BOX_PX))
        return self._layout(width, bottom)

    def _middle(self, parts: Sequence[Part]) -> int:
        """Give the part before which the band stands: the first with articles of the later side only."""
        later = set(self.finding.later.articles) if self.finding else set()
        for place, part in enumerate(parts):
            ids = {self.entries.ids[number] for number in part.articles}
            if place and ids & later and int(self.entries.day[part.articles[0]]) != NO_DAY:
                return place
        return len(parts)

    def _part_from(self, before: Part, after: Part, band: Sequence[Member], height: float) -> None:
        left = self.x
        self.x += EMPTY_PX
        if band:
            self.x = left + EMPTY_PX / 2
            self._add_band(band, height)
            self.x += EMPTY_PX / 2
        span = gap_span(self.entries, before, after, left, self.x)
        if span:
            self.spans.append(span)

    def _add_part(self, part: Part) -> None:
        left, top = self.x, 0.0
        self.spans += part_spans(self.entries, part, left, self.box_width)
        for lane, story in enumerate(part.stories):
            bottom = top + part.lane_height(lane, self.lines)
            self._add_lane(part, lane, story, (left, top, left + part.width(self.box_width), bottom))
            top = bottom + LANE_GAP_PX
        self.x = left + part.width(self.box_width)

    def _add_lane(self, part: Part, lane: int, story: int, room: Room) -> None:
        left, top, right, bottom = room
        is_named = part.header_lines(lane) > 0
        label = UNNAMED if is_named and story == NO_NODE else ""
        if is_named and story != NO_NODE:
            if story in self.boxes:  # it runs on from an earlier period
                label = self.entries.names[story]
            else:
                self._add_header(part, lane, room)
        kind = "" if story == NO_NODE else STORY
        self.lanes.append(Lane(label=label, kind=kind, node=story, left=left, top=top, right=right, bottom=bottom))
        first = top + LANE_PADDING_PX + part.header_height(lane)
        for column in range(part.count):
            start, end = part.columns.bounds[column : column + 2]
            members = [part.articles[place] for place in range(start, end) if part.lanes[place] == lane]
            x = left + LANE_PADDING_PX + column * (self.box_width + COLUMN_GAP_PX) + self.box_width / 2
            self._add_stack(members, x, first)

    def _add_stack(self, members: Sequence[int], x: float, top: float) -> None:
        height = caption_height_px(self.lines, 1)
        for row, number in enumerate(members):
            caption = article_caption(self.entries, number, self.box_width, self.lines)
            self._add(number, caption, (x, top + row * (height + ROW_GAP_PX) + height / 2, self.box_width, height))

    def _add_header(self, part: Part, lane: int, room: Room) -> None:
        left, top, right, _ = room
        width, height = right - left - 2 * LANE_PADDING_PX, part.header_height(lane)
        caption = header_caption(self.entries, part.stories[lane], width, part.header_lines(lane))
        self._add(part.stories[lane], caption, ((left + right) / 2, top + 2 + height / 2, width, height))

    def _add_band(self, band: Sequence[Member], height: float) -> None:
        """Stack what connects from the top, spread over the height, as much of it as there is room for."""
        left, total, shown = self.x, 0.0, 0
        heights = [box_height_px(member.caption) for member in band]
        while shown < len(band) and total + heights[shown] <= height:
            total += heights[shown] + BAND_GAP_PX
            shown += 1
        tallest = max((lane.bottom for lane in self.lanes), default=height)
        spare = max(0.0, min(26.0, (tallest - total) / max(shown, 1)))
        y = 0.0
        for member, high in zip(band[:shown], heights, strict=False):
            self._add(member.number, member.caption, (left + BAND_WIDTH_PX / 2, y + high / 2, BRIDGE_BOX_PX, high))
            y += high + BAND_GAP_PX + spare
        self.spans.append(Span(kind="band", label=band_title(self.finding), left=left, right=left + BAND_WIDTH_PX))
        self.x = left + BAND_WIDTH_PX

    def _add_shelf(self, top: float, width: float) -> None:
        """Put every node that has no box yet below, by kind."""
        rest = [number for number in range(len(self.entries.ids)) if number not in self.boxes]
        across = max(int((width + COLUMN_GAP_PX) // (SHELF_BOX_PX + COLUMN_GAP_PX)), 1)
        height = caption_height_px(1, 0)
        for kind, style in enumerate(NODE_STYLES.values()):
            members = [number for number in rest if self.entries.kind[number] == kind]
            if not members:
                continue
            bottom = top + SHELF_HEADER_PX + -(-len(members) // across) * (height + ROW_GAP_PX)
            label = f"More {style.plural.lower()}"
            self.lanes.append(
                Lane(label=label, kind="shelf", node=NO_NODE, left=0.0, top=top, right=width, bottom=bottom)
            )
            for place, number in enumerate(members):
                x = (place % across) * (SHELF_BOX_PX + COLUMN_GAP_PX) + SHELF_BOX_PX / 2
                y = top + SHELF_HEADER_PX + (place // across) * (height + ROW_GAP_PX) + height / 2
                self._add(number, shelf_caption(self.entries, number, SHELF_BOX_PX), (x, y, SHELF_BOX_PX, height))
            top = bottom + SHELF_GAP_PX

    def _add(self, number: int, caption: Caption, box: tuple[float, float, float, float]) -> None:
        self.boxes[number] = box
        self.captions[number] = caption

    def _layout(self, width: float, height: float) -> Layout:
        columns = np.array([self.boxes[number] for number in range(len(self.entries.ids))], dtype=float).reshape(-1, 4)
        return Layout(
            x=columns[:, 0],
            y=columns[:, 1],
            slot_width=1,
            slot_height=1,
            width=width,
            height=height,
            lanes=tuple(self.lanes),
            spans=tuple(self.spans),
            box_width=columns[:, 2],
            box_height=columns[:, 3],
            captions=self.captions,
        )
