"""A mapping of the front matter, read field by field; what is wrong is noted, and the rest goes on.

This is the one place where a value turns into a record's attribute or into a problem.

May import: errors, records, vocabulary, reading.refusals, reading.values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphkit.errors import Problem, Severity
from graphkit.reading.refusals import NotAsWritten, ValueRefused
from graphkit.reading.values import READERS, read_text, strip_hidden
from graphkit.records import join_path
from graphkit.vocabulary import Field, ValueKind

T = TypeVar("T")

_PATH_CHARACTERS = re.compile(r'[.\[\]"]')


@dataclass(frozen=True, slots=True)
class Rows:
    """Fields that hold one value each, as `Fields.values` reads them."""

    names: frozenset[str]
    """Their names in the front matter."""
    readers: tuple[tuple[str, str, Callable[[object], object], bool], ...]
    """Of each its name, the record's attribute, what reads it, and whether it is a text."""


def prepare(fields: Iterable[Field]) -> Rows:
    """Give what `Fields.values` needs of fields, once."""
    rows = tuple((row.name, row.attribute, READERS[row.kind], row.kind is ValueKind.TEXT) for row in fields)
    return Rows(frozenset(name for name, *_ in rows), rows)


@dataclass(slots=True)
class Notes:
    """What was noticed while one document was read."""

    document: str
    """The document's path."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong in it, in the order of reading."""
    withheld: int = 0
    """How many payloads nobody can read were left where they are."""
    altered: set[str] = field(default_factory=set)
    """The paths of the texts that are not kept as written."""

    def warn(self, place: str, line: int | None, what: str, remedy: str) -> None:
        """Note that the value at a field path is wrong and was dropped or mended."""
        self.problems.append(
            Problem(document=self.document, line=line, field=place, severity=Severity.WARNING, what=what, remedy=remedy)
        )


