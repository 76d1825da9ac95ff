"""Why something was not read: the exceptions that stay inside `graphkit.reading`.

They carry a clause and an imperative for people, and become a `graphkit.errors.Problem` before they
leave the package.

May import: the standard library.
"""

from __future__ import annotations


class DocumentRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """A whole document cannot be read."""

    def __init__(self, what: str, remedy: str, *, line: int | None = None, field: str = "") -> None:
        """Say `what` is wrong, on which `line` and in which `field` where known, and the `remedy`."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.line = line
        self.field = field


class ValueRefused(ValueError):  # noqa: N818 - as above
    """One value cannot be read; the document stays."""

    def __init__(self, what: str, remedy: str) -> None:
        """Say `what` is wrong and the `remedy`."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy


class NotAsWritten(Exception):  # noqa: N818 - as above
    """The fast parser turned a text into something else; the document has to be read again, by node."""
