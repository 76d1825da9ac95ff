"""Values as RDF terms, and back, driven by the kind of the field; and terms as what makes up a text.

What states something is written once, for whichever terms it is given: pyoxigraph's (`TERMS`), which are checked,
compared and loaded, or their texts in Turtle (`graphkit.rdf.texts`), which become a file in a fraction of the time.

May import: vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pyoxigraph import Literal, NamedNode

from graphkit.vocabulary import WIKIDATA, XSD, Field, ValueKind

if TYPE_CHECKING:
    import rdflib

Value = str | int | bool | float
"""A value of a record, or of what is inferred."""

Term = NamedNode | Literal
"""What a statement can say of a subject."""

N = TypeVar("N")
V = TypeVar("V")
N_co = TypeVar("N_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)

Statement = tuple[N, N, N | V]
"""A subject, a property, and what it says: names, of a type `N`, but for values, of a type `V`."""

Rows = tuple[tuple[str, N, Callable[[Any], N | V]], ...]
"""Fields, as `state_values` takes them: attribute, property, and what makes the term of a value."""

MEASURE_DIGITS = 4
"""How many digits a measure has behind the point."""


class Terms(Protocol[N_co, V_co]):
    """Makes the terms of statements."""

    def named(self, iri: str) -> N_co:
        """Make a term of one of the few IRIs that stand in every graph: properties, classes; the same each time."""

    def iri(self, iri: str) -> N_co:
        """Make a term of any other IRI."""

    def text(self, text: str) -> V_co:
        """Make a term of words."""

    def number(self, number: int) -> V_co:
        """Make a term of a whole number."""

    def maker(self, kind: ValueKind) -> Callable[[Any], N_co | V_co]:
        """Give what makes a term of a value of a field's kind."""


def prepare(fields: Iterable[Field], terms: Terms[N, V]) -> Rows[N, V]:
    """Give what `state_values` needs of fields, once, in the order they are stated in."""
    return tuple((row.attribute, terms.named(row.term), terms.maker(row.kind)) for row in fields)


def state_values(subject: N, values: Mapping[str, Any], rows: Rows[N, V]) -> list[Statement[N, V]]:
    """State every field of a subject that has a value; the values come by attribute, and None says that there is none."""
    return [(subject, term, make(value)) for name, term, make in rows if (value := values.get(name)) is not None]


class _PyoxigraphTerms:
    """pyoxigraph's terms: it checks every IRI it is given, and what it makes is what it writes."""

    def named(self, iri: str) -> NamedNode:
        return named(iri)

    def iri(self, iri: str) -> NamedNode:
        return NamedNode(iri)

    def text(self, text: str) -> Literal:
        return Literal(text)

    def number(self, number: int) -> Literal:
        return Literal(number)

    def maker(self, kind: ValueKind) -> Callable[[Any], Term]:
        return _MAKERS[kind]


TERMS: Terms[NamedNode, Literal] = _PyoxigraphTerms()
"""pyoxigraph's terms."""


@cache
def named(iri: str) -> NamedNode:
    """Make a term of one of the few IRIs that stand in every graph: properties, classes, datatypes."""
    return NamedNode(iri)


def date_type(value: str) -> str:
    """Give the datatype of a date: xsd:date, or xsd:dateTime where it has a time."""
    return XSD + ("dateTime" if "T" in value else "date")


def wikidata_iri(entity: str) -> str:
    """Give the IRI of an entity of Wikidata."""
    return WIKIDATA + entity


def _date(value: str) -> Literal:
    return Literal(value, datatype=named(date_type(value)))


def _measure(value: float) -> Literal:
    # The canonical form (XML Schema 1.1, part 2, section 3.3.3), into which some stores rewrite every other.
    text = f"{value:.{MEASURE_DIGITS}f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=named(XSD + "decimal"))


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
    ValueKind.WIKIDATA: lambda entity: NamedNode(wikidata_iri(entity)),
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
