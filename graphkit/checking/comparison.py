"""The RDF that the documents make now against the RDF that a build left, statement by statement, both ways.

May import: graph, rdf, checking.accounting, checking.built_files, checking.findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from graphkit.checking.accounting import ask_graph
from graphkit.checking.built_files import TRIG, TTL
from graphkit.checking.findings import Finding
from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.dataset import Options, build_dataset
from graphkit.rdf.entries import build_document_quads
from graphkit.rdf.inferences import build_inference_quads


def expected_quads(graph: NewsGraph, base_iri: str) -> Iterator[Quad]:
    """Give all that ``graph.trig`` ought to say of a graph; a new part of that file is to be added here."""
    yield from build_document_quads(graph, base_iri)
    yield from build_inference_quads(graph, base_iri)


def compare_documents(graph: NewsGraph, store: Store, base_iri: str) -> Iterator[Finding]:
    """Compare the named graphs of ``graph.trig``.

    Args:
        graph: what the documents make now.
        store: what ``graph.trig`` says.
        base_iri: what every IRI begins with; ends in a slash.
    """
    expected: dict[str, set[Triple]] = {}
    for quad in expected_quads(graph, base_iri):
        assert isinstance(quad.graph_name, NamedNode)  # nothing stands outside of named graphs
        expected.setdefault(quad.graph_name.value, set()).add(quad.triple)
    for name in sorted(expected):
        if said := ask_graph(store, name):
            yield from _compare(TRIG, expected[name], said)
        else:
            yield Finding(place=TRIG, what=f"lacks the graph <{name}> ({len(expected[name]):,} statements)")
    for graph_name in sorted(store.named_graphs(), key=str):
        if not isinstance(graph_name, NamedNode) or graph_name.value not in expected:
            count = sum(1 for _ in store.quads_for_pattern(None, None, None, graph_name))
            yield Finding(place=TRIG, what=f"holds the graph {graph_name}, and should not ({count:,} statements)")
    yield from _compare(TRIG, (), (quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())))


def compare_dataset(graph: NewsGraph, said: Iterable[Triple], base_iri: str, options: Options) -> Iterator[Finding]:
    """Compare the preferred values of everything.

    Args:
        graph: what the documents make now.
        said: what ``graph.ttl`` says.
        base_iri: what every IRI begins with; ends in a slash.
        options: the options of the build.
    """
    yield from _compare(TTL, (Triple(*statement) for statement in build_dataset(graph, base_iri, options)), said)


def _compare(file: str, expected: Iterable[Triple], said: Iterable[Triple]) -> Iterator[Finding]:
    expected, said = frozenset(expected), frozenset(said)
    for statement in sorted(map(str, expected - said)):
        yield Finding(place=file, what=f"lacks {statement}")
    for statement in sorted(map(str, said - expected)):
        yield Finding(place=file, what=f"holds, and should not, {statement}")
