"""The library as a person uses it in Python."""

import os
import subprocess
import sys

import pytest

import graphkit
from graphkit.errors import DocumentsLeftOutError, InputNotFoundError, NothingToReadError, OutputRefusedError

ARTICLE = "---\nwebUrl: https://news.example/{}\ntitle: T\nprovider: {{name: News, domain: news.example}}\n---\n"


def test_the_seeds_are_the_graph_that_was_counted_by_hand(seeds_build):
    inferred = {"phrase", "story", "mentions", "part_of"}
    kinds = [kind for _, kind in seeds_build.graph.nodes(data="kind") if kind not in inferred]
    assert {kind: kinds.count(kind) for kind in kinds} == {"article": 21, "provider": 18, "topic": 4}
    edges = [kind for *_, kind in seeds_build.graph.edges(keys=True) if kind not in inferred]
    assert {kind: edges.count(kind) for kind in edges} == {"related": 18, "published_by": 21, "about": 11}
    assert sum(curated for _, curated in seeds_build.graph.nodes(data="curated", default=False)) == 5
    assert (seeds_build.problems, seeds_build.counts.withheld) == ((), 5)


def test_several_folders_and_files_are_named_relative_to_what_they_share(tmp_path):
    for name in ("one/a.md", "two/deep/a.md", "three.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ARTICLE.format(name), encoding="utf-8")
    built = graphkit.build(tmp_path / "one", tmp_path / "two", tmp_path / "three.md", tmp_path / "one")
    documents = sorted(document.path for document in built.graph.provenance.contribution.documents)
    assert documents == ["one/a.md", "three.md", "two/deep/a.md"]


def test_topic_and_organization_files_beside_the_documents_are_read(tmp_path):
    for name, text in {
        "_news/a.md": ARTICLE.format("a"),
        "_data/topics/compute.yaml": "name: Compute\nshortname: Comp\nparent: Azure\nkeywords: [vm, app service]\n",
        "_data/organizations/news.md": "---\nname: The News\ndomain: news.example\ndescription: All of it.\n---\n",
        "_data/other.yaml": "name: Not read\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = graphkit.build(tmp_path)
    assert built.problems == ()
    assert built.graph.nodes["topic:Compute"]["keywords"] == "app service; vm"
    assert built.graph.nodes["provider:news.example"]["description"] == "All of it."
    assert built.graph.nodes["provider:news.example"]["name"] == "The News"
    assert built.graph.has_edge("topic:Compute", "topic:Azure", "broader")


@pytest.mark.parametrize("obstacle", ["pipe", "folder", "link out", "dangling link", "link loop", "device", "no right"])
def test_what_is_no_plain_file_is_left_out_and_the_rest_is_built(tmp_path, obstacle):
    folder = tmp_path / "news"
    folder.mkdir()
    (tmp_path / "outside.md").write_text(ARTICLE.format("outside"), encoding="utf-8")
    (folder / "a.md").write_text(ARTICLE.format("a"), encoding="utf-8")
    path = folder / "x.md"
    match obstacle:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
            (path / "inside.md").write_text(ARTICLE.format("inside"), encoding="utf-8")
        case "link out":
            path.symlink_to(tmp_path / "outside.md")
        case "dangling link":
            path.symlink_to("nowhere.md")
        case "link loop":
            path.symlink_to(folder, target_is_directory=True)
        case "device":
            path.symlink_to("/dev/zero")
        case "no right":
            # Root may read everything, so take the file away between the walk and the reading instead.
            path.write_text(ARTICLE.format("x"), encoding="utf-8")
    progress = (lambda done, total: path.unlink(missing_ok=True)) if obstacle == "no right" else None
    built = graphkit.build(folder, progress=progress)
    assert [problem.document for problem in built.problems] == ["x.md"]
    assert (built.counts.left_out, built.counts.articles) == (1, 1)


def test_a_file_beyond_the_limit_is_left_out_without_being_read_whole(tmp_path):
    with open(tmp_path / "huge.md", "wb") as file:
        file.truncate(2 * 1024**3)
    (tmp_path / "a.md").write_text(ARTICLE.format("a"), encoding="utf-8")
    built = graphkit.build(tmp_path)
    assert [problem.what for problem in built.problems] == ["is larger than 16,777,216 bytes"]


def test_a_document_with_two_million_topics_is_left_out(tmp_path):
    topics = "- a\n" * 2_000_000
    (tmp_path / "topics.md").write_text(f"---\nwebUrl: https://a.example/1\ntopics:\n{topics}---\n", encoding="utf-8")
    assert [problem.what for problem in graphkit.build(tmp_path).problems] == ["holds more than 100,000 values"]


def test_a_name_that_cannot_be_shown_is_escaped_and_its_document_left_out(tmp_path):
    (tmp_path / "bad\x1b[31m\nname.md").write_text(ARTICLE.format("a"), encoding="utf-8")
    (problem,) = graphkit.build(tmp_path).problems
    assert str(problem) == (
        "bad\\x1b[31m\\nname.md: has a name with characters that cannot be shown. "
        "Put a file here under a plain name, or remove it."
    )


def test_strict_refuses_and_carries_the_problems(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\n", encoding="utf-8")
    with pytest.raises(DocumentsLeftOutError) as refused:
        graphkit.build(tmp_path, strict=True)
    assert [problem.document for problem in refused.value.problems] == ["a.md"]


def test_what_is_not_there_or_holds_nothing_is_wrong_usage(tmp_path):
    with pytest.raises(InputNotFoundError):
        graphkit.build(tmp_path / "nowhere")
    with pytest.raises(NothingToReadError):
        graphkit.build(tmp_path)


def test_progress_is_told_after_each_document(seeds):
    told = []
    graphkit.build(seeds, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def same(one, other):
    return (
        list(one.graph.nodes(data=True)) == list(other.graph.nodes(data=True))
        and list(one.graph.edges(keys=True, data=True)) == list(other.graph.edges(keys=True, data=True))
        and one.graph.provenance == other.graph.provenance
        and (one.problems, one.counts, one.options) == (other.problems, other.counts, other.options)
    )


def test_what_was_written_opens_as_what_was_built(seeds_build, tmp_path):
    seeds_build.write(tmp_path)
    assert same(graphkit.open_graph(tmp_path), seeds_build)


def test_a_build_opens_without_its_documents_and_with_its_problems_and_options(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE.format("a").replace("title: T", "title: [x]"), encoding="utf-8")
    (folder / "b.md").write_text("---\ntitle: No address\n---\n", encoding="utf-8")
    built = graphkit.build(folder, exclude=["drafts"], base_iri="https://x.example/document/topic/")
    built.write(tmp_path / "out")
    (folder / "a.md").unlink()
    assert same(graphkit.open_graph(tmp_path / "out"), built)
    assert len(built.problems) == 2


def test_a_folder_that_is_no_whole_build_does_not_open(seeds_build, tmp_path):
    with pytest.raises(InputNotFoundError):
        graphkit.open_graph(tmp_path / "nowhere")
    with pytest.raises(OutputRefusedError, match="manifest"):
        graphkit.open_graph(tmp_path)
    seeds_build.write(tmp_path)
    with open(tmp_path / "graph.trig", "ab") as file:
        file.write(b"\n")
    with pytest.raises(OutputRefusedError, match="is not as graphkit wrote it"):
        graphkit.open_graph(tmp_path)


def test_importing_graphkit_imports_nothing_heavy():
    code = "import sys, graphkit; print(sorted({'networkx', 'rdflib', 'pyvis', 'click', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_public_name_is_there_and_documented():
    assert len(graphkit.__all__) <= 25
    for name in graphkit.__all__:
        value = getattr(graphkit, name)
        assert name == "__version__" or value.__doc__
