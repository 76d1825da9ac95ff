"""A part of the graph to show: some of its kinds, or the articles of some groups and what they connect to.

May import: graphkit.errors, graphkit.vocabulary, graphkit.connections.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.connections.selectors import read_group
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.vocabulary import ARTICLE, NODE_KINDS


def select_part(graph: NewsGraph, included: Sequence[str]) -> NewsGraph:
    """Give the part of `graph`, which is only read, that is asked for.

    Args:
        graph: The graph.
        included: What to keep: kinds of node (``provider``), and groups of articles as `graphkit.connections`
            reads them (``2020``, ``topic:AI``). Several kinds and several groups add up; without a kind every
            kind stays, without a group every article. Articles always stay, for all else hangs on them.

    Returns:
        The articles, and of the kinds that stay the nodes that one of them leads to, in the order of the graph;
        the graph itself where nothing is asked for.

    Raises:
        UsageError: One of `included` is no kind and names no group.
    """
    if not included:
        return graph
    kinds = {text for text in included if text in NODE_KINDS}
    groups = [read_group(graph, text) for text in included if text not in NODE_KINDS]
    articles = {node_id for group in groups for node_id in group.articles}
    if not groups:
        articles = {node_id for node_id, _ in nodes_of(graph, ARTICLE)}
    kept_kinds = (kinds or set(NODE_KINDS)) - {ARTICLE}
    others = {
        end for article in articles for end in graph.successors(article) if graph.nodes[end]["kind"] in kept_kinds
    }
    # A graph of its own: a view would look through the filter at every step.
    return graph.subgraph(articles | others).copy()
