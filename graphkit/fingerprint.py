"""What tells the code that made something from any other: nothing is reused that other code would make otherwise.

May import: _version.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graphkit._version import __version__

_PACKAGES = (
    *("can_ada", "msgspec", "pyoxigraph", "python-frontmatter", "pyyaml", "yaml-rs"),
    *("igraph", "networkx", "numpy", "scipy"),
    *("jinja2", "markupsafe", "pyvis", "rcssmin", "rjsmin"),
)
"""The packages whose version shows in what is reused."""


@cache
def fingerprint() -> str:
    """Tell apart the versions of the code: graphkit's own, to the letter, and those of what reads and writes for it.

    Python's is one of them, for the Unicode that it knows, and so is the order of a machine's bytes.
    """
    folder = Path(__file__).parent
    digest = hashlib.sha256(f"{__version__} {sys.version} {sys.byteorder}".encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}\n".encode())
    return digest.hexdigest()
