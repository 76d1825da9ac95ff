"""Why the graph says what it says, in words and for programs."""

import json

import pytest
from click.testing import CliRunner

import graphkit
from graphkit.cli.main import main
from graphkit.errors import UsageError
from graphkit.evidence.sources import Sources
from graphkit.evidence.subjects import find_node
from graphkit.evidence.text import render_explanation
from graphkit.evidence.why import explain_edges, explain_node, explain_value

ONE = """---
title: Ein Sturm zieht auf
webUrl: https://a.example/storm
ampWebUrl: https://amp.a.example/storm
provider: {name: A, domain: a.example}
topics: [Wetter]
---
"""
OTHER = """---
title: Flut
webUrl: https://b.example/flood
provider: {name: B, domain: b.example}
related:
- title: Sturm
  webUrl: https://amp.a.example/storm
  publishedDateTime: 2020-06-09
---
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.md").write_text(ONE, "utf-8")
    (tmp_path / "news" / "other.md").write_text(OTHER, "utf-8")
    return tmp_path / "news"


@pytest.fixture
def graph(folder):
    return graphkit.build(folder).graph


def test_an_article_is_explained_with_its_merge_and_the_values_that_were_not_preferred(graph, folder):
    explanation = explain_node(graph, "a.example/storm", sources=Sources([folder]))
    assert render_explanation(graph, explanation) == (
        "Ein Sturm zieht auf\n"
        "  a.example/storm\n"
        "  article: an article, by its canonical address; in one.md, other.md\n"
        "\n"
        "one article by more than one address:\n"
        "  https://a.example/storm\n"
        "  https://amp.a.example/storm\n"
        "    together in one.md ampWebUrl\n"
        "\n"
        "title: Ein Sturm zieht auf\n"
        "  a document that describes the subject goes before one that mentions it\n"
        "    one.md:2 title\n"
        "  not preferred: Sturm\n"
        "    other.md:6 related[0].title\n"
        "\n"
        "date_published: 2020-06-09\n"
        "  nothing else is stated\n"
        "    other.md:8 related[0].publishedDateTime\n"
        "\n"
        "url: https://a.example/storm\n"
        "  a document that describes the subject goes before one that mentions it\n"
        "    one.md:3 webUrl\n"
        "  not preferred: https://amp.a.example/storm\n"
        "    other.md:7 related[0].webUrl\n"
        "\n"
        "amp_url: https://amp.a.example/storm\n"
        "  nothing else is stated\n"
        "    one.md:4 ampWebUrl\n"
    )


def test_one_value_is_explained_alone(graph):
    explanation = explain_value(graph, "a.example/storm", "title")
    assert [(value.value, value.preferred) for value in explanation.values] == [
        ("Ein Sturm zieht auf", True),
        ("Sturm", False),
    ]


def test_what_lies_between_two_nodes_is_explained_in_either_direction(graph):
    for pair in (("a.example/storm", "b.example/flood"), ("b.example/flood", "a.example/storm")):
        explanation = explain_edges(graph, *pair)
        assert [(edge.start, edge.kind, edge.end, edge.receipts[0].quote) for edge in explanation.edges] == [
            ("b.example/flood", "related", "a.example/storm", "Sturm")
        ]


@pytest.mark.parametrize(
    ("text", "node_id"),
    [
        ("https://a.example/storm", "a.example/storm"),
        ("http://www.a.example/storm/", "a.example/storm"),
        ("https://amp.a.example/storm", "a.example/storm"),
        ("FLUT", "b.example/flood"),
        ("B", "provider:b.example"),
        ("b.example", "provider:b.example"),
        ("wetter", "topic:Wetter"),
        ("topic:Wetter", "topic:Wetter"),
    ],
)
def test_a_node_is_found_by_id_address_or_name(graph, text, node_id):
    assert find_node(graph, text) == node_id


def test_what_is_not_there_is_answered_with_what_is_near(graph):
    with pytest.raises(UsageError, match=r"Weter: nothing here is called so\. Did you mean topic:Wetter\?"):
        find_node(graph, "Weter")


def test_a_name_of_two_things_is_asked_back(folder):
    (folder / "third.md").write_text(ONE.replace("a.example", "c.example"), "utf-8")
    with pytest.raises(UsageError, match=r"names 2 things\. Say which: provider:a\.example, provider:c\.example"):
        find_node(graphkit.build(folder).graph, "A")


def test_the_command_explains_a_build_without_its_documents(folder, tmp_path):
    graphkit.build(folder).write(tmp_path / "out")
    result = CliRunner().invoke(main, ["why", str(tmp_path / "out"), "Ein Sturm zieht auf", "Wetter", "--json"])
    assert result.exit_code == 0
    (edge,) = json.loads(result.output)["edges"]
    assert edge["receipts"] == [
        {"document": "one.md", "field": "topics", "line": None, "quote": "Wetter", "date": None, "inferred": False}
    ]


def test_the_command_ends_with_2_where_nothing_is_called_so(folder, tmp_path):
    graphkit.build(folder).write(tmp_path / "out")
    assert CliRunner().invoke(main, ["why", str(tmp_path / "out"), "Gewitter"]).exit_code == 2
