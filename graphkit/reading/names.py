"""The user's names: a YAML list of what is to be found in titles and excerpts.

::

    - name: IBM
      also: [International Business Machines, Big Blue]
      wikidata: Q37156

A name that is wrong is an error, not a problem of data: the file is the user's own, and short.

May import: errors, records, reading.files, reading.limits, reading.nodes, reading.refusals, reading.values.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from graphkit.errors import InputNotFoundError, UsageError, escape_hidden
from graphkit.reading.files import decode_text, read_bytes, strip_controls
from graphkit.reading.nodes import Node, Written, compose_nodes
from graphkit.reading.refusals import DocumentRefused
from graphkit.reading.values import strip_hidden
from graphkit.records import Name

MAX_CHARACTERS = 200
"""How long a name is, at most."""

_FIELDS = ("name", "also", "wikidata")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,17}")
_EXAMPLE = "Write each name as `- name: IBM`, with `also:` and `wikidata:` below it if you like"


def read_names(path: str | Path) -> tuple[Name, ...]:
    """Read a file of names.

    Args:
        path: the file, YAML.

    Returns:
        The names, in the order of the file.

    Raises:
        InputNotFoundError: if there is no such file.
        UsageError: if it cannot be read or anything in it is wrong; it says the file, the line and the field.
    """
    if not Path(path).exists():
        raise InputNotFoundError(str(path))
    try:
        return _Reader().read(compose_nodes(_load(Path(path)), first_line=1))
    except DocumentRefused as refusal:
        place = f"{path}" if refusal.line is None else f"{path}:{refusal.line}"
        field = f"{refusal.field}: " if refusal.field else ""
        raise UsageError(escape_hidden(f"{place}: {field}{refusal.what}. {refusal.remedy}.")) from refusal


def _load(path: Path) -> str:
    text, control, line = strip_controls(decode_text(read_bytes(path)))
    if control is not None:
        raise DocumentRefused(f"holds control characters ({control})", "Remove them", line=line)
    return text


class _Reader:
    """The state of one reading: which names were given, and where."""

    def __init__(self) -> None:
        self._lines: dict[str, int | None] = {}

    def read(self, root: Node) -> tuple[Name, ...]:
        if root is None:
            return ()
        if not isinstance(root, list):
            raise DocumentRefused("is not a list of names", _EXAMPLE, line=_line(root))
        return tuple(self._name(item, f"[{index}]", _line(root)) for index, item in enumerate(root))

    def _name(self, item: Node, place: str, line: int | None) -> Name:
        if not isinstance(item, dict):
            raise DocumentRefused("is not a mapping", _EXAMPLE, line=_line(item) or line, field=place)
        for key in item:
            if key not in _FIELDS:
                what = f"is no field of a name; the fields are {', '.join(_FIELDS)}"
                raise DocumentRefused(what, "Correct or remove it", line=key.line, field=f"{place}.{key}")
        fields = {str(key): value for key, value in item.items()}
        line = _line(item) or line
        if fields.get("name") is None:
            raise DocumentRefused("is missing", "Give every entry a name", line=line, field=f"{place}.name")
        name = self._text(fields["name"], f"{place}.name", line)
        also = tuple(
            self._text(other, f"{place}.also[{index}]", line)
            for index, other in enumerate(_as_list(fields.get("also"), f"{place}.also", line))
        )
        return Name(name=name, also=also, wikidata=_wikidata(fields.get("wikidata"), f"{place}.wikidata", line))

    def _text(self, value: Node, place: str, line: int | None) -> str:
        if not isinstance(value, Written):
            raise DocumentRefused("is not a text", "Write one text", line=_line(value) or line, field=place)
        shown, hidden = strip_hidden(str(value))
        text = " ".join(shown.split())
        what = None
        if hidden is not None:
            what, remedy = f"holds hidden characters ({hidden})", "Remove them"
        elif not any(character.isalnum() for character in text):
            what, remedy = "has no letter or digit", "Write the words to be found"
        elif len(text) > MAX_CHARACTERS:
            what, remedy = f"is longer than {MAX_CHARACTERS} characters", "Shorten it"
        folded = unicodedata.normalize("NFKC", text).casefold()
        if what is None and folded in self._lines:
            what, remedy = f"is given twice, first on line {self._lines[folded]}", "Keep one of them"
        if what is not None:
            raise DocumentRefused(what, remedy, line=value.line, field=place)
        self._lines[folded] = value.line
        return text


def _as_list(value: Node, place: str, line: int | None) -> list[Node]:
    if value is None:
        return []
    if not isinstance(value, list):
        remedy = "Write it in brackets, such as `also: [Big Blue]`"
        raise DocumentRefused("is not a list", remedy, line=_line(value) or line, field=place)
    return value


def _wikidata(value: Node, place: str, line: int | None) -> str | None:
    if value is None:
        return None
    if not isinstance(value, Written) or not _WIKIDATA.fullmatch(value):
        what, remedy = "is not the id of an entity of Wikidata", "Write it as Q37156, or remove the line"
        raise DocumentRefused(what, remedy, line=_line(value) or line, field=place)
    return str(value)


def _line(node: Node) -> int | None:
    """Find the line that a value begins on; an empty one has none."""
    while isinstance(node, list | dict):
        node = next(iter(node), None)
    return node.line if node is not None else None
