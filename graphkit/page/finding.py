"""What `graphkit.connections` found about two groups of articles, as the page takes it.

May import: graphkit.connections, graphkit.evidence, graphkit.page.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.connections.connection import Connection, Step
from graphkit.connections.groups import Group
from graphkit.page.records import Bridge, Finding, PathStep, Quote, Side


def make_finding(connection: Connection) -> Finding:
    """Take from a connection what the page shows of it: the sides, the bridges, the best paths and the limits."""
    sides = connection.crossings.sides
    return Finding(
        earlier=_side(sides.earlier),
        later=_side(sides.later),
        bridges=[
            Bridge(
                node_id=bridge.node_id,
                earlier=bridge.earlier,
                later=bridge.later,
                found=bridge.found,
                expected=bridge.expected,
                score=bridge.score,
            )
            for bridge in connection.crossings.bridges
        ],
        paths=[_path(path.steps) for path in connection.paths],
        limits=connection.limits,
    )


def _side(group: Group) -> Side:
    return Side(label=group.label, articles=group.articles)


def _path(steps: Sequence[Step]) -> list[PathStep]:
    return [
        PathStep(
            start=step.start,
            end=step.end,
            kind=step.kind,
            is_inferred=step.is_inferred,
            receipts=[
                Quote(document=receipt.document, field=receipt.field, quote=receipt.quote, date=receipt.date)
                for receipt in step.receipts
            ],
        )
        for step in steps
    ]
