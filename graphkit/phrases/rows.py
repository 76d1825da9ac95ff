"""Rows of words: of several texts, one behind the other, as numbers.

May import: the standard library.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""A number for each word and mark, or for each of something else."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """All words and marks of several texts; a mark stands at both ends of each text."""

    letters: str
    """What each is, or how it is written, as a letter (see `graphkit.phrases.capitals`)."""
    pieces: Numbers
    """The number of each in `written`."""
    texts: Numbers
    """The number of the text that it is in."""
    starts: Numbers
    """Where it begins there."""
    written: list[str]
    """The different words and marks, as they stand in the texts, in the order in which they stand there first."""


def join(one: Row, other: Row, size: int) -> Row:
    """Join two rows.

    Args:
        one: a row.
        other: the row of the texts behind its texts.
        size: how many texts `one` has.
    """
    numbers = {piece: number for number, piece in enumerate(one.written)}
    renumbered = np.array([numbers.setdefault(piece, len(numbers)) for piece in other.written], dtype=np.int64)
    return Row(
        letters=one.letters + other.letters,
        pieces=np.concatenate([one.pieces, renumbered[other.pieces]]),
        texts=np.concatenate([one.texts, other.texts + size]),
        starts=np.concatenate([one.starts, other.starts]),
        written=list(numbers),
    )


def select(row: Row, texts: Numbers) -> Row:
    """Give the row that some of a row's texts make, in a given order; they may be given several times."""
    counts, sources = find_places(np.bincount(row.texts), texts)
    pieces, written = number_by_place(row.pieces[sources], row.written)
    return Row(
        letters=np.frombuffer(row.letters.encode("ascii"), np.uint8)[sources].tobytes().decode("ascii"),
        pieces=pieces,
        texts=np.repeat(np.arange(len(texts)), counts),
        starts=row.starts[sources],
        written=written,
    )


def find_places(sizes: Numbers, chosen: Numbers) -> tuple[Numbers, Numbers]:
    """Find what chosen parts of a row consist of.

    Args:
        sizes: how many places each part of the row has; they stand one behind the other.
        chosen: the numbers of parts.

    Returns:
        How many places each of the chosen has; and all their places in the row, one part after the other.
    """
    firsts = np.cumsum(sizes) - sizes
    counts = sizes[chosen]
    begins = np.cumsum(counts) - counts
    return counts, np.arange(counts.sum()) + np.repeat(firsts[chosen] - begins, counts)


def number_by_place(pieces: Numbers, written: list[str]) -> tuple[Numbers, list[str]]:
    """Number words anew by where they stand first, and leave out those that stand nowhere."""
    places = np.arange(len(pieces))
    first = np.full(len(written), len(pieces))
    first[pieces[::-1]] = places[::-1]  # of several, the last that is assigned stays
    order = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(pieces))]
    numbers = np.empty(len(written), dtype=np.int64)
    numbers[order] = np.arange(len(order))
    return numbers[pieces], [written[number] for number in order.tolist()]
