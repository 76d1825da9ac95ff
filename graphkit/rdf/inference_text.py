"""What is inferred, as TriG text: the statements of `graphkit.rdf.inferences`.

May import: vocabulary, graph, rdf.inferences, rdf.texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.inferences import inferred_graphs
from graphkit.rdf.texts import TextWriter, TurtleTerms


def render_inferences(graph: NewsGraph, base_iri: str) -> Iterator[str]:
    """Give the named graphs of phrases, stories and bridges as TriG without prefixes.

    Args:
        graph: a graph with phrases, stories, both or neither.
        base_iri: what every IRI begins with; ends in a slash.
    """
    terms = TurtleTerms(base_iri)
    writer = TextWriter(terms, base_iri, is_in_graph=True)
    for path, statements in inferred_graphs(graph, base_iri, terms):
        texts = writer.stream(statements)
        if first := next(texts, None):
            yield f"\n{terms.iri(base_iri + path)} {{\n"
            yield first
            yield from texts
            yield "}\n"
