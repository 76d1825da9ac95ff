"""What is inferred, rather than read: the values of phrases, stories, bridges and of the edges that lead to them.

May import: vocabulary.fields, vocabulary.kinds, vocabulary.namespaces, vocabulary.own_terms, vocabulary.terms.
"""

from __future__ import annotations

import msgspec

from graphkit.vocabulary.fields import Field, ValueKind
from graphkit.vocabulary.kinds import MENTIONS, PART_OF, PHRASE, STORY
from graphkit.vocabulary.namespaces import GK, SCHEMA
from graphkit.vocabulary.own_terms import MEMBERSHIP_CLASS, MENTION_CLASS, PHRASE_CLASS, STORY_CLASS
from graphkit.vocabulary.terms import LABEL_TERM


def _field(attribute: str, kind: ValueKind, term: str, what: str) -> Field:
    return Field(name=attribute, attribute=attribute, kind=kind, term=term, what=what)


_ARTICLES = _field("articles", ValueKind.COUNT, GK + "articleCount", "how many articles it has")

PHRASE_FIELDS: tuple[Field, ...] = (
    _field("name", ValueKind.TEXT, LABEL_TERM, "the words, as people write them"),
    _field("basis", ValueKind.TEXT, GK + "basis", "why these words are a phrase"),
    _field("wikidata", ValueKind.WIKIDATA, SCHEMA + "sameAs", "the entity of Wikidata that the user says it names"),
    _ARTICLES,
)
"""The values of a phrase."""

STORY_FIELDS: tuple[Field, ...] = (
    _field("name", ValueKind.TEXT, SCHEMA + "name", "its most central headline"),
    _field("first_date", ValueKind.DATE, SCHEMA + "startDate", "when its first article appeared"),
    _field("last_date", ValueKind.DATE, SCHEMA + "endDate", "when its last article appeared"),
    _ARTICLES,
    _field("providers", ValueKind.COUNT, GK + "providerCount", "how many providers tell it"),
    _field("method", ValueKind.TEXT, GK + "inferredBy", "how it was found"),
)
"""The values of a story; its first article is a node."""

MENTION_FIELDS: tuple[Field, ...] = (
    _field("words", ValueKind.TEXT, GK + "words", "the words that were matched, as they stand"),
    _field("field", ValueKind.TEXT, GK + "inField", "the field that they stand in"),
)
"""The values of an edge from an article to a phrase."""

MEMBERSHIP_FIELDS: tuple[Field, ...] = (
    _field("centrality", ValueKind.MEASURE, GK + "centrality", "how central the article is to the story, from 0 to 1"),
    _field("reason", ValueKind.TEXT, GK + "reason", "why the article belongs to the story"),
)
"""The values of an edge from an article to a story."""


BRIDGE_FIELDS: tuple[Field, ...] = (
    _field("bridge_between", ValueKind.TEXT, GK + "between", "the two sides that it connects"),
    _field("bridge_rank", ValueKind.COUNT, GK + "rank", "its place among the bridges, 1 for the most telling"),
    _field("bridge_score", ValueKind.MEASURE, GK + "score", "how much it tells"),
    _field("bridge_expected", ValueKind.MEASURE, GK + "expected", "how many pairs of articles chance would join"),
    _field("bridge_found", ValueKind.COUNT, GK + "found", "how many pairs of articles it joins"),
)
"""The values of a bridge, which are attributes of the provider, topic, phrase or story that is one."""

BRIDGE_ENDS: tuple[tuple[str, str], ...] = (("bridge_from", GK + "from"), ("bridge_to", GK + "to"))
"""The attributes that name an article on either side of a bridge, with their properties."""

BRIDGE_ATTRIBUTES = frozenset(row.attribute for row in BRIDGE_FIELDS) | {attribute for attribute, _ in BRIDGE_ENDS}
"""All attributes that a node has because it is a bridge."""

BRIDGE_METHOD = "found against expected in the bipartite configuration model, by specificity"
"""How bridges are found, in RDF."""

BRIDGES_PATH = "inferred/bridges"
"""What follows the base IRI in the name of the graph that holds the bridges."""


class Inference(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of node that is inferred, with the edges that lead to it."""

    node_kind: str
    """The kind of node."""
    class_iri: str
    """Its class in RDF."""
    fields: tuple[Field, ...]
    """Its values."""
    edge_kind: str
    """The kind of edge that leads to it."""
    edge_class_iri: str
    """The class of what an edge is in its named graph, where it has values."""
    edge_fields: tuple[Field, ...]
    """The edge's values."""
    graph_path: str
    """What follows the base IRI in the name of the graph that holds them."""


INFERENCES: tuple[Inference, ...] = (
    Inference(
        node_kind=PHRASE,
        class_iri=PHRASE_CLASS,
        fields=PHRASE_FIELDS,
        edge_kind=MENTIONS,
        edge_class_iri=MENTION_CLASS,
        edge_fields=MENTION_FIELDS,
        graph_path="inferred/phrases",
    ),
    Inference(
        node_kind=STORY,
        class_iri=STORY_CLASS,
        fields=STORY_FIELDS,
        edge_kind=PART_OF,
        edge_class_iri=MEMBERSHIP_CLASS,
        edge_fields=MEMBERSHIP_FIELDS,
        graph_path="inferred/stories",
    ),
)
"""Everything that is inferred as nodes and edges, in the order in which it is added to the graph."""
