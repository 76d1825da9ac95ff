"""The texts that the build before made: only those that depend on something else now are rendered again.

Texts that stand side by side are known by runs, since to look for each takes as long as to render a short one.

Hardly anything is kept twice: an index in the cache says where in a file of the output each text stands, and what it
depends on; only texts that are compressed there stand in a file of the cache as well. A text is taken only if it depends
on the same, and is the same to the byte as when it was written; so file and index may be changed, cut off or deleted at
any time, and need not be of one build.

May import: files, fingerprint, kept, output.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, TypeVar

import msgspec

from graphkit.files import keep_file, open_file
from graphkit.fingerprint import fingerprint
from graphkit.kept import hash_of, keep, take
from graphkit.output import CACHE

TRIG = "graph.trig"
"""The file that a build writes TriG into."""

_MEMORY_BYTES = 64 * 1024 * 1024
"""How much text waits in memory; more waits on disk."""

_PIECE_BYTES = 1024 * 1024

TEXTS_PER_RUN = 16
"""How many texts a run has in the mean, unless they are long."""

LONG_TEXTS_PER_RUN = 4
"""How many there are if they are so long that it is more work to render some in vain than to look for each."""

Item = TypeVar("Item")

_Row = tuple[str, int, int, int, int]
"""What a text depends on, where it begins, how many bytes it has, their checksum, and its number."""


class Part(msgspec.Struct, frozen=True):
    """A part of a file, which is made of texts."""

    file: str
    """The file's name."""
    name: str
    """What the part is called."""
    is_end: bool = False
    """Whether the file ends with it."""
    is_kept: bool = False
    """Whether its texts cannot be found in the file, and are kept in one of their own."""

    @property
    def index(self) -> str:
        """The file in the cache that says where its texts stand."""
        return f"{self.file}.{self.name}.json"

    def path(self, output: Path) -> Path:
        """Give the file that they stand in."""
        return output / CACHE / f"{self.file}.{self.name}.texts" if self.is_kept else output / self.file


class KnownTexts:
    """The texts of a part of a file in the build before, by name, and where those of this one come to stand."""

    def __init__(self, output: Path | None = None, part: Part | None = None, depends_on: str = "") -> None:
        """Take the folder of the build before, the part, and what all its texts depend on.

        Without a folder nothing is known, and nothing is kept.
        """
        self._output, self._part = output, part
        self._made_of = f"{fingerprint()} {hash_of(depends_on)}" if output is not None else ""
        self._rows: dict[str, _Row] = {}
        self._written: dict[str, _Row] = {}
        self._opened: BinaryIO | None = None
        self._texts: IO[bytes] | None = None
        self._size = self._old_start = 0
        self._position = 0
        self.start = 0
        """How many bytes of the file that is being written stand before the part; of no matter where that ends with it."""

    @contextlib.contextmanager
    def open(self) -> Iterator[KnownTexts]:
        """Open the file for the time of the block; if that ends well, the next build knows its texts."""
        if self._output is None or self._part is None:
            yield self
            return
        path = self._part.path(self._output)
        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):
                self._opened = held.enter_context(open_file(path))
                self._size = os.fstat(self._opened.fileno()).st_size
                self._read_index(take(self._output, self._part.index, self._made_of))
            if self._part.is_kept:
                self._texts = held.enter_context(SpooledTemporaryFile(max_size=_MEMORY_BYTES))
            yield self
            if self._texts is not None:
                self._texts.seek(0)
                keep_file(path, iter(partial(self._texts.read, _PIECE_BYTES), b""))
        start = 0 if self._part.is_kept else -self._position if self._part.is_end else self.start
        index = {"start": start, "texts": self._written}
        keep(self._output, self._part.index, self._made_of, json.dumps(index).encode())
        self._rows, self._written = {}, {}  # of a large collection they take room

    def runs(
        self,
        items: Iterable[Item],
        name: Callable[[Item], str],
        depends_on: Callable[[Item], object],
        render: Callable[[Item], tuple[bytes, int]],
        *,
        are_long: bool = False,
    ) -> Iterator[tuple[bytes, int]]:
        """Give the texts of items that stand side by side, run by run, each with the sum of their numbers.

        Where a run ends, the names tell, not their places: so one more name, or one less, changes one run (Muthitacharoen,
        Chen & Mazieres, A low-bandwidth network file system, SOSP 2001, section 3.1).

        Args:
            items: what the texts are of.
            name: tells an item from all others of the part.
            depends_on: gives what the text of an item depends on, as plain values.
            render: makes the text of an item, and a number that goes with it.
            are_long: whether a text takes so long to render that a run is to have few.
        """
        for run in _cut(items, name, LONG_TEXTS_PER_RUN if are_long else TEXTS_PER_RUN):
            yield self.numbered(name(run[0]), partial(_list_all, depends_on, run), partial(_render_all, render, run))

    def text(self, name: str, depends_on: Callable[[], object], render: Callable[[], bytes]) -> bytes:
        """Give a text that has no number; see `numbered`."""
        return self.numbered(name, depends_on, lambda: (render(), 0))[0]

    def numbered(
        self, name: str, depends_on: Callable[[], object], render: Callable[[], tuple[bytes, int]]
    ) -> tuple[bytes, int]:
        """Give a text, known or rendered now, and a number that goes with it, and keep where it comes to stand.

        Args:
            name: what tells the text from all others of the part.
            depends_on: gives what the text depends on, as plain values.
            render: makes the text and the number.
        """
        if self._output is None:
            return render()
        key = hash_of(depends_on())
        known_key, start, length, checksum, number = self._rows.get(name, ("", 0, 0, 0, 0))
        text = self._read(start, length, checksum) if known_key == key else None
        if text is None:
            text, number = render()
            checksum = zlib.crc32(text)
        self._written[name] = key, self._position, len(text), checksum, number
        return self.pass_over(text), number

    def pass_over(self, text: bytes) -> bytes:
        """Give back a text of the part that is never known, and note that it comes to stand there, too."""
        self._position += len(text)
        if self._texts is not None:
            self._texts.write(text)
        return text

    def _read_index(self, kept: bytes | None) -> None:
        if kept is not None:
            index = json.loads(kept)
            self._rows = index["texts"]
            self._old_start = index["start"] + (self._size if index["start"] < 0 else 0)

    def _read(self, start: int, length: int, checksum: int) -> bytes | None:
        """Read from the file; None if it does not hold what it held."""
        if self._opened is None or self._old_start + start < 0:  # the file has become shorter
            return None
        with contextlib.suppress(OSError):
            text = os.pread(self._opened.fileno(), length, self._old_start + start)
            # The CRC-32 (RFC 1952) tells accidents; against malice, nothing in a cache helps.
            return text if len(text) == length and zlib.crc32(text) == checksum else None
        return None


def _cut(items: Iterable[Item], name: Callable[[Item], str], length: int) -> Iterator[list[Item]]:
    """Cut items into runs of a mean length, of which the next begins at a name whose checksum says so."""
    run: list[Item] = []
    for item in items:
        if run and zlib.crc32(name(item).encode(errors="surrogatepass")) % length == 0:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _list_all(depends_on: Callable[[Item], object], run: Iterable[Item]) -> list[object]:
    return list(map(depends_on, run))


def _render_all(render: Callable[[Item], tuple[bytes, int]], run: Iterable[Item]) -> tuple[bytes, int]:
    texts, numbers = zip(*map(render, run), strict=True)
    return b"".join(texts), sum(numbers)
