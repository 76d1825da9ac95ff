"""Terms of several plain words: facial recognition, human rights, machine learning.

Neighbours that meet more often than chance would have it (Dunning, Accurate methods for the statistics of
surprise and coincidence, Computational Linguistics 19, 1993), and that belong together (normalised
pointwise mutual information: Bouma, GSCL 2009). Of terms within terms the one that stands on its own is
kept (Frantzi, Ananiadou and Mima, Automatic recognition of multi-word terms: the C-value/NC-value
method, International Journal on Digital Libraries 3, 2000).

May import: phrases.capitals, phrases.lexicon, phrases.proper_names, phrases.rows, phrases.texts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np

from graphkit.phrases.capitals import NAME
from graphkit.phrases.lexicon import Lexicon
from graphkit.phrases.proper_names import Key
from graphkit.phrases.rows import Numbers
from graphkit.phrases.texts import Collection, Letters, distinct

_MAX_WORDS = 4
_MIN_TEXTS = 2  # and one more for every ten times as many texts from 1,000 on
_SHORT_WORD = 3  # letters; a term with one at either end is met more often than at least
_SURPRISE = 10.83  # chi-squared with one degree of freedom at p = 0.001
_BELONGING = 0.4
_ON_ITS_OWN = 1.5  # times as many texts as the longer term
_PART_OF_LONGER = 0.7

# In a text as one letter a word: several plain words p, of which a possessive P is the last, and none the first after a
# number d, which counts it: 70 million, 3 years.
_CHUNK = re.compile("(?<!d)p+[pP]")
_PLAIN, _LAST, _NUMBER, _OTHER = np.frombuffer(b"pPdx", np.uint8)


class Terms:
    """The rows of plain words of a collection that are in enough texts, counted, copies left aside."""

    def __init__(self, collection: Collection, lexicon: Lexicon) -> None:
        """Count the rows of `collection`."""
        self._lexicon = lexicon
        self._count: dict[Key, int] = {}
        self._spread: dict[Key, int] = {}
        self._closing: set[Key] = set()
        self._min_texts = max(_MIN_TEXTS, round(math.log10(max(1, len(collection.texts)))))
        self._count_rows(collection, _find_chunks(collection.spell(self._read_letters(collection))))

    def _read_letters(self, collection: Collection) -> Letters:
        keys = collection.key_of
        letters: Letters = np.where(collection.are_possessive, _LAST, _PLAIN)
        is_other = (self._lexicon.are_names | self._lexicon.are_particles)[keys] | (collection.style_of == ord(NAME))
        letters[is_other] = _OTHER
        letters[np.array([name[:1].isdigit() for name in collection.key_names])[keys]] = _NUMBER
        return letters

    def _count_rows(self, collection: Collection, ends: Numbers) -> None:
        """Count the rows of each length: the next shorter ones, and the word after them.

        Args:
            collection: the texts.
            ends: where the chunk ends that each place is in; 0 where none is.
        """
        keys = collection.key_of[collection.originals]
        shorter = keys
        for length in range(2, _MAX_WORDS + 1):
            starts = np.flatnonzero(ends >= np.arange(length, len(ends) + length))
            pairs = shorter[starts] * len(collection.key_names) + keys[starts + length - 1]
            _, first, rows, count = np.unique(pairs, return_index=True, return_inverse=True, return_counts=True)
            in_texts = distinct(collection.text_of[starts] * len(first) + rows)
            spread = np.bincount(in_texts % max(1, len(first)), minlength=len(first))
            closes = np.bincount(rows, ends[starts] == starts + length, len(first)) > 0
            for row in np.flatnonzero(spread >= self._min_texts).tolist():
                start = int(starts[first[row]])
                key = collection.keys[start : start + length]
                self._count[key], self._spread[key] = int(count[row]), int(spread[row])
                if closes[row]:
                    self._closing.add(key)
            shorter = np.zeros_like(keys)
            shorter[starts] = rows

    def find(self) -> dict[Key, int]:
        """Find the terms, each with the number of different texts that it is in."""
        found = {key: count for key, count in self._spread.items() if self._is_term(key)}
        fragments = {
            part
            for key, count in found.items()
            for part in _parts(key)
            if part in found and count >= _PART_OF_LONGER * found[part]
        }
        whole = {key: count for key, count in found.items() if key not in fragments}
        return {
            key: count
            for key, count in whole.items()
            if not any(whole.get(part, 0) >= _ON_ITS_OWN * count for part in _parts(key))
        }

    def _is_term(self, key: Key) -> bool:
        return (
            key in self._closing
            and (self._spread[key] > _MIN_TEXTS or min(len(key[0]), len(key[-1])) > _SHORT_WORD)
            and self._lexicon.is_content(key[0])
            and self._lexicon.is_content(key[-1])
            and self._lexicon.closes(key[-1])
            and all(self._belongs(key, split) for split in range(1, len(key)))
        )

    def _belongs(self, key: Key, split: int) -> bool:
        """Tell whether the two parts of a row belong together."""
        total = self._lexicon.total
        both, left, right = self._count[key], self._count_part(key[:split]), self._count_part(key[split:])
        information = math.log(both * total / (left * right))
        if information < -_BELONGING * math.log(both / total):
            return False
        return _surprise(both, left, right, total) >= _SURPRISE

    def _count_part(self, part: Key) -> int:
        return self._count[part] if len(part) > 1 else self._lexicon.count[part[0]]


def _find_chunks(pattern: str) -> Numbers:
    """Find the chunks; give, for each place, where the one ends that it is in, and 0 if it is in none."""
    starts, ends = np.array([found.span() for found in _CHUNK.finditer(pattern)], dtype=np.int64).reshape(-1, 2).T
    last_end = np.zeros(len(pattern), dtype=np.int64)
    last_end[starts] = ends
    last_end = np.maximum.accumulate(last_end)
    return np.where(last_end > np.arange(len(pattern)), last_end, 0)


def _parts(key: Key) -> Iterator[Key]:
    for length in range(2, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


def _surprise(both: int, left: int, right: int, total: int) -> float:
    """Give Dunning's log-likelihood ratio, -2 log λ, of two neighbours."""
    cells = (
        (both, left, right),
        (left - both, left, total - right),
        (right - both, total - left, right),
        (total - left - right + both, total - left, total - right),
    )
    return 2 * math.fsum(seen * math.log(seen * total / (row * column)) for seen, row, column in cells if seen > 0)
