"""``graphkit stories``: which stories a build tells, and why each article belongs.

May import: click; graphkit.built, graphkit.stories and cli.stories_report inside the command.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

_MAX_STORIES = 20


@click.command("stories")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "is_json", is_flag=True, help="All stories with all their articles, for programs.")
@click.option("--all", "is_all", is_flag=True, help="Show every story with every article.")
def stories_command(folder: Path, is_json: bool, is_all: bool) -> None:
    """Show the stories of what `graphkit build` left in DIR, the largest first.

    A story is inferred: articles that tell of one thing, by their words, their related links and their
    time. The number before an article says how central it is to the story, from 0 to 1.

    \b
    Examples:
      graphkit stories output
      graphkit stories output --all
      graphkit stories output --json
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.built import open_graph
    from graphkit.cli.stories_report import MAX_MEMBERS, render_stories, to_json
    from graphkit.stories.in_graph import stories_of

    graph = open_graph(folder).graph
    stories = stories_of(graph)
    if is_json:
        click.echo(json.dumps(to_json(graph, stories), ensure_ascii=False, indent=2))
        return
    limits = (None, None) if is_all else (_MAX_STORIES, MAX_MEMBERS)
    click.echo(render_stories(graph, stories, limit=limits[0], members=limits[1]), nl=False)
