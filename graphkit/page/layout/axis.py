"""What is written over a sheet: periods, their days, and the empty time between.

May import: connections, graphkit.page.
"""

from __future__ import annotations

from itertools import groupby

from graphkit.connections.dates import MONTHS
from graphkit.page.dates import duration_text
from graphkit.page.layout.parts import COLUMN_GAP_PX, LANE_PADDING_PX, Part
from graphkit.page.periods import period_text, to_date
from graphkit.page.records import NO_DAY, Entries, Span

NO_DATE = "No date"


def part_spans(entries: Entries, part: Part, left: float, box_width: float) -> list[Span]:
    """Name a part that begins at `left`, and the days over its columns."""
    first, last = (int(entries.day[part.articles[place]]) for place in (0, -1))
    right = left + part.width(box_width)
    if first == NO_DAY:
        return [Span(kind="period", label=NO_DATE, left=left, right=right)]
    spans = [Span(kind="period", label=period_text(first, last), left=left, right=right)]
    step = box_width + COLUMN_GAP_PX
    labels = [_days_text(entries, part, column) for column in range(part.count)]
    for label, run in groupby(range(part.count), key=labels.__getitem__):
        columns = list(run)
        start = left + LANE_PADDING_PX + columns[0] * step
        spans.append(Span(kind="column", label=label, left=start, right=start + len(columns) * step - COLUMN_GAP_PX))
    return spans


def gap_span(entries: Entries, before: Part, after: Part, left: float, right: float) -> Span | None:
    """Say how long nothing was published between two parts; None where one of them has no date."""
    last, first = int(entries.day[before.articles[-1]]), int(entries.day[after.articles[0]])
    if NO_DAY in (last, first):
        return None
    label = f"{duration_text(to_date(last), to_date(first))} without articles"
    return Span(kind="gap", label=label, left=left, right=right)


def _days_text(entries: Entries, part: Part, column: int) -> str:
    """Say the days of a column, as in ``9 June`` or ``31 Aug to 1 Sep``."""
    start, end = part.columns.bounds[column : column + 2]
    first, last = to_date(entries.day[part.articles[start]]), to_date(entries.day[part.articles[end - 1]])
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {MONTHS[last.month - 1]}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1][:3]} to {last.day} {MONTHS[last.month - 1][:3]}"
    return f"{MONTHS[first.month - 1][:3]} {first.year} to {MONTHS[last.month - 1][:3]} {last.year}"
