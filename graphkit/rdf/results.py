"""What a query found, written: as a table for people, or in a format of SPARQL 1.1 for programs.

CSV and TSV (https://www.w3.org/TR/sparql11-results-csv-tsv/), JSON
(https://www.w3.org/TR/sparql11-results-json/) and Turtle are Oxigraph's own writing. Rows are written as they
are found; only of a table the first hundred are held back, to fit the columns to them.

May import: errors, terminal.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from graphkit.errors import UsageError, escape_hidden
from graphkit.terminal import cut, display_width, pad

FORMATS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}
"""The formats of rows for programs, by name; beside them there are ``table`` and ``ttl``."""

_SAMPLE_ROWS = 100
_GAP = "  "
_MIN_COLUMNS = 6
_LOCAL_NAME = re.compile(r"(?:(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:[A-Za-z0-9_-]|%[0-9A-F]{2}|\.(?!$))*)?\Z")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.eE+-]*")


def write_results(
    results: QuerySolutions | QueryBoolean | QueryTriples,
    output: BinaryIO,
    name: str | None = None,
    *,
    prefixes: Mapping[str, str],
    width: int | None = None,
) -> None:
    """Write what a query found.

    Args:
        results: what it found.
        output: where to write.
        name: the format: ``table``, ``csv``, ``tsv`` or ``json`` for rows and for yes or no, ``ttl`` for
            statements; without one, ``table`` or ``ttl``.
        prefixes: the prefixes that shorten IRIs.
        width: the columns that a table may take; without it, as many as it needs.

    Raises:
        UsageError: if what was found cannot be written in that format.
    """
    if isinstance(results, QueryTriples):
        if name not in (None, "ttl"):
            raise UsageError(f"{name}: is a format of rows, and the query gives statements. Choose ttl.")
        sorted_head = _SortedPrefixes(output)
        serialize(results, sorted_head, format=RdfFormat.TURTLE, prefixes=dict(prefixes))  # type: ignore[arg-type]
        sorted_head.end()
    elif name == "ttl":
        raise UsageError("ttl: is a format of statements, and the query gives none. Choose table, csv, tsv or json.")
    elif name in FORMATS:
        results.serialize(output, format=FORMATS[name])
        if name == "json" or isinstance(results, QueryBoolean):
            output.write(b"\n")
    elif isinstance(results, QueryBoolean):
        output.write(b"yes\n" if results else b"no\n")
    else:
        for lines in _table(results, _shortener(prefixes), width):
            output.write(lines.encode())
            output.flush()


class _SortedPrefixes:
    """Passes Turtle on, with the prefixes at its head in order, which the serialiser leaves to chance."""

    def __init__(self, output: BinaryIO) -> None:
        self.output = output
        self.head: bytes | None = b""

    def write(self, data: bytes) -> int:
        if self.head is None:
            return self.output.write(data)
        self.head += data
        if not all(line.startswith(b"@prefix ") for line in self.head.splitlines(keepends=True)[:-1]):
            self.end()
        return len(data)

    def flush(self) -> None:
        self.output.flush()

    def end(self) -> None:
        """Write what was held back."""
        lines = (self.head or b"").splitlines(keepends=True)
        prefixes = sorted(line for line in lines if line.startswith(b"@prefix "))
        self.output.write(b"".join([*prefixes, *(line for line in lines if not line.startswith(b"@prefix "))]))
        self.head = None


def _table(rows: QuerySolutions, shorten: Callable[[str], str], width: int | None) -> Iterator[str]:
    """Give the lines of a table, some at a time."""
    names = [variable.value for variable in rows.variables]
    cells = (_cells(row, len(names), shorten) for row in rows)
    sample = list(itertools.islice(cells, _SAMPLE_ROWS))
    if not sample:
        yield "No rows.\n"
        return
    columns = list(zip(names, *sample, strict=True))
    numeric = [any(column[1:]) and all(_NUMBER.fullmatch(cell) for cell in column[1:] if cell) for column in columns]
    widths = [max(map(display_width, column)) for column in columns]
    if width is not None:
        widths = _fit(widths, width - len(_GAP) * (len(widths) - 1))
    is_cut = width is not None

    def lay_out(rows: Iterable[list[str]]) -> str:
        return "".join(_line(row, widths, numeric, is_cut=is_cut) for row in rows)

    rule = ["-" * columns for columns in widths]
    yield lay_out([names, rule, *sample])
    while some := list(itertools.islice(cells, _SAMPLE_ROWS)):
        yield lay_out(some)


def _cells(row: QuerySolution, length: int, shorten: Callable[[str], str]) -> list[str]:
    return [_cell(row[place], shorten) for place in range(length)]


def _cell(term: object, shorten: Callable[[str], str]) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return escape_hidden(shorten(term.value))
    return escape_hidden(term.value if isinstance(term, Literal) else str(term))


def _shortener(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """Give what writes an IRI with the longest prefix, where that leaves a name that needs no escape."""
    longest_first = sorted(prefixes.items(), key=lambda item: -len(item[1]))

    def shorten(iri: str) -> str:
        for prefix, namespace in longest_first:
            if iri.startswith(namespace) and _LOCAL_NAME.match(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    return shorten


def _fit(widths: list[int], available: int) -> list[int]:
    """Narrow the widest columns, all of them to the same width, until the table fits."""
    widths = list(widths)
    while sum(widths) > available and max(widths) > _MIN_COLUMNS:
        widest = max(widths)
        widest_places = [place for place, width in enumerate(widths) if width == widest]
        next_width = max([width for width in widths if width < widest], default=0)
        excess = sum(widths) - available
        narrower = max(next_width, widest - -(-excess // len(widest_places)), _MIN_COLUMNS)
        for place in widest_places:
            # The last step takes only as much from each as has to go.
            step = min(widest - narrower, sum(widths) - available)
            widths[place] -= max(step, 0)
    return widths


def _line(cells: Iterable[str], widths: list[int], numeric: list[bool], *, is_cut: bool) -> str:
    laid_out = []
    for cell, width, to_the_right in zip(cells, widths, numeric, strict=True):
        shown = cut(cell, width) if is_cut else cell
        laid_out.append(pad(shown, width, to_the_right=to_the_right))
    return _GAP.join(laid_out).rstrip() + "\n"
