"""What changed between two builds, in a newsroom's words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import graphkit
from graphkit.changes.find import find_changes
from graphkit.changes.text import render_changes
from graphkit.cli.main import main

SEEDS = Path(__file__).parents[2] / "seeds"

STORM = """---
title: Ein Sturm zieht auf
webUrl: https://a.example/storm
provider: {name: A, domain: a.example}
related:
- title: Die Flut
  webUrl: https://b.example/flood
  provider: {name: B, domain: b.example}
---
"""
FLOOD = """---
title: Die Flut
webUrl: https://b.example/flood
provider: {name: B, domain: b.example}
topics: [Wetter]
---
"""


@pytest.fixture
def build(tmp_path):
    """Give a function that builds documents, given by name, and writes the build under a name."""

    def build_as(name, **documents):
        folder = tmp_path / f"{name}-documents"
        folder.mkdir()
        for document, text in documents.items():
            (folder / f"{document}.md").write_text(text, "utf-8")
        built = graphkit.build(folder)
        built.write(tmp_path / name)
        return built.graph

    return build_as


def test_nothing_changed_between_a_build_and_itself():
    graph = graphkit.build(SEEDS).graph
    assert render_changes(find_changes(graph, graph)) == "Nothing changed.\n"


def test_what_came_and_what_changed_is_said_in_words(build):
    old = build("old", storm=STORM)
    new = build("new", storm=STORM.replace("zieht auf", "war da"), flood=FLOOD)
    assert render_changes(find_changes(old, new)) == (
        "1 article newly curated\n"
        "  Die Flut (b.example)\n"
        "1 value changed\n"
        "  Ein Sturm war da (a.example): title was “Ein Sturm zieht auf”, is “Ein Sturm war da”\n"
        "1 new document\n"
        "  flood.md\n"
        "1 document changed\n"
        "  storm.md\n"
    )


def test_backwards_what_came_is_gone(build):
    old, new = build("old", storm=STORM, flood=FLOOD), build("new", flood=FLOOD)
    forth, back = find_changes(old, new), find_changes(new, old)
    assert (forth.gone_articles, forth.gone_links, forth.gone_documents) == (
        back.new_articles,
        back.new_links,
        back.new_documents,
    )
    assert [link.end.name for link in forth.gone_links] == ["Die Flut"]


def add_story(graph, first, *members):
    graph.add_node(f"story:{first}", kind="story", name="Sturm", articles=len(members))
    for article in members:
        graph.add_edge(article, f"story:{first}", key="part_of", kind="part_of")


def test_a_story_that_grew_is_the_same_story_even_if_its_first_article_is_another(build):
    documents = {name: FLOOD.replace("flood", name).replace("Die Flut", name) for name in ("n1", "n2", "n3")}
    old, new = build("old", **documents), build("new", **documents)
    one, two, three = (f"b.example/n{number}" for number in (1, 2, 3))
    add_story(old, two, two, three)
    add_story(new, one, one, two, three)
    assert render_changes(find_changes(old, new)) == "1 story changed\n  Sturm: gained 1\n"


def test_bridges_come_and_go(build):
    old, new = build("old", flood=FLOOD), build("new", flood=FLOOD)
    new.nodes["topic:Wetter"]["bridge_rank"] = 1
    old.nodes["provider:b.example"]["bridge_rank"] = 1
    assert render_changes(find_changes(old, new)) == ("1 new bridge\n  Wetter (topic)\n1 bridge gone\n  B (provider)\n")


def test_many_changes_are_cut_short_and_counted(build):
    documents = {f"n{number:02}": FLOOD.replace("flood", f"{number:02}") for number in range(12)}
    text = render_changes(find_changes(build("old", storm=STORM), build("new", storm=STORM, **documents)))
    assert text.splitlines()[0] == "12 new articles"
    assert "  … and 2 more" in text.splitlines()


def test_the_command_reads_builds_and_says_it_for_programs_too(build, tmp_path):
    build("old", storm=STORM)
    build("new", storm=STORM, flood=FLOOD)
    result = CliRunner().invoke(main, ["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--json"])
    assert result.exit_code == 0
    changes = json.loads(result.output)
    assert changes["newly_curated"] == [{"node_id": "b.example/flood", "name": "Die Flut"}]
    assert changes["new_articles"] == []


@pytest.mark.parametrize(
    "options", [["--json", "--update"], ["--graph", "https://x.example/"], ["--update", "--graph", "no iri"]]
)
def test_options_that_do_not_go_together_are_wrong_usage(build, tmp_path, options):
    build("old", storm=STORM)
    assert CliRunner().invoke(main, ["diff", str(tmp_path / "old"), str(tmp_path / "old"), *options]).exit_code == 2
