"""What documents say as TriG, each record written once: the same bytes as all statements one by one, but for the base."""

from itertools import groupby

import pyoxigraph
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution, unite
from graphkit.known_texts import KnownTexts
from graphkit.rdf.documents import stream_documents
from graphkit.rdf.entries import build_document_quads
from graphkit.rdf.serialise import render_prefixes, serialise
from graphkit.records import Article, Document, Entry
from tests.graph import strategies

BASE = "https://x.example/"


def by_record(graph):
    return b"".join(stream_documents(graph.provenance, BASE, KnownTexts())).decode()


def one_by_one(graph):
    """Write every statement, and shorten what begins with the document's IRI: no text in these collections does."""
    texts = []
    for name, quads in groupby(build_document_quads(graph, BASE), key=lambda quad: quad.graph_name):
        text = serialise(quads, RdfFormat.TRIG, BASE, has_prefixes=False)
        texts.append(f"\n@base {name} ." + text.replace(f"<{name.value}", "<"))
    return "".join(texts)


def read(text):
    return set(pyoxigraph.parse(render_prefixes(BASE) + text, format=RdfFormat.TRIG))


@given(strategies.collections())
def test_any_collection_is_the_same_bytes(parts):
    graph = build_graph(unite(parts))
    assert by_record(graph) == one_by_one(graph)


@given(strategies.collections())
def test_what_is_read_back_is_what_was_stated(parts):
    graph = build_graph(unite(parts))
    assert read(by_record(graph)) == set(build_document_quads(graph, BASE))


HARD_PATHS = ["#.md", "?.md", "a b/c.md", "a:b.md", "%2e.md", "...md", ".md/..md", "ñ/-.md", "<>.md"]


def test_names_of_any_document_can_be_a_base():
    article = Article(url="https://a.example/1", title="<#related-0>")
    entries = [
        Entry(document=path, field=field, subject=article) for path in HARD_PATHS for field in ("", "related[0]")
    ]
    documents = {Document(path=path, sha256="0" * 64) for path in HARD_PATHS}
    graph = build_graph(Contribution.of(documents, entries))
    stated = set(build_document_quads(graph, BASE))
    by_rdflib = rdflib.Dataset().parse(data=render_prefixes(BASE) + by_record(graph), format="trig")
    assert read(by_record(graph)) == stated
    assert {tuple(map(str, (graph, *statement))) for *statement, graph in by_rdflib.quads()} == {
        tuple(term.value for term in (quad.graph_name, *quad.triple)) for quad in stated
    }


words = st.sampled_from(
    ["urn:graphkit:0", "<urn:graphkit:0#entry", "urn:graphkit:1/place", "<#related-0>", 'a "quoted" }\n', "{\n\t"]
)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=3))
def test_words_that_look_like_marks_stay_as_they_are(titles):
    shared = Article(url="https://a.example/shared", title=titles[0][0], other=(("x", titles[0][1]),))
    entries = []
    for number, (title, excerpt) in enumerate(titles):
        described = Article(url=f"https://a.example/{number}", title=title, excerpt=excerpt)
        fields = {"": described} | dict.fromkeys(("related[0]", "related[1]", "related[1].related[0]"), shared)
        entries += [Entry(document=f"{number}.md", field=field, subject=fields[field]) for field in fields]
    documents = {Document(path=entry.document, sha256="0" * 64) for entry in entries}
    graph = build_graph(Contribution.of(documents, entries))
    assert by_record(graph) == one_by_one(graph)
