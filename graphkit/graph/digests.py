"""What documents say, as hashes: whatever follows from it need not be made again while they are the same.

May import: kept, vocabulary, graph.provenance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.kept import hash_of
from graphkit.vocabulary import ARTICLE, TOPIC, node_kind

if TYPE_CHECKING:
    from graphkit.graph.provenance import Provenance


class Digests:
    """Hashes of what each document says, and of all that documents say of a node; made when they are asked for."""

    def __init__(self, provenance: Provenance) -> None:
        """Take what documents say."""
        self._provenance = provenance
        self.of_documents: dict[str, str] = {}
        """Those of documents that were made or are known, by path."""
        self.of_nodes: dict[str, str] = {}
        """Those of nodes that were made or are known, by id."""

    def of_document(self, path: str) -> str:
        """Give the hash of a document's path and bytes, and of what the nodes in it are called.

        What it says follows from its bytes; which node an address stands for, from those of all documents.
        """
        digest = self.of_documents.get(path)
        if digest is None:
            provenance = self._provenance
            called = [provenance.subject_of(entry) for entry in provenance.entries_in(path)]
            digest = self.of_documents[path] = hash_of([path, provenance.document(path).sha256, *called])
        return digest

    def of_node(self, node_id: str) -> str:
        """Give the hash of what documents say of a node, and where, and of the edges that leave it.

        What articles say of a topic besides being about it is nothing, and of a provider it belongs to the structure.
        """
        digest = self.of_nodes.get(node_id)
        if digest is None:
            digest = self.of_nodes[node_id] = self._of_node(node_id)
        return digest

    def _of_node(self, node_id: str) -> str:
        kind = node_kind(node_id)
        records = self._provenance.index.records_of(node_id)
        if kind == ARTICLE:
            documents = {entry.document for record in records for entry in record.entries}
            return hash_of([self.of_document(path) for path in sorted(documents)])
        of_record = self._provenance.structure.of_record
        return hash_of(
            [
                (of_record(record.subject), [(entry.document, entry.field) for entry in record.entries])
                for record in records
                if kind != TOPIC or record.node_id == node_id
            ]
        )
