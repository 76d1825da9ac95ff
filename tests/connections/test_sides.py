import networkx as nx
import pytest

from graphkit.connections.sides import find_sides


def graph_of(*dates):
    graph = nx.MultiDiGraph()
    for index, date in enumerate(dates):
        graph.add_node(f"a.example/{index}", kind="article", **({"date_published": date} if date else {}))
    return graph


def sides_of(*dates):
    sides = find_sides(graph_of(*dates))
    return sides and (len(sides.earlier.articles), sides.earlier.label, len(sides.later.articles), sides.later.label)


def test_the_sides_lie_before_and_after_the_largest_gap():
    assert sides_of("2020-06-08", "2020-06-09", "2023-08-31", "2023-09-01") == (2, "2020", 2, "2023")


def test_a_lone_article_far_away_makes_no_side():
    assert sides_of("1999-01-01", "2020-06-08", "2020-06-09", "2021-08-31", "2021-09-01") == (
        3,
        "1999 to 2020",
        2,
        "2021",
    )


def test_a_side_needs_five_percent_of_the_dated_articles():
    late = [f"2020-06-{day:02}" for day in range(1, 31)] * 2
    assert sides_of("2018-01-01", "2018-01-02", *late) is None
    assert sides_of("2018-01-01", "2018-01-02", "2018-01-03", "2018-01-04", *late) == (4, "2018", 60, "2020")


@pytest.mark.parametrize(("later", "found"), [("2020-03-31", None), ("2020-03-31T00:00:01Z", True)])
def test_a_gap_has_to_exceed_ninety_days(later, found):
    # 1 January to 31 March 2020 are 90 days.
    assert bool(sides_of("2019-12-31", "2020-01-01", later, "2020-04-01")) == bool(found)


def test_of_two_equal_gaps_the_earlier_one_counts():
    assert sides_of("2001-01-01", "2001-01-01", "2002-01-01", "2002-01-01", "2003-01-01", "2003-01-01")[0] == 2


def test_sides_that_share_a_year_are_named_by_months():
    assert sides_of("2020-01-05", "2020-02-01", "2020-10-01", "2021-01-01") == (
        2,
        "January 2020 to February 2020",
        2,
        "October 2020 to January 2021",
    )


def test_times_count_in_utc_and_a_date_without_a_time_is_its_first_moment():
    sides = find_sides(graph_of("2020-06-09", "2020-06-09T00:00:01Z", "2023-01-01T23:59:59Z", "2023-01-02"))
    assert sides.earlier.articles == ("a.example/0", "a.example/1")
    assert sides.gap_days == 935


@pytest.mark.parametrize("dates", [(), (None,), ("2020-01-01",), ("2020-01-01", "2023-01-01", None, None)])
def test_too_few_dated_articles_have_no_sides(dates):
    assert find_sides(graph_of(*dates)) is None
