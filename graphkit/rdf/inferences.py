"""What is inferred, as RDF and back: phrases, stories and bridges, each kind in a named graph of its own.

No document says any of it, so none of it stands in a document's graph. An edge with values is a thing of its
own there, such as a ``gk:Mention``, with the article that it leaves and the phrase that it enters.

May import: vocabulary, graph, rdf.iris, rdf.statements, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def build_inference_quads(graph: NewsGraph, base_iri: str) -> Iterator[Quad]:
    """Give every statement of what is inferred, in the named graph of its kind.

    Args:
        graph: a graph with phrases, stories, both or neither.
        base_iri: what every IRI begins with; ends in a slash.
    """
    names = {node_id: NamedNode(node_iri(node_id, base_iri)) for node_id in graph}
    for inference in INFERENCES:
        name = NamedNode(base_iri + inference.graph_path)
        for subject, term, value in _statements(graph, inference, names):
            yield Quad(subject, term, value, name)
    name = NamedNode(base_iri + BRIDGES_PATH)
    for statement in bridge_statements(graph, base_iri):
        yield Quad(*statement, name)


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


def _statements(graph: NewsGraph, inference: Inference, names: Mapping[str, NamedNode]) -> Iterator[Statement]:
    rows, edge_rows = prepare(inference.fields), prepare(inference.edge_fields)
    type_term, edge_class, of_article = named(TYPE_TERM), named(inference.edge_class_iri), named(OF_ARTICLE_TERM)
    of_node, edge_term = named(OF_TERMS[inference.class_iri]), named(EDGE_KINDS[inference.edge_kind].term)
    is_inverse = EDGE_KINDS[inference.edge_kind].is_term_inverse
    for node_id, attributes in sorted(nodes_of(graph, inference.node_kind)):
        subject = names[node_id]
        yield subject, type_term, named(inference.class_iri)
        yield from ((subject, term, value) for term, value in to_terms(attributes, rows))
        if (first := attributes.get("first")) is not None:
            yield subject, named(FIRST_ARTICLE_TERM), names[first]
        edges = sorted(
            (start, kinds[inference.edge_kind])
            for start, kinds in graph.pred[node_id].items()
            if inference.edge_kind in kinds
        )
        for start, _ in edges if is_inverse else ():
            yield subject, edge_term, names[start]
        fragment = edge_fragment(node_id, inference.edge_kind)
        for start, values in edges:
            article = names[start]
            edge = NamedNode(article.value + fragment)
            if not is_inverse:
                yield article, edge_term, subject
            yield edge, type_term, edge_class
            yield edge, of_article, article
            yield edge, of_node, subject
            for term, value in to_terms(values, edge_rows):
                yield edge, term, value


def _node(inference: Inference, about: About, base_iri: str) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": inference.node_kind} | _values(about, inference.fields)
    if first := about.get(FIRST_ARTICLE_TERM):
        values["first"] = node_id_of(first[0].value, base_iri)
    return values


def _values(about: About, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {row.attribute: from_term(about[row.term][0], row.kind) for row in fields if row.term in about}


def _is_a(about: About, class_iri: str) -> bool:
    return NamedNode(class_iri) in about.get(TYPE_TERM, ())
