"""What the panel about a node tells, beyond what the columns hold.

May import: graphkit.kept, graphkit.known_texts, graphkit.vocabulary, graphkit.graph, graphkit.page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import networkx as nx

from graphkit.graph.stated_edges import KnownEdges
from graphkit.kept import hash_of
from graphkit.known_texts import KnownTexts
from graphkit.page.dates import duration_text, moment_text, parse_day, span_text
from graphkit.page.kinds import FACTS, LINKS, NODE_STYLES
from graphkit.page.packing import DETAILS_PER_CHUNK, compress, to_json
from graphkit.page.records import Entries
from graphkit.page.sources import Sources
from graphkit.vocabulary import ARTICLE, STORY

MAX_EXCERPT = 1_200
"""How many characters of an excerpt are told."""

_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


class Details:
    """What the panel tells of the nodes, beyond what the columns hold; made when it is asked for, as it is much."""

    def __init__(
        self, graph: nx.MultiDiGraph[Any], entries: Entries, known: KnownTexts, edges: KnownEdges | None
    ) -> None:
        """Take the graph, which is only read, its columns, the chunks of the build before, and its edges if they are at hand."""
        self._graph = graph
        self._ids = entries.ids
        self._sources = Sources(graph, entries, edges)
        self._known = known

    @property
    def documents(self) -> Sequence[str]:
        """The paths of the documents; a document's number is its place here."""
        return self._sources.documents

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Give what is told of each node, in the order of their numbers; what is empty is left out."""
        return map(self._of_node, range(len(self._ids)))

    def chunks(self) -> Iterator[str]:
        """Give the same as lists of JSON, `DETAILS_PER_CHUNK` nodes each, compressed; only those not known are made."""
        documents = hash_of(self.documents)  # which are told of by their numbers
        with self._known.open():
            for place, start in enumerate(range(0, len(self._ids), DETAILS_PER_CHUNK)):
                numbers = range(len(self._ids))[start : start + DETAILS_PER_CHUNK]
                depends_on = partial(self._depends_on, numbers, documents)
                yield self._known.text(str(place), depends_on, partial(self._chunk, numbers)).decode("ascii")

    def _chunk(self, numbers: range) -> bytes:
        rows = to_json([self._of_node(number) for number in numbers])
        return compress(rows.encode("utf-8", "replace")).encode("ascii")

    def _depends_on(self, numbers: range, documents: str) -> object:
        nodes = self._graph.nodes
        return documents, [(nodes[self._ids[number]], *self._sources.depends_on(number)) for number in numbers]

    def date_text(self, number: int) -> str:
        """Give the date of a node in words; empty if it has none."""
        return _date_text(self._graph.nodes[self._ids[number]])

    def links(self, number: int) -> list[tuple[str, str]]:
        """Give the links of a node, each as its label and address."""
        return _links(self._graph.nodes[self._ids[number]])

    def _of_node(self, number: int) -> dict[str, object]:
        values = self._graph.nodes[self._ids[number]]
        style = NODE_STYLES[values["kind"]]
        note = str(values.get(style.note) or "").strip() if style.note else ""
        details: dict[str, object] = {
            "excerpt": note if len(note) <= MAX_EXCERPT else f"{note[: MAX_EXCERPT - 1].rstrip()}…",
            "date_text": _date_text(values),
            "facts": _facts(values),
            "links": _links(values),
            "sources": self._sources.of_values(number),
            "images": _images(values),
            "edges": self._sources.of_edges(number),
        }
        return {name: value for name, value in details.items() if value}


def _date_text(values: Mapping[str, Any]) -> str:
    if values["kind"] == ARTICLE:
        return moment_text(values.get("date_published"))
    if values["kind"] == STORY:
        first, last = parse_day(values.get("first_date")), parse_day(values.get("last_date"))
        if first and last:
            return f"{span_text(first, last)}, over {duration_text(first, last) or 'one day'}"
    return ""


def _facts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(row.label, str(values[row.attribute])) for row in FACTS if values.get(row.attribute) not in (None, "")]


def _links(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    links: dict[str, str] = {}
    for row in LINKS:
        address = values.get(row.attribute)
        if isinstance(address, str) and _WEB.match(address):
            links.setdefault(address, row.label)
    return [(label, address) for address, label in links.items()]


def _images(values: Mapping[str, Any]) -> list[str]:
    address = values.get("image_url")
    return [address] if isinstance(address, str) and _WEB.match(address) else []
