"""``graphkit load`` as a person runs it, against a store that misbehaves on request; real ones are in tests/rdf."""

import base64
import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph
import pytest

import graphkit

DATASET = "https://graphkit.example/dataset"
PASSWORD = "Tr0ub4dor&3"
BASIC = base64.b64encode(f"ann:{PASSWORD}".encode()).decode()
DIGEST = 'Digest realm="store", nonce="abc", qop="auth", algorithm="MD5"'
DENIED = (401, "", {"WWW-Authenticate": 'Basic realm="store"'})
CHECK_USER = "Check the user (--user), the password (GRAPHKIT_PASSWORD), and that the user may write there."


class FakeStore(ThreadingHTTPServer):
    """A store that keeps one graph, and gives the answers it was told to before it does its work."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/graphs"
        self.requests = []  # method, path, headers, body
        self.answers = []  # for the next requests that load something: status, text, headers; "hang"; "reset"
        self.when_read = None  # the answer to GET, if not the graph
        self.challenge = None  # what it asks of whoever comes without the right header
        self.graph = b""
        self.released = threading.Event()  # ends every "hang"

    def bodies(self, method):
        return [body for each, _, _, body in self.requests if each == method]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        store = self.server
        store.requests.append((self.command, self.path, dict(self.headers), body))
        if self.path == "/query" and not store.challenge:
            return self.answer(404, "")
        if store.challenge and not (self.headers["Authorization"] or "").startswith(store.challenge.split()[0]):
            return self.answer(401, "", {"WWW-Authenticate": store.challenge})
        answer = store.answers.pop(0) if store.answers else None
        if answer == "hang":
            store.released.wait(60)
            return None
        if answer == "reset":
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        if answer:
            return self.answer(*answer)
        store.graph = body if self.command == "PUT" else store.graph + body
        return self.answer(201, "")

    def do_POST(self):
        self.do_PUT()

    def do_GET(self):
        store = self.server
        store.requests.append((self.command, self.path, dict(self.headers), b""))
        self.answer(*(store.when_read or (200, store.graph.decode(), {"Content-Type": "application/n-triples"})))

    def answer(self, status, text, headers=None):
        body = text.encode()
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def store():
    with served() as store:
        yield store


@pytest.fixture
def other_store():
    with served() as store:
        yield store


@contextlib.contextmanager
def served():
    with FakeStore() as store:
        threading.Thread(target=store.serve_forever, args=(0.05,), daemon=True).start()
        yield store
        store.released.set()
        store.shutdown()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("load")
    (folder / "a.md").write_text("---\nwebUrl: https://news.example/a\ntitle: Ä\n---\n", encoding="utf-8")
    graphkit.build(folder / "a.md").write(folder / "output")
    return folder / "output"


@pytest.fixture(scope="module")
def count(built):
    """How many statements the small build's graph has."""
    return len(set(pyoxigraph.parse(path=built / "graph.ttl")))


