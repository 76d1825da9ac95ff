"""The smallest SPARQL update that makes a store which holds an old build hold a new one.

graphkit writes no blank nodes, so the difference of two builds is that of two sets of statements: what only the
old one has is deleted, what only the new one has is inserted, and nothing else is touched (SPARQL 1.1 Update,
https://www.w3.org/TR/sparql11-update/, sections 3.1.1 and 3.1.2).

May import: errors, output, rdf.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from graphkit.errors import InputNotFoundError, UsageError, escape_hidden
from graphkit.output import read_output
from graphkit.rdf.iris import dataset_iri

MAX_STATEMENTS = 1000
"""How many statements stand in one operation; some stores refuse requests beyond some size."""

_FORMATS = {"graph.ttl": RdfFormat.TURTLE, "graph.trig": RdfFormat.TRIG}


def render_update(old: Path, new: Path, *, graph: str | None = None, provenance: bool = False) -> str:
    """Write the update, as one request of SPARQL 1.1 Update; empty if nothing changed.

    Args:
        old: the output folder of the build that the store holds.
        new: the output folder of the build that it shall hold.
        graph: the graph that `graphkit load` put it into, if not the one named after the data set.
        provenance: update what each document says too.

    Raises:
        InputNotFoundError: if there is no such folder.
        OutputRefusedError: if one is not the whole output of a build.
        UsageError: if `graph` is no IRI.
    """
    if graph is not None:
        check_graph(graph)
    names = tuple(_FORMATS) if provenance else ("graph.ttl",)
    before, after = (_read(folder, names, graph) for folder in (old, new))
    operations = [*_operations("DELETE DATA", before - after), *_operations("INSERT DATA", after - before)]
    return ";\n".join(operations) + "\n" if operations else ""


def check_graph(name: str) -> None:
    """Check that a graph can be called so.

    Raises:
        UsageError: if it cannot.
    """
    try:
        NamedNode(name)
    except ValueError as error:
        raise UsageError(
            f"{escape_hidden(name)}: is no IRI. Name the graph such as https://news.example/graph."
        ) from error


def _read(folder: Path, names: Iterable[str], graph: str | None) -> set[Quad]:
    if not folder.is_dir():
        raise InputNotFoundError(str(folder))
    manifest, files = read_output(folder)
    default = NamedNode(graph or dataset_iri(manifest["options"]["base_iri"]))
    quads: set[Quad] = set()
    for name in names:
        for quad in pyoxigraph.parse(files[name], format=_FORMATS[name]):
            named = default if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
            quads.add(Quad(quad.subject, quad.predicate, quad.object, named))
    return quads


def _operations(verb: str, quads: set[Quad]) -> Iterator[str]:
    ordered = sorted((str(quad.graph_name), str(quad.triple)) for quad in quads)
    for start in range(0, len(ordered), MAX_STATEMENTS):
        blocks = (
            f"  GRAPH {name} {{\n" + "".join(f"    {triple} .\n" for _, triple in group) + "  }\n"
            for name, group in groupby(ordered[start : start + MAX_STATEMENTS], key=lambda pair: pair[0])
        )
        yield f"{verb} {{\n{''.join(blocks)}}}"
