"""What the build before made is taken as it is where it was made of the same, with the same options and code.

The page, and all of the RDF but for what is said of documents themselves, were made of what documents say, however
their bytes changed; what was inferred, of even less; and nodes and edges, of what documents name, whatever they say of
it. No file of the output is kept twice: of those only their checksums are.

May import: files, fingerprint, kept, graph, phrases, inference.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from graphkit.files import open_file
from graphkit.fingerprint import fingerprint
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.provenance import Provenance
from graphkit.graph.recall import (
    KeptStructure,
    KeptValues,
    RecalledProvenance,
    keep_structure,
    keep_values,
    recognise_structure,
)
from graphkit.graph.stated_edges import StatedEdges
from graphkit.inference import Inferences, hash_of_links_read, hash_of_values_read
from graphkit.kept import Shelf, hash_of, is_kept, keep, take
from graphkit.phrases.known_words import KnownWords

_INFERENCES = "inferences.json"
_LINKS_READ = "links-read"
_STRUCTURE = "structure.msgpack"
_VALUES = "values.msgpack"
_PHRASE_WORDS = "phrase-words.msgpack"
_STORY_WORDS = "story-words.msgpack"
_PIECE_BYTES = 1024 * 1024
_MOST_ENTRIES = 1_000_000
"""Up to how many entries a graph is kept; beyond, it would take too much memory beside what it is made of."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.json.Decoder(Inferences).decode
_decode_structure = msgspec.msgpack.Decoder(KeptStructure).decode
_decode_values = msgspec.msgpack.Decoder(KeptValues).decode


