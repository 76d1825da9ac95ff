"""What is inferred, as TriG text: the statements of `graphkit.rdf.inferences`, each kind of mention serialised once.

There are as many mentions as phrases in all texts, and they differ only in their ends and their words. So the Oxigraph
serialiser writes one, with marks for these, and each mention fills them in. The text is the same, to the byte, as that
of all statements one by one.

May import: vocabulary, graph, rdf.inferences, rdf.iris, rdf.serialise, rdf.statements, rdf.terms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.inferences import (
    bridge_statements,
    edge_statements,
    inference_statements,
    inferred_nodes,
    name_nodes,
    node_statements,
)
from graphkit.rdf.iris import edge_fragment
from graphkit.rdf.serialise import serialise
from graphkit.rdf.statements import Statement
from graphkit.rdf.terms import named
from graphkit.vocabulary import BRIDGES_PATH, EDGE_KINDS, INFERENCES, Inference, ValueKind

_MARK = "urn:graphkit:"  # no IRI of the vocabulary begins so, and nothing else stands in a template
_MARKED = re.compile(f"<{_MARK}([a-z_]+)>")
_END_OF_SUBJECT = " .\n"  # line ends in texts are escaped


def render_inferences(graph: NewsGraph, base_iri: str) -> Iterator[str]:
    """Give the named graphs of phrases, stories and bridges as TriG without prefixes.

    Args:
        graph: a graph with phrases, stories, both or neither.
        base_iri: what every IRI begins with; ends in a slash.
    """
    names = name_nodes(graph, base_iri)
    for inference in INFERENCES:
        if _fits_a_template(inference):
            yield from _by_template(graph, inference, names, base_iri)
        else:
            yield _serialise(inference_statements(graph, inference, names), base_iri + inference.graph_path, base_iri)
    yield _serialise(bridge_statements(graph, base_iri), base_iri + BRIDGES_PATH, base_iri)


def _serialise(statements: Iterable[Statement], graph_iri: str, base_iri: str) -> str:
    name = NamedNode(graph_iri)
    quads = (Quad(*statement, name) for statement in statements)
    return serialise(quads, RdfFormat.TRIG, base_iri, has_prefixes=False)


def _fits_a_template(inference: Inference) -> bool:
    """Tell whether edges hold nothing but texts, and the node that they enter says nothing of them."""
    has_only_texts = all(field.kind is ValueKind.TEXT for field in inference.edge_fields)
    return has_only_texts and not EDGE_KINDS[inference.edge_kind].is_term_inverse


def _by_template(
    graph: NewsGraph, inference: Inference, names: Mapping[str, NamedNode], base_iri: str
) -> Iterator[str]:
    nodes = list(inferred_nodes(graph, inference))
    if not nodes:
        return
    statements = (
        statement
        for node_id, attributes, _ in nodes
        for statement in node_statements(inference, names[node_id], attributes, names)
    )
    text = _serialise(statements, base_iri + inference.graph_path, base_iri)
    start, end = text.index("{\n") + 2, text.rindex("}")
    template_of = cache(partial(_make_template, inference, base_iri=base_iri))
    yield text[:start]
    for (node_id, _, edges), of_node in zip(nodes, text[start:end].split(_END_OF_SUBJECT), strict=False):
        yield of_node + _END_OF_SUBJECT
        node, fragment = str(names[node_id]), edge_fragment(node_id, inference.edge_kind)
        for article_id, values in edges:
            texts = {field.attribute: values.get(field.attribute) for field in inference.edge_fields}
            gaps = {name: str(Literal(value)) for name, value in texts.items() if value is not None}
            template = template_of(tuple(gaps))
            article = names[article_id].value
            yield template % {**gaps, "article": f"<{article}>", "edge": f"<{article}{fragment}>", "node": node}
    yield text[end:]


def _make_template(inference: Inference, attributes: Collection[str], base_iri: str) -> str:
    """Write an edge that has these attributes, with gaps to be filled by ``%``: article, edge, node, and the values."""
    article, edge, node = (NamedNode(_MARK + end) for end in ("article", "edge", "node"))
    values = [
        (named(field.term), NamedNode(_MARK + field.attribute))
        for field in inference.edge_fields
        if field.attribute in attributes
    ]
    text = _serialise(edge_statements(inference, article, edge, node, values), base_iri, base_iri)
    return _MARKED.sub(r"%(\1)s", text[text.index("{\n") + 2 : text.rindex("}")].replace("%", "%%"))
