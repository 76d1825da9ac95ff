"""RDF against the SHACL shapes that ship as ``graphkit/rdf/shapes.ttl``, by pyshacl.

pyshacl is asked on rdflib's memory store: on a store that lives elsewhere it never ends.

May import: errors, vocabulary, rdf; pyshacl inside a function, for it is an extra.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.namespace import RDFS, SH

from graphkit.errors import PackageMissingError
from graphkit.rdf.terms import to_rdflib
from graphkit.vocabulary import DESCRIBED_IN_TERM, MENTIONED_IN_TERM, PATH_TERM, PREFIXES

SHAPES = files("graphkit.rdf").joinpath("shapes.ttl")
"""The shapes."""

_MAX_STEPS = 3
"""How far a document may be: a logo belongs to a provider, which published an article, which is described."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """Something that does not have its shape."""

    shape: str
    """The name of the shape in ``shapes.ttl``."""
    what: str
    """What ought to be: the shape's message."""
    node: str
    """The IRI of what does not have it, or the value."""
    path: str
    """The property, shortened; empty where the shape names several, or none."""
    value: str
    """The value that is wrong; empty where one is absent or too many."""
    documents: tuple[str, ...]
    """The paths of the documents that it comes from."""


def find_violations(statements: Iterable[Triple], documents: Mapping[str, Iterable[str]]) -> list[Violation]:
    """Hold statements against the shapes.

    Args:
        statements: those of ``graph.ttl``, or of named graphs of ``graph.trig``.
        documents: the paths of the documents that things come from, by IRI; what is not in it comes from where
            that comes from which leads to it.

    Returns:
        The violations, in order; none if the statements conform.

    Raises:
        PackageMissingError: if pyshacl is not installed.
    """
    check_installed()
    import pyshacl  # noqa: PLC0415 - an extra

    shapes = rdflib.Graph().parse(data=SHAPES.read_text("utf-8"), format="turtle")
    graph = _to_graph(statements)
    for subclass in shapes.triples((None, RDFS.subClassOf, None)):
        graph.add(subclass)
    # In place, for pyshacl would copy the graph, and nothing is added to it.
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    assert isinstance(results, rdflib.Graph)  # it is bytes only where a format is asked for
    found = set()
    for result in results.subjects(SH.focusNode):
        origins = _find_origins(graph, results.value(result, SH.focusNode), documents)
        found.add(_violation(results, result, tuple(sorted(origins))))
    return sorted(found)


def find_documents_of_things(statements: Iterable[Triple]) -> dict[str, set[str]]:
    """Find the paths of the documents that things in ``graph.ttl`` come from, by IRI, where that is stated."""
    paths: dict[object, str] = {}
    links: list[Triple] = []
    for statement in statements:
        if statement.predicate.value == PATH_TERM and isinstance(statement.object, Literal):
            paths[statement.subject] = statement.object.value
        elif statement.predicate.value in (DESCRIBED_IN_TERM, MENTIONED_IN_TERM):
            links.append(statement)
    documents = {_iri(document): {path} for document, path in paths.items()}
    for link in links:
        if link.object in paths:
            documents.setdefault(_iri(link.subject), set()).add(paths[link.object])
    return documents


def check_installed() -> None:
    """Check that pyshacl is there.

    Raises:
        PackageMissingError: if it is not.
    """
    try:
        import pyshacl  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise PackageMissingError("pyshacl", "shacl", "The shapes of the RDF are checked by it") from error


def _violation(results: rdflib.Graph, result: Any, documents: tuple[str, ...]) -> Violation:
    terms = (SH.focusNode, SH.sourceShape, SH.resultPath, SH.value)
    node, shape, path, value = (results.value(result, term) for term in terms)
    return Violation(
        shape=str(shape).rpartition("#")[2],
        what=str(results.value(result, SH.resultMessage)),
        node=str(node),
        path=_shorten(path) if isinstance(path, rdflib.URIRef) else "",
        value="" if value is None else value.n3(),
        documents=documents,
    )


def _find_origins(graph: rdflib.Graph, node: Any, documents: Mapping[str, Iterable[str]]) -> set[str]:
    """Give the paths of the documents that a thing comes from, or else what leads to it."""
    reached, steps = {node}, 0
    while not (found := {path for one in reached for path in documents.get(str(one), ())}) and steps < _MAX_STEPS:
        reached = {subject for one in reached for subject in graph.subjects(None, one)}
        steps += 1
    return found


def _shorten(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _to_graph(statements: Iterable[Triple]) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    convert = cache(_to_node)  # most IRIs stand there many times
    with _silence(logging.getLogger("rdflib.term")):
        for statement in statements:
            graph.add((convert(statement.subject), convert(statement.predicate), convert(statement.object)))
    return graph


@contextlib.contextmanager
def _silence(logger: logging.Logger) -> Iterator[None]:
    """Keep rdflib from showing a stack trace of every literal that is not of its datatype: the shapes find it."""
    was_disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = was_disabled


def _to_node(term: NamedNode | Literal | BlankNode | Triple) -> rdflib.term.Node:
    if isinstance(term, Literal) and term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if isinstance(term, NamedNode | Literal):
        return to_rdflib(term, normalize=False)
    return rdflib.BNode(str(term))  # graphkit writes none, and what did is to be judged all the same
