"""The values that flow through the house: what a document says, once it has been read.

All are frozen: a record is made once, in `graphkit.reading`, and from then on only looked at. A value
that a document does not state, or states wrongly, is None or empty. Two equal records are one and the
same value to every set and dictionary, which is what the union of contributions rests on.

What documents say by the ten thousand are structs of msgspec's: made, compared, and turned into JSON and back, in a
fraction of the time that a dataclass takes (https://jcristharif.com/msgspec/structs.html). So are other records that stay
inside: only to define a dataclass takes thirty times as long, and there are fifty that each build waits for. What the
functions of the API return are dataclasses, which notebooks know.

May import: the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec


def join_path(parent: str, field: str) -> str:
    """Give the path of a field inside another, such as ``related[2].webUrl``; the outermost parent is empty."""
    return f"{parent}.{field}" if parent else field


@cache
def listed_path(place: int, path: str = "") -> str:
    """Give the path of what a document lists at a place of its list, or of a field in that."""
    return join_path(f"related[{place}]", path) if path else f"related[{place}]"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """Where something was read: a document and a field in it."""

    document: str
    """The document's path, relative to the folder that was read, with ``/`` between its parts."""
    field: str
    """The field's path in the front matter, such as ``related[2].webUrl``; empty for the whole document."""


class _Record(msgspec.Struct, frozen=True, array_like=True, tag_field="record", tag=True, gc=False):
    """What a document says of something: in JSON a list of its class and its values. No record holds itself."""


class Image(_Record, frozen=True, kw_only=True):
    """A picture of an article or a provider's logo: a value, not a node."""

    url: str
    """Its address, absolute, http or https."""
    place: int = 0
    """Its place in the document's list of images, counted from 0."""
    width: int | None = None
    """Its width in pixels."""
    height: int | None = None
    """Its height in pixels."""
    title: str | None = None
    """Its caption."""
    is_cached: bool | None = None
    """Whether the curating site keeps a copy of it."""


class Provider(_Record, frozen=True, kw_only=True):
    """Who published an article."""

    domain: str
    """The internet domain that names it: lower case, ASCII, without ``www.``, such as ``theverge.com``."""
    name: str | None = None
    """The name it goes by, such as ``The Verge``."""
    description: str | None = None
    """What it is, in its own or the curator's words."""
    images: tuple[Image, ...] = ()
    """Its logos, in the order of the document."""
    other: tuple[tuple[str, str], ...] = ()
    """Fields that graphkit does not know, as (path, text) in the order of their paths."""


class Topic(_Record, frozen=True, kw_only=True):
    """A subject that a curator files articles under, as a topic file describes it."""

    name: str
    """The name that articles use, such as ``Computer Vision``."""
    short_name: str | None = None
    """A shorter name."""
    parent: str | None = None
    """The name of the broader topic."""
    keywords: tuple[str, ...] = ()
    """Words that suggest the topic, each once, in alphabetical order."""
    other: tuple[tuple[str, str], ...] = ()
    """Fields that graphkit does not know, as (path, text) in the order of their paths."""


class Article(_Record, frozen=True, kw_only=True):
    """What one document says of one article: of the one that it describes, or of one that it lists as related.

    At least one of the four addresses is present. All are absolute, http or https.
    """

    url: str | None = None
    """The address to read it at (front matter: ``webUrl``)."""
    original_url: str | None = None
    """The address that it was found at, where that differs from `url` (``originalUrl``)."""
    amp_url: str | None = None
    """The address of its AMP page (``ampWebUrl``)."""
    cdn_amp_url: str | None = None
    """The address of its AMP page in a cache (``cdnAmpWebUrl``)."""
    type: str | None = None
    """What it is, such as ``article`` or ``video``."""
    category: str | None = None
    """The section that the curator filed it in, such as ``news``."""
    title: str | None = None
    """Its headline."""
    excerpt: str | None = None
    """Its first lines, or a summary."""
    date_published: str | None = None
    """When it appeared: ``2020-06-09T01:08:00Z`` (ISO 8601, UTC), or ``2020-06-09`` where no time was given."""
    quality: int | None = None
    """The curator's score; higher is better, without a fixed scale."""
    heat: int | None = None
    """The curator's measure of attention; higher is hotter, without a fixed scale."""
    is_published: bool | None = None
    """Whether the curating site shows it (``published``)."""
    is_removed: bool | None = None
    """Whether the curating site took it down (``removed``)."""
    embed_url: str | None = None
    """The address of a player to embed: of ``featuredContent`` only the iframe's address is kept."""
    provider: Provider | None = None
    """Who published it."""
    topics: tuple[str, ...] = ()
    """The names of the topics that it is filed under, each once, in alphabetical order."""
    images: tuple[Image, ...] = ()
    """Its pictures, in the order of the document."""
    other: tuple[tuple[str, str], ...] = ()
    """Fields that graphkit does not know, as (path, text) in the order of their paths."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that this record gives the article, the one to read it at first."""
        return tuple(filter(None, (self.url, self.original_url, self.amp_url, self.cdn_amp_url)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that the user wants found in titles and excerpts."""

    name: str
    """The name, as it is to be shown."""
    also: tuple[str, ...] = ()
    """Other names of the same, in the order of the file."""
    wikidata: str | None = None
    """The entity of Wikidata that it names, such as ``Q37156``."""


class Document(msgspec.Struct, frozen=True, kw_only=True, order=True, gc=False):
    """A file that was read."""

    path: str
    """Its path, relative to the folder that was read, with ``/`` between its parts."""
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal."""
    withheld: int = 0
    """How many fields were withheld because they are payloads nobody can read (``secured``)."""
    altered: tuple[str, ...] = ()
    """The paths of the texts that are not kept as written (hidden characters taken out, a name brought into its
    form), in order; an empty path stands for all. The words of others can be quoted as they stand."""


Subject = Article | Provider | Topic
"""What a document can describe."""


@lru_cache(maxsize=4_096)
def _listed_in(field: str) -> tuple[str, int] | None:
    if not field:
        return None
    parent, _, last = field.rpartition("related[")
    return parent.removesuffix("."), int(last.removesuffix("]"))


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What one document says of one subject, and where it says it: the atom of a contribution; there are millions."""

    document: str
    """The path of the document that says it."""
    field: str
    """The field's path: empty for what the document describes, ``related[2]`` for what it lists third."""
    subject: Subject
    """What it says."""

    def __hash__(self) -> int:
        """Agree with equality at the least cost: a place in a document says one thing, and holds for the whole."""
        return hash((self.document, self.field))

    @property
    def is_curated(self) -> bool:
        """Whether the document describes the subject itself, rather than listing it as related."""
        return not self.field

    @property
    def listed_in(self) -> tuple[str, int] | None:
        """The field of the entry that lists this one and its place there, counted from 0; None if none does."""
        return _listed_in(self.field)

    def locate(self, field: str) -> Location:
        """Say where the subject's own `field` (such as ``webUrl``) was read."""
        return Location(document=self.document, field=join_path(self.field, field))
