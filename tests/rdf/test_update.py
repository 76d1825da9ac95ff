"""An update turns a store that holds an old build into one that holds a new one: on a real server."""

from pathlib import Path

import httpx
import pyoxigraph
import pytest

import graphkit
from graphkit.changes.update import render_update
from graphkit.rdf.loading import load_build

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def server(oxigraph):
    httpx.post(f"{oxigraph}/update", data={"update": "CLEAR ALL"}).raise_for_status()
    return oxigraph


@pytest.fixture
def builds(tmp_path):
    """Give two builds of the seeds, the later one with a document edited, one removed and one added."""
    documents = tmp_path / "documents"
    documents.mkdir()
    names = sorted(path.name for path in SEEDS.iterdir())
    for name in names:
        (documents / name).write_bytes((SEEDS / name).read_bytes())
    graphkit.build(documents).write(tmp_path / "old")
    edited = documents / names[0]
    edited.write_text(edited.read_text("utf-8").replace("quality: ", "quality: 1", 1), "utf-8")
    (documents / names[1]).unlink()
    new = "---\ntitle: 'Quote \" and \\ and é'\nwebUrl: https://new.example/1\ntopics: [AI]\n---\n"
    (documents / "new.md").write_text(new, "utf-8")
    graphkit.build(documents).write(tmp_path / "new")
    return tmp_path / "old", tmp_path / "new"


def held(server):
    data = httpx.get(f"{server}/store", headers={"Accept": "application/n-quads"}).raise_for_status().content
    return set(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS))


@pytest.mark.parametrize("provenance", [False, True])
def test_the_updated_store_holds_what_a_store_of_the_new_build_holds(server, builds, provenance):
    old, new = builds
    load_build(old, f"{server}/store", provenance=provenance)
    update = render_update(old, new, provenance=provenance)
    httpx.post(f"{server}/update", data={"update": update}).raise_for_status()
    updated = held(server)
    httpx.post(f"{server}/update", data={"update": "CLEAR ALL"}).raise_for_status()
    load_build(new, f"{server}/store", provenance=provenance)
    assert updated == held(server)


def test_the_update_touches_nothing_that_stays(builds):
    old, new = builds
    before, after = (set(pyoxigraph.parse(path=folder / "graph.ttl")) for folder in builds)
    update = render_update(old, new)
    assert sum(line.endswith(" .") for line in update.splitlines()) == len(before ^ after)


def test_there_is_nothing_to_update_where_nothing_changed(builds):
    assert render_update(builds[0], builds[0]) == ""


def test_a_graph_of_ones_own_is_updated(server, builds):
    old, new = builds
    load_build(old, f"{server}/store", graph="https://own.example/graph")
    update = render_update(old, new, graph="https://own.example/graph")
    httpx.post(f"{server}/update", data={"update": update}).raise_for_status()
    assert {quad.triple for quad in held(server)} == {quad.triple for quad in pyoxigraph.parse(path=new / "graph.ttl")}
