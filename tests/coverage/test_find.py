"""Who told which story when, on small collections."""

import datetime as dt

import pytest

from graphkit.connections.selectors import read_group
from graphkit.coverage.find import UNKNOWN_PROVIDER, find_coverage, find_story
from graphkit.coverage.periods import Basis
from graphkit.errors import UsageError
from graphkit.evidence.sources import Sources
from tests.coverage.ferry import FIRST, SECOND, add_story, build_ferry, make_graph

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    return build_ferry(tmp_path_factory.mktemp("ferry")).graph


def tell(*articles):
    """Give the tellings of one story of all articles, as name, delay, whether exact, whether first."""
    graph = make_graph(*articles)
    add_story(graph, "Story", *(node for node, kind in graph.nodes(data="kind") if kind == "article"))
    (story,) = find_coverage(graph).stories
    return [(telling.name, telling.delay, telling.is_exact, telling.is_first) for telling in story.tellings]


def test_delays_are_exact_where_dates_have_a_time():
    assert tell(("B", "2020-01-02T03:00:00Z"), ("A", "2020-01-01T01:00:00Z"), ("C", "2020-01-01T01:00:09Z")) == [
        ("A", dt.timedelta(), True, True),
        ("C", dt.timedelta(seconds=9), True, False),
        ("B", 26 * HOUR, True, False),
    ]


def test_two_providers_at_one_moment_are_both_first():
    assert tell(("B", "2020-01-01T01:00:00Z"), ("A", "2020-01-01T01:00:00Z"), ("C", "2020-01-01T02:00:00Z")) == [
        ("A", dt.timedelta(), True, True),
        ("B", dt.timedelta(), True, True),
        ("C", HOUR, True, False),
    ]


def test_a_date_without_a_time_counts_days():
    assert tell(("A", "2020-01-01T23:00:00Z"), ("B", "2020-01-02"), ("C", "2020-01-03T00:30:00Z")) == [
        ("A", dt.timedelta(), True, True),
        ("B", DAY, False, False),
        ("C", 25.5 * HOUR, True, False),
    ]


def test_who_told_it_on_the_first_day_without_a_time_may_have_been_first():
    assert tell(
        ("A", "2020-01-01T08:00:00Z"), ("B", "2020-01-01"), ("C", "2020-01-01T09:00:00Z"), ("D", "2020-01-02T01:00:00Z")
    ) == [
        ("B", dt.timedelta(), False, True),
        ("A", dt.timedelta(), False, True),
        ("C", dt.timedelta(), False, False),
        ("D", DAY, False, False),
    ]


def test_a_telling_without_a_date_comes_last_and_has_no_delay():
    assert tell(("A", None), ("B", "2020-01-01")) == [("B", dt.timedelta(), False, True), ("A", None, False, False)]


def test_a_story_without_a_date_has_no_first():
    assert tell(("B", None), ("A", None)) == [("A", None, False, False), ("B", None, False, False)]


def test_a_provider_begins_with_its_earliest_article(ferry):
    story = find_coverage(ferry).stories[0]
    bote = next(telling for telling in story.tellings if telling.name == "Bote")
    assert bote.articles == ("bote.example/rocks", "bote.example/captain")
    assert (bote.date, bote.curated, bote.counts) == ("2011-03-01T08:00:00Z", 1, (2, 0, 0))
    assert [telling.name for telling in story.first] == ["Abend", "Bote"]


def test_the_parts_are_the_sides_of_the_largest_gap_and_the_undated_are_apart(ferry):
    periods = find_coverage(ferry).periods
    assert periods.basis is Basis.SIDES
    assert [(group.label, len(group.articles)) for group in periods.groups] == [
        ("2011", 5),
        ("2014", 2),
        ("undated", 1),
    ]
    assert periods.has_rest


def test_it_tells_who_told_the_first_part_and_never_the_second(ferry):
    split = find_coverage(ferry).split
    assert split.only_earlier == ("provider:bote.example", "provider:abend.example", "provider:tag.example")
    assert split.only_later == ("provider:welle.example",)
    assert split.both == ("provider:kurier.example",)


def test_parts_that_were_asked_for_need_not_be_times(ferry):
    coverage = find_coverage(ferry, read_group(ferry, "provider:Bote"), read_group(ferry, "2011"))
    assert coverage.periods.basis is Basis.ASKED
    assert [len(group.articles) for group in coverage.periods.groups] == [2, 3, 3]
    assert coverage.periods.groups[2].label == "neither"
    assert coverage.periods.shared == ("bote.example/captain", "bote.example/rocks")
    assert coverage.split.both == ()
    aground, again = coverage.stories
    assert aground.split.only_earlier == ("provider:bote.example",)
    assert again.split is None


