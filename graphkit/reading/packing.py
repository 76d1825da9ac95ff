"""Readings as plain rows, and back: what goes from process to process, and into the cache.

A row is JSON and never holds code, so reading one back can do nothing but make records. What documents list in common
is one row: records have numbers, made of their rows' content, and readings refer to them.

May import: errors, records, reading.documents, reading.walk.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable
from functools import cache

import msgspec

from graphkit.errors import Problem, Severity
from graphkit.reading.documents import Outcome, Reading
from graphkit.records import Document, Entry, Subject, listed_path

_encode_record = msgspec.json.Encoder().encode
# What is wrong in a document may quote half a character, which only the standard library writes.
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class Packed(msgspec.Struct, frozen=True, gc=False):
    """A reading as rows."""

    row: str
    """The reading, but for the records that it refers to."""
    numbers: bytes
    """The numbers of these records, one for each entry, as `numbers_in` reads them."""
    records: list[tuple[int, bytes]]
    """The records that it is the first to refer to, each as its number and row."""
    said: bytes
    """What tells what the document says from all else that it may say, however that is written."""


class Packer:
    """Makes rows of readings; a record becomes one once."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._kept: list[Subject] = []

    def pack(self, reading: Reading) -> Packed:
        """Make a row of a reading."""
        records: list[tuple[int, bytes]] = []
        numbers = array("q", [self._number(entry.subject, records) for entry in reading.entries])
        paths = tuple([entry.field for entry in reading.entries])
        document = reading.document
        unusual = None if paths == _usual_paths(len(paths)) else paths
        row = [
            reading.outcome.value,
            document and [document.sha256, document.withheld, document.altered],
            unusual,
            [[p.line, p.field, p.severity.value, p.what, p.remedy] for p in reading.problems],
        ]
        said = _encode([document and [document.withheld, document.altered], unusual]).encode() + numbers.tobytes()
        return Packed(_encode(row), numbers.tobytes(), records, hashlib.blake2b(said, digest_size=16).digest())

    def _number(self, subject: Subject, new: list[tuple[int, bytes]]) -> int:
        number = self._numbers.get(id(subject))
        if number is None:
            row = _encode_record(subject)
            number = self._numbers[id(subject)] = number_of(row)
            self._kept.append(subject)  # so that its address in memory stays its own
            new.append((number, row))
        return number


class Unpacker:
    """Makes readings of rows; equal records become one."""

    def __init__(self) -> None:
        self._records: dict[int, Subject] = {}

    def learn(self, number: int, row: bytes) -> None:
        """Take a record that readings refer to.

        Raises:
            msgspec.DecodeError: if the row is none that `Packer` made.
        """
        if number not in self._records:
            self._records[number] = unpack_record(row)

    def unpack(self, name: str, packed: Packed) -> Reading:
        """Make a reading of the rows of the document `name`, and learn the records that it is the first to refer to.

        Raises:
            KeyError: if it refers to a record that was not learnt.
        """
        for number, row in packed.records:
            self.learn(number, row)
        outcome, document, paths, problems = json.loads(packed.row)
        subjects = [self._records[number] for number in numbers_in(packed.numbers)]
        return Reading(
            outcome=Outcome(outcome),
            document=document
            and Document(path=name, sha256=document[0], withheld=document[1], altered=tuple(document[2])),
            entries=tuple(
                [
                    Entry(document=name, field=path, subject=subject)
                    for path, subject in zip(paths or _usual_paths(len(subjects)), subjects, strict=True)
                ]
            ),
            problems=tuple(
                Problem(document=name, line=line, field=field, severity=Severity(severity), what=what, remedy=remedy)
                for line, field, severity, what, remedy in problems
            ),
        )


unpack_record: Callable[[bytes], Subject] = msgspec.json.Decoder(Subject).decode
"""Makes a record of its row."""


def number_of(row: bytes) -> int:
    """Give the number of a record: 63 bits of the BLAKE2b hash (RFC 7693) of its row, which fit into SQLite's integer."""
    return int.from_bytes(hashlib.blake2b(row, digest_size=8).digest()) >> 1


def numbers_in(numbers: bytes) -> array[int]:
    """Give the numbers of the records that a reading refers to."""
    return array("q", numbers)


@cache
def _usual_paths(entries: int) -> tuple[str, ...]:
    """Give the paths of the entries of a document whose listed articles list none themselves."""
    return ("", *(listed_path(place) for place in range(entries - 1))) if entries else ()
