"""A build that knows the texts of the one before renders only what changed, and trusts nothing that does not fit."""

import json
import os
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit import known_texts
from graphkit.kept import hash_of, keep, take
from graphkit.known_texts import KnownTexts, Part
from graphkit.page import details, packing
from graphkit.pipeline import build_into

DOCUMENTS = ["0.md", "1.md", "2.md", "3.md"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    # Only of a page of many nodes are details kept, by the hundred.
    monkeypatch.setattr(packing, "MAX_PLAIN_NODES", 0)
    monkeypatch.setattr(details, "DETAILS_PER_CHUNK", 1)
    monkeypatch.setattr(known_texts, "TEXTS_PER_RUN", 1)
    monkeypatch.setattr(known_texts, "LONG_TEXTS_PER_RUN", 1)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        write(folder / f"{number}.md", f"Title {number}", number)
    return folder


@pytest.fixture
def output(folder, tmp_path):
    build_into(tmp_path / "output", folder)
    return tmp_path / "output"


def write(path, title, number):
    listed = "related:\n- webUrl: https://b.example/shared\n  title: Shared\n"
    path.write_text(f"---\nwebUrl: https://a.example/{number}\ntitle: {title}\n{listed}---\n", encoding="utf-8")


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_as_a_clean_build(output, folder):
    graphkit.build(folder).write(output.parent / "clean")
    return content(output) == content(output.parent / "clean")


@pytest.fixture
def rendered(monkeypatch):
    """Give, by the name of the part, the list of the texts that were not known; each is a run of its own."""
    monkeypatch.setattr(known_texts, "TEXTS_PER_RUN", 1)
    monkeypatch.setattr(known_texts, "LONG_TEXTS_PER_RUN", 1)
    names = defaultdict(list)
    numbered = KnownTexts.numbered

    def watched(self, name, depends_on, render):
        part = self._part.name if self._part else "no part"
        return numbered(self, name, depends_on, lambda: names[part].append(name) or render())

    monkeypatch.setattr(KnownTexts, "numbered", watched)
    return names


def test_only_what_changed_is_rendered(folder, output, rendered):
    write(folder / "2.md", "Title 2 is out", 2)
    build_into(output, folder)
    assert rendered["documents"] == ["2.md"]
    assert rendered["nodes"] == ["a.example/2"]  # of the article that it lists, it says what it said
    assert rendered["details"] == ["3"]  # the same, by its place after Shared, Title 0 and Title 1
    assert is_as_a_clean_build(output, folder)


def test_what_is_inferred_is_rendered_only_where_it_is_inferred_anew(tmp_path, rendered):
    folder = tmp_path / "news"
    folder.mkdir()
    for number, words in enumerate(["Zebra Bank opens"] * 2 + ["Yellow Harbour closes"] * 2):
        (folder / f"{number}.md").write_text(f"---\nwebUrl: https://a.example/{number}\ntitle: {words}\n---\n")
    build_into(tmp_path / "output", folder)
    assert rendered.pop("inferred") == ["story:a.example/0", "story:a.example/2"]
    (folder / "3.md").write_text("---\nwebUrl: https://a.example/3\ntitle: The Yellow Harbour closes again\n---\n")
    build_into(tmp_path / "output", folder)
    assert rendered["inferred"] == ["phrase:Yellow Harbour"]
    assert is_as_a_clean_build(tmp_path / "output", folder)


def test_all_is_rendered_again_that_another_document_renames(folder, output, rendered):
    (folder / "4.md").write_text("---\nwebUrl: https://a.example/4\noriginalUrl: https://b.example/shared\n---\n")
    build_into(output, folder)
    assert rendered["documents"] == [*DOCUMENTS, "4.md"]
    assert rendered["nodes"] == ["a.example/0", "a.example/1", "a.example/2", "a.example/3", "a.example/4"]
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize(
    ("file", "again"),
    [
        ("graph.trig", {"documents": ["1.md", "2.md"]}),
        ("graph.ttl", {"nodes": ["a.example/1", "a.example/2"]}),
        (".cache/graph.html.details.texts", {"details": ["3", "5"]}),
    ],
)
def test_a_text_that_somebody_changed_is_rendered_again(file, again, folder, output, rendered):
    whole = (output / file).read_bytes()
    changed = whole.replace(b"Title 1", b"Title X").replace(b"https://a.example/1", b"HTTPS://a.example/1")
    (output / file).write_bytes(changed if changed != whole else whole[:-1])  # what is compressed has no words
    write(folder / "2.md", "Title 2 is out", 2)
    build_into(output, folder)
    assert {part: sorted(rendered[part]) for part in again} == again
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize("index", [b"", b"[]", b"[" * 100_000, b"{}", b"\xff", b'{"start": 0, "texts": {"0.md": [1]}}'])
@pytest.mark.parametrize("part", ["graph.trig.documents", "graph.ttl.nodes", "graph.html.details"])
def test_an_index_that_does_not_fit_costs_only_time(part, index, folder, output, rendered):
    write(folder / "2.md", "Another title", 2)
    (output / ".cache" / f"{part}.json").write_bytes(index)
    build_into(output, folder)
    assert len(rendered[part.rpartition(".")[2]]) >= len(DOCUMENTS)
    assert is_as_a_clean_build(output, folder)


PART = Part("file", "part")
END = Part("file", "end", is_end=True)
KEPT = Part("file", "kept", is_kept=True)


def put_together(output, part, texts, *, depends_on="", before=b""):
    """Make a file, or a part of it, of texts by their names; give it, and the names of those that were rendered."""
    rendered = []
    known = KnownTexts(output, part, depends_on)
    known.start = len(before)

    def render(name):
        rendered.append(name)
        return texts[name].encode(), len(texts[name])

    with known.open():
        made = [known.pass_over(b"(")]
        for name in texts:
            text, number = known.numbered(name, lambda name=name: texts[name], lambda name=name: render(name))
            assert number == len(texts[name])
            made.append(text)
    if output is not None and not part.is_kept:
        (output / part.file).write_bytes(before + b"".join(made))
    return b"".join(made), rendered


@pytest.mark.parametrize("part", [PART, END, KEPT], ids=["beginning", "end", "kept"])
def test_texts_are_known_that_depend_on_the_same_wherever_they_stand(part, tmp_path):
    assert put_together(tmp_path, part, {"a": "one", "b": "two"}, before=b"head")[1] == ["a", "b"]
    texts = {"b": "two", "c": "three", "a": "another"}
    assert put_together(tmp_path, part, texts, before=b"a longer head") == (b"(twothreeanother", ["c", "a"])
    assert put_together(tmp_path, part, texts)[1] == []


def put_runs_together(output, texts, *, are_long=False):
    """Make a file of runs of texts by their names; give it, the sum of the numbers, and the names that were rendered."""
    rendered = []
    known = KnownTexts(output, PART)

    def render(name):
        rendered.append(name)
        return texts[name].encode(), len(texts[name])

    with known.open():
        made = list(known.runs(texts, str, texts.__getitem__, render, are_long=are_long))
    whole = b"".join(text for text, _ in made)
    (output / PART.file).write_bytes(whole)
    return whole, sum(number for _, number in made), rendered


names = st.dictionaries(st.sampled_from("abcdefghij"), st.text(max_size=3), max_size=10)


@given(st.lists(names, min_size=1, max_size=4))
def test_runs_are_the_texts_of_all_whatever_was_known_before(tmp_path_factory, builds):
    output = tmp_path_factory.mktemp("output")
    for texts in builds:
        whole = "".join(texts.values())
        assert put_runs_together(output, texts)[:2] == (whole.encode(), len(whole))


@pytest.mark.parametrize("are_long", [True, False])
@pytest.mark.parametrize("change", ["add", "change", "remove"])
def test_only_the_run_is_rendered_again_in_which_something_changed(change, are_long, tmp_path):
    texts = {f"{number:03}": "text" for number in range(1_000)}
    assert put_runs_together(tmp_path, texts, are_long=are_long)[2] == list(texts)
    assert put_runs_together(tmp_path, texts, are_long=are_long)[2] == []
    if change == "remove":
        del texts["500"]
    else:
        texts["500" if change == "change" else "500a"] = "another"
    rendered = put_runs_together(tmp_path, dict(sorted(texts.items())), are_long=are_long)[2]
    assert {"499", "501"} & set(rendered)
    assert len(rendered) < 5 * (known_texts.LONG_TEXTS_PER_RUN if are_long else known_texts.TEXTS_PER_RUN)


def test_nothing_is_known_where_all_depends_on_something_else(tmp_path):
    put_together(tmp_path, PART, {"a": "one"}, depends_on="this")
    assert put_together(tmp_path, PART, {"a": "one"}, depends_on="that")[1] == ["a"]


def test_other_code_knows_nothing(tmp_path, monkeypatch):
    put_together(tmp_path, PART, {"a": "one"})
    monkeypatch.setattr(known_texts, "fingerprint", lambda: "of the next version")
    assert put_together(tmp_path, PART, {"a": "one"})[1] == ["a"]


@pytest.mark.parametrize(
    "spoil", [lambda whole: whole[:-1], lambda whole: whole.replace(b"o", b"0"), lambda whole: b""]
)
@pytest.mark.parametrize("part", [PART, END, KEPT], ids=["beginning", "end", "kept"])
def test_a_text_that_is_not_what_it_was_is_rendered_again(part, spoil, tmp_path):
    put_together(tmp_path, part, {"a": "one"})
    path = part.path(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))
    assert put_together(tmp_path, part, {"a": "one"}) == (b"(one", ["a"])


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_not_read(put, tmp_path):
    put_together(tmp_path, PART, {"a": "one"})
    (tmp_path / "file").unlink()
    put(tmp_path / "file")
    known = KnownTexts(tmp_path, PART)
    with known.open():
        assert known.text("a", lambda: "one", lambda: b"rendered") == b"rendered"


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    (tmp_path / ".cache").write_text("no folder")
    for part in (PART, END, KEPT):
        assert put_together(tmp_path, part, {"a": "one"}) == (b"(one", ["a"])


def test_without_a_folder_nothing_is_known_and_nothing_is_kept():
    assert put_together(None, PART, {"a": "one"}) == (b"(one", ["a"])


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
    max_leaves=8,
)


@given(plain, plain)
def test_two_values_have_one_hash_only_if_they_are_equal(one, other):
    assert one == other or hash_of(one) != hash_of(other)
    assert hash_of([one, one]) == hash_of(json.loads(json.dumps([one, one])))


def test_git_does_not_see_what_is_kept(output):
    assert (output / ".cache" / ".gitignore").read_text() == "*\n"


def test_what_was_kept_is_given_back_only_for_what_it_was_made_of(tmp_path):
    keep(tmp_path, "name", "of this", b"data\nmore")
    assert take(tmp_path, "name", "of this") == b"data\nmore"
    assert take(tmp_path, "name", "of that") is None
    assert take(tmp_path, "other", "of this") is None
