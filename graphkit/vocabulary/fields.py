"""The fields of the front matter that hold one value: how each is read, and what it is in the graph and in RDF.

May import: vocabulary.namespaces.
"""

from __future__ import annotations

from enum import Enum, auto

import msgspec

from graphkit.vocabulary.namespaces import GK, RDF, SCHEMA, SKOS


class ValueKind(Enum):
    """How a field's value is read, and which RDF literal it becomes."""

    TEXT = auto()
    """Words, as written: a plain literal."""
    ADDRESS = auto()
    """An absolute http(s) address: an IRI."""
    EMBEDDED_ADDRESS = auto()
    """The address of the one iframe in a piece of HTML: an IRI."""
    DATE = auto()
    """A date, or a date with a time in UTC: xsd:date or xsd:dateTime."""
    SIZE = auto()
    """A number of pixels, above 0: xsd:integer."""
    SCORE = auto()
    """A whole number of which -1 means "unknown" and is left out: xsd:integer."""
    FLAG = auto()
    """Yes or no: xsd:boolean."""
    COUNT = auto()
    """How many there are, in what is inferred: xsd:integer."""
    MEASURE = auto()
    """How much, in what is inferred: xsd:decimal."""
    WIKIDATA = auto()
    """The id of an entity of Wikidata, such as Q42: its IRI there."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the front matter that holds one value."""

    name: str
    """Its name in the front matter."""
    attribute: str
    """Its name in the record and as an attribute of the node."""
    kind: ValueKind
    """How it is read."""
    term: str
    """The RDF property that states it."""
    what: str
    """What it means, in a phrase."""


ARTICLE_FIELDS: tuple[Field, ...] = (
    Field(name="type", attribute="type", kind=ValueKind.TEXT, term=RDF + "type", what="article, video, …"),
    Field(
        name="category",
        attribute="category",
        kind=ValueKind.TEXT,
        term=SCHEMA + "articleSection",
        what="the section it is filed in",
    ),
    Field(name="title", attribute="title", kind=ValueKind.TEXT, term=SCHEMA + "headline", what="the headline"),
    Field(name="excerpt", attribute="excerpt", kind=ValueKind.TEXT, term=SCHEMA + "abstract", what="its first lines"),
    Field(
        name="publishedDateTime",
        attribute="date_published",
        kind=ValueKind.DATE,
        term=SCHEMA + "datePublished",
        what="when it appeared",
    ),
    Field(name="webUrl", attribute="url", kind=ValueKind.ADDRESS, term=SCHEMA + "url", what="where to read it"),
    Field(
        name="originalUrl",
        attribute="original_url",
        kind=ValueKind.ADDRESS,
        term=GK + "originalUrl",
        what="where it was found, if elsewhere",
    ),
    Field(name="ampWebUrl", attribute="amp_url", kind=ValueKind.ADDRESS, term=GK + "ampUrl", what="its AMP page"),
    Field(
        name="cdnAmpWebUrl",
        attribute="cdn_amp_url",
        kind=ValueKind.ADDRESS,
        term=GK + "cdnAmpUrl",
        what="its AMP page in a cache",
    ),
    Field(
        name="quality",
        attribute="quality",
        kind=ValueKind.SCORE,
        term=GK + "quality",
        what="the curator's score; -1 is unknown",
    ),
    Field(
        name="heat",
        attribute="heat",
        kind=ValueKind.SCORE,
        term=GK + "heat",
        what="the curator's measure of attention; -1 is unknown",
    ),
    Field(
        name="published",
        attribute="is_published",
        kind=ValueKind.FLAG,
        term=GK + "published",
        what="whether the curating site shows it",
    ),
    Field(
        name="removed",
        attribute="is_removed",
        kind=ValueKind.FLAG,
        term=GK + "removed",
        what="whether the curating site took it down",
    ),
    Field(
        name="featuredContent",
        attribute="embed_url",
        kind=ValueKind.EMBEDDED_ADDRESS,
        term=SCHEMA + "embedUrl",
        what="a player: of the HTML only the iframe's address",
    ),
)
"""The fields of an article that hold one value, in the order that the graph and RDF give them."""

IMAGE_FIELDS: tuple[Field, ...] = (
    Field(name="url", attribute="url", kind=ValueKind.ADDRESS, term=SCHEMA + "contentUrl", what="where it is"),
    Field(name="width", attribute="width", kind=ValueKind.SIZE, term=SCHEMA + "width", what="in pixels"),
    Field(name="height", attribute="height", kind=ValueKind.SIZE, term=SCHEMA + "height", what="in pixels"),
    Field(name="title", attribute="title", kind=ValueKind.TEXT, term=SCHEMA + "caption", what="the caption"),
    Field(
        name="isCached",
        attribute="is_cached",
        kind=ValueKind.FLAG,
        term=GK + "isCached",
        what="whether the curating site keeps a copy",
    ),
)
"""The fields of an image."""

PROVIDER_FIELDS: tuple[Field, ...] = (
    Field(name="domain", attribute="domain", kind=ValueKind.TEXT, term=SCHEMA + "identifier", what="its domain"),
    Field(name="name", attribute="name", kind=ValueKind.TEXT, term=SCHEMA + "name", what="its name"),
    Field(
        name="description",
        attribute="description",
        kind=ValueKind.TEXT,
        term=SCHEMA + "description",
        what="what it is",
    ),
)
"""The fields of a provider that hold one value."""

TOPIC_FIELDS: tuple[Field, ...] = (
    Field(name="name", attribute="name", kind=ValueKind.TEXT, term=SKOS + "prefLabel", what="its name"),
    Field(name="shortname", attribute="short_name", kind=ValueKind.TEXT, term=SKOS + "altLabel", what="a shorter name"),
)
"""The fields of a topic that hold one value; its parent is an edge and its keywords are a list."""
