"""``graphkit load``: a build goes into a triple store.

May import: click, errors; graphkit.rdf.loading inside the command.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.errors import UsageError

if TYPE_CHECKING:
    from graphkit.rdf.loading import LoadReport, Progress


@click.command("load")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--endpoint", required=True, metavar="URL", help="The store's Graph Store address.")
@click.option("--graph", metavar="IRI", help="The graph to load into, if not the one named after the data set.")
@click.option("--add", is_flag=True, help="Add to what the graph holds; otherwise it is replaced.")
@click.option("--provenance", is_flag=True, help="Load what each document says too, a named graph each.")
@click.option("--user", metavar="NAME", help="The user; the password is in GRAPHKIT_PASSWORD, or asked for.")
@click.option("--query-endpoint", metavar="URL", help="Where the store answers queries, if it cannot be guessed.")
@click.option(
    "--timeout",
    "timeout_seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="How long the store may take over one step.",
)
def load_command(  # noqa: PLR0917 - click calls it by keyword
    folder: Path,
    endpoint: str,
    graph: str | None,
    add: bool,
    provenance: bool,
    user: str | None,
    query_endpoint: str | None,
    timeout_seconds: float,
) -> None:
    """Load what a build left in DIR into a triple store, and check that the store holds it.

    The store must speak the SPARQL 1.1 Graph Store Protocol. Ends with 0, with 1 if the store cannot be
    reached, refuses, or holds something else than was sent, with 2 on wrong usage.

    \b
    Examples:
      graphkit load output --endpoint http://localhost:7878/store
      graphkit load output --endpoint http://localhost:8890/sparql-graph-crud-auth --user dba
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    password = _password(user)
    from graphkit.rdf.loading import load_build

    with _progress_bar() as progress:
        report = load_build(
            folder,
            endpoint,
            graph=graph,
            user=user,
            password=password,
            add=add,
            provenance=provenance,
            progress=progress,
            timeout_seconds=timeout_seconds,
            query_endpoint=query_endpoint,
        )
    click.echo(_render_report(report))
    if report.unchecked:
        click.echo(f"What the store holds could not be counted: {report.unchecked}", err=True)


def _password(user: str | None) -> str | None:
    """Give the password from the environment, or ask for it; never from an option, which others can see."""
    if user is None:
        return None
    if ":" in user:
        raise UsageError("--user: holds a colon. Give the name only, and the password in GRAPHKIT_PASSWORD.")
    password = os.environ.get("GRAPHKIT_PASSWORD")
    if password is not None:
        return password
    if not sys.stdin.isatty():
        raise UsageError("--user: needs a password, and nobody is there to be asked. Set GRAPHKIT_PASSWORD.")
    return str(click.prompt(f"Password of {user}", hide_input=True, err=True))


def _render_report(report: LoadReport) -> str:
    """Say what was sent and what the store holds."""
    first, *documents = report.graphs
    did = "Added to" if report.added else "Replaced"
    held = "" if first.held is None else f"; the store holds {first.held:,} there"
    lines = [f"{did} the graph <{first.name}>: sent {first.sent:,} statements{held}."]
    if documents:
        sent = sum(document.sent for document in documents)
        counts = [document.held for document in documents if document.held is not None]
        held = f"; the store holds {sum(counts):,} there" if len(counts) == len(documents) else ""
        graphs = f"{len(documents):,} graph{'' if len(documents) == 1 else 's'} of documents"
        lines.append(f"{did} {graphs}: sent {sent:,} statements{held}.")
    if report.other_documents:
        lines.append(
            f"The store holds {report.other_documents:,} more of documents that this build does not have; "
            "they were left as they are."
        )
    return "\n".join(lines)


@contextlib.contextmanager
def _progress_bar() -> Iterator[Progress | None]:
    """Show a bar on a terminal while files are sent; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=0, label="Sending", file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress
