"""The leaves of a document's front matter: every value in it, as written, with the path that leads to it.

Nothing of what graphkit knows about fields is used here, so that what its reader passes over still counts.
A list, a mapping or a field with nothing in it is a leaf too.

May import: records, reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.reading.files import decode_text, read_bytes, strip_controls
from graphkit.reading.front_matter import read_front_matter, read_yaml_file
from graphkit.reading.refusals import DocumentRefused
from graphkit.reading.values import strip_hidden
from graphkit.reading.walk import DocumentFile, DocumentKind
from graphkit.records import join_path

_PATH_CHARACTERS = re.compile(r'[.\[\]"]')


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of the front matter."""

    field: str
    """Its path, such as ``related[2].webUrl``."""
    value: object
    """The text as written; None, or an empty list or mapping, where there is none."""
    line: int | None = None
    """The line in the file, counted from 1; None where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that has front matter, or ought to."""

    path: str
    """Its path, relative to the folder that is read."""
    kind: DocumentKind
    """What it describes."""
    fields: dict[str, Any] | None
    """Its front matter, as written; None where that cannot be read."""


def read_source(file: DocumentFile) -> Source | None:
    """Read the front matter of a file, every scalar in it as it was written.

    Args:
        file: a file that `graphkit.reading.walk` found.

    Returns:
        The source; None where the file has no front matter, and so is no document of the collection.
    """
    fields = None
    if file.obstacle is None:
        try:
            fields = _load(strip_controls(decode_text(read_bytes(file.path)))[0], file.kind)
        except DocumentRefused:
            return Source(path=file.name, kind=file.kind, fields=None)
        if fields is None:
            return None
    return Source(path=file.name, kind=file.kind, fields=fields)


def find_leaves(value: Any, field: str, line: int | None = None) -> Iterator[Leaf]:
    """Flatten a value of the front matter into its leaves, in the order of the document.

    Args:
        value: the value: a scalar, a list or a mapping.
        field: its path.
        line: the line that its field's name stands on.
    """
    # A stack, not recursion: aliases can nest deeper than Python's own stack.
    stack: list[tuple[str, Any, int | None]] = [(field, value, line)]
    while stack:
        path, part, near = stack.pop()
        if isinstance(part, dict) and part:
            stack += [(join_name(path, name), part[name], line_of(name)) for name in reversed(part)]
        elif isinstance(part, list) and part:
            stack += [(f"{path}[{index}]", part[index], near) for index in reversed(range(len(part)))]
        else:
            yield Leaf(path, part, line_of(part) or near)


def join_name(parent: str, name: object) -> str:
    """Add a name to a path as the problems of a build do: without hidden characters, and quoted where it is odd."""
    text = strip_hidden(str(name))[0]
    if not text or _PATH_CHARACTERS.search(text):
        return f"{parent}[{json.dumps(text, ensure_ascii=False)}]"
    return join_path(parent, text)


def line_of(written: object) -> int | None:
    """Give the line of a name or a scalar, where the parser kept it."""
    return getattr(written, "line", None)


def _load(text: str, kind: DocumentKind) -> dict[str, Any] | None:
    read = read_yaml_file if kind is DocumentKind.TOPIC else read_front_matter
    try:
        return read(text, by_node=True)
    except DocumentRefused:
        # What libyaml refuses and the fast parser takes is read by that one alone.
        return read(text, by_node=False)
