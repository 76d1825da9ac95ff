"""The words of texts that were taken apart before: only other texts are taken apart again.

May import: phrases.chunks, phrases.rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import msgspec
import numpy as np

from graphkit.phrases.chunks import take_apart
from graphkit.phrases.rows import Row, join, select


class _Kept(msgspec.Struct, array_like=True):
    """Texts and the row of their words, as bytes."""

    texts: list[str]
    letters: str
    pieces: bytes
    sizes: bytes
    starts: bytes
    written: list[str]


class KnownWords:
    """Texts, and the row of their words."""

    def __init__(self, kept: bytes | None = None) -> None:
        """Take what `encode` gave; None stands for no texts."""
        self._texts: Sequence[str] = ()
        self._row: Row | None = None
        if kept is not None:
            known = msgspec.msgpack.decode(kept, type=_Kept)
            self._texts = known.texts
            sizes = np.frombuffer(known.sizes, np.int32)
            self._row = Row(
                letters=known.letters,
                pieces=np.frombuffer(known.pieces, np.int32).astype(np.int64),
                texts=np.repeat(np.arange(len(sizes)), sizes),
                starts=np.frombuffer(known.starts, np.int32).astype(np.int64),
                written=known.written,
            )

    def take_apart(self, texts: Sequence[str]) -> Row:
        """Give what `graphkit.phrases.chunks.take_apart` gives, and know these texts instead of those before."""
        if self._row is None:
            row = take_apart(texts)
        else:
            places = {text: place for place, text in enumerate(self._texts)}
            others = [text for text in dict.fromkeys(texts) if text not in places]
            joined = join(self._row, take_apart(others), len(self._texts))
            places.update(zip(others, count(len(self._texts))))
            row = select(joined, np.array([places[text] for text in texts], dtype=np.int64))
        self._texts, self._row = texts, row
        return row

    def encode(self) -> bytes | None:
        """Give all that is known as bytes; None if nothing is."""
        if self._row is None:
            return None
        sizes = np.bincount(self._row.texts, minlength=len(self._texts))
        pieces, sized, starts = (
            column.astype(np.int32).tobytes() for column in (self._row.pieces, sizes, self._row.starts)
        )
        kept = _Kept(list(self._texts), self._row.letters, pieces, sized, starts, self._row.written)
        return msgspec.msgpack.encode(kept)
