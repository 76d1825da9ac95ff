"""Which of several values is shown when documents disagree; all of them are kept.

The rule: a value that a document states of what it describes itself goes before one that it only
mentions; then the value that more documents state; then the one stated with the later date of
publication; then the text itself, in alphabetical order, so that it is always decided.

May import: records.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

import msgspec

from graphkit.records import Entry, Location, join_path

T = TypeVar("T")


class Statement(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A value, as one record states it, in each entry that the record stands in."""

    value: T
    """The value."""
    entries: Sequence[Entry]
    """The entries that the record stands in, in the order of documents."""
    field: str
    """The path of the value in each of these."""
    is_of_subject: bool
    """Whether it is a value of what the entries describe, rather than of something named in it."""
    date: str
    """The date of publication given along with it, in ISO 8601; empty if none."""

    @property
    def is_curated(self) -> bool:
        """Whether a document describes the subject itself with this record."""
        return self.is_of_subject and any(entry.is_curated for entry in self.entries)


class StatedValue(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A value and everything that states it.

    What states it may be thousands of entries in a few records, so all else is worked out when it is asked for.
    """

    value: T
    """The value."""
    statements: Sequence[Statement[T]]
    """The records that state it."""

    @property
    def locations(self) -> tuple[Location, ...]:
        """Where it was read, in order."""
        return self.first_locations(None)

    def first_locations(self, count: int | None) -> tuple[Location, ...]:
        """Give the first `count` places where it was read, in order; all of them if it is None."""
        return tuple([Location(document=document, field=field) for document, field in self.first_places(count)])

    def first_places(self, count: int | None) -> list[tuple[str, str]]:
        """Give what `first_locations` gives as pairs of document and field, which cost less where there are many."""
        places = [
            (entry.document, join_path(entry.field, statement.field))
            for statement in self.statements
            for entry in _first_entries(statement.entries, count)
        ]
        places.sort()
        return places[:count]

    @property
    def is_curated(self) -> bool:
        """Whether a document states it of what it describes itself."""
        return any(statement.is_curated for statement in self.statements)

    @property
    def documents(self) -> int:
        """How many documents state it."""
        return len({entry.document for statement in self.statements for entry in statement.entries})

    @property
    def latest(self) -> str:
        """The latest date of publication given along with it, in ISO 8601; empty if none."""
        return max(statement.date for statement in self.statements)


def _first_entries(entries: Sequence[Entry], count: int | None) -> Sequence[Entry]:
    """Give the first `count` entries and the others of the last one's document, where fields may sort before it."""
    if count is None or len(entries) <= count:
        return entries
    last = entries[max(count - 1, 0)].document
    return entries[: bisect_right(entries, last, lo=count, key=attrgetter("document"))]


def rank_values(statements: Iterable[Statement[T]]) -> tuple[StatedValue[T], ...]:
    """Gather statements by value and put the preferred value first, by the rule above."""
    by_value: dict[T, list[Statement[T]]] = {}
    for statement in statements:
        by_value.setdefault(statement.value, []).append(statement)
    values = [StatedValue(value=value, statements=group) for value, group in by_value.items()]
    if len(values) > 1:
        values.sort(key=lambda stated: str(stated.value))
        values.sort(key=lambda stated: (stated.is_curated, stated.documents, stated.latest), reverse=True)
    return tuple(values)
