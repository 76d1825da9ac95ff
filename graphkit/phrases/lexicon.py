"""What the collection shows of its own words: which are names, and which only hold a sentence together.

No list of stop words and no grammar is needed, so that no language is favoured: words that hold a
sentence together are frequent, short, stand beside all sorts of words, and punctuation hardly ever
follows them.

May import: phrases.texts, phrases.words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from graphkit.phrases.capitals import NAME, SMALL
from graphkit.phrases.texts import MARK, Text, Word

_NAME_SHARE = 0.6  # of a word's telling occurrences that have a capital
_LONGEST_PARTICLE = 2  # letters; a word so short is a particle unless it is a name
_PARTICLE_SHARE = 0.01  # of the texts that a particle is in, at least
_PARTICLE_COUNT = 3
_PARTICLE_LETTERS = 5
_PARTICLE_NEIGHBOURS = 3  # different words on either side, at least
_PARTICLE_VARIETY = 0.2
_MOST_CLOSED = 0.06
_CLOSED_ALLOWANCE = 12
_PREDICATE_COUNT = 1.5
_PREDICATE_SHARE = 0.05
_MOST_CAPITALS = 0.02
_STOPPING = 0.03
_CLOSING = 0.055
_PRIOR = 4.0
_PRIOR_CLOSED = 0.1

# A text as one letter a word: n for a name, whatever its style, x for another word.
_AFTER_SUBJECT = re.compile(r"\.n+x")


class Lexicon:
    """The words of a collection by their keys, and what they are."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Count the words of `texts`, copies left aside."""
        originals = [text for text in texts if not text.is_copy]
        self._texts = len(originals)
        self._count_words(Counter(chain.from_iterable(text.words for text in originals)))
        self._count_neighbours(Counter(chain.from_iterable(pairwise(text.keys) for text in originals)))
        self._spread = Counter(chain.from_iterable(set(text.keys) for text in originals))
        self.names = frozenset(word for word, count in self._capitals.items() if self._is_name(word, count))
        self.acronyms = frozenset(self._upper & self.names)
        particles = {word for word in self.count if self._is_particle(word)}
        self.particles = frozenset(particles | {word for word in self.count if self._leans_on(word, particles)})
        self._closed = self._count_closed()
        self._after_subject = Counter(self._find_after_subjects(originals))
        self.predicates = frozenset(word for word in self._after_subject if self._is_predicate(word))

    def _count_words(self, words: Counter[Word]) -> None:
        self.words = frozenset(words)
        self.count: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._upper: set[str] = set()
        self._small: Counter[str] = Counter()
        for word, count in words.items():
            if word.key != MARK:
                self.count[word.key] += count
            if word.style == NAME:
                self._capitals[word.key] += count
                if word.written.isupper():
                    self._upper.add(word.key)
            elif word.style == SMALL:
                self._small[word.key] += count
        self.total = self.count.total()

    def _count_neighbours(self, pairs: Counter[tuple[str, str]]) -> None:
        self._stopped = Counter({left: count for (left, right), count in pairs.items() if right == MARK})
        self._after = Counter(left for left, right in pairs if right != MARK)
        self._before: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (left, right), count in pairs.items():
            if left != MARK != right:
                self._before[right][left] = count

    def _is_name(self, word: str, capitals: int) -> bool:
        return capitals > _NAME_SHARE * (capitals + self._small[word])

    def _is_particle(self, word: str) -> bool:
        if word in self.names or not self._small[word]:
            return False
        if len(word) <= _LONGEST_PARTICLE:
            return True
        count = self.count[word]
        variety = min(len(self._before[word]), self._after[word])
        return (
            len(word) <= _PARTICLE_LETTERS
            and self._spread[word] >= max(_PARTICLE_COUNT, _PARTICLE_SHARE * self._texts)
            and self._stopped[word] <= _MOST_CLOSED * (count + _CLOSED_ALLOWANCE)
            and variety >= max(_PARTICLE_NEIGHBOURS, _PARTICLE_VARIETY * min(count, 50))
        )

    def _leans_on(self, word: str, particles: set[str]) -> bool:
        """Tell whether a word always follows one and the same particle, as in "no longer"."""
        return (
            word not in self.names
            and self.count[word] >= _PARTICLE_COUNT
            and len(self._before[word]) == 1
            and self._before[word].keys() <= particles
            and self._after[word] >= _PARTICLE_NEIGHBOURS
        )

    def _count_closed(self) -> Counter[str]:
        """Count the particles after each word: they close it, too."""
        closed: Counter[str] = Counter()
        for particle in self.particles:
            closed.update(self._before[particle])
        return closed

    def _find_after_subjects(self, texts: Iterable[Text]) -> Iterator[str]:
        """Find the words that follow a name at the head of a sentence: what the subject does."""
        letters = {word: self._read_letter(word) for word in self.words}
        for text in texts:
            pattern = "".join(map(letters.__getitem__, text.words))
            for found in _AFTER_SUBJECT.finditer(pattern):
                yield text.keys[found.end() - 1]

    def _read_letter(self, word: Word) -> str:
        if word.key == MARK:
            return word.style
        return "n" if word.key in self.names else "x"

    def _is_predicate(self, word: str) -> bool:
        after = self._after_subject[word]
        is_plain = self._capitals[word] <= _MOST_CAPITALS * self.count[word]  # Azure Backup is no sentence
        return is_plain and after >= _PREDICATE_COUNT + _PREDICATE_SHARE * self.count[word]

    def closes(self, word: str) -> bool:
        """Tell whether a phrase may end with a word: whether breaks, and breaks or particles, follow it often enough.

        Particles alone do not tell: they follow verbs, too.
        """
        prior, count = _PRIOR * _PRIOR_CLOSED, self.count[word] + _PRIOR
        stopped = self._stopped[word] + prior
        return stopped >= _STOPPING * count and stopped + self._closed[word] >= _CLOSING * count

    def is_content(self, word: str) -> bool:
        """Tell whether a phrase may begin with a word."""
        return word not in self.particles and word not in self.predicates and not word[0].isdigit()
