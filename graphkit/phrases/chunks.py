"""Texts taken apart into words and marks: each chunk between two spaces once, as texts have most of theirs in common.

May import: phrases.capitals, phrases.words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, compress, count

import numpy as np
from numpy.typing import NDArray

from graphkit.phrases.capitals import LONG, MARKS, read_letter
from graphkit.phrases.words import Gap, is_word, read_gap, split_text

Numbers = NDArray[np.int64]
"""A number for each word and mark, or for each of something else."""

_EDGE = " "  # stands at both ends of a text, and is no chunk of any
_SPENT = re.compile(r"\.[.,]+")  # after the beginning of a sentence another mark changes nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All words and marks of several texts; a mark stands at both ends of each text."""

    letters: str
    """What each is, by itself."""
    pieces: Numbers
    """The number of each in `written`."""
    texts: Numbers
    """The number of the text that it is in."""
    starts: Numbers
    """Where it begins there."""
    written: list[str]
    """The different words and marks, as they stand in the texts."""


def take_apart(texts: Iterable[str]) -> Row:
    """Take texts apart, in linear time."""
    chunks = _Chunks()
    numbers: list[int] = []
    sizes: list[int] = []
    for text in texts:
        pieces = text.split(" ")
        numbers += map(chunks.__getitem__, (_EDGE, *pieces, _EDGE))
        sizes.append(len(pieces) + 2)
    row = chunks.unite(
        np.array(numbers, dtype=np.int64), np.repeat(np.arange(len(sizes)), np.array(sizes, dtype=np.int64))
    )
    return _leave_out_long_words(row) if LONG in row.letters else row


class _Chunks(dict[str, int]):
    """Each different chunk by its number, taken apart: what it consists of, one chunk after the other."""

    def __init__(self) -> None:
        """Begin with what stands at both ends of a text, and takes no room there, not even a space."""
        mark = Gap.SENTENCE.value
        super().__init__({_EDGE: 0})
        self._kinds = _Letters()
        self._pieces: defaultdict[str, int] = defaultdict(count(1).__next__, {mark: 0})
        self._letters = [mark]
        self._numbers = [0]
        self._starts = [0]
        self._bounds = [0, 1]
        self._lengths = [-1]

    def __missing__(self, chunk: str) -> int:
        """Take a chunk apart that was not met yet."""
        if chunk.isalpha():  # as most are: a word and nothing else
            self._letters.append(self._kinds[chunk])
            self._numbers.append(self._pieces[chunk])
            self._starts.append(0)
        else:
            pieces = split_text(chunk)
            # With the spaces around it, what is before the first word and after the last one tells what the whole gap
            # tells that it is a part of: a gap is as strong as the strongest of its marks.
            pieces[0] = " " + pieces[0]
            pieces[-1] += " "
            letters = list(map(self._kinds.__getitem__, pieces))
            self._letters += filter(None, letters)
            self._numbers += map(self._pieces.__getitem__, compress(pieces, letters))
            self._starts += compress(accumulate(map(len, pieces), initial=-1), letters)
        self._lengths.append(len(chunk))
        self._bounds.append(len(self._letters))
        number = self[chunk] = len(self)
        return number

    def unite(self, chunks: Numbers, texts: Numbers) -> Row:
        """Make a row of chunks.

        Args:
            chunks: the numbers of the chunks.
            texts: the number of the text that each is in.
        """
        bounds = np.array(self._bounds)
        counts = np.diff(bounds)[chunks]
        ends = np.cumsum(counts)
        # Of each word and mark, where it is among those of the different chunks.
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(bounds[chunks] - (ends - counts), counts)
        lengths = np.array(self._lengths)[chunks] + 1
        starts = np.cumsum(lengths) - lengths
        starts -= starts[np.searchsorted(texts, texts)]
        letters = np.frombuffer("".join(self._letters).encode("ascii"), np.uint8)[places].tobytes().decode("ascii")
        return Row(
            letters=_SPENT.sub(lambda marks: "." * len(marks[0]), letters),
            pieces=np.array(self._numbers)[places],
            texts=np.repeat(texts, counts),
            starts=np.repeat(starts, counts) + np.array(self._starts)[places],
            written=list(self._pieces),
        )


class _Letters(dict[str, str]):
    """Each different piece of a text, by itself, as one letter; as none if it is no word and no mark."""

    def __missing__(self, piece: str) -> str:
        """Read a piece that was not met yet."""
        letter = self[piece] = read_letter(piece) if is_word(piece) else read_gap(piece)
        return letter


def _leave_out_long_words(row: Row) -> Row:
    """Leave out the words that are too long to be words, each with the marks before it in its text."""
    letters = list(row.letters)
    for place in [place for place, letter in enumerate(letters) if letter == LONG]:
        letters[place] = ""
        first = int(np.searchsorted(row.texts, row.texts[place]))
        before = place - 1
        while before > first and letters[before] in MARKS:
            letters[before] = ""
            before -= 1
        if before == first:  # A text has a mark at its beginning, if only one that tells nothing.
            letters[first] = Gap.BREAK.value
    kept = np.array(list(map(bool, letters)))
    return Row(
        letters="".join(letters),
        pieces=row.pieces[kept],
        texts=row.texts[kept],
        starts=row.starts[kept],
        written=row.written,
    )
