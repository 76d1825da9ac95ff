"""The properties of what is inferred: of phrases, stories and bridges, as a table.

May import: vocabulary.namespaces, vocabulary.own_terms, vocabulary.terms.
"""

from __future__ import annotations

from graphkit.vocabulary.namespaces import GK, RDFS, XSD
from graphkit.vocabulary.own_terms import (
    BRIDGE_CLASS,
    INFERENCE_CLASS,
    INFERRED_BY_TERM,
    MEMBERSHIP_CLASS,
    MENTION_CLASS,
    PHRASE_CLASS,
    STORY_CLASS,
    THROUGH_TERM,
    OwnProperty,
)
from graphkit.vocabulary.terms import OTHER_TYPE_CLASS

INFERENCE_PROPERTIES: tuple[OwnProperty, ...] = (
    OwnProperty(
        iri=GK + "mentions",
        label="mentions",
        comment="A phrase that the title or excerpt of the article names, as inferred.",
        domain=OTHER_TYPE_CLASS,
        range=PHRASE_CLASS,
    ),
    OwnProperty(
        iri=GK + "basis",
        label="basis",
        comment="Why words are a phrase: the statistics of the collection, or who supplied the name.",
        domain=PHRASE_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "articleCount",
        label="number of articles",
        comment="How many articles mention a phrase or belong to a story.",
        domain=INFERENCE_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=GK + "providerCount",
        label="number of providers",
        comment="How many providers tell a story.",
        domain=STORY_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=GK + "firstArticle",
        label="first article",
        comment="The article of a story that appeared first.",
        domain=STORY_CLASS,
        range=OTHER_TYPE_CLASS,
    ),
    OwnProperty(
        iri=GK + "ofArticle",
        label="of article",
        comment="The article that mentions a phrase or belongs to a story.",
        domain=INFERENCE_CLASS,
        range=OTHER_TYPE_CLASS,
    ),
    OwnProperty(
        iri=GK + "ofPhrase",
        label="of phrase",
        comment="The phrase that is mentioned.",
        domain=MENTION_CLASS,
        range=PHRASE_CLASS,
    ),
    OwnProperty(
        iri=GK + "ofStory",
        label="of story",
        comment="The story that the article belongs to.",
        domain=MEMBERSHIP_CLASS,
        range=STORY_CLASS,
    ),
    OwnProperty(
        iri=GK + "words",
        label="words",
        comment="The words that a mention rests on, as they stand.",
        domain=MENTION_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "inField",
        label="in field",
        comment="The field that the words of a mention stand in: title or excerpt.",
        domain=MENTION_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "centrality",
        label="centrality",
        comment="How central an article is to a story, from 0 to 1.",
        domain=MEMBERSHIP_CLASS,
        range=XSD + "decimal",
    ),
    OwnProperty(
        iri=GK + "reason",
        label="reason",
        comment="Why an article belongs to a story, in words.",
        domain=MEMBERSHIP_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "between",
        label="between",
        comment="The two sides that a bridge connects.",
        domain=BRIDGE_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "rank",
        label="rank",
        comment="The place of a bridge among those of its data set, 1 for the most telling.",
        domain=BRIDGE_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=GK + "score",
        label="score",
        comment="How much a bridge tells: specificity by breadth by found against expected.",
        domain=BRIDGE_CLASS,
        range=XSD + "decimal",
    ),
    OwnProperty(
        iri=GK + "expected",
        label="expected",
        comment="How many pairs of articles, one of each side, chance would join.",
        domain=BRIDGE_CLASS,
        range=XSD + "decimal",
    ),
    OwnProperty(
        iri=GK + "found",
        label="found",
        comment="How many pairs of articles, one of each side, a bridge joins.",
        domain=BRIDGE_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=GK + "from",
        label="from",
        comment="The first step of a bridge: an article of the earlier side.",
        domain=BRIDGE_CLASS,
        range=OTHER_TYPE_CLASS,
    ),
    OwnProperty(
        iri=THROUGH_TERM,
        label="through",
        comment="The second step of a bridge: what articles of both sides have.",
        domain=BRIDGE_CLASS,
        range=RDFS + "Resource",
    ),
    OwnProperty(
        iri=GK + "to",
        label="to",
        comment="The third step of a bridge: an article of the later side.",
        domain=BRIDGE_CLASS,
        range=OTHER_TYPE_CLASS,
    ),
    OwnProperty(
        iri=INFERRED_BY_TERM,
        label="inferred by",
        comment="The method, with its version, that inferred a story, a phrase or a bridge.",
        domain=RDFS + "Resource",
        range=XSD + "string",
    ),
)
"""The properties, in the order of the ontology."""
