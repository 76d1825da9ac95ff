"""The answer in words: one paragraph that says how two sides connect, and how they do not.

Every clause is derived from the graph; nothing in it knows any collection. It is written in English,
with the names that the documents give.

May import: graph, vocabulary, and everything in `graphkit.connections` that finds.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import networkx as nx

from graphkit.connections.bridges import Bridge
from graphkit.connections.crossings import Crossings, Span, find_crossings
from graphkit.connections.dates import parse_moment, say_days
from graphkit.connections.groups import Group
from graphkit.connections.names import MAX_NAMES, say_names, say_number, say_plural, say_some
from graphkit.connections.sides import MIN_ARTICLES, MIN_GAP_DAYS, MIN_SHARE, Sides, find_sides
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE, PHRASE, STORY

LIMITS = "This reflects the collection, not the press."
"""What every answer ends with."""

_MOST = 3
"""How many phrases are named for being on most articles, and how many for telling most, where there are many."""


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """How to speak of one kind of thing that has articles; pairs are for one and for several."""

    noun: str
    both: tuple[str, str]
    only: tuple[str, str]


_PROVIDERS = _Words(noun="provider", both=("tells", "tell"), only=("tells only", "tell only"))
_TOPICS = _Words(noun="topic", both=("spans", "span"), only=("is only in", "are only in"))


def answer_question(graph: nx.MultiDiGraph[str]) -> str:
    """Say in one paragraph how the two sides of a collection connect, or that it has no two sides."""
    return answer_between(graph, find_sides(graph))


def answer_between(graph: nx.MultiDiGraph[str], sides: Sides | None) -> str:
    """Do what `answer_question` does with the sides that a collection has."""
    if sides is None:
        return render_continuous(graph)
    return render_crossings(find_crossings(graph, sides), kinds_in(graph))


def kinds_in(graph: nx.MultiDiGraph[str]) -> frozenset[str]:
    """Give the kinds of node that a graph has."""
    return frozenset(attributes["kind"] for _, attributes in graph.nodes(data=True) if "kind" in attributes)


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
        f"The coverage is continuous: {say_some(len(moments), 'dated article')}, "
        f"{say_days(moments[0].date(), moments[-1].date())}, without a gap of more than {MIN_GAP_DAYS} days that has "
        f"at least {MIN_SHARE:.0%} of them, and {MIN_ARTICLES} articles, on each side. So there are no two sides to "
        f"connect. {LIMITS}"
    )


def render_crossings(
    crossings: Crossings, kinds: frozenset[str] = frozenset(), *, shared: Sequence[str] = (), more: Sequence[str] = ()
) -> str:
    """Say what crosses between two sides and what does not.

    Args:
        crossings: what crosses.
        kinds: the kinds of node in the graph: of phrases and stories nothing is said where there are none at all.
        shared: the articles that both groups had in common before they were kept apart.
        more: sentences that tell more, to stand before the last one.
    """
    earlier, later = crossings.sides.earlier, crossings.sides.later
    sentences = [
        _opening(crossings),
        *([_shared_sentence(shared, earlier, later)] if shared else []),
        _related_sentence(len(crossings.related), earlier, later),
        *_span_sentences(crossings.providers, _PROVIDERS, earlier, later),
        *_span_sentences(crossings.topics, _TOPICS, earlier, later),
        *([_phrase_sentence(crossings.bridges, earlier, later)] if PHRASE in kinds else []),
        *([_story_sentence(crossings.bridges, earlier, later)] if STORY in kinds else []),
        *more,
        LIMITS,
    ]
    return " ".join(sentences)


def _opening(crossings: Crossings) -> str:
    sides = crossings.sides
    gap = "" if sides.gap_days is None else f", with nothing dated in the {sides.gap_days:,} days between"
    both = f"{_side(sides.earlier)} and {_side(sides.later)}{gap}."
    return f"This is about {both}" if sides.earlier.asked else f"The coverage has two sides: {both}"


def _shared_sentence(shared: Sequence[str], earlier: Group, later: Group) -> str:
    keeper = earlier if shared[0] in earlier.articles else later
    count, one = len(shared), len(shared) == 1
    return (
        f"{say_number(count)} {say_plural(count, 'article')} {'is' if one else 'are'} in both groups, and "
        f"{'counts' if one else 'count'} for {keeper.label} here."
    )


def _related_sentence(count: int, earlier: Group, later: Group) -> str:
    if not count:
        return f"No related link crosses from {earlier.label} to {later.label}."
    links = f"{say_number(count)} related {say_plural(count, 'link')} {'crosses' if count == 1 else 'cross'}"
    return f"{links} between {earlier.label} and {later.label}."


def _span_sentences(spans: Sequence[Span], words: _Words, earlier: Group, later: Group) -> list[str]:
    if not spans:
        return [f"No article on either side names a {words.noun}."]
    crossing = [span for span in spans if span.is_crossing]
    count = len(crossing)
    sentence = f"{say_number(count)} {say_plural(count or 1, words.noun)} {words.both[count > 1]} both"
    if crossing:
        sentence += f": {_say_counts(crossing, earlier, later)}"
    only_earlier = sum(1 for span in spans if not span.later)
    only_later = sum(1 for span in spans if not span.earlier)
    rest = [
        f"{say_number(count).lower()} {words.only[count > 1]} {side.label}"
        for count, side in ((only_earlier, earlier), (only_later, later))
        if count
    ]
    sentences = [f"{sentence}{'; ' if rest else ''}{' and '.join(rest)}."]
    everywhere = [span.name for span in crossing if span.is_everywhere]
    if everywhere:
        verb = "is" if len(everywhere) == 1 else "are"
        sentences.append(
            f"{say_names(everywhere)} {verb} on every article that has a {words.noun}, which tells little."
        )
    return sentences


def _phrase_sentence(bridges: Sequence[Bridge], earlier: Group, later: Group) -> str:
    """Name the phrases on both sides: the most telling first; of many also those on most articles."""
    phrases = [bridge for bridge in bridges if bridge.kind == PHRASE]
    if not phrases:
        return "No phrase is named on both sides."
    some = f"{say_number(len(phrases))} {say_plural(len(phrases), 'phrase')} {'is' if len(phrases) == 1 else 'are'}"
    sentence = f"{some} named on both sides"
    if len(phrases) <= MAX_NAMES:
        return f"{sentence}: {_say_counts(phrases, earlier, later)}."
    common = sorted(phrases, key=lambda bridge: (-min(bridge.earlier, bridge.later), -bridge.found))[:_MOST]
    telling = [bridge for bridge in phrases if bridge not in common][:_MOST]
    return (
        f"{sentence}, in most articles {_say_counts(common, earlier, later)}; of the others "
        f"{_say_counts(telling, earlier, later)} say most."
    )


def _story_sentence(bridges: Sequence[Bridge], earlier: Group, later: Group) -> str:
    stories = [bridge for bridge in bridges if bridge.kind == STORY]
    if not stories:
        return "No story runs across both."
    count = len(stories)
    some = f"{say_number(count)} {say_plural(count, 'story', 'stories')} {'runs' if count == 1 else 'run'} across both"
    return f"{some}: {_say_counts(stories, earlier, later, '“{}”')}."


def _say_counts(spans: Sequence[Span | Bridge], earlier: Group, later: Group, name: str = "{}") -> str:
    return say_names(
        [
            f"{name.format(span.name)} ({span.earlier:,} in {earlier.label}, {span.later:,} in {later.label})"
            for span in spans
        ]
    )


def _side(side: Group) -> str:
    days = f", {say_days(side.first, side.last)}" if side.first and side.last else ""
    return f"{side.label} ({say_some(len(side.articles), 'article')}{days})"
