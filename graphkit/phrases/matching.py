"""Where in the texts the candidates stand: the longest one from each word on, in one pass.

May import: vocabulary, phrases.candidates, phrases.capitals, phrases.proper_names, phrases.texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
import networkx as nx
import numpy as np

from graphkit.phrases.candidates import Candidate, Case
from graphkit.phrases.capitals import CAPITAL, NAME, SMALL
from graphkit.phrases.proper_names import Key
from graphkit.phrases.texts import Collection, Text
from graphkit.vocabulary import PUBLISHED_BY

# Python 3.11 takes long to look a member of an enumeration up.
_CAPITAL, _UPPER, _EXACT = Case.CAPITAL, Case.UPPER, Case.EXACT


class Match(msgspec.Struct, frozen=True, gc=False):
    """A candidate where it stands."""

    candidate: Candidate
    """What was found."""
    text: Text
    """Where it was found."""
    words: str
    """The words, as they stand in the text; without a possessive's ending."""
    is_headline: bool
    """Whether a capital in it tells nothing, as in Title Case, so that it is no model of how to write it."""


class Matcher:
    """The candidates by their first words."""

    def __init__(self, candidates: Iterable[Candidate], graph: nx.MultiDiGraph[str]) -> None:
        """Take `candidates`, of those with one key the first, and the `graph` that says who published what."""
        self._graph = graph
        self._by_key: dict[Key, Candidate] = {}
        for candidate in candidates:
            self._by_key.setdefault(candidate.key, candidate)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for key in self._by_key:
            lengths[key[0]].add(len(key))
        self._lengths = {word: sorted(each, reverse=True) for word, each in lengths.items()}

    def find(self, collection: Collection) -> Iterator[Match]:
        """Find the candidates in the texts; they do not overlap."""
        places = _Places(collection)
        keys, lengths, by_key = collection.keys, self._lengths, self._by_key
        begins = np.array([name in lengths for name in collection.key_names])[collection.key_of]
        end = 0
        for start in np.flatnonzero(begins[collection.row]).tolist():
            if start >= end:
                for length in lengths[keys[start]]:
                    candidate = by_key.get(keys[start : start + length])
                    if candidate is not None and (match := self._match(candidate, places, start)):
                        end = start + length
                        yield match
                        break

    def _match(self, candidate: Candidate, places: _Places, start: int) -> Match | None:
        """Give the match of a candidate whose key stands somewhere, if the way it is written there counts."""
        end = start + len(candidate.key)
        styles = places.styles[start:end]
        if candidate.case is _CAPITAL and SMALL in styles:
            return None
        text = places.find_text(start)
        if candidate.provider is not None and self._graph.has_edge(text.article, candidate.provider, PUBLISHED_BY):
            return None
        words = places.find_words(text, start, end)
        if candidate.case is _UPPER and not words.isupper():
            return None
        if candidate.case is _EXACT and (words != candidate.written or (end == start + 1 and styles != NAME)):
            return None
        return Match(candidate, text, words, CAPITAL in styles)


class _Places:
    """What stands at the places of a collection; a memoryview gives one number in a third of the time of an array."""

    def __init__(self, collection: Collection) -> None:
        self.styles = collection.styles
        self._texts = collection.texts
        self._text_of = collection.text_of.data
        self._starts = collection.starts.data
        lengths = np.array([len(word.bare) for word in collection.words], dtype=np.int64)
        self._ends = (collection.starts + lengths[collection.row]).data

    def find_text(self, place: int) -> Text:
        """Give the text of a place."""
        return self._texts[self._text_of[place]]

    def find_words(self, text: Text, start: int, end: int) -> str:
        """Give the words from a place on up to another, as they stand in a text; without a possessive's ending."""
        return text.text[self._starts[start] : self._ends[end - 1]]
