"""The properties of graphkit's own, as a table; its classes are in `own_terms`.

May import: vocabulary.inference_properties, vocabulary.namespaces, vocabulary.own_terms, vocabulary.terms.
"""

from __future__ import annotations

from graphkit.vocabulary.inference_properties import INFERENCE_PROPERTIES
from graphkit.vocabulary.namespaces import DCTERMS, GK, PROV, RDFS, SCHEMA, XSD
from graphkit.vocabulary.own_terms import (
    OwnProperty,
)
from graphkit.vocabulary.terms import (
    ALTERED_TERM,
    DESCRIBED_IN_TERM,
    DESCRIBES_TERM,
    DOCUMENT_CLASS,
    ENTRY_CLASS,
    MENTIONED_IN_TERM,
    OPTION_TERM,
    OTHER_TYPE_CLASS,
    PATH_TERM,
    PLACE_TERM,
    SHA256_TERM,
    WITHHELD_TERM,
)

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
    *INFERENCE_PROPERTIES,
)
"""The properties, in the order of the ontology. Fields that graphkit does not know have a namespace of their own."""
