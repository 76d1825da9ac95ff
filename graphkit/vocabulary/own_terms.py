"""graphkit's own classes, as a table: what no common vocabulary says, and how it relates to what they do say.

From this table comes the ontology that ships as ``graphkit/rdf/ontology.ttl``.

May import: vocabulary.namespaces, vocabulary.terms.
"""

from __future__ import annotations

import msgspec

from graphkit.vocabulary.namespaces import GK, SCHEMA, XSD
from graphkit.vocabulary.terms import (
    ARTICLE_ENTRY_CLASS,
    DOCUMENT_CLASS,
    ENTRY_CLASS,
    IMAGE_ENTRY_CLASS,
    PROVIDER_ENTRY_CLASS,
    TOPIC_ENTRY_CLASS,
)


class OwnClass(msgspec.Struct, frozen=True, kw_only=True):
    """A class of graphkit's own."""

    iri: str
    """Its name."""
    label: str
    """What people call it."""
    comment: str
    """What it is, in a sentence."""
    parent: str | None = None
    """The class that it is a part of."""


class OwnProperty(msgspec.Struct, frozen=True, kw_only=True):
    """A property of graphkit's own."""

    iri: str
    """Its name."""
    label: str
    """What people call it."""
    comment: str
    """What it says, in a sentence."""
    domain: str
    """The class of what it is said of."""
    range: str
    """The class or datatype of what it says."""
    parent: str | None = None
    """The wider property that it implies."""

    @property
    def is_of_values(self) -> bool:
        """Whether it says a value rather than names a thing."""
        return self.range.startswith(XSD)


PHRASE_CLASS = GK + "Phrase"
STORY_CLASS = GK + "Story"
BRIDGE_CLASS = GK + "Bridge"
INFERENCE_CLASS = GK + "Inference"
MENTION_CLASS = GK + "Mention"
MEMBERSHIP_CLASS = GK + "Membership"
THROUGH_TERM = GK + "through"
INFERRED_BY_TERM = GK + "inferredBy"
FIRST_ARTICLE_TERM = GK + "firstArticle"
OF_ARTICLE_TERM = GK + "ofArticle"
OF_TERMS = {PHRASE_CLASS: GK + "ofPhrase", STORY_CLASS: GK + "ofStory"}
"""The property that leads from a mention or membership to the phrase or story, by the class of that."""

OWN_CLASSES: tuple[OwnClass, ...] = (
    OwnClass(
        iri=ENTRY_CLASS,
        label="entry",
        comment="What one document says of one thing, in one place. Its IRI is the document's with the place as a "
        "fragment: nothing for what the document describes, related-2 for what it lists third.",
        parent=DOCUMENT_CLASS,
    ),
    OwnClass(iri=ARTICLE_ENTRY_CLASS, label="article entry", comment="An entry about an article.", parent=ENTRY_CLASS),
    OwnClass(
        iri=PROVIDER_ENTRY_CLASS, label="provider entry", comment="An entry about a provider.", parent=ENTRY_CLASS
    ),
    OwnClass(iri=TOPIC_ENTRY_CLASS, label="topic entry", comment="An entry about a topic.", parent=ENTRY_CLASS),
    OwnClass(iri=IMAGE_ENTRY_CLASS, label="image entry", comment="An entry about an image.", parent=ENTRY_CLASS),
    OwnClass(
        iri=INFERENCE_CLASS,
        label="inference",
        comment="What is inferred from what was read, and stated by no document.",
        parent=DOCUMENT_CLASS,
    ),
    OwnClass(
        iri=STORY_CLASS,
        label="story",
        comment="Articles that tell of one thing, as inferred from their words, links and dates.",
        parent=SCHEMA + "Collection",
    ),
    OwnClass(
        iri=PHRASE_CLASS,
        label="phrase",
        comment="Words that titles and excerpts name, as inferred from them; never a concept that somebody defined.",
        parent=INFERENCE_CLASS,
    ),
    OwnClass(
        iri=MENTION_CLASS,
        label="mention",
        comment="That an article mentions a phrase, with the words it rests on.",
        parent=INFERENCE_CLASS,
    ),
    OwnClass(
        iri=MEMBERSHIP_CLASS,
        label="membership",
        comment="That an article belongs to a story, with the reason.",
        parent=INFERENCE_CLASS,
    ),
    OwnClass(
        iri=BRIDGE_CLASS,
        label="bridge",
        comment="What connects two groups of articles, as inferred, with its steps and the evidence for each.",
        parent=INFERENCE_CLASS,
    ),
)
"""The classes, in the order of the ontology."""
