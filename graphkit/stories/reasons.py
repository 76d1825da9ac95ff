"""Why an article belongs to a story: the words it shares, its related links and its time.

May import: stories.articles, stories.vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.stories.articles import Articles, written_words_of
from graphkit.stories.vectors import Matrix

_WORDS = 3
_FAR = 2.0
"""From how many days on the distance from the story's middle is worth saying."""


def explain_members(
    articles: Articles,
    vectors: Matrix,
    terms: Sequence[str],
    links: Mapping[int, set[int]],
    members: NDArray[np.int64],
) -> list[str]:
    """Say of every member of a story why it belongs.

    Args:
        articles: all articles.
        vectors: their vectors.
        terms: the word or pair of words of every column.
        links: the articles that each is linked with as related.
        members: the positions of the story's articles.
    """
    rows = vectors[members]
    frequency = np.bincount(rows.indices, minlength=1)
    weight = np.round(np.bincount(rows.indices, weights=rows.data, minlength=1), 9)
    days = articles.days[members]
    dated = days[~np.isnan(days)]
    from_middle = days - (np.median(dated) if len(dated) else np.nan)
    inside = set(members.tolist())
    reasons = []
    for place, member in enumerate(members.tolist()):
        columns = rows.indices[rows.indptr[place] : rows.indptr[place + 1]]
        common = columns[frequency[columns] > 1]
        common = common[np.lexsort((common, -weight[common]))]  # columns are in the order of their terms
        shared = {terms[column]: frequency[column] - 1 for column in common.tolist()}
        telling = _choose(list(shared))
        written = written_words_of(f"{articles.headlines[member]} {articles.excerpts[member]}")
        plain = [word.casefold() for word in written]
        clauses = [
            _say_words([(_as_written(written, plain, term), shared[term]) for term in telling]),
            _say_links(len(links.get(member, set()) & inside)),
            _say_distance(float(from_middle[place])),
        ]
        reasons.append("; ".join(clause for clause in clauses if clause))
    return reasons


def _choose(terms: Sequence[str]) -> list[str]:
    """Choose the first few that have no word in common: of those that have, the longest, a pair of words."""
    chosen: list[str] = []
    for term in terms:
        if len(chosen) < _WORDS and not any(set(term.split()) & set(other.split()) for other in chosen):
            pairs = (pair for pair in terms if " " in pair and term in pair.split())
            chosen.append(next((pair for pair in pairs if not _meets(pair, chosen)), term))
    return chosen


def _meets(pair: str, chosen: Sequence[str]) -> bool:
    return any(set(pair.split()) & set(other.split()) for other in chosen)


def _as_written(words: Sequence[str], plain: Sequence[str], term: str) -> str:
    """Give a word or pair of words as the article writes it."""
    wanted = term.split()
    for start, word in enumerate(plain):
        if word == wanted[0] and plain[start : start + len(wanted)] == wanted:
            return " ".join(words[start : start + len(wanted)])
    return term


def _say_words(words: Sequence[tuple[str, int]]) -> str:
    parts = [f"“{word}” with {count:,}" for word, count in words]
    if not parts:
        return ""
    parts[0] += " other" if words[0][1] == 1 else " others"
    return "shares " + ", ".join(parts)


def _say_links(count: int) -> str:
    return f"linked as related to {count:,}" if count else ""


def _say_distance(days: float) -> str:
    if np.isnan(days) or abs(days) < _FAR:
        return ""
    return f"{round(abs(days)):,} days {'after' if days > 0 else 'before'} the story's middle"
