"""Promises that hold on any real collection; run by hand: ``pytest tests/corpora --corpus FOLDER``."""

import subprocess
from pathlib import Path

import frontmatter
import networkx as nx
import pyoxigraph
import pytest
import rdflib
import yaml

import graphkit
from graphkit.checking.check import check_build
from graphkit.evidence.receipts import find_receipts, find_value_receipts
from graphkit.evidence.sources import split_path
from graphkit.rdf.formats import to_rdf
from graphkit.reading import front_matter
from graphkit.reading.documents import read_document
from graphkit.reading.walk import DocumentKind, find_documents


def pytest_generate_tests(metafunc):
    if "corpus" in metafunc.fixturenames:
        metafunc.parametrize("corpus", metafunc.config.getoption("corpus"), scope="module")


@pytest.fixture(scope="module")
def built(corpus):
    return graphkit.build(corpus)


def test_no_document_is_left_out(built):
    assert [str(problem) for problem in built.problems if problem.severity == "left out"] == []


def test_every_warning_is_listed_for_a_look(built):
    whats = [problem.what for problem in built.problems]
    print(*sorted({(whats.count(what), what) for what in whats}, reverse=True), sep="\n")
    assert all(problem.document and problem.remedy for problem in built.problems)


def test_all_judges_read_the_same_statements(built, tmp_path):
    file = tmp_path / "graph.ttl"
    file.write_text(built.rdf("ttl"), encoding="utf-8")
    counts = {"rdflib": len(rdflib.Graph().parse(file)), "to_rdf": len(to_rdf(built.graph, options=built.options))}
    counts["pyoxigraph"] = len(set(pyoxigraph.parse(path=str(file))))
    for name, arguments in {"rapper": ["-q", "-i", "turtle", "-o"], "serdi": ["-e", "-i", "turtle", "-o"]}.items():
        done = subprocess.run([name, *arguments, "ntriples", file], check=True, capture_output=True)
        counts[name] = len(set(done.stdout.splitlines()))
    assert len(set(counts.values())) == 1, counts


def test_the_fast_parser_and_pyyaml_read_every_document_alike(corpus, monkeypatch):
    files = find_documents([Path(corpus)])
    fast = [read_document(file) for file in files]
    monkeypatch.setattr(front_matter, "yaml_rs", None)
    assert [read_document(file) for file in files] == fast


def test_every_title_is_the_one_in_the_front_matter(corpus, built):
    for file in find_documents([Path(corpus)]):
        if file.kind is DocumentKind.ARTICLE:
            fields = frontmatter.parse(file.path.read_text("utf-8"), handler=_Texts())[0]
            entries = [entry for entry in read_document(file).entries if entry.is_curated]
            assert entries[0].subject.title == fields["title"].strip()


class _Texts(frontmatter.YAMLHandler):
    def load(self, fm, **_):
        return yaml.load(fm, Loader=yaml.CBaseLoader)


def test_two_builds_are_the_same_bytes(corpus, built, tmp_path):
    built.write(tmp_path / "a")
    graphkit.build(corpus).write(tmp_path / "b")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_no_secured_payload_reaches_an_output(corpus, built, tmp_path):
    built.write(tmp_path)
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for file in find_documents([Path(corpus)]):
        if file.kind is DocumentKind.ARTICLE:
            payload = frontmatter.load(str(file.path)).get("secured")
            assert not payload or payload[:24].encode() not in written


def test_what_is_opened_is_what_was_built(built, tmp_path):
    built.write(tmp_path)
    opened = graphkit.open_graph(tmp_path)
    assert (opened.counts, opened.problems, opened.options) == (built.counts, built.problems, built.options)
    assert nx.utils.graphs_equal(opened.graph, built.graph)
    assert opened.graph.provenance == built.graph.provenance
    assert list(opened.graph.provenance.conflicts()) == list(built.graph.provenance.conflicts())


def test_every_receipt_of_an_edge_or_a_value_stands_in_its_document_as_quoted(corpus, built):
    stated = {file.name: _as_parsed(file) for file in find_documents([Path(corpus)])}
    quoted = 0
    for receipt in _receipts(built.graph):
        value = stated[receipt.document]
        for step in split_path(receipt.field):
            value = value[step]
        assert receipt.quote is None or receipt.quote in value, receipt
        quoted += receipt.quote is not None
    assert quoted


def _as_parsed(file):
    text = file.path.read_text("utf-8")
    if file.kind is DocumentKind.TOPIC:
        return yaml.load(text, Loader=yaml.CBaseLoader)
    return frontmatter.parse(text, handler=_Texts())[0]


def _receipts(graph):
    for edge in graph.edges(keys=True):
        yield from find_receipts(graph, *edge)
    for node_id, attributes in graph.nodes(data=True):
        for name in ("title", "excerpt", "name", "description"):
            if name in attributes and attributes["kind"] in ("article", "provider"):
                yield from find_value_receipts(graph, node_id, name, attributes[name])


def test_no_leaf_is_missing_and_everything_has_its_shape(corpus, built, tmp_path):
    built.write(tmp_path)
    check = check_build(tmp_path, [Path(corpus)])
    assert (check.findings, check.violations, check.accounts.missing) == ([], [], [])
