"""Nodes, and what they share, as Turtle: what `graphkit.rdf.statements` states, rendered only where it is not known.

May import: known_texts, records, graph, rdf.dataset, rdf.statements, rdf.terms, rdf.texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter

import msgspec

from graphkit.graph.news_graph import NewsGraph
from graphkit.known_texts import KnownTexts
from graphkit.rdf.dataset import Tally
from graphkit.rdf.statements import GraphWriter, Node
from graphkit.rdf.terms import Statement
from graphkit.rdf.texts import TextWriter
from graphkit.records import Image


def stream_nodes(
    graph: NewsGraph,
    statements: GraphWriter[str, str],
    writer: TextWriter,
    tally: Tally[str, str],
    known: KnownTexts,
) -> Iterator[bytes]:
    """Give every node as Turtle without prefixes, in UTF-8, in the order of the graph, and then what they share.

    Args:
        graph: the graph.
        statements: states it.
        writer: writes what is stated.
        tally: counts it, whether it is rendered or known.
        known: the texts of the build before, by nodes and images.
    """

    def depends_on(node: Node) -> object:
        node_id, attributes, *_ = node
        return graph.provenance.digests.of_node(node_id), attributes, statements.inferred_ends(node_id)

    def write(stated: Sequence[Statement[str, str]]) -> tuple[bytes, int]:
        return writer.write(stated).encode(), len(stated)

    def nodes() -> Iterator[Node]:
        for node in statements.nodes():
            tally.add_thing(statements.class_of(node[1]))
            yield node

    def images() -> Iterator[Image]:
        for image in statements.images():
            tally.add_thing(statements.image_class)
            yield image

    def count(runs: Iterable[tuple[bytes, int]]) -> Iterator[bytes]:
        for text, stated in runs:
            tally.add(stated)
            yield text

    yield from count(known.runs(nodes(), itemgetter(0), depends_on, lambda node: write(statements.of_node(*node))))
    yield known.pass_over(writer.write(tally.watch(statements.of_scheme())).encode())
    astuple = msgspec.structs.astuple
    yield from count(known.runs(images(), attrgetter("url"), astuple, lambda image: write(statements.of_image(image))))
