"""What is inferred of a graph: phrases and stories, side by side, and bridges, which rest on both.

May import: processes, records, graph, phrases, stories, connections.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graphkit.connections.marks import add_bridges
from graphkit.graph.news_graph import NewsGraph
from graphkit.phrases.find import find_phrases
from graphkit.phrases.phrase import add_phrases
from graphkit.processes import beside, is_worth_a_process
from graphkit.records import Name
from graphkit.stories.in_graph import add_stories
from graphkit.stories.story import Story


def add_inferences(graph: NewsGraph, *, names: Sequence[Name] = (), spacy: str | None = None) -> None:
    """Add to a graph what can be inferred of it.

    Args:
        graph: a graph of what was read; it is changed.
        names: names of the user's that are to be found in titles and excerpts.
        spacy: a spaCy pipeline, by its name or folder, whose entities are phrases, too.

    Raises:
        PackageMissingError: if `spacy` is given and is not installed.
        UsageError: if there is no such pipeline.
    """
    with beside(partial(_find_stories, graph), is_worth=is_worth_a_process(len(graph))) as stories:
        phrases = find_phrases(graph, names=names, spacy=spacy)
        add_phrases(graph, phrases)
        add_stories(graph, stories())
    add_bridges(graph)


def _find_stories(graph: NewsGraph) -> tuple[Story, ...]:
    # scipy and igraph take as long to import as graphkit itself; where there are two processes, only this one needs them.
    from graphkit.stories.find import find_stories  # noqa: PLC0415

    return find_stories(graph)
