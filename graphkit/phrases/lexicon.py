"""What the collection shows of its own words: which are names, and which only hold a sentence together.

No list of stop words and no grammar is needed, so that no language is favoured: words that hold a
sentence together are frequent, short, stand beside all sorts of words, and punctuation hardly ever
follows them.

May import: phrases.texts, phrases.words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from graphkit.phrases.texts import Text
from graphkit.phrases.words import Gap, Shape, read_shape

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


class Lexicon:
    """The words of a collection by their keys, and what they are."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Count the words of `texts`, copies left aside."""
        self.count: Counter[str] = Counter()
        self.total = 0
        self._capitals: Counter[str] = Counter()
        self._upper: set[str] = set()
        self._small: Counter[str] = Counter()
        self._spread: Counter[str] = Counter()
        self._stopped: Counter[str] = Counter()
        self._closed: Counter[str] = Counter()
        self._after_subject: Counter[str] = Counter()
        self._before: defaultdict[str, set[str]] = defaultdict(set)
        self._after: defaultdict[str, set[str]] = defaultdict(set)
        originals = [text for text in texts if not text.is_copy]
        self._texts = len(originals)
        for text in originals:
            self._count_words(text)
        self.names = frozenset(word for word, count in self._capitals.items() if self._is_name(word, count))
        self.acronyms = frozenset(word for word in self._upper if word in self.names)
        particles = {word for word in self.count if self._is_particle(word)}
        self.particles = frozenset(particles | {word for word in self.count if self._leans_on(word, particles)})
        for text in originals:
            self._count_predicates(text)
            self._count_closed(text)
        self.predicates = frozenset(word for word in self._after_subject if self._is_predicate(word))

    def _count_words(self, text: Text) -> None:
        row = text.keys
        self.total += len(row)
        self.count.update(row)
        self._spread.update(set(row))
        for place, key in enumerate(row):
            word = text.words[place]
            if text.is_telling[place]:
                self._capitals[key] += 1
                if word.written.isupper():
                    self._upper.add(key)
            elif read_shape(word.written) is Shape.LOWER:
                self._small[key] += 1
            if place and word.gap is Gap.JOINT:
                self._before[key].add(row[place - 1])
                self._after[row[place - 1]].add(key)
            elif place:
                self._stopped[row[place - 1]] += 1
        if row:
            self._stopped[row[-1]] += 1

    def _is_name(self, word: str, capitals: int) -> bool:
        return capitals > _NAME_SHARE * (capitals + self._small[word])

    def _is_particle(self, word: str) -> bool:
        if word in self.names or not self._small[word]:
            return False
        if len(word) <= _LONGEST_PARTICLE:
            return True
        count = self.count[word]
        variety = min(len(self._before[word]), len(self._after[word]))
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
            and self._before[word] <= particles
            and len(self._after[word]) >= _PARTICLE_NEIGHBOURS
        )

    def _count_predicates(self, text: Text) -> None:
        """Count the words that follow a name at the head of a sentence: what the subject does."""
        is_subject = False
        for word, key in zip(text.words, text.keys, strict=True):
            if word.gap is not Gap.JOINT:
                is_subject = word.gap is Gap.SENTENCE and key in self.names
            elif is_subject and key not in self.names:
                self._after_subject[key] += 1
                is_subject = False

    def _count_closed(self, text: Text) -> None:
        """Count a particle after a word as closing it, too."""
        row = text.keys
        for place in range(1, len(row)):
            if text.words[place].gap is Gap.JOINT and row[place] in self.particles:
                self._closed[row[place - 1]] += 1

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
