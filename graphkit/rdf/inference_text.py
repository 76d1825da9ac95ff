"""What is inferred, as TriG text: the statements of `graphkit.rdf.inferences`, rendered only where they are not known.

May import: known_texts, vocabulary, graph, rdf.inferences, rdf.texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.known_texts import KnownTexts
from graphkit.rdf.inferences import InferenceWriter, Node, bridge_statements
from graphkit.rdf.texts import TextWriter, TurtleTerms
from graphkit.vocabulary import BRIDGES_PATH, INFERENCES


def render_inferences(graph: NewsGraph, base_iri: str, known: KnownTexts) -> Iterator[bytes]:
    """Give the named graphs of phrases, stories and bridges as TriG without prefixes, in UTF-8.

    Args:
        graph: a graph with phrases, stories, both or neither.
        base_iri: what every IRI begins with; ends in a slash.
        known: the texts of the build before, by node.
    """
    terms = TurtleTerms(base_iri)
    writer = TextWriter(terms, base_iri, is_in_graph=True)

    def render(statements: InferenceWriter[str, str], node: Node) -> tuple[bytes, int]:
        return writer.write(statements.of_node(*node)).encode(), 0

    def in_graph(path: str, texts: Iterator[bytes]) -> Iterator[bytes]:
        yield known.pass_over(f"\n{terms.iri(base_iri + path)} {{\n".encode())
        yield from texts
        yield known.pass_over(b"}\n")

    for inference in INFERENCES:
        if any(nodes_of(graph, inference.node_kind)):
            statements = InferenceWriter(graph, inference, base_iri, terms)
            texts = known.runs(statements.nodes(), itemgetter(0), _itself, partial(render, statements))
            yield from in_graph(inference.graph_path, (text for text, _ in texts))
    if bridges := writer.write(bridge_statements(graph, base_iri, terms)):
        yield from in_graph(BRIDGES_PATH, iter([known.pass_over(bridges.encode())]))


def _itself(node: Node) -> Node:
    """Give what the text of a node depends on: all that is known of it is inferred."""
    return node
