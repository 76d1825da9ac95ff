"""The titles and excerpts of a collection, as words with keys, and marks between them.

May import: vocabulary, graph, phrases.capitals, phrases.keys, phrases.words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, compress
from typing import NamedTuple

import networkx as nx

from graphkit.graph.news_graph import nodes_of
from graphkit.phrases.capitals import MARKS, NAME, find_styles, read_letter
from graphkit.phrases.keys import Keys
from graphkit.phrases.words import Gap, fold_word, is_word, read_gap, split_text, strip_possessive
from graphkit.vocabulary import ARTICLE

FIELDS = ("title", "excerpt")
"""The attributes of an article that phrases are sought in, in the order of preference."""

MARK = ""
"""The key of a mark between words; no word has it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Word:
    """A word as it is written, or a mark; all its places share one, which is equal to itself only."""

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

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in an apostrophe and an s."""
        return self.bare != self.written


@dataclass(frozen=True, slots=True)
class Text:
    """A title or an excerpt."""

    article: str
    """The id of the article."""
    field: str
    """Which of its texts it is."""
    text: str
    """The text, as it stands in the graph."""
    words: tuple[Word, ...]
    """Its words, with a mark wherever more than white space or a hyphen parts two of them, and at either end."""
    keys: tuple[str, ...]
    """The key of each."""
    styles: str
    """The style of each."""
    starts: tuple[int, ...]
    """Where each begins in the text."""
    is_copy: bool
    """Whether an earlier text has the same words: syndicated copies say a thing once."""


class _Draft(NamedTuple):
    """A text whose words have no keys yet."""

    article: str
    field: str
    text: str
    written: list[str]
    styles: str
    starts: tuple[int, ...]


def read_collection(graph: nx.MultiDiGraph[str]) -> tuple[list[Text], Callable[[str], str]]:
    """Read the titles and excerpts of a graph.

    Returns:
        The texts, by the articles' ids, the title of each first; and what gives the key of a written word.
    """
    drafts = list(_make_drafts(graph))
    forms = Counter(chain.from_iterable(zip(draft.written, draft.styles, strict=True) for draft in drafts))
    keys = Keys({form: count for form, count in forms.items() if form[1] not in MARKS})
    known = {form: _make_word(*form, keys) for form in forms}
    texts: list[Text] = []
    seen: set[tuple[str, ...]] = set()
    for article, field, text, written, styles, starts in drafts:
        words = tuple(map(known.__getitem__, zip(written, styles, strict=True)))
        folded = tuple([word.folded for word in words if word.folded])
        row = tuple([word.key for word in words])
        texts.append(Text(article, field, text, words, row, styles, starts, folded in seen))
        seen.add(folded)
    return texts, keys.key


def _make_drafts(graph: nx.MultiDiGraph[str]) -> Iterator[_Draft]:
    read = _Letters().read
    for article, attributes in sorted(nodes_of(graph, ARTICLE), key=lambda article: article[0]):
        for field in FIELDS:
            if text := str(attributes.get(field) or ""):
                pieces = split_text(text)
                letters = read(pieces)
                starts = accumulate(map(len, pieces), initial=0)
                yield _Draft(
                    article,
                    field,
                    text,
                    list(compress(pieces, letters)),
                    find_styles("".join(letters)),
                    tuple(compress(starts, letters)),
                )


class _Letters(dict[str, str]):
    """Each piece of a text, by itself, as one letter; as none if it is no word and no mark."""

    def __missing__(self, piece: str) -> str:
        """Read a piece that was not met yet."""
        letter = self[piece] = read_letter(piece) if is_word(piece) else read_gap(piece)
        return letter

    def read(self, pieces: list[str]) -> list[str]:
        """Read the pieces of a text, where a word that is too long is left out with what is before it."""
        letters = list(map(self.__getitem__, pieces))
        letters[0] = letters[-1] = Gap.SENTENCE
        if not all(letters[1::2]):
            for place in range(1, len(pieces), 2):
                if not letters[place]:
                    letters[place - 1] = ""
        return letters


def _make_word(written: str, style: str, keys: Keys) -> Word:
    is_mark = style in MARKS
    return Word(
        written=written,
        style=style,
        bare=strip_possessive(written),
        folded=MARK if is_mark else fold_word(written),
        key=MARK if is_mark else keys.key(written, style == NAME),
    )