@pytest.mark.parametrize(
    ("dates", "basis", "labels"),
    [
        (
            ["2020-01-31", "2020-02-01", "2020-02-01", "2020-04-01"],
            "months",
            ["January 2020", "February 2020", "April 2020"],
        ),
        (
            ["2020-01-01", "2020-03-01", "2020-05-01", "2020-07-01", "2020-09-01", "2020-11-01", "2021-01-01"],
            "months",
            7,
        ),
        (
            ["2020-01-01", "2020-03-01", "2020-05-01", "2020-07-01", "2020-09-01", "2020-11-01", "2021-01-02"],
            "years",
            2,
        ),
        ([None], "none", ["undated"]),
        ([], "none", []),
    ],
)
def test_without_a_gap_the_calendar_makes_the_periods(dates, basis, labels):
    coverage = find_coverage(make_graph(*(("A", date) for date in dates)))
    found = [group.label for group in coverage.periods.groups]
    assert coverage.periods.basis == basis
    assert (len(found) if isinstance(labels, int) else found) == labels
    assert (coverage.periods.parts, coverage.split) == (None, None)


def test_articles_of_no_story_and_without_a_date_are_named(ferry):
    coverage = find_coverage(ferry)
    assert coverage.alone == coverage.undated == ("archiv.example/ferries",)


def test_what_nobody_curated_names_who_listed_it_and_where(ferry, tmp_path):
    build_ferry(tmp_path)
    uncurated = find_coverage(ferry, sources=Sources([tmp_path])).uncurated
    assert [(one.article, len(one.listings)) for one in uncurated] == [
        ("tag.example/towed", 2),
        ("archiv.example/ferries", 1),
        ("bote.example/rocks", 1),
        ("kurier.example/again", 1),
        ("kurier.example/nobody-hurt", 1),
        ("welle.example/back", 1),
    ]
    assert [
        (listing.article, receipt.document, receipt.line, receipt.field)
        for listing in uncurated[0].listings
        for receipt in listing.receipts
    ] == [
        ("abend.example/aground", "aground.md", 18, "related[2].title"),
        ("bote.example/captain", "captain.md", 8, "related[0].title"),
    ]


def test_a_story_in_which_nothing_is_curated_is_named(ferry):
    assert [story.name for story in find_coverage(ferry).uncurated_stories] == ["The ferry sails again"]


def test_articles_of_unknown_providers_are_counted_but_told_by_nobody():
    graph = make_graph((None, "2020-01-01"), ("A", "2020-01-02"), (None, "2023-01-01"), ("A", "2023-01-02"))
    coverage = find_coverage(graph)
    assert [(row.provider, row.name, row.counts) for row in coverage.providers] == [
        ("provider:A", "A", (1, 1)),
        (None, UNKNOWN_PROVIDER, (1, 1)),
    ]
    assert coverage.split.both == ("provider:A",)


def test_providers_of_one_name_are_told_apart_by_their_domains():
    graph = make_graph(("a.example", "2020-01-01"), ("b.example", "2020-01-02"))
    for provider in ("a.example", "b.example"):
        graph.nodes[f"provider:{provider}"]["name"] = "Post"
    assert [row.name for row in find_coverage(graph).providers] == ["Post (a.example)", "Post (b.example)"]


def test_a_graph_without_stories_still_has_providers_and_periods(tmp_path):
    coverage = find_coverage(build_ferry(tmp_path, stories=False).graph)
    assert coverage.stories == ()
    assert sorted(coverage.alone) == sorted((*FIRST, *SECOND, "archiv.example/ferries"))
    assert coverage.articles == 8


def test_only_one_part_is_refused(ferry):
    with pytest.raises(UsageError, match="Only one part is named"):
        find_coverage(ferry, read_group(ferry, "2011"))


def test_a_story_is_found_by_words_of_its_name(ferry):
    coverage = find_coverage(ferry)
    assert find_story(ferry, coverage, "AGROUND").name == "The ferry runs aground"
    assert find_story(ferry, coverage, "story:sails").name == "The ferry sails again"
    with pytest.raises(UsageError, match="2 stories have these words"):
        find_story(ferry, coverage, "ferry")
    with pytest.raises(UsageError, match="there is no such story"):
        find_story(ferry, coverage, "balloon")
