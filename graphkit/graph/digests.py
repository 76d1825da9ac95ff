"""What documents say, as hashes: whatever follows from it need not be made again while they are the same.

May import: kept, records, vocabulary; graph.entry_index and graph.provenance for their types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from graphkit.kept import hash_of
from graphkit.records import Subject
from graphkit.vocabulary import ARTICLE, TOPIC, node_kind

if TYPE_CHECKING:
    from graphkit.graph.entry_index import StatedRecord
    from graphkit.graph.provenance import Provenance

_encode = msgspec.json.Encoder().encode


class Digests:
    """Hashes of what each document says, and of all that documents say of a node; made when they are asked for."""

    def __init__(self, provenance: Provenance) -> None:
        """Take what documents say."""
        self._provenance = provenance
        self._names: dict[str, str] = {}
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
            digest = hash_of([path, self._provenance.document(path).sha256, self._of_names(path)])
            self.of_documents[path] = digest
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
        kind, structure = node_kind(node_id), self._provenance.structure
        records = self._provenance.index.records_of(node_id)
        if kind != ARTICLE:
            own = [record for record in records if kind != TOPIC or record.node_id == node_id]
            return hash_of(_by_words(own, structure.of_record))
        documents = {entry.document for record in records for entry in record.entries}
        # What else those documents say is nothing to the article; but which articles they name, and where, is: it may list them.
        named = [(structure.of_documents[path], self._of_names(path)) for path in sorted(documents)]
        return hash_of([named, _by_words(records, _encode)])

    def _of_names(self, path: str) -> str:
        """Give the hash of what the nodes in a document are called."""
        names = self._names.get(path)
        if names is None:
            names = self._names[path] = hash_of(self._provenance.subjects_in(path))
        return names


def _by_words(
    records: Sequence[StatedRecord], tell: Callable[[Subject], Any]
) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Give the places of records, by what they tell: two may say the same, as one of them was read before."""
    places: defaultdict[Any, list[tuple[str, str]]] = defaultdict(list)
    for record in records:
        places[tell(record.subject)] += [(entry.document, entry.field) for entry in record.entries]
    return sorted((told, sorted(of)) for told, of in places.items())
