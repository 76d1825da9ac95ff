"""Where everything stands: boxes that never overlap, in columns of time around a band of what connects them.

The origin is the top left corner of the first column; x grows with time, y downward; all lengths are pixels
at scale 1.

May import: graphkit.page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from graphkit.page.columns import Period, build_periods, rows_for, stacks_of
from graphkit.page.dates import duration_text
from graphkit.page.ordering import order_stacks

BOX_WIDTH_PX = 184
COLUMN_GAP_PX = 12
ROW_GAP_PX = 6
EMPTY_WIDTH_PX = 110
"""The width of a stretch without articles."""
BAND_MARGIN_PX = 32
"""The room on both sides of the band, where lines fan out."""
BAND_ROW_GAP_PX = 28

NO_DATE = "No date"
BAND_BETWEEN = "What connects the periods"
BAND_ASIDE = "Shared by several articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to place."""

    number: int
    """Its number, counted from 0 in the order of the list."""
    height_px: int
    """How high its box is, in pixels."""
    day: date | None = None
    """Its day; None for what has no date or belongs in the band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where an item stands."""

    x_px: int
    """The middle of the box, from the left, in pixels."""
    y_px: int
    """The middle of the box, from the top, in pixels."""
    width_px: int
    """How wide it is, in pixels."""
    height_px: int
    """How high it is, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the axis that has a name."""

    kind: str
    """``period``, ``column``, ``gap`` or ``band``."""
    label: str
    """What is written over it."""
    left_px: int
    """Where it begins, in pixels."""
    right_px: int
    """Where it ends, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands."""

    boxes: dict[int, Box]
    """The box of each placed item, by its number."""
    groups: dict[int, str]
    """The label of the column that each article stands in, by its number."""
    spans: tuple[Span, ...]
    """The axis, from left to right."""
    width_px: int
    """How wide the whole is, in pixels."""
    height_px: int
    """How high the whole is, in pixels."""


@dataclass(slots=True, kw_only=True)
class _Plan:
    """The stacks and spans so far, and how far to the right they reach."""

    stacks: list[tuple[int, ...]] = field(default_factory=list)
    lefts: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    band: int | None = None
    x_px: int = 0

    def add_column(self, label: str, stacks: Iterable[tuple[int, ...]]) -> None:
        """Put the `stacks` of one column beside each other, after what is there."""
        start = self.x_px
        for stack in stacks:
            self.stacks.append(stack)
            self.lefts.append(self.x_px)
            self.groups.update(dict.fromkeys(stack, label))
            self.x_px += BOX_WIDTH_PX + COLUMN_GAP_PX
        self.add_span("column", label, start, self.x_px - COLUMN_GAP_PX)

    def add_band(self, stacks: Sequence[tuple[int, ...]], label: str) -> None:
        """Put the band, as `stacks` with room on both sides, after what is there."""
        start = self.x_px - COLUMN_GAP_PX if self.x_px else 0
        self.band = len(self.stacks)
        self.x_px = start + BAND_MARGIN_PX
        for stack in stacks:
            self.stacks.append(stack)
            self.lefts.append(self.x_px)
            self.x_px += BOX_WIDTH_PX + COLUMN_GAP_PX
        end = self.x_px - COLUMN_GAP_PX + BAND_MARGIN_PX
        self.x_px = end
        self.add_span("band", label, start, end)

    def add_span(self, kind: str, label: str, left_px: int, right_px: int) -> None:
        """Name a stretch of the axis."""
        self.spans.append(Span(kind=kind, label=label, left_px=left_px, right_px=right_px))


def build_layout(articles: Sequence[Item], hubs: Sequence[Item], neighbours: Mapping[int, Sequence[int]]) -> Layout:
    """Place articles by their dates and hubs in a band.

    The band of a collection with several periods stands between two of them and holds the hubs that have
    articles in more than one; else it stands after the articles and holds the hubs of more than one article.

    Args:
        articles: The articles, with their days where they have one.
        hubs: What may connect articles: providers, topics.
        neighbours: The numbers of the nodes that each node is connected with, hubs and articles alike.

    Returns:
        The layout; hubs that connect nothing have no box.
    """
    rows = rows_for(len(articles))
    periods = build_periods({item.number: item.day for item in articles if item.day}, rows)
    band = [item.number for item in _connecting(hubs, articles, periods, neighbours)]
    heights = {item.number: item.height_px for item in (*articles, *hubs)}
    band_stacks = stacks_of(band, _band_rows(band, articles, periods, heights, rows))
    plan = _Plan()
    _plan_periods(plan, periods, band_stacks)
    undated = [item.number for item in articles if item.day is None]
    if undated:
        plan.x_px += COLUMN_GAP_PX if plan.x_px else 0
        plan.add_column(NO_DATE, stacks_of(undated, rows))
    if band and plan.band is None:
        plan.add_band(band_stacks, BAND_ASIDE)
    ordered = order_stacks(plan.stacks, neighbours)
    boxes, height_px = _place(plan, ordered, heights, band_numbers=frozenset(band))
    return Layout(
        boxes=boxes,
        groups=plan.groups,
        spans=tuple(plan.spans),
        width_px=max((span.right_px for span in plan.spans), default=0),
        height_px=height_px,
    )


