"""graphkit: a knowledge graph of stories and sources, from a folder of curated news.

>>> import graphkit
>>> built = graphkit.build("seeds")
>>> built.graph
<graphkit.graph.news_graph.NewsGraph object at ...>

`build` reads folders of Markdown documents. What it returns holds the networkx graph (``graph``), what is
wrong in the documents (``problems``), how the two sides of the collection connect (``answer``), and writes
page and Turtle (``write``).

Nothing is imported before it is asked for, so that ``import graphkit`` takes no time.

May import: everything, late.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from graphkit._version import __version__

if TYPE_CHECKING:
    from graphkit.built import Build as Build
    from graphkit.built import Counts as Counts
    from graphkit.built import open_graph as open_graph
    from graphkit.changes.find import find_changes as find_changes
    from graphkit.connections.answer import answer_question as answer_question
    from graphkit.connections.bridges import find_bridges as find_bridges
    from graphkit.connections.connect import connect as connect
    from graphkit.connections.selectors import read_group as read_group
    from graphkit.connections.sides import find_sides as find_sides
    from graphkit.coverage.find import find_coverage as find_coverage
    from graphkit.errors import DocumentsLeftOutError as DocumentsLeftOutError
    from graphkit.errors import GraphkitError as GraphkitError
    from graphkit.errors import Problem as Problem
    from graphkit.errors import UsageError as UsageError
    from graphkit.evidence.receipts import find_receipts as find_receipts
    from graphkit.graph.news_graph import NewsGraph as NewsGraph
    from graphkit.page import render_page as render_page
    from graphkit.phrases.find import find_phrases as find_phrases
    from graphkit.phrases.phrase import phrases_of as phrases_of
    from graphkit.pipeline import build as build
    from graphkit.rdf.formats import render_rdf as render_rdf
    from graphkit.rdf.formats import to_rdf as to_rdf
    from graphkit.stories.find import find_stories as find_stories
    from graphkit.stories.in_graph import stories_of as stories_of

_HOMES = {
    "Build": "graphkit.built",
    "Counts": "graphkit.built",
    "DocumentsLeftOutError": "graphkit.errors",
    "GraphkitError": "graphkit.errors",
    "NewsGraph": "graphkit.graph.news_graph",
    "Problem": "graphkit.errors",
    "UsageError": "graphkit.errors",
    "answer_question": "graphkit.connections.answer",
    "build": "graphkit.pipeline",
    "connect": "graphkit.connections.connect",
    "find_bridges": "graphkit.connections.bridges",
    "find_changes": "graphkit.changes.find",
    "find_coverage": "graphkit.coverage.find",
    "find_phrases": "graphkit.phrases.find",
    "find_receipts": "graphkit.evidence.receipts",
    "find_sides": "graphkit.connections.sides",
    "find_stories": "graphkit.stories.find",
    "open_graph": "graphkit.built",
    "phrases_of": "graphkit.phrases.phrase",
    "read_group": "graphkit.connections.selectors",
    "render_page": "graphkit.page",
    "render_rdf": "graphkit.rdf.formats",
    "stories_of": "graphkit.stories.in_graph",
    "to_rdf": "graphkit.rdf.formats",
}

__all__ = [  # noqa: PLE0604 - every key is a text
    "__version__",
    *_HOMES,
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
