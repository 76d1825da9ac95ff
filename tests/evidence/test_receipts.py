"""Receipts: whatever the graph says, the document, field and words that it rests on can be looked up."""

from pathlib import Path

import frontmatter
import pytest

import graphkit
from graphkit.evidence.receipts import Receipt, find_receipts, find_value_receipts
from graphkit.evidence.sources import Sources, split_path

SEEDS = Path(__file__).parents[2] / "seeds"

STORM = """---
title: "A storm\\u202E is coming"
webUrl: https://a.example/storm
provider: {name: A, domain: www.A.example}
topics: [Weather, "Wind  and rain"]
related:
- title: The storm of the century
  webUrl: https://b.example/century
  publishedDateTime: 2020-06-09
  provider: {name: B, domain: b.example}
- excerpt: No headline here
  webUrl: https://c.example/1
- webUrl: https://d.example/2
---
"""


@pytest.fixture
def storm(tmp_path):
    (tmp_path / "storm.md").write_text(STORM, "utf-8")
    return tmp_path


def at(front_matter, field):
    value = front_matter
    for step in split_path(field):
        value = value[step]
    return value


def all_receipts(graph, sources=None):
    for start, end, kind in graph.edges(keys=True):
        yield from find_receipts(graph, start, end, kind, sources=sources, count=100)
    for node_id, attributes in graph.nodes(data=True):
        for name in ("title", "excerpt", "name", "description"):
            if name in attributes and attributes["kind"] in ("article", "provider"):
                yield from find_value_receipts(graph, node_id, name, attributes[name], sources=sources, count=100)


def test_every_edge_has_a_receipt():
    graph = graphkit.build(SEEDS).graph
    assert [edge for edge in graph.edges(keys=True) if not find_receipts(graph, *edge)] == []


@pytest.mark.parametrize("folder", ["seeds", "storm"])
def test_what_is_quoted_stands_in_the_document_as_quoted(folder, storm):
    folder = SEEDS if folder == "seeds" else storm
    receipts = list(all_receipts(graphkit.build(folder).graph))
    assert receipts
    for receipt in receipts:
        stated = at(frontmatter.load(folder / receipt.document).metadata, receipt.field)
        assert receipt.quote is None or receipt.quote in stated, receipt


def test_the_line_is_the_one_that_the_words_stand_on():
    receipts = list(all_receipts(graphkit.build(SEEDS).graph, Sources([SEEDS])))
    for receipt in receipts:
        line = (SEEDS / receipt.document).read_text("utf-8").splitlines()[receipt.line - 1]
        assert receipt.quote is None or receipt.quote.split()[0].strip("'") in line, receipt


def test_a_related_link_is_quoted_by_what_the_curator_listed(storm):
    graph = graphkit.build(storm).graph
    found = [
        find_receipts(graph, "a.example/storm", end, "related", sources=Sources([storm]))
        for end in ("b.example/century", "c.example/1", "d.example/2")
    ]
    assert found == [
        (
            Receipt(
                document="storm.md",
                field="related[0].title",
                line=7,
                quote="The storm of the century",
                date="2020-06-09",
                inferred=False,
            ),
        ),
        (
            Receipt(
                document="storm.md",
                field="related[1].excerpt",
                line=11,
                quote="No headline here",
                date=None,
                inferred=False,
            ),
        ),
        (Receipt(document="storm.md", field="related[2]", line=13, quote=None, date=None, inferred=False),),
    ]


def test_words_that_reading_altered_are_pointed_at_and_not_quoted(storm):
    graph = graphkit.build(storm).graph
    title = find_value_receipts(graph, "a.example/storm", "title", "A storm is coming")
    topic = find_receipts(graph, "a.example/storm", "topic:Wind and rain", "about")
    assert [(receipt.field, receipt.quote) for receipt in (*title, *topic)] == [("title", None), ("topics", None)]


def test_a_document_that_has_changed_since_has_no_lines(storm):
    graph = graphkit.build(storm).graph
    (storm / "storm.md").write_text(STORM.replace("Weather", "Climate"), "utf-8")
    receipts = find_receipts(graph, "a.example/storm", "topic:Weather", "about", sources=Sources([storm]))
    assert [receipt.line for receipt in receipts] == [None]


def test_receipts_are_the_same_without_the_documents(storm, tmp_path):
    built = graphkit.build(storm)
    built.write(tmp_path / "output")
    opened = graphkit.open_graph(tmp_path / "output")
    assert list(all_receipts(opened.graph)) == list(all_receipts(built.graph))


def test_what_a_document_describes_goes_before_what_it_lists():
    graph = graphkit.build(SEEDS).graph
    article = next(node_id for node_id in graph if node_id.startswith("techspot.com/news/99990"))
    receipts = find_receipts(graph, article, "provider:techspot.com", "published_by")
    assert [receipt.field for receipt in receipts] == ["provider.name", "related[0].provider.name"]
