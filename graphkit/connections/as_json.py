"""How two groups connect, as plain values for programs.

May import: vocabulary, evidence, and everything in `graphkit.connections` but the other reports.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from graphkit.connections.connection import Bridged, Connection, Path, Step
from graphkit.connections.groups import Group
from graphkit.connections.names import is_article, name_node, name_provider

_DIGITS = 4


def to_json(connection: Connection) -> dict[str, Any]:
    """Give a connection as values that ``json.dumps`` takes.

    Nodes are named by their ids; ``nodes`` says what each is. Of a bridge, ``found`` and ``expected`` count pairs
    of articles, one of each group (`graphkit.connections.bridges`).
    """
    crossings = connection.crossings
    return {
        "answer": connection.answer,
        "from": _group(crossings.sides.earlier),
        "to": _group(crossings.sides.later),
        "gap_days": crossings.sides.gap_days,
        "filters": asdict(connection.filters),
        "shared": list(connection.shared),
        "direct": [_step(step) for step in connection.direct],
        "bridges": [_bridge(bridged) for bridged in connection.bridges],
        "paths": [_path(path) for path in connection.paths],
        "fragility": [asdict(cut) for cut in connection.cuts],
        "survival": asdict(connection.survival),
        "limits": list(connection.limits),
        "nodes": {node_id: _node(connection, node_id) for node_id in sorted(_named(connection))},
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "label": group.label,
        "asked": list(group.asked),
        "first": group.first and group.first.isoformat(),
        "last": group.last and group.last.isoformat(),
        "articles": list(group.articles),
    }


def _bridge(bridged: Bridged) -> dict[str, Any]:
    bridge = bridged.bridge
    return {
        "kind": bridge.kind,
        "label": bridge.name,
        "id": bridge.node_id,
        "expected": round(bridge.expected, _DIGITS),
        "found": bridge.found,
        "score": round(bridge.score, _DIGITS),
        "specificity": round(bridge.specificity, _DIGITS),
        "articles": {"from": bridge.earlier, "to": bridge.later, "all": bridge.touched, "of": bridge.articles},
        "steps": [_step(step) for step in bridged.steps],
    }


def _path(path: Path) -> dict[str, Any]:
    return {
        "coherence": round(path.coherence, _DIGITS),
        "weakest": list(path.weakest),
        "steps": [_step(step) for step in path.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "from": step.start,
        "to": step.end,
        "kind": step.kind,
        "inferred": step.is_inferred,
        "receipts": [asdict(receipt) for receipt in step.receipts],
    }


def _named(connection: Connection) -> set[str]:
    """Give the nodes that are named anywhere but in the groups."""
    several = [path.steps for path in connection.paths] + [bridged.steps for bridged in connection.bridges]
    steps = [*connection.direct, *(step for steps in several for step in steps)]
    named = {node_id for step in steps for node_id in (step.start, step.end)}
    named.update(node_id for cut in connection.cuts for node_id in cut.nodes)
    return named | set(connection.shared)


def _node(connection: Connection, node_id: str) -> dict[str, Any]:
    attributes = connection.graph.nodes[node_id]
    described: dict[str, Any] = {"kind": attributes["kind"], "label": name_node(connection.graph, node_id)}
    if is_article(connection.graph, node_id):
        described["provider"] = name_provider(connection.graph, node_id)
        described |= {name: attributes.get(key) for name, key in (("date", "date_published"), ("url", "url"))}
    return described