def load(folder, endpoint, *options, **environment):
    """Run the command; whatever happens, nobody may see a password or a traceback."""
    inherited = {name: value for name, value in os.environ.items() if name != "GRAPHKIT_PASSWORD"}
    done = subprocess.run(
        [sys.executable, "-m", "graphkit", "load", str(folder), "--endpoint", endpoint, *options],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**inherited, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    for text in (done.stdout, done.stderr):
        assert PASSWORD not in text
        assert BASIC not in text
        assert "Traceback" not in text
    return done


def sent(count):
    return f"Replaced the graph <{DATASET}>: sent {count} statements; the store holds {count} there.\n"


def test_the_graph_is_put_and_the_store_asked_what_it_holds(store, built, count):
    done = load(built, store.url)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", sent(count))
    put, get = store.requests
    assert put[:2] == ("PUT", "/graphs?graph=https%3A%2F%2Fgraphkit.example%2Fdataset")
    assert put[2]["Content-Type"] == "application/n-triples"
    assert "Authorization" not in put[2]
    assert put[3].count(b"\n") == count
    assert get[:2] == ("GET", put[1])


def test_a_graph_may_be_named_and_an_address_may_have_parameters_of_its_own(store, built, count):
    done = load(built, f"{store.url}?tenant=1", "--graph", "https://news.example/g?a=1&b=2")
    assert done.stdout == sent(count).replace(DATASET, "https://news.example/g?a=1&b=2")
    assert store.requests[0][1] == "/graphs?tenant=1&graph=https%3A%2F%2Fnews.example%2Fg%3Fa%3D1%26b%3D2"


def test_with_provenance_each_document_goes_into_a_graph_of_its_own(store, built):
    store.when_read = (403, "")
    done = load(built, store.url, "--provenance")
    lines = done.stdout.splitlines()
    assert re.fullmatch(r"Replaced the graph <https://graphkit\.example/dataset>: sent \d+ statements\.", lines[0])
    assert re.fullmatch(r"Replaced 1 graph of documents: sent \d+ statements\.", lines[1])
    assert [path.partition("=")[2] for method, path, *_ in store.requests if method == "PUT"] == [
        "https%3A%2F%2Fgraphkit.example%2Fdataset",
        "https%3A%2F%2Fgraphkit.example%2Fdocument%2Fa.md",
    ]


def test_what_cannot_be_counted_is_said_and_the_graph_is_loaded_all_the_same(store, built, count):
    store.when_read = (403, "Readers only.")
    done = load(built, store.url)
    assert (done.returncode, done.stdout) == (0, f"Replaced the graph <{DATASET}>: sent {count} statements.\n")
    assert done.stderr == (
        f"What the store holds could not be counted: {store.url}: refused (403 Forbidden): Readers only. {CHECK_USER}\n"
    )


def test_a_graph_given_back_as_something_else_is_said_too(store, built):
    store.when_read = (200, "<html>Welcome</html>", {"Content-Type": "text/html"})
    done = load(built, store.url)
    assert (done.returncode, done.stderr) == (
        0,
        (
            f"What the store holds could not be counted: {store.url}: gave back a graph that cannot be read. "
            "Name a --query-endpoint to count there.\n"
        ),
    )


def test_a_graph_whose_giving_back_never_ends_is_said_too(store, built):
    store.when_read = (200, "", {"Content-Type": "application/n-triples", "Transfer-Encoding": "chunked"})
    done = load(built, store.url, "--timeout", "0.5")
    assert done.returncode == 0
    assert done.stderr.startswith(
        f"What the store holds could not be counted: {store.url}: did not answer within 0.5 seconds."
    )


def test_an_address_for_queries_is_guessed_and_done_without_where_it_is_not_there(store, built, count):
    done = load(built, store.url.replace("graphs", "store"))
    assert (done.returncode, done.stderr, done.stdout) == (0, "", sent(count))
    assert [(method, path.partition("?")[0]) for method, path, *_ in store.requests] == [
        ("PUT", "/store"),
        ("POST", "/query"),
        ("GET", "/store"),
    ]


def test_an_address_for_queries_that_was_named_has_to_be_right(store, built):
    queries = store.url.replace("graphs", "query")
    done = load(built, store.url, "--query-endpoint", queries)
    assert done.returncode == 0
    assert done.stderr.startswith(f"What the store holds could not be counted: {queries}: refused (404 Not Found).")


def test_credentials_do_not_go_to_another_server_that_answers_queries(store, other_store, built):
    store.challenge = other_store.challenge = 'Basic realm="store"'
    queries = other_store.url.replace("graphs", "query")
    done = load(built, store.url, "--user", "ann", "--query-endpoint", queries, GRAPHKIT_PASSWORD=PASSWORD)
    assert f"could not be counted: {queries}: asks for a user name and password" in done.stderr
    assert [headers for _, _, headers, _ in other_store.requests if "Authorization" in headers] == []


def test_a_proxy_that_cannot_be_used_is_told(store, built):
    done = load(built, store.url, ALL_PROXY="nothing://127.0.0.1:1")
    assert (done.returncode, done.stderr) == (
        2,
        "graphkit: environment: holds a proxy or a SSL_CERT_FILE that cannot be used. Unset or mend it.\n",
    )


def test_a_store_that_holds_another_number_is_an_error(store, built, count):
    store.when_read = (200, "<http://a> <http://b> <http://c> .\n", {"Content-Type": "application/n-triples"})
    done = load(built, store.url)
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        (
            f"graphkit: {store.url}: was sent {count} statements for <{DATASET}>, but holds 1. "
            "Some stores cut short what they give back: name a --query-endpoint to count there.\n"
        ),
    )


