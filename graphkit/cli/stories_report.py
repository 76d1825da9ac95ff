"""Stories in plain text, and as data for programs.

May import: errors, graph, stories, connections.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.connections.dates import parse_moment, say_days
from graphkit.connections.names import name_node, name_provider, point_to, say_names, say_some
from graphkit.errors import escape_hidden
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.stories.story import Story
from graphkit.vocabulary import ARTICLE

MAX_MEMBERS = 5
"""How many articles of a story are shown, the most central ones, before it is said how many more there are."""


def render_stories(graph: NewsGraph, stories: Sequence[Story], *, limit: int | None, members: int | None) -> str:
    """Write stories as lines of text, the largest first.

    Args:
        graph: the graph that they are in.
        stories: the stories.
        limit: how many stories to show at most; None for all.
        members: how many articles of each to show at most; None for all.
    """
    ordered = sorted(stories, key=lambda story: (-len(story.members), story.sort_key()))
    told = sum(len(story.members) for story in stories)
    alone = len(list(nodes_of(graph, ARTICLE))) - told
    lines = [
        f"{say_some(len(stories), 'story', 'stories')} of {say_some(told, 'article')}; {alone:,} tell none of them."
    ]
    for story in ordered[:limit]:
        lines += ["", *_story(graph, story, members)]
    if limit is not None and len(ordered) > limit:
        lines += ["", f"… and {say_some(len(ordered) - limit, 'smaller story', 'smaller stories')}; --all shows them."]
    return "".join(f"{escape_hidden(line)}\n" for line in lines)


def to_json(graph: NewsGraph, stories: Sequence[Story]) -> list[dict[str, Any]]:
    """Give stories as data, by date."""
    return [
        {
            "id": story.story_id,
            "name": story.name,
            "first_date": story.first_date,
            "last_date": story.last_date,
            "first": story.first,
            "providers": [{"id": provider, "name": name_node(graph, provider)} for provider in story.providers],
            "articles": [
                {
                    "id": member.article,
                    "title": graph.nodes[member.article].get("title"),
                    "date": graph.nodes[member.article].get("date_published"),
                    "provider": name_provider(graph, member.article),
                    "centrality": member.centrality,
                    "reason": member.reason,
                }
                for member in story.members
            ],
        }
        for story in stories
    ]


def _story(graph: NewsGraph, story: Story, limit: int | None) -> list[str]:
    span = "without a date"
    if story.first_date and story.last_date:
        span = say_days(parse_moment(story.first_date).date(), parse_moment(story.last_date).date())
    lines = [
        story.name,
        f"  {say_some(len(story.members), 'article')}, {span}; first: {point_to(graph, story.first)}",
        f"  told by {say_names([name_node(graph, provider) for provider in story.providers])}"
        if story.providers
        else "  told by nobody known",
    ]
    for member in story.members[:limit]:
        title = graph.nodes[member.article].get("title") or member.article
        lines += [
            f"  {member.centrality:.2f}  {' '.join(title.split())}",
            f"        {point_to(graph, member.article)}: {member.reason}",
        ]
    if limit is not None and len(story.members) > limit:
        lines.append(f"        … and {len(story.members) - limit:,} more")
    return lines
