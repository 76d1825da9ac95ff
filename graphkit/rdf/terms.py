"""Values as RDF terms, and back: one pair of functions for each direction, driven by the kind of the field.

The terms are pyoxigraph's: it checks every IRI it is given, and what it makes is what it writes.

May import: vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import rdflib
from pyoxigraph import Literal, NamedNode

from graphkit.vocabulary import XSD, Field, ValueKind

Value = str | int | bool
"""A value of a record."""

Term = NamedNode | Literal
"""What a statement can say of a subject."""


@cache
def named(iri: str) -> NamedNode:
    """Make a term of one of the few IRIs that stand in every graph: properties, classes, datatypes."""
    return NamedNode(iri)


def to_term(value: Value, kind: ValueKind) -> Term:
    """Give a value its RDF form, by the kind of its field."""
    if kind is ValueKind.TEXT:
        return Literal(value)
    if kind in (ValueKind.ADDRESS, ValueKind.EMBEDDED_ADDRESS):
        return NamedNode(str(value))
    if kind is ValueKind.DATE:
        return Literal(str(value), datatype=named(XSD + ("dateTime" if "T" in str(value) else "date")))
    # pyoxigraph makes xsd:integer of an int, xsd:boolean of a bool.
    return Literal(value)


def from_term(term: Term, kind: ValueKind) -> Value:
    """Give back the value that `to_term` made a term of."""
    if kind is ValueKind.FLAG:
        return term.value == "true"
    return int(term.value) if kind in (ValueKind.SIZE, ValueKind.SCORE) else term.value


def to_terms(values: Mapping[str, Any], fields: Iterable[Field]) -> Iterator[tuple[NamedNode, Term]]:
    """Give the property and the term of every field that has a value.

    Args:
        values: the values by attribute; None where there is none.
        fields: the fields, in the order they are stated in.
    """
    for row in fields:
        if (value := values.get(row.attribute)) is not None:
            yield named(row.term), to_term(value, row.kind)


def to_rdflib(term: Term, *, normalize: bool = True) -> rdflib.URIRef | rdflib.Literal:
    """Give a term its form in rdflib.

    Args:
        term: the term.
        normalize: rewrite values as rdflib does when it reads a file: it makes ``+00:00`` of a date's ``Z``.
    """
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    datatype = term.datatype.value
    return rdflib.Literal(
        term.value, datatype=None if datatype == XSD + "string" else rdflib.URIRef(datatype), normalize=normalize
    )
