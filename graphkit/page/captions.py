"""What is written in the boxes of a sheet, wrapped, and how high that makes them.

May import: connections, graphkit.page.
"""

from __future__ import annotations

from graphkit.connections.dates import MONTHS
from graphkit.page.periods import to_date
from graphkit.page.records import NO_DAY, NO_NODE, Bridge, Caption, Entries, Finding
from graphkit.page.wrapping import ELLIPSIS, text_width_px, wrap

NAME_FONT_PX = 13
NAME_LINE_PX = 15
META_FONT_PX = 12.5
META_LINE_PX = 15
PADDING_PX = 7
VERTICAL_PADDING_PX = 5
META_GAP_PX = 1
BRIDGE_BOX_PX = 176
"""How wide the box of what connects is."""


def caption_height_px(lines: int, metas: int) -> float:
    """Give the height of a box with so many lines of name and of what stands below."""
    return 2 * VERTICAL_PADDING_PX + NAME_LINE_PX * lines + (META_GAP_PX + META_LINE_PX * metas if metas else 0)


def box_height_px(caption: Caption) -> float:
    """Give the height of a box with this caption."""
    return caption_height_px(len(caption.lines), len(caption.meta))


def article_caption(entries: Entries, number: int, width_px: float, max_lines: int) -> Caption:
    """Write an article's title, its provider and, apart from it, its day."""
    room_px = width_px - 2 * PADDING_PX
    when = short_day(int(entries.day[number]))
    by_px = room_px - text_width_px(f"  {when}", META_FONT_PX)
    provider = entries.provider[number]
    by = "" if provider == NO_NODE else entries.names[provider]
    return Caption(
        lines=wrap(entries.names[number], width_px=room_px, font_px=NAME_FONT_PX, max_lines=max_lines),
        meta=(*(wrap(by, width_px=by_px, font_px=META_FONT_PX, max_lines=1) or ("",)), when),
    )


def short_day(day: int) -> str:
    """Say a day without its year, which the axis tells: ``9 Jun``."""
    if day == NO_DAY:
        return "no date"
    date = to_date(day)
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def is_cut(caption: Caption) -> bool:
    """Tell whether a title was too long for its box."""
    return bool(caption.lines) and caption.lines[-1].endswith(ELLIPSIS)


def header_caption(entries: Entries, number: int, width_px: float, max_lines: int) -> Caption:
    """Write the name of a story over its lane."""
    room_px = width_px - 2 * PADDING_PX
    return Caption(
        lines=wrap(entries.names[number], width_px=room_px, font_px=NAME_FONT_PX, max_lines=max_lines), meta=()
    )


def bridge_caption(entries: Entries, number: int, bridge: Bridge, finding: Finding) -> Caption:
    """Write what connects two sides: its name, its articles on each side, and how that compares with chance."""
    room_px = BRIDGE_BOX_PX - 2 * PADDING_PX
    counts = f"{bridge.earlier:,} in {finding.earlier.label}, {bridge.later:,} in {finding.later.label}"
    rows = wrap(counts, width_px=room_px, font_px=META_FONT_PX, max_lines=2)
    if bridge.expected is not None:
        odds = f"{bridge.found:,} found, {bridge.expected:,.1f} expected"
        rows += wrap(odds, width_px=room_px, font_px=META_FONT_PX, max_lines=1)
    return Caption(lines=wrap(entries.names[number], width_px=room_px, font_px=NAME_FONT_PX, max_lines=2), meta=rows)


def hub_caption(entries: Entries, number: int, count: int) -> Caption:
    """Write what several articles share, and how many they are."""
    room_px = BRIDGE_BOX_PX - 2 * PADDING_PX
    return Caption(
        lines=wrap(entries.names[number], width_px=room_px, font_px=NAME_FONT_PX, max_lines=2),
        meta=(count_text(count, "article"),),
    )


def shelf_caption(entries: Entries, number: int, width_px: float) -> Caption:
    """Write a name in one line."""
    room_px = width_px - 2 * PADDING_PX
    return Caption(lines=wrap(entries.names[number], width_px=room_px, font_px=NAME_FONT_PX, max_lines=1), meta=())


def count_text(count: int, noun: str) -> str:
    """Say a number of things."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
