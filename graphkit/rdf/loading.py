"""A build goes into a triple store: the graph, and where asked for, what each document says.

``graph.ttl`` goes into the graph named after the data set; each named graph of ``graph.trig`` into the graph
of its own name, with one request each. Every graph is replaced whole, so that loading again does no harm;
graphs of documents that an earlier build had and this one has not stay where they are, and are counted.
What is sent was checked against the manifest first, and what the store holds is counted afterwards.

Virtuoso 7 changes terms on its own: an ``xsd:integer`` of 2**31 or more comes back as ``xsd:decimal``, and
an IRI of more than about 2,000 bytes is cut, with a hash at its end. All else comes back as it was sent, and
as many statements as were sent.

May import: errors, vocabulary, output, rdf.iris, rdf.graph_store; pyoxigraph.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from os import PathLike
from pathlib import Path
from typing import Any

import pyoxigraph

from graphkit.errors import InputNotFoundError, OutputRefusedError, StoreError, UsageError, escape_hidden
from graphkit.output import read_output
from graphkit.rdf.graph_store import GraphStore
from graphkit.rdf.iris import check_base_iri, dataset_iri, document_iri
from graphkit.vocabulary import DOCUMENT_CLASS

TIMEOUT_SECONDS = 300.0
"""How long a store may take over one step; after a million statements some need a minute to answer."""

Progress = Callable[[int, int], None]
"""What is told how much of the files, in bytes, has been sent, and how much there is."""

_FILES = ("graph.ttl", "graph.trig")
_MEMORY_BYTES = 16 * 1024 * 1024  # what is larger waits on disk until it is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedGraph:
    """One graph that was sent."""

    name: str
    """Its IRI."""
    sent: int
    """How many statements were sent."""
    held: int | None
    """How many the store holds there now; None if it could not be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What came of loading."""

    graphs: tuple[LoadedGraph, ...]
    """The graphs, that of the data set first, then those of the documents."""
    added: bool
    """Whether they were added to what was there, rather than put in its place."""
    unchecked: str
    """Why the statements could not be counted afterwards; empty if they were."""
    other_documents: int
    """How many more graphs of documents with the same base the store holds; 0 too where it cannot be asked."""


def load_build(
    folder: str | PathLike[str],
    endpoint: str,
    *,
    graph: str | None = None,
    user: str | None = None,
    password: str | None = None,
    add: bool = False,
    provenance: bool = False,
    progress: Progress | None = None,
    timeout_seconds: float = TIMEOUT_SECONDS,
    query_endpoint: str | None = None,
) -> LoadReport:
    """Load what a build left into a triple store.

    Args:
        folder: the output folder of a build.
        endpoint: the store's address of the SPARQL 1.1 Graph Store Protocol.
        graph: the graph that ``graph.ttl`` goes into; None for the one named after the data set.
        user: the name to tell the store when it asks for one; None for none.
        password: the user's password.
        add: add to what the graphs hold rather than replace it.
        provenance: send each named graph of ``graph.trig`` too.
        progress: told after each piece.
        timeout_seconds: how long the store may take over one step.
        query_endpoint: where the store answers queries, to count there; None to tell it from `endpoint`.

    Returns:
        What was sent, and what the store holds.

    Raises:
        InputNotFoundError: if there is no such folder.
        OutputRefusedError: if it is not the whole output of a build.
        UsageError: if an address or the name of the graph cannot be one.
        StoreError: if the store cannot be reached, refuses, or does not hold what was sent.
    """
    manifest, files = _read_build(Path(folder), _FILES if provenance else _FILES[:1])
    name = dataset_iri(manifest["options"]["base_iri"]) if graph is None else _check_graph(graph)
    store = GraphStore(
        endpoint, query_endpoint=query_endpoint, user=user, password=password, timeout_seconds=timeout_seconds
    )
    with closing(store):
        store.authenticate(name)
        return _send_build(_Sending(store, add=add, progress=progress), manifest, files, name)


def _read_build(folder: Path, names: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Give a build's manifest and the files that will be sent."""
    if not folder.is_dir():
        raise InputNotFoundError(str(folder))
    manifest, files = read_output(folder)
    check_base_iri(manifest["options"]["base_iri"])  # it goes into a query
    for name in names:
        if name not in files:
            raise OutputRefusedError(str(folder / name), "is not there", "Build it again")
    return manifest, {name: files[name] for name in names}


