"""The one law: the graph is the union of contributions, and union is a union of sets."""

import random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution, unite
from graphkit.page import render_page
from graphkit.rdf.formats import render_rdf
from tests.graph import strategies

contributions, collections = strategies.contributions, strategies.collections


@given(contributions(), contributions(), contributions())
def test_union_is_associative(a, b, c):
    assert (a | b) | c == a | (b | c)


@given(contributions(), contributions())
def test_union_is_commutative(a, b):
    assert a | b == b | a


@given(contributions())
def test_union_is_idempotent_and_nothing_is_its_neutral_element(a):
    assert a | a == a == a | Contribution()


@given(collections())
def test_uniting_many_is_the_union_of_all(parts):
    united = Contribution()
    for part in parts:
        united |= part
    assert unite(parts) == united


@given(collections())
def test_no_statement_is_lost_in_a_union(parts):
    united = unite(parts)
    assert all(part.entries <= united.entries and part.documents <= united.documents for part in parts)


@given(collections(), st.randoms(use_true_random=False))
def test_any_order_of_documents_gives_the_same_graph_and_the_same_bytes(parts, randomness: random.Random):
    shuffled = [*parts, *parts]
    randomness.shuffle(shuffled)
    graph, other = build_graph(unite(parts)), build_graph(unite(shuffled))
    assert list(graph.nodes(data=True)) == list(other.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert graph.provenance == other.provenance
    assert all(render_rdf(graph, name) == render_rdf(other, name) for name in ("ttl", "trig"))
    assert render_page(graph, title="T", answer="A") == render_page(other, title="T", answer="A")


@given(collections())
def test_every_value_in_the_graph_is_stated_by_a_document(parts):
    graph = build_graph(unite(parts))
    for node_id, attributes in graph.nodes(data=True):
        for attribute in ("title", "excerpt", "quality", "date_published", "name", "description"):
            if attribute in attributes and not (attributes["kind"] == "topic" and attribute == "name"):
                stated = graph.provenance.values(node_id, attribute)
                assert stated[0].value == attributes[attribute]
                assert stated[0].locations


@given(collections())
def test_every_edge_is_stated_by_a_document(parts):
    graph = build_graph(unite(parts))
    for start, end, kind in graph.edges(keys=True):
        assert graph.provenance.edge(start, end, kind)


@given(collections())
def test_every_networkx_exporter_takes_the_graph(parts):
    graph = build_graph(unite(parts))
    for render in (nx.generate_graphml, nx.generate_gexf):
        assert list(render(graph))
    assert nx.node_link_data(graph, edges="edges")
