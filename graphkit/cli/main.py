"""The command ``graphkit`` and its subcommands.

May import: click, errors, cli.*.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from graphkit._version import __version__
from graphkit.cli.build import build_command
from graphkit.cli.check import check_command
from graphkit.cli.connect import connect_command
from graphkit.cli.coverage import coverage_command
from graphkit.cli.diff import diff_command
from graphkit.cli.export import export_command
from graphkit.cli.load import load_command
from graphkit.cli.page import page_command
from graphkit.cli.query import query_command
from graphkit.cli.stories import stories_command
from graphkit.cli.watch import watch_command
from graphkit.cli.why import why_command
from graphkit.errors import GraphkitError, UsageError


class _Commands(click.Group):
    """A group of commands whose errors become a message and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except GraphkitError as error:
            click.echo(f"graphkit: {error}", err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="graphkit", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a folder of curated news into a graph: which stories are here, who told them, how they connect.

    \b
    Example:
      graphkit build seeds --output output
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"


main.add_command(build_command)
main.add_command(check_command)
main.add_command(connect_command)
main.add_command(coverage_command)
main.add_command(diff_command)
main.add_command(export_command)
main.add_command(load_command)
main.add_command(page_command)
main.add_command(query_command)
main.add_command(stories_command)
main.add_command(watch_command)
main.add_command(why_command)


def run() -> NoReturn:
    """Run the command as a process of its own, and end it without taking its graph apart, which takes long."""
    # numpy's OpenBLAS begins with threads that wait busily for products of dense matrices, of which there are none here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code: object = 0
    try:
        try:
            main()
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
    except BrokenPipeError:
        code = 1  # nobody reads it any more
    except OSError as error:
        click.echo(f"graphkit: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        code = 1
    os._exit(code if isinstance(code, int) else bool(code))
