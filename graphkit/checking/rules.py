"""What ought to become of a field: a table by the kind of thing that it is said of.

It says once more, and apart from `graphkit.reading.subjects`, where each field of the front matter goes. What
a text means (which dates there are, how an address is cleaned) is taken from the readers of values.

May import: vocabulary, reading, graph, rdf.iris, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from graphkit.graph.entry_index import topic_id
from graphkit.rdf.iris import field_iri, node_iri
from graphkit.rdf.terms import Term, to_term
from graphkit.reading.addresses import AddressRefused, read_domain
from graphkit.reading.refusals import ValueRefused
from graphkit.reading.subjects import normalise_name
from graphkit.reading.values import READERS, read_text, strip_hidden
from graphkit.reading.walk import DocumentKind
from graphkit.vocabulary import (
    ABOUT,
    ARTICLE,
    ARTICLE_FIELDS,
    BROADER,
    EDGE_KINDS,
    IMAGE_FIELDS,
    KEYWORD_TERM,
    PROVIDER,
    PROVIDER_FIELDS,
    TOPIC,
    TOPIC_FIELDS,
    TYPE_TERM,
    Field,
    ValueKind,
)

IMAGE = "image"
"""Pictures are no nodes of the graph, but have fields of their own."""

Read = Callable[[object, str], Term | None]
"""Gives the term that a value ought to be in RDF, with a base IRI; None for a score that stands for unknown.

Raises `ValueRefused` where the value cannot be read.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What ought to become of one field."""

    term: str = ""
    """The property that states its values."""
    read: Read = lambda value, _: read_words(value)
    """What it states of a value."""
    holds: str = ""
    """The kind of thing that stands in it as a mapping; empty where values do."""
    is_list: bool = False
    """Whether there is a list of them."""
    is_payload: bool = False
    """Whether nobody can read it, whatever it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that documents say something of."""

    rules: dict[str, Rule]
    """What ought to become of its fields, by name; every other is carried as text."""
    needs: tuple[str, ...] = ()
    """The fields of which it has to state one where it stands in another thing; without, it is dropped."""
    blamed: str = ""
    """The field that a problem names when it is dropped; empty for the thing itself."""


def read_words(value: object) -> Literal:
    """Give words as RDF holds them.

    Raises:
        ValueRefused: if they are no text, or nothing is left of it without hidden characters.
    """
    text = strip_hidden(read_text(value))[0]
    if not text:
        raise ValueRefused("is empty", "Write a text")
    return Literal(text)


def _name(value: object, _: str) -> Term:
    return Literal(normalise_name(read_words(value).value))


def _topic(value: object, base_iri: str) -> Term:
    return NamedNode(node_iri(topic_id(normalise_name(read_words(value).value)), base_iri))


def _domain(value: object, _: str) -> Term:
    try:
        return Literal(read_domain(read_words(value).value))
    except AddressRefused as refusal:
        raise ValueRefused(refusal.what, refusal.remedy) from refusal


def _reader(row: Field) -> Read:
    if row.kind is ValueKind.TEXT:
        return lambda value, _: read_words(value)
    read = READERS[row.kind]

    def read_term(value: object, _: str) -> Term | None:
        found = read(value)
        return None if found is None else to_term(found, row.kind)

    return read_term


def _values(rows: Iterable[Field]) -> dict[str, Rule]:
    return {
        # The class of an article is the graph's to say; a document says a word.
        row.name: Rule(term=field_iri(row.name) if row.term == TYPE_TERM else row.term, read=_reader(row))
        for row in rows
    }


_ARTICLE = _values(ARTICLE_FIELDS)
_PROVIDER = _values(PROVIDER_FIELDS)
_TOPIC = _values(TOPIC_FIELDS)
_IMAGES = {"images": Rule(holds=IMAGE, is_list=True)}

KINDS: dict[str, Kind] = {
    ARTICLE: Kind(
        rules={
            **_ARTICLE,
            **_IMAGES,
            "provider": Rule(holds=PROVIDER),
            "topics": Rule(term=EDGE_KINDS[ABOUT].term, read=_topic, is_list=True),
            "related": Rule(holds=ARTICLE, is_list=True),
            "secured": Rule(is_payload=True),
        },
        needs=tuple(row.name for row in ARTICLE_FIELDS if row.kind is ValueKind.ADDRESS),
    ),
    PROVIDER: Kind(
        rules={**_PROVIDER, **_IMAGES, "domain": replace(_PROVIDER["domain"], read=_domain)},
        needs=("domain",),
        blamed="domain",
    ),
    TOPIC: Kind(
        rules={
            **_TOPIC,
            "name": replace(_TOPIC["name"], read=_name),
            "parent": Rule(term=EDGE_KINDS[BROADER].term, read=_topic),
            "keywords": Rule(term=KEYWORD_TERM, is_list=True),
        },
    ),
    IMAGE: Kind(rules=_values(IMAGE_FIELDS), needs=("url",), blamed="url"),
}
"""Every kind of thing, by name."""

DESCRIBED: dict[DocumentKind, str] = {
    DocumentKind.ARTICLE: ARTICLE,
    DocumentKind.ORGANIZATION: PROVIDER,
    DocumentKind.TOPIC: TOPIC,
}
"""What a document describes, by the kind of document."""

URL, ORIGINAL_URL = (
    next(row.name for row in ARTICLE_FIELDS if row.attribute == attribute) for attribute in ("url", "original_url")
)
"""The fields of the address to read an article at, and of the one that it was found at."""
