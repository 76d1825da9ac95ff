"""What to look for in the texts: keys with their reasons, and the collection's and the user's own names.

May import: records, vocabulary, graph, phrases.proper_names, phrases.words.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from enum import IntEnum

import msgspec
import networkx as nx

from graphkit.graph.news_graph import nodes_of
from graphkit.phrases.proper_names import Key
from graphkit.phrases.words import Gap, read_gap, split_text
from graphkit.records import Name
from graphkit.vocabulary import PROVIDER, TOPIC

_LONGEST_ACRONYM = 4


class Case(IntEnum):
    """Which ways to write a phrase count."""

    ANY = 0
    """All: facial recognition, Facial Recognition."""
    CAPITAL = 1
    """Those with a capital: Windows, not windows."""
    UPPER = 2
    """Capitals only: WHO, not who."""
    EXACT = 3
    """The name as it stands, and where its capitals say that it is a name: Time, The Next Web."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look for."""

    key: Key
    """What all ways to write it have in common."""
    owner: Key
    """The key of the phrase that it is a name of."""
    basis: str
    """Why it is looked for."""
    case: Case
    """Which ways to write it count."""
    name: str | None = None
    """How to show it; None for the way it is written most."""
    wikidata: str | None = None
    """The entity of Wikidata that it names."""
    written: str = ""
    """The name as it stands, for `Case.EXACT`."""
    provider: str | None = None
    """The node of the provider that it is the name of: its own articles do not name it, but bear its name."""


KeyMaker = Callable[[str], str]
"""Gives the key of a written word."""


def make_key(name: str, key: KeyMaker) -> Key:
    """Give the key of a name; empty if punctuation parts its words, so that no place in a text can match it."""
    pieces = split_text(name)
    is_parted = any(read_gap(between) is not Gap.JOINT for between in pieces[2:-1:2])
    return () if is_parted else tuple(map(key, pieces[1::2]))


def from_user(names: Sequence[Name], key: KeyMaker) -> Iterator[Candidate]:
    """Look for the user's names; of capitals up to four letters only the capitals count."""
    for entry in names:
        owner = make_key(entry.name, key)
        for written in (entry.name, *entry.also):
            is_acronym = written.isupper() and len(written) <= _LONGEST_ACRONYM
            if made := make_key(written, key):
                yield Candidate(
                    key=made,
                    owner=owner or made,
                    basis="names",
                    case=Case.UPPER if is_acronym else Case.ANY,
                    name=" ".join(entry.name.split()),
                    wikidata=entry.wikidata,
                )


def from_topics(graph: nx.MultiDiGraph[str], key: KeyMaker) -> Iterator[Candidate]:
    """Look for the names and keywords of topics."""
    for _, attributes in sorted(nodes_of(graph, TOPIC), key=lambda topic: topic[0]):
        keywords = str(attributes.get("keywords") or "").split(";")
        for written in (str(attributes.get("name") or ""), *keywords):
            if made := make_key(written, key):
                is_acronym = written.isupper() and len(written) <= _LONGEST_ACRONYM
                yield Candidate(key=made, owner=made, basis="topic", case=Case.UPPER if is_acronym else Case.ANY)


def from_providers(graph: nx.MultiDiGraph[str], key: KeyMaker, known: Container[Key]) -> Iterator[Candidate]:
    """Look for the names of providers; those that are not `known` as names need their own capitals."""
    for node_id, attributes in sorted(nodes_of(graph, PROVIDER), key=lambda provider: provider[0]):
        written = " ".join(str(attributes.get("name") or "").split())
        if made := make_key(written, key):
            case = Case.CAPITAL if made in known else Case.EXACT
            yield Candidate(key=made, owner=made, basis="provider", case=case, written=written, provider=node_id)
