"""Values as RDF terms, and back: one pair of functions for each direction, driven by the kind of the field.

The terms are pyoxigraph's: it checks every IRI it is given, and what it makes is what it writes.

May import: vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from graphkit.vocabulary import WIKIDATA, XSD, Field, ValueKind

if TYPE_CHECKING:
    import rdflib

Value = str | int | bool | float
"""A value of a record, or of what is inferred."""

Term = NamedNode | Literal
"""What a statement can say of a subject."""

Rows = tuple[tuple[str, NamedNode, Callable[[Any], Term]], ...]
"""Fields, as `to_terms` takes them."""

MEASURE_DIGITS = 4
"""How many digits a measure has behind the point."""


@cache
def named(iri: str) -> NamedNode:
    """Make a term of one of the few IRIs that stand in every graph: properties, classes, datatypes."""
    return NamedNode(iri)


def _date(value: str) -> Literal:
    return Literal(value, datatype=named(XSD + ("dateTime" if "T" in value else "date")))


def _measure(value: float) -> Literal:
    # The canonical form (XML Schema 1.1, part 2, section 3.3.3), into which some stores rewrite every other.
    text = f"{value:.{MEASURE_DIGITS}f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=named(XSD + "decimal"))


def _wikidata(value: str) -> NamedNode:
    return NamedNode(WIKIDATA + value)


_MAKERS: dict[ValueKind, Callable[[Any], Term]] = {
    ValueKind.TEXT: Literal,
    ValueKind.ADDRESS: NamedNode,
    ValueKind.EMBEDDED_ADDRESS: NamedNode,
    ValueKind.DATE: _date,
    # pyoxigraph makes xsd:integer of an int, xsd:boolean of a bool.
    ValueKind.SIZE: Literal,
    ValueKind.SCORE: Literal,
    ValueKind.FLAG: Literal,
    ValueKind.COUNT: Literal,
    ValueKind.MEASURE: _measure,
    ValueKind.WIKIDATA: _wikidata,
}

_READERS: dict[ValueKind, Callable[[str], Value]] = {
    ValueKind.FLAG: "true".__eq__,
    ValueKind.SIZE: int,
    ValueKind.SCORE: int,
    ValueKind.COUNT: int,
    ValueKind.MEASURE: float,
    ValueKind.WIKIDATA: lambda text: text.removeprefix(WIKIDATA),
}


def to_term(value: Value, kind: ValueKind) -> Term:
    """Give a value its RDF form, by the kind of its field."""
    return _MAKERS[kind](value)


def from_term(term: Term, kind: ValueKind) -> Value:
    """Give back the value that `to_term` made a term of."""
    read = _READERS.get(kind)
    return read(term.value) if read else term.value


def prepare(fields: Iterable[Field]) -> Rows:
    """Give what `to_terms` needs of fields, once: attribute, property, and what makes the term."""
    return tuple((row.attribute, named(row.term), _MAKERS[row.kind]) for row in fields)


def to_terms(values: Mapping[str, Any], rows: Rows) -> Iterator[tuple[NamedNode, Term]]:
    """Give the property and the term of every field that has a value.

    Args:
        values: the values by attribute; None where there is none.
        rows: the fields, as `prepare` gives them, in the order they are stated in.
    """
    for attribute, term, make in rows:
        if (value := values.get(attribute)) is not None:
            yield term, make(value)


def to_rdflib(term: Term, *, normalize: bool = True) -> rdflib.URIRef | rdflib.Literal:
    """Give a term its form in rdflib.

    Args:
        term: the term.
        normalize: rewrite values as rdflib does when it reads a file: it makes ``+00:00`` of a date's ``Z``.
    """
    import rdflib  # noqa: PLC0415 - heavy, and only who asks for rdflib's terms needs it

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    datatype = term.datatype.value
    return rdflib.Literal(
        term.value, datatype=None if datatype == XSD + "string" else rdflib.URIRef(datatype), normalize=normalize
    )
