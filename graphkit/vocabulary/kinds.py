"""The kinds of node and edge: the graph's own words.

May import: vocabulary.namespaces.
"""

from __future__ import annotations

import msgspec

from graphkit.vocabulary.namespaces import DCTERMS, GK, SCHEMA, SKOS

ARTICLE = "article"
PROVIDER = "provider"
TOPIC = "topic"
STORY = "story"
PHRASE = "phrase"

PUBLISHED_BY = "published_by"
ABOUT = "about"
RELATED = "related"
BROADER = "broader"
PART_OF = "part_of"
MENTIONS = "mentions"


class NodeKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of node."""

    name: str
    """The value of the node's attribute ``kind``."""
    id_prefix: str
    """What its node ids begin with; an article's id is its bare canonical key."""
    iri_path: str
    """What follows the base IRI in its IRI."""
    what: str
    """What it stands for, in a phrase."""
    is_inferred: bool = False
    """Whether it is inferred from what was read, rather than read."""


class EdgeKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of edge."""

    name: str
    """The edge's key in the MultiDiGraph and the value of its attribute ``kind``."""
    start: str
    """The kind of node it leaves."""
    end: str
    """The kind of node it enters."""
    term: str
    """The RDF property that states it."""
    what: str
    """What it says, in a phrase."""
    is_term_inverse: bool = False
    """Whether the property is stated of the node that the edge enters."""
    is_inferred: bool = False
    """Whether it is inferred from what was read, rather than read."""


NODE_KINDS: dict[str, NodeKind] = {
    row.name: row
    for row in (
        NodeKind(name=ARTICLE, id_prefix="", iri_path="article/", what="an article, by its canonical address"),
        NodeKind(name=PROVIDER, id_prefix="provider:", iri_path="provider/", what="who published it, by domain"),
        NodeKind(name=TOPIC, id_prefix="topic:", iri_path="topic/", what="a subject, by name"),
        NodeKind(
            name=PHRASE,
            id_prefix="phrase:",
            iri_path="phrase/",
            what="what titles and excerpts name, by the words",
            is_inferred=True,
        ),
        NodeKind(
            name=STORY,
            id_prefix="story:",
            iri_path="story/",
            what="articles that tell of one thing, by the earliest of them",
            is_inferred=True,
        ),
    )
}
"""Every kind of node, by name."""

EDGE_KINDS: dict[str, EdgeKind] = {
    row.name: row
    for row in (
        EdgeKind(name=PUBLISHED_BY, start=ARTICLE, end=PROVIDER, term=SCHEMA + "publisher", what="who published it"),
        EdgeKind(name=ABOUT, start=ARTICLE, end=TOPIC, term=SCHEMA + "about", what="the topic it is filed under"),
        EdgeKind(name=RELATED, start=ARTICLE, end=ARTICLE, term=DCTERMS + "relation", what="listed as related to it"),
        EdgeKind(name=BROADER, start=TOPIC, end=TOPIC, term=SKOS + "broader", what="the topic above it"),
        EdgeKind(
            name=PART_OF,
            start=ARTICLE,
            end=STORY,
            term=SCHEMA + "hasPart",
            is_term_inverse=True,
            what="the story it belongs to",
            is_inferred=True,
        ),
        EdgeKind(
            name=MENTIONS,
            start=ARTICLE,
            end=PHRASE,
            term=GK + "mentions",
            what="what its title or excerpt names",
            is_inferred=True,
        ),
    )
}
"""Every kind of edge, by name."""


def node_kind(node_id: str) -> str:
    """Tell a node's kind by its id.

    An article's key begins with a host, which has a dot, so no key can be mistaken for another kind's prefix.
    """
    head, colon, _ = node_id.partition(":")
    return _KINDS.get(head + colon, ARTICLE)


_KINDS = {kind.id_prefix: kind.name for kind in NODE_KINDS.values() if kind.id_prefix}
