"""Whatever happens to documents, options, version and cache: a build that reuses gives what a clean one gives."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import graphkit
from graphkit import known_texts, reuse
from graphkit.page import packing
from graphkit.pipeline import build_into
from graphkit.reading import cache, readings
from graphkit.reading.cache import ReadingCache
from graphkit.reading.documents import Outcome
from graphkit.reading.many import read_many
from graphkit.reading.walk import find_documents

NAMES = st.sampled_from(["a.md", "b.md", "deep/c.md", "d.txt", "_data/topics/e.yaml"])
TITLES = st.sampled_from(["One", "Two", "Three: a tale", 'Fo"ur', "<script>", "Zoë\u00a0x", ""])
LISTED = st.lists(st.sampled_from("xyz"), max_size=3)
SPOILT = st.sampled_from([b"", b"---\n[", b"\xff\xfe", b"---\ntitle: no address\n---\n", b"no front matter"])


def document(title, listed):
    quoted = '"' + title.replace('"', '\\"') + '"'
    items = "".join(
        f"  - webUrl: https://{name}.example/1\n    title: The words of {name}\n    provider: {{name: {name}, domain: {name}.example}}\n"
        for name in listed
    )
    return f"---\nwebUrl: https://news.example/{len(title)}\nname: T\ntitle: {quoted}\nrelated:\n{items}---\n".encode()


class Builds(RuleBasedStateMachine):
    """A folder that is built again and again into one output folder."""

    @initialize(is_large=st.booleans(), is_beside=st.booleans())
    def start(self, is_large, is_beside):
        self.root = Path(tempfile.mkdtemp())
        self.folder, self.output = self.root / "news", self.root / "output"
        self.folder.mkdir()
        (self.folder / "always.md").write_bytes(document("Always", ["x"]))
        self.options = {}
        self.fingerprint = cache.fingerprint, known_texts.fingerprint, reuse.fingerprint
        self.most_plain = packing.MAX_PLAIN_NODES
        self.here = readings.MIN_DOCUMENTS, readings.can_fork
        if is_large:
            packing.MAX_PLAIN_NODES = 0
        if is_beside:
            readings.MIN_DOCUMENTS, readings.can_fork = 0, lambda: True

    def teardown(self):
        packing.MAX_PLAIN_NODES = self.most_plain
        readings.MIN_DOCUMENTS, readings.can_fork = self.here
        cache.fingerprint, known_texts.fingerprint, reuse.fingerprint = self.fingerprint
        shutil.rmtree(self.root)

    @rule(name=NAMES, title=TITLES, listed=LISTED)
    def add_or_edit(self, name, title, listed):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document(title, listed))
        os.utime(path, (1, 1))  # no date may be trusted

    @rule(name=NAMES)
    def write_on(self, name):
        if (self.folder / name).exists():
            with open(self.folder / name, "ab") as file:
                file.write(b"\nAnd another line.\n")

    @rule(name=NAMES, excerpt=st.sampled_from(["The Pier opens.", "Zebra Bank", ""]), image=st.sampled_from(["1", "2"]))
    def say_otherwise(self, name, excerpt, image):
        # So that documents name the same things in the same places: the graph of the build before is recalled.
        path = self.folder / name
        if path.exists():
            said = [line for line in path.read_bytes().split(b"\n") if not line.startswith((b"excerpt:", b"images:"))]
            new = f"excerpt: {excerpt}\nimages: [{{url: https://i.example/{image}}}]".encode()
            path.write_bytes(b"\n".join([*said[:1], new, *said[1:]]))

    @rule(name=NAMES, content=SPOILT)
    def spoil(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    @rule(name=NAMES)
    def delete(self, name):
        (self.folder / name).unlink(missing_ok=True)

    @rule(old=NAMES, new=NAMES)
    def rename(self, old, new):
        if (self.folder / old).exists():
            (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / old).rename(self.folder / new)

    @rule(
        base=st.sampled_from(["https://graphkit.example/", "https://x.example/"]), skip=st.sampled_from(["b.md", "-"])
    )
    def change_options(self, base, skip):
        self.options = {"base_iri": base, "exclude": [skip]}

    @rule(version=st.sampled_from(["1", "2"]))
    def upgrade(self, version):
        cache.fingerprint = known_texts.fingerprint = reuse.fingerprint = lambda: version

    @rule(at=st.floats(0, 0.999), byte=st.integers(0, 255), how=st.sampled_from(["change", "cut", "delete", "replace"]))
    def hurt_the_cache(self, at, byte, how):
        for path in self.output.glob(".cache/[a-z]*"):
            data = bytearray(path.read_bytes())
            place = int(len(data) * at)
            if how == "change" and data:
                data[place] = byte
            elif how == "cut":
                del data[place:]
            path.write_bytes(b"not a database" if how == "replace" else data)
            if how == "delete":
                path.unlink()

    @rule(
        name=st.sampled_from(["graph.trig", "graph.html", "graph.ttl"]),
        at=st.floats(0, 0.999),
        byte=st.integers(0, 255),
    )
    def hurt_the_output(self, name, at, byte):
        path = self.output / name
        if path.exists():
            data = bytearray(path.read_bytes())
            data[int(len(data) * at)] = byte
            path.write_bytes(data)

    @invariant()
    def a_build_is_what_a_clean_build_is(self):
        if hasattr(self, "root"):
            build_into(self.output, self.folder, **self.options)
            clean = graphkit.build(self.folder, **self.options)
            clean.write(self.root / "clean")
            assert content(self.output) == content(self.root / "clean")
            shutil.rmtree(self.root / "clean")


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


TestBuilds = Builds.TestCase
TestBuilds.settings = settings(max_examples=12, stateful_step_count=8, deadline=None)


def read(folder, kept):
    found = list(read_many(find_documents([folder]), cache=kept))
    kept.save()
    return found


def test_only_what_changed_is_parsed(tmp_path, monkeypatch):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.md").write_bytes(document(f"T{number}", ["x", "y"]))
    before = read(folder, ReadingCache(tmp_path / "cache"))
    (folder / "3.md").write_bytes(document("Changed", ["z"]))
    kept = ReadingCache(tmp_path / "cache")
    parsed = []
    put = kept.put
    monkeypatch.setattr(kept, "put", lambda file, *rest: (parsed.append(file.name), put(file, *rest)))
    after = read(folder, kept)
    assert parsed == ["3.md"]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, True, False, True]
    assert {reading.outcome for reading in after} == {Outcome.READ}


def test_what_is_no_more_is_forgotten(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_bytes(document(f"T{number}", ["x"]))
    read(folder, ReadingCache(tmp_path / "cache"))
    (folder / "1.md").unlink()
    read(folder, ReadingCache(tmp_path / "cache"))
    (folder / "1.md").write_bytes(document("T1", ["x"]))
    kept = ReadingCache(tmp_path / "cache")
    assert [file.name for file in find_documents([folder]) if kept.sha256(file)] == ["0.md", "2.md"]


def in_place(old, new):
    return lambda path: path.write_bytes(path.read_bytes().replace(old, new, 1))


@pytest.mark.parametrize(
    ("edit", "are_other"),
    [
        (lambda path: None, False),
        (in_place(b"name: T", b"heat: 7"), False),
        (in_place(b"---\n", b"---\nimages: [{url: https://a.example/1.jpg}]\n"), False),
        (lambda path: path.write_bytes(path.read_bytes() + b"\nAnd another line.\n"), False),
        (in_place(b"title: ", b"headline: "), True),
        (in_place(b"---\n", b"---\nexcerpt: More words\n"), True),
        (in_place(b"---\n", b"---\npublishedDateTime: 2020-06-09\n"), True),
        (in_place(b"The words of x", b"Other words of x"), True),
        (in_place(b"https://x.example/1", b"https://x.example/2"), True),
        (in_place(b"name: x", b"name: y"), True),
        (lambda path: path.unlink(), True),
        (lambda path: shutil.copy(path, path.with_name("new.md")), True),
        (lambda path: path.write_bytes(b"---\n["), True),
    ],
)
@pytest.mark.parametrize("processes", [1, 2])
def test_texts_are_other_ones_only_where_words_dates_or_addresses_are(edit, are_other, processes, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.md").write_bytes(document(f"T{number}", ["x"]))
    first = ReadingCache(tmp_path / "cache")
    read(folder, first)
    assert first.has_other_texts()
    edit(folder / "1.md")
    kept = ReadingCache(tmp_path / "cache")
    list(read_many(find_documents([folder]), cache=kept, processes=processes))
    assert kept.has_other_texts() is are_other


def test_a_folder_that_cannot_hold_a_cache_costs_only_time(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_bytes(document("T", ["x"]))
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".cache").write_text("in the way")
    assert build_into(tmp_path / "output", folder).counts.articles == 2


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE reading SET numbers = x'01'",
        "UPDATE reading SET numbers = 5",
        "UPDATE reading SET row = 5",
        "UPDATE reading SET name = 'other.md', numbers = x'01'",
        "UPDATE record SET row = 5",
        "DELETE FROM record",
    ],
)
def test_what_does_not_fit_is_read_again_and_then_fits(tmp_path, spoil):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_bytes(document("T", ["x"]))
    before = read(folder, ReadingCache(tmp_path / "cache"))
    with contextlib.closing(sqlite3.connect(tmp_path / "cache" / "readings.sqlite")) as database, database:
        database.execute(spoil)
    kept = ReadingCache(tmp_path / "cache")
    (file,) = find_documents([folder])
    assert kept.sha256(file) is None
    assert read(folder, kept) == before
    kept = ReadingCache(tmp_path / "cache")
    assert kept.sha256(file) == before[0].document.sha256
    assert read(folder, kept) == before


def test_an_interrupt_while_the_cache_is_opened_leaves_no_trace(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ReadingCache, "_open", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ReadingCache(tmp_path / "new" / "cache")
    assert list(tmp_path.iterdir()) == []


def test_git_does_not_see_the_cache(tmp_path):
    ReadingCache(tmp_path / "cache").save()
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
