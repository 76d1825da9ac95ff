"""The ontology of graphkit's own terms: the file ``ontology.ttl`` that ships beside this one.

May import: vocabulary, rdf.serialise, rdf.statements, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graphkit.rdf.serialise import serialise
from graphkit.rdf.terms import Statement, named
from graphkit.vocabulary import (
    DCTERMS,
    DEFAULT_BASE_IRI,
    GK,
    GK_FIELD,
    OWL,
    OWN_CLASSES,
    OWN_PROPERTIES,
    RDFS,
    TYPE_TERM,
    OwnClass,
    OwnProperty,
)

_DESCRIPTION = (
    "What graphkit says beyond schema.org, SKOS, Dublin Core and PROV-O. "
    "Fields of the front matter that graphkit does not know are carried as text, by properties in "
    f"{GK_FIELD}"
)


def render_ontology() -> str:
    """Render the ontology as Turtle (OWL 2, https://www.w3.org/TR/owl2-overview/)."""
    return serialise((Triple(*statement) for statement in _ontology()), RdfFormat.TURTLE, DEFAULT_BASE_IRI)


def _ontology() -> Iterator[Statement[NamedNode, Literal]]:
    ontology = NamedNode(GK.removesuffix("#"))
    yield ontology, named(TYPE_TERM), named(OWL + "Ontology")
    yield ontology, named(DCTERMS + "title"), Literal("graphkit: stories, sources, and where they were read")
    yield ontology, named(DCTERMS + "description"), Literal(_DESCRIPTION)
    for own_class in OWN_CLASSES:
        yield from _term(own_class, OWL + "Class", ontology)
        if own_class.parent:
            yield NamedNode(own_class.iri), named(RDFS + "subClassOf"), named(own_class.parent)
    for own_property in OWN_PROPERTIES:
        kind = "DatatypeProperty" if own_property.is_of_values else "ObjectProperty"
        term = NamedNode(own_property.iri)
        yield from _term(own_property, OWL + kind, ontology)
        yield term, named(RDFS + "domain"), named(own_property.domain)
        yield term, named(RDFS + "range"), named(own_property.range)
        if own_property.parent:
            yield term, named(RDFS + "subPropertyOf"), named(own_property.parent)


def _term(own: OwnClass | OwnProperty, kind: str, ontology: NamedNode) -> Iterator[Statement[NamedNode, Literal]]:
    term = NamedNode(own.iri)
    yield term, named(TYPE_TERM), named(kind)
    yield term, named(RDFS + "label"), Literal(own.label, language="en")
    yield term, named(RDFS + "comment"), Literal(own.comment, language="en")
    yield term, named(RDFS + "isDefinedBy"), ontology
