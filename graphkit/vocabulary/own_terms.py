"""graphkit's own terms, as a table: what no common vocabulary says, and how it relates to what they do say.

From this table comes the ontology that ships as ``graphkit/rdf/ontology.ttl``.

May import: vocabulary.namespaces, vocabulary.terms.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.vocabulary.namespaces import DCTERMS, GK, PROV, RDFS, SCHEMA, XSD
from graphkit.vocabulary.terms import (
    ALTERED_TERM,
    ARTICLE_ENTRY_CLASS,
    DESCRIBED_IN_TERM,
    DESCRIBES_TERM,
    DOCUMENT_CLASS,
    ENTRY_CLASS,
    IMAGE_ENTRY_CLASS,
    MENTIONED_IN_TERM,
    OPTION_TERM,
    OTHER_TYPE_CLASS,
    PATH_TERM,
    PLACE_TERM,
    PROVIDER_ENTRY_CLASS,
    SHA256_TERM,
    TOPIC_ENTRY_CLASS,
    WITHHELD_TERM,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClass:
    """A class of graphkit's own."""

    iri: str
    """Its name."""
    label: str
    """What people call it."""
    comment: str
    """What it is, in a sentence."""
    parent: str | None = None
    """The class that it is a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProperty:
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
        iri=STORY_CLASS,
        label="story",
        comment="Articles that tell of one thing, as inferred from their words, links and dates.",
        parent=SCHEMA + "Collection",
    ),
    OwnClass(
        iri=PHRASE_CLASS,
        label="phrase",
        comment="Words that titles and excerpts name, as inferred from them; never a concept that somebody defined.",
    ),
    OwnClass(
        iri=BRIDGE_CLASS,
        label="bridge",
        comment="What connects two groups of articles, as inferred, with its steps and the evidence for each.",
    ),
)
"""The classes, in the order of the ontology."""

# Values are said of articles and of entries about them. prov:Entity is what both are; schema:CreativeWork would
# let a reasoner take an entry for an article.
OWN_PROPERTIES: tuple[OwnProperty, ...] = (
    OwnProperty(
        iri=DESCRIBES_TERM,
        label="describes",
        comment="The article, provider, topic or image that an entry says something of.",
        domain=ENTRY_CLASS,
        range=RDFS + "Resource",
    ),
    OwnProperty(
        iri=PLACE_TERM,
        label="place",
        comment="The place of an entry in the list that it stands in, counted from 0.",
        domain=ENTRY_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=DESCRIBED_IN_TERM,
        label="described in",
        comment="A document that describes the article itself: it is curated.",
        domain=OTHER_TYPE_CLASS,
        range=DOCUMENT_CLASS,
        parent=SCHEMA + "subjectOf",
    ),
    OwnProperty(
        iri=MENTIONED_IN_TERM,
        label="mentioned in",
        comment="A document that lists the article as related to the one it describes.",
        domain=OTHER_TYPE_CLASS,
        range=DOCUMENT_CLASS,
        parent=SCHEMA + "subjectOf",
    ),
    OwnProperty(
        iri=PATH_TERM,
        label="path",
        comment="The path of a document, relative to the folder that was read.",
        domain=DOCUMENT_CLASS,
        range=XSD + "string",
        parent=DCTERMS + "identifier",
    ),
    OwnProperty(
        iri=SHA256_TERM,
        label="SHA-256",
        comment="The SHA-256 of the bytes of a document, in hexadecimal.",
        domain=DOCUMENT_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=WITHHELD_TERM,
        label="withheld",
        comment="How many fields of a document were withheld because they are payloads that nobody can read.",
        domain=DOCUMENT_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=ALTERED_TERM,
        label="altered",
        comment="The path of a text of a document that is not kept as written; empty where that is so of all.",
        domain=DOCUMENT_CLASS,
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "originalUrl",
        label="original address",
        comment="The address that the article was found at, where it differs from the one to read it at.",
        domain=DOCUMENT_CLASS,
        range=RDFS + "Resource",
        parent=SCHEMA + "url",
    ),
    OwnProperty(
        iri=GK + "ampUrl",
        label="AMP address",
        comment="The address of the article's AMP page.",
        domain=DOCUMENT_CLASS,
        range=RDFS + "Resource",
        parent=DCTERMS + "hasFormat",
    ),
    OwnProperty(
        iri=GK + "cdnAmpUrl",
        label="cached AMP address",
        comment="The address of the article's AMP page in a cache.",
        domain=DOCUMENT_CLASS,
        range=RDFS + "Resource",
        parent=DCTERMS + "hasFormat",
    ),
    OwnProperty(
        iri=GK + "quality",
        label="quality",
        comment="The curator's score of the article; higher is better, without a fixed scale.",
        domain=DOCUMENT_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=GK + "heat",
        label="heat",
        comment="The curator's measure of the attention to the article; higher is hotter, without a fixed scale.",
        domain=DOCUMENT_CLASS,
        range=XSD + "integer",
    ),
    OwnProperty(
        iri=GK + "published",
        label="published",
        comment="Whether the curating site shows the article.",
        domain=DOCUMENT_CLASS,
        range=XSD + "boolean",
    ),
    OwnProperty(
        iri=GK + "removed",
        label="removed",
        comment="Whether the curating site took the article down.",
        domain=DOCUMENT_CLASS,
        range=XSD + "boolean",
    ),
    OwnProperty(
        iri=GK + "isCached",
        label="is cached",
        comment="Whether the curating site keeps a copy of the image.",
        domain=DOCUMENT_CLASS,
        range=XSD + "boolean",
    ),
    OwnProperty(
        iri=OPTION_TERM,
        label="option",
        comment="An option that a build was made with, as on the command line.",
        domain=PROV + "Activity",
        range=XSD + "string",
    ),
    OwnProperty(
        iri=GK + "mentions",
        label="mentions",
        comment="A phrase that the title or excerpt of the article names, as inferred.",
        domain=OTHER_TYPE_CLASS,
        range=PHRASE_CLASS,
    ),
    OwnProperty(
        iri=GK + "inferredBy",
        label="inferred by",
        comment="The method, with its version, that inferred a story, a phrase or a bridge.",
        domain=RDFS + "Resource",
        range=XSD + "string",
    ),
)
"""The properties, in the order of the ontology. Fields that graphkit does not know have a namespace of their own."""
