"""What `graphkit build` and `graphkit watch` are told alike: which folders, where to, and how.

May import: click, vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from graphkit.vocabulary import DEFAULT_BASE_IRI

_OPTIONS = (
    click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=click.Path(path_type=Path)),
    click.option(
        "--output",
        "-o",
        default="output",
        show_default=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="The folder to write into. One that holds anything but graphkit's own files is refused.",
    ),
    click.option(
        "--exclude", multiple=True, metavar="GLOB", help="Skip files and folders that match, such as 'drafts/*'."
    ),
    click.option(
        "--base-iri", default=DEFAULT_BASE_IRI, show_default=True, metavar="IRI", help="What names in RDF begin with."
    ),
    click.option(
        "--names",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="A YAML file of names to find in titles and excerpts.",
    ),
    click.option("--spacy", metavar="NAME", help="A spaCy pipeline that you have, whose entities are phrases, too."),
    click.option("--force", is_flag=True, help="Write into the output folder whatever it holds."),
)


def build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the argument and the options of a build, for click to decorate it further."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
