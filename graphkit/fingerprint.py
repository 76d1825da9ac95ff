"""What tells the code that made something from any other: nothing is reused that other code would make otherwise.

May import: _version.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graphkit._version import __version__

_PACKAGES = ("can_ada", "pyoxigraph", "python-frontmatter", "pyyaml", "yaml-rs")
"""The packages whose version shows in what is reused."""


@cache
def fingerprint() -> str:
    """Tell apart the versions of the code: graphkit's own, to the letter, and those of what reads and writes for it."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}\n".encode())
    return digest.hexdigest()
