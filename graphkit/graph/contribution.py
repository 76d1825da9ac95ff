"""The one law: a document yields a contribution, and the graph is the union of contributions.

A contribution is a set of documents and a set of entries (what a document says of a subject, and where).
Union is the union of sets: associative, commutative and idempotent, and it never overwrites. From that
follows that the order of files never matters and that two documents which disagree leave two values.

May import: records, reading.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from graphkit.reading.documents import Reading
from graphkit.records import Document, Entry


class Contribution(msgspec.Struct, frozen=True):
    """What one document says, or many."""

    documents: frozenset[Document] = frozenset()
    """The documents that say it."""
    entries: frozenset[Entry] = frozenset()
    """What they say, each with its document and field."""

    def __or__(self, other: Contribution) -> Contribution:
        """Unite two contributions; nothing of either is lost."""
        return Contribution(self.documents | other.documents, self.entries | other.entries)


def contribute(reading: Reading) -> Contribution:
    """Give what came of one file its form as a contribution; a file that was not read contributes nothing."""
    if reading.document is None:
        return Contribution()
    return Contribution(frozenset((reading.document,)), frozenset(reading.entries))


def unite(contributions: Iterable[Contribution]) -> Contribution:
    """Unite any number of contributions in one pass; the same as ``|`` between all of them."""
    documents: set[Document] = set()
    entries: set[Entry] = set()
    for contribution in contributions:
        documents |= contribution.documents
        entries |= contribution.entries
    return Contribution(frozenset(documents), frozenset(entries))
