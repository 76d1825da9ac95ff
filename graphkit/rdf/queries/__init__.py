"""Saved queries, and what a query's first comments say: its question, its parameters, what it needs.

A query is a file of SPARQL 1.1. Its first line is a comment with the question that it answers; after it,
still in comments, may stand::

    # --set year1=INTEGER: the earlier year; without it, the first year that has articles.
    # --set provider=TEXT (required): its domain, such as news.example.
    # --provenance: what each document says is in its own graph.

The query holds a place for each: ``VALUES ?set_year1 { UNDEF }`` (SPARQL 1.1, section 10). So it is whole
without it, any store can run it, and what is given takes the place of ``UNDEF`` as an RDF term, never as text.
pyoxigraph's own ``substitutions=`` cannot do that: it takes only variables that are projected, and joins them
at the end, so that neither a subquery nor ``BOUND`` sees them.

May import: errors, vocabulary.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources

from pyoxigraph import Literal, NamedNode

from graphkit.errors import UsageError

_KINDS = ("INTEGER", "IRI", "TEXT")
_PARAMETER = re.compile(
    rf"#\s*--set (?P<name>\w+)=(?P<kind>{'|'.join(_KINDS)})(?P<required> \(required\))?: (?P<what>.+)"
)
_PLACE = re.compile(r"VALUES \?set_(?P<name>\w+) \{ UNDEF \}")
_PROVENANCE = re.compile(r"#\s*--provenance\b")
_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a query can be given."""

    name: str
    """What it is called."""
    kind: str
    """``INTEGER``, ``IRI`` or ``TEXT``."""
    required: bool
    """Whether the query has no answer without it."""
    what: str
    """What it is, in a phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, with what its first comments say."""

    name: str
    """What errors call it: the name of a saved query, a file's path, or ``query``."""
    text: str
    """Its SPARQL."""
    question: str
    """The question that it answers; empty where it does not begin with a comment."""
    parameters: tuple[Parameter, ...]
    """The values that it can be given."""
    needs_provenance: bool
    """Whether it asks what each document says."""

    def bind(self, values: Mapping[str, str]) -> Query:
        """Give the query with values in their places.

        Args:
            values: the value of each parameter that is given, as text.

        Raises:
            UsageError: if the query has no such parameter, a value is not of its kind, or a required one is missing.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                others = f"It has {', '.join(known)}." if known else "It has none."
                raise UsageError(f"{self.name}: has no parameter {name}. {others}")
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                raise UsageError(
                    f"{self.name}: needs {parameter.name}: {parameter.what.rstrip('.')}. "
                    f"Give it with --set {parameter.name}={parameter.kind}."
                )
        terms = {name: _term(self.name, known[name], value) for name, value in values.items()}
        if missing := sorted(terms.keys() - {place["name"] for place in _PLACE.finditer(self.text)}):
            raise UsageError(f"{self.name}: has no place for {missing[0]}. Write VALUES ?set_{missing[0]} {{ UNDEF }}.")
        # What pyoxigraph writes of a term is N-Triples, which SPARQL reads as that term.
        text = _PLACE.sub(
            lambda place: f"VALUES ?set_{place['name']} {{ {terms.get(place['name'], 'UNDEF')} }}", self.text
        )
        return replace(self, text=text)


def _term(query: str, parameter: Parameter, value: str) -> Literal | NamedNode:
    try:
        if parameter.kind == "INTEGER":
            return Literal(int(value))
        return NamedNode(value) if parameter.kind == "IRI" else Literal(value)
    except (ValueError, OverflowError) as error:
        wanted = "a whole number" if parameter.kind == "INTEGER" else "an IRI, such as https://news.example/a"
        raise UsageError(f"{query}: {parameter.name} is not {wanted}: {value!a}.") from error


def read_query(text: str, name: str) -> Query:
    """Read what a query's first comments say of it.

    Args:
        text: its SPARQL.
        name: what errors shall call it.
    """
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        head.append(line)
    found = [match for match in map(_PARAMETER.match, head) if match]
    return Query(
        name=name,
        text=text,
        question=head[0].removeprefix("#").strip() if head else "",
        parameters=tuple(
            Parameter(name=match["name"], kind=match["kind"], required=bool(match["required"]), what=match["what"])
            for match in found
        ),
        needs_provenance=any(map(_PROVENANCE.match, head)),
    )


def list_queries() -> list[Query]:
    """Give the saved queries, in the order of their names."""
    files = sorted(resources.files(__name__).iterdir(), key=lambda file: file.name.removesuffix(_SUFFIX))
    return [
        read_query(file.read_text(encoding="utf-8"), file.name.removesuffix(_SUFFIX))
        for file in files
        if file.name.endswith(_SUFFIX)
    ]


def find_query(name: str) -> Query:
    """Give a saved query.

    Args:
        name: its name, as `list_queries` gives it.

    Raises:
        UsageError: if there is none.
    """
    queries = {query.name: query for query in list_queries()}
    if name in queries:
        return queries[name]
    alike = difflib.get_close_matches(name, queries, n=1)
    hint = f"Did you mean {alike[0]}?" if alike else "Saved queries are shown by --list."
    raise UsageError(f"{name}: is neither a saved query nor a file. {hint}")
