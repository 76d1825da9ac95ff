"""The texts of documents that the TriG file of the build before holds: only those that changed are rendered again.

Nothing is kept twice: an index beside the readings says where in that file the text of each document stands, and what
it depends on. A text is taken only if it depends on the same, and is the same to the byte as when it was written; so
file and index may be changed, cut off or deleted at any time, and need not be of one build.

May import: files, fingerprint, output.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from graphkit.files import keep_file, open_file
from graphkit.fingerprint import fingerprint
from graphkit.output import CACHE

TRIG = "graph.trig"
"""The file that a build writes TriG into."""

INDEX = "documents.json"
"""The file in the cache that says where the text of each document stands."""

_Row = tuple[str, int, int, int]
"""What a text depends on, where it begins, how many bytes it has, and their checksum."""


class KnownTexts:
    """The texts of the build before, by document, and where those of this one come to stand."""

    def __init__(self, output: Path | None = None) -> None:
        """Take the folder of the build before; without one nothing is known, and nothing is kept."""
        self._cache = output / CACHE if output is not None else None
        self._file = output / TRIG if output is not None else None
        self._rows: dict[str, _Row] = {}
        self._written: dict[str, _Row] = {}
        self._opened: BinaryIO | None = None
        self._size = 0

    @contextlib.contextmanager
    def open(self) -> Iterator[KnownTexts]:
        """Open the file for the time of the block; if that ends well, the next build knows its texts."""
        if self._cache is None or self._file is None:
            yield self
            return
        with contextlib.suppress(OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            self._rows = _read_index(self._cache / INDEX)
            self._opened = open_file(self._file)
            self._size = os.fstat(self._opened.fileno()).st_size
        try:
            yield self
        finally:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
        index = {"fingerprint": fingerprint(), "documents": self._written}
        keep_file(self._cache / INDEX, json.dumps(index).encode())

    def text(self, document: str, key: str, start: int, render: Callable[[], bytes]) -> bytes:
        """Give the text of a document, known or rendered now, and keep where it comes to stand.

        Args:
            document: the document's path.
            key: what the text depends on, hashed.
            start: how many bytes of the file that is being written stand before it.
            render: makes the text.
        """
        if self._cache is None:
            return render()
        known_key, known_start, length, checksum = self._rows.get(document, ("", 0, 0, 0))
        text = self._read(known_start, length, checksum) if known_key == key else None
        if text is None:
            text = render()
            checksum = _checksum(text)
        self._written[document] = key, start, len(text), checksum
        return text

    def _read(self, start: int, length: int, checksum: int) -> bytes | None:
        """Read from the file; None if it does not hold what it held."""
        if self._opened is None or start + length > self._size:
            return None
        with contextlib.suppress(OSError):
            text = os.pread(self._opened.fileno(), length, start)
            return text if _checksum(text) == checksum else None
        return None


def _read_index(path: Path) -> dict[str, _Row]:
    index = json.loads(path.read_bytes())
    if index["fingerprint"] != fingerprint():
        return {}
    rows = {
        document: (str(key), int(start), int(length), int(checksum))
        for document, (key, start, length, checksum) in index["documents"].items()
    }
    return rows if all(start >= 0 and length >= 0 for _, start, length, _ in rows.values()) else {}


def _checksum(text: bytes) -> int:
    """Give the CRC-32 of a text (RFC 1952), which tells accidents; against malice, nothing in a cache helps."""
    return zlib.crc32(text)
