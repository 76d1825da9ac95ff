"""The entries of a union whose nodes are known: of an article they are put together when they are asked for.

May import: records, vocabulary, graph.entry_index.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from graphkit.graph.entry_index import EntryIndex, StatedRecord, group_by_record, state
from graphkit.records import Entry, Subject
from graphkit.vocabulary import ARTICLE, node_kind


class RecalledIndex(EntryIndex):
    """An index that gives what `EntryIndex` does, and puts all together only when more than articles are asked for."""

    def __init__(
        self, documents: Mapping[str, Sequence[Entry]], described: Iterable[bytes], node_ids: Sequence[str]
    ) -> None:
        """Take entries, and the nodes that they describe.

        Args:
            documents: the entries of every document, in the order of documents and fields.
            described: for each document the places in `node_ids`, of each entry one, as C's ``unsigned int``.
            node_ids: the nodes.
        """
        super().__init__(documents)
        self._entries = list(chain.from_iterable(documents.values()))
        self._node_ids = node_ids
        self._described = np.frombuffer(b"".join(described), np.uintc)
        self._by_node = np.argsort(self._described, kind="stable")
        bounds = np.searchsorted(self._described[self._by_node], np.arange(len(node_ids) + 1)).tolist()
        self._bounds = dict(zip(node_ids, pairwise(bounds), strict=True))
        self._articles: dict[str, Sequence[StatedRecord]] = {}

    def records_of(self, node_id: str) -> Sequence[StatedRecord]:
        """Give the records that say something of a node, in the order of their first entries."""
        bounds = self._bounds.get(node_id)
        if bounds is None:  # it was inferred
            return ()
        if node_kind(node_id) != ARTICLE:  # what else says something of it is to be sought everywhere
            return super().records_of(node_id)
        known = self._articles.get(node_id)
        if known is None:
            entries = [self._entries[place] for place in self._by_node[slice(*bounds)].tolist()]
            known = self._articles[node_id] = [state(node_id, of_record) for of_record in group_by_record(entries)]
        return known

    @cached_property
    def _names(self) -> Mapping[int, str]:
        """The node that each record describes, by the record's address in memory."""
        addresses = [id(entry.subject) for entry in self._entries]
        return dict(zip(addresses, map(self._node_ids.__getitem__, self._described.tolist()), strict=True))

    def _find_nodes(self, by_record: Collection[Sequence[Entry]]) -> Callable[[Subject], str]:
        del by_record  # each of them is known
        return self.node_of
