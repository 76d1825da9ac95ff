"""The page without scripts: everything as a list, as far as one would read it.

May import: graphkit.page.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from graphkit.page.kinds import NODE_STYLES
from graphkit.page.records import NO_NODE
from graphkit.page.view import View

MAX_ROWS = 1_000
"""How many entries are listed at most."""


def build_fallback(view: View) -> list[dict[str, Any]]:
    """Give the rows of the list by kind: ``{"group", "rows", "left_out"}``; a row is ``{"name", "by", "date_text", "url"}``."""
    kinds = list(NODE_STYLES.values())
    groups = []
    left = MAX_ROWS
    for kind, numbers in groupby(range(len(view.entries.ids)), key=view.entries.kind.tolist().__getitem__):
        members = list(numbers)
        rows = [_row(view, number) for number in members[:left]]
        left -= len(rows)
        groups.append({"group": kinds[kind].plural, "rows": rows, "left_out": len(members) - len(rows)})
    return groups


def _row(view: View, number: int) -> dict[str, Any]:
    links, provider = view.details.links(number), view.entries.provider[number]
    return {
        "name": view.entries.names[number],
        "by": "" if provider == NO_NODE else view.entries.names[provider],
        "date_text": view.details.date_text(number),
        "url": links[0][1] if links else "",
    }
