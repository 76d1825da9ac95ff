"""What each document says, as TriG text: the statements of `graphkit.rdf.entries`, each record written once.

Each document's IRI is the base of the names in its graph (RDF 1.1 TriG, section 2.3, https://www.w3.org/TR/trig/), so
that an entry is ``<#related-2>``: whole names would make the file a third larger.

A record that many documents list in the same words differs between their graphs only in the name of the entry, its
place and what it lists. So it is written once, with marks for those three, and each document fills them in. The text
is the same, to the byte, as that of all statements one by one, but for the base.

May import: known_texts, records, vocabulary, graph, rdf.entries, rdf.iris, rdf.statements, rdf.texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from graphkit.graph.provenance import Provenance
from graphkit.known_texts import KnownTexts
from graphkit.rdf.entries import EntryWriter, list_related
from graphkit.rdf.iris import document_iri, fragment
from graphkit.rdf.statements import document_statements
from graphkit.rdf.texts import TextWriter, TurtleTerms
from graphkit.records import Document, Entry

_MOST_RECORDS = 20_000
"""How many records are remembered; documents are written by name, so often by date, and list what their neighbours do."""

Said = tuple[Document, Sequence[Entry]]
"""A document, and what it says."""

# In place of what differs; no text in Turtle holds a control character, for they are escaped.
_NAME, _PLACE, _RELATED = "\0", "\1", "\2"
_NAME_BYTES, _PLACE_BYTES, _RELATED_BYTES = (mark.encode() for mark in (_NAME, _PLACE, _RELATED))


def stream_documents(provenance: Provenance, base_iri: str, known: KnownTexts) -> Iterator[bytes]:
    """Give the named graphs of all documents as TriG without prefixes, in UTF-8, and render only what is not known.

    Args:
        provenance: what documents say.
        base_iri: what every IRI begins with; ends in a slash.
        known: the texts of the build before.
    """
    writer = _Writer(provenance, base_iri)

    def path_of(said: Said) -> str:
        return said[0].path

    def depends_on(said: Said) -> str:
        return provenance.digests.of_document(said[0].path)

    def render(said: Said) -> tuple[bytes, int]:
        return writer.render(*said), 0

    for text, _ in known.runs(provenance.entries_by_document(), path_of, depends_on, render, are_long=True):
        yield text


class _Writer:
    """Writes documents, and remembers records."""

    def __init__(self, provenance: Provenance, base_iri: str) -> None:
        self._provenance = provenance
        self._base_iri = base_iri
        self._terms = TurtleTerms(base_iri)
        self._entries = EntryWriter(base_iri, self._terms)
        self._texts = TextWriter(self._terms, base_iri, is_in_graph=True)
        self._records: dict[tuple[int, bool, bool], bytes] = {}

    def render(self, document: Document, entries: Sequence[Entry]) -> bytes:
        base = self._terms.iri(document_iri(document.path, self._base_iri))
        lists = list_related(entries)
        head = self._texts.write(document_statements(document, "<>", self._terms))
        texts = [f"\n@base {base} .\n<> {{\n{head}".encode()]
        node_ids = self._provenance.subjects_in(document.path)
        for entry, node_id in zip(entries, node_ids, strict=True):
            listed, related = entry.listed_in, lists.get(entry.field, ())
            # Records live as long as the graph, so their addresses in memory tell them apart.
            key = (id(entry.subject), listed is not None, bool(related))
            text = self._records.get(key)
            if text is None:
                if len(self._records) == _MOST_RECORDS:
                    self._records.clear()
                text = self._records[key] = self._record(entry, node_id, has_related=bool(related)).encode()
            text = text.replace(_NAME_BYTES, _open_name(entry.field))
            if listed:
                text = text.replace(_PLACE_BYTES, b"%d" % listed[1])
            if related:
                text = text.replace(_RELATED_BYTES, b" , ".join([_open_name(field) + b">" for field in related]))
            texts.append(text)
        texts.append(b"}\n")
        return b"".join(texts)

    def _record(self, entry: Entry, node_id: str, *, has_related: bool) -> str:
        statements = self._entries.statements(
            entry.subject,
            name=_mark_name if entry.field else _mark_first_name,
            field="",
            node_id=node_id,
            place=_PLACE if entry.listed_in else None,
            related=[_RELATED] if has_related else [],
        )
        return self._texts.write(statements)


@lru_cache(maxsize=4_096)
def _open_name(field: str) -> bytes:
    """Give how the name begins of an entry, and of its parts."""
    return f"<#{fragment(field)}".encode()


def _mark_name(field: str) -> str:
    """Mark the name of an entry, or of a part of it: where the document lists it, the part has its name before its own."""
    return f"{_NAME}-{fragment(field)}>" if field else f"{_NAME}>"


def _mark_first_name(field: str) -> str:
    """Mark the name of what a document describes itself, which has none of its own, or of a part of it."""
    return f"{_NAME}{fragment(field)}>"
