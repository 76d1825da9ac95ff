"""Articles that documents list as related, each read once for all the documents that list it in the same words.

May import: records, reading.fields, reading.front_matter, reading.parts, reading.refusals, reading.subjects.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.reading.fields import Fields, Notes
from graphkit.reading.front_matter import read_fast
from graphkit.reading.parts import Parts
from graphkit.reading.refusals import DocumentRefused, NotAsWritten
from graphkit.reading.subjects import read_articles
from graphkit.records import Article

MAX_BYTES = 64 * 1024 * 1024
"""How much text is remembered before all of it is forgotten, so that memory is bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What one item of a list says, its fields' paths relative to the item."""

    articles: tuple[tuple[str, Article], ...]
    """The listed article and, in depth, those that it lists itself, each with its path; the first is empty."""
    altered: tuple[str, ...]
    """The paths of the texts that are not kept as written."""
    withheld: int
    """How many payloads nobody can read were left where they are."""


class ListedArticles:
    """Reads items, and remembers them by their text."""

    def __init__(self) -> None:
        self.known: dict[tuple[bytes, bytes], Listed | None] = {}
        """What each item says that was read lately, by what it begins with and what follows."""
        self._bytes = 0

    def read(self, hyphen: bytes, item: bytes) -> Listed | None:
        """Read one item.

        Args:
            hyphen: what it begins with, as in `graphkit.reading.parts`.
            item: what follows.

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
        listed = self.known[key] = _read(Parts.item_yaml(hyphen, item).decode())
        return listed


def _read(text: str) -> Listed | None:
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
