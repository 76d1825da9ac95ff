"""What is found about two groups, in each of its forms, compared whole."""

import json
from pathlib import Path

import pytest

from graphkit.connections.as_json import to_json
from graphkit.connections.connect import connect, read_sides
from graphkit.connections.markdown import escape_markdown, render_markdown
from graphkit.connections.report import render_text
from graphkit.errors import UsageError
from graphkit.evidence.sources import Sources
from tests.connections.examples import add_article, group, harbour

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def strike():
    graph = harbour()
    return connect(graph, *read_sides(graph, ["1996"], ["2011"]), count=2)


@pytest.fixture(scope="module")
def found_in_seeds(seeds, seeds_build):
    graph = seeds_build.graph
    return connect(graph, *read_sides(graph, ["2020"], ["2023"]), sources=Sources([seeds]))


def test_as_text_it_is_this(strike):
    assert render_text(strike) == (EXPECTED / "strike.txt").read_text("utf-8")


def test_as_markdown_it_is_this(strike):
    assert render_markdown(strike) == (EXPECTED / "strike.md").read_text("utf-8")


def test_as_json_it_is_this(strike):
    assert json.loads(json.dumps(to_json(strike))) == json.loads((EXPECTED / "strike.json").read_text("utf-8"))


def test_of_the_seeds_the_answer_is_this(found_in_seeds):
    assert found_in_seeds.answer == (
        "This is about 2020 (16 articles, 9 to 11 June 2020) and 2023 (5 articles, 31 August to 1 September 2023), with "
        "nothing dated in the 1,175 days between. No related link crosses from 2020 to 2023. One provider tells both: "
        "The Verge (1 in 2020, 1 in 2023); 13 tell only 2020 and four tell only 2023. Two topics span both: Computer "
        "Vision (2 in 2020, 2 in 2023) and AI (3 in 2020, 2 in 2023); one is only in 2020 and one is only in 2023. AI is "
        "on every article that has a topic, which tells little. Six phrases are named on both sides, in most articles "
        "facial recognition (16 in 2020, 4 in 2023), IBM (12 in 2020, 2 in 2023) and racial profiling (4 in 2020, 1 in "
        "2023); of the others Arvind Krishna (1 in 2020, 1 in 2023), mass surveillance (2 in 2020, 1 in 2023) and human "
        "rights (3 in 2020, 1 in 2023) say most. No story runs across both. The most coherent path (0.50 of 1): Engadget, 9 June 2020 → The Verge, 9 June 2020 → The Verge (provider) → The Verge, "
        "31 August 2023. Without topics, phrases and stories, all of it hangs on The Verge (provider). This reflects the "
        "collection, not the press."
    )


def test_of_the_seeds_the_verge_says_much_and_ai_nothing(found_in_seeds):
    bridges = to_json(found_in_seeds)["bridges"]
    assert [bridge["label"] for bridge in bridges] == [
        "Arvind Krishna",
        "The Verge",
        "mass surveillance",
        "human rights",
        "racial profiling",
        "IBM",
        "Computer Vision",
        "facial recognition",
        "AI",
    ]
    assert [(bridge["found"], bridge["expected"]) for bridge in (bridges[1], bridges[-1])] == [(1, 0.381), (6, 6.0)]
    assert bridges[-1]["score"] == 0


def test_of_the_seeds_the_best_path_leads_through_the_verge_and_each_step_has_its_receipt(found_in_seeds):
    first = "theverge.com/2020/6/8/21284683/ibm-no-longer-general-purpose-facial-recognition-analysis-software"
    later = "theverge.com/2023/8/31/23852955/ibm-uk-government-contract-biometric-facial-recognition"
    steps = to_json(found_in_seeds)["paths"][0]["steps"]
    assert [(step["from"], step["to"], step["kind"], step["inferred"]) for step in steps] == [
        ("engadget.com/ibm-exits-facial-recognition-business-012915316.html", first, "related", False),
        (first, "provider:theverge.com", "published_by", False),
        ("provider:theverge.com", later, "published_by", False),
    ]
    receipts = [step["receipts"][0] for step in steps]
    assert [(receipt["document"], receipt["field"], receipt["line"], receipt["quote"]) for receipt in receipts] == [
        (
            "002_1df407b6f309c58f.txt",
            "related[0].title",
            34,
            "IBM will no longer offer, develop, or research facial recognition technology",
        ),
        ("002_1df407b6f309c58f.txt", "related[0].provider.name", 42, "The Verge"),
        ("000_a4e480e5b585ccd5.txt", "provider.name", 14, "The Verge"),
    ]


