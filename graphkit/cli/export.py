"""``graphkit export``: a build in another format.

May import: click, files; graphkit.built and graphkit.rdf inside the command.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

NAMES = ("ttl", "trig", "nt", "nq", "jsonld", "rdfxml")
"""The names of the formats; a test holds them against the table, which is slow to import."""


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "name", required=True, type=click.Choice(NAMES), help="The format.")
@click.option("--output", "-o", default="-", metavar="FILE", help="Where to write; - is standard output, the default.")
def export_command(folder: Path, name: str, output: str) -> None:
    """Write what `graphkit build` left in DIR in another format.

    \b
    ttl, nt, rdfxml, jsonld   the preferred value of everything
    trig, nq                  what each document says, one named graph a document

    \b
    Examples:
      graphkit export output --format nt | head
      graphkit export output --format jsonld -o graph.jsonld
    """  # noqa: D301 - click takes the \b for "leave this paragraph as it is"
    from graphkit.built import open_graph
    from graphkit.files import write_file

    text = open_graph(folder).rdf(name)
    if output == "-":
        sys.stdout.buffer.write(text.encode())
    else:
        write_file(Path(output), text.encode())