class Reuse:
    """What can be taken from the build before, and what is kept for the next."""

    def __init__(self, output: Path | None = None, said: str = "", options: Mapping[str, object] | None = None) -> None:
        """Take the output folder, what tells what documents say (see `graphkit.reading.cache`), and the options.

        Without a folder nothing is known, and nothing is kept.
        """
        self._output = output
        self._options = [fingerprint() if output is not None else "", sorted((options or {}).items())]
        self._key = self._hash(said)
        self._key_of_values = self._hash("")  # they tell by themselves what they were made of
        self._inferred_of = ""
        self._inferred: Inferences | None = None
        self._words: KnownWords | None = None

    def recall(self, provenance: Provenance) -> Provenance:
        """Give the provenance of the graph of the build before, if the documents make the same nodes and edges."""
        if self._output is None or not _is_worth_keeping(provenance):
            return provenance
        kept = take(self._output, _VALUES, self._key_of_values)
        if kept is None:
            return provenance
        values = _decode_values(kept)
        recognise_structure(provenance, values)
        structure = take(self._output, _STRUCTURE, self._hash(provenance.structure.hash))
        if structure is None or values.structure != provenance.structure.hash:
            return provenance
        return RecalledProvenance(provenance, _decode_structure(structure), values)

    def keep_graph(self, graph: NewsGraph, stated: StatedEdges) -> None:
        """Keep what of a graph was not inferred, of which its edges are at hand."""
        provenance = graph.provenance
        if self._output is None or not _is_worth_keeping(provenance):
            return
        if not isinstance(provenance, RecalledProvenance):
            structure = self._hash(provenance.structure.hash)
            keep(self._output, _STRUCTURE, structure, _encode(keep_structure(graph, stated)))
        keep(self._output, _VALUES, self._key_of_values, _encode(keep_values(graph)))

    def inferences(self, graph: NewsGraph) -> Inferences | None:
        """Give what was inferred, if that is known: whatever else documents say now, what it was inferred of is the same."""
        if self._output is None:
            return None
        if not is_kept(self._output, _INFERENCES):  # so that what it would have been made of need not be hashed now
            return None
        self._inferred_of = self._hash_read(self._output, graph)
        kept = take(self._output, _INFERENCES, self._inferred_of)
        return None if kept is None else _decode(kept)

    def story_shelf(self, provenance: Provenance) -> Shelf | None:
        """Give the place where the words are kept that stories are found in; None where they are not worth keeping."""
        return self._shelf(_STORY_WORDS, provenance)

    def phrase_shelf(self, provenance: Provenance) -> Shelf | None:
        """Give the place where the words are kept that phrases are found in; None where they are not worth keeping."""
        return self._shelf(_PHRASE_WORDS, provenance)

    def learn_inferences(self, inferences: Inferences, words: KnownWords | None) -> None:
        """Take what was inferred of the graph that was asked for, and the words that it was found in, to be kept."""
        self._inferred, self._words = inferences, words

    def keep_inferences(self, graph: NewsGraph) -> None:
        """Keep what was inferred of a graph, if it was not known, and the words that phrases were found in."""
        inferred, self._inferred = self._inferred, None
        words, self._words = self._words, None
        if self._output is not None and inferred is not None:
            inferred_of = self._inferred_of or self._hash_read(self._output, graph)
            keep(self._output, _INFERENCES, inferred_of, msgspec.json.encode(inferred))
        if self._output is not None and words is not None and (encoded := words.encode()) is not None:
            keep(self._output, _PHRASE_WORDS, fingerprint(), encoded)

    def knows(self, name: str) -> bool:
        """Tell whether what the build before made of documents for a file of the output was made of what they say now."""
        return self._output is not None and take(self._output, f"{name}.part", self._key) is not None

    def part(self, name: str, make: Callable[[], Iterable[bytes]], *, is_end: bool = False) -> Iterator[bytes]:
        """Give a part of a file of the output: the one that stands there, if it is known, else one that is made now.

        Args:
            name: the file.
            make: makes the part, piece by piece.
            is_end: whether the file ends with the part; else it begins with it.
        """
        with contextlib.ExitStack() as held:
            known = self._known_part(name, held, is_end=is_end)
            if known is not None:
                yield from known
                return
        length, checksum = 0, 0
        for piece in make():
            length, checksum = length + len(piece), zlib.crc32(piece, checksum)
            yield piece
        if self._output is not None:
            keep(self._output, f"{name}.part", self._key, f"{length} {checksum}".encode())

    def _known_part(self, name: str, held: contextlib.ExitStack, *, is_end: bool) -> Iterator[bytes] | None:
        """Find a part in its file, which is held open; None if it is not the one that was written."""
        kept = take(self._output, f"{name}.part", self._key) if self._output is not None else None
        if kept is None or self._output is None:
            return None
        length, checksum = map(int, kept.split())
        with contextlib.suppress(OSError):
            file = held.enter_context(open_file(self._output / name))
            start = os.fstat(file.fileno()).st_size - length if is_end else 0
            found = 0
            for piece in _pieces(file, start, length):
                found = zlib.crc32(piece, found)
            return _pieces(file, start, length) if found == checksum else None
        return None

    def _shelf(self, name: str, provenance: Provenance) -> Shelf | None:
        """Give a place for what depends on the code alone."""
        if self._output is None or not _is_worth_keeping(provenance):
            return None
        return Shelf(self._output, name, fingerprint())

    def _hash_read(self, output: Path, graph: NewsGraph) -> str:
        """Hash what is inferred of a graph is made of."""
        structure = self._hash(graph.provenance.structure.hash)
        links = take(output, _LINKS_READ, structure)
        if links is None:
            links = hash_of_links_read(graph).encode()
            keep(output, _LINKS_READ, structure, links)
        return self._hash(hash_of_values_read(graph) + links.decode())

    def _hash(self, made_of: str) -> str:
        return hash_of([self._options, made_of])


def _is_worth_keeping(provenance: Provenance) -> bool:
    return provenance.contribution.size <= _MOST_ENTRIES


def _pieces(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    """Give a part of a file; less, where that ends before."""
    file.seek(max(start, 0))
    while length > 0 and (piece := file.read(min(length, _PIECE_BYTES))):
        length -= len(piece)
        yield piece