def _connecting(
    hubs: Sequence[Item],
    articles: Sequence[Item],
    periods: Sequence[Period],
    neighbours: Mapping[int, Sequence[int]],
) -> list[Item]:
    """Give the hubs that belong in the band."""
    home = {item.number: item.number for item in articles}
    if len(periods) > 1:
        home = {
            number: place
            for place, period in enumerate(periods)
            for column in period.columns
            for stack in column.stacks
            for number in stack
        }
    return [hub for hub in hubs if len({home[other] for other in neighbours.get(hub.number, ()) if other in home}) > 1]


def _band_rows(
    band: Sequence[int], articles: Sequence[Item], periods: Sequence[Period], heights: Mapping[int, int], rows: int
) -> int:
    """Give how many hubs to stack, so that the band is hardly higher than the articles beside it."""
    dated = [stack for period in periods for column in period.columns for stack in column.stacks]
    undated = stacks_of([item.number for item in articles if item.day is None], rows)
    tallest_px = max((_stack_height_px(stack, heights, ROW_GAP_PX) for stack in (*dated, *undated)), default=0)
    step_px = max((heights[number] for number in band), default=0) + BAND_ROW_GAP_PX
    return max(3, tallest_px // step_px)


def _stack_height_px(stack: Sequence[int], heights: Mapping[int, int], gap_px: int) -> int:
    return sum(heights[number] for number in stack) + (len(stack) - 1) * gap_px


def _plan_periods(plan: _Plan, periods: Sequence[Period], band: Sequence[tuple[int, ...]]) -> None:
    """Put the periods beside each other, with gaps between them, one of which holds the band."""
    middle = _middle(periods) if band else None
    for place, (before, period) in enumerate(pairwise((None, *periods))):
        assert period is not None
        if before is not None:
            empty = f"{duration_text(before.last, period.first)} without articles"
            start = plan.x_px - COLUMN_GAP_PX
            if place == middle:
                plan.add_band(band, BAND_BETWEEN)
            else:
                plan.x_px = start + EMPTY_WIDTH_PX
            plan.add_span("gap", empty, start, plan.x_px)
        start = plan.x_px
        for column in period.columns:
            plan.add_column(column.label, column.stacks)
        plan.add_span("period", period.label, start, plan.x_px - COLUMN_GAP_PX)


def _middle(periods: Sequence[Period]) -> int | None:
    """Give the period before which the band stands: the one that parts the articles most evenly."""
    sizes = [sum(len(stack) for column in period.columns for stack in column.stacks) for period in periods]
    places = range(1, len(periods))
    return min(places, key=lambda place: abs(sum(sizes[:place]) - sum(sizes[place:])), default=None)


def _place(
    plan: _Plan, ordered: Sequence[Sequence[int]], heights: Mapping[int, int], *, band_numbers: frozenset[int]
) -> tuple[dict[int, Box], int]:
    """Stack the boxes from the top; spread those of the band over the whole height."""
    totals = [
        _stack_height_px(stack, heights, BAND_ROW_GAP_PX if stack[0] in band_numbers else ROW_GAP_PX)
        for stack in ordered
    ]
    height_px = max(totals, default=0)
    boxes: dict[int, Box] = {}
    for stack, left_px, total_px in zip(ordered, plan.lefts, totals, strict=True):
        is_band = stack[0] in band_numbers
        spare_px = (height_px - total_px) // (len(stack) + 1) if is_band else 0
        y_px = spare_px
        for number in stack:
            high_px = heights[number]
            boxes[number] = Box(
                x_px=left_px + BOX_WIDTH_PX // 2,
                y_px=y_px + high_px // 2,
                width_px=BOX_WIDTH_PX,
                height_px=high_px,
            )
            y_px += high_px + spare_px + (BAND_ROW_GAP_PX if is_band else ROW_GAP_PX)
    return boxes, height_px
