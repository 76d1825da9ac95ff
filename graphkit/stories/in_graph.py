"""Stories as nodes and edges of the graph: written there, and read back.

May import: stories.
"""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.stories.articles import days_of, provider_of
from graphkit.stories.story import Member, Story
from graphkit.vocabulary import PART_OF, STORY

METHOD = "words, related links and time: communities of near articles (Leiden), refined by average linkage"
"""How the stories of a graph were found."""


def add_stories(graph: NewsGraph, stories: Iterable[Story]) -> None:
    """Add stories to their graph: a node for each, and an edge from every article that tells it."""
    for story in sorted(stories, key=lambda story: story.story_id):
        dates = {"first_date": story.first_date, "last_date": story.last_date}
        graph.add_node(
            story.story_id,
            kind=STORY,
            name=story.name,
            **{name: date for name, date in dates.items() if date is not None},
            articles=len(story.members),
            providers=len(story.providers),
            first=story.first,
            method=METHOD,
        )
        members = {
            member.article: {"kind": PART_OF, "centrality": member.centrality, "reason": member.reason}
            for member in sorted(story.members, key=lambda member: member.article)
        }
        graph.lay_edges_to(story.story_id, PART_OF, members)


def stories_of(graph: nx.MultiDiGraph[str]) -> tuple[Story, ...]:
    """Read the stories that were added to a graph.

    Returns:
        The records that `find_stories` gave, in its order.
    """
    stories = (_read(graph, story_id) for story_id, _ in nodes_of(graph, STORY))
    return tuple(sorted(stories, key=Story.sort_key))


def _read(graph: nx.MultiDiGraph[str], story_id: str) -> Story:
    attributes = graph.nodes[story_id]
    members = [
        Member(article=article, centrality=edge["centrality"], reason=edge["reason"])
        for article, _, kind, edge in graph.in_edges(story_id, keys=True, data=True)
        if kind == PART_OF
    ]
    by_date = sorted(
        (days is None, days or 0.0, member.article)
        for member in members
        for days in [days_of(graph.nodes[member.article].get("date_published"))]
    )
    providers = (provider_of(graph, article) for *_, article in by_date)
    return Story(
        story_id=story_id,
        name=attributes["name"],
        members=tuple(sorted(members, key=Member.sort_key)),
        first_date=attributes.get("first_date"),
        last_date=attributes.get("last_date"),
        providers=tuple(dict.fromkeys(provider for provider in providers if provider is not None)),
        first=attributes["first"],
    )
