"""``graphkit page``: a page of a build for a chosen view.

May import: click, errors; graphkit.built, graphkit.connections and graphkit.page inside the command.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.errors import UsageError

if TYPE_CHECKING:
    from graphkit.graph.news_graph import NewsGraph


@click.command("page")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.",
)
@click.option("--title", metavar="TEXT", help="The headline. [default: what the page shows]")
@click.option("--from", "starts", multiple=True, metavar="GROUP", help="Articles to start from; several are united.")
@click.option("--to", "ends", multiple=True, metavar="GROUP", help="Articles to come to; several are united.")
@click.option(
    "--include",
    "included",
    multiple=True,
    metavar="KIND|GROUP",
    help="Keep only this: a kind of node (provider, topic, story, phrase), or the articles of a group.",
)
@click.option("--lang", default="en", show_default=True, metavar="TAG", help="The language of the headline.")
def page_command(  # noqa: PLR0917 - click calls it by keyword
    folder: Path,
    output: Path,
    title: str | None,
    starts: tuple[str, ...],
    ends: tuple[str, ...],
    included: tuple[str, ...],
    lang: str,
) -> None:
    """Write one HTML file that shows what `graphkit build` left in DIR: all of it, or a chosen part.

    A GROUP is a year, month or day (2020, 2020-06), a range (2020-06..2020-09, ..2020), topic:, provider:
    or story: with a name, the address of an article, or a phrase. Without --from and --to the page sets the
    two sides of the largest gap in time against each other. Ends with 0, with 2 on wrong usage.

    \b
    Examples:
      graphkit page output -o news.html --title 'Who said what'
      graphkit page output -o vision.html --include 'topic:Computer Vision' --from 2020 --to 2023
      graphkit page output -o providers.html --include provider
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    if bool(starts) != bool(ends):
        raise UsageError("Only one group is named. Name both, with --from and --to, or none.")
    if not output.parent.is_dir():
        raise UsageError(f"{output}: there is no folder {output.parent}. Name a file in one that is there.")
    from graphkit.built import open_graph
    from graphkit.files import write_file
    from graphkit.page.selection import select_part

    graph = select_part(open_graph(folder).graph, included)
    write_file(output, _render(graph, title, starts, ends, lang).encode())
    click.echo(f"Wrote {output}")


def _render(graph: NewsGraph, title: str | None, starts: tuple[str, ...], ends: tuple[str, ...], lang: str) -> str:
    """Render the page of a graph: with how two groups connect, or what is to be said of a graph without two sides."""
    from graphkit.connections.answer import answer_question
    from graphkit.connections.connect import connect, read_sides
    from graphkit.connections.headline import headline
    from graphkit.connections.sides import find_sides
    from graphkit.page import render_page
    from graphkit.page.finding import make_finding

    if not starts and find_sides(graph) is None:
        return render_page(graph, title=title or headline(graph), answer=answer_question(graph), lang=lang)
    connection = connect(graph, *read_sides(graph, starts, ends))
    sides = connection.crossings.sides
    asked = f"How {sides.earlier.label} and {sides.later.label} connect"
    return render_page(
        graph,
        title=title or (asked if starts else headline(graph)),
        answer=connection.answer,
        lang=lang,
        finding=make_finding(connection),
    )
