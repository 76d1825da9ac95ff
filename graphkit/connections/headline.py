"""A headline for a collection: what it shows, in a few words.

May import: vocabulary, connections.sides.
"""

from __future__ import annotations

import networkx as nx

from graphkit.connections.sides import Sides, find_sides
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE


def headline(graph: nx.MultiDiGraph[str]) -> str:
    """Say what a graph shows, such as ``How coverage of 2020 and 2023 connects: 21 articles``."""
    return say_headline(graph, find_sides(graph))


def say_headline(graph: nx.MultiDiGraph[str], sides: Sides | None) -> str:
    """Do what `headline` does with the sides that a graph has."""
    articles = len(list(nodes_of(graph, ARTICLE)))
    some = f"{articles:,} article{'' if articles == 1 else 's'}"
    if sides is None:
        return f"How coverage connects: {some}"
    return f"How coverage of {sides.earlier.label} and of {sides.later.label} connects: {some}"
