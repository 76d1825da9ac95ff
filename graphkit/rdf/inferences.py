"""What is inferred, as RDF and back: phrases, stories and bridges, each kind in a named graph of its own.

No document says any of it, so none of it stands in a document's graph. An edge with values is a thing of its
own there, such as a ``gk:Mention``, with the article that it leaves and the phrase that it enters.

May import: vocabulary, graph, rdf.iris, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Generic

from pyoxigraph import NamedNode, Quad

from graphkit.graph.news_graph import NewsGraph, edges_entering, nodes_of
from graphkit.rdf.iris import bridge_iri, edge_fragment, node_id_of, node_iri
from graphkit.rdf.terms import TERMS, N, Rows, Statement, Term, Terms, V, from_term, prepare, state_values
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

About = Mapping[str, list[Term]]
"""What is said of one subject, by property."""

Attributes = Mapping[str, Any]
"""The attributes of a node or an edge."""

Edges = list[tuple[str, Attributes]]
"""The articles that edges leave, in the order of their ids, each with the attributes of its edge."""

Node = tuple[str, Attributes, Edges]
"""A node's id, its attributes, and the edges that enter it."""


def build_inference_quads(graph: NewsGraph, base_iri: str) -> Iterator[Quad]:
    """Give every statement of what is inferred, in the named graph of its kind.

    Args:
        graph: a graph with phrases, stories, both or neither.
        base_iri: what every IRI begins with; ends in a slash.
    """
    for inference in INFERENCES:
        name = NamedNode(base_iri + inference.graph_path)
        writer = InferenceWriter(graph, inference, base_iri, TERMS)
        for node in writer.nodes():
            for statement in writer.of_node(*node):
                yield Quad(*statement, name)
    for statement in bridge_statements(graph, base_iri, TERMS):
        yield Quad(*statement, NamedNode(base_iri + BRIDGES_PATH))


class InferenceWriter(Generic[N, V]):
    """States what is inferred of one kind, node by node."""

    def __init__(self, graph: NewsGraph, inference: Inference, base_iri: str, terms: Terms[N, V]) -> None:
        """Take the graph, the kind, what every IRI begins with, and what makes the terms."""
        self._graph, self._inference, self._terms = graph, inference, terms
        self._rows: Rows[N, V] = prepare(inference.fields, terms)
        self._edge_rows: Rows[N, V] = prepare(inference.edge_fields, terms)
        self._iri = cache(lambda node_id: node_iri(node_id, base_iri))
        self._name = cache(lambda node_id: terms.iri(self._iri(node_id)))

    def nodes(self) -> Iterator[Node]:
        """Give the nodes by their ids."""
        for node_id, attributes in sorted(nodes_of(self._graph, self._inference.node_kind)):
            yield node_id, attributes, _edges(self._graph, node_id, self._inference.edge_kind)

    def of_node(self, node_id: str, attributes: Attributes, edges: Edges) -> Iterator[Statement[N, V]]:
        """Give the statements of a node, and of the edges that enter it."""
        inference, terms, name = self._inference, self._terms, self._name
        of_type, of_article = terms.named(TYPE_TERM), terms.named(OF_ARTICLE_TERM)
        class_, edge_class = terms.named(inference.class_iri), terms.named(inference.edge_class_iri)
        of_node, of_edge = terms.named(OF_TERMS[inference.class_iri]), terms.named(EDGE_KINDS[inference.edge_kind].term)
        node = name(node_id)
        yield node, of_type, class_
        said: list[Statement[N, V]] = state_values(node, attributes, self._rows)
        yield from said
        if (first := attributes.get("first")) is not None:
            yield node, terms.named(FIRST_ARTICLE_TERM), name(first)
        if EDGE_KINDS[inference.edge_kind].is_term_inverse:
            yield from ((node, of_edge, name(start)) for start, _ in edges)
        fragment = edge_fragment(node_id, inference.edge_kind)
        for start, values in edges:
            article, edge = name(start), terms.iri(self._iri(start) + fragment)
            if not EDGE_KINDS[inference.edge_kind].is_term_inverse:
                yield article, of_edge, node
            yield edge, of_type, edge_class
            yield edge, of_article, article
            yield edge, of_node, node
            said = state_values(edge, values, self._edge_rows)
            yield from said


def _edges(graph: NewsGraph, node_id: str, kind: str) -> Edges:
    """Give the articles that edges of a kind lead from to a node, each with the attributes of its edge."""
    return sorted((start, kinds[kind]) for start, kinds in edges_entering(graph, node_id).items() if kind in kinds)


def bridge_statements(graph: NewsGraph, base_iri: str, terms: Terms[N, V]) -> Iterator[Statement[N, V]]:
    """Give every statement of the bridges, the most telling first.

    Args:
        graph: a graph whose bridges are marked.
        base_iri: what every IRI begins with; ends in a slash.
        terms: what makes the terms.
    """
    rows: Rows[N, V] = prepare(BRIDGE_FIELDS, terms)
    bridges = sorted((rank, node_id) for node_id, rank in graph.nodes(data="bridge_rank") if rank is not None)
    for _, node_id in bridges:
        attributes = graph.nodes[node_id]
        subject = terms.iri(bridge_iri(node_id, base_iri))
        yield subject, terms.named(TYPE_TERM), terms.named(BRIDGE_CLASS)
        said: list[Statement[N, V]] = state_values(subject, attributes, rows)
        yield from said
        yield subject, terms.named(THROUGH_TERM), terms.iri(node_iri(node_id, base_iri))
        for attribute, term in BRIDGE_ENDS:
            yield subject, terms.named(term), terms.iri(node_iri(attributes[attribute], base_iri))
        yield subject, terms.named(INFERRED_BY_TERM), terms.text(BRIDGE_METHOD)


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
