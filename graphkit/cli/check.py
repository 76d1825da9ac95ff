"""``graphkit check``: is a build what its documents say, with nothing lost?

May import: click, errors, cli.check_report; graphkit.checking inside the command.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.check_report import render_check, summarise_check

if TYPE_CHECKING:
    from graphkit.checking.check import Progress


@click.command("check")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--sources",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="What DIR was built from, folders or documents; give it once for each.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, for programs.")
def check_command(folder: Path, sources: tuple[Path, ...], as_json: bool) -> None:
    """Check that what `graphkit build` left in DIR is whole, has its shapes, and lost nothing.

    With --sources, every value in the front matter of every document is accounted for, and all RDF is
    made once more and compared. Ends with 0, with 1 if anything is missing, changed or violated, with 2
    on wrong usage.

    \b
    Examples:
      graphkit check output --sources seeds
      graphkit check output --json
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.checking.check import check_build

    with _progress_bar() as progress:
        check = check_build(folder, sources, progress=progress)
    if as_json:
        click.echo(json.dumps(summarise_check(check), ensure_ascii=False, indent=2))
    else:
        click.echo(render_check(check))
    if not sources:
        click.echo(
            "Not checked: whether the build is what its documents say, and whether anything is missing. "
            "Name them with --sources.",
            err=True,
        )
    if not check.is_fine:
        sys.exit(1)


@contextlib.contextmanager
def _progress_bar() -> Iterator[Progress | None]:
    """Show a bar on a terminal while documents are looked at; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=0, label="Checking", file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress
