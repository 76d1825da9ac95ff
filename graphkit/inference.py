"""What is inferred of a graph: phrases and stories, side by side, and bridges, which rest on both.

May import: processes, kept, vocabulary, records, graph, phrases, stories, connections.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from graphkit.connections.marks import add_bridges
from graphkit.graph.news_graph import NewsGraph
from graphkit.kept import hash_of
from graphkit.phrases.find import find_phrases
from graphkit.phrases.phrase import Phrase, add_phrases
from graphkit.processes import beside, is_worth_a_process
from graphkit.records import Name
from graphkit.stories.in_graph import add_stories
from graphkit.stories.story import Story
from graphkit.vocabulary import PUBLISHED_BY, RELATED

_READ_ATTRIBUTES = ("kind", "title", "excerpt", "date_published", "name", "keywords", "domain")
_READ_EDGES = frozenset({PUBLISHED_BY, RELATED})


class Inferences(NamedTuple):
    """What is inferred of a graph, but for the bridges, which follow from all else."""

    phrases: tuple[Phrase, ...]
    """What titles and excerpts name."""
    stories: tuple[Story, ...]
    """Which articles tell one story."""


def add_inferences(
    graph: NewsGraph,
    *,
    names: Sequence[Name] = (),
    spacy: str | None = None,
    known: Inferences | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Inferences:
    """Add to a graph what can be inferred of it.

    Args:
        graph: a graph of what was read; it is changed.
        names: names of the user's that are to be found in titles and excerpts.
        spacy: a spaCy pipeline, by its name or folder, whose entities are phrases, too.
        known: what was inferred of a graph with the same `hash_of_what_is_read`, with the same names and pipeline.
        meanwhile: what else there is to do while another process looks for stories, which takes longest.

    Returns:
        What was inferred.

    Raises:
        PackageMissingError: if `spacy` is given and is not installed.
        UsageError: if there is no such pipeline.
    """
    if known is None:
        with beside(partial(_find_stories, graph), is_worth=is_worth_a_process(len(graph))) as stories:
            phrases = find_phrases(graph, names=names, spacy=spacy)
            add_phrases(graph, phrases)
            if meanwhile is not None:
                meanwhile()
            found = Inferences(phrases, stories())
    else:
        found = known
        add_phrases(graph, found.phrases)
    add_stories(graph, found.stories)
    add_bridges(graph)
    return found


def hash_of_what_is_read(graph: NewsGraph) -> str:
    """Hash all of a graph that phrases and stories are found in: while it is the same, so are they."""
    nodes = [(node_id, *map(attributes.get, _READ_ATTRIBUTES)) for node_id, attributes in graph.nodes(data=True)]
    edges = [
        (start, [(end, kind) for end, kinds in ends.items() for kind in kinds if kind in _READ_EDGES])
        for start, ends in graph.adjacency()
    ]
    return hash_of([nodes, edges])


def _find_stories(graph: NewsGraph) -> tuple[Story, ...]:
    # scipy and igraph take as long to import as graphkit itself; where there are two processes, only this one needs them.
    from graphkit.stories.find import find_stories  # noqa: PLC0415

    return find_stories(graph)
