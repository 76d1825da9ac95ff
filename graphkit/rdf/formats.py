"""The formats that a graph is written in, as one table, and the rdflib graph.

A new format is one row. Turtle, N-Triples, RDF/XML and JSON-LD hold the preferred value of everything;
TriG and N-Quads hold what each document says, conflicts included, and what is inferred.

May import: errors, known_texts, vocabulary, graph, and everything in `graphkit.rdf`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice, starmap
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

import msgspec
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graphkit.errors import UsageError
from graphkit.graph.news_graph import InferredEdges, NewsGraph
from graphkit.graph.provenance import Provenance
from graphkit.known_texts import KnownTexts
from graphkit.rdf.dataset import Options, Tally, build_body, build_dataset, describe_dataset
from graphkit.rdf.documents import stream_documents
from graphkit.rdf.entries import build_document_quads
from graphkit.rdf.inference_text import render_inferences
from graphkit.rdf.inferences import bridge_statements, build_inference_quads
from graphkit.rdf.iris import check_base_iri
from graphkit.rdf.json_ld import render_json_ld
from graphkit.rdf.node_texts import stream_nodes
from graphkit.rdf.serialise import render_prefixes, serialise
from graphkit.rdf.statements import GraphWriter, build_document_statements
from graphkit.rdf.terms import TERMS, Statement, to_rdflib
from graphkit.rdf.texts import TextWriter, TurtleTerms
from graphkit.vocabulary import DEFAULT_BASE_IRI, NODE_KINDS, PREFIXES, PROVIDER

if TYPE_CHECKING:
    import rdflib

Render = Callable[[NewsGraph, str, Options | None], Iterator[bytes]]
"""Renders a graph piece by piece, in UTF-8, with a base IRI and the options that it was built with."""

_PIECE = 10_000
"""How many statements are written at once."""

_MEMORY_BYTES = 64 * 1024 * 1024
"""How much text waits in memory; more waits on disk."""

_PIECE_BYTES = 1024 * 1024


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format that a graph can be written in."""

    name: str
    """What it is called on the command line, and how its files end."""
    media_type: str
    """Its media type (https://www.iana.org/assignments/media-types)."""
    what: str
    """What it is, in a phrase."""
    render: Render
    """How it is made."""


def _preferred(rdf_format: RdfFormat) -> Render:
    def render(graph: NewsGraph, base_iri: str, options: Options | None) -> Iterator[bytes]:
        triples = (Triple(*statement) for statement in build_dataset(graph, base_iri, options))
        yield serialise(triples, rdf_format, base_iri).encode()

    return render


def _turtle(graph: NewsGraph, base_iri: str, options: Options | None) -> Iterator[bytes]:
    return chain(_turtle_beginning(graph, base_iri, options, KnownTexts(), None), end_turtle(graph, base_iri=base_iri))


def _turtle_beginning(
    graph: NewsGraph, base_iri: str, options: Options | None, known: KnownTexts, inferred: InferredEdges | None
) -> Iterator[bytes]:
    terms = TurtleTerms(base_iri)
    tally: Tally[str, str] = Tally(terms, terms.iri_of)
    writer = TextWriter(terms, base_iri, is_in_graph=False)
    statements = GraphWriter(graph, base_iri, terms, inferred)

    def render() -> Iterator[bytes]:
        yield from stream_nodes(graph, statements, writer, tally, known)
        bridges = bridge_statements(graph, base_iri, terms)
        yield from (text.encode() for text in writer.stream(tally.watch(bridges)))

    def describe() -> Iterator[Statement[NamedNode, Literal]]:
        for _ in tally.watch(build_document_statements(graph, base_iri, terms)):
            pass  # they stand at the end, and are counted here
        return describe_dataset(graph, tally, base_iri, options)

    pieces = _describe_first(render(), describe, RdfFormat.TURTLE, base_iri)
    with known.open():
        description = next(pieces)  # when all that it describes has been rendered
        known.start = len(description)
    yield description
    yield from pieces


def _n_triples(graph: NewsGraph, base_iri: str, options: Options | None) -> Iterator[bytes]:
    tally: Tally[NamedNode, Literal] = Tally(TERMS, attrgetter("value"))
    statements = tally.watch(build_body(graph, base_iri, TERMS))
    triples = (starmap(Triple, piece) for piece in iter(lambda: list(islice(statements, _PIECE)), []))
    texts = (serialise(piece, RdfFormat.N_TRIPLES, base_iri).encode() for piece in triples)
    describe = partial(describe_dataset, graph, tally, base_iri, options)
    return _describe_first(texts, describe, RdfFormat.N_TRIPLES, base_iri)


def _describe_first(
    texts: Iterator[bytes],
    describe: Callable[[], Iterable[Statement[NamedNode, Literal]]],
    rdf_format: RdfFormat,
    base_iri: str,
) -> Iterator[bytes]:
    """Put the description first, which is known last, as it counts statements; never hold all of them."""
    with SpooledTemporaryFile(max_size=_MEMORY_BYTES) as body:
        body.writelines(texts)
        yield serialise(starmap(Triple, describe()), rdf_format, base_iri).encode()
        body.seek(0)
        while text := body.read(_PIECE_BYTES):
            yield text


def _trig(graph: NewsGraph, base_iri: str, _: Options | None) -> Iterator[bytes]:
    return stream_trig(graph, base_iri=base_iri)


