from itertools import combinations, pairwise

import networkx as nx
from hypothesis import given

from graphkit.connections.paths import MAX_STEPS, find_paths
from tests.connections.examples import add_article, collections, group, harbour


def undirected(graph):
    plain = nx.Graph()
    plain.add_edges_from((start, end) for start, end, kind in graph.edges(keys=True) if kind != "broader")
    return plain


def test_a_chain_begins_with_the_article_whose_document_lists_the_one_that_crosses():
    graph = harbour()
    earlier = group(graph, "1996", "abend.example/streik", "bote.example/streik", "kurier.example/streik")
    later = group(graph, "2011", "abend.example/rueckblick", "bote.example/15")
    chains = [chain.nodes for chain in find_paths(graph, earlier, later)]
    assert (
        "abend.example/streik",
        "bote.example/streik",
        "provider:Bote",
        "bote.example/15",
        "abend.example/rueckblick",
    ) in chains


def test_a_coherent_chain_comes_before_a_shorter_one_through_a_hub():
    graph = nx.MultiDiGraph()
    for index in range(30):
        add_article(graph, f"a.example/{index}", phrases=["Hub"] if index else ["Hub", "Rare"])
    add_article(graph, "b.example/1", phrases=["Rare"], related=["b.example/2"])
    add_article(graph, "b.example/2", phrases=["Hub"])
    best, *_ = find_paths(graph, group(graph, "A", "a.example/0"), group(graph, "B", "b.example/2"))
    assert best.nodes == ("a.example/0", "phrase:Rare", "b.example/1", "b.example/2")


def test_where_only_a_hub_connects_the_chain_through_it_is_shown_as_weak():
    graph = nx.MultiDiGraph()
    add_article(graph, "a.example/1", topics=["Hub"])
    add_article(graph, "b.example/1", topics=["Hub"])
    (chain,) = find_paths(graph, group(graph, "A", "a.example/1"), group(graph, "B", "b.example/1"))
    assert chain.nodes == ("a.example/1", "topic:Hub", "b.example/1")
    assert chain.coherence < 0.01


def test_without_a_connection_there_is_no_path():
    graph = nx.MultiDiGraph()
    add_article(graph, "a.example/1", topics=["A"])
    add_article(graph, "b.example/1", topics=["B"])
    assert find_paths(graph, group(graph, "A", "a.example/1"), group(graph, "B", "b.example/1")) == ()


@given(collections())
def test_every_step_is_an_edge_and_every_chain_leads_from_one_group_to_the_other(collection):
    graph, earlier, later = collection
    plain = undirected(graph)
    for chain in find_paths(graph, earlier, later, count=4):
        assert chain.nodes[0] in earlier.articles
        assert chain.nodes[-1] in later.articles
        assert len(set(chain.nodes)) == len(chain.nodes) <= MAX_STEPS + 1
        assert all(plain.has_edge(*pair) for pair in pairwise(chain.nodes))
        assert 0 <= chain.coherence <= 1


@given(collections())
def test_no_two_chains_are_alike(collection):
    graph, earlier, later = collection
    chains = find_paths(graph, earlier, later, count=4)
    assert len(chains) <= 4
    assert [chain.coherence for chain in chains] == sorted((chain.coherence for chain in chains), reverse=True)
    for one, other in combinations(chains, 2):
        shared = one.inner & other.inner
        assert all(graph.nodes[node_id]["kind"] == "article" for node_id in shared)
        assert 2 * len(shared) <= min(len(one.inner), len(other.inner))


@given(collections())
def test_the_order_of_nodes_and_edges_does_not_matter(collection):
    graph, earlier, later = collection
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert find_paths(turned, earlier, later) == find_paths(graph, earlier, later)
