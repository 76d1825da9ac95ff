"""What each document says, as TriG text: the statements of `graphkit.rdf.entries`, each record written once.

A record that many documents list in the same words differs between their graphs only in the name of the entry, its
place and what it lists. So the Oxigraph serialiser writes it once, with marks for those three, and each document
fills them in. The text is the same, to the byte, as that of all statements one by one.

May import: records, vocabulary, graph, rdf.entries, rdf.iris, rdf.known_texts,
rdf.serialise, rdf.statements, rdf.terms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from pyoxigraph import NamedNode, Quad, RdfFormat

from graphkit.graph.provenance import Provenance
from graphkit.rdf.entries import EntryWriter, Names, list_related
from graphkit.rdf.iris import document_iri, entry_iri
from graphkit.rdf.known_texts import KnownTexts
from graphkit.rdf.serialise import serialise
from graphkit.rdf.statements import document_statements
from graphkit.records import Document, Entry, Subject

_MOST_TEMPLATES = 20_000
"""How many records are remembered; documents are written by name, so often by date, and list what their neighbours do."""

_END = "}\n"


def stream_documents(provenance: Provenance, base_iri: str, known: KnownTexts, start: int) -> Iterator[bytes]:
    """Give the named graphs of all documents as TriG without prefixes, in UTF-8, and render only what is not known.

    Args:
        provenance: what documents say.
        base_iri: what every IRI begins with; ends in a slash.
        known: the texts of the build before.
        start: how many bytes of the file stand before these.
    """
    writer = _Writer(provenance, base_iri)
    for document, entries in provenance.entries_by_document():
        text = known.text(
            document.path,
            writer.key(document, entries),
            start,
            partial(writer.render_bytes, document, entries),
        )
        start += len(text)
        yield text


@dataclass(frozen=True, slots=True)
class _Template:
    """The text of a record, cut where an entry's own things go."""

    head: Sequence[str]
    """What stands before, between and behind the names of the entry, as far as its place."""
    middle: Sequence[str] | None
    """As above, from there to what it lists; None if it has no place."""
    tail: Sequence[str] | None
    """As above, from there on; None if it lists nothing."""

    def fill(self, name: str, place: str, related: str) -> str:
        text = name.join(self.head)
        if self.middle is not None:
            text += place + name.join(self.middle)
        return text if self.tail is None else text + related + name.join(self.tail)


class _Writer:
    """Writes documents, and remembers records."""

    def __init__(self, provenance: Provenance, base_iri: str) -> None:
        self._provenance = provenance
        self._base_iri = base_iri
        self._names = Names(base_iri)
        self._templates: dict[tuple[int, bool, bool], _Template] = {}
        self._node_ids: dict[int, str] = {}

    def key(self, document: Document, entries: Sequence[Entry]) -> str:
        """Hash what the text of a document depends on: its bytes and name, and what the nodes in it are called.

        What its records say follows from its bytes; which node an address stands for, from those of all documents.
        """
        parts = [self._base_iri, document.path, document.sha256]
        for entry in entries:
            parts += entry.field, self._node_id(entry)
        return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()

    def _node_id(self, entry: Entry) -> str:
        node_id = self._node_ids.get(id(entry.subject))
        if node_id is None:
            node_id = self._node_ids[id(entry.subject)] = self._provenance.subject_of(entry)
        return node_id

    def render(self, document: Document, entries: Sequence[Entry]) -> str:
        iri = document_iri(document.path, self._base_iri)
        name = NamedNode(iri)
        head = self._serialise(Quad(*statement, name) for statement in document_statements(document, name))
        lists = list_related(entries)
        texts = [head.removesuffix(_END)]
        for entry in entries:
            listed, related = entry.listed_in, lists.get(entry.field, ())
            # Records live as long as the graph, so their addresses in memory tell them apart.
            key = (id(entry.subject), listed is not None, bool(related))
            template = self._templates.get(key)
            if template is None:
                if len(self._templates) == _MOST_TEMPLATES:
                    self._templates.clear()
                template = self._templates[key] = self._template(entry, has_related=bool(related))
            names = " , ".join(f"<{entry_iri(iri, field)}>" for field in related)
            texts.append(template.fill("<" + entry_iri(iri, entry.field), str(listed[1]) if listed else "", names))
        texts.append(_END)
        return "".join(texts)

    def render_bytes(self, document: Document, entries: Sequence[Entry]) -> bytes:
        return self.render(document, entries).encode()

    def _template(self, entry: Entry, *, has_related: bool) -> _Template:
        node_id = self._node_id(entry)
        mark = _unused_mark(entry.subject, node_id)
        place, related = NamedNode(f"{mark}/place"), NamedNode(f"{mark}/related")
        field = "entry" if entry.field else ""  # the parts of what is listed have its name before their own
        statements = EntryWriter(mark, self._names).statements(
            entry.subject, field, node_id, place if entry.listed_in else None, [related] if has_related else []
        )
        text = self._serialise(Quad(*statement, related) for statement in statements)
        text = text[text.index("{\n") + 2 :].removesuffix(_END)
        before, _, behind = text.partition(str(related)) if has_related else (text, "", "")
        head, _, middle = before.partition(str(place)) if entry.listed_in else (before, "", "")
        name = f"<{mark}#{field}"
        return _Template(
            head=head.split(name),
            middle=middle.split(name) if entry.listed_in else None,
            tail=behind.split(name) if has_related else None,
        )

    def _serialise(self, quads: Iterator[Quad]) -> str:
        return serialise(quads, RdfFormat.TRIG, self._base_iri, has_prefixes=False)


def _unused_mark(subject: Subject, node_id: str) -> str:
    """Find a name that stands nowhere in a record; `repr` leaves ASCII as it is."""
    text = repr(subject) + node_id
    return next(mark for number in count() if (mark := f"urn:graphkit:{number}") not in text)
