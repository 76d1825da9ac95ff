"""A build goes into real stores: an Oxigraph and a Virtuoso, compared statement for statement with the files."""

import json
import logging

import httpx
import pyoxigraph
import pytest

import graphkit
from graphkit.errors import InputNotFoundError, OutputRefusedError, StoreError, UsageError
from graphkit.rdf.loading import LoadedGraph, LoadReport, load_build
from graphkit.rdf.queries import list_queries
from graphkit.rdf.store import open_store, render_query

DATASET = "https://graphkit.example/dataset"
XSD = "http://www.w3.org/2001/XMLSchema#"
PASSWORD = "dba"


class Store:
    """A store as a test sees it: where to load, and what it holds."""

    def __init__(self, endpoint, queries, user=None):
        self.endpoint, self.queries, self.user = endpoint, queries, user

    def load(self, folder, **options):
        return load_build(folder, self.endpoint, user=self.user, password=PASSWORD, timeout_seconds=60, **options)

    def select(self, query, graph=None):
        asked = {"query": query} | ({"default-graph-uri": graph} if graph else {})
        response = httpx.post(
            self.queries, data=asked, headers={"Accept": "application/sparql-results+json"}, timeout=60
        )
        rows = json.loads(response.raise_for_status().text)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in rows]

    def graph(self, name):
        """Fetch a graph in pages, as no store gives more rows at once than it is set to."""
        triples, page = set(), 90
        for offset in range(0, 1_000_000, page):
            query = (
                f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }} "
                f"ORDER BY ?s ?p ?o LIMIT {page} OFFSET {offset} }} }}"
            )
            response = httpx.post(
                self.queries, data={"query": query}, headers={"Accept": "application/n-triples"}, timeout=60
            )
            # Virtuoso says "# Empty NT" where there is nothing.
            got = {each.triple for each in pyoxigraph.parse(response.text, format=pyoxigraph.RdfFormat.N_TRIPLES)}
            if not got:
                return triples
            triples |= got
        raise AssertionError(name)


@pytest.fixture(params=["oxigraph", "virtuoso"])
def store(request):
    """Give each of the stores, without the graphs of the test before."""
    root = request.getfixturevalue(request.param)
    if request.param == "oxigraph":
        httpx.delete(f"{root}/store", params={"default": ""})
        httpx.post(f"{root}/update", data={"update": "CLEAR ALL"}).raise_for_status()
        return Store(f"{root}/store", f"{root}/query")
    store = Store(f"{root}/sparql-graph-crud-auth", f"{root}/sparql", user="dba")
    for row in store.select(
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!STRSTARTS(STR(?g), 'http://')) }"
    ):
        if row["g"].startswith("https://"):
            httpx.delete(
                store.endpoint, params={"graph": row["g"]}, auth=httpx.DigestAuth("dba", PASSWORD), timeout=60
            ).raise_for_status()
    return store


def statements(folder, name):
    """Give what a file of a build says, by graph."""
    graphs = {}
    for quad in pyoxigraph.parse(path=folder / name):
        key = DATASET if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else quad.graph_name.value
        graphs.setdefault(key, set()).add(quad.triple)
    return graphs


def test_the_graph_is_in_the_store_statement_for_statement_under_the_name_of_the_data_set(store, built_folder):
    report = store.load(built_folder)
    expected = statements(built_folder, "graph.ttl")[DATASET]
    count = len(expected)
    assert report == LoadReport(
        graphs=(LoadedGraph(name=DATASET, sent=count, held=count),), added=False, unchecked="", other_documents=0
    )
    assert store.graph(DATASET) == expected


def test_with_provenance_each_document_is_in_the_graph_of_its_name_statement_for_statement(store, built_folder):
    report = store.load(built_folder, provenance=True)
    documents = statements(built_folder, "graph.trig")
    assert [(graph.name, graph.held) for graph in report.graphs[1:]] == [
        (name, len(said)) for name, said in documents.items()
    ]
    assert {name: store.graph(name) for name in documents} == documents
    assert store.graph(DATASET) == statements(built_folder, "graph.ttl")[DATASET]


def test_a_query_finds_what_was_loaded(store, built_folder):
    store.load(built_folder)
    assert store.select(
        f"SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE {{ GRAPH <{DATASET}> {{ ?a <http://schema.org/headline> ?t }} }}"
    ) == [{"n": "21"}]


def test_what_the_graph_held_is_replaced(store, built_folder, small_folder):
    store.load(built_folder, graph="https://store.example/g")
    store.load(small_folder, graph="https://store.example/g")
    assert store.graph("https://store.example/g") == statements(small_folder, "graph.ttl")[DATASET]


def test_with_add_what_the_graph_held_stays_and_the_report_says_how_much_there_is(store, built_folder, small_folder):
    store.load(built_folder)
    report = store.load(small_folder, add=True)
    both = statements(built_folder, "graph.ttl")[DATASET] | statements(small_folder, "graph.ttl")[DATASET]
    assert store.graph(DATASET) == both
    assert report.added
    assert report.graphs[0].held == len(both)


def test_graphs_of_documents_that_a_later_build_does_not_have_stay_and_are_counted(store, built_folder, small_folder):
    store.load(built_folder, provenance=True)
    report = store.load(small_folder, provenance=True)
    assert (len(report.graphs), report.other_documents) == (2, 5)
    name = next(iter(statements(built_folder, "graph.trig")))
    assert store.graph(name) == statements(built_folder, "graph.trig")[name]


