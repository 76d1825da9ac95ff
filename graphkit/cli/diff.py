"""``graphkit diff``: what changed between two builds.

May import: click, errors; graphkit.built and graphkit.changes inside the command.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from graphkit.errors import UsageError


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "is_json", is_flag=True, help="Everything that changed, for programs.")
@click.option("--all", "is_all", is_flag=True, help="Show every change, however many there are.")
@click.option("--update", "is_update", is_flag=True, help="Write a SPARQL update that makes a store of OLD one of NEW.")
@click.option(
    "--graph", metavar="IRI", help="With --update: the graph it was loaded into, if `load --graph` named one."
)
@click.option("--provenance", is_flag=True, help="With --update: also what each document says.")
def diff_command(  # noqa: PLR0917 - click calls it by keyword
    old: Path, new: Path, is_json: bool, is_all: bool, is_update: bool, graph: str | None, provenance: bool
) -> None:
    """Say what changed from one build to another: articles, values, links, stories, bridges.

    OLD and NEW are folders that `graphkit build` left. Ends with 0 whether or not anything changed.

    \b
    Examples:
      graphkit diff last-week output
      graphkit diff last-week output --json
      graphkit diff last-week output --update > update.ru
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    if is_json and is_update:
        raise UsageError("--json and --update cannot both be written. Choose one.")
    if not is_update and (graph is not None or provenance):
        raise UsageError("--graph and --provenance say what to update. Add --update.")
    if is_update:
        from graphkit.changes.update import render_update

        click.echo(render_update(old, new, graph=graph, provenance=provenance), nl=False)
        return
    from graphkit.built import open_graph
    from graphkit.changes.find import find_changes
    from graphkit.changes.text import MAX_SHOWN, render_changes

    changes = find_changes(open_graph(old).graph, open_graph(new).graph)
    if is_json:
        click.echo(json.dumps(asdict(changes), ensure_ascii=False, indent=2))
    else:
        click.echo(render_changes(changes, limit=None if is_all else MAX_SHOWN), nl=False)
