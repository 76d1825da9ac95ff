"""What tells the code that made something from any other: nothing is reused that other code would make otherwise.

May import: _version.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

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
    folder = os.path.dirname(__file__)
    digest = hashlib.sha256(f"{__version__} {sys.version} {sys.byteorder}".encode())
    # Each build does it, twice; with `pathlib`, relative paths and buffers it takes six times as long.
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")  # what Python keeps there comes and goes
        for name in sorted(names):
            path = os.path.join(parent, name)
            with open(path, "rb", buffering=0) as file:
                digest.update(f"{path.removeprefix(folder)}\0".encode())
                digest.update(file.read())
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            package = distribution(name)
            # To take the text apart, only to find the version in it, takes five times as long.
            digest.update(f"{name} {package.read_text('METADATA') or package.version}\n".encode())
    return digest.hexdigest()
