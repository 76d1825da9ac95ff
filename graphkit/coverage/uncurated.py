"""What nobody curated: articles that documents only list, and who listed them.

May import: vocabulary, graph, evidence, connections, coverage.coverage.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from graphkit.connections.names import name_provider
from graphkit.coverage.coverage import Listing, Uncurated
from graphkit.coverage.tellings import date_of, moment_order
from graphkit.evidence.receipts import find_receipts
from graphkit.evidence.sources import Sources
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE, RELATED


def find_uncurated(
    graph: nx.MultiDiGraph[str], story_of: Mapping[str, str], sources: Sources | None = None
) -> tuple[Uncurated, ...]:
    """Find the articles that no document describes, those that most articles list first.

    Args:
        graph: the graph.
        story_of: the story of each article that tells one.
        sources: the documents, for the lines of receipts.
    """
    found = [
        Uncurated(
            article=article,
            title=attributes.get("title"),
            provider=name_provider(graph, article),
            date=date_of(graph, article),
            story=story_of.get(article),
            listings=_find_listings(graph, article, sources),
        )
        for article, attributes in nodes_of(graph, ARTICLE)
        if not attributes.get("curated")
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.listings), one.article)))


def _find_listings(graph: nx.MultiDiGraph[str], article: str, sources: Sources | None) -> tuple[Listing, ...]:
    found = (start for start, _, kind in graph.in_edges(article, keys=True) if kind == RELATED)
    listing = sorted(found, key=lambda start: (moment_order(date_of(graph, start)), start))
    return tuple(
        Listing(
            article=start,
            provider=name_provider(graph, start),
            date=date_of(graph, start),
            receipts=find_receipts(graph, start, article, RELATED, sources=sources),
        )
        for start in listing
    )
