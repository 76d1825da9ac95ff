"""What is read of many documents, begun in a process of its own: who wants it can import meanwhile what works on it.

That process opens the cache, has the documents read (`graphkit.reading.many`) and sends on, as rows, what comes of each.
At the end it keeps all of it for the next build if it is told to, and else leaves the cache as it was. Where a fork is
not safe or not worth it, all of that is done here, when the readings are asked for.

A process that dies loses nothing but time: what it has not sent is read here, and nothing is kept.

May import: processes, and everything in `graphkit.reading`.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, Protocol

from graphkit.processes import can_fork, start
from graphkit.reading.cache import ReadingCache, open_cache
from graphkit.reading.documents import Reading
from graphkit.reading.many import MIN_DOCUMENTS, pack_many, read_many, suitable_processes
from graphkit.reading.packing import Packed, Unpacker
from graphkit.reading.walk import DocumentFile

_MOST_AHEAD = 4_096
"""How many readings wait in memory, at most, for who is to listen."""
_RECORDS_PER_MESSAGE = 500
_READINGS_PER_MESSAGE = 64

_Records = list[tuple[int, bytes]]
"""Records, each as its number and row."""

_Message = tuple[_Records, list[tuple[str, Packed]]]
"""Records that are known from the build before, and readings, each after the document's name."""


class Readings(Protocol):
    """What comes of documents, one by one, in any order; and what is known of all when they have been passed."""

    @property
    def said(self) -> str | None:
        """What tells what they say (`ReadingCache.said`); None where nothing is kept."""

    @property
    def has_other_texts(self) -> bool:
        """Whether they say anything else than before (`ReadingCache.has_other_texts`)."""

    def __iter__(self) -> Iterator[Reading]:
        """Give the readings, once."""

    def keep(self) -> None:
        """Keep them for the next build, beside what goes on here; for good when the block of `begin_reading` ends."""


@contextlib.contextmanager
def begin_reading(files: Sequence[DocumentFile], folder: Path | None) -> Iterator[Readings]:
    """Begin to read files beside what the block does until it asks for the readings.

    Args:
        files: the files.
        folder: where the cache is; None if there is to be none. It is left as it was unless the readings are kept.
    """
    if len(files) < MIN_DOCUMENTS or not can_fork():
        with open_cache(folder) as cache:
            yield _ReadHere(files, cache)
        return
    process, connection = start(partial(_send_all, files, folder), is_two_way=True, is_parent=True)
    try:
        yield _ReadBeside(files, connection)
    except BaseException:  # an interrupt by the user, too
        process.terminate()
        raise
    finally:
        connection.close()
        process.join()


class _ReadHere:
    """Readings of this process."""

    def __init__(self, files: Sequence[DocumentFile], cache: ReadingCache | None) -> None:
        self._files, self._cache = files, cache

    def __iter__(self) -> Iterator[Reading]:
        return read_many(self._files, cache=self._cache)

    @property
    def said(self) -> str | None:
        return self._cache.said() if self._cache is not None else None

    @property
    def has_other_texts(self) -> bool:
        return self._cache is None or self._cache.has_other_texts()

    def keep(self) -> None:
        if self._cache is not None:
            self._cache.save()


class _End(NamedTuple):
    """What another process says when it has sent all readings."""

    said: str | None
    has_other_texts: bool


class _ReadBeside:
    """Readings that another process sends."""

    def __init__(self, files: Sequence[DocumentFile], connection: Connection) -> None:
        self._files, self._connection = files, connection
        self._end = _End(None, has_other_texts=True)

    def __iter__(self) -> Iterator[Reading]:
        unpacker, passed = Unpacker(), set[str]()
        try:
            while not isinstance(message := self._receive(), _End):
                records, readings = message
                for number, row in records:
                    unpacker.learn(number, row)
                for name, packed in readings:
                    passed.add(name)
                    yield unpacker.unpack(name, packed)
            self._end = message
        except (EOFError, OSError):
            # It died, and where that was for a document, that would end this process, too.
            yield from read_many([file for file in self._files if file.name not in passed], processes=2)

    @property
    def said(self) -> str | None:
        return self._end.said

    @property
    def has_other_texts(self) -> bool:
        return self._end.has_other_texts

    def keep(self) -> None:
        with contextlib.suppress(OSError):  # it died
            self._connection.send(True)

    def _receive(self) -> _Message | _End:
        message: _Message | _End = self._connection.recv()
        return message


def _send_all(files: Sequence[DocumentFile], folder: Path | None, connection: Connection) -> None:
    """Read files in a process of its own; it ends when it is told to, or when nobody listens any more."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # on the way out it leaves all as it was
    with open_cache(folder) as cache:
        processes = suitable_processes(files, cache)
        found = pack_many(files, cache=cache, processes=processes)
        # Before anybody listens, it reads by itself, or sees to it that others have begun to.
        first = list(islice(found, 1 if processes > 1 else _MOST_AHEAD))
        records = cache.records() if cache is not None else iter(())
        while known := list(islice(records, _RECORDS_PER_MESSAGE)):
            connection.send((known, []))
        readings = ((file.name, packed) for file, packed in chain(first, found))
        while some := list(islice(readings, _READINGS_PER_MESSAGE)):
            connection.send(([], some))
        connection.send(
            _End(None, has_other_texts=True) if cache is None else _End(cache.said(), cache.has_other_texts())
        )
        connection.recv()
        if cache is not None:
            cache.save()
