# ruff: noqa: RUF001, RUF002, RUF003 - typographic apostrophes, quotes and dashes are what it is about
"""Texts become words, and what stands between them.

Words are what white space and punctuation separate, in any script: a language that writes without spaces
between words (Chinese, Japanese, Thai) is not taken apart.

May import: the standard library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import chain

# There are none among Chinese and Korean characters, surrogates and those of private use, which are most of the plane.
_BLOCKS = range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000)
_MARKS = "".join(mark for mark in map(chr, chain(*_BLOCKS)) if unicodedata.category(mark)[0] == "M")
# U.S. | Node.js, AT&T, don't, C++, C#; marks belong to the letter before them, which `\w` does not know.
_WORD = re.compile(rf"((?:[^\W\d_]\.){{2,}}|[\w{_MARKS}]+(?:[.&'’][\w{_MARKS}]+)*(?:\+\+|\#)?)")
# The article or preposition of French and Italian that leans on the next word: d’, l’, qu’, dell’.
_ELISION = re.compile(r"(?:[^\W\d_]?[a-zà-ÿ]|[^\W\d_](?=['’][a-zà-ÿ])|[a-zà-ÿ]{3,4}l)['’](?=[^\W\d_]{3})")
_MAY_ELIDE = re.compile(r"['’](?=[^\W\d_]{3})")
_POSSESSIVES = ("'s", "'S", "’s", "’S")
_JOINT = re.compile(r"[ \t\u00a0\u2009\u202f]+|[-\u2010\u2011]|")
_SENTENCE = re.compile(r"[.!?:|•…—–\n\"“„«‘‹(\[{¿¡]|(?:^|\s)['-]")

MAX_LETTERS = 64
"""A longer row of letters is no word of any language, and names nothing."""


class Gap(StrEnum):
    """What stands between two words, as one letter, or none."""

    JOINT = ""
    """White space or a hyphen: the next word may go on with the one before it."""
    BREAK = ","
    """Punctuation: no phrase goes across it."""
    SENTENCE = "."
    """The beginning of a sentence, a quotation or a bracket, where a capital tells nothing."""


class Shape(IntEnum):
    """How a word is written."""

    LOWER = 0
    """In small letters, or in a script that has only one kind."""
    CAPITAL = 1
    """With a capital at its head only."""
    MIXED = 2
    """With a capital inside, or in capitals only: no headline style writes a plain word so."""
    NUMBER = 3
    """With a digit at its head and no capital."""


def split_text(text: str) -> list[str]:
    """Split a text, in linear time, into what stands between words, and words, by turns.

    Nothing is lost: the pieces make up the text. The first and the last stand between words, or are empty.
    """
    pieces = _WORD.split(text)
    return list(_elide(pieces)) if _MAY_ELIDE.search(text) else pieces


def _elide(pieces: Iterable[str]) -> Iterator[str]:
    for place, piece in enumerate(pieces):
        if place % 2 == 1 and (elided := _ELISION.match(piece)):
            yield from (elided[0], "", piece[elided.end() :])
        else:
            yield piece


def is_word(piece: str) -> bool:
    """Tell whether a piece of a text is a word."""
    return is_plain(piece) or _WORD.match(piece) is not None


def is_plain(piece: str) -> bool:
    """Tell whether a piece of a text is a word of small English letters and nothing else, as most are: soon told."""
    return piece.isascii() and piece.isalpha() and piece.islower()


def read_gap(between: str) -> Gap:
    """Tell what it means that something stands between two words."""
    if _JOINT.fullmatch(between):
        return Gap.JOINT
    return Gap.SENTENCE if _SENTENCE.search(between) else Gap.BREAK


@lru_cache(maxsize=1 << 16)
def fold_word(written: str) -> str:
    """Give what all ways to write a word have in common: IBM’s, Ibm and ＩＢＭ are ibm, U.S. is us.

    Compatibility forms and case are folded as The Unicode Standard (UAX #15, NFKC; section 3.13) says.
    """
    if written.isascii() and written.isalpha():  # as most are
        return written.lower()
    word = unicodedata.normalize("NFKC", strip_possessive(written)).casefold().replace("’", "'")
    return word.replace(".", "") if word.endswith(".") else word


@lru_cache(maxsize=1 << 16)
def read_shape(written: str) -> Shape:
    """Tell how a word is written."""
    word = strip_possessive(written)
    capitals = 0 if word.islower() else sum(map(str.isupper, word))  # most are, and this is soon told
    if not capitals:
        return Shape.NUMBER if word[0].isdigit() else Shape.LOWER
    return Shape.CAPITAL if capitals == 1 and word[0].isupper() else Shape.MIXED


def strip_possessive(written: str) -> str:
    """Take off the apostrophe and the s at the end of a word."""
    return written[: -len("'s")] if written.endswith(_POSSESSIVES) else written
