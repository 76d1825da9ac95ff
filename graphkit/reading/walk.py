"""Which files of a folder are documents: a safe walk that follows no link and never leaves the folder.

May import: errors, records, reading.refusals.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path, PurePosixPath

import msgspec

from graphkit.errors import InputNotFoundError

DOCUMENT_SUFFIXES = frozenset({".md", ".markdown", ".txt"})
"""How the names of documents end, in lower case."""

_TOPIC_SUFFIXES = frozenset({".yaml", ".yml"})


class DocumentKind(Enum):
    """What a file describes, by where it lies."""

    ARTICLE = "article"
    """A document of the collection."""
    TOPIC = "topic"
    """``_data/topics/*.yaml``: a topic."""
    ORGANIZATION = "organization"
    """``_data/organizations/*.md``: a provider."""


class DocumentFile(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file that may be a document."""

    path: Path
    """Where it lies."""
    name: str
    """Its path relative to the folder that is read, with ``/`` between its parts."""
    kind: DocumentKind
    """What it describes."""
    obstacle: str | None = None
    """Why it must not be opened, such as ``is a link``; None where it may."""


def find_documents(
    inputs: Sequence[Path], *, exclude: Sequence[str] = (), output: Path | None = None
) -> list[DocumentFile]:
    """List the documents of folders and single files.

    Entries whose names begin with a dot are skipped; links are listed with an obstacle and never followed.

    Args:
        inputs: folders, searched in depth, and files, taken whatever their names end in.
        exclude: glob patterns; a file is skipped whose relative path, name or folder matches one.
        output: a folder that is never read.

    Returns:
        The files, each once, by their names.

    Raises:
        InputNotFoundError: if an input is not there.
    """
    roots = [path.resolve() for path in inputs]
    for given, root in zip(inputs, roots, strict=True):
        if not root.exists():
            raise InputNotFoundError(str(given))
    folders = [root if root.is_dir() else root.parent for root in roots]
    base = Path(os.path.commonpath(folders)) if folders else Path()
    barred = output.resolve() if output else None
    found: dict[str, DocumentFile] = {}
    for root in roots:
        name = root.relative_to(base).as_posix()
        files = _walk(root, name, barred, exclude) if root.is_dir() else [_describe(root, name, _kind(root))]
        found.update((file.name, file) for file in files if not _is_excluded(file.name, exclude))
    return [found[name] for name in sorted(found)]


def _walk(root: Path, root_name: str, barred: Path | None, exclude: Sequence[str]) -> Iterator[DocumentFile]:
    pending = [(root, root_name)]
    while pending:
        folder, folder_name = pending.pop()
        if folder == barred:
            continue
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            yield _describe(folder, folder_name, _kind(folder), f"is a folder that cannot be read ({reason})")
            continue
        kinds = _kinds_in(folder)
        for entry in entries:
            name = entry.name if folder_name == "." else f"{folder_name}/{entry.name}"
            if entry.name.startswith(".") or _is_excluded(name, exclude):
                continue
            path, kind = folder / entry.name, kinds.get(_suffix(entry.name))
            if kind is None and entry.is_dir(follow_symlinks=False):
                pending.append((path, name))
            elif kind is not None or (entry.is_symlink() and path.is_dir()):
                yield _describe(path, name, kind or _kind(path), _obstacle(entry))


def _obstacle(entry: os.DirEntry[str]) -> str | None:
    if entry.is_symlink():
        return "is a link, and links are not followed"
    return "is a folder whose name ends like a document's" if entry.is_dir(follow_symlinks=False) else None


def _describe(path: Path, name: str, kind: DocumentKind, obstacle: str | None = None) -> DocumentFile:
    if not name.isprintable():
        # Bytes that are no UTF-8, line ends and marks that reorder text would break every list it stands in.
        name = name.encode("unicode_escape", "replace").decode("ascii")
        obstacle = "has a name with characters that cannot be shown"
    return DocumentFile(path=path, name=name, kind=kind, obstacle=obstacle)


def _kind(path: Path) -> DocumentKind:
    """Tell what a file describes that is to be read, whatever its name ends in."""
    kinds = _kinds_in(path.parent)
    return kinds.get(_suffix(path.name), kinds[".md"])


def _kinds_in(folder: Path) -> dict[str, DocumentKind]:
    """Tell what the documents in a folder describe, by how their names end; all others are none."""
    is_of = folder.parts[-2:]
    kind = DocumentKind.ORGANIZATION if is_of == ("_data", "organizations") else DocumentKind.ARTICLE
    topics = dict.fromkeys(_TOPIC_SUFFIXES, DocumentKind.TOPIC) if is_of == ("_data", "topics") else {}
    return dict.fromkeys(DOCUMENT_SUFFIXES, kind) | topics


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _is_excluded(name: str, patterns: Sequence[str]) -> bool:
    if not patterns:
        return False
    path = PurePosixPath(name)
    names = [path.name, *(parent.as_posix() for parent in (path, *path.parents) if parent.name)]
    return any(fnmatch.fnmatchcase(name, pattern.rstrip("/")) for name in names for pattern in patterns)
