"""``graphkit connect``: how two groups of articles in a build connect, in words and lists.

May import: click, errors; graphkit.connections inside the command.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import click

from graphkit.errors import UsageError

_WIDTH_COLUMNS = 100


@click.command("connect")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "starts", multiple=True, metavar="GROUP", help="Articles to start from; several are united.")
@click.option("--to", "ends", multiple=True, metavar="GROUP", help="Articles to come to; several are united.")
@click.option(
    "--count", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help="How many paths to find."
)
@click.option("--quality", type=int, metavar="N", help="Leave out articles of lower, or of unknown, quality.")
@click.option("--curated-only", is_flag=True, help="Leave out articles that no document describes itself.")
@click.option(
    "--without", multiple=True, metavar="NODE", help="Leave this out, such as topic:AI, and see what is left."
)
@click.option(
    "--sources",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="The documents that were built, to say the lines of receipts.",
)
@click.option(
    "--format", "name", type=click.Choice(("text", "markdown", "json")), help="How to write it. [default: text]"
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def connect_command(  # noqa: PLR0917 - click calls it by keyword
    folder: Path,
    starts: tuple[str, ...],
    ends: tuple[str, ...],
    count: int,
    quality: int | None,
    curated_only: bool,
    without: tuple[str, ...],
    sources: tuple[Path, ...],
    name: str | None,
    as_json: bool,
) -> None:
    """Say how two groups of articles in DIR, which `graphkit build` left, connect.

    A GROUP is a year, month or day (2020, 2020-06), a range (2020-06..2020-09, ..2020), topic:, provider:
    or story: with a name, the address of an article, or a phrase. Without --from and --to the groups are the
    two sides of the largest gap in time. Ends with 0, with 2 on wrong usage.

    \b
    Examples:
      graphkit connect output --from 2020 --to 2023
      graphkit connect output --from 'topic:Computer Vision' --to 2023-08..2023-09 --sources seeds
      graphkit connect output --curated-only --without topic:AI --format markdown
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    if as_json and name not in (None, "json"):
        raise UsageError(f"--json and --format {name} contradict each other. Choose one.")
    from graphkit.built import open_graph
    from graphkit.connections.as_json import to_json
    from graphkit.connections.connect import connect, read_sides
    from graphkit.connections.markdown import render_markdown
    from graphkit.connections.report import render_text
    from graphkit.evidence.sources import Sources

    graph = open_graph(folder).graph
    connection = connect(
        graph,
        *read_sides(graph, starts, ends),
        count=count,
        quality=quality,
        curated_only=curated_only,
        without=without,
        sources=Sources(sources) if sources else None,
    )
    if as_json or name == "json":
        click.echo(json.dumps(to_json(connection), ensure_ascii=False, indent=2))
    elif name == "markdown":
        click.echo(render_markdown(connection), nl=False)
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH_COLUMNS
        click.echo(render_text(connection, width=width), nl=False)
