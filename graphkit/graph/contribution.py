"""The one law: a document yields a contribution, and the graph is the union of contributions.

A contribution is a set of documents and a set of entries (what a document says of a subject, and where).
Union is the union of sets: associative, commutative and idempotent, and it never overwrites. From that
follows that the order of files never matters and that two documents which disagree leave two values.

The entries of a document are held together, since a document is read once: so there are as many things to unite as
documents, not as entries, of which there are millions.

May import: records, reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

import msgspec

from graphkit.reading.documents import Reading
from graphkit.records import Document, Entry

_FIELD = attrgetter("field")


class Contribution(msgspec.Struct, frozen=True, eq=False):
    """What one document says, or many."""

    documents: frozenset[Document] = frozenset()
    """The documents that say it."""
    said: Mapping[str, Sequence[Entry]] = {}
    """What each of them says, by its path: every entry once, in the order of fields."""

    @classmethod
    def of(cls, documents: Iterable[Document], entries: Iterable[Entry]) -> Contribution:
        """Take documents and what they say, in any order, however often."""
        said: defaultdict[str, set[Entry]] = defaultdict(set)
        for entry in entries:
            said[entry.document].add(entry)
        return cls(frozenset(documents), {path: sorted(of_document, key=_FIELD) for path, of_document in said.items()})

    @property
    def entries(self) -> frozenset[Entry]:
        """What all of them say, each with its document and field."""
        return frozenset(chain.from_iterable(self.said.values()))

    @property
    def size(self) -> int:
        """How many entries there are."""
        return sum(map(len, self.said.values()))

    def __eq__(self, other: object) -> bool:
        """Tell whether two contributions say the same."""
        if not isinstance(other, Contribution):
            return NotImplemented
        return self.documents == other.documents and self.entries == other.entries

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash(self.documents)

    def __or__(self, other: Contribution) -> Contribution:
        """Unite two contributions; nothing of either is lost."""
        return unite((self, other))


def contribute(reading: Reading) -> Contribution:
    """Give what came of one file its form as a contribution; a file that was not read contributes nothing."""
    document = reading.document
    if document is None:
        return Contribution()
    return Contribution(frozenset((document,)), {document.path: sorted(reading.entries, key=_FIELD)})


def unite(contributions: Iterable[Contribution]) -> Contribution:
    """Unite any number of contributions in one pass; the same as ``|`` between all of them."""
    documents: set[Document] = set()
    said: dict[str, Sequence[Entry]] = {}
    for contribution in contributions:
        documents |= contribution.documents
        for path, entries in contribution.said.items():
            known = said.setdefault(path, entries)
            if known is not entries:
                said[path] = sorted({*known, *entries}, key=_FIELD)
    return Contribution(frozenset(documents), said)
