"""Names that running text writes with capitals: IBM, Arvind Krishna, Azure Kubernetes Service.

A row of words with telling capitals is a run. What is a name within runs is said by which parts of them
also stand alone: in "Microsoft CEO Satya Nadella" the parts do, in "Azure Kubernetes Service" they do not.

May import: phrases.capitals, phrases.lexicon, phrases.texts.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator

from graphkit.phrases.capitals import CAPITAL, NAME
from graphkit.phrases.lexicon import Lexicon
from graphkit.phrases.texts import Collection, Word

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
_BEFORE_MORE = ("c", "h")  # A run may go on beside a capital that tells nothing.
_AFTER_MORE = ("c", "C", "h", "H")


class ProperNames:
    """The runs of a collection, counted by the texts that they are in, copies left aside."""

    def __init__(self, collection: Collection, lexicon: Lexicon) -> None:
        """Count the runs of `collection` and their parts."""
        self._lexicon = lexicon
        runs = set(_find_runs(collection, lexicon.names))
        self._whole = Counter(run for _, run in runs)
        parts = {run: tuple(_parts(run)) for run in self._whole}
        self._inside = Counter(part for _, part in {(text, part) for text, run in runs for part in parts[run]})

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


def _read_letter(word: Word, names: Container[str]) -> str:
    is_calendar = word.key in _CALENDAR
    letter: str = word.style
    if word.style == NAME and is_calendar:
        letter = "x"
    elif word.style == CAPITAL and word.key in names and not is_calendar:
        letter = "h"
    return letter.upper() if word.is_possessive else letter


def _find_runs(collection: Collection, names: Container[str]) -> Iterator[tuple[int, Key]]:
    """Find the runs, each with the number of its text."""
    pattern = collection.spell(_read_letter(word, names) for word in collection.words)
    text_of = collection.text_of.tolist()
    for found in _RUN.finditer(pattern):
        start, end = found.span()
        if pattern[start - 1] not in _BEFORE_MORE and pattern[end] not in _AFTER_MORE:
            yield text_of[start], collection.keys[start:end]


def _parts(run: Key) -> Iterator[Key]:
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + MAX_WORDS) + 1):
            yield run[start:end]