def _send_build(sending: _Sending, manifest: dict[str, Any], files: dict[str, bytes], name: str) -> LoadReport:
    """Send ``graph.ttl`` under its name, then each graph of ``graph.trig`` if that is among the files."""
    sending.total_bytes = sum(map(len, files.values()))
    turtle, trig = files[_FILES[0]], files.get(_FILES[1])
    quads = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    sending.send(name, quads, len(turtle))
    if trig is None:
        return sending.report(None)
    share_bytes = len(trig) / max(1, len(manifest["inputs"]))
    quads = pyoxigraph.parse(trig, format=pyoxigraph.RdfFormat.TRIG)
    for document, said in groupby(quads, key=lambda quad: quad.graph_name):
        sending.send(document.value, said, share_bytes)
    return sending.report(document_iri("", manifest["options"]["base_iri"]))


class _Sending:
    """Sends graphs one by one, and keeps the account."""

    def __init__(self, store: GraphStore, *, add: bool, progress: Progress | None) -> None:
        self.total_bytes = 0
        self._store = store
        self._add = add
        self._progress = progress
        self._done_bytes = 0.0
        self._graphs: list[LoadedGraph] = []
        self._unchecked = ""

    def send(self, name: str, quads: Iterable[pyoxigraph.Quad], share_bytes: float) -> None:
        """Send one graph and count it; `share_bytes` is the part it has of what is shown as progress."""
        with closing(tempfile.SpooledTemporaryFile(_MEMORY_BYTES)) as file:
            # A store holds a statement once, however often it is written.
            distinct = dict.fromkeys(quad.triple for quad in quads)
            pyoxigraph.serialize(distinct, file, format=pyoxigraph.RdfFormat.N_TRIPLES)
            sent = len(distinct)
            del distinct
            self._store.send(name, file, add=self._add, progress=lambda part: self._tell(part * share_bytes))
        self._done_bytes += share_bytes
        self._graphs.append(LoadedGraph(name=name, sent=sent, held=self._count(name, sent)))

    def report(self, documents: str | None) -> LoadReport:
        """Sum up; graphs whose names begin with `documents` and were not sent are counted."""
        return LoadReport(
            graphs=tuple(self._graphs),
            added=self._add,
            unchecked=self._unchecked,
            other_documents=self._count_others(documents) if documents and self._store.counts_by_query else 0,
        )

    def _tell(self, more_bytes: float) -> None:
        if self._progress is not None:
            self._progress(min(self.total_bytes, round(self._done_bytes + more_bytes)), self.total_bytes)

    def _count(self, name: str, sent: int) -> int | None:
        if self._unchecked:
            return None
        try:
            held = self._store.count(name)
        except StoreError as error:
            self._unchecked = str(error)
            return None
        if held < sent or (held > sent and not self._add):
            what = f"was sent {sent:,} statements for <{name}>, but holds {held:,}"
            if self._store.counts_by_query:
                raise StoreError(self._store.endpoint, what, "Look into the store's log, then send again")
            remedy = "Some stores cut short what they give back: name a --query-endpoint to count there"
            raise StoreError(self._store.endpoint, what, remedy)
        return held

    def _count_others(self, documents: str) -> int:
        query = (
            f"SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {{ GRAPH ?g {{ ?g a <{DOCUMENT_CLASS}> }} "
            f'FILTER(STRSTARTS(STR(?g), "{documents}")) }}'
        )
        try:
            return max(0, self._store.ask_number(query) - (len(self._graphs) - 1))
        except StoreError:
            return 0  # a courtesy; the load is done and counted


def _check_graph(iri: str) -> str:
    try:
        return pyoxigraph.NamedNode(iri).value
    except ValueError:
        raise UsageError(f"graph: {escape_hidden(iri)}: is no IRI. Give a whole one, such as https://…") from None
