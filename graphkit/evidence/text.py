"""An explanation in plain text, for a terminal.

May import: errors, vocabulary, graph, evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from graphkit.errors import escape_hidden
from graphkit.evidence.receipts import Receipt
from graphkit.evidence.why import ExplainedEdge, ExplainedMerge, ExplainedValue, Explanation, label_of
from graphkit.vocabulary import EDGE_KINDS, NODE_KINDS

MAX_DOCUMENTS = 3
"""How many documents are named before it is said how many more there are."""


def render_explanation(graph: nx.MultiDiGraph[str], explanation: Explanation) -> str:
    """Write an explanation as lines of text, indented by what belongs to what.

    Args:
        graph: the graph that it explains.
        explanation: what to write.
    """
    lines = [explanation.label, f"  {explanation.node_id}", f"  {_origin(explanation)}"]
    lines += _merges(explanation.merges)
    lines += _values(explanation.values)
    for edge in explanation.edges:
        lines += ["", *_edge(graph, edge)]
    return "".join(f"{escape_hidden(line)}\n" for line in lines)


def render_receipt(receipt: Receipt) -> str:
    """Write a receipt as one line: ``a.md:12 related[2].title “The words”, 2020-06-09``."""
    quote = f" “{receipt.quote}”" if receipt.quote else ""
    date = f", {receipt.date}" if receipt.date else ""
    return f"{_place(receipt)}{quote}{date}"


def _origin(explanation: Explanation) -> str:
    what = NODE_KINDS[explanation.kind].what
    if explanation.inferred:
        return f"{explanation.kind}: {what}; inferred, no document says so"
    if not explanation.documents:
        return f"{explanation.kind}: {what}"
    return f"{explanation.kind}: {what}; in {_some(explanation.documents)}"


def _merges(merges: Sequence[ExplainedMerge]) -> Iterator[str]:
    if merges:
        yield from ("", "one article by more than one address:")
    # Many documents may give the same pair.
    pairs: dict[tuple[str, str], list[str]] = {}
    for merge in merges:
        pairs.setdefault((merge.url, merge.alias), []).append(f"{merge.document} {merge.field}")
    for (url, alias), places in sorted(pairs.items()):
        yield f"  {url}"
        yield f"  {alias}"
        yield f"    together in {_some(places)}"


def _values(values: Iterable[ExplainedValue]) -> Iterator[str]:
    for value in values:
        if value.preferred:
            yield from ("", f"{value.attribute}: {value.value}", f"  {value.rule}")
        else:
            yield f"  not preferred: {value.value}"
        for receipt in value.receipts:
            yield f"    {_place(receipt)}"


def _edge(graph: nx.MultiDiGraph[str], edge: ExplainedEdge) -> Iterator[str]:
    yield f"{label_of(graph, edge.start)}"
    yield f"  {edge.kind} ({EDGE_KINDS[edge.kind].what}): {label_of(graph, edge.end)}"
    if edge.inferred:
        yield f"  inferred{': ' if edge.reason else ''}{edge.reason}"
    for receipt in edge.receipts:
        yield f"    {render_receipt(receipt)}"


def _place(receipt: Receipt) -> str:
    place = receipt.document if receipt.line is None else f"{receipt.document}:{receipt.line}"
    return f"{place} {receipt.field}"


def _some(names: Sequence[str]) -> str:
    shown, hidden = ", ".join(names[:MAX_DOCUMENTS]), len(names) - MAX_DOCUMENTS
    return f"{shown} and {hidden:,} more" if hidden > 0 else shown
