import networkx as nx
from hypothesis import given

from graphkit.connections.fragility import find_cut, find_cuts
from graphkit.connections.sides import make_sides
from tests.connections.examples import add_article, collections, group


def contracted(graph, earlier, later):
    """The graph with each group made one node, and without links straight from one to the other."""
    plain = nx.Graph()
    plain.add_nodes_from(("A", "B"))
    name = dict.fromkeys(earlier.articles, "A") | dict.fromkeys(later.articles, "B")
    for start, end in graph.edges():
        pair = name.get(start, start), name.get(end, end)
        if set(pair) != {"A", "B"} and pair[0] != pair[1]:
            plain.add_edge(*pair)
    return plain


@given(collections(most=16))
def test_without_the_cut_nothing_connects_and_no_smaller_one_does_it(collection):
    graph, earlier, later = collection
    cut = find_cut(graph, earlier.articles, later.articles)
    plain = contracted(graph, earlier, later)
    expected = nx.minimum_node_cut(plain, "A", "B") if nx.has_path(plain, "A", "B") else ()
    assert len(cut) == len(expected)
    plain.remove_nodes_from(cut)
    assert not nx.has_path(plain, "A", "B")


@given(collections())
def test_with_less_in_the_graph_no_more_has_to_go(collection):
    graph, earlier, later = collection
    everything, no_topics, no_phrases, neither = find_cuts(graph, make_sides(graph, earlier, later))
    assert len(everything.nodes) >= max(len(no_topics.nodes), len(no_phrases.nodes))
    assert len(neither.nodes) <= min(len(no_topics.nodes), len(no_phrases.nodes))


def test_a_chain_of_others_can_be_cut_at_one_of_them():
    graph = nx.MultiDiGraph()
    add_article(graph, "a.example/1", phrases=["x", "y"])
    add_article(graph, "c.example/1", phrases=["x", "y"], related=["b.example/1", "b.example/2"])
    add_article(graph, "b.example/1")
    add_article(graph, "b.example/2")
    assert find_cut(graph, ["a.example/1"], ["b.example/1", "b.example/2"]) == ("c.example/1",)
    assert find_cut(graph, ["a.example/1"], ["b.example/1"], without=frozenset(["phrase"])) == ()


def test_links_straight_across_are_counted_apart():
    graph = nx.MultiDiGraph()
    add_article(graph, "b.example/1", topics=["T"])
    add_article(graph, "a.example/1", topics=["T"], related=["b.example/1"])
    sides = make_sides(graph, group(graph, "A", "a.example/1"), group(graph, "B", "b.example/1"))
    assert [(cut.view, cut.links, cut.nodes) for cut in find_cuts(graph, sides)] == [
        ("with everything", 1, ("topic:T",)),
        ("without topics", 1, ()),
        ("without phrases and stories", 1, ("topic:T",)),
        ("without topics, phrases and stories", 1, ()),
    ]
