"""How each kind of node and edge looks and is called on the page: one row a kind.

The kinds themselves are `graphkit.vocabulary`'s. The colours are named here and given their values, for
light and for dark, in ``assets/page.css`` as ``--NAME``, ``--NAME-fill`` and ``--NAME-text``.

May import: graphkit.vocabulary.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from graphkit import vocabulary as words


class Shape(StrEnum):
    """The outline of a node; ``assets/shapes.js`` draws each."""

    BOX = "box"
    PILL = "pill"
    HEXAGON = "hexagon"
    TAG = "tag"
    BRACKET = "bracket"


class NodeStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How nodes of one kind look and are called."""

    kind: str
    """The value of the node's attribute ``kind``."""
    singular: str
    """What one of them is called."""
    plural: str
    """What many of them are called."""
    names: tuple[str, ...]
    """The attributes that can name one, the best first; the node's id names it if it has none of them."""
    note: str | None
    """The attribute with a sentence or two about it."""
    shape: Shape
    """Their outline."""
    colour: str
    """The name of their colour."""


class EdgeStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How edges of one kind look, and what their ends are called as seen from the other end."""

    kind: str
    """The edge's key and the value of its attribute ``kind``."""
    forward: str
    """The heading over the ends of the edges that leave a node."""
    backward: str
    """The heading over the starts of the edges that enter a node."""
    colour: str
    """The name of their colour."""


class Labelled(msgspec.Struct, frozen=True, kw_only=True):
    """An attribute of an article that the details show under a label."""

    attribute: str
    """The node's attribute."""
    label: str
    """What it is called."""


NODE_STYLES: dict[str, NodeStyle] = {
    row.kind: row
    for row in (
        NodeStyle(
            kind=words.ARTICLE,
            singular="Article",
            plural="Articles",
            names=("title", "url", "original_url"),
            note="excerpt",
            shape=Shape.BOX,
            colour="article",
        ),
        NodeStyle(
            kind=words.PROVIDER,
            singular="Provider",
            plural="Providers",
            names=("name", "domain"),
            note="description",
            shape=Shape.PILL,
            colour="provider",
        ),
        NodeStyle(
            kind=words.TOPIC,
            singular="Topic",
            plural="Topics",
            names=("name",),
            note="keywords",
            shape=Shape.HEXAGON,
            colour="topic",
        ),
        NodeStyle(
            kind=words.STORY,
            singular="Story",
            plural="Stories",
            names=("name",),
            note="method",
            shape=Shape.BRACKET,
            colour="story",
        ),
        NodeStyle(
            kind=words.PHRASE,
            singular="Phrase",
            plural="Phrases",
            names=("name",),
            note=None,
            shape=Shape.TAG,
            colour="phrase",
        ),
    )
}
"""Every kind of node, in the order of the list and the legend."""

EDGE_STYLES: dict[str, EdgeStyle] = {
    row.kind: row
    for row in (
        EdgeStyle(kind=words.PUBLISHED_BY, forward="Published by", backward="Articles", colour="provider"),
        EdgeStyle(kind=words.ABOUT, forward="Topics", backward="Articles", colour="topic"),
        EdgeStyle(kind=words.RELATED, forward="Lists as related", backward="Listed as related by", colour="article"),
        EdgeStyle(kind=words.BROADER, forward="Broader topic", backward="Narrower topics", colour="topic"),
        EdgeStyle(kind=words.PART_OF, forward="Story", backward="Articles", colour="story"),
        EdgeStyle(kind=words.MENTIONS, forward="Phrases", backward="Articles", colour="phrase"),
    )
}
"""Every kind of edge, in the order of the details."""

LINKS: tuple[Labelled, ...] = (
    Labelled(attribute="url", label="Read the article"),
    Labelled(attribute="original_url", label="Where it was found"),
    Labelled(attribute="amp_url", label="AMP page"),
)
"""The addresses that become links, in the order of the details."""

FACTS: tuple[Labelled, ...] = (
    Labelled(attribute="domain", label="Domain"),
    Labelled(attribute="type", label="Type"),
    Labelled(attribute="category", label="Section"),
    Labelled(attribute="quality", label="Quality"),
)
"""The further values that the details show, in their order."""
