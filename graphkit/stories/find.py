"""Which articles tell one story.

Words, related links and time make a graph of near articles; its communities are a first guess, which is refined
by comparing groups as wholes. Every number that decides is a constant with a name:

- `EXCERPT_WEIGHT` in `graphkit.stories.terms`;
- `PAIR_WEIGHT`, `LONE_WEIGHT`, `NEIGHBOURS`, `LEAST_SIMILARITY`, `LEAST_NEARNESS`, `FREQUENT` in
  `graphkit.stories.vectors`;
- `HALF_LIFE` in `graphkit.stories.nearness`, `ARTICLES_OF_PACE` in `graphkit.stories.groups`;
- `RELATED_BONUS`, `RESOLUTION` in `graphkit.stories.communities`;
- `MERGE_RATIO`, `LONE_COHESION`, `LEAST_MEMBERSHIP`, `LEAST_SUPPORT` in `graphkit.stories.refinement`.

May import: stories.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.stories.articles import Articles, Told, gather, read_articles
from graphkit.stories.communities import find_communities
from graphkit.stories.groups import Labels, WithinGroups, multiply_with_groups, sum_within_groups
from graphkit.stories.reasons import explain_members
from graphkit.stories.refinement import refine_groups
from graphkit.stories.sparse import Matrix
from graphkit.stories.story import Member, Story
from graphkit.stories.vectors import find_neighbours, weigh_words
from graphkit.stories.words import WordsByText
from graphkit.vocabulary import NODE_KINDS, STORY


def find_stories(graph: nx.MultiDiGraph[str]) -> tuple[Story, ...]:
    """Group articles that tell one story, from their words, their related links and their time.

    The same articles give the same stories, in whatever order they stand in the graph. An article is in one story
    at most; one that fits nowhere, or has no title, is in none.

    Args:
        graph: any graph whose nodes have ``kind`` and may have ``title``, ``excerpt`` and ``date_published``, with
            edges of the kinds ``published_by`` and ``related``.

    Returns:
        The stories by date, those without one last.
    """
    return find_told_stories(gather(graph))


def find_told_stories(told: Told, known: WordsByText | None = None) -> tuple[Story, ...]:
    """Do what `find_stories` does with what was gathered of a graph, and words that are known (see `read_articles`)."""
    articles = read_articles(told, known)
    if not articles.ids:
        return ()
    vectors, terms = weigh_words(articles)
    neighbours = find_neighbours(vectors, articles.days)
    labels = refine_groups(vectors, neighbours, articles.days, find_communities(articles, neighbours))
    within = sum_within_groups(vectors, labels)
    centralities = _find_centralities(vectors, labels, within)
    reasons = explain_members(articles, vectors, terms, labels, within)
    members = [
        Member(article=article, centrality=centrality, reason=reason)
        for article, centrality, reason in zip(articles.ids, centralities, reasons, strict=True)
    ]
    order = np.argsort(labels, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    stories = (_tell(articles, members, group) for group in groups if len(group) > 1)
    return tuple(sorted(stories, key=Story.sort_key))


def _find_centralities(vectors: Matrix, labels: Labels, within: WithinGroups) -> list[float]:
    """Give the cosine of every article with the middle of its story."""
    products = multiply_with_groups(vectors, within)
    # The products of a group add up to the square of its sum.
    lengths = np.sqrt(np.bincount(labels, weights=products))[labels]
    cosines = products / np.where(lengths > 0, lengths, 1)
    return [min(1.0, round(cosine, 4)) for cosine in cosines.tolist()]


def _tell(articles: Articles, members: Sequence[Member], group: NDArray[np.int64]) -> Story:
    """Describe the story that some articles tell."""
    told = sorted((members[position] for position in group.tolist()), key=Member.sort_key)
    titles = {articles.ids[position]: articles.titles[position] for position in group.tolist()}
    by_date = group[np.argsort(articles.days[group], kind="stable")].tolist()  # those without a date last
    dates = [articles.dates[position] for position in by_date if articles.dates[position] is not None]
    first = articles.ids[by_date[0]]
    providers = (articles.providers[position] for position in by_date)
    return Story(
        story_id=NODE_KINDS[STORY].id_prefix + first,
        name=" ".join(titles[told[0].article].split()),
        members=tuple(told),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        providers=tuple(dict.fromkeys(provider for provider in providers if provider is not None)),
        first=first,
    )
