import copy

import networkx as nx
from hypothesis import given

from graphkit.connections.bridges import find_bridges
from tests.connections.examples import add_article, collections, group


def test_a_hub_that_touches_everything_says_nothing_and_comes_last():
    graph = nx.MultiDiGraph()
    for index in range(20):
        add_article(graph, f"a.example/{index}", topics=["All", *(["Some"] if index in (0, 10, 11) else [])])
    earlier = group(graph, "A", *(f"a.example/{index}" for index in range(10)))
    later = group(graph, "B", *(f"a.example/{index}" for index in range(10, 20)))
    some, everything = find_bridges(graph, earlier, later)
    assert (some.name, everything.name, everything.score) == ("Some", "All", 0)
    assert (everything.expected, everything.found) == (100, 100)


def test_a_phrase_of_nearly_all_articles_says_less_than_a_provider_with_one_on_each_side():
    graph = nx.MultiDiGraph()
    for index in range(21):
        provider = "Twice" if index in (3, 18) else f"P{index}"
        add_article(graph, f"a.example/{index}", providers=[provider], phrases=["Nearly all" if index else "Other"])
    earlier = group(graph, "A", *(f"a.example/{index}" for index in range(16)))
    later = group(graph, "B", *(f"a.example/{index}" for index in range(16, 21)))
    assert [bridge.name for bridge in find_bridges(graph, earlier, later)] == ["Twice", "Nearly all"]


def test_of_two_equally_rare_bridges_the_one_that_joins_more_says_more():
    graph = nx.MultiDiGraph()
    for index in range(40):
        phrases = [name for name, has in (("Even", (0, 1, 20, 21)), ("Uneven", (2, 3, 4, 22))) if index in has]
        add_article(graph, f"a.example/{index}", phrases=[*phrases, f"own {index}"])
    earlier = group(graph, "A", *(f"a.example/{index}" for index in range(20)))
    later = group(graph, "B", *(f"a.example/{index}" for index in range(20, 40)))
    assert [bridge.name for bridge in find_bridges(graph, earlier, later)] == ["Even", "Uneven"]


def test_nothing_in_common_makes_no_bridge():
    graph = nx.MultiDiGraph()
    add_article(graph, "a.example/1", providers=["A"])
    add_article(graph, "b.example/1", providers=["B"])
    assert find_bridges(graph, group(graph, "A", "a.example/1"), group(graph, "B", "b.example/1")) == ()


@given(collections())
def test_the_other_way_round_the_same_bridges_say_the_same(collection):
    graph, earlier, later = collection
    there = {bridge.node_id: (bridge.found, round(bridge.score, 6)) for bridge in find_bridges(graph, earlier, later)}
    back = {bridge.node_id: (bridge.found, round(bridge.score, 6)) for bridge in find_bridges(graph, later, earlier)}
    assert there == back


@given(collections())
def test_a_bridge_that_touches_one_more_article_elsewhere_says_no_more_than_before(collection):
    graph, earlier, later = collection
    before = {bridge.node_id: bridge.score for bridge in find_bridges(graph, earlier, later)}
    for node_id, score in before.items():
        hinge = graph.nodes[node_id]
        more = copy.deepcopy(graph)
        plural = {"story": "stories"}.get(hinge["kind"], f"{hinge['kind']}s")
        add_article(more, "elsewhere.example/1", **{plural: [hinge["name"]]})
        after = next(bridge for bridge in find_bridges(more, earlier, later) if bridge.node_id == node_id)
        assert after.score <= score + 1e-3


@given(collections())
def test_a_bridge_is_what_has_articles_in_both_groups(collection):
    graph, earlier, later = collection
    neighbours = [
        {end for article in side.articles for end in graph.successors(article) if graph.nodes[end]["kind"] != "article"}
        for side in (earlier, later)
    ]
    assert {bridge.node_id for bridge in find_bridges(graph, earlier, later)} == neighbours[0] & neighbours[1]
