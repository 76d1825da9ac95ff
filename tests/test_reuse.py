"""What follows from what documents say is made again only where they say something else, and is never trusted."""

import os

import pytest

import graphkit
from graphkit import built, construction, inference, reuse
from graphkit.phrases import known_words
from graphkit.pipeline import build_into

WORDS = "---\nwebUrl: https://a.example/{}\ntitle: Harbour Trust opens Pier {}\n---\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(WORDS.format(number, number))
    return folder


@pytest.fixture
def output(folder, tmp_path):
    build_into(tmp_path / "output", folder)
    return tmp_path / "output"


@pytest.fixture
def made(monkeypatch):
    """Give the list of what was made anew."""
    names = []

    def watch(owner, function, name):
        make = getattr(owner, function)
        monkeypatch.setattr(owner, function, lambda *given, **more: names.append(name) or make(*given, **more))

    watch(inference, "find_phrases", "inferences.json")
    watch(built, "end_trig", "graph.trig")
    watch(built, "_render_page", "graph.html")
    watch(built, "begin_turtle", "graph.ttl")
    return names


ALL = ["inferences.json", "graph.trig", "graph.html", "graph.ttl"]


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_as_a_clean_build(output, folder, **options):
    graphkit.build(folder, **options).write(output.parent / "clean")
    return content(output) == content(output.parent / "clean")


def test_where_documents_say_the_same_nothing_is_inferred_drawn_or_written_again(folder, output, made):
    (folder / "1.md").write_text(WORDS.format(1, 1).replace("title: H", "title:   H") + "A text.\n")
    build_into(output, folder)
    assert made == []
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize(
    "field",
    [
        "quality: 7",
        "images: [{url: https://a.example/1.png}]",
        "ampWebUrl: https://a.example/amp/1",
        "name: of its own",
    ],
)
def test_where_what_is_inferred_from_is_the_same_nothing_is_inferred_again(field, folder, output, made):
    (folder / "1.md").write_text(WORDS.format(1, 1).replace("title", f"{field}\ntitle"))
    build_into(output, folder)
    assert made == ALL[1:]
    assert is_as_a_clean_build(output, folder)


def test_a_document_that_was_renamed_says_the_same_in_another_place(folder, output, made):
    (folder / "1.md").rename(folder / "4.md")
    build_into(output, folder)
    assert made == ALL[1:]
    assert is_as_a_clean_build(output, folder)


def test_links_are_looked_at_again_where_what_told_them_was_lost(folder, output, made):
    (output / ".cache" / "links-read").unlink()
    build_into(output, folder)
    assert made == []


@pytest.fixture
def assembled(monkeypatch):
    """Give the list of the numbers of nodes of each graph that was assembled, rather than recalled."""
    sizes = []
    assemble = construction.assemble
    monkeypatch.setattr(construction, "assemble", lambda known: sizes.append(len(known.node_ids)) or assemble(known))
    return sizes


def edit(folder, old, new):
    text = (folder / "1.md").read_text()
    assert old in text
    (folder / "1.md").write_text(text.replace(old, new))


VALUES = {
    "title": lambda folder: edit(folder, "Harbour Trust", "Airport Union"),
    "excerpt": lambda folder: edit(folder, "title", "excerpt: Harbour Trust says so.\ntitle"),
    "score": lambda folder: edit(folder, "title", "quality: 7\ntitle"),
    "image": lambda folder: edit(folder, "title", "images: [{url: https://a.example/1.png}]\ntitle"),
    "field of its own": lambda folder: edit(folder, "title", "mood: calm\ntitle"),
    "text": lambda folder: edit(folder, "1\n---\n", "1\n---\nBelow.\n"),
    "nothing": lambda folder: None,
}
NAMED = {
    "address": lambda folder: edit(folder, "title", "ampWebUrl: https://a.example/amp/1\ntitle"),
    "provider": lambda folder: edit(folder, "title", "provider: {domain: a.example, name: A}\ntitle"),
    "topic": lambda folder: edit(folder, "title", "topics: [Harbours]\ntitle"),
    "date": lambda folder: edit(folder, "title", "publishedDateTime: 2020-06-09\ntitle"),
    "related": lambda folder: edit(folder, "title", "related: [{webUrl: https://a.example/2}]\ntitle"),
    "added": lambda folder: (folder / "4.md").write_text(WORDS.format(4, 4)),
    "deleted": lambda folder: (folder / "1.md").unlink(),
    "renamed": lambda folder: (folder / "1.md").rename(folder / "4.md"),
}


@pytest.mark.parametrize("change", VALUES.values(), ids=VALUES.keys())
def test_where_documents_name_the_same_the_graph_is_recalled(change, folder, output, assembled):
    change(folder)
    build_into(output, folder)
    build_into(output, folder)
    assert assembled == []
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize("change", NAMED.values(), ids=NAMED.keys())
def test_where_documents_name_something_else_the_graph_is_assembled_once(change, folder, output, assembled):
    change(folder)
    build_into(output, folder)
    build_into(output, folder)
    assert len(assembled) == 1
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize("before", [0, 1])
def test_a_document_that_stays_the_same_but_for_its_folder_is_read_as_that_says(before, tmp_path):
    folders = [tmp_path / "_data" / "organizations", tmp_path / "news"]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "1.md").write_text(WORDS.format(1, 1).replace("title", "name: A\ndomain: a.example\ntitle"))
    build_into(tmp_path / "output", folders[before])
    build_into(tmp_path / "output", folders[1 - before])
    assert is_as_a_clean_build(tmp_path / "output", folders[1 - before])


