"""Text for a terminal: how wide it is there, cut and wrapped to a width.

May import: errors.
"""

from __future__ import annotations

import itertools
import textwrap
import unicodedata

from graphkit.errors import escape_hidden


def display_width(text: str) -> int:
    """Give how many columns of a terminal a text takes (Unicode Standard Annex 11): wide letters two, marks none."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def cut(text: str, width: int) -> str:
    """Cut a text that is wider than `width` columns, and mark the cut."""
    if display_width(text) <= width:
        return text
    taken = itertools.accumulate(map(_columns_of, text))
    return text[: sum(1 for columns in taken if columns < width)] + "…"


def pad(text: str, width: int, *, to_the_right: bool = False) -> str:
    """Make a text `width` columns wide, with spaces behind it, or before it to move it to the right."""
    padding = " " * (width - display_width(text))
    return padding + text if to_the_right else text + padding


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Wrap a text into lines; what a terminal would obey rather than show is escaped.

    Addresses and names of files stay whole, so that they can be copied.

    Args:
        text: the text.
        width: how many columns a line may take.
        first: what the first line begins with.
        rest: what the others begin with.
    """
    return textwrap.wrap(
        escape_hidden(" ".join(text.splitlines())),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
