"""What the build before inferred, and its page, are taken as they are where documents say the same.

Both follow from what documents say, however their bytes changed.

What is kept is never trusted: it names what it was made of (what documents say, the options and the code) and has a
checksum, and what does not fit is as if it were not there. It can be deleted at any time.

May import: files, fingerprint, output, inference.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import msgspec

from graphkit.files import keep_file, open_file
from graphkit.fingerprint import fingerprint
from graphkit.inference import Inferences
from graphkit.output import CACHE

PAGE = "graph.html"
"""The file that a build writes its page into."""

_INFERENCES = "inferences.json"
_PAGE_HASH = "page.sha256"
_decode = msgspec.json.Decoder(Inferences).decode


class Reuse:
    """What can be taken from the build before, and what is kept for the next."""

    def __init__(self, output: Path, said: str, options: Mapping[str, object]) -> None:
        """Take the output folder, what tells what documents say (see `graphkit.reading.cache`), and the options."""
        self._output = output
        made_of = json.dumps([fingerprint(), said, options], sort_keys=True)
        self._key = hashlib.sha256(made_of.encode(errors="surrogatepass")).hexdigest()

    def inferences(self) -> Inferences | None:
        """Give what was inferred, if that is known."""
        kept = self._take(_INFERENCES)
        return None if kept is None else _decode(kept)

    def keep_inferences(self, inferences: Inferences) -> None:
        """Keep what was inferred."""
        self._keep(_INFERENCES, msgspec.json.encode(inferences))

    def page(self) -> bytes | None:
        """Give the page, if it is still the one that was written."""
        sha256 = self._take(_PAGE_HASH)
        with contextlib.suppress(OSError):
            if sha256 is not None:
                with open_file(self._output / PAGE) as file:
                    page = file.read()
                if hashlib.sha256(page).hexdigest() == sha256.decode():
                    return page
        return None

    def keep_page(self, sha256: str) -> None:
        """Keep what tells the page that was written from any other."""
        self._keep(_PAGE_HASH, sha256.encode())

    def _take(self, name: str) -> bytes | None:
        with contextlib.suppress(OSError), open_file(self._output / CACHE / name) as file:
            key, _, rest = file.read(len(self._key) * 2 + 2).partition(b"\n")
            if key.decode(errors="replace") == self._key:
                checksum, _, kept = (rest + file.read()).partition(b"\n")
                if checksum.decode(errors="replace") == hashlib.sha256(kept).hexdigest():
                    return kept
        return None

    def _keep(self, name: str, kept: bytes) -> None:
        head = f"{self._key}\n{hashlib.sha256(kept).hexdigest()}\n".encode()
        keep_file(self._output / CACHE / name, head + kept)
