"""Columns as the page receives them: plain JSON of a small collection, else one compressed buffer.

A packed column is ``{"type", "at", "length"}``: where its numbers lie in the buffer, little endian and aligned,
with ``base`` and ``step`` to compute values from numbers, and ``none`` for what the number 0 stands for.
``assets/model.js`` reads it. The compression (RFC 1952) states no time, so that equal data give equal bytes.

May import: graphkit.page.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np

MAX_PLAIN_NODES = 1_500
"""More nodes than this are packed."""
MAX_PLAIN_EDGES = 5_000
"""More edges than this are packed."""
DETAILS_PER_CHUNK = 125
"""How many nodes' details are compressed together: few, as all are made anew when one of them is told otherwise."""

_LEVEL = 5  # 6, which most use, takes a third longer for 1 % less of a page
_TYPES = (("Uint8", np.uint8), ("Uint16", np.uint16), ("Uint32", np.uint32))
_LARGEST_UINT32 = 2**32 - 1


def is_packed(nodes: int, edges: int) -> bool:
    """Tell whether a collection of this size is packed."""
    return nodes > MAX_PLAIN_NODES or edges > MAX_PLAIN_EDGES


@dataclass(slots=True)
class Packer:
    """Takes columns, and gives what of them stands in the JSON and what in the buffer."""

    is_packed: bool
    """Whether there is a buffer."""
    buffer: bytearray = field(default_factory=bytearray)
    """The numbers and texts of packed columns, one column after the other."""

    def numbers(self, values: Any, *, none: int | None = None, step: float = 1) -> object:
        """Pack whole numbers, or multiples of `step`, in as few bytes each as they need."""
        values = np.asarray(values)
        if not self.is_packed:
            return [_plain(value) for value in values.tolist()]
        counts = values.astype(np.int64) if step == 1 else np.round(values / step).astype(np.int64)
        is_there = np.full(len(counts), fill_value=True) if none is None else counts != none
        least = int(counts[is_there].min(initial=_LARGEST_UINT32))
        base = 0 if not is_there.any() else least if none is not None or least < 0 else 0
        shift = 0 if none is None else 1
        raw = np.where(is_there, counts - base + shift, 0)
        name, kind = next(row for row in _TYPES if raw.max(initial=0) <= np.iinfo(row[1]).max)
        column: dict[str, object] = self._put(name, raw.astype(np.dtype(kind).newbyteorder("<")).tobytes())
        column["length"] = len(raw)
        if base - shift:
            column["base"] = (base - shift) * step
        if step != 1:
            column["step"] = step
        return column | ({} if none is None else {"none": none})

    def texts(self, texts: Sequence[str]) -> object:
        """Pack texts, none of which holds NUL."""
        if not self.is_packed:
            return list(texts)
        return self._put("Text", "".join(f"{text}\0" for text in texts).encode("utf-8", "replace"))

    def _put(self, kind: str, raw: bytes) -> dict[str, object]:
        self.buffer += bytes(-len(self.buffer) % 4)
        at = len(self.buffer)
        self.buffer += raw
        return {"type": kind, "at": at, "length": len(raw)}

    def compressed(self) -> str:
        """Give the buffer as base64 of gzip."""
        return compress(bytes(self.buffer))


def compress(raw: bytes) -> str:
    """Give bytes as base64 of gzip, the same for the same bytes."""
    return base64.b64encode(gzip.compress(raw, compresslevel=_LEVEL, mtime=0)).decode("ascii")


def to_json(data: object) -> str:
    """Write `data` as JSON without a space."""
    try:
        return msgspec.json.encode(data).decode()
    except UnicodeEncodeError:  # a lone surrogate, which only the standard library, ten times slower, passes on
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _plain(value: float) -> float:
    """Write a whole number without a decimal point."""
    return int(value) if value == int(value) else round(value, 2)
