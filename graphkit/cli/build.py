"""``graphkit build``: a folder of documents becomes a graph, Turtle and a page.

May import: click, errors, cli.*; graphkit.pipeline inside the command.
"""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from graphkit.cli.build_options import build_options
from graphkit.cli.progress import show_progress
from graphkit.cli.summary import render_problems, render_summary
from graphkit.errors import DocumentsLeftOutError


@click.command("build")
@build_options
@click.option("--strict", is_flag=True, help="Write nothing if any document has to be left out.")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON, for programs.")
def build_command(  # noqa: PLR0917 - click calls it by keyword
    folders: tuple[Path, ...],
    output: Path,
    exclude: tuple[str, ...],
    base_iri: str,
    names: Path | None,
    spacy: str | None,
    strict: bool,
    force: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read folders of Markdown documents and write their graph as a page and as Turtle.

    A FOLDER is searched in depth for .md, .markdown and .txt files with front matter; it may also be a
    single document. Ends with 0, with 1 if a document had to be left out, with 2 on wrong usage.

    \b
    Examples:
      graphkit build seeds --output output
      graphkit build news archive/2020 --exclude 'drafts/*' --output output
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.pipeline import build_into

    # What a build makes it keeps to its end: to look through it for garbage again and again is a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    try:
        with show_progress(quiet=quiet) as progress:
            built = build_into(
                output,
                *folders,
                force=force,
                exclude=exclude,
                base_iri=base_iri,
                names=names,
                spacy=spacy,
                strict=strict,
                progress=progress,
            )
    except DocumentsLeftOutError as error:
        click.echo(render_problems(error.problems), err=True)
        raise
    if built.problems:
        click.echo(render_problems(built.problems, more=output / "problems.jsonl"), err=True)
    if as_json:
        summary = {"counts": asdict(built.counts), "answer": built.answer, "output": str(output)}
        click.echo(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        click.echo(render_summary(built, output))
    if built.counts.left_out:
        sys.exit(1)
