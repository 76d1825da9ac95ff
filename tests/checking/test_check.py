"""A build that was changed in any way, or is not what its documents say, is found out."""

import hashlib
import json
import shutil

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

import graphkit
from graphkit.checking.check import check_build
from graphkit.checking.findings import Finding
from graphkit.errors import InputNotFoundError, NothingToReadError, OutputRefusedError

CHANGED = "is not as graphkit wrote it (its SHA-256 is not the one in the manifest)"
BASE = "https://graphkit.example/"


def read_quads(folder):
    return sorted(pyoxigraph.parse(path=folder / "graph.trig", format=pyoxigraph.RdfFormat.TRIG), key=str)


def replace_quads(folder, quads, *, hashed):
    """Write other statements into ``graph.trig``; `hashed` says whether the manifest is to vouch for them."""
    with (folder / "graph.trig").open("wb") as file:
        pyoxigraph.serialize(quads, file, format=pyoxigraph.RdfFormat.TRIG)
    if hashed:
        vouch(folder, "graph.trig")


def vouch(folder, name):
    """Write the hash of a file into the manifest, as if a build had made it."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["outputs"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def found(folder, sources):
    return [(finding.place, finding.what) for finding in check_build(folder, [sources]).findings]


def test_the_seeds_conform_and_none_of_their_leaves_is_missing(seeds, seeds_build, tmp_path):
    seeds_build.write(tmp_path / "output")
    check = check_build(tmp_path / "output", [seeds])
    assert check.is_fine
    assert (check.findings, check.violations, check.accounts.missing) == ([], [], [])
    assert {(str(fate), str(why)): count for (fate, why), count in check.accounts.counts.items()} == {
        ("mapped", ""): 328,
        ("left out", "-1, which stands for unknown"): 4,
        ("left out", "originalUrl equal to webUrl"): 2,
        ("withheld", ""): 5,
    }


def test_a_build_of_anything_is_fine(untouched, sources):
    check = check_build(untouched, [sources])
    assert check.is_fine
    assert check.accounts.documents == 5
    assert check.statements == {
        "graph.trig": len(read_quads(untouched)),
        "graph.ttl": len(list(pyoxigraph.parse(path=untouched / "graph.ttl"))),
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data(), hashed=st.booleans())
def test_any_statement_that_is_removed_is_noticed(untouched, sources, tmp_path_factory, data, hashed):
    folder = tmp_path_factory.mktemp("damaged") / "output"
    shutil.copytree(untouched, folder)
    quads = read_quads(folder)
    removed = quads.pop(data.draw(st.integers(0, len(quads) - 1)))
    replace_quads(folder, quads, hashed=hashed)
    check = check_build(folder, [sources])
    assert not check.is_fine
    assert Finding(place="graph.trig", what=f"lacks {removed.triple}") in check.findings
    assert (Finding(place="graph.trig", what=CHANGED) in check.findings) is not hashed


@pytest.mark.parametrize(
    ("added", "what"),
    [
        (Quad(NamedNode(f"{BASE}x"), NamedNode(f"{BASE}y"), Literal("z"), NamedNode(f"{BASE}document/storm.md")), None),
        (Quad(NamedNode(f"{BASE}x"), NamedNode(f"{BASE}y"), BlankNode("z"), DefaultGraph()), None),
        (
            Quad(NamedNode(f"{BASE}x"), NamedNode(f"{BASE}y"), Literal("z"), NamedNode(f"{BASE}else")),
            f"holds the graph <{BASE}else>, and should not (1 statements)",
        ),
    ],
)
def test_a_statement_that_is_added_is_noticed_wherever_it_stands(built, sources, added, what):
    replace_quads(built, [*read_quads(built), added], hashed=True)
    (finding,) = found(built, sources)
    assert finding[0] == "graph.trig"
    if what is None:
        assert finding[1].startswith(f"holds, and should not, <{BASE}x> <{BASE}y> ")
    else:
        assert finding[1] == what


def test_a_document_whose_graph_is_gone_is_one_finding(built, sources):
    name = NamedNode(f"{BASE}document/storm.md")
    gone = [quad for quad in read_quads(built) if quad.graph_name == name]
    replace_quads(built, [quad for quad in read_quads(built) if quad.graph_name != name], hashed=True)
    assert found(built, sources) == [("graph.trig", f"lacks the graph {name} ({len(gone)} statements)")]
    assert len(check_build(built, [sources]).accounts.missing) > 10


def test_a_statement_of_the_preferred_values_that_is_changed_is_noticed(built, sources):
    text = (built / "graph.ttl").read_text("utf-8")
    (built / "graph.ttl").write_text(text.replace('"The storm"', '"The calm"'), encoding="utf-8")
    vouch(built, "graph.ttl")
    assert [what.partition(" <")[0] for _, what in found(built, sources)] == ["lacks", "holds, and should not,"]


def test_documents_that_changed_came_and_went_are_named(sources, built, tmp_path):
    now = tmp_path / "now"
    shutil.copytree(sources, now)
    (now / "storm.md").write_text((now / "storm.md").read_text("utf-8").replace("Storm over", "Storm at"), "utf-8")
    (now / "new.md").write_text("---\nwebUrl: https://a.example/new\ntitle: New\n---\n", encoding="utf-8")
    (now / "_data" / "topics" / "weather.yaml").unlink()
    check = check_build(built, [now])
    of_files = ("graph.trig", "graph.ttl")
    assert {(finding.place, finding.what) for finding in check.findings if finding.place not in of_files} == {
        ("storm.md", "has changed since the build"),
        ("new.md", "is new since the build"),
        ("_data/topics/weather.yaml", "was built, and is no longer there or can no longer be read"),
    }
    assert {(leaf.document, leaf.field) for leaf in check.accounts.missing} == {
        ("storm.md", "title"),
        ("new.md", "webUrl"),
        ("new.md", "title"),
    }


@pytest.mark.parametrize(("name", "form"), [("graph.trig", "TriG"), ("graph.ttl", "Turtle")])
@pytest.mark.parametrize("data", [b"<a> <b> ", b"\xff\xfe", b"<a b> <c> <d> ."])
def test_a_file_that_cannot_be_parsed_is_a_finding(built, sources, name, form, data):
    (built / name).write_bytes(data)
    check = check_build(built, [sources])
    assert [finding.what for finding in check.findings[:1]] == [CHANGED]
    assert check.findings[1].what.startswith(f"is not {form}: ")
    assert (check.accounts is None) == (name == "graph.trig")


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl", "problems.jsonl", "graph.html"])
def test_a_file_that_is_gone_is_a_finding(built, sources, name):
    (built / name).unlink()
    assert (name, "cannot be read (No such file or directory)") in found(built, sources)


def test_a_file_that_the_manifest_no_longer_lists_is_a_finding(built):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    del manifest["outputs"]["graph.trig"]
    manifest["outputs"]["../else"] = ""
    (built / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert [finding.what for finding in check_build(built).findings] == [
        "lists ../else, which is not in the folder",
        "does not list graph.trig, which every build leaves",
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"document": 1}', '{"severity": "mild"}'])
def test_problems_that_cannot_be_read_are_a_finding(built, sources, text):
    (built / "problems.jsonl").write_text(text, encoding="utf-8")
    vouch(built, "problems.jsonl")
    assert ("problems.jsonl", "cannot be read as problems, one JSON object a line") in found(built, sources)


def test_a_build_of_another_version_is_a_finding(built, sources):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    (built / "manifest.json").write_text(json.dumps({**manifest, "version": "0.0.1"}), encoding="utf-8")
    ((place, what),) = found(built, sources)
    assert (place, what[:36]) == ("manifest.json", "was written by graphkit 0.0.1, and t")


def test_what_a_build_excluded_and_named_otherwise_is_taken_from_its_manifest(sources, tmp_path):
    base = "https://news.example.org/graph/"
    graphkit.build(sources, exclude=["_data/*"], base_iri=base).write(tmp_path / "output")
    check = check_build(tmp_path / "output", [sources])
    assert check.is_fine
    assert check.accounts.documents == 3


def test_without_sources_only_the_build_is_checked(untouched):
    check = check_build(untouched)
    assert check.is_fine
    assert check.accounts is None


def test_every_step_is_told(untouched, sources):
    steps = []
    check_build(untouched, [sources], progress=lambda done, total: steps.append((done, total)))
    assert steps == [(done, 12) for done in range(1, 13)]


def test_what_is_no_build_is_refused(sources, untouched, tmp_path):
    with pytest.raises(InputNotFoundError):
        check_build(tmp_path / "nowhere")
    with pytest.raises(OutputRefusedError):
        check_build(sources)
    with pytest.raises(InputNotFoundError):
        check_build(untouched, [tmp_path / "nowhere"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToReadError):
        check_build(untouched, [tmp_path / "empty"])
