from hypothesis import given
from hypothesis import strategies as st

from graphkit.connections.connect import connect, read_sides
from graphkit.connections.filters import Filters, filter_graph, read_filters
from graphkit.graph.news_graph import nodes_of
from tests.connections.examples import collections, harbour


@given(collections(), st.booleans(), st.data())
def test_a_filter_only_removes(collection, curated_only, data):
    graph, _, _ = collection
    without = data.draw(st.lists(st.sampled_from(sorted(graph.nodes)), max_size=3))
    part = filter_graph(graph, Filters(curated_only=curated_only, without=tuple(without)))
    assert set(part.nodes) <= set(graph.nodes) - set(without)
    assert all(graph.nodes[node_id] == attributes for node_id, attributes in part.nodes(data=True))
    # Between the nodes that are left nothing is lost.
    assert set(part.edges(keys=True)) == {edge for edge in graph.edges(keys=True) if {*edge[:2]} <= set(part.nodes)}


def test_an_unknown_quality_is_below_any():
    graph = harbour()
    qualities = [{"quality": 50}, {"quality": -1}, {}, {"quality": 49}, {"quality": 90}]
    for (_, attributes), quality in zip(nodes_of(graph, "article"), qualities, strict=True):
        attributes.update(quality)
    part = filter_graph(graph, read_filters(graph, quality=50))
    assert [node_id for node_id, _ in nodes_of(part, "article")] == ["abend.example/streik", "bote.example/15"]


def test_a_part_of_a_graph_keeps_its_provenance(seeds_build):
    graph = seeds_build.graph
    assert filter_graph(graph, Filters(curated_only=True)).provenance is graph.provenance


def test_a_filter_says_what_it_keeps():
    graph = harbour()
    filters = read_filters(graph, quality=50, curated_only=True, without=["topic:hafen", "abend.example/streik"])
    assert filters.describe(graph) == (
        "with articles of quality 50 and more only, with curated articles only and "
        "without Hafen (topic) and Abend, 3 November 1996"
    )


def survival(connection):
    return {conclusion.text: conclusion.survives for conclusion in connection.survival.conclusions}


def test_a_conclusion_that_rests_on_what_is_left_out_does_not_survive(seeds_build):
    graph = seeds_build.graph
    connection = connect(graph, *read_sides(graph, ["2020"], ["2023"]), without=["topic:AI"], quality=30)
    assert connection.survival.filters == "with articles of quality 30 and more only and without AI (topic)"
    assert survival(connection) == {
        "no related link crosses": True,
        "Arvind Krishna (phrase) is on both sides": True,
        "The Verge (provider) is on both sides": True,
        "mass surveillance (phrase) is on both sides": True,
        "human rights (phrase) is on both sides": True,
        "racial profiling (phrase) is on both sides": True,
        "IBM (phrase) is on both sides": True,
        "facial recognition (phrase) is on both sides": True,
        "Computer Vision (topic) is on both sides": True,
        "a path leads from one side to the other": True,
    }
    connection = connect(graph, *read_sides(graph, [], []))
    assert connection.survival.filters == "with curated articles only"
    assert survival(connection)["The Verge (provider) is on both sides"] is False
