"""Readings as plain rows of JSON, and back: what goes from process to process, and into the cache.

A row never holds code, so reading one back can do nothing but make records. What documents list in common is
one row: records have numbers, made of their rows' content, and readings refer to them.

May import: errors, records, reading.documents, reading.walk.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from graphkit.errors import Problem, Severity
from graphkit.reading.documents import Outcome, Reading
from graphkit.records import Article, Document, Entry, Image, Provider, Subject, Topic

_ATTRIBUTES = {record: tuple(field.name for field in fields(record)) for record in (Article, Image, Provider, Topic)}
_GETTERS = {record: attrgetter(*names) for record, names in _ATTRIBUTES.items()}
_SUBJECTS: tuple[type[Subject], ...] = (Article, Provider, Topic)
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Packed:
    """A reading as rows."""

    row: str
    """The reading."""
    records: list[tuple[int, str]]
    """The records that it is the first to refer to, each as its number and row."""


class Packer:
    """Makes rows of readings; a record becomes one once."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._kept: list[Subject] = []

    def pack(self, reading: Reading) -> Packed:
        """Make a row of a reading."""
        records: list[tuple[int, str]] = []
        numbers = [self._number(entry.subject, records) for entry in reading.entries]
        document = reading.document
        row = [
            reading.outcome.value,
            document and [document.sha256, document.withheld, document.altered],
            [entry.field for entry in reading.entries],
            numbers,
            [[p.line, p.field, p.severity.value, p.what, p.remedy] for p in reading.problems],
        ]
        return Packed(_encode(row), records)

    def _number(self, subject: Subject, new: list[tuple[int, str]]) -> int:
        number = self._numbers.get(id(subject))
        if number is None:
            row = _encode([_SUBJECTS.index(type(subject)), *_values(subject)])
            number = self._numbers[id(subject)] = number_of(row)
            self._kept.append(subject)  # so that its address in memory stays its own
            new.append((number, row))
        return number


class Unpacker:
    """Makes readings of rows; equal records become one."""

    def __init__(self) -> None:
        self._records: dict[int, Subject] = {}

    def learn(self, number: int, row: str) -> None:
        """Take a record that readings refer to."""
        if number not in self._records:
            kind, *values = json.loads(row)
            self._records[number] = _RESTORERS[kind](values)

    def knows(self, number: int) -> bool:
        """Tell whether a record was learnt."""
        return number in self._records

    def unpack(self, name: str, row: str) -> Reading:
        """Make a reading of the row of the document `name`.

        Raises:
            KeyError: if it refers to a record that was not learnt.
        """
        outcome, document, places, numbers, problems = json.loads(row)
        return Reading(
            outcome=Outcome(outcome),
            document=document
            and Document(path=name, sha256=document[0], withheld=document[1], altered=tuple(document[2])),
            entries=tuple(
                Entry(document=name, field=sys.intern(field), subject=self._records[number])
                for field, number in zip(places, numbers, strict=True)
            ),
            problems=tuple(
                Problem(document=name, line=line, field=field, severity=Severity(severity), what=what, remedy=remedy)
                for line, field, severity, what, remedy in problems
            ),
        )


def number_of(row: str) -> int:
    """Give the number of a record: 63 bits of the BLAKE2b hash (RFC 7693) of its row, which fit into SQLite's integer."""
    return int.from_bytes(hashlib.blake2b(row.encode(), digest_size=8).digest()) >> 1


def numbers_in(row: str) -> list[int]:
    """Give the numbers of the records that the row of a reading refers to."""
    numbers: list[int] = json.loads(row)[3]
    return numbers


def _values(record: Any) -> list[Any]:
    return [_plain(value) for value in _GETTERS[type(record)](record)]


def _plain(value: Any) -> Any:
    if type(value) in _GETTERS:
        return _values(value)
    return [_plain(item) for item in value] if type(value) is tuple else value


def _restore(record: type[Any], values: list[Any]) -> Any:
    named = dict(zip(_ATTRIBUTES[record], values, strict=True))
    if "images" in named:
        named["images"] = tuple(_restore(Image, image) for image in named["images"])
    if named.get("provider") is not None:
        named["provider"] = _restore(Provider, named["provider"])
    for name in ("topics", "keywords"):
        if name in named:
            named[name] = tuple(named[name])
    if "other" in named:
        named["other"] = tuple((path, text) for path, text in named["other"])
    return record(**named)


_RESTORERS = tuple(lambda values, record=record: _restore(record, values) for record in _SUBJECTS)
