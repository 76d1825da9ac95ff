"""Statements become text, with prefixes sorted and subjects set apart.

The Oxigraph serialiser writes: rdflib's own writes texts that end in a quotation mark so that no other
parser reads them back, passes line ends in IRIs through, and is many times slower.

May import: vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from graphkit.vocabulary import NODE_KINDS, PREFIXES, PROVIDER

_PREFIXES = re.compile(r"(?:@prefix .*\n)*")
_ENDS = {RdfFormat.TURTLE: " .\n", RdfFormat.TRIG: "\n}\n"}
"""What the last line of a subject, or a graph, ends with, in the formats that people read."""


def serialise(
    statements: Iterable[Triple] | Iterable[Quad], rdf_format: RdfFormat, base_iri: str, *, has_prefixes: bool = True
) -> str:
    """Write statements in a format; grouped by subject where they come so.

    Args:
        statements: what to write, in order.
        rdf_format: the format.
        base_iri: what the names of providers begin with, which need no escape behind a prefix.
        has_prefixes: declare the prefixes; not where the text goes on another one that does.
    """
    data = serialize(statements, format=rdf_format, prefixes=_prefixes(base_iri))
    assert data is not None  # it is None only where an output is given
    text = data.decode("utf-8")
    return _lay_out(text, rdf_format, has_prefixes=has_prefixes) if rdf_format in _ENDS else text


def render_prefixes(base_iri: str) -> str:
    """Declare the prefixes, as Turtle and TriG do, in their order; nothing else says them where there is no statement."""
    lines = sorted(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in _prefixes(base_iri).items())
    return "".join(lines)


def namespaces(base_iri: str) -> tuple[str, ...]:
    """Give what IRIs begin with that may be written with a prefix."""
    return tuple(_prefixes(base_iri).values())


def _prefixes(base_iri: str) -> dict[str, str]:
    return PREFIXES | {PROVIDER: base_iri + NODE_KINDS[PROVIDER].iri_path}


def _lay_out(text: str, rdf_format: RdfFormat, *, has_prefixes: bool) -> str:
    """Sort the prefixes and set an empty line before each subject, or graph; line ends in texts are escaped by now."""
    head = _PREFIXES.match(text)
    start = head.end() if head else 0
    prefixes = "".join(sorted(text[:start].splitlines(keepends=True))) if has_prefixes else ""
    end = _ENDS[rdf_format]
    return prefixes + ("\n" + text[start:].replace(end, end + "\n"))[:-1] if start < len(text) else prefixes
