"""Statements become an rdflib graph, or Turtle text.

`to_rdf` hands over an ordinary `rdflib.Graph`. `render_turtle` writes with the Oxigraph serialiser:
rdflib's own writes texts that end in a quotation mark so that no other parser reads them back, passes
line ends in IRIs through, and is about 70 times slower.

May import: vocabulary, graph, rdf.statements.
"""

from __future__ import annotations

import pyoxigraph
import rdflib

from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.entries import build_document_quads
from graphkit.rdf.iris import check_base_iri
from graphkit.rdf.statements import build_statements
from graphkit.rdf.terms import to_rdflib
from graphkit.vocabulary import DEFAULT_BASE_IRI, NODE_KINDS, PREFIXES, PROVIDER


def to_rdf(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI) -> rdflib.Graph:
    """Turn a graph into an rdflib graph, to query it with SPARQL or to join it with others.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with: https, with a slash at its end.

    Raises:
        UsageError: if the base is none.
    """
    rdf = rdflib.Graph()
    for prefix, namespace in _prefixes(base_iri).items():
        rdf.bind(prefix, namespace, replace=True)
    for subject, term, value in build_statements(graph, check_base_iri(base_iri)):
        rdf.add((to_rdflib(subject), to_rdflib(term), to_rdflib(value)))
    return rdf


def render_turtle(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI) -> str:
    """Render a graph as Turtle (https://www.w3.org/TR/turtle/), grouped by subject, stable to the byte.

    Parameters and errors are those of `to_rdf`.
    """
    triples = (pyoxigraph.Triple(*statement) for statement in build_statements(graph, check_base_iri(base_iri)))
    turtle = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=_prefixes(base_iri))
    assert turtle is not None  # it is None only where an output is given
    return _lay_out(turtle.decode("utf-8"))


def render_trig(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI) -> str:
    """Render what each document says as TriG (https://www.w3.org/TR/trig/), one named graph a document.

    Conflicting values stand side by side, each in the graph of its document; see `graphkit.rdf.entries`.
    Args and errors are those of `to_rdf`.
    """
    quads = build_document_quads(graph, check_base_iri(base_iri))
    trig = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=_prefixes(base_iri))
    assert trig is not None  # it is None only where an output is given
    return _lay_out(trig.decode("utf-8"))


def _prefixes(base_iri: str) -> dict[str, str]:
    """Give the prefixes of the vocabularies, and of providers, whose names need no escape behind one."""
    return PREFIXES | {PROVIDER: base_iri + NODE_KINDS[PROVIDER].iri_path}


def _lay_out(turtle: str) -> str:
    """Sort the prefixes and set an empty line before each subject; line ends in texts are escaped by now."""
    lines = turtle.removesuffix("\n").split("\n")
    prefixes = sorted(line for line in lines if line.startswith("@prefix"))
    rest = (line if line.startswith(("\t", "}")) else f"\n{line}" for line in lines if not line.startswith("@prefix"))
    return "\n".join([*prefixes, *rest]) + "\n"
