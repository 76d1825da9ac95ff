"""Texts taken apart into words and marks: each chunk between two spaces once, as texts have most of theirs in common.

May import: phrases.capitals, phrases.rows, phrases.words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate, compress, count, islice

import msgspec
import numpy as np

from graphkit.phrases.capitals import LONG, MARKS, find_styles, read_letter
from graphkit.phrases.rows import Numbers, Row, find_places, number_by_place
from graphkit.phrases.words import Gap, is_word, read_gap, split_text

_EDGE = " "  # stands at both ends of a text, and is no chunk of any
_SPENT = re.compile(r"\.[.,]+")  # after the beginning of a sentence another mark changes nothing


def take_apart(texts: Iterable[str]) -> Row:
    """Take texts apart, in linear time."""
    known: defaultdict[str, int] = defaultdict(count(1).__next__, {_EDGE: 0})
    chunks: list[int] = []
    sizes: list[int] = []
    for text in texts:
        between_spaces = text.split(" ")
        chunks += map(known.__getitem__, (_EDGE, *between_spaces, _EDGE))
        sizes.append(len(between_spaces) + 2)
    lengths = np.array(list(map(len, known)), dtype=np.int64)
    lengths[known[_EDGE]] = -1  # it takes no room, not even a space
    text_of = np.repeat(np.arange(len(sizes), dtype=np.int64), np.array(sizes, dtype=np.int64))
    row = _unite(_take_chunks_apart(known), lengths, np.array(chunks, dtype=np.int64), text_of)
    row = _leave_out_long_words(row) if LONG in row.letters else row
    return msgspec.structs.replace(row, letters=find_styles(row.letters))


def _take_chunks_apart(chunks: Iterable[str]) -> Row:
    """Take different chunks apart, of which the first is an edge, as if each were a text."""
    known = _Letters()
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__, {_EDGE: 0})
    letters, row, starts, sizes = [Gap.SENTENCE.value], [0], [0], [1]
    for chunk in islice(chunks, 1, None):
        if chunk.isalpha():  # most are a word and nothing else
            letters.append(known[chunk])
            row.append(numbers[chunk])
            starts.append(0)
            sizes.append(1)
            continue
        pieces = split_text(chunk)
        # With the spaces around it, what is before the first word and after the last one tells what the whole gap tells
        # that it is a part of: a gap is as strong as the strongest of its marks.
        pieces[0] = " " + pieces[0]
        pieces[-1] += " "
        read = list(map(known.__getitem__, pieces))
        kept = list(compress(pieces, read))
        letters += filter(None, read)
        row += map(numbers.__getitem__, kept)
        starts += compress(accumulate(map(len, pieces), initial=-1), read)
        sizes.append(len(kept))
    return Row(
        letters="".join(letters),
        pieces=np.array(row, dtype=np.int64),
        texts=np.repeat(np.arange(len(sizes), dtype=np.int64), sizes),
        starts=np.array(starts, dtype=np.int64),
        written=list(numbers),
    )


def _unite(different: Row, lengths: Numbers, chunks: Numbers, text_of: Numbers) -> Row:
    """Make a row of chunks.

    Args:
        different: what each different chunk consists of.
        lengths: how long it is.
        chunks: the number of the different chunk that stands at each place.
        text_of: the number of the text that each place is in.
    """
    counts, sources = find_places(np.bincount(different.texts, minlength=len(lengths)), chunks)
    room = lengths[chunks] + 1  # with the space after it
    starts = np.cumsum(room) - room
    starts -= starts[np.searchsorted(text_of, text_of)]
    letters = np.frombuffer(different.letters.encode("ascii"), np.uint8)[sources].tobytes().decode("ascii")
    return Row(
        letters=_SPENT.sub(lambda marks: "." * len(marks[0]), letters),
        pieces=different.pieces[sources],
        texts=np.repeat(text_of, counts),
        starts=np.repeat(starts, counts) + different.starts[sources],
        written=different.written,
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
    pieces, written = number_by_place(row.pieces[kept], row.written)
    return Row(letters="".join(letters), pieces=pieces, texts=row.texts[kept], starts=row.starts[kept], written=written)