class Fields:
    """One mapping, at one place of the front matter."""

    __slots__ = ("_mapping", "_notes", "_seen", "place")

    def __init__(self, mapping: Mapping[str, Any], place: str, notes: Notes) -> None:
        """Read `mapping`, which stands at the field path `place`, and note in `notes` what is wrong."""
        self._mapping = mapping
        self._notes = notes
        self._seen: set[str] = set()
        self.place = place

    def as_texts(self) -> tuple[tuple[str, str], ...] | None:
        """Give the fields as they stand if all of them are texts that the fast parser read; None otherwise."""
        values = self._mapping.values()
        return tuple(self._mapping.items()) if all(type(value) is str for value in values) else None

    def has(self, name: str) -> bool:
        """Tell whether a field is there and not null."""
        return self._mapping.get(name) is not None

    def path(self, name: str) -> str:
        """Give the path of a field of this mapping."""
        return join_path(self.place, name)

    def warn(self, name: str, what: str, remedy: str) -> None:
        """Note a problem with a field of this mapping; an empty name stands for the mapping itself."""
        self._notes.warn(self.path(name) if name else self.place, self.line(name), what, remedy)

    def note_altered(self, name: str) -> None:
        """Note that what is kept of a field of this mapping is not what was written."""
        self._notes.altered.add(self.path(name))

    def values(self, rows: Rows) -> dict[str, Any]:
        """Read fields that hold one value each.

        Args:
            rows: the fields, as `prepare` gives them.

        Returns:
            The values by the record's attribute; what is absent, empty or wrong is not in it.
        """
        mapping, found = self._mapping, {}
        self._seen |= rows.names
        for name, attribute, reader, is_text in rows.readers:
            if (raw := mapping.get(name)) is None:
                continue
            if not is_text:
                value: Any = self._read(raw, name, reader)
            elif type(raw) is str and raw.isprintable():
                value = raw.strip()  # nearly every text: nothing hidden in it, and one line
            else:
                value = self._read_text(raw, name)
            if value is not None and value != "":
                found[attribute] = value
        return found

    def text(self, name: str) -> str | None:
        """Read one text; None where it is absent, empty or wrong."""
        self._seen.add(name)
        raw = self._mapping.get(name)
        return (self._read_text(raw, name) or None) if raw is not None else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts; each is kept once."""
        texts: dict[str, None] = {}
        for index, item in enumerate(self._items(name)):
            place = f"{name}[{index}]"
            text = "" if item is None else self._read_text(item, place)
            if text:
                texts[text] = None
            elif text is not None:
                self.warn(place, "is empty", "Write a text, or remove the line")
        return tuple(texts)

    def mappings(self, name: str) -> Iterator[tuple[int, Fields]]:
        """Read a list of mappings, each with its place in the list, counted from 0."""
        for index, item in enumerate(self._items(name)):
            if isinstance(item, dict):
                yield index, Fields(item, self.path(f"{name}[{index}]"), self._notes)
            else:
                self.warn(f"{name}[{index}]", "is not a mapping", "Write its fields as `name: value`, one to a line")

    def mapping(self, name: str) -> Fields | None:
        """Read a mapping; None where it is absent or something else."""
        self._seen.add(name)
        value = self._mapping.get(name)
        if isinstance(value, dict):
            return Fields(value, self.path(name), self._notes)
        if value is not None:
            self.warn(name, "is not a mapping", "Write its fields as `name: value`, one to a line")
        return None

    def withhold(self, name: str) -> None:
        """Leave a payload that nobody can read where it is, and count it."""
        self._seen.add(name)
        if self._mapping.get(name) is not None:
            self._notes.withheld += 1

    def other(self, *, besides: str = "") -> tuple[tuple[str, str], ...]:
        """Carry along every field that was not asked for, as (path, text), its parts by their own paths.

        Args:
            besides: one more field that is read elsewhere.

        Raises:
            NotAsWritten: if the fast parser made something else of a text or a name.
        """
        names = [name for name in self._mapping if name not in self._seen and name != besides]
        if not names:
            return ()
        rest = {name: self._mapping[name] for name in names}
        carried: list[tuple[str, str]] = []
        stack: list[tuple[str, Any]] = [("", rest)]
        # A stack, not recursion: aliases can nest deeper than Python's own stack.
        while stack:
            place, value = stack.pop()
            if isinstance(value, dict):
                stack += [(_join(place, self._name(name)), part) for name, part in reversed(value.items())]
            elif isinstance(value, list):
                stack += [(f"{place}[{index}]", value[index]) for index in reversed(range(len(value)))]
            elif value is not None and (text := self._read_text(value, place)):
                carried.append((place, text))
        return tuple(carried)

    def _items(self, name: str) -> Sequence[Any]:
        self._seen.add(name)
        value = self._mapping.get(name)
        if isinstance(value, list):
            return value
        if value is not None:
            self.warn(name, "is not a list", "Write it as a list, each item on a line that begins with a hyphen")
        return ()

    def _read(self, raw: object, place: str, reader: Callable[[object], T]) -> T | None:
        try:
            return reader(raw)
        except ValueRefused as refusal:
            self._notes.warn(self.path(place), self.line(place, raw), refusal.what, refusal.remedy)
            return None

    def _read_text(self, raw: object, place: str) -> str | None:
        value = self._read(raw, place, read_text)
        if value is None:
            return None
        text, hidden = strip_hidden(value)
        if hidden is not None or "\r" in str(raw):
            self.note_altered(place)
        if hidden is not None:
            what = f"holds hidden characters ({hidden}), which were taken out"
            self._notes.warn(self.path(place), self.line(place, raw), what, "Remove them")
        return text

    def _name(self, name: object) -> str:
        """Take the name of a field that is not known, without characters that no output may hold."""
        if not isinstance(name, str):
            raise NotAsWritten
        if name == "<<":
            what = "is a merge key, which YAML 1.2 does not have; it was carried along as a plain field"
            self.warn(str(name), what, "Write the fields out")
        text, hidden = strip_hidden(str(name))
        if hidden is not None:
            what = f"has a name that holds hidden characters ({hidden}), which were taken out"
            self._notes.warn(self.path(text), getattr(name, "line", None), what, "Remove them")
        return text

    def line(self, place: str, raw: object = None) -> int | None:
        """Find the line of a value, of its field, or of the mapping; only what was read by node knows its line."""
        if (line := getattr(raw, "line", None)) is not None:
            return int(line)
        name = re.split(r"[.\[]", place, maxsplit=1)[0]
        keys = [key for key in self._mapping if key == name] or list(self._mapping)
        return getattr(keys[0], "line", None) if keys else None


def _join(place: str, name: str) -> str:
    """Add a name to a path; one that could be mistaken for a path itself is put into brackets and quotes."""
    if not name or _PATH_CHARACTERS.search(name):
        return f"{place}[{json.dumps(name, ensure_ascii=False)}]"
    return join_path(place, name)
