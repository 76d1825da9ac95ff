"""What holds of every coverage."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from graphkit.connections.groups import make_group
from graphkit.coverage.as_json import to_json
from graphkit.coverage.find import find_coverage
from graphkit.coverage.text import render_coverage
from graphkit.graph.news_graph import NewsGraph
from tests.coverage.ferry import add_story, make_graph

DAYS = st.dates(min_value=dt.date(2019, 12, 1), max_value=dt.date(2021, 2, 1))
TIMES = st.sampled_from(["", "T00:00:00Z", "T08:00:00Z", "T08:00:01Z", "T23:59:59Z"])
DATES = st.none() | st.builds(lambda day, time: f"{day.isoformat()}{time}", DAYS, TIMES)
PROVIDERS = st.none() | st.sampled_from("ABCD")


@st.composite
def graphs(draw):
    """Any small collection with stories."""
    curated = st.booleans().map(lambda curated: {"curated": curated})
    articles = draw(st.lists(st.tuples(PROVIDERS, DATES, curated), max_size=12))
    graph = make_graph(*articles)
    ids = [node for node, kind in graph.nodes(data="kind") if kind == "article"]
    places = draw(st.lists(st.integers(0, 3), min_size=len(ids), max_size=len(ids)))
    for number in range(3):
        members = [article for article, place in zip(ids, places, strict=True) if place == number]
        if len(members) > 1:
            add_story(graph, f"Story {number}", *members)
    return graph


@st.composite
def coverages(draw):
    """Any coverage, of parts that were found or asked for."""
    graph = draw(graphs())
    ids = sorted(node for node, kind in graph.nodes(data="kind") if kind == "article")
    parts = draw(st.lists(st.sets(st.sampled_from(ids), min_size=1), min_size=2, max_size=2)) if ids else []
    if not parts or parts[0] == parts[1] or draw(st.booleans()):
        return find_coverage(graph)
    return find_coverage(graph, make_group(graph, "One", parts[0]), make_group(graph, "Other", parts[1]))


@given(coverages())
def test_every_article_is_counted_once_among_providers_and_periods(coverage):
    totals = [sum(column) for column in zip(*(row.counts for row in coverage.providers), strict=True)]
    assert totals == [len(group.articles) for group in coverage.periods.groups]
    places = [article for group in coverage.periods.groups for article in group.articles]
    assert len(places) == len(set(places)) == coverage.articles


@given(coverages())
def test_every_member_is_counted_once_among_the_tellings_of_its_story(coverage):
    for story in coverage.stories:
        members = [article for telling in story.tellings for article in telling.articles]
        assert len(members) == len(set(members)) == story.articles == sum(story.counts)
        for telling in story.tellings:
            assert sum(telling.counts) == len(telling.articles)
    told = sum(story.articles for story in coverage.stories)
    assert told + len(coverage.alone) == coverage.articles
    assert sum(row.alone for row in coverage.providers) == len(coverage.alone)


@given(coverages())
def test_delays_begin_with_zero_and_grow(coverage):
    for story in coverage.stories:
        delays = [telling.delay for telling in story.tellings if telling.delay is not None]
        assert delays == sorted(delays)
        assert all(not telling.delay for telling in story.first)
        assert bool(delays) is bool(story.first) is (story.first_date is not None)
        assert story.tellings[: len(story.first)] == story.first


@given(coverages())
def test_a_provider_told_both_parts_or_one_or_none(coverage):
    if coverage.split is None:
        assert coverage.periods.parts is None
        return
    split = (coverage.split.only_earlier, coverage.split.only_later, coverage.split.both)
    listed = [provider for providers in split for provider in providers]
    told = [row.provider for row in coverage.providers if row.provider and sum(row.counts[:2])]
    assert sorted(listed) == sorted(told)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_graph_does_not_matter(graph, random):
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    random.shuffle(nodes)
    random.shuffle(edges)
    other = NewsGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert find_coverage(other) == find_coverage(graph)


@given(coverages(), st.integers(20, 120))
def test_it_can_always_be_shown(coverage, width):
    text = render_coverage(coverage, width=width, is_whole=True)
    assert text.endswith("\n")
    assert all(story["name"] in " ".join(text.split()) for story in to_json(coverage)["stories"])
