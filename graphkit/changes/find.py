"""The changes from one graph to another: articles, values, links, stories and bridges that came, went or changed.

Nodes are told apart by their ids, which come from addresses and names, so both graphs may have been built
anywhere. A story is the same if it has the same id, or else if more of its articles are in it than in any other.

May import: vocabulary, graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.vocabulary import (
    ARTICLE,
    ARTICLE_FIELDS,
    PART_OF,
    PROVIDER,
    PROVIDER_FIELDS,
    RELATED,
    STORY,
    TOPIC,
    TOPIC_FIELDS,
)

_FIELDS = {ARTICLE: ARTICLE_FIELDS, PROVIDER: PROVIDER_FIELDS, TOPIC: TOPIC_FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A node, and what people call it."""

    node_id: str
    """Its id."""
    name: str
    """Its headline or name, else its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A value that the graph shows of a node, before and after."""

    node: Named
    """The node."""
    attribute: str
    """The attribute."""
    before: str | None
    """What the old graph shows; None where it shows none."""
    after: str | None
    """What the new graph shows; None where it shows none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange:
    """A related link that came or went."""

    start: Named
    """The article that lists the other."""
    end: Named
    """The article that is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A story that is in both graphs, and not the same in both."""

    story: Named
    """The story, as the new graph names it."""
    gained: tuple[Named, ...]
    """The articles that came to it."""
    lost: tuple[Named, ...]
    """The articles that went from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed from one graph to another; everything is in the order of names."""

    new_documents: tuple[str, ...]
    """Documents that only the new graph was read from."""
    gone_documents: tuple[str, ...]
    """Documents that only the old graph was read from."""
    changed_documents: tuple[str, ...]
    """Documents whose bytes are no longer the same."""
    new_articles: tuple[Named, ...]
    """Articles that only the new graph has."""
    gone_articles: tuple[Named, ...]
    """Articles that only the old graph has."""
    newly_curated: tuple[Named, ...]
    """Articles that were only mentioned, and are now described by a document."""
    no_longer_curated: tuple[Named, ...]
    """Articles that were described by a document, and are now only mentioned."""
    values: tuple[ValueChange, ...]
    """Values that changed of articles, providers and topics that are in both."""
    new_links: tuple[LinkChange, ...]
    """Related links that only the new graph has."""
    gone_links: tuple[LinkChange, ...]
    """Related links that only the old graph has."""
    new_stories: tuple[Named, ...]
    """Stories that only the new graph has."""
    gone_stories: tuple[Named, ...]
    """Stories that only the old graph has."""
    changed_stories: tuple[StoryChange, ...]
    """Stories that gained or lost articles."""
    new_bridges: tuple[Named, ...]
    """What connects the two sides of the collection now, and did not before."""
    gone_bridges: tuple[Named, ...]
    """What connected the two sides of the collection, and no longer does."""

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any(getattr(self, name) for name in self.__dataclass_fields__)


def find_changes(old: NewsGraph, new: NewsGraph) -> Changes:
    """Find what changed from one graph to another."""
    before, after = ({d.path: d.sha256 for d in graph.provenance.contribution.documents} for graph in (old, new))
    articles = [_ids(graph, ARTICLE) for graph in (old, new)]
    stories = _match_stories(old, new)
    both = articles[0] & articles[1]
    return Changes(
        new_documents=tuple(sorted(after.keys() - before.keys())),
        gone_documents=tuple(sorted(before.keys() - after.keys())),
        changed_documents=tuple(sorted(path for path in before.keys() & after.keys() if before[path] != after[path])),
        new_articles=_named(new, articles[1] - articles[0]),
        gone_articles=_named(old, articles[0] - articles[1]),
        newly_curated=_named(new, {node for node in both if new.nodes[node]["curated"] > old.nodes[node]["curated"]}),
        no_longer_curated=_named(
            new, {node for node in both if new.nodes[node]["curated"] < old.nodes[node]["curated"]}
        ),
        values=tuple(_values(old, new)),
        new_links=_links(new, old),
        gone_links=_links(old, new),
        new_stories=_named(new, _ids(new, STORY) - set(stories.values())),
        gone_stories=_named(old, _ids(old, STORY) - set(stories)),
        changed_stories=tuple(_story_changes(old, new, stories)),
        new_bridges=_named(new, _bridges(new) - _bridges(old)),
        gone_bridges=_named(old, _bridges(old) - _bridges(new)),
    )


def _ids(graph: NewsGraph, kind: str) -> set[str]:
    return {node_id for node_id, _ in nodes_of(graph, kind)}


def _bridges(graph: NewsGraph) -> set[str]:
    return {node_id for node_id, rank in graph.nodes(data="bridge_rank") if rank is not None}


def _name(graph: NewsGraph, node_id: str) -> Named:
    attributes = graph.nodes[node_id]
    return Named(
        node_id=node_id,
        name=str(attributes.get("title") or attributes.get("name") or attributes.get("domain") or node_id),
    )


def _named(graph: NewsGraph, node_ids: set[str]) -> tuple[Named, ...]:
    return tuple(sorted((_name(graph, node_id) for node_id in node_ids), key=lambda named: (named.name, named.node_id)))


def _values(old: NewsGraph, new: NewsGraph) -> Iterator[ValueChange]:
    for node in _named(new, {node_id for kind in _FIELDS for node_id in _ids(new, kind) & _ids(old, kind)}):
        before, after = old.nodes[node.node_id], new.nodes[node.node_id]
        for row in _FIELDS[after["kind"]]:
            pair = _text(before.get(row.attribute)), _text(after.get(row.attribute))
            if pair[0] != pair[1]:
                yield ValueChange(node=node, attribute=row.attribute, before=pair[0], after=pair[1])


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _links(graph: NewsGraph, other: NewsGraph) -> tuple[LinkChange, ...]:
    """Give the related links that a graph has and another has not."""
    return tuple(
        LinkChange(start=_name(graph, start), end=_name(graph, end))
        for start, end, kind in sorted(graph.edges(keys=True))
        if kind == RELATED and not other.has_edge(start, end, kind)
    )


def _members(graph: NewsGraph) -> dict[str, str]:
    return {start: end for start, end, kind in graph.edges(keys=True) if kind == PART_OF}


def _match_stories(old: NewsGraph, new: NewsGraph) -> dict[str, str]:
    """Find which new story each old one has become: the one with its id, else the one with most of its articles."""
    kept = _ids(old, STORY) & _ids(new, STORY)
    story_of = _members(new)
    shared: dict[str, Counter[str]] = {}
    for article, story in _members(old).items():
        if story not in kept and (now := story_of.get(article)) is not None and now not in kept:
            shared.setdefault(story, Counter())[now] += 1
    pairs = sorted((-count, story, now) for story, counts in shared.items() for now, count in counts.items())
    matched = {story: story for story in kept}
    taken = set(kept)
    for _, story, now in pairs:
        if story not in matched and now not in taken:
            matched[story] = now
            taken.add(now)
    return matched


def _story_changes(old: NewsGraph, new: NewsGraph, stories: dict[str, str]) -> Iterator[StoryChange]:
    before, after = _by_story(old), _by_story(new)
    changed = {now: (before[story], after[now]) for story, now in stories.items() if before[story] != after[now]}
    for story in _named(new, set(changed)):
        was, now = changed[story.node_id]
        yield StoryChange(story=story, gained=_named(new, now - was), lost=_named(old, was - now))


def _by_story(graph: NewsGraph) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for article, story in _members(graph).items():
        members.setdefault(story, set()).add(article)
    return members
