"""A coverage as text and as JSON: all of it, on a small collection."""

import datetime as dt
import json
from pathlib import Path

import pytest

from graphkit.connections.groups import make_group
from graphkit.connections.selectors import read_group
from graphkit.coverage.as_json import to_json
from graphkit.coverage.find import find_coverage
from graphkit.coverage.table import render_table
from graphkit.coverage.text import render_coverage, render_story
from graphkit.coverage.wording import say_duration
from tests.coverage.ferry import add_story, build_ferry, make_graph

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    return build_ferry(tmp_path_factory.mktemp("ferry")).graph


def test_the_whole_text(ferry):
    assert render_coverage(find_coverage(ferry)) == (EXPECTED / "ferry.txt").read_text("utf-8")


def test_the_whole_json(ferry):
    found = json.loads(json.dumps(to_json(find_coverage(ferry))))
    assert found == json.loads((EXPECTED / "ferry.json").read_text("utf-8"))


def test_one_story_is_shown_with_what_of_it_nobody_curated(ferry):
    coverage = find_coverage(ferry)
    assert render_story(coverage, coverage.stories[1], width=60) == (
        "The ferry sails again\n"
        "  2 articles (none curated) of 2 providers, 1 May 2014; all\n"
        "  in 2014\n"
        "  Kurier  the same day  1 May 2014         1 article\n"
        "  Welle   the same day  1 May 2014, 07:00  1 article\n"
        "\n"
        "Nobody curated 2 articles of it:\n"
        "  - Kurier, 1 May 2014: “The ferry sails again”\n"
        "    listed by Bote, 3 March 2011, 09:00 (captain.md,\n"
        "      related[2].title)\n"
        "  - Welle, 1 May 2014, 07:00: “Ferry back in service”\n"
        "    listed by Bote, 3 March 2011, 09:00 (captain.md,\n"
        "      related[3].title)\n"
        "\n"
        "Limits\n"
        "------\n"
        "- This reflects the collection, not the press. Who was first\n"
        "  here was the first of those that somebody curated or\n"
        "  listed.\n"
        "- 2 of 2 delays count days: dates without a time tell no\n"
        "  more. Days are those of UTC.\n"
        "- Stories are inferred from titles, excerpts, links and\n"
        "  dates; the full texts were not read.\n"
    )


def test_a_story_across_both_parts_says_who_told_which(ferry):
    coverage = find_coverage(ferry, read_group(ferry, "2011-03-01"), read_group(ferry, "2011-03-02..2014"))
    text = render_story(coverage, coverage.stories[0])
    assert text.startswith(
        "The ferry runs aground\n"
        "  5 articles (2 curated) of 4 providers, 1 to 3 March 2011; 3 in part 1 and 2 in part 2\n"
        "  Abend   first                    1 March 2011, 08:00  1 in part 1\n"
        "  Bote    first                    1 March 2011, 08:00  1 in part 1, 1 in part 2\n"
        "  Kurier  2 hours 5 minutes later  1 March 2011, 10:05  1 in part 1\n"
        "  Tag     the next day             2 March 2011         1 in part 2\n"
        "  One told both: Bote.\n"
        "  Two told part 1 and never part 2: Abend and Kurier.\n"
        "  One told part 2 and never part 1: Tag.\n"
    )


def test_without_articles_it_says_so():
    assert render_coverage(find_coverage(make_graph())) == (
        "Who told what when\n==================\nThere is no article here.\n"
    )


def test_without_stories_dates_and_parts_it_says_so():
    assert render_coverage(find_coverage(make_graph(("A", None)))) == (
        "Who told what when\n"
        "==================\n"
        "1 article of 1 provider. No article has a date, so there are no periods.\n"
        "\n"
        "Stories\n"
        "-------\n"
        "No story is here: no two articles are known to tell one.\n"
        "\n"
        "Providers\n"
        "---------\n"
        "     undated  all  curated  stories  first  alone\n"
        "  A        1    1        1        0      0      1\n"
        "Articles of each period and of all; those curated; stories told, and those told first, alone or with\n"
        "others; articles of no story.\n"
        "\n"
        "The two parts\n"
        "-------------\n"
        "Nothing divides the collection in two parts. Name two with --from and --to to see who told the first\n"
        "and never the second.\n"
        "\n"
        "What nobody curated\n"
        "-------------------\n"
        "Every article is described by a document.\n"
        "\n"
        "Limits\n"
        "------\n"
        "- This reflects the collection, not the press. Who was first here was the first of those that\n"
        "  somebody curated or listed.\n"
        "- 1 article without a date is counted, and in no order of time.\n"
    )


def test_long_lists_are_cut_short_counted_and_shown_on_demand():
    articles = [(f"P{number:02}", f"2020-01-{number:02}", {"curated": False}) for number in range(1, 31)]
    graph = make_graph(*articles)
    add_story(graph, "Long", *(f"a.example/{number}" for number in range(6)))
    for number in range(6, 28):
        graph.add_edge(f"a.example/{number}", "a.example/0", key="related", kind="related", place=0)
    coverage = find_coverage(graph)
    lines = render_coverage(coverage).splitlines()
    assert [line for line in lines if "--all" in line] == [
        "  … and 1 other; --all shows it",
        "  … and 10 more providers; --all shows them",
        "    … and 19 others; --all shows them",
        "  … and 10 more articles; --all shows them",
    ]
    assert "    listed by no article here" in lines
    assert "--all" not in render_coverage(coverage, is_whole=True)


def test_what_a_terminal_would_obey_is_escaped():
    graph = make_graph(("A", "2020-01-01", {"curated": False, "title": "red \x1b[31m"}), ("\u202eB", "2020-01-02"))
    add_story(graph, "Story\x07 of\nlines", "a.example/0", "a.example/1")
    parts = (make_group(graph, "One\x1b", ["a.example/0"]), make_group(graph, "Other\x1b", ["a.example/1"]))
    text = render_coverage(find_coverage(graph, *parts))
    assert all(line.isprintable() for line in text.splitlines())
    assert "Story\\x07 of lines\n" in text
    assert "A, 1 January 2020: “red \\x1b[31m”" in text
    assert "One told One\\x1b and never Other\\x1b: A." in text


def test_a_table_that_is_too_wide_goes_on_below():
    assert list(render_table([["", "one", "two"], ["東京", "1", "20,000"], ["x", "3", "4"]], width=9)) == [
        "      one",
        "東京    1",
        "x       3",
        "",
        "         two",
        "東京  20,000",
        "x          4",
    ]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (61, "1 minute 1 second"),
        (3_600, "1 hour"),
        (3_659, "1 hour"),
        (7_530, "2 hours 5 minutes"),
        (86_400, "1 day"),
        (90_000, "1 day 1 hour"),
        (864_000_000, "10,000 days"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(seconds, text):
    assert say_duration(dt.timedelta(seconds=seconds)) == text
