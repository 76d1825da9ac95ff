"""The data of the page: what ``assets/model.js`` reads.

May import: graphkit.page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from graphkit.page import captions
from graphkit.page.kinds import EDGE_STYLES, NODE_STYLES
from graphkit.page.packing import DETAILS_PER_CHUNK, Packer, is_packed
from graphkit.page.records import NO_DAY, NO_NODE, NO_QUALITY, Finding, PathStep, Side
from graphkit.page.view import View

_NODE_STYLE = ("singular", "plural", "shape", "colour")
_EDGE_STYLE = ("forward", "backward", "colour")
"""What the page reads of a style."""


class Data(msgspec.Struct, frozen=True, kw_only=True):
    """What the page reads when it opens."""

    head: dict[str, Any]
    """What is read as JSON."""
    blocks: tuple[tuple[str, str], ...] = ()
    """The compressed columns, as (id, base64); none of a small collection."""
    late_blocks: tuple[tuple[str, str], ...] = ()
    """The compressed details in chunks, as (id, base64), which the page can wait for."""


def build_data(view: View, *, title: str, answer: str, lang: str) -> Data:
    """Put a view into the form that the page reads."""
    entries = view.entries
    packer = Packer(is_packed(len(entries.ids), len(entries.target)))
    head: dict[str, Any] = {
        "title": title,
        "answer": answer,
        "lang": lang,
        "count": len(entries.ids),
        "is_packed": packer.is_packed,
        "is_sheet": view.layout.is_sheet,
        "kinds": list(NODE_STYLES),
        "edge_kinds": list(EDGE_STYLES),
        "node_styles": {kind: _fields(style, _NODE_STYLE) for kind, style in NODE_STYLES.items()},
        "edge_styles": {kind: _fields(style, _EDGE_STYLE) for kind, style in EDGE_STYLES.items()},
        "columns": _columns(view, packer),
        "map": _map(view),
        **_finding(view),
    }
    if view.layout.captions is not None:
        head["captions"] = [(row.lines, row.meta) for _, row in sorted(view.layout.captions.items())]
    if not packer.is_packed:
        return Data(head=head | {"details": list(view.details)})
    return Data(
        head=head | {"details_per_chunk": DETAILS_PER_CHUNK},
        blocks=(("columns", packer.compressed()),),
        late_blocks=tuple((f"details-{place}", chunk) for place, chunk in enumerate(view.details.chunks())),
    )


def _fields(record: object, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}


def _columns(view: View, packer: Packer) -> dict[str, object]:
    entries, layout = view.entries, view.layout
    columns = {
        "kind": packer.numbers(entries.kind),
        "day": packer.numbers(entries.day, none=NO_DAY),
        "curated": packer.numbers(entries.curated),
        "quality": packer.numbers(entries.quality, none=NO_QUALITY),
        "provider": packer.numbers(entries.provider, none=NO_NODE),
        "story": packer.numbers(entries.story, none=NO_NODE),
        "out_degree": packer.numbers(entries.out_degree),
        "target": packer.numbers(entries.target),
        "edge_kind": packer.numbers(entries.edge_kind),
        "name": packer.texts(entries.names),
        "document": packer.texts(view.details.documents),
    }
    # Where the boxes of a sheet stand, pyvis tells (`graphkit.page.render`).
    if not layout.is_sheet:
        columns["x"] = packer.numbers(layout.x, step=layout.slot_width / 2)
        columns["y"] = packer.numbers(layout.y, step=layout.slot_height / 2)
    if layout.box_width is not None and layout.box_height is not None:
        columns["width"] = packer.numbers(layout.box_width, step=0.5)
        columns["height"] = packer.numbers(layout.box_height, step=0.5)
    return columns


def _map(view: View) -> dict[str, Any]:
    layout = view.layout
    return {
        "width": layout.width,
        "height": layout.height,
        "slot_width": layout.slot_width,
        "slot_height": layout.slot_height,
        "lanes": [msgspec.structs.asdict(lane) for lane in layout.lanes],
        "spans": [msgspec.structs.asdict(span) for span in layout.spans],
        "runs": [msgspec.structs.asdict(run) for run in layout.runs],
        "type": {
            "name_font": captions.NAME_FONT_PX,
            "name_line": captions.NAME_LINE_PX,
            "meta_font": captions.META_FONT_PX,
            "meta_line": captions.META_LINE_PX,
            "padding": captions.PADDING_PX,
            "vertical_padding": captions.VERTICAL_PADDING_PX,
            "meta_gap": captions.META_GAP_PX,
        },
    }


def _finding(view: View) -> dict[str, Any]:
    finding = view.finding
    if finding is None:
        return {"sides": None, "bridges": [], "paths": [], "limits": []}
    numbers = {node_id: number for number, node_id in enumerate(view.entries.ids)}
    return {
        "sides": {"earlier": _side(finding.earlier, numbers), "later": _side(finding.later, numbers)},
        "bridges": _bridges(view, finding, numbers),
        "paths": [path for steps in finding.paths if (path := _path(steps, numbers))],
        "limits": list(finding.limits),
    }


def _side(side: Side, numbers: dict[str, int]) -> dict[str, Any]:
    return {"label": side.label, "articles": sorted(numbers[node] for node in side.articles if node in numbers)}


def _bridges(view: View, finding: Finding, numbers: dict[str, int]) -> list[dict[str, Any]]:
    kinds = list(NODE_STYLES)
    rows = [(numbers[row.node_id], row) for row in finding.bridges if row.node_id in numbers]
    return [
        {
            "node": number,
            "kind": kinds[view.entries.kind[number]],
            "label": view.entries.names[number],
            "earlier": row.earlier,
            "later": row.later,
            "found": row.found,
            "expected": None if row.expected is None else round(row.expected, 2),
            "score": None if row.score is None else round(row.score, 3),
        }
        for number, row in rows
    ]


def _path(steps: Sequence[PathStep], numbers: dict[str, int]) -> dict[str, Any] | None:
    nodes = [*(step.start for step in steps), *(step.end for step in steps[-1:])]
    if not nodes or not all(node in numbers for node in nodes):
        return None
    return {
        "nodes": [numbers[node] for node in nodes],
        "steps": [
            {
                "from": numbers[step.start],
                "to": numbers[step.end],
                "kind": step.kind,
                "inferred": step.is_inferred,
                "receipts": [msgspec.structs.asdict(receipt) for receipt in step.receipts],
            }
            for step in steps
        ],
    }
