"""Which nodes and edges documents make, whatever the values are that they give to articles.

An edit mostly changes a value: a headline, an excerpt, a score. While documents name the same things in the same places,
every node and every edge is as it was; and so is all that is told of providers and topics, since what is said of those
belongs to the structure, too.

May import: kept, records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from graphkit.kept import hash_of
from graphkit.records import Article, Entry, Subject

_encode = msgspec.json.Encoder().encode


class Structure:
    """What documents name, and where they name it.

    Records live as long as the union that holds them, so their addresses in memory tell them apart.
    """

    def __init__(self, documents: Iterable[tuple[str, Sequence[Entry]]], known: Mapping[str, str]) -> None:
        """Take the paths of documents, each with its entries, all in order, and what is known of `of_documents`."""
        self._hashes: dict[int, str] = {}
        self.of_documents = {path: known.get(path) or self._of_document(path, entries) for path, entries in documents}
        """What each document adds to the structure, by path."""
        self.hash = hashlib.blake2b("".join(self.of_documents.values()).encode(), digest_size=16).hexdigest()
        """What tells the structure from any other."""

    def _of_document(self, path: str, entries: Sequence[Entry]) -> str:
        fields = [entry.field for entry in entries]
        return hash_of([path, fields, [self.of_record(entry.subject) for entry in entries]])

    def of_record(self, subject: Subject) -> str:
        """Tell what a record adds to the structure: all it says, but of an article no values besides its date.

        By the dates of articles the names of their providers are preferred (`graphkit.graph.preference`).
        """
        known = self._hashes.get(id(subject))
        if known is None:
            known = self._hashes[id(subject)] = hash_of(_named(subject))
        return known


def _named(subject: Subject) -> object:
    if not isinstance(subject, Article):
        return _encode(subject)
    addresses = subject.url, subject.original_url, subject.amp_url, subject.cdn_amp_url
    return addresses, subject.date_published, subject.topics, _encode(subject.provider)
