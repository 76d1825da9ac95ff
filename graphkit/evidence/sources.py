"""The documents that a build was made from, at hand again, to say on which line a field stands.

May import: records, reading.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphkit.reading.files import decode_text, read_bytes, strip_controls
from graphkit.reading.refusals import DocumentRefused
from graphkit.reading.walk import DocumentFile, DocumentKind, find_documents
from graphkit.records import Document

_MAX_OPEN = 64
"""How many documents are kept open: those of a few answers."""

_STEP = re.compile(r'\.?([^.\[\]"]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]')


class Sources:
    """Folders of documents, each looked into only if its bytes are those that the build read."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """List the documents of `folders`.

        Raises:
            InputNotFoundError: if one of them is not there.
        """
        self._files = {file.name: file for file in find_documents(folders)}
        self._open = lru_cache(maxsize=_MAX_OPEN)(self._read)

    def find_line(self, document: Document, field: str, words: str | None = None) -> int | None:
        """Find the line of a field.

        Args:
            document: the document, with the hash that it had.
            field: the field's path.
            words: where the field is a list, the item that is meant.

        Returns:
            The line, counted from 1; None if the document is not there or has changed.
        """
        file = self._files.get(document.path)
        node = self._open(file, document.sha256) if file else None
        for step in split_path(field):
            if isinstance(node, dict):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        if isinstance(node, list):
            node = next((item for item in node if item == words), node)
        return _line(node)

    @staticmethod
    def _read(file: DocumentFile, sha256: str) -> Any:
        # What reads YAML takes long to import, and most of those who import this look into no document.
        from graphkit.reading.front_matter import read_front_matter, read_yaml_file  # noqa: PLC0415

        try:
            if file.obstacle is not None:
                return None
            data = read_bytes(file.path)
            if hashlib.sha256(data).hexdigest() != sha256:
                return None
            text, _, _ = strip_controls(decode_text(data))
            if file.kind is DocumentKind.TOPIC:
                return read_yaml_file(text, by_node=True)
            return read_front_matter(text, by_node=True)
        except DocumentRefused:
            return None


def split_path(path: str) -> list[str | int]:
    """Split a field's path into names and places: ``related[2].title`` into related, 2 and title."""
    return [
        int(place) if place else json.loads(quoted) if quoted else name for name, place, quoted in _STEP.findall(path)
    ]


def _line(node: Any) -> int | None:
    """Give the line of a value: of a text its own, of what holds texts that of the first."""
    while isinstance(node, dict | list) and node:
        node = next(iter(node))
    line: int | None = getattr(node, "line", None)
    return line
