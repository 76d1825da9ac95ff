"""The titles and excerpts of a collection, as one row of words with keys, and of marks between them.

All texts are one row, and words are numbers in it, so that numpy can count them.

May import: vocabulary, graph, phrases.capitals, phrases.chunks, phrases.keys, phrases.known_words, phrases.rows,
phrases.words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count

import msgspec
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.news_graph import nodes_of
from graphkit.phrases.capitals import MARKS, NAME
from graphkit.phrases.chunks import take_apart
from graphkit.phrases.keys import Keys
from graphkit.phrases.known_words import KnownWords
from graphkit.phrases.rows import Numbers, Row
from graphkit.phrases.words import fold_word, strip_possessive
from graphkit.vocabulary import ARTICLE

FIELDS = ("title", "excerpt")
"""The attributes of an article that phrases are sought in, in the order of preference."""

MARK = ""
"""The key of a mark between words; no word has it. Its number is 0."""

_STYLES = 128  # a style is an ASCII letter

Letters = NDArray[np.uint8]
"""An ASCII letter for each of several words."""


class Text(msgspec.Struct, frozen=True, gc=False):
    """A title or an excerpt."""

    article: str
    """The id of the article."""
    field: str
    """Which of its texts it is."""
    text: str
    """The text, as it stands in the graph."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word as it is written, or a mark; all its places share one."""

    written: str
    """The word, as it stands in the texts."""
    style: str
    """How it is written, and what it tells."""
    bare: str
    """The word without the apostrophe and the s of a possessive."""
    folded: str
    """What all ways to write it have in common."""
    key: str
    """What it has in common with its other forms, too, such as its plural."""


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """Texts, by the articles' ids, the title of each first, and all their words as one row.

    In the row a mark stands wherever more than white space or a hyphen parts two words, and at both ends of a text, so
    that nothing that has no mark in it goes from text to text.
    """

    texts: list[Text]
    """The texts."""
    copies: frozenset[int]
    """The numbers of those that have the same words as an earlier one: syndicated copies say a thing once."""
    words: list[Word]
    """The different words and marks."""
    row: Numbers
    """The number of the word at each place."""
    originals: Numbers
    """The same, with nothing but marks where the text is a copy."""
    keys: tuple[str, ...]
    """The key at each place."""
    styles: str
    """The style at each place."""
    style_of: Letters
    """The style of each word."""
    are_possessive: NDArray[np.bool_]
    """Whether each word ends in an apostrophe and an s."""
    text_of: Numbers
    """The number of the text of each place."""
    starts: Numbers
    """Where the word of each place begins in its text."""
    ends: Numbers
    """Where it ends there, without a possessive's ending."""
    key_names: list[str]
    """The different keys."""
    key_of: Numbers
    """The number of the key of each word."""

    def find_originals(self) -> Iterator[str]:
        """Give the texts that are no copies."""
        return (text.text for number, text in enumerate(self.texts) if number not in self.copies)

    def spell(self, letters: Letters) -> str:
        """Write the row as one letter a place, copies left aside; of a mark its style.

        Args:
            letters: a letter for each of the different words; of marks it is left aside.
        """
        alphabet = np.where(self.key_of == 0, self.style_of, letters)
        return alphabet[self.originals].tobytes().decode("ascii")


def read_collection(
    graph: nx.MultiDiGraph[str], known: KnownWords | None = None
) -> tuple[Collection, Callable[[str], str]]:
    """Read the titles and excerpts of a graph.

    Args:
        graph: see `graphkit.phrases.find.find_phrases`.
        known: the words of texts that are known, which are those of these texts afterwards.

    Returns:
        The texts; and what gives the key of a written word.
    """
    texts = list(_find_texts(graph))
    written = [text.text for text in texts]
    parts = known.take_apart(written) if known is not None else take_apart(written)
    words, row, keys = _find_words(parts)
    key_names, key_of = _number(MARK, (word.key for word in words))
    copies = _find_copies(words, row, parts.texts, len(texts))
    is_copied = np.isin(parts.texts, copies)
    mark = next((number for number, word in enumerate(words) if word.key == MARK), 0)
    collection = Collection(
        texts=texts,
        copies=frozenset(copies),
        words=words,
        row=row,
        originals=np.where(is_copied, mark, row),
        keys=tuple(np.array(key_names, dtype=object)[key_of[row]].tolist()),
        styles=parts.letters,
        style_of=np.array([ord(word.style) for word in words], dtype=np.uint8),
        are_possessive=np.array([word.bare != word.written for word in words], dtype=bool),
        text_of=parts.texts,
        starts=parts.starts,
        ends=parts.starts + np.array([len(word.bare) for word in words], dtype=np.int64)[row],
        key_names=key_names,
        key_of=key_of,
    )
    return collection, keys.key


def distinct(numbers: Numbers) -> Numbers:
    """Give each different number once, in order; `numpy.unique` takes ten times as long unless it is to count them."""
    return np.unique(numbers, return_counts=True)[0]


def _find_texts(graph: nx.MultiDiGraph[str]) -> Iterator[Text]:
    for article, attributes in sorted(nodes_of(graph, ARTICLE), key=lambda article: article[0]):
        for field in FIELDS:
            if text := str(attributes.get(field) or ""):
                yield Text(article, field, text)


def _find_words(parts: Row) -> tuple[list[Word], Numbers, Keys]:
    """Find the different words by how they are written and their style, and which one stands at each place."""
    codes = parts.pieces * _STYLES + np.frombuffer(parts.letters.encode("ascii"), np.uint8)
    different, row, counts = np.unique(codes, return_inverse=True, return_counts=True)
    pieces, letters = np.divmod(different, _STYLES)
    forms = list(zip(map(parts.written.__getitem__, pieces.tolist()), map(chr, letters.tolist()), strict=True))
    counted = zip(forms, counts.tolist(), strict=True)
    keys = Keys({form: count for form, count in counted if form[1] not in MARKS})
    return [_make_word(*form, keys) for form in forms], row, keys


def _make_word(written: str, style: str, keys: Keys) -> Word:
    if style in MARKS:
        return Word(written, style, written, MARK, MARK)
    return Word(written, style, strip_possessive(written), fold_word(written), keys.key(written, style == NAME))


def _number(first: str, names: Iterable[str]) -> tuple[list[str], Numbers]:
    """Number names, from 0 for `first` on; give the different ones, and the number of each."""
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__, {first: 0})
    numbered = np.array([numbers[name] for name in names], dtype=np.int64)
    return list(numbers), numbered


def _find_copies(words: list[Word], row: Numbers, text_of: Numbers, size: int) -> list[int]:
    """Find the texts that have the same words as an earlier one."""
    folded = _number(MARK, (word.folded for word in words))[1][row]
    is_word = folded > 0
    rest = folded[is_word]
    bounds = np.searchsorted(text_of[is_word], np.arange(size + 1)).tolist()
    seen: set[bytes] = set()
    copies = []
    for text in range(size):
        same = rest[bounds[text] : bounds[text + 1]].tobytes()
        if same in seen:
            copies.append(text)
        seen.add(same)
    return copies
