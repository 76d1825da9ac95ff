"""What is inferred, as RDF and back: phrases, stories and bridges, each kind in a named graph of its own.

No document says any of it, so none of it stands in a document's graph. An edge with values is a thing of its
own there, such as a ``gk:Mention``, with the article that it leaves and the phrase that it enters.

May import: vocabulary, graph, rdf.iris, rdf.statements, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.rdf.iris import bridge_iri, edge_fragment, node_id_of, node_iri
from graphkit.rdf.statements import Statement
from graphkit.rdf.terms import Term, from_term, named, prepare, to_terms
from graphkit.vocabulary import (
    BRIDGE_CLASS,
    BRIDGE_ENDS,
    BRIDGE_FIELDS,
    BRIDGE_METHOD,
    BRIDGES_PATH,
    EDGE_KINDS,
    FIRST_ARTICLE_TERM,
    INFERENCES,
    INFERRED_BY_TERM,
    OF_ARTICLE_TERM,
    OF_TERMS,
    THROUGH_TERM,
    TYPE_TERM,
    Field,
    Inference,
)

_BRIDGE = prepare(BRIDGE_FIELDS)

About = Mapping[str, list[Term]]
"""What is said of one subject, by property."""

Attributes = Mapping[str, Any]
"""The attributes of a node or an edge."""

InferredEdge = tuple[str, Attributes]
"""The article that an edge leaves, and its attributes."""


def build_inference_quads(graph: NewsGraph, base_iri: str) -> Iterator[Quad]:
    """Give every statement of what is inferred, in the named graph of its kind.

    Args:
        graph: a graph with phrases, stories, both or neither.
        base_iri: what every IRI begins with; ends in a slash.
    """
    names = name_nodes(graph, base_iri)
    for inference in INFERENCES:
        name = NamedNode(base_iri + inference.graph_path)
        for statement in inference_statements(graph, inference, names):
            yield Quad(*statement, name)
    name = NamedNode(base_iri + BRIDGES_PATH)
    for statement in bridge_statements(graph, base_iri):
        yield Quad(*statement, name)


def name_nodes(graph: NewsGraph, base_iri: str) -> dict[str, NamedNode]:
    """Give the IRI of every node, by its id."""
    return {node_id: NamedNode(node_iri(node_id, base_iri)) for node_id in graph}


def inference_statements(graph: NewsGraph, inference: Inference, names: Mapping[str, NamedNode]) -> Iterator[Statement]:
    """Give every statement of what is inferred of one kind.

    Args:
        graph: the graph.
        inference: the kind.
        names: the IRI of every node.
    """
    rows = prepare(inference.edge_fields)
    for node_id, attributes, edges in inferred_nodes(graph, inference):
        node, fragment = names[node_id], edge_fragment(node_id, inference.edge_kind)
        yield from node_statements(inference, node, attributes, names)
        if EDGE_KINDS[inference.edge_kind].is_term_inverse:
            term = named(EDGE_KINDS[inference.edge_kind].term)
            yield from ((node, term, names[start]) for start, _ in edges)
        for start, values in edges:
            edge = NamedNode(names[start].value + fragment)
            yield from edge_statements(inference, names[start], edge, node, to_terms(values, rows))


def inferred_nodes(graph: NewsGraph, inference: Inference) -> Iterator[tuple[str, Attributes, list[InferredEdge]]]:
    """Give the nodes of a kind in their order, each with its attributes and the edges that lead to it."""
    for node_id, attributes in sorted(nodes_of(graph, inference.node_kind)):
        yield (
            node_id,
            attributes,
            sorted(
                (start, kinds[inference.edge_kind])
                for start, kinds in graph.pred[node_id].items()
                if inference.edge_kind in kinds
            ),
        )


def node_statements(
    inference: Inference, node: NamedNode, attributes: Attributes, names: Mapping[str, NamedNode]
) -> Iterator[Statement]:
    """Give the statements of an inferred node, but for those of its edges.

    Args:
        inference: its kind.
        node: its IRI.
        attributes: its attributes.
        names: the IRI of every node.
    """
    yield node, named(TYPE_TERM), named(inference.class_iri)
    yield from ((node, term, value) for term, value in to_terms(attributes, prepare(inference.fields)))
    if (first := attributes.get("first")) is not None:
        yield node, named(FIRST_ARTICLE_TERM), names[first]


def edge_statements(
    inference: Inference,
    article: NamedNode,
    edge: NamedNode,
    node: NamedNode,
    values: Iterable[tuple[NamedNode, Term]],
) -> Iterator[Statement]:
    """Give the statements of an inferred edge, but for the one of which the node is the subject.

    Args:
        inference: the kind of the node that it enters.
        article: the article that it leaves.
        edge: its own IRI.
        node: the node that it enters.
        values: its values, each behind its property.
    """
    if not EDGE_KINDS[inference.edge_kind].is_term_inverse:
        yield article, named(EDGE_KINDS[inference.edge_kind].term), node
    yield edge, named(TYPE_TERM), named(inference.edge_class_iri)
    yield edge, named(OF_ARTICLE_TERM), article
    yield edge, named(OF_TERMS[inference.class_iri]), node
    yield from ((edge, term, value) for term, value in values)


def bridge_statements(graph: NewsGraph, base_iri: str) -> Iterator[Statement]:
    """Give every statement of the bridges, the most telling first.

    Args:
        graph: a graph whose bridges are marked.
        base_iri: what every IRI begins with; ends in a slash.
    """
    bridges = sorted((rank, node_id) for node_id, rank in graph.nodes(data="bridge_rank") if rank is not None)
    for _, node_id in bridges:
        attributes = graph.nodes[node_id]
        subject = NamedNode(bridge_iri(node_id, base_iri))
        yield subject, named(TYPE_TERM), named(BRIDGE_CLASS)
        yield from ((subject, term, value) for term, value in to_terms(attributes, _BRIDGE))
        yield subject, named(THROUGH_TERM), NamedNode(node_iri(node_id, base_iri))
        for attribute, term in BRIDGE_ENDS:
            yield subject, named(term), NamedNode(node_iri(attributes[attribute], base_iri))
        yield subject, named(INFERRED_BY_TERM), Literal(BRIDGE_METHOD)


def restore_inferences(graph: NewsGraph, graphs: Mapping[str, Mapping[str, About]], base_iri: str) -> None:
    """Add to a graph what `build_inference_quads` wrote of it.

    Args:
        graph: a graph of what was read; it is added to.
        graphs: what is said of each subject, by named graph.
        base_iri: what every IRI begins with; ends in a slash.
    """
    for inference in INFERENCES:
        subjects = graphs.get(base_iri + inference.graph_path, {})
        nodes, edges = [], []
        for iri, about in subjects.items():
            if _is_a(about, inference.class_iri):
                nodes.append((node_id_of(iri, base_iri), _node(inference, about, base_iri)))
            elif _is_a(about, inference.edge_class_iri):
                start, end = about[OF_ARTICLE_TERM][0], about[OF_TERMS[inference.class_iri]][0]
                ends = node_id_of(start.value, base_iri), node_id_of(end.value, base_iri)
                edges.append((*ends, {"kind": inference.edge_kind} | _values(about, inference.edge_fields)))
        graph.add_nodes_from(sorted(nodes, key=lambda node: node[0]))
        for start_id, end_id, attributes in sorted(edges, key=lambda edge: edge[:2]):
            graph.add_edge(start_id, end_id, key=inference.edge_kind, **attributes)
    for about in graphs.get(base_iri + BRIDGES_PATH, {}).values():
        values = _values(about, BRIDGE_FIELDS)
        values |= {attribute: node_id_of(about[term][0].value, base_iri) for attribute, term in BRIDGE_ENDS}
        graph.nodes[node_id_of(about[THROUGH_TERM][0].value, base_iri)].update(values)


def _node(inference: Inference, about: About, base_iri: str) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": inference.node_kind} | _values(about, inference.fields)
    if first := about.get(FIRST_ARTICLE_TERM):
        values["first"] = node_id_of(first[0].value, base_iri)
    return values


def _values(about: About, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {row.attribute: from_term(about[row.term][0], row.kind) for row in fields if row.term in about}


def _is_a(about: About, class_iri: str) -> bool:
    return NamedNode(class_iri) in about.get(TYPE_TERM, ())
