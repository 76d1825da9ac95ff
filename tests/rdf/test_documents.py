"""What documents say as TriG, each record written once: the same bytes as all statements one by one."""

import importlib.util
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution, unite
from graphkit.known_texts import KnownTexts
from graphkit.rdf.documents import stream_documents
from graphkit.rdf.entries import build_document_quads
from graphkit.rdf.serialise import serialise
from graphkit.records import Article, Document, Entry

_spec = importlib.util.spec_from_file_location("strategies", Path(__file__).parents[1] / "graph" / "strategies.py")
strategies = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(strategies)

BASE = "https://x.example/"


def by_record(graph):
    return b"".join(stream_documents(graph.provenance, BASE, KnownTexts())).decode()


def one_by_one(graph):
    return serialise(build_document_quads(graph, BASE), RdfFormat.TRIG, BASE, has_prefixes=False)


@given(strategies.collections())
def test_any_collection_is_the_same_bytes(parts):
    graph = build_graph(unite(parts))
    assert by_record(graph) == one_by_one(graph)


words = st.sampled_from(["urn:graphkit:0", "<urn:graphkit:0#entry", "urn:graphkit:1/place", 'a "quoted" }\n', "{\n\t"])


@given(st.lists(st.tuples(words, words), min_size=1, max_size=3))
def test_words_that_look_like_marks_stay_as_they_are(titles):
    shared = Article(url="https://a.example/shared", title=titles[0][0], other=(("x", titles[0][1]),))
    entries = []
    for number, (title, excerpt) in enumerate(titles):
        described = Article(url=f"https://a.example/{number}", title=title, excerpt=excerpt)
        fields = {"": described} | dict.fromkeys(("related[0]", "related[1]", "related[1].related[0]"), shared)
        entries += [Entry(document=f"{number}.md", field=field, subject=fields[field]) for field in fields]
    documents = {Document(path=entry.document, sha256="0" * 64) for entry in entries}
    graph = build_graph(Contribution(frozenset(documents), frozenset(entries)))
    assert by_record(graph) == one_by_one(graph)
