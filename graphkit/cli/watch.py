"""``graphkit watch``: build again whenever a document changes.

Folders are looked at, not listened to: a look at 5,000 files takes a fraction of a second, works on every
system and file system, and misses nothing.

May import: click, errors, cli.*; graphkit.pipeline and graphkit.output inside the command.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from graphkit.cli.build_options import build_options
from graphkit.cli.summary import render_problems
from graphkit.errors import GraphkitError

SETTLED_SECONDS = 0.1
"""How long nothing else must have changed for a change to be over, unless looks are nearer to each other."""

Snapshot = dict[str, tuple[int, int, int] | None]
"""Size, time of change and inode of every file by its name; None for what is not there any more."""


@click.command("watch")
@build_options
@click.option(
    "--interval", default=0.5, show_default=True, type=click.FloatRange(min=0.05), help="Seconds between two looks."
)
def watch_command(  # noqa: PLR0917 - click calls it by keyword
    folders: tuple[Path, ...],
    output: Path,
    exclude: tuple[str, ...],
    base_iri: str,
    names: Path | None,
    spacy: str | None,
    force: bool,
    interval: float,
) -> None:
    """Build, and build again whenever a document of a FOLDER changes. Ctrl-C ends it.

    Prints one line for each build, and what is wrong in the documents.

    \b
    Example:
      graphkit watch seeds --output output
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.output import check_output
    from graphkit.pipeline import build_into

    check_output(output, force=force)

    def build_once() -> None:
        started = time.monotonic()
        try:
            built = build_into(
                output, *folders, force=force, exclude=exclude, base_iri=base_iri, names=names, spacy=spacy
            )
        except GraphkitError as error:
            click.echo(f"graphkit: {error}", err=True)
            return
        if built.problems:
            click.echo(render_problems(built.problems, more=output / "problems.jsonl"), err=True)
        click.echo(
            f"{time.strftime('%H:%M:%S')} Built {output} in {time.monotonic() - started:.1f} s: "
            f"{built.counts.documents:,} documents, {built.counts.articles:,} articles, {len(built.problems):,} problems"
        )

    try:
        watched = (*folders, names) if names else folders
        watch(lambda: take_snapshot(watched, exclude, output), build_once, interval_seconds=interval)
    except KeyboardInterrupt:
        click.echo("", err=True)


def watch(look: Callable[[], Snapshot], act: Callable[[], None], *, interval_seconds: float) -> None:
    """Act once, and whenever a look shows something else than the one before; never ends by itself.

    A change is acted on when a second look shows the same, so that a file that is being written, or a hundred that
    arrive together, are acted on once.

    Args:
        look: shows the state of things.
        act: is called.
        interval_seconds: the time between two looks; while something changes, no more than `SETTLED_SECONDS`.
    """
    acted_on: Snapshot | None = None
    seen = look()
    while True:
        if seen != acted_on:
            acted_on = seen  # taken before acting, so that what changes meanwhile is acted on next
            act()
        time.sleep(interval_seconds)
        before, seen = seen, look()
        while seen != before:
            time.sleep(min(interval_seconds, SETTLED_SECONDS))
            before, seen = seen, look()


def take_snapshot(folders: Sequence[Path], exclude: Sequence[str], output: Path) -> Snapshot:
    """Look at all documents."""
    from graphkit.reading.walk import find_documents

    try:
        files = find_documents(folders, exclude=exclude, output=output)
    except GraphkitError:
        return {}  # the build says what is wrong
    return {file.name: _state(file.path) for file in files}


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
