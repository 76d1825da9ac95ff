"""The layout of a large collection: stories and providers over time, every node a mark in its lane.

Each lane is a histogram made of its articles: days run from left to right, equally wide within a period and
with the empty years between periods left out, and the articles of the same days stand upon each other. Every
mark has a slot of its own, large enough for a box at scale 1; from afar the page shows the density, and boxes
for the most important.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

import numpy as np

from graphkit.page.dates import duration_text
from graphkit.page.entries import KIND_RANKS
from graphkit.page.layout.grid import Grid, fit_grid
from graphkit.page.layout.strips import Strip, build_strips
from graphkit.page.periods import period_text, to_date
from graphkit.page.records import NO_DAY, Entries, Finding, Lane, Layout, Numbers, Run, Span
from graphkit.vocabulary import ARTICLE

SLOT_WIDTH_PX = 196
LEAST_SLOT_HEIGHT_PX = 76
ASPECT = 1.55
"""How many times as wide as high the whole is, unless it is wider."""


def build_overview(entries: Entries, finding: Finding | None) -> Layout:  # noqa: ARG001 - of one form with `build_sheet`
    """Lay a collection of any size out.

    Args:
        entries: The nodes and edges.
        finding: What connects two sides; it does not change where things stand.
    """
    days = node_days(entries)
    strips, strip_of = build_strips(entries)
    grid = fit_grid(days, strip_of, len(strips), aspect=ASPECT * LEAST_SLOT_HEIGHT_PX / SLOT_WIDTH_PX)
    width = float(grid.columns * SLOT_WIDTH_PX)
    # Whole pixels, so that half of one is a number that packs well.
    slot_height = float(max(LEAST_SLOT_HEIGHT_PX, int(width / ASPECT / grid.rows)))
    return Layout(
        x=(grid.column + 0.5) * SLOT_WIDTH_PX,
        y=(grid.row + 0.5) * slot_height,
        slot_width=SLOT_WIDTH_PX,
        slot_height=slot_height,
        width=width,
        height=grid.rows * slot_height,
        lanes=tuple(_lanes(strips, grid, slot_height)),
        spans=tuple(_spans(grid)),
        runs=tuple(_runs(grid)),
    )


def node_days(entries: Entries) -> Numbers:
    """Give every node a day: its own, and what articles share the middle one of theirs; else `NO_DAY`."""
    days = entries.day.astype(np.int64)
    source, target = entries.source, entries.target
    is_told = (days[source] != NO_DAY) & (days[target] == NO_DAY) & (entries.kind[target] != KIND_RANKS[ARTICLE])
    told, heard = days[source[is_told]], target[is_told]
    order = np.lexsort((told, heard))
    told, heard = told[order], heard[order]
    nodes, starts, counts = np.unique(heard, return_index=True, return_counts=True)
    days[nodes] = told[starts + counts // 2]
    return days


def _lanes(strips: list[Strip], grid: Grid, slot_height: float) -> list[Lane]:
    return [
        Lane(
            label=strip.label,
            kind=strip.kind,
            node=strip.node,
            left=0.0,
            top=top * slot_height,
            right=float(grid.columns * SLOT_WIDTH_PX),
            bottom=bottom * slot_height,
        )
        for strip, top, bottom in zip(strips, grid.tops, grid.bottoms, strict=True)
    ]


def _runs(grid: Grid) -> list[Run]:
    return [
        Run(
            first_day=run.first_day,
            last_day=run.last_day,
            left=float(run.column * SLOT_WIDTH_PX),
            day_width=SLOT_WIDTH_PX * grid.columns_per_day,
        )
        for run in grid.runs
    ]


def _spans(grid: Grid) -> list[Span]:
    spans: list[Span] = []
    for place, run in enumerate(grid.runs):
        left, right = float(run.column * SLOT_WIDTH_PX), float(run.end * SLOT_WIDTH_PX)
        if place:
            before = grid.runs[place - 1]
            empty = duration_text(to_date(before.last_day), to_date(run.first_day))
            spans.append(
                Span(kind="gap", label=f"{empty} without articles", left=float(before.end * SLOT_WIDTH_PX), right=left)
            )
        spans.append(Span(kind="period", label=period_text(run.first_day, run.last_day), left=left, right=right))
    if grid.undated is not None:
        start, end = grid.undated
        spans.append(
            Span(kind="period", label="No date", left=float(start * SLOT_WIDTH_PX), right=float(end * SLOT_WIDTH_PX))
        )
    return spans