def test_added_statements_may_join_others_but_none_may_be_missing(store, built, count):
    store.graph = b"<http://a> <http://b> <http://c> .\n"
    done = load(built, store.url, "--add")
    assert (done.returncode, done.stdout) == (
        0,
        f"Added to the graph <{DATASET}>: sent {count} statements; the store holds {count + 1} there.\n",
    )
    store.when_read = (404, "")
    done = load(built, store.url, "--add")
    assert done.returncode == 1
    assert f"was sent {count} statements for <{DATASET}>, but holds 0" in done.stderr


def test_a_store_that_is_not_ready_is_asked_again(store, built, count):
    store.answers = [(503, "Starting"), (502, "")]
    done = load(built, store.url)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", sent(count))
    first, second, third = store.bodies("PUT")
    assert first == second == third


def test_a_connection_that_breaks_is_made_again(store, built, count):
    store.answers = ["reset"]
    done = load(built, store.url)
    assert (done.returncode, done.stdout) == (0, sent(count))
    assert len(store.bodies("PUT")) == 2


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((503, "Starting."), "refused (503 Service Unavailable): Starting. Look into the store's log."),
        ("reset", "broke off the connection (Server disconnected without sending a response). Look into the store's"),
    ],
)
def test_what_is_added_is_never_sent_twice(store, built, answer, message):
    store.answers = [answer]
    done = load(built, store.url, "--add")
    assert done.returncode == 1
    assert done.stderr.startswith(f"graphkit: {store.url}: {message}")
    assert len(store.bodies("POST")) == 1


def test_a_store_that_stays_away_is_named_with_the_reason(built):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{unused.getsockname()[1]}/store"
        done = load(built, endpoint)
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"graphkit: {endpoint}: cannot be reached (Connection refused). Check that the store runs, and its address.\n",
    )


def test_a_store_that_hangs_is_left_after_the_time_out(store, built):
    store.answers = ["hang"]
    done = load(built, store.url, "--timeout", "0.5")
    assert (done.returncode, done.stderr) == (
        1,
        (
            f"graphkit: {store.url}: did not answer within 0.5 seconds. "
            "It may still be at work: look before you send again, or allow more with --timeout.\n"
        ),
    )
    assert len(store.bodies("PUT")) == 1


def test_a_store_that_wants_a_user_says_so(store, built):
    store.answers = [DENIED]
    done = load(built, store.url, GRAPHKIT_PASSWORD=PASSWORD)
    assert (done.returncode, done.stderr) == (
        1,
        (
            f"graphkit: {store.url}: asks for a user name and password (401 Unauthorized). "
            "Give a user (--user), and the password in GRAPHKIT_PASSWORD.\n"
        ),
    )


def test_a_wrong_password_is_told_before_anything_is_sent(store, built):
    store.answers = [DENIED] * 5
    done = load(built, store.url, "--user", "ann", GRAPHKIT_PASSWORD=PASSWORD)
    assert (done.returncode, done.stderr) == (
        1,
        f"graphkit: {store.url}: does not accept the user name and password (401 Unauthorized). {CHECK_USER}\n",
    )
    assert {body for *_, body in store.requests} == {b""}


@pytest.mark.parametrize("challenge", ['Basic realm="store"', DIGEST])
def test_the_store_chooses_how_it_knows_the_user_and_the_graph_is_sent_once(store, built, count, challenge):
    store.challenge = challenge
    done = load(built, store.url, "--user", "ann", GRAPHKIT_PASSWORD=PASSWORD)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", sent(count))
    assert len(store.bodies("PUT")) == 1
    kinds = {headers["Authorization"].split()[0] for _, _, headers, _ in store.requests if "Authorization" in headers}
    assert kinds == {challenge.split()[0]}


