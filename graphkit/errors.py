"""Everything that can go wrong, and how it is told.

The tree of errors::

    GraphkitError                 the base of all of them
    ├── UsageError                the call cannot be carried out as made (exit code 2)
    │   ├── InputNotFoundError    no such folder or file
    │   ├── NothingToReadError    the inputs hold no document at all
    │   ├── OutputRefusedError    the output folder holds things that graphkit did not write
    │   ├── PackageMissingError   a package is not installed that only some commands need
    │   └── QueryError            what was asked is no query, or one that is not allowed
    ├── DocumentsLeftOutError     strict mode: a document had to be left out (exit code 1)
    ├── OutputFailedError         the output could not be written (exit code 1)
    ├── QueryFailedError          a query could not be carried out (exit code 1)
    │   └── QueryTimeoutError     a query did not end in time, and was stopped (exit code 1)
    └── StoreError                a triple store could not be loaded (exit code 1)

What is wrong with *data* is never raised to the caller: it is a `Problem`, listed with the document,
the field and the line, and the build goes on without that value or that document.

May import: the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem costs."""

    LEFT_OUT = "left out"
    """The whole document is missing from the graph."""
    WARNING = "warning"
    """One value was dropped or mended; the document is in the graph."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong in one document, told so that a person can mend it."""

    document: str
    """The document's path, relative to the folder that was read, with ``/`` between its parts."""
    line: int | None
    """The line in the file, counted from 1; None where it is not known."""
    field: str
    """The field's path in the front matter, such as ``related[2].webUrl``; empty for the whole document."""
    severity: Severity
    """Whether the document was left out or only a value."""
    what: str
    """What is wrong, as a clause without a full stop."""
    remedy: str
    """What to do about it, as an imperative without a full stop."""

    def sort_key(self) -> tuple[str, int, str, str, str]:
        """Give the order in which problems are listed: by document, line, field and text."""
        return (self.document, self.line or 0, self.field, self.what, self.remedy)

    def __str__(self) -> str:
        """Say it in one line: ``stories/a.md:12: images[0].url: is relative. Write …``.

        Characters that a terminal would obey rather than show are escaped.
        """
        place = self.document if self.line is None else f"{self.document}:{self.line}"
        field = f"{self.field}: " if self.field else ""
        return escape_hidden(f"{place}: {field}{self.what}. {self.remedy}.")


def escape_hidden(text: str) -> str:
    """Escape what cannot be shown in one line: controls, line ends, marks that reorder text, lone surrogates."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


class GraphkitError(Exception):
    """The base of all errors that graphkit raises on purpose."""


class UsageError(GraphkitError):
    """The call cannot be carried out as it was made."""


class InputNotFoundError(UsageError):
    """No such folder or file."""

    def __init__(self, path: str) -> None:
        """Name the `path` that is not there."""
        self.path = path
        super().__init__(f"{path}: no such folder or file. Name a folder of Markdown documents, or a document.")


class NothingToReadError(UsageError):
    """The inputs hold no document at all."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Name the `paths` that were searched."""
        self.paths = tuple(paths)
        where = ", ".join(paths)
        super().__init__(
            f"{where}: nothing to read. Documents are files that end in .md, .markdown or .txt "
            "and begin with front matter between two lines of ---."
        )


class OutputRefusedError(UsageError):
    """The output folder holds things that graphkit did not write."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        """Say of the folder `path` `why` it is refused, and the `remedy`."""
        self.path = path
        super().__init__(f"{path}: {why}. {remedy}.")


class PackageMissingError(UsageError):
    """A package is not installed that only some commands need."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        """Name the `package`, the `extra` of graphkit that brings it, and its `purpose`, as a sentence's begin."""
        self.package = package
        self.extra = extra
        self.purpose = purpose
        super().__init__(f"{package}: is not installed. {purpose}: pip install 'graphkit-news[{extra}]'.")


class QueryError(UsageError):
    """What was asked is no query of SPARQL 1.1, or one that is not allowed."""

    def __init__(
        self, query: str, what: str, remedy: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        """Say of the `query` `what` is wrong, the `remedy`, and where: `line` and `column`, counted from 1."""
        self.query = query
        self.what = what
        self.remedy = remedy
        self.line = line
        self.column = column
        place = query if line is None else f"{query}:{line}:{column}"
        super().__init__(f"{place}: {what}. {remedy}.")


class DocumentsLeftOutError(GraphkitError):
    """Strict mode: at least one document had to be left out, so nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry the `problems` that left documents out."""
        self.problems = tuple(problems)
        count = len(self.problems)
        some = "1 document" if count == 1 else f"{count:,} documents"
        super().__init__(
            f"{some} would be left out, so nothing was written. Mend what is listed, or build without strict."
        )


class OutputFailedError(GraphkitError):
    """The output could not be written; what was there before is whole."""

    def __init__(self, path: str, reason: str) -> None:
        """Say of the folder `path` for which `reason` it could not be written."""
        self.path = path
        super().__init__(f"{path}: could not be written ({reason}). What was there before is unchanged.")


class QueryFailedError(GraphkitError):
    """A query could not be carried out."""

    def __init__(self, query: str, reason: str) -> None:
        """Say of the `query` for which `reason` it could not be carried out."""
        self.query = query
        self.reason = reason
        super().__init__(f"{query}: could not be carried out ({reason}).")


class QueryTimeoutError(QueryFailedError):
    """A query did not end in time, and was stopped."""

    def __init__(self, query: str, timeout_seconds: float) -> None:
        """Say how long the `query` had: `timeout_seconds`."""
        self.timeout_seconds = timeout_seconds
        self.query = query
        self.reason = f"not within {timeout_seconds:g} seconds"
        GraphkitError.__init__(
            self,
            f"{query}: did not end within {timeout_seconds:g} seconds, and was stopped. "
            "Ask for less, or allow more with --timeout.",
        )


class StoreError(GraphkitError):
    """A triple store could not be reached, refused, or does not hold what it was sent."""

    def __init__(self, address: str, what: str, remedy: str, *, status: int | None = None) -> None:
        """Say of the store at `address` `what` went wrong, and the `remedy`; `status` is HTTP's, if it answered."""
        self.address = address
        self.what = what
        self.remedy = remedy
        self.status = status
        super().__init__(f"{address}: {what}. {remedy}.")
