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
from graphkit.rdf.iris import check_base_iri
from graphkit.rdf.statements import Iri, Literal, build_statements
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
        rdf.add((rdflib.URIRef(subject), rdflib.URIRef(term), _to_rdflib(value)))
    return rdf


def render_turtle(graph: NewsGraph, *, base_iri: str = DEFAULT_BASE_IRI) -> str:
    """Render a graph as Turtle (https://www.w3.org/TR/turtle/), grouped by subject, stable to the byte.

    Parameters and errors are those of `to_rdf`.
    """
    triples = (
        pyoxigraph.Triple(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(term), _to_oxigraph(value))
        for subject, term, value in build_statements(graph, check_base_iri(base_iri))
    )
    turtle = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=_prefixes(base_iri))
    assert turtle is not None  # it is None only where an output is given
    return _lay_out(turtle.decode("utf-8"))


def _prefixes(base_iri: str) -> dict[str, str]:
    """Give the prefixes of the vocabularies, and of providers, whose names need no escape behind one."""
    return PREFIXES | {PROVIDER: base_iri + NODE_KINDS[PROVIDER].iri_path}


def _lay_out(turtle: str) -> str:
    """Sort the prefixes and set an empty line before each subject; line ends in texts are escaped by now."""
    lines = turtle.removesuffix("\n").split("\n")
    prefixes = sorted(line for line in lines if line.startswith("@prefix"))
    rest = (line if line.startswith("\t") else f"\n{line}" for line in lines if not line.startswith("@prefix"))
    return "\n".join([*prefixes, *rest]) + "\n"


def _to_rdflib(value: Iri | Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, Iri):
        return rdflib.URIRef(value.iri)
    # Normalised, as rdflib does when it reads the Turtle, so that both are equal to it.
    return rdflib.Literal(value.text, datatype=value.datatype and rdflib.URIRef(value.datatype))


def _to_oxigraph(value: Iri | Literal) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if isinstance(value, Iri):
        return pyoxigraph.NamedNode(value.iri)
    if value.datatype is None:
        return pyoxigraph.Literal(value.text)
    return pyoxigraph.Literal(value.text, datatype=pyoxigraph.NamedNode(value.datatype))
