"""Names that running text writes with capitals: IBM, Arvind Krishna, Azure Kubernetes Service.

A row of words with telling capitals is a run. What is a name within runs is said by which parts of them
also stand alone: in "Microsoft CEO Satya Nadella" the parts do, in "Azure Kubernetes Service" they do not.

May import: phrases.capitals, phrases.lexicon, phrases.rows, phrases.texts.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from graphkit.phrases.capitals import CAPITAL, NAME
from graphkit.phrases.lexicon import Lexicon
from graphkit.phrases.rows import Numbers, find_places
from graphkit.phrases.texts import Collection, Letters, distinct

Key = tuple[str, ...]
"""What all ways to write a phrase have in common: the keys of its words."""

MAX_WORDS = 5
"""The longest phrase that is found by statistics, in words."""

_MIN_TEXTS = 2
_ALONE = 0.3  # of the places of a run, in which each of its parts stands alone elsewhere
_WHOLE = 0.15  # of a name's places in runs, in which it is the whole run
_NESTED = 0.7  # of a name's places in runs, in which it is a part of one longer name
_RARE_WORDS = 2
_MAX_RARE_WORDS = 4
_RARE_COUNT = 2  # places of a word in all texts, at most
_CALENDAR = frozenset(name.casefold() for names in (calendar.month_name, calendar.day_name) for name in names)

# A text as one letter a word: n for a name's capital, h for one that is a name's if it begins the sentence, c for
# another that tells nothing, d for a number; large if the word is a possessive, which ends a run. Each alternative begins
# with a letter, as the engine looks for those fast.
_RUN = re.compile(r"n[nd]*[ND]?|h(?<=\.h)[nd]*[ND]?|N|H(?<=\.H)")
_BEFORE_MORE = np.frombuffer(b"ch", np.uint8)  # A run may go on beside a capital that tells nothing.
_AFTER_MORE = np.frombuffer(b"cChH", np.uint8)
_OTHER, _IF_FIRST = np.frombuffer(b"xh", np.uint8)
_TO_LARGE = np.uint8(ord("a") - ord("A"))


class ProperNames:
    """The runs of a collection, counted by the texts that they are in, copies left aside."""

    def __init__(self, collection: Collection, lexicon: Lexicon) -> None:
        """Count the runs of `collection` and their parts."""
        self._lexicon = lexicon
        self._whole: Counter[Key] = Counter()
        self._inside: Counter[Key] = Counter()
        starts, ends = _find_runs(collection, lexicon)
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        self._count(collection.text_of[starts], [collection.keys[start:end] for start, end in spans])

    def _count(self, texts: Numbers, found: Iterable[Key]) -> None:
        """Count the texts that each run is in, and those that each part of one is in.

        Args:
            texts: the number of the text of each place that a run stands at.
            found: the run at each place.
        """
        runs: dict[Key, int] = {}
        numbers = np.array([runs.setdefault(run, len(runs)) for run in found], dtype=np.int64)
        texts, numbers = _distinct_pairs(texts, numbers, len(runs))
        self._whole.update(_count_each(runs, numbers))
        parts: dict[Key, int] = {}
        of_runs = [[parts.setdefault(part, len(parts)) for part in _parts(run)] for run in runs]
        sizes, places = find_places(np.array(list(map(len, of_runs)), dtype=np.int64), numbers)
        of_texts = np.array(list(chain.from_iterable(of_runs)), dtype=np.int64)[places]
        _, inside = _distinct_pairs(np.repeat(texts, sizes), of_texts, len(parts))
        self._inside.update(_count_each(parts, inside))

    def find(self) -> dict[Key, int]:
        """Find the names, each with the number of different texts that write it with telling capitals."""
        found = {key: count for key, count in self._inside.items() if count >= _MIN_TEXTS and self._is_name(key)}
        longer = {
            part
            for key, count in found.items()
            for part in _parts(key)
            if len(part) < len(key) and count >= _NESTED * self._inside[part]
        }
        names = {key: count for key, count in found.items() if key not in longer}
        return dict.fromkeys(self._find_rare(), 1) | names

    def find_short_forms(self, names: Iterable[Key]) -> dict[Key, Key]:
        """Find last words that stand for a whole name: where one text says Arvind Krishna, Krishna alone is he.

        A word does so if it is nobody else's last name, and no name of its own.
        """
        names = set(names)
        endings: defaultdict[Key, list[Key]] = defaultdict(list)
        for name in names:
            if len(name) > 1:
                endings[name[-1:]].append(name)
        return {
            ending: owners[0]
            for ending, owners in endings.items()
            if len(owners) == 1
            and ending not in names
            and ending[0] in self._lexicon.names
            and ending[0] not in self._lexicon.acronyms
            and ending[0].isalpha()
            and 0 < self._whole[ending] <= self._inside[owners[0]]
            and self._lexicon.count[ending[0]] <= 2 * self._inside[owners[0]]
        }

    def _is_name(self, key: Key) -> bool:
        if len(key) == 1:
            return len(key[0]) > 1 and self._stands_alone(key, max(_MIN_TEXTS, _WHOLE * self._inside[key]))
        if self._whole[key] < _WHOLE * self._inside[key]:
            return False
        return not any(self._is_split(key, place) for place in range(1, len(key)))

    def _is_split(self, key: Key, place: int) -> bool:
        """Tell whether a run is two names side by side, each of which stands alone elsewhere."""
        left, right = key[:place], key[place:]
        least = max(_MIN_TEXTS, _ALONE * self._inside[key])
        is_left_name = self._stands_alone(left, least) or (place == 1 and left[0] in self._lexicon.acronyms)
        return is_left_name and self._stands_alone(right, least)

    def _stands_alone(self, part: Key, least: float) -> bool:
        return self._whole[part] >= least and (len(part) > 1 or part[0] in self._lexicon.names)

    def _find_rare(self) -> Iterator[Key]:
        """Find the names that one text gives in full: at least two of their words stand nowhere else."""
        for run, count in self._whole.items():
            start = 0
            while start < len(run) - _RARE_WORDS and self._is_known(run[start]):
                start += 1
            if count == 1 and self._is_rare(run[start:]):
                yield run[start:]

    def _is_rare(self, name: Key) -> bool:
        rare = sum(self._lexicon.count[word] <= _RARE_COUNT for word in name)
        are_names = all(word in self._lexicon.names and word.isalpha() for word in name)
        return are_names and rare >= _RARE_WORDS and len(name) <= _MAX_RARE_WORDS

    def _is_known(self, word: str) -> bool:
        return word in self._lexicon.acronyms or self._whole[(word,)] >= _MIN_TEXTS


def _read_letters(collection: Collection, lexicon: Lexicon) -> Letters:
    letters = collection.style_of.copy()
    are_calendar = np.array([name in _CALENDAR for name in collection.key_names])
    letters[(letters == ord(NAME)) & are_calendar[collection.key_of]] = _OTHER
    letters[(letters == ord(CAPITAL)) & (lexicon.are_names & ~are_calendar)[collection.key_of]] = _IF_FIRST
    letters[collection.are_possessive] -= _TO_LARGE
    return letters


def _find_runs(collection: Collection, lexicon: Lexicon) -> tuple[Numbers, Numbers]:
    """Find the runs: where each starts, and where it ends."""
    pattern = collection.spell(_read_letters(collection, lexicon))
    starts, ends = np.array([found.span() for found in _RUN.finditer(pattern)], dtype=np.int64).reshape(-1, 2).T
    letters = np.frombuffer(pattern.encode("ascii"), np.uint8)
    goes_on = np.isin(letters[starts - 1], _BEFORE_MORE) | np.isin(letters[ends], _AFTER_MORE)
    return starts[~goes_on], ends[~goes_on]


def _distinct_pairs(texts: Numbers, others: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Give each different pair of a text and something else once, of which there are `size`."""
    pairs: tuple[Numbers, Numbers] = np.divmod(distinct(texts * size + others), max(1, size))
    return pairs


def _count_each(keys: Iterable[Key], numbers: Numbers) -> dict[Key, int]:
    """Count how often the number of each key is there; each is."""
    return dict(zip(keys, np.bincount(numbers).tolist(), strict=True))


def _parts(run: Key) -> Iterator[Key]:
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + MAX_WORDS) + 1):
            yield run[start:end]
