"""Files become documents: what each says, or why it does not.

May import: errors, records and everything in `graphkit.reading`.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from graphkit.errors import Problem, Severity
from graphkit.reading.fields import Fields, Notes
from graphkit.reading.files import decode_text, read_bytes, strip_controls
from graphkit.reading.front_matter import is_large, read_fast, read_front_matter, read_yaml_file
from graphkit.reading.listed import ListedArticles
from graphkit.reading.parts import Parts, find_block, take_apart
from graphkit.reading.refusals import DocumentRefused, NotAsWritten
from graphkit.reading.subjects import read_articles, read_organization, read_topic
from graphkit.reading.walk import DocumentFile, DocumentKind
from graphkit.records import Document, Entry, join_path


class Outcome(Enum):
    """What became of a file."""

    READ = "read"
    """It is a document, and it was read."""
    SKIPPED = "skipped"
    """It has no front matter, so it is not a document of the collection."""
    LEFT_OUT = "left out"
    """It could not be read, or names no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one file."""

    outcome: Outcome
    """Whether it was read."""
    document: Document | None = None
    """The document, if it was read."""
    entries: tuple[Entry, ...] = ()
    """What it says, the subject that it describes first."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in it."""


_READERS = {
    DocumentKind.ARTICLE: read_articles,
    DocumentKind.TOPIC: read_topic,
    DocumentKind.ORGANIZATION: read_organization,
}


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
    notes = Notes(file.name)
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
    try:
        return digest, _read_data(data, digest, file, notes, listed)
    except DocumentRefused as refusal:
        return digest, leave_out(refusal, file.name, notes.problems)


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


def _read_data(data: bytes, sha256: str, file: DocumentFile, notes: Notes, listed: ListedArticles) -> Reading:
    text, control, line = strip_controls(decode_text(data), data)
    is_as_written = control is None and b"\r" not in data and not data.startswith(codecs.BOM_UTF8)
    utf_8 = data if is_as_written else text.encode()
    entries = _read_parts(utf_8, notes, listed) if file.kind is DocumentKind.ARTICLE else None
    if entries is None:
        fields = _load(text, file, by_node=False)
        if fields is None:
            return Reading(outcome=Outcome.SKIPPED)
        entries = _read_entries(fields, text, file, notes)
    if control is not None:
        notes.warn("", line, f"holds control characters ({control}), which were taken out", "Remove them")
        notes.altered.add("")
    document = Document(
        path=file.name,
        sha256=sha256,
        withheld=notes.withheld,
        altered=tuple(sorted(notes.altered)),
    )
    return Reading(outcome=Outcome.READ, document=document, entries=entries, problems=tuple(notes.problems))


def _read_parts(utf_8: bytes, notes: Notes, listed: ListedArticles) -> tuple[Entry, ...] | None:
    """Read a document part by part; None where anything is wrong with one, so that it has to be read whole."""
    block = find_block(utf_8.lstrip())
    parts = take_apart(block, listed.known) if block and not is_large(block) else None
    fields = _load_parts(parts) if parts else None
    if parts is None or fields is None:
        return None
    trial = Notes(notes.document)
    try:
        entries = list(read_articles(Fields(fields, "", trial), notes.document))
    except (NotAsWritten, DocumentRefused):
        return None
    for place, item in enumerate(parts.items):
        if (said := listed.read(parts.hyphen, item)) is None:
            return None
        for path, article in said.articles:
            entries.append(Entry(document=notes.document, field=listed_path(place, path), subject=article))
        if said.altered:
            trial.altered.update(listed_path(place, path) for path in said.altered)
        trial.withheld += said.withheld
    if trial.problems:
        return None
    notes.withheld, notes.altered = trial.withheld, trial.altered
    return tuple(entries)


def _load_parts(parts: Parts) -> dict[str, Any] | None:
    """Read the fields besides the list of related articles; None where they have to be read as a whole."""
    fields: dict[str, Any] = {}
    for part in parts.fields:
        more = read_fast(part.decode(), has_aliases=False)
        if more is None or (parts.items and more.pop("related", "missing") is not None):
            return None
        if not fields.keys().isdisjoint(more):
            return None
        fields |= more
    return fields


@cache
def listed_path(place: int, path: str = "") -> str:
    """Give the path of what a document lists at a place of its list, or of a field in that."""
    return join_path(f"related[{place}]", path) if path else f"related[{place}]"


def _read_entries(fields: dict[str, Any], text: str, file: DocumentFile, notes: Notes) -> tuple[Entry, ...]:
    """Read fast; where something is wrong or not as written, read again by node, which knows texts and lines."""
    reader = _READERS[file.kind]
    trial = Notes(file.name)
    entries = None
    try:
        entries = reader(Fields(fields, "", trial), file.name)
        if not trial.problems:
            notes.withheld, notes.altered = trial.withheld, trial.altered
            return entries
    except (NotAsWritten, DocumentRefused):
        pass
    try:
        nodes = _load(text, file, by_node=True) or {}
    except DocumentRefused:
        # What the fast parser reads and libyaml does not is no reason to lose the document: only the lines.
        if entries is None:
            raise
        notes.problems, notes.withheld, notes.altered = trial.problems, trial.withheld, trial.altered
        return entries
    return reader(Fields(nodes, "", notes), file.name)


def _load(text: str, file: DocumentFile, *, by_node: bool) -> dict[str, Any] | None:
    if file.kind is DocumentKind.TOPIC:
        return read_yaml_file(text, by_node=by_node)
    return read_front_matter(text, by_node=by_node)
