"""What the page knows of nodes and edges."""

import msgspec
import numpy as np
from hypothesis import given, settings

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import unite
from graphkit.graph.news_graph import inferred_edges
from graphkit.graph.stated_edges import KnownEdges, stated_edges
from graphkit.inference import add_inferences
from graphkit.page.entries import build_entries
from tests.graph import strategies


def columns(entries):
    return {field.name: np.asarray(getattr(entries, field.name)).tolist() for field in msgspec.structs.fields(entries)}


def entries_from_either(contribution):
    """Give the entries of a graph from its edges, and from those that documents state as columns."""
    graph = build_graph(contribution)
    stated = stated_edges(graph)
    add_inferences(graph)
    return columns(build_entries(graph)), columns(build_entries(graph, KnownEdges(inferred_edges(graph), stated)))


def test_edges_of_the_seeds_that_are_at_hand_as_columns_need_not_be_looked_at(seeds_build):
    from_edges, from_columns = entries_from_either(seeds_build.graph.provenance.contribution)
    assert from_edges == from_columns
    assert len(from_columns["target"]) == seeds_build.graph.number_of_edges()


@settings(max_examples=50, deadline=None)
@given(strategies.collections())
def test_edges_of_any_documents_that_are_at_hand_as_columns_need_not_be_looked_at(contributions):
    from_edges, from_columns = entries_from_either(unite(contributions))
    assert from_edges == from_columns