def test_progress_goes_up_to_all_that_there_is_to_send(oxigraph, built_folder):
    told = []
    store = Store(f"{oxigraph}/store", f"{oxigraph}/query")
    store.load(built_folder, provenance=True, progress=lambda done, total: told.append((done, total)))
    total = sum((built_folder / name).stat().st_size for name in ("graph.ttl", "graph.trig"))
    assert told == sorted(told)
    assert told[-1] == (total, total)


def test_virtuoso_changes_large_numbers_and_shortens_long_addresses_and_nothing_else(virtuoso, tmp_path):
    """What it does to other terms that a document can bring: nothing."""
    long = "https://news.example/" + "y" * 3000
    folder = write_build(
        tmp_path,
        f"""---
webUrl: https://news.example/a%5B1%5D?q=a%20b&c=%C3%A9
title: "007 \\"quoted\\" \\\\ \\t é 日本 😀 \\u2028"
excerpt: "{"long " * 5000}"
publishedDateTime: 2020-06-09T01:08:00+02:00
quality: 2147483648
heat: -1
published: true
removed: false
tags: ["", "true", " x "]
images: [{{url: "{long}", width: 50}}]
---
""",
    )
    store = Store(f"{virtuoso}/sparql-graph-crud-auth", f"{virtuoso}/sparql", user="dba")
    store.load(folder)
    sent, held = statements(folder, "graph.ttl")[DATASET], store.graph(DATASET)
    changed = {(t.subject.value[:60], t.predicate.value) for t in sent - held}
    assert {predicate for subject, predicate in changed if "/image/" not in subject} == {
        "https://graphkit.example/ns#quality",
        "http://schema.org/image",
    }
    [quality] = [t.object for t in held - sent if t.predicate.value.endswith("#quality")]
    assert quality == pyoxigraph.Literal("2147483648", datatype=pyoxigraph.NamedNode(XSD + "decimal"))
    [address] = [t.object.value for t in held - sent if t.predicate.value.endswith("contentUrl")]
    assert long.startswith(address[:-32])  # the rest is a hash, so that different ones stay different
    assert len(address) < len(long)


def test_virtuoso_tells_a_wrong_password_from_a_right_one_and_nobody_hears_it(virtuoso, built_folder, caplog):
    caplog.set_level(logging.DEBUG)
    endpoint = f"{virtuoso}/sparql-graph-crud-auth"
    with pytest.raises(StoreError) as caught:
        load_build(built_folder, endpoint, user="dba", password="Tr0ub4dor", timeout_seconds=60)
    assert str(caught.value) == (
        f"{endpoint}: does not accept the user name and password (401 Unauthorized). "
        "Check the user (--user), the password (GRAPHKIT_PASSWORD), and that the user may write there."
    )
    assert caught.value.status == 401
    assert "Tr0ub4dor" not in caplog.text


def test_a_file_that_is_not_as_it_was_built_is_not_sent(oxigraph, built_folder, tmp_path):
    folder = write_build(tmp_path, "---\nwebUrl: https://news.example/a\n---\n")
    (folder / "graph.ttl").write_bytes((folder / "graph.ttl").read_bytes() + b"\n")
    with pytest.raises(OutputRefusedError, match="is not as graphkit wrote it"):
        load_build(folder, f"{oxigraph}/store")
    with pytest.raises(InputNotFoundError):
        load_build(tmp_path / "nowhere", f"{oxigraph}/store")


def test_the_name_of_a_graph_cannot_smuggle_anything_into_a_query(oxigraph, built_folder):
    with pytest.raises(UsageError, match="is no IRI"):
        load_build(built_folder, f"{oxigraph}/store", graph="https://x/> { } } ; DROP ALL #")


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory):
    return write_build(tmp_path_factory.mktemp("small"), "---\nwebUrl: https://news.example/a\ntitle: A\n---\n")


def write_build(folder, document):
    (folder / "news").mkdir()
    (folder / "news" / "a.md").write_text(document, encoding="utf-8")
    graphkit.build(folder / "news").write(folder / "output")
    return folder / "output"


GIVEN = {"provider": "theverge.com"}


@pytest.mark.parametrize(
    "query",
    [query for query in list_queries() if not query.needs_provenance and "CONSTRUCT" not in query.text],
    ids=lambda query: query.name,
)
def test_a_saved_query_gives_the_same_rows_in_the_store_as_in_the_embedded_one(store, built_folder, query):
    store.load(built_folder)
    values = {parameter.name: GIVEN[parameter.name] for parameter in query.parameters if parameter.required}
    found = open_store(built_folder).query(query, values)
    names = [variable.value for variable in found.variables]
    expected = [{name: row[name].value for name in names if row[name] is not None} for row in found]
    assert store.select(render_query(query, values), DATASET) == expected


def test_the_question_of_the_seeds_is_answered_by_a_saved_query_in_the_store(store, built_folder):
    store.load(built_folder)
    (query,) = (query for query in list_queries() if query.name == "two-years")
    rows = store.select(render_query(query, {"year1": "2020", "year2": "2023"}), DATASET)
    assert [(row["connection"], row["name"], row["articles1"], row["articles2"]) for row in rows[:3]] == [
        ("articles", "all of them", "16", "5"),
        ("related links", "articles that they join", "0", "0"),
        ("provider", "The Verge", "1", "1"),
    ]
