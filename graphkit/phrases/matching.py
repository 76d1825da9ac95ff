"""Where in the texts the candidates stand: the longest one from each word on, in one pass.

May import: phrases.candidates, phrases.proper_names, phrases.texts, phrases.words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphkit.phrases.candidates import Candidate, Case
from graphkit.phrases.proper_names import Key
from graphkit.phrases.texts import Text
from graphkit.phrases.words import Gap, Shape, read_shape, strip_possessive


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
        self._longest: dict[str, int] = {}
        for candidate in candidates:
            self._by_key.setdefault(candidate.key, candidate)
            self._longest[candidate.key[0]] = max(self._longest.get(candidate.key[0], 0), len(candidate.key))

    def find(self, text: Text) -> Iterator[Match]:
        """Find the candidates in a text; they do not overlap."""
        start = 0
        while start < len(text.words):
            if text.keys[start] not in self._longest:
                start += 1
                continue
            match, end = self._longest_from(text, start)
            if match is not None:
                yield match
            start = end

    def _longest_from(self, text: Text, start: int) -> tuple[Match | None, int]:
        end = start + 1
        last = min(start + self._longest[text.keys[start]], len(text.words))
        while end < last and text.words[end].gap is Gap.JOINT:
            end += 1
        while end > start:
            candidate = self._by_key.get(text.keys[start:end])
            if candidate is not None and self._counts(candidate, text, start, end):
                return _make_match(candidate, text, start, end), end
            end -= 1
        return None, start + 1

    def _counts(self, candidate: Candidate, text: Text, start: int, end: int) -> bool:
        if candidate.provider is not None and candidate.provider in self._providers.get(text.article, ()):
            return False
        if candidate.case is Case.ANY:
            return True
        if candidate.case is Case.CAPITAL:
            return all(read_shape(word.written) is not Shape.LOWER for word in text.words[start:end])
        written = _words(text, start, end)
        if candidate.case is Case.UPPER:
            return written.isupper()
        return written == candidate.written and (end > start + 1 or text.is_telling[start])


def _make_match(candidate: Candidate, text: Text, start: int, end: int) -> Match:
    is_headline = any(
        read_shape(text.words[place].written) is Shape.CAPITAL and not text.is_telling[place]
        for place in range(start, end)
    )
    return Match(candidate, _words(text, start, end), is_headline)


def _words(text: Text, start: int, end: int) -> str:
    last = text.words[end - 1]
    return text.text[text.words[start].start : last.start + len(strip_possessive(last.written))]
