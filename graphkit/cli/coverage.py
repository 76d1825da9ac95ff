"""``graphkit coverage``: who told which story when, and what nobody curated.

May import: click, errors; graphkit.built, graphkit.connections and graphkit.coverage inside the command.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import click

_WIDTH_COLUMNS = 100


@click.command("coverage")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "starts", multiple=True, metavar="GROUP", help="The first part; several are united.")
@click.option("--to", "ends", multiple=True, metavar="GROUP", help="The second part; several are united.")
@click.option("--story", "story", metavar="NAME", help="Show one story only, by its name, its id or words of its name.")
@click.option(
    "--sources",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="The documents that were built, to say the lines of who listed what.",
)
@click.option("--all", "is_all", is_flag=True, help="Show all stories, providers and articles.")
@click.option("--json", "is_json", is_flag=True, help="Everything, for programs.")
def coverage_command(  # noqa: PLR0917 - click calls it by keyword
    folder: Path,
    starts: tuple[str, ...],
    ends: tuple[str, ...],
    story: str | None,
    sources: tuple[Path, ...],
    is_all: bool,
    is_json: bool,
) -> None:
    """Say who told what when, in what `graphkit build` left in DIR.

    Of every story: who was first, and how long the others took. Of every provider: how much it told in each
    period, and whether it told the first part and never the second. Of articles: what nobody curated, and who
    listed it. The parts are GROUPs as in `graphkit connect`; without --from and --to they are the two sides of
    the largest gap in time, and where there is none the periods are years or months.
    Ends with 0, with 2 on wrong usage.

    \b
    Examples:
      graphkit coverage output
      graphkit coverage output --from 2020-06-09 --to 2020-06-10..2023
      graphkit coverage output --story 'racial-profiling concerns' --sources seeds
      graphkit coverage output --json
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.built import open_graph
    from graphkit.connections.connect import read_sides
    from graphkit.coverage.as_json import story_to_json, to_json
    from graphkit.coverage.find import find_coverage, find_story
    from graphkit.coverage.text import render_coverage, render_story
    from graphkit.evidence.sources import Sources

    graph = open_graph(folder).graph
    parts = read_sides(graph, starts, ends) if starts or ends else (None, None)
    coverage = find_coverage(graph, *parts, sources=Sources(sources) if sources else None)
    one = find_story(graph, coverage, story) if story is not None else None
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH_COLUMNS
    if is_json:
        found = story_to_json(one) if one else to_json(coverage)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif one:
        click.echo(render_story(coverage, one, width=width), nl=False)
    else:
        click.echo(render_coverage(coverage, width=width, is_whole=is_all), nl=False)
