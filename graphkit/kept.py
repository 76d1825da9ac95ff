"""What a build keeps in its cache for the next: with what it was made of, and a checksum.

Nothing that is kept is trusted: what was made of something else, was cut off or changed, is as if it were not there.

May import: files, output.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
from pathlib import Path
from typing import NamedTuple

from graphkit.files import keep_file, open_file
from graphkit.output import CACHE

_WITHOUT_REFERENCES = 2
"""The version of the format of `marshal` that depends on values alone, not on which of them are one object."""


def keep(output: Path, name: str, made_of: str, data: bytes) -> None:
    """Keep something in the cache of an output folder; where that fails, there is more to do, and that is all.

    Args:
        output: the output folder.
        name: what it is called there.
        made_of: what tells all that it depends on: one line.
        data: what to keep.
    """
    keep_file(output / CACHE / name, f"{made_of}\n{hashlib.sha256(data).hexdigest()}\n".encode() + data)


def take(output: Path, name: str, made_of: str) -> bytes | None:
    """Give what was kept, if it was made of the same and is what it was; args as in `keep`."""
    with contextlib.suppress(OSError), open_file(output / CACHE / name) as file:
        if file.read(len(made_of) + 1) == f"{made_of}\n".encode():
            checksum, _, data = file.read().partition(b"\n")
            if checksum == hashlib.sha256(data).hexdigest().encode():
                return data
    return None


def is_kept(output: Path, name: str) -> bool:
    """Tell whether anything is kept by a name, whatever it was made of and whether or not it is whole."""
    return (output / CACHE / name).exists()


class Shelf(NamedTuple):
    """A place in the cache of an output folder, which a function can be given that need not know what lies there."""

    output: Path
    """The output folder."""
    name: str
    """What is kept, as in `keep`."""
    made_of: str
    """What it depends on, as in `keep`."""

    def keep(self, data: bytes) -> None:
        """Do what `keep` does."""
        keep(self.output, self.name, self.made_of, data)

    def take(self) -> bytes | None:
        """Do what `take` does."""
        return take(self.output, self.name, self.made_of)

    def is_kept(self) -> bool:
        """Do what `is_kept` does."""
        return is_kept(self.output, self.name)


def hash_of(value: object) -> str:
    """Hash plain values, to tell what something was made of; equal ones may have two hashes, but no others the same."""
    written = marshal.dumps(value, _WITHOUT_REFERENCES)  # type: ignore[arg-type] # what is no plain value, it refuses
    return hashlib.blake2b(written, digest_size=16).hexdigest()
