"""What is inferred of a graph: phrases, stories and bridges, in this order, for each rests on those before it.

May import: records, graph, phrases, stories, connections.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.connections.marks import add_bridges
from graphkit.graph.news_graph import NewsGraph
from graphkit.phrases.find import find_phrases
from graphkit.phrases.phrase import add_phrases
from graphkit.records import Name
from graphkit.stories.in_graph import add_stories


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
    add_phrases(graph, find_phrases(graph, names=names, spacy=spacy))
    add_stories(graph)
    add_bridges(graph)
