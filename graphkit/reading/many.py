"""Many documents: read on all cores, and only those that were not read before.

The documents are cut into as many runs of neighbours as there are processes, alike in bytes, since neighbours (by name,
so often by date) list the same articles. The processes are forked, before any thread is started, and inherit what they
need; what they read comes back in rows. Where a fork is not safe or not worth it (few documents), one process reads all.

A process that dies, whatever killed it, loses nothing: another reads on from there, first one by one, so that a
document that ends whoever reads it is found and left out. The result does not depend on any of this.

May import: processes, and everything in `graphkit.reading`.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise
from multiprocessing.connection import Connection, wait
from typing import Any

from graphkit.processes import can_fork, start
from graphkit.reading.cache import ReadingCache
from graphkit.reading.documents import Reading, leave_out, read_documents, read_unless_known
from graphkit.reading.files import read_ahead
from graphkit.reading.listed import ListedArticles
from graphkit.reading.packing import Packed, Packer, Unpacker
from graphkit.reading.refusals import DocumentRefused
from graphkit.reading.walk import DocumentFile

MIN_DOCUMENTS = 200
"""How many documents are worth more than one process."""

_BATCH = 64
_SAMPLED = 10
"""Of how many documents one is looked at to guess what there is to read."""

Answer = list[tuple[str | None, Packed | None]]
"""What came of a batch: of each document the SHA-256 of its bytes, and what was read unless it was known before."""

Found = tuple[DocumentFile, str | None, Packed | None]
"""The same of one document, after its file."""


def read_many(
    files: Sequence[DocumentFile], *, cache: ReadingCache | None = None, processes: int | None = None
) -> Iterator[Reading]:
    """Read files; the readings come in any order.

    Args:
        files: the files.
        cache: what was read before; what is read now is added.
        processes: how many processes read; None for what suits the machine and the number of files.
    """
    count = suitable_processes(files, cache) if processes is None else processes
    if count == 1 and cache is None:
        yield from read_documents(files)  # which need not become rows
        return
    unpacker = Unpacker()
    for number, row in cache.records() if cache is not None else ():
        unpacker.learn(number, row)
    for file, packed in pack_many(files, cache=cache, processes=count):
        yield unpacker.unpack(file.name, packed)


def pack_many(
    files: Sequence[DocumentFile], *, cache: ReadingCache | None, processes: int
) -> Iterator[tuple[DocumentFile, Packed]]:
    """Do what `read_many` does, but give what was read as rows; those of records that the cache knows are not among them."""
    found = _Crew(files, cache).read(processes) if processes > 1 else _read_here(files, cache)
    for file, sha256, packed in found:
        if packed is None:
            assert cache is not None  # it is who knew the document
            yield file, cache.get(file)
            continue
        if cache is not None and sha256 is not None:
            cache.put(file, sha256, packed)
        yield file, packed


def _read_here(files: Sequence[DocumentFile], cache: ReadingCache | None) -> Iterator[Found]:
    """Read files in this process."""
    look = _Look(cache)
    for file in files:
        yield file, *look(file)


class _Look:
    """Looks into files, in one process: what is known of the first helps with the next."""

    def __init__(self, cache: ReadingCache | None) -> None:
        self._cache, self._listed, self._packer = cache, ListedArticles(), Packer()

    def __call__(self, file: DocumentFile) -> tuple[str | None, Packed | None]:
        """Read a file unless it is known; give its SHA-256 and what came of it."""
        known = self._cache.sha256(file) if self._cache is not None else None
        sha256, reading = read_unless_known(file, self._listed, known)
        return sha256, self._packer.pack(reading) if reading is not None else None


def suitable_processes(files: Sequence[DocumentFile], cache: ReadingCache | None) -> int:
    """Tell how many processes suit the machine and files; those that are known are only to be hashed, which is soon done."""
    documents = _SAMPLED * sum(cache is None or not cache.is_likely_fit(file) for file in files[::_SAMPLED])
    if documents < MIN_DOCUMENTS or not can_fork():
        return 1
    return min(len(os.sched_getaffinity(0)), documents // (MIN_DOCUMENTS // 2))


def _cut(files: Sequence[DocumentFile], parts: int) -> list[int]:
    """Give where to cut files so that each part has about as many bytes."""
    ends = list(accumulate(map(_size, files)))
    return [0, *(bisect_left(ends, ends[-1] * part / parts) for part in range(1, parts)), len(files)]


def _size(file: DocumentFile) -> int:
    try:
        return os.lstat(file.path).st_size
    except OSError:
        return 0  # who reads it says what is wrong


class _Run:
    """A run of files, and the process that reads it."""

    def __init__(self, start: int, end: int) -> None:
        self.next, self.end = start, end
        self.careful_until = start
        self.process: Any = None
        self.connection: Connection | None = None

    @property
    def batch(self) -> int:
        """How many files the next answer is about."""
        return min(1 if self.next < self.careful_until else _BATCH, self.end - self.next)


class _Crew:
    """Processes that read runs of files."""

    def __init__(self, files: Sequence[DocumentFile], cache: ReadingCache | None) -> None:
        self.files = files
        self.cache = cache
        self.runs: list[_Run] = []

    def read(self, processes: int) -> Iterator[Found]:
        from graphkit.reading import content  # noqa: F401, PLC0415 - else every process imports it, which takes long

        cuts = _cut(self.files, processes)
        self.runs = [_Run(start, end) for start, end in pairwise(cuts) if start < end]
        try:
            for run in self.runs:
                self._start(run)
            while waiting := {run.connection: run for run in self.runs if run.connection is not None}:
                for connection in wait(list(waiting)):
                    yield from self._receive(waiting[connection])  # type: ignore[index] # it is one of ours
        finally:
            for run in self.runs:
                self._end(run, at_once=True)

    def _receive(self, run: _Run) -> Iterator[Found]:
        assert run.connection is not None  # the caller saw to it
        batch = self.files[run.next : run.next + run.batch]
        try:
            answer: Answer = run.connection.recv()
        except (EOFError, OSError):
            yield from self._recover(run, batch)
            return
        run.next += len(batch)
        for file, (sha256, packed) in zip(batch, answer, strict=True):
            yield file, sha256, packed
        if run.next == run.end:
            self._end(run)

    def _recover(self, run: _Run, batch: Sequence[DocumentFile]) -> Iterator[Found]:
        """Go on after the death of a process; a document that was read alone is what it died of."""
        self._end(run, at_once=True)
        if len(batch) == 1:
            run.next += 1
            refusal = DocumentRefused("ended the process that read it", "Take it out, and report it to graphkit")
            yield batch[0], None, Packer().pack(leave_out(refusal, batch[0].name))
        else:
            run.careful_until = run.next + len(batch)
        if run.next < run.end:
            self._start(run)

    def _start(self, run: _Run) -> None:
        inherited = [other.connection for other in self.runs if other.connection is not None]
        run.process, run.connection = start(partial(self._work, run, inherited))

    def _end(self, run: _Run, *, at_once: bool = False) -> None:
        if run.connection is not None:
            run.connection.close()
            run.connection = None
            if at_once:
                run.process.kill()
            run.process.join()

    def _work(self, run: _Run, inherited: list[Connection], writer: Connection) -> None:
        """Read a run in a process of its own; it ends when nobody listens any more."""
        for connection in inherited:
            connection.close()
        look = _Look(self.cache)
        while run.next < run.end:
            batch = self.files[run.next : run.next + run.batch]
            run.next += len(batch)
            for file in self.files[run.next : min(run.next + _BATCH, run.end)]:
                read_ahead(file.path)  # the disk works beside the core
            writer.send(list(map(look, batch)))
