"""Statements whose terms are texts become Turtle, or what a named graph holds in TriG.

The Oxigraph serialiser knows how properties, names and values are written, and how a subject is laid out. There are few
ways to lay one out, told apart by its properties: the serialiser writes one of each, with gaps for the subject and what
is said of it, and all others fill them in. The text is the same, to the byte, as if it had written all of them.

May import: vocabulary, rdf.serialise, rdf.terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice, starmap
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from graphkit.rdf.serialise import namespaces, serialise
from graphkit.rdf.terms import Statement, Term, date_type, to_term, wikidata_iri
from graphkit.vocabulary import ValueKind

_GAP = "urn:graphkit:gap:"  # no IRI of the vocabulary begins so, and nothing else stands in a template
_GAPS = re.compile(f"<{_GAP}[0-9]+>")
_BLOCKS_A_PIECE = 500
_SUBJECT, _PROPERTY = NamedNode(f"{_GAP}0"), NamedNode(f"{_GAP}1")


class TurtleTerms:
    """Makes the texts of terms in Turtle and TriG, as `graphkit.rdf.terms.Terms` describes it."""

    def __init__(self, base_iri: str) -> None:
        """Take what every IRI begins with, on which the prefixes depend."""
        self._base_iri = base_iri
        self._namespaces = namespaces(base_iri)
        self._named: dict[str, str] = {}
        self._iris: dict[str, str] = {}
        self._write = lru_cache(maxsize=4_096)(self._serialise)
        self._makers: dict[ValueKind, Callable[[Any], str]] = {
            ValueKind.TEXT: self.text,
            ValueKind.ADDRESS: self.iri,
            ValueKind.EMBEDDED_ADDRESS: self.iri,
            ValueKind.DATE: lambda value: f"{self.text(value)}^^{self.named(date_type(value))}",
            ValueKind.SIZE: str,
            ValueKind.SCORE: str,
            ValueKind.FLAG: lambda value: "true" if value else "false",
            ValueKind.COUNT: str,
            ValueKind.MEASURE: self._measure,
            ValueKind.WIKIDATA: lambda value: self.iri(wikidata_iri(value)),
        }

    def named(self, iri: str) -> str:
        """Give the text of one of the few IRIs that stand in every graph: properties, classes; the same each time."""
        text = self._named.get(iri)
        if text is None:
            text = self._named[iri] = self.iri(iri)
            self._iris[text] = iri
        return text

    def iri(self, iri: str) -> str:
        """Give the text of an IRI; the serialiser knows which of those that have a prefix can be written with it."""
        return self._write(NamedNode(iri)) if iri.startswith(self._namespaces) else str(NamedNode(iri))

    def text(self, text: str) -> str:
        """Give the text of words."""
        return str(Literal(text))

    def number(self, number: int) -> str:
        """Give the text of a whole number."""
        return str(number)

    def maker(self, kind: ValueKind) -> Callable[[Any], str]:
        """Give what makes a text of a value of a field's kind."""
        return self._makers[kind]

    def iri_of(self, text: str) -> str:
        """Give the IRI that `named` gave the text of."""
        return self._iris[text]

    def _measure(self, value: float) -> str:
        term = to_term(value, ValueKind.MEASURE)
        # With a point in it, it is a decimal as it stands (RDF 1.1 Turtle, section 2.5.2).
        return term.value if "." in term.value else self._write(term)

    def _serialise(self, term: Term) -> str:
        text = serialise([Triple(_SUBJECT, _PROPERTY, term)], RdfFormat.TURTLE, self._base_iri, has_prefixes=False)
        return text.removeprefix(f"\n{_SUBJECT} {_PROPERTY} ").removesuffix(" .\n")


class TextWriter:
    """Writes statements whose terms are texts."""

    def __init__(self, terms: TurtleTerms, base_iri: str, *, is_in_graph: bool) -> None:
        """Take what made the terms; and whether to write what a graph holds in TriG, rather than Turtle."""
        self._terms = terms
        self._base_iri = base_iri
        self._is_in_graph = is_in_graph
        self._templates: dict[tuple[str, ...], str] = {}

    def write(self, statements: Iterable[Statement[str, str]]) -> str:
        """Write statements; those of one subject stand together, and so do those of one property of it."""
        return "".join(self._blocks(statements))

    def stream(self, statements: Iterable[Statement[str, str]]) -> Iterator[str]:
        """Do what `write` does, piece by piece."""
        blocks = self._blocks(statements)
        while text := "".join(islice(blocks, _BLOCKS_A_PIECE)):
            yield text

    def _blocks(self, statements: Iterable[Statement[str, str]]) -> Iterator[str]:
        """Write subject by subject."""
        subject: str | None = None
        properties: list[str] = []
        objects: list[list[str]] = []
        for of, term, value in statements:
            if of != subject:
                if subject is not None:
                    yield self._block(subject, properties, objects)
                subject, properties, objects = of, [term], [[value]]
            elif properties[-1] == term:
                objects[-1].append(value)
            else:
                properties.append(term)
                objects.append([value])
        if subject is not None:
            yield self._block(subject, properties, objects)

    def _block(self, subject: str, properties: list[str], objects: list[list[str]]) -> str:
        key = tuple(properties)
        template = self._templates.get(key) or self._make_template(key)
        return template % (subject, *map(" , ".join, objects))

    def _make_template(self, properties: tuple[str, ...]) -> str:
        gaps = [NamedNode(f"{_GAP}{number}") for number in range(len(properties) + 1)]
        said = [
            (gaps[0], NamedNode(self._terms.iri_of(term)), gap) for term, gap in zip(properties, gaps[1:], strict=True)
        ]
        if self._is_in_graph:
            text = serialise(
                (Quad(*statement, gaps[0]) for statement in said), RdfFormat.TRIG, self._base_iri, has_prefixes=False
            )
            text = text[text.index("{\n") + 2 :].removesuffix("}\n")
        else:
            text = serialise(starmap(Triple, said), RdfFormat.TURTLE, self._base_iri, has_prefixes=False)
        template = self._templates[properties] = _GAPS.sub("%s", text.replace("%", "%%"))
        return template
