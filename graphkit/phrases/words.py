# ruff: noqa: RUF001, RUF002, RUF003 - typographic apostrophes, quotes and dashes are what it is about
"""Texts become words, each with its place in the text, and with what stands before it.

Words are what white space and punctuation separate, in any script: a language that writes without spaces
between words (Chinese, Japanese, Thai) is not taken apart.

May import: the standard library.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_MARKS = "".join(mark for mark in map(chr, range(0x300, 0x10000)) if unicodedata.category(mark)[0] == "M")
# U.S. | Node.js, AT&T, don't, C++, C#; marks belong to the letter before them, which `\w` does not know.
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[\w{_MARKS}]+(?:[.&'’][\w{_MARKS}]+)*(?:\+\+|\#)?")
# The article or preposition of French and Italian that leans on the next word: d’, l’, qu’, dell’.
_ELISION = re.compile(r"(?:[^\W\d_]?[a-zà-ÿ]|[^\W\d_](?=['’][a-zà-ÿ])|[a-zà-ÿ]{3,4}l)['’](?=[^\W\d_]{3})")
_POSSESSIVE = re.compile(r"['’][sS]$")
_JOINT = re.compile(r"[ \t\u00a0\u2009\u202f]+|[-\u2010\u2011]|")
_SENTENCE = re.compile(r"[.!?:|•…—–\n\"“„«‘‹(\[{¿¡]|(?:^|\s)['-]")

MAX_LETTERS = 64
"""A longer row of letters is no word of any language, and names nothing."""


class Gap(IntEnum):
    """What stands before a word."""

    JOINT = 0
    """White space or a hyphen: the word may go on with the one before it."""
    BREAK = 1
    """Punctuation: no phrase goes across it."""
    SENTENCE = 2
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


class Word(NamedTuple):
    """A word where it stands."""

    written: str
    """The word, as it stands in the text."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    gap: Gap
    """What stands before it."""


def split_words(text: str) -> list[Word]:
    """Split a text into words, in linear time."""
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        start = found.start()
        gap = Gap.SENTENCE if not words else _read_gap(text[end:start])
        if ("’" in found[0] or "'" in found[0]) and (elided := _ELISION.match(found[0])):
            middle = start + elided.end()
            words.append(Word(text[start:middle], start, middle, gap))
            start, gap = middle, Gap.JOINT
        end = found.end()
        words.append(Word(text[start:end], start, end, gap))
    return words


def _read_gap(between: str) -> Gap:
    if between == " " or _JOINT.fullmatch(between):
        return Gap.JOINT
    return Gap.SENTENCE if _SENTENCE.search(between) else Gap.BREAK


@lru_cache(maxsize=1 << 16)
def fold_word(written: str) -> str:
    """Give what all ways to write a word have in common: IBM’s, Ibm and ＩＢＭ are ibm, U.S. is us.

    Compatibility forms and case are folded as The Unicode Standard (UAX #15, NFKC; section 3.13) says.
    """
    word = unicodedata.normalize("NFKC", _POSSESSIVE.sub("", written)).casefold().replace("’", "'")
    return word.replace(".", "") if word.endswith(".") else word


@lru_cache(maxsize=1 << 16)
def read_shape(written: str) -> Shape:
    """Tell how a word is written."""
    word = _POSSESSIVE.sub("", written)
    capitals = sum(character.isupper() for character in word)
    if not capitals:
        return Shape.NUMBER if word[0].isdigit() else Shape.LOWER
    return Shape.CAPITAL if capitals == 1 and word[0].isupper() else Shape.MIXED


def is_possessive(written: str) -> bool:
    """Tell whether a word ends in an apostrophe and an s."""
    return written[-1:] in "sS" and _POSSESSIVE.search(written) is not None


def strip_possessive(written: str) -> str:
    """Take off the apostrophe and the s at the end of a word."""
    return _POSSESSIVE.sub("", written)
