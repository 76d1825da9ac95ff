"""Tables of plain text, in as many blocks as the width of a terminal needs.

May import: errors, terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.errors import escape_hidden
from graphkit.terminal import cut, display_width, pad

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
    return [pad(text, widest, to_the_right=to_the_right) for text in shown]


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
