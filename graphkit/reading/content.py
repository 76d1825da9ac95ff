"""What stands in a file becomes what a document says.

Most of it is read part by part, and what many documents list but once; where anything is wrong in a part, the document
is read whole.

May import: errors, records and everything in `graphkit.reading`.
"""

from __future__ import annotations

import codecs
from typing import Any

from graphkit.reading.documents import Outcome, Reading, leave_out
from graphkit.reading.fields import Fields, Notes
from graphkit.reading.files import decode_text, strip_controls
from graphkit.reading.front_matter import is_large, read_fast, read_front_matter, read_yaml_file
from graphkit.reading.listed import Listed, ListedArticles
from graphkit.reading.parts import Parts, find_block, take_apart
from graphkit.reading.refusals import DocumentRefused, NotAsWritten
from graphkit.reading.subjects import read_articles, read_organization, read_topic
from graphkit.reading.walk import DocumentFile, DocumentKind
from graphkit.records import Article, Document, Entry, listed_path

_READERS = {
    DocumentKind.ARTICLE: read_articles,
    DocumentKind.TOPIC: read_topic,
    DocumentKind.ORGANIZATION: read_organization,
}


def read_content(data: bytes, sha256: str, file: DocumentFile, listed: ListedArticles) -> Reading:
    """Read what stands in a file; whatever is wrong with it is in the result, never raised.

    Args:
        data: the bytes of the file.
        sha256: their SHA-256, in hexadecimal.
        file: the file.
        listed: remembers the articles that other documents list.
    """
    notes = Notes(file.name)
    try:
        return _read_data(data, sha256, file, notes, listed)
    except DocumentRefused as refusal:
        return leave_out(refusal, file.name, notes.problems)


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
        if (said := listed.read(parts.hyphen, item, _read_item)) is None:
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


def _read_item(text: str) -> Listed | None:
    """Read one item of a list; None where anything is wrong with it."""
    fields = read_fast(text, has_aliases=False)
    items = fields.get("related") if fields and len(fields) == 1 else None
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], dict):
        return None
    notes = Notes("")
    try:
        entries = read_articles(Fields(items[0], "", notes), "")
    except (NotAsWritten, DocumentRefused):
        return None
    if notes.problems:
        return None
    return Listed(
        articles=tuple((entry.field, entry.subject) for entry in entries if isinstance(entry.subject, Article)),
        altered=tuple(sorted(notes.altered)),
        withheld=notes.withheld,
    )


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
