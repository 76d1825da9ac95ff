"""The embedded store answers queries, and nothing else: no updates, no requests to others."""

import io
import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.errors import InputNotFoundError, OutputRefusedError, QueryError, UsageError
from graphkit.rdf.queries import read_query
from graphkit.rdf.results import write_results
from graphkit.rdf.store import EmbeddedStore, check_query, open_store
from graphkit.vocabulary import PREFIXES, SCHEMA


@pytest.fixture(scope="module")
def opened(built_folder):
    return open_store(built_folder)


@pytest.fixture
def server():
    """Give the address of a server that answers every query with one row, and what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"theirs"}}]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    listener = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listener.server_port}/", asked
    listener.shutdown()
    listener.server_close()


def query(text):
    return read_query(text, "query")


def written(store, text, name=None, width=None):
    output = io.BytesIO()
    write_results(store.query(query(text)), output, name, prefixes=store.prefixes, width=width)
    return output.getvalue().decode()


def of_values(*values):
    """Give a store in which each value is said of a subject of its own, in order."""
    store = Store()
    for place, value in enumerate(values):
        store.add(Quad(NamedNode(f"https://news.example/{place}"), NamedNode(SCHEMA + "name"), value))
    return EmbeddedStore(store=store, prefixes=PREFIXES)


NAMES = "SELECT ?s ?name { ?s schema:name ?name } ORDER BY ?s"


def test_the_default_graph_is_the_preferred_value_of_everything(opened):
    assert written(opened, "SELECT ?n { ?d void:triples ?n }", "csv") == "n\r\n803\r\n"
    assert len(opened.store) == 803


def test_the_named_graphs_are_the_documents_and_what_was_inferred_and_only_with_provenance(opened, built_folder):
    text = "SELECT (COUNT(DISTINCT ?g) AS ?graphs) { GRAPH ?g { ?s ?p ?o } }"
    assert written(opened, text, "csv") == "graphs\r\n0\r\n"
    assert written(open_store(built_folder, provenance=True), text, "csv") == "graphs\r\n8\r\n"


def test_a_query_needs_to_declare_no_prefix_that_the_files_declare_and_may_declare_it_otherwise(opened):
    assert written(opened, "SELECT ?n { provider:theverge.com schema:name ?n }", "csv") == "n\r\nThe Verge\r\n"
    assert written(opened, "PREFIX schema: <https://x.example/> SELECT ?n { ?p schema:name ?n }", "csv") == "n\r\n"


def test_a_folder_that_is_not_there_or_no_build_or_was_changed_is_refused(built_folder, tmp_path):
    with pytest.raises(InputNotFoundError):
        open_store(tmp_path / "nowhere")
    with pytest.raises(OutputRefusedError, match=r"holds no manifest\.json"):
        open_store(tmp_path)
    for name in ("manifest.json", "graph.ttl"):
        (tmp_path / name).write_bytes((built_folder / name).read_bytes())
    open_store(tmp_path)
    with (tmp_path / "graph.ttl").open("ab") as file:
        file.write(b"<a:b> <a:b> <a:b> .\n")
    with pytest.raises(OutputRefusedError, match="is not as graphkit wrote it"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s {\n  ?s ?p ?o  LIMIT 1", "query:2:13: cannot be read from 'LIMIT' on."),
        ("SELECT ?s {\n ?s ?p }", "query:2:8: cannot be read from '}' on."),
        ("SELECT ?s { ?s ?p ?o FILTER(?p = ) }", "query:1:34: cannot be read from ')' on."),
        ("SELECT ?s { ?s ?p ?o } ORDER ?s", "query:1:30: cannot be read from '?s' on."),
        ("SELECT ?s { ?s ?p ?o }}", "query:1:22: cannot be read from '}}' on."),
        ("SELECT ?s { ?s <a b> ?o }", "query:1:21: IRI parsing failed."),
        ("SELCT ?s { ?s ?p ?o }", "query:1:1: cannot be read from 'SELCT' on."),
        ("SELECT ?s { ?s ?p ?o ", "query:1:21: ends too early."),
        ("SELECT ?s {\n ?s foo:name ?o }", "query:2:5: Prefix not found (foo:)."),
        ("SELECT ?s { ?s service:name ?o }", "query:1:16: Prefix not found (service:)."),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "query:1:40: The SELECT contains a variable that is unbound."),
        ("# a service\nDELETE WHERE { ?s ?p ?o }", "query: is an update (DELETE). Only queries are run;"),
        ("PREFIX a: <a:b> INSERT DATA { a:b a:b a:b }", "query: is an update (INSERT). Only queries are run;"),
        ("ASK { FILTER(<https://x.example/f>(1)) }", "query: The custom function <https://x.example/f> is not supp"),
    ],
)
def test_what_is_no_query_is_refused_with_line_and_column(opened, text, message):
    for attempt in (lambda: opened.query(query(text)), lambda: check_query(query(text), {})):
        with pytest.raises(QueryError) as caught:
            attempt()
        assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x {{ SERVICE <{address}> {{ ?s ?p ?x }} }}",
        "SELECT ?x {{ service silent<{address}>{{ ?s ?p ?x }} }}",
        "SELECT ?x {{ BIND(<{address}> AS ?y) SERVICE ?y {{ ?s ?p ?x }} }}",
        "SELECT ?x {{BIND(1 AS ?y)SERVICE<{address}>{{?s ?p ?x}}}}",
        "SELECT ?x {{ {{ SELECT ?x {{ SERVICE <{address}service> {{ ?s ?p ?x }} }} }} }}",
        "ASK {{ FILTER EXISTS {{ SERVICE <{address}> {{ ?s ?p ?x }} }} }}",
    ],
)
def test_service_asks_nobody_unless_it_is_allowed(opened, server, text):
    address, asked = server
    with pytest.raises(QueryError, match=r"query:\d+:\d+: uses SERVICE, .* Allow it with --allow-service\."):
        opened.query(query(text.format(address=address)))
    assert asked == []


def test_service_works_where_it_is_allowed(opened, server):
    address, asked = server
    rows = opened.query(query(f"SELECT ?x {{ SERVICE <{address}> {{ ?s ?p ?x }} }}"), allow_service=True)
    assert [row["x"].value for row in rows] == ["theirs"]
    assert len(asked) == 1


def test_a_process_that_may_open_nothing_reaches_no_server_whatever_it_is_allowed(server):
    address, asked = server
    program = (
        "from pyoxigraph import Store\nfrom graphkit.rdf.worker import forbid_opening\nforbid_opening()\n"
        f"print(len(list(Store().query('SELECT ?x {{ SERVICE SILENT <{address}> {{ ?s ?p ?x }} }}'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert (done.stdout, asked) == ("1\n", [])  # the one row without a value that SILENT makes of a failure


def test_the_word_service_is_no_offence_where_it_is_not_the_keyword(opened):
    text = """# a service
    PREFIX service: <https://x.example/service#>
    SELECT ?service { ?s schema:name ?service . FILTER(?service = "Secret Service" || ?service = service:a) }"""
    assert written(opened, text) == "No rows.\n"


def test_rows_come_as_they_are_found():
    numbers = " ".join(map(str, range(1000)))
    crossed = " ".join(f"VALUES ?v{place} {{ {numbers} }}" for place in range(6))  # 10^18 rows
    rows = of_values().query(query(f"SELECT * {{ {crossed} }} LIMIT 3"))
    assert len(list(rows)) == 3


def test_csv_tsv_and_json_are_those_of_sparql():
    store = of_values(Literal('a "b",\nc'), Literal("d", language="en"))
    assert written(store, NAMES, "csv") == (
        's,name\r\nhttps://news.example/0,"a ""b"",\nc"\r\nhttps://news.example/1,d\r\n'
    )
    assert written(store, NAMES, "tsv") == (
        '?s\t?name\n<https://news.example/0>\t"a \\"b\\",\\nc"\n<https://news.example/1>\t"d"@en\n'
    )
    assert json.loads(written(store, NAMES, "json")) == {
        "head": {"vars": ["s", "name"]},
        "results": {
            "bindings": [
                {
                    "s": {"type": "uri", "value": "https://news.example/0"},
                    "name": {"type": "literal", "value": 'a "b",\nc'},
                },
                {
                    "s": {"type": "uri", "value": "https://news.example/1"},
                    "name": {"type": "literal", "value": "d", "xml:lang": "en"},
                },
            ]
        },
    }


def test_yes_and_no_are_words_in_a_table_and_a_boolean_in_json():
    assert written(of_values(), "ASK {}") == "yes\n"
    assert written(of_values(), "ASK { ?s ?p ?o }") == "no\n"
    assert written(of_values(), "ASK {}", "json") == '{"head":{},"boolean":true}\n'


def test_statements_are_turtle_with_sorted_prefixes():
    store = of_values(Literal("a"))
    declared = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))
    for text in ("CONSTRUCT WHERE { ?s schema:name ?o }", "DESCRIBE <https://news.example/0>"):
        assert written(store, text) == declared + '<https://news.example/0> schema:name "a" .\n'


def test_a_format_that_does_not_fit_what_was_found_is_refused():
    with pytest.raises(UsageError, match="csv: is a format of rows"):
        written(of_values(), "CONSTRUCT WHERE { ?s ?p ?o }", "csv")
    with pytest.raises(UsageError, match="ttl: is a format of statements"):
        written(of_values(), NAMES, "ttl")


def test_a_table_shortens_iris_aligns_numbers_and_leaves_what_has_no_value_empty():
    store = of_values(Literal(7), Literal(1234), NamedNode(SCHEMA + "Thing"))
    text = "SELECT ?p ?name ?number { ?s ?p ?name BIND(?name + 0 AS ?number) } ORDER BY ?s"
    assert written(store, text) == (
        "p            name          number\n"
        "-----------  ------------  ------\n"
        "schema:name  7                  7\n"
        "schema:name  1234            1234\n"
        "schema:name  schema:Thing\n"
    )


def test_a_table_fits_the_width_and_wide_characters_count_twice():
    store = of_values(Literal("x" * 60), Literal("日本" * 20))
    table = written(store, NAMES, width=40)
    assert table == (
        "s                    name\n"
        "-------------------  -------------------\n"
        "https://news.examp…  xxxxxxxxxxxxxxxxxx…\n"
        "https://news.examp…  日本日本日本日本日…\n"
    )


def test_no_cell_can_give_a_terminal_orders():
    table = written(of_values(Literal("a\x1b[2Jb\r\n\u202ec")), NAMES)
    assert table.splitlines()[2] == r"https://news.example/0  a\x1b[2Jb\r\n\u202ec"


def test_a_table_without_rows_says_so():
    assert written(of_values(), NAMES) == "No rows.\n"


def test_a_table_of_more_rows_than_are_looked_at_for_its_columns_has_them_all():
    table = written(of_values(*(Literal("x" * place) for place in range(1, 251))), NAMES)
    assert [line.split()[1] for line in table.splitlines()[2:]] == sorted(
        ("x" * place for place in range(1, 251)), key=lambda text: str(len(text) - 1)
    )


def test_asking_imports_nothing_heavy():
    program = (
        "import sys, graphkit.cli.query, graphkit.rdf.store, graphkit.rdf.results, graphkit.rdf.worker\n"
        "print(sorted({'rdflib', 'networkx', 'pyvis', 'numpy', 'httpx', 'jinja2', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == "[]\n"
