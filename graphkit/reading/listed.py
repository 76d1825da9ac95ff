"""Articles that documents list as related, each read once for all the documents that list it in the same words.

May import: records, reading.parts.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from graphkit.reading.parts import Parts
from graphkit.records import Article

MAX_BYTES = 64 * 1024 * 1024
"""How much text is remembered before all of it is forgotten, so that memory is bounded."""


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one item of a list says, its fields' paths relative to the item."""

    articles: tuple[tuple[str, Article], ...]
    """The listed article and, in depth, those that it lists itself, each with its path; the first is empty."""
    altered: tuple[str, ...]
    """The paths of the texts that are not kept as written."""
    withheld: int
    """How many payloads nobody can read were left where they are."""


class ListedArticles:
    """Remembers items by their text."""

    def __init__(self) -> None:
        self.known: dict[tuple[bytes, bytes], Listed | None] = {}
        """What each item says that was read lately, by what it begins with and what follows."""
        self._bytes = 0

    def read(self, hyphen: bytes, item: bytes, read: Callable[[str], Listed | None]) -> Listed | None:
        """Read one item, unless it is remembered.

        Args:
            hyphen: what it begins with, as in `graphkit.reading.parts`.
            item: what follows.
            read: reads it as YAML of its own.

        Returns:
            What it says; None where anything is wrong with it, so that the document has to be read whole.
        """
        key = (hyphen, item)
        try:
            return self.known[key]  # as nearly always
        except KeyError:
            pass
        if self._bytes > MAX_BYTES:
            self.known.clear()
            self._bytes = 0
        self._bytes += len(item)
        listed = self.known[key] = read(Parts.item_yaml(hyphen, item).decode())
        return listed
