"""What documents say, as hashes: whatever follows from it need not be made again while they are the same.

May import: kept, records, graph.entry_index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.graph.entry_index import EntryIndex
from graphkit.kept import hash_of
from graphkit.records import Document, Entry


class Digests:
    """Hashes of what each document says, and of all that documents say of a node."""

    def __init__(self, documents: Iterable[tuple[Document, Sequence[Entry]]], index: EntryIndex) -> None:
        """Take the documents, each with its entries in their order, and their entries by node."""
        self._index = index
        self._of_documents = {document.path: self._hash(document, entries) for document, entries in documents}
        self._of_nodes: dict[str, str] = {}

    def of_document(self, path: str) -> str:
        """Give the hash of a document's path and bytes, and of what the nodes in it are called.

        What it says follows from its bytes; which node an address stands for, from those of all documents.
        """
        return self._of_documents[path]

    def of_node(self, node_id: str) -> str:
        """Give the hash of the documents that say something of a node, and of those that state an edge that leaves it."""
        digest = self._of_nodes.get(node_id)
        if digest is None:
            documents = {entry.document for record in self._index.records_of(node_id) for entry in record.entries}
            digest = self._of_nodes[node_id] = hash_of([self._of_documents[path] for path in sorted(documents)])
        return digest

    def _hash(self, document: Document, entries: Sequence[Entry]) -> str:
        node_of = self._index.node_of
        return hash_of([document.path, document.sha256, *[node_of(entry.subject) for entry in entries]])
