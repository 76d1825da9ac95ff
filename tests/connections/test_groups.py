import pytest

from graphkit.connections.groups import separate_groups, unite_groups
from graphkit.connections.selectors import read_group
from graphkit.errors import UsageError
from tests.connections.examples import add_article, group, harbour


@pytest.mark.parametrize(
    ("asked", "label", "count"),
    [
        ("1996", "1996", 3),
        ("1996-11", "November 1996", 3),
        ("1996-11-04", "4 November 1996", 1),
        ("1996-11-04..1996-11-05", "4 November 1996 to 5 November 1996", 2),
        ("1996..2011", "1996 to 2011", 5),
        ("..1996", "1996 and before", 3),
        ("1997..", "1997 and after", 2),
        ("topic:Hafen", "Hafen", 2),
        ("topic: hafen", "Hafen", 2),
        ("provider:Bote", "Bote", 2),
        ("phrase:streik", "“Streik”", 1),
        ("HAFEN", "“Hafen”", 4),
        ("https://www.abend.example/streik/", "“Title of abend.example/streik”", 1),
        ("abend.example/streik?utm_source=x", "“Title of abend.example/streik”", 1),
    ],
)
def test_a_group_is_a_time_a_thing_an_address_or_a_phrase(asked, label, count):
    found = read_group(harbour(), asked)
    assert (found.label, len(found.articles), found.asked) == (label, count, (asked,))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("1999", "1999: no article here is of that time. There is 1996 (3) and 2011 (2)."),
        ("1996-13", "1996-13: is no date. Write a year, 2020-06, 2020-06-09 or 2020-06..2020-09."),
        ("2011..1996", "2011..1996: ends before it begins. Write the earlier date first."),
        ("topic:Haven", "topic:Haven: there is no such topic. Near to it: topic:Hafen."),
        ("topic:Xyz", "topic:Xyz: there is no such topic. There is Hafen."),
        ("Botte", "Botte: there is no such phrase. Near to it: provider:Bote."),
        ("story:x", "story:x: there is no such story. No story is here."),
        (
            "https://abend.example/x",
            (
                "https://abend.example/x: no article here has this address. "
                "Of abend.example there is abend.example/rueckblick and abend.example/streik."
            ),
        ),
        (
            "https://other.example/x",
            "https://other.example/x: no article here has this address. There is none of other.example.",
        ),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(asked, message):
    with pytest.raises(UsageError) as refused:
        read_group(harbour(), asked)
    assert str(refused.value) == message


def test_a_story_is_found_by_words_that_its_name_alone_has():
    graph = harbour()
    add_article(graph, "c.example/1", stories=["The harbour strike begins"])
    add_article(graph, "c.example/2", stories=["The harbour freezes"])
    assert read_group(graph, "story:strike harbour").articles == ("c.example/1",)
    assert read_group(graph, "story:The harbour strike begins").label == "the story “The harbour strike begins”"
    with pytest.raises(UsageError, match="2 stories have these words"):
        read_group(graph, "story:harbour")


def test_an_article_is_found_by_its_other_addresses(seeds_build):
    amp = "https://www.engadget.com/amp/ibm-exits-facial-recognition-business-012915316.html"
    (article,) = read_group(seeds_build.graph, amp).articles
    assert article == "engadget.com/ibm-exits-facial-recognition-business-012915316.html"


def test_articles_come_in_the_order_of_their_dates():
    found = read_group(harbour(), "Hafen")
    assert found.articles[0] == "abend.example/streik"
    assert found.articles[-1] == "abend.example/rueckblick"


def test_several_groups_are_united():
    graph = harbour()
    united = unite_groups(graph, [read_group(graph, "1996"), read_group(graph, "provider:Bote")])
    assert (united.label, len(united.articles), united.asked) == ("1996 and Bote", 4, ("1996", "provider:Bote"))


def test_what_two_groups_have_in_common_stays_with_the_smaller():
    graph = harbour()
    earlier, later, shared = separate_groups(graph, read_group(graph, "1996"), read_group(graph, "Streik"))
    assert shared == later.articles == ("abend.example/streik",)
    assert earlier.articles == ("bote.example/streik", "kurier.example/streik")


def test_two_groups_of_the_same_articles_are_refused():
    graph = harbour()
    one = group(graph, "one", "abend.example/streik")
    with pytest.raises(UsageError, match="one and “Streik” are the same 1 article"):
        separate_groups(graph, one, read_group(graph, "Streik"))
