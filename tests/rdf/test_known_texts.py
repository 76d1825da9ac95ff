"""A build that knows the texts of the one before renders only what changed, and trusts nothing that does not fit."""

import json
import os

import pytest

import graphkit
from graphkit.fingerprint import fingerprint
from graphkit.pipeline import build_into
from graphkit.rdf.formats import begin_trig
from graphkit.rdf.known_texts import INDEX, KnownTexts


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        write(folder / f"{number}.md", f"Title {number}", number)
    return folder


@pytest.fixture
def output(folder, tmp_path):
    build(folder, tmp_path / "output")
    return tmp_path / "output"


def write(path, title, number):
    listed = "related:\n- webUrl: https://b.example/shared\n  title: Shared\n"
    path.write_text(f"---\nwebUrl: https://a.example/{number}\ntitle: {title}\n{listed}---\n", encoding="utf-8")


def build(folder, output):
    build_into(output, folder)


def clean(folder, tmp_path):
    graphkit.build(folder).write(tmp_path / "clean")
    return (tmp_path / "clean" / "graph.trig").read_bytes()


@pytest.fixture
def rendered(monkeypatch):
    """Give the list of the documents that were not known."""
    paths = []
    text = KnownTexts.text

    def watched(self, document, key, start, render):
        return text(self, document, key, start, lambda: paths.append(document) or render())

    monkeypatch.setattr(KnownTexts, "text", watched)
    return paths


def test_only_the_document_that_changed_is_rendered(folder, output, rendered, tmp_path):
    write(folder / "2.md", "Another title, longer than before", 2)
    build(folder, output)
    assert rendered == ["2.md"]
    assert (output / "graph.trig").read_bytes() == clean(folder, tmp_path)


def test_a_document_is_rendered_again_when_another_renames_what_it_lists(folder, output, rendered, tmp_path):
    (folder / "4.md").write_text("---\nwebUrl: https://a.example/4\noriginalUrl: https://b.example/shared\n---\n")
    build(folder, output)
    assert rendered == ["0.md", "1.md", "2.md", "3.md", "4.md"]
    assert (output / "graph.trig").read_bytes() == clean(folder, tmp_path)


def test_a_text_that_somebody_changed_is_rendered_again(folder, output, rendered, tmp_path):
    trig = (output / "graph.trig").read_bytes()
    (output / "graph.trig").write_bytes(trig.replace(b"Title 1", b"Title X"))
    build(folder, output)
    assert rendered == ["1.md"]
    assert (output / "graph.trig").read_bytes() == clean(folder, tmp_path)


@pytest.mark.parametrize(
    "index",
    [
        "",
        "[]",
        "[" * 100_000,
        "{}",
        json.dumps({"fingerprint": "another version", "documents": {}}),
        json.dumps({"fingerprint": fingerprint(), "documents": []}),
        json.dumps({"fingerprint": fingerprint(), "documents": {"0.md": ["key"]}}),
        json.dumps({"fingerprint": fingerprint(), "documents": {"0.md": ["key", -1, -1, ""]}}),
        json.dumps({"fingerprint": fingerprint(), "documents": {"0.md": ["key", 0, 10**30, ""]}}),
        json.dumps({"fingerprint": fingerprint(), "documents": {"0.md": ["key", "zero", None, {}]}}),
    ],
    ids=range(10),
)
def test_an_index_that_does_not_fit_costs_only_time(index, folder, output, rendered, tmp_path):
    (output / ".cache" / INDEX).write_text(index)
    build(folder, output)
    assert rendered == ["0.md", "1.md", "2.md", "3.md"]
    assert (output / "graph.trig").read_bytes() == clean(folder, tmp_path)


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_not_read(put, folder, output, rendered):
    (output / "graph.trig").unlink()
    put(output / "graph.trig")
    provenance = graphkit.build(folder).graph.provenance
    trig = b"".join(begin_trig(provenance, KnownTexts(output)))
    assert rendered == ["0.md", "1.md", "2.md", "3.md"]
    assert trig == b"".join(begin_trig(provenance, KnownTexts()))


def test_git_does_not_see_what_is_kept(output):
    assert (output / ".cache" / ".gitignore").read_text() == "*\n"
