"""The answer in words: one paragraph that says how two sides connect, and how they do not.

Every clause is derived from the graph; nothing in it knows any collection. It is written in English,
with the names that the documents give.

May import: connections.sides, connections.crossings, vocabulary.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from graphkit.connections.crossings import Crossings, Span, find_crossings
from graphkit.connections.sides import MIN_ARTICLES, MIN_GAP_DAYS, MIN_SHARE, MONTHS, Side, find_sides, parse_moment
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE

MAX_NAMES = 5
"""How many names a sentence lists before it says how many more there are."""

LIMITS = "This reflects the collection, not the press."
"""What every answer ends with."""

_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """How to speak of one kind of thing that has articles; pairs are for one and for several."""

    noun: str
    both: tuple[str, str]
    only: tuple[str, str]


_PROVIDERS = _Words(noun="provider", both=("tells", "tell"), only=("tells only", "tell only"))
_TOPICS = _Words(noun="topic", both=("spans", "span"), only=("is only in", "are only in"))


def answer_question(graph: nx.MultiDiGraph[str]) -> str:
    """Say in one paragraph how the two sides of a collection connect, or that it has no two sides."""
    sides = find_sides(graph)
    return render_continuous(graph) if sides is None else render_crossings(find_crossings(graph, sides))


def render_continuous(graph: nx.MultiDiGraph[str]) -> str:
    """Say that a collection takes no sides, and why."""
    articles = [attributes for _, attributes in nodes_of(graph, ARTICLE)]
    if not articles:
        return "There is no article here."
    dates = (attributes.get("date_published") for attributes in articles)
    moments = sorted(parse_moment(date) for date in dates if date)
    if not moments:
        return f"No article here has a date, so there is no before and after. {LIMITS}"
    return (
        f"The coverage is continuous: {_some(len(moments), 'dated article')}, "
        f"{_days(moments[0].date(), moments[-1].date())}, without a gap of more than {MIN_GAP_DAYS} days that has "
        f"at least {MIN_SHARE:.0%} of them, and {MIN_ARTICLES} articles, on each side. So there are no two sides to connect. "
        f"{LIMITS}"
    )


def render_crossings(crossings: Crossings) -> str:
    """Say what crosses between two sides and what does not."""
    earlier, later = crossings.sides.earlier, crossings.sides.later
    gap = f"with nothing dated in the {crossings.sides.gap_days:,} days between"
    sentences = [
        f"The coverage has two sides: {_side(earlier)} and {_side(later)}, {gap}.",
        _related_sentence(len(crossings.related), earlier, later),
        *_span_sentences(crossings.providers, _PROVIDERS, earlier, later),
        *_span_sentences(crossings.topics, _TOPICS, earlier, later),
        LIMITS,
    ]
    return " ".join(sentences)


def _related_sentence(count: int, earlier: Side, later: Side) -> str:
    if not count:
        return f"No related link crosses from {earlier.label} to {later.label}."
    links = f"{_number(count)} related {_plural(count, 'link')} {'crosses' if count == 1 else 'cross'}"
    return f"{links} between {earlier.label} and {later.label}."


def _span_sentences(spans: Sequence[Span], words: _Words, earlier: Side, later: Side) -> list[str]:
    if not spans:
        return [f"No article on either side names a {words.noun}."]
    crossing = [span for span in spans if span.is_crossing]
    count = len(crossing)
    sentence = f"{_number(count)} {_plural(count or 1, words.noun)} {words.both[count > 1]} both"
    if crossing:
        sentence += ": " + _names(
            [f"{span.name} ({span.earlier:,} in {earlier.label}, {span.later:,} in {later.label})" for span in crossing]
        )
    only_earlier = sum(1 for span in spans if not span.later)
    only_later = sum(1 for span in spans if not span.earlier)
    rest = [
        f"{_number(count).lower()} {words.only[count > 1]} {side.label}"
        for count, side in ((only_earlier, earlier), (only_later, later))
        if count
    ]
    sentences = [f"{sentence}{'; ' if rest else ''}{' and '.join(rest)}."]
    everywhere = [span.name for span in crossing if span.is_everywhere]
    if everywhere:
        verb = "is" if len(everywhere) == 1 else "are"
        sentences.append(f"{_names(everywhere)} {verb} on every article that has a {words.noun}, which tells little.")
    return sentences


def _side(side: Side) -> str:
    return f"{side.label} ({_some(len(side.articles), 'article')}, {_days(side.first, side.last)})"


def _days(first: dt.date, last: dt.date) -> str:
    """Name a span of days without saying a month or year twice."""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _names(names: Sequence[str]) -> str:
    shown, hidden = list(names[:MAX_NAMES]), len(names) - MAX_NAMES
    if hidden > 0:
        shown.append(f"{hidden:,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _some(count: int, noun: str) -> str:
    return f"{count:,} {_plural(count, noun)}"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