@pytest.mark.parametrize("name", ["structure.msgpack", "values.msgpack"])
@pytest.mark.parametrize(
    "spoil", [lambda kept: b"", lambda kept: kept[:-1], lambda kept: kept[:-1] + bytes([kept[-1] ^ 1])]
)
def test_a_graph_that_was_kept_and_does_not_fit_is_assembled(name, spoil, folder, output, assembled):
    path = output / ".cache" / name
    path.write_bytes(spoil(path.read_bytes()))
    VALUES["title"](folder)
    build_into(output, folder)
    assert assembled == [3]
    assert is_as_a_clean_build(output, folder)


@pytest.fixture
def taken_apart(monkeypatch):
    """Give the list of the texts that were taken apart to find phrases."""
    taken = []
    take_apart = known_words.take_apart
    monkeypatch.setattr(known_words, "take_apart", lambda texts: taken.extend(texts) or take_apart(texts))
    return taken


def test_only_a_text_that_changed_is_taken_apart(folder, output, taken_apart):
    VALUES["title"](folder)
    build_into(output, folder)
    assert taken_apart == ["Airport Union opens Pier 1"]
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize(
    "spoil", [lambda kept: b"", lambda kept: kept[:-1], lambda kept: kept.replace(b"Pier", b"Peer")]
)
def test_words_that_were_kept_and_do_not_fit_are_not_known(spoil, folder, output, taken_apart):
    path = output / ".cache" / "phrase-words.msgpack"
    path.write_bytes(spoil(path.read_bytes()))
    VALUES["title"](folder)
    build_into(output, folder)
    assert len(taken_apart) == 3
    assert is_as_a_clean_build(output, folder)


def test_a_graph_too_large_to_be_kept_beside_what_it_is_made_of_is_assembled(folder, output, assembled, monkeypatch):
    monkeypatch.setattr(reuse, "_MOST_ENTRIES", 2)
    build_into(output, folder)
    assert assembled == [3]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "1.md").write_text(WORDS.format(1, 7)),
        lambda folder: (folder / "1.md").write_text(WORDS.format(1, 1).replace("---\nw", "---\nexcerpt: It opens.\nw")),
        lambda folder: (folder / "1.md").write_text(
            WORDS.format(1, 1).replace("---\nw", "---\npublishedDateTime: 2020-01-02\nw")
        ),
        lambda folder: (folder / "1.md").write_text(
            WORDS.format(1, 1).replace("---\nw", "---\nprovider: {domain: a.example}\nw")
        ),
        lambda folder: (folder / "1.md").write_text(
            WORDS.format(1, 1).replace("---\nw", "---\nrelated: [{webUrl: https://a.example/0}]\nw")
        ),
        lambda folder: (folder / "1.md").unlink(),
        lambda folder: (folder / "3.md").write_text(WORDS.format(3, 3)),
        lambda folder: (folder / "1.md").write_bytes(b"---\n["),
    ],
    ids=["title", "excerpt", "date", "provider", "related", "deleted", "added", "spoilt"],
)
def test_where_articles_are_told_otherwise_all_of_it_is_made_again(change, folder, output, made):
    change(folder)
    build_into(output, folder)
    assert made == ALL
    assert is_as_a_clean_build(output, folder)


def test_other_names_to_look_for_are_looked_for(folder, output, made, tmp_path):
    (tmp_path / "names.yaml").write_text("- name: Pier\n")
    build_into(output, folder, names=tmp_path / "names.yaml")
    assert made == ALL
    (tmp_path / "names.yaml").write_text("- name: opens\n")
    build_into(output, folder, names=tmp_path / "names.yaml")
    assert made == ALL * 2
    assert is_as_a_clean_build(output, folder, names=tmp_path / "names.yaml")


@pytest.mark.parametrize("name", ["inferences.json", "graph.trig.part", "graph.html.part", "graph.ttl.part"])
@pytest.mark.parametrize(
    "spoil",
    [lambda kept: b"", lambda kept: kept[:-1], lambda kept: kept[:-1] + bytes([kept[-1] ^ 1])],
    ids=["lost", "cut", "changed"],
)
def test_what_was_kept_and_does_not_fit_is_made_again(name, spoil, folder, output, made):
    path = output / ".cache" / name
    path.write_bytes(spoil(path.read_bytes()))
    build_into(output, folder)
    assert made == [name.removesuffix(".part")]
    assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize(
    "put", [lambda path: path.write_text("mine"), os.mkfifo, os.mkdir], ids=["file", "pipe", "folder"]
)
@pytest.mark.parametrize("name", ["graph.html", "graph.ttl", "graph.trig"])
def test_a_file_that_is_not_the_one_that_was_written_is_made_again(name, put, folder, output, made):
    (output / name).unlink()
    put(output / name)
    if (output / name).is_dir():
        with pytest.raises(graphkit.GraphkitError, match="could not be written"):
            build_into(output, folder)
    else:
        build_into(output, folder)
    assert made == [name]
    if (output / name).is_file():
        assert is_as_a_clean_build(output, folder)


@pytest.mark.parametrize("name", ["graph.html", "graph.ttl", "graph.trig"])
@pytest.mark.parametrize(
    "spoil",
    [lambda whole: whole[:-1], lambda whole: whole.replace(b"Harbour", b"Airport"), lambda whole: whole[:1]],
    ids=["cut", "changed", "lost"],
)
def test_a_file_that_was_changed_is_made_again(name, spoil, folder, output):
    (output / name).write_bytes(spoil((output / name).read_bytes()))
    build_into(output, folder)
    assert is_as_a_clean_build(output, folder)
