"""Tables of plain text, in as many blocks as the width of a terminal needs.

May import: errors.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from graphkit.errors import escape_hidden

MAX_NAME_COLUMNS = 40
"""How wide the first column gets before its texts are cut."""

_GAP = "  "


def render_table(rows: Sequence[Sequence[str]], *, width: int, indent: str = "") -> Iterator[str]:
    """Render rows as lines, the first column to the left and the others, numbers, to the right.

    Where not all columns fit, they follow in blocks, each with the first column again.

    Args:
        rows: the heading, then the rows; all of one length.
        width: how many columns of a terminal a line may take; a block has at least one column of numbers.
        indent: what every line begins with.
    """
    names = align([row[0] for row in rows], most=MAX_NAME_COLUMNS)
    columns = [align(column, to_the_right=True) for column in list(zip(*rows, strict=True))[1:]]
    for place, block in enumerate(_blocks(columns, width - len(indent) - display_width(names[0]))):
        if place:
            yield ""
        for name, *cells in zip(names, *block, strict=True):
            yield f"{indent}{_GAP.join([name, *cells])}".rstrip()


def align(texts: Sequence[str], *, most: int | None = None, to_the_right: bool = False) -> list[str]:
    """Make texts equally wide, cut at `most` columns; what a terminal would obey rather than show is escaped."""
    shown = [escape_hidden(" ".join(text.split())) for text in texts]
    if most is not None:
        shown = [cut(text, most) for text in shown]
    widest = max(map(display_width, shown), default=0)
    padded = [(text, " " * (widest - display_width(text))) for text in shown]
    return [padding + text if to_the_right else text + padding for text, padding in padded]


def cut(text: str, width: int) -> str:
    """Cut a text that is wider than `width` columns, and mark the cut."""
    if display_width(text) <= width:
        return text
    kept = 0
    while display_width(text[: kept + 1]) < width:
        kept += 1
    return f"{text[:kept]}…"


def display_width(text: str) -> int:
    """Give the columns that a text takes in a terminal: East Asian wide letters two, marks on letters none."""
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _blocks(columns: Sequence[list[str]], width: int) -> Iterator[list[list[str]]]:
    """Divide columns into blocks that fit."""
    block: list[list[str]] = []
    taken = 0
    for column in columns:
        needed = len(_GAP) + display_width(column[0])
        if block and taken + needed > width:
            yield block
            block, taken = [], 0
        block.append(column)
        taken += needed
    yield block
