"""A triple store by the SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

Statements are sent as N-Triples: every store reads it alike, while Virtuoso 7 misreads names with escapes in
Turtle and refuses a whole graph for one large number there. They are counted where queries are answered, if
that address is known or can be told from the other; else the graph is fetched, as the protocol has it.
Virtuoso cuts what it gives to a fetch at its ``ResultSetMaxRows`` and says nothing; a count it gives whole.

May import: errors, rdf.store_client; httpx, pyoxigraph.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING
from urllib.parse import urlencode

import httpx
import pyoxigraph

from graphkit.errors import StoreError
from graphkit.rdf.store_client import StoreClient, check_address

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_N_TRIPLES = pyoxigraph.RdfFormat.N_TRIPLES.media_type
_CHUNK_BYTES = 65_536

# How the addresses of known stores end: for graphs, and for queries.
_QUERY_ADDRESSES = {
    "/sparql-graph-crud-auth": "/sparql-auth",  # Virtuoso
    "/sparql-graph-crud": "/sparql",  # Virtuoso, without a user
    "/store": "/query",  # Oxigraph
    "/data": "/query",  # Fuseki
    "/rdf-graphs/service": "",  # RDF4J, GraphDB
}


class GraphStore:
    """One store; to be closed at the end."""

    def __init__(
        self,
        endpoint: str,
        *,
        query_endpoint: str | None,
        user: str | None,
        password: str | None,
        timeout_seconds: float,
    ) -> None:
        """Prepare for a store; nothing is sent yet.

        Args:
            endpoint: the address of its graphs, without a graph's name.
            query_endpoint: the address of its queries; None to tell it from the other, or do without.
            user: the user's name; None for none.
            password: the user's password.
            timeout_seconds: how long to wait for the store to take or give the next piece.

        Raises:
            UsageError: if an address is none, or holds credentials.
        """
        check_address(endpoint, "endpoint")
        queries = check_address(query_endpoint, "query endpoint") if query_endpoint else _query_address(endpoint)
        self._asks_first = user is not None
        self._graphs = StoreClient(endpoint, user=user, password=password, timeout_seconds=timeout_seconds)
        self._queries: StoreClient | None = None
        if queries:
            if _origin(queries) != _origin(endpoint):
                user = password = None  # they are another server's
            self._queries = StoreClient(queries, user=user, password=password, timeout_seconds=timeout_seconds)
        self._query_is_guess = query_endpoint is None

    def close(self) -> None:
        """Close the connections."""
        self._graphs.close()
        if self._queries is not None:
            self._queries.close()

    @property
    def endpoint(self) -> str:
        """The address of its graphs."""
        return self._graphs.address

    @property
    def counts_by_query(self) -> bool:
        """Whether statements are counted by a query."""
        return self._queries is not None

    def authenticate(self, graph: str) -> None:
        """Learn how the store wants to know the user, before a large body is sent in vain.

        It is asked by adding nothing to the graph: that takes the same right as loading does.

        Args:
            graph: the name of a graph that will be loaded.

        Raises:
            StoreError: if it cannot be reached, or does not know the user.
        """
        if not self._asks_first:
            return
        headers = {"Content-Type": _N_TRIPLES}
        try:
            with self._graphs.exchange("POST", params={"graph": graph}, headers=headers, content=b"", repeatable=True):
                pass
        except StoreError as error:
            if error.status in (None, httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
                raise

    def send(self, graph: str, file: IO[bytes], *, add: bool, progress: Callable[[float], None]) -> None:
        """Send a file of N-Triples into a graph.

        Args:
            graph: the graph's name.
            file: the file, read from its beginning.
            add: add to what the graph holds (POST) rather than replace it (PUT).
            progress: told what part, from 0 to 1, has been sent.

        Raises:
            StoreError: if the store cannot be reached or refuses.
        """
        upload = _Upload(file, progress)
        headers = {"Content-Type": _N_TRIPLES, "Content-Length": str(upload.size_bytes)}
        with self._graphs.exchange(
            "POST" if add else "PUT", params={"graph": graph}, headers=headers, content=upload, repeatable=not add
        ):
            pass

    def count(self, graph: str) -> int:
        """Count the statements that a graph holds.

        Raises:
            StoreError: if the store does not tell.
        """
        if self._queries is not None:
            try:
                return self.ask_number(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
            except StoreError as error:
                if not self._query_is_guess or error.status not in (404, 405):
                    raise
                self._queries = None  # no queries are answered there
        try:
            with self._graphs.exchange(
                "GET", params={"graph": graph}, headers={"Accept": _N_TRIPLES}, repeatable=True
            ) as response:
                return self._count_statements(response)
        except StoreError as error:
            if error.status == httpx.codes.NOT_FOUND:
                return 0
            raise

    def ask_number(self, query: str) -> int:
        """Ask a SPARQL query whose answer is one number, called ``n``.

        Args:
            query: the query.

        Raises:
            StoreError: if the store does not tell, or there is no address for queries.
        """
        if self._queries is None:
            raise StoreError(self.endpoint, "has no known address for queries", "Name it with --query-endpoint")
        # As a form: Virtuoso never answers a body of application/sparql-query.
        headers = {
            "Accept": "application/sparql-results+json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        content = urlencode({"query": query}).encode("ascii")
        with self._queries.exchange("POST", headers=headers, content=content, repeatable=True) as response:
            try:
                return int(json.loads(response.read())["results"]["bindings"][0]["n"]["value"])
            except (ValueError, LookupError, TypeError, RecursionError) as error:
                what = "answered a query with something that is no SPARQL result"
                raise StoreError(self._queries.address, what, "Name another --query-endpoint") from error

    def _count_statements(self, response: httpx.Response) -> int:
        kind = pyoxigraph.RdfFormat.from_media_type(response.headers.get("content-type", "").partition(";")[0])
        try:
            # What is no RDF at all is read as N-Triples, and fails as such.
            body = io.BufferedReader(_Body(response))
            return sum(1 for _ in pyoxigraph.parse(body, format=kind or pyoxigraph.RdfFormat.N_TRIPLES, lenient=True))
        except (SyntaxError, ValueError, OSError) as error:
            what = "gave back a graph that cannot be read"
            raise StoreError(self.endpoint, what, "Name a --query-endpoint to count there") from error


class _Upload(httpx.SyncByteStream):
    """A file as a body that can be sent again."""

    def __init__(self, file: IO[bytes], progress: Callable[[float], None]) -> None:
        self._file = file
        self._progress = progress
        self.size_bytes = file.seek(0, 2)

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(0)
        sent = 0
        while piece := self._file.read(_CHUNK_BYTES):
            yield piece
            sent += len(piece)
            self._progress(sent / self.size_bytes)


class _Body(io.RawIOBase):
    """A response's body as a file to be read once."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__()
        self._pieces = response.iter_bytes()
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        taken = self._rest[: len(target)]
        target[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)


def _query_address(endpoint: str) -> str | None:
    url = httpx.URL(endpoint)
    for graphs, queries in _QUERY_ADDRESSES.items():
        if url.path.endswith(graphs) and not url.query:
            return str(url.copy_with(path=url.path.removesuffix(graphs) + queries))
    return None


def _origin(address: str) -> tuple[str, str, int | None]:
    url = httpx.URL(address)
    return url.scheme, url.host, url.port
