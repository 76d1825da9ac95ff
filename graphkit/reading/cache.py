"""What was read before, so that a document whose bytes are the same need not be parsed again.

Readings are packed, as they come from other processes (`graphkit.reading.packing`): whoever wants them unpacks them. One
SQLite file. It is safe against a process that is killed (its journal takes back what was not finished) and never
trusted: every row has a checksum over all that it says, what does not fit is as if it were not there, and a file that
is none is replaced. It holds for one version of the code, told by the code itself. It can be deleted at any
time. Whatever goes wrong with it costs time only.

May import: files, fingerprint, records, reading.packing, reading.walk.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from graphkit.files import ignore_in_git
from graphkit.fingerprint import fingerprint
from graphkit.reading.packing import Packed, number_of, numbers_in, unpack_record
from graphkit.reading.walk import DocumentFile
from graphkit.records import Article

_FILE = "readings.sqlite"
_SCHEMA = """
CREATE TABLE origin (fingerprint TEXT NOT NULL);
CREATE TABLE record (number INTEGER NOT NULL UNIQUE, row BLOB NOT NULL);
CREATE TABLE reading (
    name TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, row TEXT NOT NULL, numbers BLOB NOT NULL,
    said BLOB NOT NULL, checksum BLOB NOT NULL,
    PRIMARY KEY (name, kind)
);
"""
"""Records stand in the order in which they come: their numbers are random, and a tree by them is written all over."""
_BATCH = 1_000


@contextlib.contextmanager
def open_cache(folder: Path | None) -> Iterator[ReadingCache | None]:
    """Open the cache in a folder, if there is to be one; left as it was unless it is saved."""
    if folder is None:
        yield None
        return
    cache = ReadingCache(folder)
    try:
        yield cache
    finally:
        cache.discard()


class ReadingCache:
    """The readings of the build before, by document, and room for those of this one."""

    def __init__(self, folder: Path) -> None:
        """Open the cache in a folder, which is made if it is not there; an unfit one is made anew."""
        self._readings: dict[tuple[str, str], tuple[str, str, bytes, bytes]] = {}
        self._used: dict[tuple[str, str], bytes] = {}
        self._new: list[tuple[str, str, str, str, bytes, bytes, bytes]] = []
        self._known: set[int] = set()
        self._records: dict[int, bytes] = {}
        self._has_other_texts = False
        self._written = 0
        self._database: sqlite3.Connection | None = None
        self._made: list[Path] = []
        try:
            self._open_or_replace(folder)
        except BaseException:  # an interrupt by the user
            self.discard()
            raise

    def _open_or_replace(self, folder: Path) -> None:
        for attempt in ("open", "replace"):
            # A value of another type than was written, in a spoilt file, has no such method or cannot be joined.
            with contextlib.suppress(OSError, sqlite3.Error, ValueError, AttributeError, TypeError):
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

    def is_likely_fit(self, file: DocumentFile) -> bool:
        """Guess, from dates alone, whether what is known of a document holds; only how it is read may depend on it."""
        with contextlib.suppress(OSError):
            return _key(file) in self._readings and file.path.lstat().st_mtime_ns < self._written
        return False

    def records(self) -> Iterator[tuple[int, bytes]]:
        """Give the records that readings of the build before refer to, each as its number and row."""
        if self._database is not None:
            for number, row in self._database.execute("SELECT number, row FROM record"):
                if number in self._known:
                    yield number, row

    def get(self, file: DocumentFile) -> Packed:
        """Give what was read of a document whose bytes are those of `sha256`; its records are among `records`."""
        key = _key(file)
        _, row, numbers, said = self._readings[key]
        self._used[key] = said
        return Packed(row, numbers, [], said)

    def put(self, file: DocumentFile, sha256: str, packed: Packed) -> None:
        """Keep what was read of a document."""
        key = _key(file)
        self._used[key] = packed.said
        self._records.update(packed.records)
        if not self._has_other_texts:
            self._has_other_texts = True  # unless it is known better
            with contextlib.suppress(sqlite3.Error, ValueError):
                self._has_other_texts = not self._has_same_texts(file, packed)
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
        self._made.clear()

    def discard(self) -> None:
        """Leave all as it was, and nothing where nothing was, but for what was saved."""
        self.close()
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                for path in folder.iterdir():
                    path.unlink()
                folder.rmdir()
        self._made.clear()

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
        self._written = path.stat().st_mtime_ns
        rows = database.execute("SELECT number, row FROM record")
        self._known = {number for number, row in rows if number_of(row) == number}
        unfit = []
        for place, name, kind, sha256, row, numbers, said, checksum in database.execute(
            "SELECT rowid, name, kind, sha256, row, numbers, said, checksum FROM reading"
        ):
            is_whole = checksum == _checksum(name, kind, sha256, row, numbers, said)
            if is_whole and self._known.issuperset(numbers_in(numbers)):
                self._readings[name, kind] = sha256, row, numbers, said
            else:
                unfit.append((place,))
        database.executemany("DELETE FROM reading WHERE rowid = ?", unfit)

    def _has_same_texts(self, file: DocumentFile, packed: Packed) -> bool:
        """Tell whether a document says what it said before, but for values in which neither phrases nor stories are found."""
        if (known := self._readings.get(_key(file))) is None:
            return False
        before, now = numbers_in(known[2]), numbers_in(packed.numbers)
        return len(before) == len(now) and all(
            one == other or self._text_of(one) == self._text_of(other) for one, other in zip(before, now, strict=True)
        )

    def _text_of(self, number: int) -> object:
        """Give what a record says but for those values of articles in which neither phrases nor stories are found."""
        row = self._records.get(number)
        if row is None and self._database is not None:
            ((row,),) = self._database.execute("SELECT row FROM record WHERE number = ?", (number,))
        record = unpack_record(row or b"")
        if not isinstance(record, Article):
            return record
        return record.title, record.excerpt, record.date_published, record.url, record.provider

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


def _checksum(*values: str | bytes) -> bytes:
    whole = b"\0".join([v.encode(errors="surrogatepass") if isinstance(v, str) else v for v in values])
    return hashlib.blake2b(whole, digest_size=16).digest()
