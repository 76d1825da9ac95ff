"""scipy's sparse matrices, imported without the parts of numpy that are of no use for them.

scipy keeps a copy of numpy with the names of the array standard, and so imports all that numpy imports only when it is
asked for: its tests, a compiler of Fortran, masked arrays. That takes longer than all else of `scipy.sparse`.

May import: the standard library.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

Matrix = Any
"""A sparse matrix; scipy has no types."""


def _import_sparse() -> Any:
    """Import `scipy.sparse` while numpy lists only what it has imported; scipy's copy of it has no more than that."""
    names = vars(np)
    listed, listing = np.__all__, np.__dir__
    names["__all__"] = [name for name in listed if name in names]
    names["__dir__"] = lambda: [name for name in listing() if name in names]
    try:
        return import_module("scipy.sparse")
    finally:
        names |= {"__all__": listed, "__dir__": listing}


sparse = _import_sparse()
"""The module `scipy.sparse`."""
