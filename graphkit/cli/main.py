"""The command ``graphkit`` and its subcommands.

May import: click, errors, cli.*.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NoReturn

import click

from graphkit._version import __version__
from graphkit.errors import GraphkitError, UsageError

_NAMES = ("build", "check", "connect", "coverage", "diff", "export", "load", "page", "query", "stories", "watch", "why")


class _Commands(Mapping[str, click.Command]):
    """All commands, by name: each is ``NAME_command`` in ``graphkit.cli.NAME``, which is imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in _NAMES:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"graphkit.cli.{name}"), f"{name}_command")
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


class _Group(click.Group):
    """A group of commands whose errors become a message and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except GraphkitError as error:
            click.echo(f"graphkit: {error}", err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)


@click.group(cls=_Group, commands=_Commands(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="graphkit", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a folder of curated news into a graph: which stories are here, who told them, how they connect.

    \b
    Example:
      graphkit build seeds --output output
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"


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
