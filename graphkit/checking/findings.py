"""What a check finds wrong with files, documents and statements.

May import: the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """Something that is not as it ought to be."""

    place: str
    """The document, or the file of the build."""
    what: str
    """What is wrong with it, as a clause without a full stop."""
