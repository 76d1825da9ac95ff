"""Every word that graphkit uses, once: kinds of node and edge, fields of the front matter, terms of RDF.

Reading, the graph, RDF, the page and the README take them from the tables in this file; no other file
writes an IRI or a field's name as a literal. A new field is one row here and one attribute in
`graphkit.records`.

The RDF terms are those of schema.org (https://schema.org/docs/terms.html), Dublin Core
(https://www.dublincore.org/specifications/dublin-core/dcmi-terms/), SKOS
(https://www.w3.org/TR/skos-reference/) and, where none of them says what is meant, graphkit's own.

May import: the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

DEFAULT_BASE_IRI = "https://graphkit.example/"
"""What names begin with unless the user says otherwise; ``.example`` is reserved (RFC 2606), so nobody owns it."""

SCHEMA = "http://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
GK = "https://graphkit.example/ns#"
GK_FIELD = GK + "field/"

PREFIXES: dict[str, str] = {
    "dcterms": DCTERMS,
    "field": GK_FIELD,
    "gk": GK,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""The prefixes of every RDF file, in the order they are declared."""

TYPE_TERM = RDF + "type"
TYPE_CLASSES = {"article": SCHEMA + "NewsArticle", "video": SCHEMA + "VideoObject"}
"""The class of an article, by its field ``type``."""
OTHER_TYPE_CLASS = SCHEMA + "CreativeWork"
"""The class of an article of any other type, or of none."""
ORGANIZATION_CLASS = SCHEMA + "Organization"
"""The class of a provider; schema.org's NewsMediaOrganization would claim more than a domain tells."""
CONCEPT_CLASS = SKOS + "Concept"
CONCEPT_SCHEME_CLASS = SKOS + "ConceptScheme"
IMAGE_CLASS = SCHEMA + "ImageObject"
DOCUMENT_CLASS = PROV + "Entity"

IMAGE_TERM = SCHEMA + "image"
LOGO_TERM = SCHEMA + "logo"
IN_SCHEME_TERM = SKOS + "inScheme"
KEYWORD_TERM = SKOS + "hiddenLabel"
LABEL_TERM = RDFS + "label"
DESCRIBED_IN_TERM = GK + "describedIn"
MENTIONED_IN_TERM = GK + "mentionedIn"
PATH_TERM = GK + "path"
SHA256_TERM = GK + "sha256"
WITHHELD_TERM = GK + "withheld"
DESCRIBES_TERM = GK + "describes"
PLACE_TERM = GK + "place"

ARTICLE_ENTRY_CLASS = GK + "ArticleEntry"
PROVIDER_ENTRY_CLASS = GK + "ProviderEntry"
TOPIC_ENTRY_CLASS = GK + "TopicEntry"
IMAGE_ENTRY_CLASS = GK + "ImageEntry"

ARTICLE = "article"
PROVIDER = "provider"
TOPIC = "topic"

PUBLISHED_BY = "published_by"
ABOUT = "about"
RELATED = "related"
BROADER = "broader"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKind:
    """A kind of node."""

    name: str
    """The value of the node's attribute ``kind``."""
    id_prefix: str
    """What its node ids begin with; an article's id is its bare canonical key."""
    iri_path: str
    """What follows the base IRI in its IRI."""
    what: str
    """What it stands for, in a phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeKind:
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


NODE_KINDS: dict[str, NodeKind] = {
    row.name: row
    for row in (
        NodeKind(name=ARTICLE, id_prefix="", iri_path="article/", what="an article, by its canonical address"),
        NodeKind(name=PROVIDER, id_prefix="provider:", iri_path="provider/", what="who published it, by domain"),
        NodeKind(name=TOPIC, id_prefix="topic:", iri_path="topic/", what="a subject, by name"),
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
    )
}
"""Every kind of edge, by name."""


def node_kind(node_id: str) -> str:
    """Tell a node's kind by its id.

    An article's key begins with a host, which has a dot, so no key can be mistaken for another kind's prefix.
    """
    return next(
        (kind.name for kind in NODE_KINDS.values() if kind.id_prefix and node_id.startswith(kind.id_prefix)), ARTICLE
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
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
