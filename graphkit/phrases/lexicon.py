"""What the collection shows of its own words: which are names, and which only hold a sentence together.

No list of stop words and no grammar is needed, so that no language is favoured: words that hold a
sentence together are frequent, short, stand beside all sorts of words, and punctuation hardly ever
follows them.

May import: phrases.rows, phrases.texts, phrases.words.
"""

from __future__ import annotations

import re
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from graphkit.phrases.capitals import NAME, SMALL
from graphkit.phrases.rows import Numbers
from graphkit.phrases.texts import Collection, distinct

_NAME_SHARE = 0.6  # of a word's telling occurrences that have a capital
_LONGEST_PARTICLE = 2  # letters; a word so short is a particle unless it is a name
_PARTICLE_SHARE = 0.01  # of the texts that a particle is in, at least
_PARTICLE_COUNT = 3
_PARTICLE_LETTERS = 5
_PARTICLE_NEIGHBOURS = 3  # different words on either side, at least
_PARTICLE_VARIETY = 0.2  # of its places, or of as many as are enough
_ENOUGH = 50
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
_NAMING, _OTHER = np.frombuffer(b"nx", np.uint8)


_Flags = NDArray[np.bool_]
"""Whether something is so of each key, by its number."""


class Lexicon:
    """The words of a collection by their keys, and what they are."""

    def __init__(self, collection: Collection) -> None:
        """Count the words of `collection`, copies left aside."""
        self._key_names = collection.key_names
        self._texts = len(collection.texts) - len(collection.copies)
        self._count_words(collection)
        self._count_neighbours(collection.key_of[collection.originals])
        self._spread = self._count_texts(collection)
        self.are_names = self._capitals > _NAME_SHARE * (self._capitals + self._small)
        self.are_particles = self._find_particles()
        self.are_particles |= self._find_leaning(self.are_particles)
        self.names = self._select(self.are_names)
        self.acronyms = self._select(self.are_names & self._is_upper)
        self.particles = self._select(self.are_particles)
        self.predicates = self._select(self._find_predicates(collection))
        self._closing = self._select(self._find_closing(self.are_particles))

    def _select(self, flags: _Flags) -> frozenset[str]:
        return frozenset(compress(self._key_names, flags.tolist()))

    def _count_words(self, collection: Collection) -> None:
        words, key_of, size = collection.words, collection.key_of, len(self._key_names)
        counts = np.bincount(collection.originals, minlength=len(words))
        is_mark = key_of == 0
        is_capital = collection.style_of == ord(NAME)
        is_small = collection.style_of == ord(SMALL)
        is_upper = np.array([word.written.isupper() for word in words], dtype=bool)
        self._counts = np.bincount(key_of, counts * ~is_mark, size).astype(np.int64)
        self._capitals = np.bincount(key_of, counts * is_capital, size).astype(np.int64)
        self._small = np.bincount(key_of, counts * is_small, size).astype(np.int64)
        self._is_upper = np.bincount(key_of, counts * (is_capital & is_upper), size) > 0
        self.count = dict(zip(self._key_names, self._counts.tolist(), strict=True))
        self.total = sum(self.count.values())

    def _count_neighbours(self, keys: Numbers) -> None:
        """Count, of each word, the marks and the different words after it, and the different words before it."""
        size = len(self._key_names)
        pairs, counts = np.unique(keys[:-1] * size + keys[1:], return_counts=True)
        left, right = np.divmod(pairs, size)
        self._stopped = np.bincount(left, counts * (right == 0), size)
        are_words = (left > 0) & (right > 0)
        self._left, self._right, self._together = left[are_words], right[are_words], counts[are_words]
        self._after = np.bincount(self._left, minlength=size)
        self._before = np.bincount(self._right, minlength=size)

    def _count_texts(self, collection: Collection) -> Numbers:
        """Count the texts that each key is in."""
        size = len(self._key_names)
        in_texts = distinct(collection.text_of * size + collection.key_of[collection.originals])
        return np.bincount(in_texts % size, minlength=size)

    def _find_particles(self) -> _Flags:
        count = self._counts
        letters = np.array([len(name) for name in self._key_names])
        variety = np.minimum(self._before, self._after)
        is_frequent = (
            (letters <= _PARTICLE_LETTERS)
            & (self._spread >= max(_PARTICLE_COUNT, _PARTICLE_SHARE * self._texts))
            & (self._stopped <= _MOST_CLOSED * (count + _CLOSED_ALLOWANCE))
            & (variety >= np.maximum(_PARTICLE_NEIGHBOURS, _PARTICLE_VARIETY * np.minimum(count, _ENOUGH)))
        )
        is_plain = ~self.are_names & (self._small > 0)
        return is_plain & ((letters <= _LONGEST_PARTICLE) | is_frequent)

    def _find_leaning(self, is_particle: _Flags) -> _Flags:
        """Find the words that always follow one and the same particle, as in "no longer"."""
        follows_particle = np.zeros(len(self._key_names), dtype=bool)
        follows_particle[self._right[is_particle[self._left]]] = True
        is_frequent = (self._counts >= _PARTICLE_COUNT) & (self._after >= _PARTICLE_NEIGHBOURS)
        leans: _Flags = (self._before == 1) & follows_particle
        return leans & is_frequent & ~self.are_names

    def _find_predicates(self, collection: Collection) -> _Flags:
        """Find the words that often follow a name at the head of a sentence: what the subject does."""
        pattern = collection.spell(np.where(self.are_names[collection.key_of], _NAMING, _OTHER))
        places = [found.end() - 1 for found in _AFTER_SUBJECT.finditer(pattern)]
        keys = collection.key_of[collection.originals[np.array(places, dtype=np.int64)]]
        after_subject = np.bincount(keys, minlength=len(self._key_names))
        is_plain = self._capitals <= _MOST_CAPITALS * self._counts  # Azure Backup is no sentence
        return is_plain & (after_subject >= _PREDICATE_COUNT + _PREDICATE_SHARE * self._counts)

    def _find_closing(self, is_particle: _Flags) -> _Flags:
        """Find the words that breaks, and breaks or particles, follow often enough.

        Particles alone do not tell: they follow verbs, too.
        """
        closed = np.bincount(self._left, self._together * is_particle[self._right], len(self._key_names))
        count = self._counts + _PRIOR
        stopped = self._stopped + _PRIOR * _PRIOR_CLOSED
        return (stopped >= _STOPPING * count) & (stopped + closed >= _CLOSING * count)

    def closes(self, word: str) -> bool:
        """Tell whether a phrase may end with a word."""
        return word in self._closing

    def is_content(self, word: str) -> bool:
        """Tell whether a phrase may begin with a word."""
        return word not in self.particles and word not in self.predicates and not word[0].isdigit()
