"""Wrapping text into boxes before any browser has seen it.

Which font a reader has is not known here, so widths are estimates on the generous side; the page draws
each line with the box's width as its maximum, so that a wider font is condensed rather than spilt.

May import: the standard library.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"

_PUNCTUATION = frozenset("\u2018\u2019\u201c\u201d·")
_ARIAL = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
"""The widths of the characters from space to tilde in Arial, in thousandths of the font's size."""
_BROADER = 1.04
"""How much broader other sans-serif fonts, and bolder ones, are."""
_WIDTHS_EM = {chr(32 + place): int(width) * _BROADER / 1000 for place, width in enumerate(_ARIAL.split())}


def text_width_px(text: str, font_px: float) -> float:
    """Estimate how wide `text` is in a sans-serif font of `font_px` pixels, in pixels."""
    return sum(map(_width_em, text)) * font_px


def wrap(text: str, *, width_px: float, font_px: float, max_lines: int) -> tuple[str, ...]:
    """Break `text` into at most `max_lines` lines of at most `width_px` pixels each.

    Args:
        text: What to wrap; any run of white space counts as one space.
        width_px: The width of a line in pixels.
        font_px: The size of the font in pixels.
        max_lines: The number of lines after which the rest is cut off; the last line then ends in an ellipsis.

    Returns:
        The lines; none if `text` holds nothing but white space.
    """
    width_em = width_px / font_px
    lines: list[str] = []
    line, used = "", 0.0
    # A line holds a few dozen characters: what lies far beyond the last line is never looked at.
    head = text[: max_lines * 400]
    for word in head.split():
        for part in _pieces(word, width_em):
            part_em = sum(map(_width_em, part))
            if line and used + _width_em(" ") + part_em > width_em:
                lines.append(line)
                line, used = "", 0.0
            line, used = (f"{line} {part}", used + _width_em(" ") + part_em) if line else (part, part_em)
        if len(lines) > max_lines:
            break
    if line:
        lines.append(line)
    if len(lines) > max_lines or (len(text) > len(head) and lines):
        kept = lines[:max_lines]
        kept[-1] = _shorten(kept[-1], width_em)
        return tuple(kept)
    return tuple(lines)


def _pieces(word: str, width_em: float) -> list[str]:
    """Break a `word` that is wider than a line; most words come back whole."""
    pieces, piece, used = [], "", 0.0
    for letter in word:
        letter_em = _width_em(letter)
        if piece and used + letter_em > width_em:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += letter
        used += letter_em
    return [*pieces, piece]


def _shorten(line: str, width_em: float) -> str:
    room = width_em - _width_em(ELLIPSIS)
    used = 0.0
    for count, letter in enumerate(line):
        used += _width_em(letter)
        if used > room:
            return line[:count].rstrip() + ELLIPSIS
    return line.rstrip(".,;: ") + ELLIPSIS


def _width_em(letter: str) -> float:
    if letter.isascii():
        return _WIDTHS_EM.get(letter, 0.0)
    if letter in _PUNCTUATION:
        return 0.36
    if letter in "—…":
        return 1.03
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.68
