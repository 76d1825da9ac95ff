"""What the build before made is taken as it is where documents say the same, however their bytes changed.

That is what was inferred, the page, and all of the RDF but for what is said of documents themselves.

It was made of what documents say, the options and the code. Nothing is kept twice: of files only their checksums are.

May import: files, fingerprint, kept, inference.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from graphkit.files import open_file
from graphkit.fingerprint import fingerprint
from graphkit.inference import Inferences
from graphkit.kept import keep, take

_INFERENCES = "inferences.json"
_PIECE_BYTES = 1024 * 1024
_decode = msgspec.json.Decoder(Inferences).decode


class Reuse:
    """What can be taken from the build before, and what is kept for the next."""

    def __init__(self, output: Path | None = None, said: str = "", options: Mapping[str, object] | None = None) -> None:
        """Take the output folder, what tells what documents say (see `graphkit.reading.cache`), and the options.

        Without a folder nothing is known, and nothing is kept.
        """
        self._output = output
        made_of = json.dumps([fingerprint() if output is not None else "", said, options], sort_keys=True)
        self._key = hashlib.sha256(made_of.encode(errors="surrogatepass")).hexdigest()

    def inferences(self) -> Inferences | None:
        """Give what was inferred, if that is known."""
        kept = self._take(_INFERENCES)
        return None if kept is None else _decode(kept)

    def keep_inferences(self, inferences: Inferences) -> None:
        """Keep what was inferred."""
        self._keep(_INFERENCES, msgspec.json.encode(inferences))

    def part(self, name: str, make: Callable[[], Iterable[bytes]], *, is_end: bool = False) -> Iterator[bytes]:
        """Give a part of a file of the output: the one that stands there, if it is known, else one that is made now.

        Args:
            name: the file.
            make: makes the part, piece by piece.
            is_end: whether the file ends with the part; else it begins with it.
        """
        with contextlib.ExitStack() as held:
            known = self._known_part(name, held, is_end=is_end)
            if known is not None:
                yield from known
                return
        length, checksum = 0, 0
        for piece in make():
            length, checksum = length + len(piece), zlib.crc32(piece, checksum)
            yield piece
        self._keep(f"{name}.part", f"{length} {checksum}".encode())

    def _known_part(self, name: str, held: contextlib.ExitStack, *, is_end: bool) -> Iterator[bytes] | None:
        """Find a part in its file, which is held open; None if it is not the one that was written."""
        kept = self._take(f"{name}.part")
        if kept is None or self._output is None:
            return None
        length, checksum = map(int, kept.split())
        with contextlib.suppress(OSError):
            file = held.enter_context(open_file(self._output / name))
            start = os.fstat(file.fileno()).st_size - length if is_end else 0
            found = 0
            for piece in _pieces(file, start, length):
                found = zlib.crc32(piece, found)
            return _pieces(file, start, length) if found == checksum else None
        return None

    def _take(self, name: str) -> bytes | None:
        return None if self._output is None else take(self._output, name, self._key)

    def _keep(self, name: str, kept: bytes) -> None:
        if self._output is not None:
            keep(self._output, name, self._key, kept)


def _pieces(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    """Give a part of a file; less, where that ends before."""
    file.seek(max(start, 0))
    while length > 0 and (piece := file.read(min(length, _PIECE_BYTES))):
        length -= len(piece)
        yield piece
