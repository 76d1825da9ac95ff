"""Files become documents: what each says, or why it does not.

What takes a file's bytes apart takes long to import, so that is imported where the first are met that are not known.

May import: errors, records and everything in `graphkit.reading`; `graphkit.reading.content` where it is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

import msgspec

from graphkit.errors import Problem, Severity
from graphkit.reading.files import read_bytes
from graphkit.reading.listed import ListedArticles
from graphkit.reading.refusals import DocumentRefused
from graphkit.reading.walk import DocumentFile
from graphkit.records import Document, Entry


class Outcome(Enum):
    """What became of a file."""

    READ = "read"
    """It is a document, and it was read."""
    SKIPPED = "skipped"
    """It has no front matter, so it is not a document of the collection."""
    LEFT_OUT = "left out"
    """It could not be read, or names no article."""


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What came of one file."""

    outcome: Outcome
    """Whether it was read."""
    document: Document | None = None
    """The document, if it was read."""
    entries: tuple[Entry, ...] = ()
    """What it says, the subject that it describes first."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in it."""


def read_documents(files: Iterable[DocumentFile]) -> Iterator[Reading]:
    """Read files one by one, in their order."""
    listed = ListedArticles()
    for file in files:
        yield read_document(file, listed)


def read_document(file: DocumentFile, listed: ListedArticles | None = None) -> Reading:
    """Read one file; whatever is wrong with it is in the result, never raised.

    Args:
        file: the file.
        listed: remembers the articles that other documents list.
    """
    reading = read_unless_known(file, listed or ListedArticles(), None)[1]
    assert reading is not None  # nothing was known
    return reading


def read_unless_known(
    file: DocumentFile, listed: ListedArticles, sha256: str | None
) -> tuple[str | None, Reading | None]:
    """Read one file, unless its bytes are known.

    Args:
        file: the file.
        listed: remembers the articles that other documents list.
        sha256: the SHA-256 of the bytes that are known.

    Returns:
        The SHA-256 of the bytes, in hexadecimal, if they could be had; and what came of them, None if known.
    """
    if file.obstacle is not None:
        refusal = DocumentRefused(file.obstacle, "Put a file here under a plain name, or remove it")
        return None, leave_out(refusal, file.name)
    try:
        data = read_bytes(file.path)
    except DocumentRefused as refusal:
        return None, leave_out(refusal, file.name)
    digest = hashlib.sha256(data).hexdigest()
    if digest == sha256:
        return digest, None
    from graphkit.reading.content import read_content  # noqa: PLC0415 - see above

    return digest, read_content(data, digest, file, listed)


def leave_out(refusal: DocumentRefused, name: str, problems: Sequence[Problem] = ()) -> Reading:
    """Give what came of a file that is refused, after other `problems` with it."""
    problem = Problem(
        document=name,
        line=refusal.line,
        field=refusal.field,
        severity=Severity.LEFT_OUT,
        what=refusal.what,
        remedy=refusal.remedy,
    )
    return Reading(outcome=Outcome.LEFT_OUT, problems=(*problems, problem))
