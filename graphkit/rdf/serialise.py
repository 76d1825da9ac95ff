"""Statements become text, with prefixes sorted and subjects set apart.

The Oxigraph serialiser writes: rdflib's own writes texts that end in a quotation mark so that no other
parser reads them back, passes line ends in IRIs through, and is many times slower.

May import: vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from graphkit.vocabulary import NODE_KINDS, PREFIXES, PROVIDER

LAID_OUT = (RdfFormat.TURTLE, RdfFormat.TRIG)
"""The formats that people read."""


def serialise(statements: Iterable[Triple] | Iterable[Quad], rdf_format: RdfFormat, base_iri: str) -> str:
    """Write statements in a format; grouped by subject where they come so.

    Args:
        statements: what to write, in order.
        rdf_format: the format.
        base_iri: what the names of providers begin with, which need no escape behind a prefix.
    """
    prefixes = PREFIXES | {PROVIDER: base_iri + NODE_KINDS[PROVIDER].iri_path}
    data = serialize(statements, format=rdf_format, prefixes=prefixes)
    assert data is not None  # it is None only where an output is given
    text = data.decode("utf-8")
    return _lay_out(text) if rdf_format in LAID_OUT else text


def _lay_out(text: str) -> str:
    """Sort the prefixes and set an empty line before each subject; line ends in texts are escaped by now."""
    lines = text.removesuffix("\n").split("\n")
    prefixes = sorted(line for line in lines if line.startswith("@prefix"))
    rest = (line if line.startswith(("\t", "}")) else f"\n{line}" for line in lines if not line.startswith("@prefix"))
    return "\n".join([*prefixes, *rest]) + "\n"
