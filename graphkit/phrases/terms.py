"""Terms of several plain words: facial recognition, human rights, machine learning.

Neighbours that meet more often than chance would have it (Dunning, Accurate methods for the statistics of
surprise and coincidence, Computational Linguistics 19, 1993), and that belong together (normalised
pointwise mutual information: Bouma, GSCL 2009). Of terms within terms the one that stands on its own is
kept (Frantzi, Ananiadou and Mima, Automatic recognition of multi-word terms: the C-value/NC-value
method, International Journal on Digital Libraries 3, 2000).

May import: phrases.lexicon, phrases.proper_names, phrases.texts, phrases.words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit.phrases.lexicon import Lexicon
from graphkit.phrases.proper_names import Key
from graphkit.phrases.texts import Text
from graphkit.phrases.words import Gap, is_possessive

_MAX_WORDS = 4
_MIN_TEXTS = 2  # and one more for every ten times as many texts from 1,000 on
_SHORT_WORD = 3  # letters; a term with one at either end is met more often than at least
_SURPRISE = 10.83  # chi-squared with one degree of freedom at p = 0.001
_BELONGING = 0.4
_ON_ITS_OWN = 1.5  # times as many texts as the longer term
_PART_OF_LONGER = 0.7


class Terms:
    """The rows of plain words of a collection, counted, copies left aside."""

    def __init__(self, texts: Sequence[Text], lexicon: Lexicon) -> None:
        """Count the rows of `texts`."""
        self._lexicon = lexicon
        self._count: Counter[Key] = Counter()
        self._spread: Counter[Key] = Counter()
        self._closed: Counter[Key] = Counter()
        self._min_texts = max(_MIN_TEXTS, round(math.log10(max(1, len(texts)))))
        for text in texts:
            if not text.is_copy:
                self._count_text(text)

    def _count_text(self, text: Text) -> None:
        seen: set[Key] = set()
        closed: set[Key] = set()
        for start, end in _find_rows(text, self._lexicon):
            for left in range(start, end):
                for right in range(left + 2, min(end, left + _MAX_WORDS) + 1):
                    key = text.keys[left:right]
                    self._count[key] += 1
                    seen.add(key)
                    if right == end:
                        closed.add(key)
        self._spread.update(seen)
        self._closed.update(closed)

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
            self._spread[key] >= self._min_texts
            and self._closed[key] >= 1
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


def _find_rows(text: Text, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the rows of plain words, as (start, end)."""
    start = 0
    for place, word in enumerate(text.words):
        is_joined = word.gap is Gap.JOINT and place > 0
        if place > start and (not is_joined or is_possessive(text.words[place - 1].written)):
            yield start, place
            start = place
        # What directly follows a number is counted by it: 70 million, 3 years.
        is_counted = is_joined and text.keys[place - 1][0].isdigit()
        if is_counted or not _is_plain(text, place, lexicon):
            if place > start:
                yield start, place
            start = place + 1
    if start < len(text.words):
        yield start, len(text.words)


def _is_plain(text: Text, place: int, lexicon: Lexicon) -> bool:
    key = text.keys[place]
    return not (text.is_telling[place] or key in lexicon.names or key in lexicon.particles or key[0].isdigit())


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