def test_steps_through_a_phrase_say_that_they_are_inferred(found_in_seeds):
    steps = [step for path in to_json(found_in_seeds)["paths"] for step in path["steps"]]
    assert {step["kind"] for step in steps if step["inferred"]} == {"mentions"}
    assert all(receipt["inferred"] == step["inferred"] for step in steps for receipt in step["receipts"])
    assert "inferred from 004_4df4d402e72ceacd.txt:3, title: “racial profiling”" in " ".join(
        render_text(found_in_seeds, width=1000).split()
    )


def test_links_that_cross_are_listed_and_counted():
    graph = harbour()
    graph.add_edge("abend.example/rueckblick", "abend.example/streik", key="related", kind="related", place=1)
    connection = connect(graph, *read_sides(graph, ["1996"], ["2011"]))
    assert "One related link crosses between 1996 and 2011." in connection.answer
    (direct,) = to_json(connection)["direct"]
    assert (direct["from"], direct["to"]) == ("abend.example/rueckblick", "abend.example/streik")
    assert "they fall apart without the one related link that crosses and 1 other node: Bote (provider)" in (
        render_text(connection, width=1000)
    )


def test_without_groups_the_two_sides_of_the_collection_are_asked_about(seeds_build):
    graph = seeds_build.graph
    assert connect(graph, *read_sides(graph, [], [])).answer.startswith("The coverage has two sides: 2020 (16 articles")


def test_a_collection_without_two_sides_has_to_be_asked_about_groups():
    graph = harbour()
    with pytest.raises(UsageError, match="Name both, with --from and --to"):
        read_sides(graph, ["1996"], [])
    with pytest.raises(UsageError, match="Name two groups with --from and --to"):
        read_sides(graph.subgraph(["abend.example/streik"]), [], [])


def test_what_is_said_of_a_part_says_which_part_it_is():
    graph = harbour()
    connection = connect(
        graph, *read_sides(graph, ["1996"], ["2011"]), curated_only=True, without=["Hafen", "topic:Hafen"]
    )
    assert connection.answer == (
        "This is the collection with curated articles only and without Hafen (phrase) and Hafen (topic): 2 of 5 articles. "
        "This is about 1996 (1 article, 3 November 1996) and 2011 (1 article, 1 March 2011), with nothing dated in the "
        "5,230 days between. No related link crosses from 1996 to 2011. No provider tells both; one tells only 1996 and "
        "one tells only 2011. No article on either side names a topic. No phrase is named on both sides. No path leads "
        "from one to the other. This reflects the collection, not the press."
    )
    assert "No provider, topic, phrase or story is on both sides." in render_text(connection)
    assert "With everything: nothing connects them" in render_text(connection)


def test_what_documents_say_never_becomes_markup_or_reaches_the_terminal():
    graph = harbour()
    title = "1. [x](javascript:alert(1)) <b>*bold*</b> \x1b[31m\u202e &amp; `code`"
    add_article(graph, "evil.example/1", "1996-11-03", phrases=["Lohn*"])
    graph.nodes["evil.example/1"].update(title=title, url="javascript:alert(1)")
    earlier = group(graph, "# evil\n", "evil.example/1")
    connection = connect(graph, earlier, group(graph, "2011", "bote.example/15"))
    text, markdown = render_text(connection), render_markdown(connection)
    for rendered in (text, markdown):
        assert "\x1b" not in rendered
        assert "\u202e" not in rendered
    assert "](<javascript" not in markdown
    assert r"1. \[x\](javascript:alert(1)) \<b\>\*bold\*\</b\> \\x1b\[31m\\u202e \&amp; \`code\`" in markdown
    assert markdown.startswith("# How \\# evil\\\\n and 2011 connect\n")


@pytest.mark.parametrize(
    ("text", "escaped"), [("1. x", r"1\. x"), ("- x", r"\- x"), ("AT&T", "AT&T"), ("&lt;", r"\&lt;"), ("a-b", "a-b")]
)
def test_markdown_is_escaped_where_it_would_mean_something(text, escaped):
    assert escape_markdown(text) == escaped
