"""Where in the texts the candidates stand: the longest one from each word on.

All candidates are sought at once, word by word: the first words of one are a state, as in a trie (Fredkin, Trie memory,
Communications of the ACM 3, 1960), and numpy takes all places from state to state.

May import: vocabulary, phrases.candidates, phrases.capitals, phrases.proper_names, phrases.rows, phrases.texts.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.phrases.candidates import Candidate, Case
from graphkit.phrases.capitals import CAPITAL, NAME, SMALL
from graphkit.phrases.proper_names import Key
from graphkit.phrases.rows import Numbers
from graphkit.phrases.texts import Collection, Text
from graphkit.vocabulary import PUBLISHED_BY

_START = 0
"""The state in which no word was seen."""

_NONE = -1
"""The number of no candidate."""


class Matches(msgspec.Struct, frozen=True, kw_only=True):
    """The places where candidates stand, by the texts; they do not overlap."""

    candidates: list[Candidate]
    """The candidates."""
    found: Numbers
    """The number of the candidate at each place."""
    texts: Numbers
    """The number of its text."""
    starts: Numbers
    """Where its words begin there."""
    ends: Numbers
    """Where they end there, without a possessive's ending."""
    are_headlines: NDArray[np.bool_]
    """Whether a capital in them tells nothing, as in Title Case, so that they are no model of how to write it."""


class Matcher:
    """The candidates, by the states that their words lead to."""

    def __init__(self, candidates: Iterable[Candidate], graph: nx.MultiDiGraph[str]) -> None:
        """Take `candidates`, of those with one key the first, and the `graph` that says who published what."""
        self._graph = graph
        by_key: dict[Key, Candidate] = {}
        for candidate in candidates:
            by_key.setdefault(candidate.key, candidate)
        self._candidates = list(by_key.values())

    def find(self, collection: Collection) -> Matches:
        """Find the candidates in the texts."""
        starts, ends, found = self._find_keys(collection)
        counts = self._find_counting(collection, starts, ends, found)
        starts, ends, found = starts[counts], ends[counts], found[counts]
        longest_first = np.lexsort((-ends, starts))
        chosen = longest_first[_leave_out_overlaps(starts[longest_first], ends[longest_first])]
        starts, ends, found = starts[chosen], ends[chosen], found[chosen]
        return Matches(
            candidates=self._candidates,
            found=found,
            texts=collection.text_of[starts],
            starts=collection.starts[starts],
            ends=collection.ends[ends - 1],
            are_headlines=_has_style(collection, CAPITAL, starts, ends),
        )

    def _find_keys(self, collection: Collection) -> tuple[Numbers, Numbers, Numbers]:
        """Find all places where the key of a candidate stands: where it starts, where it ends, the candidate's number."""
        size = len(collection.key_names)
        steps, ending = self._find_steps(collection)
        codes, states = np.array(sorted(steps.items()), dtype=np.int64).reshape(-1, 2).T
        keys = collection.key_of[collection.row]
        begins = np.isin(np.arange(size), codes[codes < size])  # the codes of the first step are the numbers of keys
        starts = np.flatnonzero(begins[keys])
        reached = np.full(len(starts), _START)
        nothing = np.empty(0, dtype=np.int64)
        found = [(nothing, nothing, nothing)]
        for length in range(1, 1 + max((len(candidate.key) for candidate in self._candidates), default=0)):
            within = starts + length <= len(keys)
            starts, reached = starts[within], reached[within]
            code = reached * size + keys[starts + length - 1]
            place = np.minimum(np.searchsorted(codes, code), len(codes) - 1)
            goes_on = codes[place] == code
            starts, reached = starts[goes_on], states[place[goes_on]]
            ends_here = ending[reached] != _NONE
            found.append((starts[ends_here], starts[ends_here] + length, ending[reached[ends_here]]))
        begun, ended, which = map(np.concatenate, zip(*found, strict=True))
        return begun, ended, which

    def _find_steps(self, collection: Collection) -> tuple[dict[int, int], Numbers]:
        """Find the step from each state to the next, by the number of the state and of the key; and who ends where."""
        numbers = {name: number for number, name in enumerate(collection.key_names)}
        size = len(numbers)
        steps: dict[int, int] = {}
        last: dict[int, int] = {}
        for number, candidate in enumerate(self._candidates):
            state = _START
            if all(word in numbers for word in candidate.key):  # else it stands nowhere
                for word in candidate.key:
                    state = steps.setdefault(state * size + numbers[word], len(steps) + 1)
                last[state] = number
        ending = np.full(len(steps) + 1, _NONE)
        ending[list(last)] = list(last.values())
        return steps, ending

    def _find_counting(
        self, collection: Collection, starts: Numbers, ends: Numbers, found: Numbers
    ) -> NDArray[np.bool_]:
        """Tell of which places the way counts in which the candidate is written there."""
        of_names = np.array([candidate.case is Case.CAPITAL for candidate in self._candidates], dtype=bool)
        counts: NDArray[np.bool_] = ~(of_names[found] & _has_style(collection, SMALL, starts, ends))
        is_special = np.array(
            [candidate.case > Case.CAPITAL or candidate.provider is not None for candidate in self._candidates],
            dtype=bool,
        )
        looked_at = np.flatnonzero(counts & is_special[found])
        first, last = collection.starts[starts[looked_at]], collection.ends[ends[looked_at] - 1]
        texts = collection.text_of[starts[looked_at]]
        columns = (found[looked_at], texts, first, last, starts[looked_at], ends[looked_at])
        for place, which, text, begin, end, start, stop in zip(
            looked_at.tolist(), *(column.tolist() for column in columns), strict=True
        ):
            of_text = collection.texts[text]
            counts[place] = self._counts(
                self._candidates[which], of_text, of_text.text[begin:end], collection.styles[start:stop]
            )
        return counts

    def _counts(self, candidate: Candidate, text: Text, words: str, styles: str) -> bool:
        """Tell whether words of a text name a candidate that is written in some ways, or not named by some articles."""
        if candidate.provider is not None and self._graph.has_edge(text.article, candidate.provider, PUBLISHED_BY):
            return False
        if candidate.case is Case.UPPER:
            return words.isupper()
        if candidate.case is Case.EXACT:
            return words == candidate.written and (len(styles) > 1 or styles == NAME)
        return True


def _leave_out_overlaps(starts: Numbers, ends: Numbers) -> list[int]:
    """Give the places, in order, that do not overlap with one that was given before."""
    chosen, end = [], 0
    for number, (start, stop) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if start >= end:
            chosen.append(number)
            end = stop
    return chosen


def _has_style(collection: Collection, style: str, starts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Tell of rows of words whether any word of them has a style."""
    has_it = np.frombuffer(collection.styles.encode("ascii"), np.uint8) == ord(style)
    before = np.concatenate([[0], np.cumsum(has_it)])
    return before[ends] > before[starts]
