"""What was read before, so that a document whose bytes are the same need not be parsed again.

One SQLite file. It is safe against a process that is killed (its journal takes back what was not finished) and never
trusted: every row has a checksum over all that it says, what does not fit is as if it were not there, and a file that
is none is replaced. It holds for one version of the code, told by the code itself. It can be deleted at any
time. Whatever goes wrong with it costs time only.

May import: files, fingerprint, records, reading.packing, reading.documents, reading.walk.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import DecodeError

from graphkit.files import ignore_in_git
from graphkit.fingerprint import fingerprint
from graphkit.reading.documents import Reading
from graphkit.reading.packing import Packed, Unpacker, number_of, numbers_in
from graphkit.reading.walk import DocumentFile
from graphkit.records import Article

_FILE = "readings.sqlite"
_SCHEMA = """
CREATE TABLE origin (fingerprint TEXT NOT NULL);
CREATE TABLE record (number INTEGER PRIMARY KEY, row BLOB NOT NULL);
CREATE TABLE reading (
    name TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, row TEXT NOT NULL, numbers BLOB NOT NULL,
    said BLOB NOT NULL, checksum BLOB NOT NULL,
    PRIMARY KEY (name, kind)
);
"""
_BATCH = 1_000


@contextlib.contextmanager
def open_cache(folder: Path | None) -> Iterator[ReadingCache | None]:
    """Open the cache in a folder, if there is to be one; kept at the end, and left as it was if that is an error."""
    if folder is None:
        yield None
        return
    cache = ReadingCache(folder)
    try:
        yield cache
    except BaseException:  # an interrupt by the user, too
        cache.discard()
        raise
    cache.save()


class ReadingCache:
    """The readings of the build before, by document, and room for those of this one."""

    def __init__(self, folder: Path) -> None:
        """Open the cache in a folder, which is made if it is not there; an unfit one is made anew."""
        self._unpacker = Unpacker()
        self._readings: dict[tuple[str, str], tuple[str, str, bytes, bytes]] = {}
        self._used: dict[tuple[str, str], bytes] = {}
        self._new: list[tuple[str, str, str, str, bytes, bytes, bytes]] = []
        self._records: dict[int, bytes] = {}
        self._has_other_texts = False
        self._database: sqlite3.Connection | None = None
        self._made: list[Path] = []
        for attempt in ("open", "replace"):
            # A value of another type than was written, in a spoilt file, has no such method or cannot be joined.
            with contextlib.suppress(OSError, sqlite3.Error, ValueError, AttributeError, TypeError, DecodeError):
                self._make(folder)
                ignore_in_git(folder)
                if attempt == "replace":
                    for path in folder.glob(f"{_FILE}*"):
                        path.unlink()
                self._open(folder / _FILE)
                return
            self.close()

    def sha256(self, file: DocumentFile) -> str | None:
        """Give the SHA-256 of the bytes that a document had; None if it was not read before."""
        known = self._readings.get(_key(file))
        return known and known[0]

    def get(self, file: DocumentFile) -> Reading:
        """Give what was read of a document whose bytes are those of `sha256`."""
        key = _key(file)
        _, row, numbers, self._used[key] = self._readings[key]
        return self._unpacker.unpack(file.name, row, numbers)

    def put(self, file: DocumentFile, sha256: str, reading: Reading, packed: Packed) -> None:
        """Keep what was read of a document."""
        key = _key(file)
        self._has_other_texts = self._has_other_texts or self._texts_before(file) != _texts(reading)
        self._used[key] = packed.said
        self._records.update(packed.records)
        checksum = _checksum(*key, sha256, packed.row, packed.numbers, packed.said)
        self._new.append((*key, sha256, packed.row, packed.numbers, packed.said, checksum))
        if len(self._new) >= _BATCH:
            with contextlib.suppress(sqlite3.Error):
                self._flush()

    def said(self) -> str:
        """Tell what all documents say from all else that they may say; it changes with nothing but what they say."""
        return hashlib.blake2b(repr(sorted(self._used.items())).encode(errors="surrogatepass")).hexdigest()

    def has_other_texts(self) -> bool:
        """Tell whether documents say anything else than before in which phrases and stories may be found.

        That is words, dates, addresses and publishers, and all that is said of topics and providers. Where nothing is
        kept of before, all is else.
        """
        return self._has_other_texts or self._readings.keys() != self._used.keys()

    def save(self) -> None:
        """Keep all of it for the next build, and forget the documents that are no more."""
        with contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                self._flush()
                gone = self._readings.keys() - self._used.keys()
                self._database.executemany("DELETE FROM reading WHERE name = ? AND kind = ?", sorted(gone))
                if gone or self._changed:
                    self._drop_unused()
                self._database.commit()
        self.close()

    def discard(self) -> None:
        """Leave all as it was, and nothing where nothing was."""
        self.close()
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                for path in folder.iterdir():
                    path.unlink()
                folder.rmdir()

    def close(self) -> None:
        """Leave the cache as it was."""
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _make(self, folder: Path) -> None:
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):
            part.mkdir()
            self._made.append(part)

    def _open(self, path: Path) -> None:
        self._database = database = sqlite3.connect(path, isolation_level=None)
        # A crash of the machine, unlike one of the process, may spoil the file, which the checksums tell.
        database.executescript("PRAGMA synchronous = OFF;")
        database.execute("BEGIN IMMEDIATE")
        if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _SCHEMA.split(";"):
                database.execute(statement)
            database.execute("INSERT INTO origin VALUES (?)", (fingerprint(),))
        if database.execute("SELECT fingerprint FROM origin").fetchall() != [(fingerprint(),)]:
            raise ValueError("it is of another version")
        self._changed = False
        for number, row in database.execute("SELECT number, row FROM record"):
            if number_of(row) == number:
                self._unpacker.learn(number, row)
        unfit = []
        for place, name, kind, sha256, row, numbers, said, checksum in database.execute(
            "SELECT rowid, name, kind, sha256, row, numbers, said, checksum FROM reading"
        ):
            is_whole = checksum == _checksum(name, kind, sha256, row, numbers, said)
            if is_whole and self._unpacker.knows(numbers_in(numbers)):
                self._readings[name, kind] = sha256, row, numbers, said
            else:
                unfit.append((place,))
        database.executemany("DELETE FROM reading WHERE rowid = ?", unfit)

    def _texts_before(self, file: DocumentFile) -> list[object] | None:
        known = self._readings.get(_key(file))
        return _texts(self._unpacker.unpack(file.name, known[1], known[2])) if known else None

    def _flush(self) -> None:
        if self._database is None:
            return
        self._changed |= bool(self._new)
        self._database.executemany("INSERT OR REPLACE INTO record VALUES (?, ?)", self._records.items())
        self._database.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", self._new)
        self._records.clear()
        self._new.clear()

    def _drop_unused(self) -> None:
        assert self._database is not None  # the caller saw to it
        rows = self._database.execute("SELECT numbers FROM reading")
        used = {number for (numbers,) in rows for number in numbers_in(numbers)}
        numbers = [number for number in self._database.execute("SELECT number FROM record") if number[0] not in used]
        self._database.executemany("DELETE FROM record WHERE number = ?", numbers)


def _key(file: DocumentFile) -> tuple[str, str]:
    return file.name, file.kind.value


def _texts(reading: Reading) -> list[object]:
    """Give what a document says but for those values of articles in which neither phrases nor stories are found."""
    subjects = [entry.subject for entry in reading.entries]
    return [
        (of.title, of.excerpt, of.date_published, of.url, of.provider) if isinstance(of, Article) else of
        for of in subjects
    ]


def _checksum(*values: str | bytes) -> bytes:
    whole = b"\0".join([v.encode(errors="surrogatepass") if isinstance(v, str) else v for v in values])
    return hashlib.blake2b(whole, digest_size=16).digest()
