"""What a report says, in order, before it takes the form of text or of Markdown.

May import: vocabulary, evidence, and everything in `graphkit.connections` but the reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.connections.bridges import MEASURE, Bridge
from graphkit.connections.connection import Connection, Path, Step
from graphkit.connections.dates import parse_moment, say_day
from graphkit.connections.fragility import METHOD as CUT_METHOD
from graphkit.connections.fragility import Cut
from graphkit.connections.groups import Group
from graphkit.connections.names import is_article, name_node, point_to, say_names, say_some
from graphkit.connections.paths import METHOD as PATH_METHOD
from graphkit.connections.survival import Survival
from graphkit.evidence.receipts import Receipt
from graphkit.vocabulary import ABOUT, MENTIONS, PART_OF, PUBLISHED_BY, RELATED

MAX_SHOWN = 15
"""How many links, bridges and nodes are listed before the rest is counted."""

_VERBS = {
    (RELATED, True): "lists as related",
    (RELATED, False): "is listed as related by",
    (PUBLISHED_BY, True): "was published by",
    (PUBLISHED_BY, False): "which also published",
    (ABOUT, True): "is filed under",
    (ABOUT, False): "which also holds",
    (MENTIONS, True): "names",
    (MENTIONS, False): "which is also named by",
    (PART_OF, True): "is part of",
    (PART_OF, False): "of which a part is also",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words with, if they have one, the address that they link to."""

    text: str
    """The words."""
    url: str | None = None
    """The address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The beginning of a section."""

    text: str
    """What it is called."""
    level: int = 2
    """1 for the whole report, 2 for a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    words: tuple[Words, ...]
    """What it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list, with a list of its own."""

    words: tuple[Words, ...]
    """What it says."""
    number: int | None = None
    """Its rank, if the order matters."""
    items: tuple[Item, ...] = field(default=())
    """What stands below it."""


Block = Heading | Paragraph | Item
"""A part of a report."""


def outline(connection: Connection) -> Iterator[Block]:
    """Say how two groups connect: the answer, then what it rests on."""
    sides = connection.crossings.sides
    yield Heading(text=f"How {sides.earlier.label} and {sides.later.label} connect", level=1)
    yield _paragraph(connection.answer)
    yield Heading(text="Direct links")
    yield from _direct(connection)
    yield Heading(text="Bridges")
    yield from _bridges(connection)
    yield Heading(text="Paths")
    yield from _paths(connection)
    yield Heading(text="Fragility")
    for cut in connection.cuts:
        yield Item(words=(Words(_cut(connection, cut)),))
    yield from _survival(connection, connection.survival)
    yield _paragraph(CUT_METHOD)
    yield Heading(text="Limits")
    for limit in connection.limits:
        yield Item(words=(Words(limit),))


def _direct(connection: Connection) -> Iterator[Block]:
    if connection.shared:
        shown = [name_node(connection.graph, article) for article in connection.shared]
        yield _paragraph(f"In both groups: {say_names([f'“{name}”' for name in shown], MAX_SHOWN)}.")
    if not connection.direct:
        yield _paragraph("No related link crosses.")
    for step in connection.direct[:MAX_SHOWN]:
        words = (*_node(connection, step.start), Words(f" {_VERBS[step.kind, step.is_forward]} "))
        yield Item(words=(*words, *_node(connection, step.end)), items=_receipts(step))
    if (hidden := len(connection.direct) - MAX_SHOWN) > 0:
        yield _paragraph(f"And {hidden:,} more; --json has all of them.")


def _bridges(connection: Connection) -> Iterator[Block]:
    bridges, sides = connection.bridges, connection.crossings.sides
    groups = (sides.earlier, sides.later)
    if not bridges:
        yield _paragraph("No provider, topic, phrase or story is on both sides.")
        return
    for rank, bridged in enumerate(bridges[:MAX_SHOWN], start=1):
        examples = tuple(
            Item(words=_example(connection, group, step)) for group, step in zip(groups, bridged.steps, strict=True)
        )
        yield Item(words=(Words(_bridge(connection, bridged.bridge)),), number=rank, items=examples)
    if (hidden := len(bridges) - MAX_SHOWN) > 0:
        yield _paragraph(f"And {hidden:,} more, which say less; --json has all of them.")
    yield _paragraph(MEASURE)


def _bridge(connection: Connection, bridge: Bridge) -> str:
    sides = connection.crossings.sides
    return (
        f"{bridge.name} ({bridge.kind}): {say_some(bridge.earlier, 'article')} in {sides.earlier.label}, "
        f"{bridge.later:,} in {sides.later.label}, {bridge.touched:,} of {bridge.articles:,} in all. "
        f"{say_some(bridge.found, 'pair')} found, {bridge.expected:,.1f} expected; "
        f"specificity {bridge.specificity:.1f}, score {bridge.score:.2f}"
    )


def _example(connection: Connection, group: Group, step: Step) -> tuple[Words, ...]:
    receipts = "".join(f"; {_receipt(receipt)}" for receipt in step.receipts[:1])
    return (Words(f"in {group.label}: "), *_node(connection, step.start), Words(receipts))


def _paths(connection: Connection) -> Iterator[Block]:
    if not connection.paths:
        yield _paragraph("No path leads from one side to the other.")
        return
    for rank, path in enumerate(connection.paths, start=1):
        yield Item(words=(Words(_coherence(connection, path)),), number=rank, items=tuple(_chain(connection, path)))
    yield _paragraph(PATH_METHOD)


def _coherence(connection: Connection, path: Path) -> str:
    one, other = (point_to(connection.graph, article) for article in path.weakest)
    return f"Coherence {path.coherence:.2f}; the weakest link is from {one} to {other}"


def _chain(connection: Connection, path: Path) -> Iterator[Item]:
    yield Item(words=_node(connection, path.steps[0].start))
    for step in path.steps:
        verb = f"{_VERBS[step.kind, step.is_forward]}{' (inferred)' if step.is_inferred else ''} "
        yield Item(words=(Words(verb), *_node(connection, step.end)), items=_receipts(step))


def _receipts(step: Step) -> tuple[Item, ...]:
    if not step.receipts:
        return (Item(words=(Words("no receipt: no document of this graph states it"),)),)
    return tuple(Item(words=(Words(_receipt(receipt)),)) for receipt in step.receipts)


def _receipt(receipt: Receipt) -> str:
    """Say where something stands: document and line, field, the words, the day."""
    place = receipt.document if receipt.line is None else f"{receipt.document}:{receipt.line}"
    quote = f": “{receipt.quote}”" if receipt.quote else ""
    date = f" ({say_day(parse_moment(receipt.date).date())})" if receipt.date else ""
    return f"{'inferred from' if receipt.inferred else 'read in'} {place}, {receipt.field}{quote}{date}"


def _cut(connection: Connection, cut: Cut) -> str:
    """Say what has to go to separate the groups."""
    view = cut.view[0].upper() + cut.view[1:]
    if not cut.links and not cut.nodes:
        return f"{view}: nothing connects them"
    parts = [f"all {say_some(cut.links, 'related link')} that cross"] if cut.links > 1 else []
    parts += ["the one related link that crosses"] if cut.links == 1 else []
    if cut.nodes:
        names = [_name(connection, node_id) for node_id in cut.nodes]
        parts.append(f"{say_some(len(names), 'other node' if cut.links else 'node')}: {say_names(names, MAX_SHOWN)}")
    return f"{view}, they fall apart without {' and '.join(parts)}"


def _survival(connection: Connection, survival: Survival) -> Iterator[Block]:
    sides, (earlier, later) = connection.crossings.sides, survival.articles
    part = f"{survival.filters} ({earlier:,} in {sides.earlier.label}, {later:,} in {sides.later.label})"
    for survives, what in ((True, "survives"), (False, "does not survive")):
        texts = [conclusion.text for conclusion in survival.conclusions if conclusion.survives is survives]
        if texts:
            yield Item(words=(Words(f"{part[0].upper()}{part[1:]} this {what}: {'; '.join(texts)}"),))


def _node(connection: Connection, node_id: str) -> tuple[Words, ...]:
    """Name a node; an article with its provider, its day, and its headline as a link."""
    if not is_article(connection.graph, node_id):
        return (Words(_name(connection, node_id)),)
    attributes = connection.graph.nodes[node_id]
    title = f"“{attributes['title']}”" if attributes.get("title") else node_id
    return (Words(f"{point_to(connection.graph, node_id)}: "), Words(title, attributes.get("url")))


def _name(connection: Connection, node_id: str) -> str:
    """Name a node in one stretch, an article with its headline."""
    name = point_to(connection.graph, node_id)
    return f"{name}, “{name_node(connection.graph, node_id)}”" if is_article(connection.graph, node_id) else name


def _paragraph(text: str) -> Paragraph:
    return Paragraph(words=(Words(text),))
