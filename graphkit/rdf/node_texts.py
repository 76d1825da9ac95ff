"""Each node of a graph as Turtle: the statements of `graphkit.rdf.statements`, rendered only where they are not known.

May import: known_texts, graph, rdf.dataset, rdf.statements, rdf.texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from graphkit.graph.news_graph import NewsGraph
from graphkit.known_texts import KnownTexts
from graphkit.rdf.dataset import Tally
from graphkit.rdf.statements import GraphWriter, Node
from graphkit.rdf.texts import TextWriter


def stream_nodes(
    graph: NewsGraph,
    statements: GraphWriter[str, str],
    writer: TextWriter,
    tally: Tally[str, str],
    known: KnownTexts,
) -> Iterator[bytes]:
    """Give every node as Turtle without prefixes, in UTF-8, in the order of the graph.

    Args:
        graph: the graph.
        statements: states it.
        writer: writes what is stated.
        tally: counts it, whether it is rendered or known.
        known: the texts of the build before, by node.
    """

    def depends_on(node: Node) -> object:
        node_id, attributes, *_ = node
        return graph.provenance.digests.of_node(node_id), attributes, statements.inferred_ends(node_id)

    def render(node: Node) -> tuple[bytes, int]:
        stated = statements.of_node(*node)
        return writer.write(stated).encode(), len(stated)

    for node in statements.nodes():
        node_id, attributes, *_ = node
        text, count = known.numbered(node_id, partial(depends_on, node), partial(render, node))
        tally.add(statements.class_of(attributes), count)
        yield text
