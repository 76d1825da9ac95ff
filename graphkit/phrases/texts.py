"""The titles and excerpts of a collection, as words with keys; and how each sentence uses capitals.

May import: vocabulary, graph, phrases.words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import networkx as nx

from graphkit.graph.news_graph import nodes_of
from graphkit.phrases.words import MAX_LETTERS, Gap, Shape, Word, fold_word, read_shape, split_words
from graphkit.vocabulary import ARTICLE

FIELDS = ("title", "excerpt")
"""The attributes of an article that phrases are sought in, in the order of preference."""

_LONG_WORD = 4  # letters from which on a headline in Title Case writes a word with a capital
_MOST_CAPITALS = 0.6  # of the long words of a sentence; German, which writes nouns so, stays below
_PLURALS = ("s", "es")
_SHORTEST_SINGULAR = 3
_ACRONYM_TWIN = 0.2


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
    """Its words."""
    is_telling: tuple[bool, ...]
    """Of each word, whether it has a capital that says that it is a name."""
    keys: tuple[str, ...]
    """Of each word, what it has in common with its other forms."""
    is_copy: bool
    """Whether an earlier text has the same words: syndicated copies say a thing once."""


def read_collection(graph: nx.MultiDiGraph[str]) -> tuple[list[Text], Callable[[str], str]]:
    """Read the titles and excerpts of a graph.

    Returns:
        The texts, by the articles' ids, the title of each first; and what gives the key of a written word.
    """
    texts: list[Text] = []
    seen: set[tuple[str, ...]] = set()
    articles = sorted(nodes_of(graph, ARTICLE), key=lambda article: article[0])
    for article, attributes in articles:
        for field in FIELDS:
            if text := str(attributes.get(field) or ""):
                words = tuple(word for word in split_words(text) if len(word.written) <= MAX_LETTERS)
                folded = tuple(fold_word(word.written) for word in words)
                telling = tuple(_find_telling(words))
                texts.append(Text(article, field, text, words, telling, folded, folded in seen))
                seen.add(folded)
    keys = _Keys(texts)
    return [
        replace(text, keys=tuple(map(keys.key, (word.written for word in text.words), text.is_telling)))
        for text in texts
    ], keys.key


def _find_telling(words: tuple[Word, ...]) -> Iterator[bool]:
    """Tell of each word whether its capital marks a name, which depends on how its sentence uses capitals."""
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and words[end].gap is not Gap.SENTENCE:
            end += 1
        shapes = [read_shape(word.written) for word in words[start:end]]
        long = [shape for word, shape in zip(words[start + 1 : end], shapes[1:], strict=True) if _is_long(word)]
        is_headline = sum(shape is not Shape.LOWER for shape in long) > _MOST_CAPITALS * len(long)
        is_shouted = len(shapes) > 1 and all(shape is not Shape.LOWER for shape in shapes) and is_headline
        is_shouted = is_shouted and all(word.written.upper() == word.written for word in words[start:end])
        for place, shape in enumerate(shapes):
            is_plain = shape is Shape.CAPITAL and place > 0 and not is_headline
            yield is_plain or (shape is Shape.MIXED and not is_shouted)
        start = end


def _is_long(word: Word) -> bool:
    return len(word.written) >= _LONG_WORD and not word.written[0].isdigit()


class _Keys:
    """The key of every written form: what forms of one word have in common, by the collection's own evidence."""

    def __init__(self, texts: Iterable[Text]) -> None:
        """Learn from texts which plurals and acronyms there are."""
        forms: Counter[tuple[str, bool]] = Counter()
        for text in texts:
            forms.update(zip([word.written for word in text.words], text.is_telling, strict=True))
        self._folded = {fold_word(form) for form, _ in forms}
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for (form, is_telling), count in forms.items():
            shape = read_shape(form)
            if shape is Shape.LOWER:
                small[fold_word(form)] += count
            elif shape is Shape.MIXED and is_telling:
                large[fold_word(form)] += count
        # US is not us and IT is not it; where the small form is a rarity (ibm in an address), it is the same word.
        self._twins = {word for word, count in large.items() if small[word] > _ACRONYM_TWIN * count}
        self._keys: dict[tuple[str, bool], str] = {}

    def key(self, written: str, is_telling: bool = True) -> str:
        """Give the key of a written form, whose capitals tell something unless all around it has them."""
        known = self._keys.get((written, is_telling))
        if known is None:
            known = self._keys[written, is_telling] = self._make_key(written, is_telling)
        return known

    def _make_key(self, written: str, is_telling: bool) -> str:
        folded = fold_word(written)
        if is_telling and folded in self._twins and read_shape(written) is Shape.MIXED:
            return folded.upper()
        return self._singular(folded)

    def _singular(self, folded: str) -> str:
        """Fold a plural onto its singular where both occur; English, French, Spanish and others end it in s."""
        for plural in _PLURALS:
            singular = folded.removesuffix(plural)
            if singular != folded and len(singular) >= _SHORTEST_SINGULAR and singular in self._folded:
                return singular
        if folded.endswith("ies") and (singular := folded[:-3] + "y") in self._folded:
            return singular
        return folded
