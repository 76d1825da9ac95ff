"""Where in the texts the candidates stand: the longest one from each word on, in one pass.

May import: phrases.candidates, phrases.capitals, phrases.proper_names, phrases.texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from typing import NamedTuple

from graphkit.phrases.candidates import Candidate, Case
from graphkit.phrases.capitals import CAPITAL, NAME, SMALL
from graphkit.phrases.proper_names import Key
from graphkit.phrases.texts import Text

# Python 3.11 takes long to look a member of an enumeration up.
_ANY, _CAPITAL, _UPPER = Case.ANY, Case.CAPITAL, Case.UPPER


class Match(NamedTuple):
    """A candidate where it stands."""

    candidate: Candidate
    """What was found."""
    words: str
    """The words, as they stand in the text; without a possessive's ending."""
    is_headline: bool
    """Whether a capital in it tells nothing, as in Title Case, so that it is no model of how to write it."""


class Matcher:
    """The candidates by their first words."""

    def __init__(self, candidates: Iterable[Candidate], providers: Mapping[str, frozenset[str]]) -> None:
        """Take `candidates`, of those with one key the first, and the `providers` of each article."""
        self._providers = providers
        self._by_key: dict[Key, Candidate] = {}
        for candidate in candidates:
            self._by_key.setdefault(candidate.key, candidate)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for key in self._by_key:
            lengths[key[0]].add(len(key))
        self._lengths = {word: sorted(each, reverse=True) for word, each in lengths.items()}

    def find(self, text: Text) -> Iterator[Match]:
        """Find the candidates in a text; they do not overlap."""
        keys, lengths, by_key = text.keys, self._lengths, self._by_key
        end = 0
        for start in compress(range(len(keys)), map(lengths.__contains__, keys)):
            if start >= end:
                for length in lengths[keys[start]]:
                    candidate = by_key.get(keys[start : start + length])
                    if candidate is not None and self._counts(candidate, text, start):
                        end = start + len(candidate.key)
                        yield Match(candidate, _find_words(text, start, end), CAPITAL in text.styles[start:end])
                        break

    def _counts(self, candidate: Candidate, text: Text, start: int) -> bool:
        if candidate.provider is not None and candidate.provider in self._providers.get(text.article, ()):
            return False
        if candidate.case is _ANY:
            return True
        end = start + len(candidate.key)
        if candidate.case is _CAPITAL:
            return SMALL not in text.styles[start:end]
        written = _find_words(text, start, end)
        if candidate.case is _UPPER:
            return written.isupper()
        return written == candidate.written and (end > start + 1 or text.styles[start] == NAME)


def _find_words(text: Text, start: int, end: int) -> str:
    return text.text[text.starts[start] : text.starts[end - 1] + len(text.words[end - 1].bare)]
