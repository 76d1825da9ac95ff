"""``graphkit query``: a build is asked with SPARQL.

May import: click, errors, rdf.worker; graphkit.rdf inside the command.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from graphkit.errors import InputNotFoundError, UsageError

if TYPE_CHECKING:
    from graphkit.rdf.queries import Query


@click.command("query")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("asked", metavar="[QUERY]", required=False)
@click.option("--list", "is_list", is_flag=True, help="Show the saved queries, with the question that each answers.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Give a parameter of the query a value.")
@click.option("--print", "is_print", is_flag=True, help="Write the query out for another store, and do not run it.")
@click.option(
    "--format",
    "name",
    type=click.Choice(("table", "csv", "tsv", "json", "ttl")),
    help="How to write what is found. [default: table; ttl for statements]",
)
@click.option("--provenance", is_flag=True, help="Ask what each document says too, in named graphs.")
@click.option("--allow-service", is_flag=True, help="Let the query ask other servers over the network (SERVICE).")
@click.option(
    "--timeout",
    "timeout_seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for the answer, loading included.",
)
def query_command(  # noqa: PLR0917 - click calls it by keyword
    folder: Path,
    asked: str | None,
    is_list: bool,
    settings: tuple[str, ...],
    is_print: bool,
    name: str | None,
    provenance: bool,
    allow_service: bool,
    timeout_seconds: float,
) -> None:
    """Ask what `graphkit build` left in DIR, with SPARQL.

    QUERY is the name of a saved query, a file, or a query itself. The default graph is graph.ttl;
    the prefixes of the vocabulary need not be declared. Ends with 0, with 1 if the query failed or
    took too long, with 2 on wrong usage.

    \b
    Examples:
      graphkit query output --list
      graphkit query output two-years --set year1=2020 --set year2=2023
      graphkit query output two-years --print > two-years.rq
      graphkit query output 'SELECT ?name { ?p a schema:Organization ; schema:name ?name }'
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    if is_list:
        click.echo(_render_list())
        return
    if not folder.is_dir():
        raise InputNotFoundError(str(folder))
    query, values = _find_query(asked), _values(settings)
    if is_print:
        _print(query, values, folder)
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None

    def answer(output: BinaryIO) -> None:
        # All of this is imported by the child only: the parent stays small, and has nothing to fork but itself.
        from graphkit.rdf.results import write_results
        from graphkit.rdf.store import check_query, open_store
        from graphkit.rdf.worker import forbid_opening

        check_query(query, values, allow_service=allow_service)
        store = open_store(folder, provenance=provenance or query.needs_provenance)
        if not allow_service:
            forbid_opening()
        results = store.query(query, values, allow_service=allow_service)
        write_results(results, output, name, prefixes=store.prefixes, width=width)

    from graphkit.rdf.worker import stream_work

    with contextlib.closing(stream_work(answer, query.name, timeout_seconds=timeout_seconds)) as chunks:
        _pass_on(chunks)


def _pass_on(chunks: Iterable[bytes]) -> None:
    """Write what comes as it comes."""
    try:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough. Python flushes once more at the end, to where nobody complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(query: Query, values: dict[str, str], folder: Path) -> None:
    from graphkit.rdf.store import read_base_iri, render_query

    click.echo(render_query(query, values, base_iri=read_base_iri(folder)), nl=False)


def _find_query(asked: str | None) -> Query:
    """Give the saved query of that name, the one in that file, or the one that was written."""
    from graphkit.rdf.queries import find_query, list_queries, read_query

    if asked is None:
        raise UsageError("QUERY is missing. Name a saved query (--list shows them) or a file, or write a query.")
    if any(character in asked for character in "{\n"):
        return read_query(asked, "query")
    if asked not in {query.name for query in list_queries()} and Path(asked).is_file():
        try:
            return read_query(Path(asked).read_text(encoding="utf-8"), asked)
        except (OSError, ValueError) as error:
            raise UsageError(f"{asked}: cannot be read as UTF-8 text. Name a file of SPARQL.") from error
    return find_query(asked)


def _values(settings: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or name in values:
            raise UsageError(f"--set {setting}: is not one NAME=VALUE of each name. Write it as --set year=2020.")
        values[name] = value
    return values


def _render_list() -> str:
    from graphkit.rdf.queries import list_queries

    queries = list_queries()
    indent = max(len(query.name) for query in queries) + 2
    lines = []
    for query in queries:
        lines.append(f"{query.name:<{indent}}{query.question}")
        for parameter in query.parameters:
            required = " (required)" if parameter.required else ""
            lines.append(" " * indent + f"  --set {parameter.name}={parameter.kind}{required}: {parameter.what}")
    return "\n".join(lines)
