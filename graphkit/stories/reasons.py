"""Why an article belongs to a story: the words it shares, its related links and its time.

May import: stories.articles, stories.groups, stories.sparse, stories.vectors.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from graphkit.stories.articles import Articles
from graphkit.stories.groups import Labels, WithinGroups
from graphkit.stories.sparse import Matrix
from graphkit.stories.vectors import rows_of

_WORDS = 3
_FAR = 2.0
"""From how many days on the distance from the story's middle is worth saying."""


def explain_members(
    articles: Articles, vectors: Matrix, terms: Sequence[str], labels: Labels, within: WithinGroups
) -> list[str]:
    """Say of every article why it belongs to its story; nothing of one that is alone.

    Args:
        articles: all articles.
        vectors: their vectors.
        terms: the word or pair of words of every column.
        labels: the number of every article's story.
        within: what is in the stories.
    """
    return [
        "; ".join(clause for clause in clauses if clause)
        for clauses in zip(
            _explain_words(articles, vectors, terms, within),
            map(_say_links, _count_links(articles, labels)),
            map(_say_distance, _measure_distances(articles, labels)),
            strict=True,
        )
    ]


def _explain_words(articles: Articles, vectors: Matrix, terms: Sequence[str], within: WithinGroups) -> Iterator[str]:
    """Say of every article what words it shares with others of its story, the story's weightiest first."""
    sums, counts = within
    rows = rows_of(vectors)
    shared = np.flatnonzero(counts > 1)
    # Rounded, so that equals tie whatever the order of summation; columns are in the order of their terms.
    shared = shared[np.lexsort((vectors.indices[shared], -np.round(sums[shared], 9), rows[shared]))]
    columns, others = vectors.indices[shared].tolist(), (counts[shared] - 1).tolist()
    ends = np.searchsorted(rows[shared], np.arange(len(articles.ids)), side="right").tolist()
    pairs = {term: term.split() for term in terms if " " in term}
    start = 0
    for headline, excerpt, end in zip(articles.headlines, articles.excerpts, ends, strict=True):
        found = [terms[column] for column in columns[start:end]]
        chosen = _choose(found, pairs)
        having = dict(zip(found, others[start:end], strict=True))
        written = _as_written(f"{headline} {excerpt}".strip(), chosen)
        yield _say_words([(words, having[term]) for words, term in zip(written, chosen, strict=True)])
        start = end


def _choose(terms: Sequence[str], pairs: Mapping[str, Sequence[str]]) -> list[str]:
    """Choose the first few that have no word in common: of those that have, the longest, a pair of words."""
    chosen: list[str] = []
    words: set[str] = set()
    own = [pairs[term] for term in terms if term in pairs]
    for term in terms:
        if words.isdisjoint(pairs.get(term, (term,))):
            longest = next((pair for pair in own if term in pair and words.isdisjoint(pair)), [term])
            chosen.append(" ".join(longest))
            words.update(chosen[-1].split())
            if len(chosen) == _WORDS:
                break
    return chosen


def _as_written(text: str, terms: Sequence[str]) -> Iterator[str]:
    """Give words and pairs of words of an article as it writes them, where it has them first."""
    plain = f" {text.casefold()} "
    words = [] if text.isascii() else text.split()  # to casefold plain English moves nothing
    for term in terms:
        place = plain.index(f" {term} ")
        if words:
            start = plain.count(" ", 0, place)
            yield " ".join(words[start : start + len(term.split())])
        else:
            yield text[place : place + len(term)]


def _count_links(articles: Articles, labels: Labels) -> list[int]:
    """Count the articles of its story that each is linked with as related."""
    inside = labels[articles.related[:, 0]] == labels[articles.related[:, 1]]
    counts: list[int] = np.bincount(articles.related[inside].ravel(), minlength=len(labels)).tolist()
    return counts


def _measure_distances(articles: Articles, labels: Labels) -> Iterator[float]:
    """Give how many days after the median of its story every article was published; not a number if it has no date."""
    days: list[float] = articles.days.tolist()
    told = defaultdict(list)
    for label, day in zip(labels.tolist(), days, strict=True):
        if not math.isnan(day):
            told[label].append(day)
    middles = {label: statistics.median(days) for label, days in told.items()}
    for label, day in zip(labels.tolist(), days, strict=True):
        yield day - middles.get(label, math.nan)


def _say_words(words: Sequence[tuple[str, int]]) -> str:
    parts = [f"“{word}” with {count:,}" for word, count in words]
    if not parts:
        return ""
    parts[0] += " other" if words[0][1] == 1 else " others"
    return "shares " + ", ".join(parts)


def _say_links(count: int) -> str:
    return f"linked as related to {count:,}" if count else ""


def _say_distance(days: float) -> str:
    if math.isnan(days) or abs(days) < _FAR:
        return ""
    return f"{round(abs(days)):,} days {'after' if days > 0 else 'before'} the story's middle"