def test_no_password_goes_to_a_store_that_does_not_ask(store, built, count):
    done = load(built, store.url, "--user", "ann", GRAPHKIT_PASSWORD=PASSWORD)
    assert done.stdout == sent(count)
    assert [headers for _, _, headers, _ in store.requests if "Authorization" in headers] == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((403, ""), f"refused (403 Forbidden). {CHECK_USER}"),
        (
            (400, "Line 3: bad\x1b[2J IRI.\n"),
            "refused (400 Bad Request): Line 3: bad\\x1b[2J IRI. Look into the store's log.",
        ),
        ((400, "x" * 400), f"refused (400 Bad Request): {'x' * 300}…. Look into the store's log."),
        (
            (500, "<html><head><title>No</title></head><h1>Failed</h1><xmp>Graph <http://x/g> &lt;</xmp></html>"),
            "refused (500 Internal Server Error): Failed Graph <http://x/g> <. Look into the store's log.",
        ),
        (
            (404, ""),
            (
                "refused (404 Not Found). Give its Graph Store address, such as http://localhost:7878/store (Oxigraph) "
                "or http://localhost:8890/sparql-graph-crud-auth (Virtuoso)."
            ),
        ),
        (
            (307, "", {"Location": "http://bob:secret@other.example/graphs"}),
            (
                "sends on to http://other.example/graphs (307 Temporary Redirect), which graphkit does not follow. "
                "If you trust that address, give it."
            ),
        ),
    ],
    ids=["forbidden", "its own message", "long", "html", "not found", "redirect"],
)
def test_a_refusal_is_told_in_the_words_of_the_store(store, built, answer, message):
    store.answers = [answer]
    done = load(built, store.url)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"graphkit: {store.url}: {message}\n")
    assert len(store.requests) == 1


def test_a_store_that_repeats_credentials_is_not_quoted_on_them(store, built):
    store.challenge = 'Basic realm="store"'
    store.answers = [(201, ""), (400, f"You said Authorization: Basic {BASIC}\nthat is ann and {PASSWORD}!")]
    done = load(built, store.url, "--user", "ann", GRAPHKIT_PASSWORD=PASSWORD)
    assert done.stderr == (
        f"graphkit: {store.url}: refused (400 Bad Request): You said Authorization: Basic … that is ann and …!. "
        "Look into the store's log.\n"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--endpoint", f"http://ann:{PASSWORD}@x/store"], "endpoint: holds a user name or password. Take them out"),
        (["--query-endpoint", "http://ann@x/query"], "query endpoint: holds a user name or password. Take them out"),
        (["--endpoint", "ftp://x/store"], "endpoint: ftp://x/store: is no address. Begin it with http:// or https://."),
        (["--endpoint", "http://x:y/store"], "endpoint: is no address. Begin it with http:// or https://."),
        (["--endpoint", "http://x/store?default"], "endpoint: http://x/store?default: names a graph. Take that out;"),
        (["--graph", "news"], "graph: news: is no IRI. Give a whole one, such as https://…"),
        (["--user", f"ann:{PASSWORD}"], "--user: holds a colon. Give the name only, and the password in GRAPHKIT_PA"),
        (["--user", "ann"], "--user: needs a password, and nobody is there to be asked. Set GRAPHKIT_PASSWORD."),
    ],
)
def test_wrong_usage_is_2_and_sends_nothing(store, built, options, message):
    done = load(built, store.url, *options)
    assert done.returncode == 2
    assert done.stderr.startswith(f"graphkit: {message}")
    assert store.requests == []


@pytest.mark.parametrize(
    ("folder", "message"),
    [("nowhere", "nowhere: no such folder or file."), (".", ".: holds no manifest.json")],
)
def test_a_folder_that_is_no_build_is_refused(store, tmp_path, monkeypatch, folder, message):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    done = load(folder, store.url)
    assert done.returncode == 2
    assert done.stderr.startswith(f"graphkit: {message}")
    assert store.requests == []


def test_help_shows_how_it_is_called():
    done = load("output", "x", "--help")
    assert done.returncode == 0
    assert "graphkit load output --endpoint http://localhost:7878/store\n" in done.stdout
    assert "--password" not in done.stdout