def _n_quads(graph: NewsGraph, base_iri: str, _: Options | None) -> Iterator[bytes]:
    quads = chain(build_document_quads(graph, base_iri), build_inference_quads(graph, base_iri))
    while piece := list(islice(quads, _PIECE)):
        yield serialise(piece, RdfFormat.N_QUADS, base_iri).encode()


def _json_ld(graph: NewsGraph, base_iri: str, options: Options | None) -> Iterator[bytes]:
    yield render_json_ld(build_dataset(graph, base_iri, options)).encode()


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            name="ttl",
            media_type="text/turtle",
            what="Turtle: the preferred value of everything, to read",
            render=_turtle,
        ),
        Format(
            name="trig",
            media_type="application/trig",
            what="TriG: what each document says, to read",
            render=_trig,
        ),
        Format(
            name="nt",
            media_type="application/n-triples",
            what="N-Triples: as ttl, a statement a line",
            render=_n_triples,
        ),
        Format(
            name="nq",
            media_type="application/n-quads",
            what="N-Quads: as trig, a statement a line",
            render=_n_quads,
        ),
        Format(
            name="jsonld",
            media_type="application/ld+json",
            what="JSON-LD: as ttl, with its context inside",
            render=_json_ld,
        ),
        Format(
            name="rdfxml",
            media_type="application/rdf+xml",
            what="RDF/XML: as ttl",
            render=_preferred(RdfFormat.RDF_XML),
        ),
    )
}
"""Every format, by name."""


def render_rdf(graph: NewsGraph, name: str, *, base_iri: str = DEFAULT_BASE_IRI, options: Options | None = None) -> str:
    """Render a graph in a format; the same graph gives the same bytes.

    Args:
        graph: a graph that `graphkit.graph` built.
        name: the format, a key of `FORMATS`.
        base_iri: what every IRI begins with: https, with a slash at its end.
        options: the options that the graph was built with, to be told in the data set's description.

    Raises:
        UsageError: if there is no such format, or the base is none.
    """
    if name not in FORMATS:
        raise UsageError(f"{name}: is no format. Choose one of {', '.join(FORMATS)}.")
    return b"".join(FORMATS[name].render(graph, check_base_iri(base_iri), options)).decode()


def begin_turtle(
    graph: NewsGraph,
    known: KnownTexts,
    *,
    base_iri: str = DEFAULT_BASE_IRI,
    options: Options | None = None,
    inferred: InferredEdges | None = None,
) -> Iterator[bytes]:
    """Render as Turtle what follows from what documents say, however they write it; without ever holding the whole.

    Args:
        graph: see `render_rdf`.
        known: the texts of nodes in the build before.
        base_iri: see `render_rdf`.
        options: see `render_rdf`.
        inferred: its edges that were inferred, if they are at hand.
    """
    return _turtle_beginning(graph, check_base_iri(base_iri), options, known, inferred)


def end_turtle(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI) -> Iterator[bytes]:
    """Render as Turtle what is said of documents, to stand behind what `begin_turtle` gives; args as there."""
    terms = TurtleTerms(base_iri)
    texts = TextWriter(terms, base_iri, is_in_graph=False).stream(build_document_statements(graph, base_iri, terms))
    return (text.encode() for text in texts)


def stream_trig(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI) -> Iterator[bytes]:
    """Render a graph as TriG, piece by piece, in UTF-8: what documents say, and what is inferred; args as `render_rdf`."""
    beginning = begin_trig(graph.provenance, KnownTexts(), base_iri=base_iri)
    return chain(beginning, end_trig(graph, KnownTexts(), base_iri=base_iri))


def begin_trig(provenance: Provenance, known: KnownTexts, *, base_iri: str = DEFAULT_BASE_IRI) -> Iterator[bytes]:
    """Render what documents say as TriG, which needs no graph.

    Args:
        provenance: what they say.
        known: the texts of documents in the build before.
        base_iri: what every IRI begins with: https, with a slash at its end.
    """
    with known.open():
        prefixes = render_prefixes(check_base_iri(base_iri)).encode()
        known.start = len(prefixes)
        yield prefixes
        yield from stream_documents(provenance, base_iri, known)


def end_trig(graph: NewsGraph, known: KnownTexts, *, base_iri: str = DEFAULT_BASE_IRI) -> Iterator[bytes]:
    """Render what is inferred as TriG, to stand behind what `begin_trig` gives.

    Args:
        graph: see `render_rdf`.
        known: the texts of phrases and stories in the build before.
        base_iri: see `render_rdf`.
    """
    with known.open():
        yield from render_inferences(graph, base_iri, known)


def to_rdf(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI, options: Options | None = None) -> rdflib.Graph:
    """Turn a graph into an rdflib graph, to query it with SPARQL or to join it with others.

    It equals what rdflib reads from ``graph.ttl``. Args and errors are those of `render_rdf`.
    """
    import rdflib  # noqa: PLC0415 - heavy, and nothing else of a build needs it

    rdf = rdflib.Graph()
    for prefix, namespace in {**PREFIXES, PROVIDER: base_iri + NODE_KINDS[PROVIDER].iri_path}.items():
        rdf.bind(prefix, namespace, replace=True)
    for subject, term, value in build_dataset(graph, check_base_iri(base_iri), options):
        rdf.add((to_rdflib(subject), to_rdflib(term), to_rdflib(value)))
    return rdf
