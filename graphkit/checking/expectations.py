"""What ought to become of every leaf of a document's front matter, by the rules alone; no build is looked at.

May import: records, vocabulary, reading, rdf.iris, rdf.terms, checking.leaves, checking.rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pyoxigraph import NamedNode, Triple

from graphkit.checking.leaves import Leaf, find_leaves, join_name, line_of
from graphkit.checking.rules import IMAGE, KINDS, ORIGINAL_URL, URL, Rule, read_words
from graphkit.rdf.iris import entry_iri, field_iri
from graphkit.rdf.terms import Term, named
from graphkit.reading.refusals import NotAsWritten, ValueRefused
from graphkit.records import join_path
from graphkit.vocabulary import ARTICLE, PROVIDER


class Fate(StrEnum):
    """What becomes of a leaf."""

    MAPPED = "mapped"
    """A property of the vocabulary states it."""
    CARRIED = "carried"
    """Its field is not known, and a property named after the field's path states it."""
    LEFT_OUT = "left out"
    """A rule that has a name says that nothing is to be said."""
    REFUSED = "refused"
    """It cannot be kept, and a problem of the build says so."""
    WITHHELD = "withheld"
    """It is a payload that nobody can read; only that there is one is stated."""
    MISSING = "missing"
    """Nothing accounts for it."""


class LeftOut(StrEnum):
    """The rules by which a leaf is left out."""

    NULL = "no value (null)"
    TEXT = "empty text"
    LIST = "empty list"
    MAPPING = "empty mapping"
    SCORE = "-1, which stands for unknown"
    ADDRESS = "originalUrl equal to webUrl"


class Refusal(StrEnum):
    """Why a leaf cannot be kept."""

    DOCUMENT = "in a document that was left out"
    IMAGE = "of an image without a valid address"
    PROVIDER = "of a provider without a valid domain"
    ARTICLE = "of a related article without a valid address"
    LAYOUT = "in something that is not the value, list or mapping that belongs there"
    VALUE = "not a valid value of its field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What ought to become of one leaf."""

    leaf: Leaf
    """The leaf."""
    fate: Fate
    """What ought to become of it; never missing."""
    why: str = ""
    """The rule by which it is left out, or refused."""
    about: str = ""
    """The field that a problem has to name where it is refused; that of the payload where it is withheld."""
    statement: Triple | None = None
    """What the build has to state where it is mapped or carried."""


@dataclass(frozen=True, slots=True)
class _Drop:
    """A reason why a thing is dropped, with everything in it."""

    why: Refusal
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """A mapping that documents say something with: an article, a provider, a topic, an image."""

    kind: str
    """What it is, a key of `KINDS`."""
    fields: dict[str, Any]
    """Its fields, by name."""
    place: str
    """Its path; empty for what the document describes."""
    owner: str
    """The path of the thing that carries the fields of it that are not known: an image's is what it belongs to."""
    around: _Drop | None = None
    """Why a thing that it stands in is dropped."""


_DROPPED = {ARTICLE: Refusal.ARTICLE, PROVIDER: Refusal.PROVIDER, IMAGE: Refusal.IMAGE}


def expect(kind: str, fields: dict[str, Any], document: str, base_iri: str) -> Iterator[Expectation]:
    """Say of every leaf of a document what ought to become of it.

    Args:
        kind: the kind of thing that the document describes, a key of `graphkit.checking.rules.KINDS`.
        fields: the front matter, as written.
        document: the document's IRI.
        base_iri: what every IRI begins with; ends in a slash.
    """
    # A stack, not recursion: aliases can nest deeper than Python's own stack.
    pending = [_Thing(kind=kind, fields=fields, place="", owner="")]
    while pending:
        reader = _ThingReader(pending.pop(), document, base_iri)
        yield from reader.expectations()
        pending += reversed(reader.parts)


class _ThingReader:
    """Goes through the fields of one thing, and collects the things that stand in it."""

    def __init__(self, thing: _Thing, document: str, base_iri: str) -> None:
        self.thing = thing
        self.rules = KINDS[thing.kind].rules
        self.document = document
        self.base_iri = base_iri
        self.entry = NamedNode(entry_iri(document, thing.place))
        self.drop = thing.around or self._find_drop()
        self.parts: list[_Thing] = []

    def expectations(self) -> Iterator[Expectation]:
        """Say what ought to become of the leaves of the thing, but for those of its parts."""
        for name, value in self.thing.fields.items():
            place = join_path(self.thing.place, join_name("", name))
            line = line_of(name)
            rule = self.rules.get(name)
            if rule is None:
                yield from (self._carry(leaf) for leaf in find_leaves(value, place, line))
            elif rule.is_payload:
                yield from (self._withhold(leaf, place) for leaf in find_leaves(value, place, line))
            elif rule.is_list and isinstance(value, list) and value:
                for index, item in enumerate(value):
                    yield from self._value(rule, Leaf(f"{place}[{index}]", item, line_of(item) or line))
            elif rule.is_list:
                yield from self._misfit(Leaf(place, value, line_of(value) or line))
            else:
                yield from self._value(rule, Leaf(place, value, line_of(value) or line))

    def _value(self, rule: Rule, at: Leaf) -> Iterator[Expectation]:
        """Take one value or thing where one belongs."""
        if rule.holds and isinstance(at.value, dict) and at.value:
            owner = self.thing.place if rule.holds == IMAGE else at.field
            self.parts.append(_Thing(kind=rule.holds, fields=at.value, place=at.field, owner=owner, around=self.drop))
        elif rule.holds or isinstance(at.value, list | dict):
            yield from self._misfit(at)
        else:
            yield self._map(rule, at)

    def _misfit(self, at: Leaf) -> Iterator[Expectation]:
        """Take what is not laid out as it belongs: it is dropped, with everything in it."""
        drop = self.drop or _Drop(Refusal.LAYOUT, at.field)
        for leaf in find_leaves(at.value, at.field, at.line):
            yield _leave_out(leaf) or _refused(leaf, drop)

    def _map(self, rule: Rule, leaf: Leaf) -> Expectation:
        if expectation := _leave_out(leaf) or (self.drop and _refused(leaf, self.drop)):
            return expectation
        try:
            term = rule.read(leaf.value, self.base_iri)
        except (ValueRefused, NotAsWritten):
            return _refused(leaf, _Drop(Refusal.VALUE, leaf.field))
        if term is None:
            return Expectation(leaf=leaf, fate=Fate.LEFT_OUT, why=LeftOut.SCORE)
        if rule is self.rules.get(ORIGINAL_URL) and term == self._read(URL):
            return Expectation(leaf=leaf, fate=Fate.LEFT_OUT, why=LeftOut.ADDRESS)
        return Expectation(leaf=leaf, fate=Fate.MAPPED, statement=Triple(self.entry, named(rule.term), term))

    def _carry(self, leaf: Leaf) -> Expectation:
        # What an image has besides its own fields is carried by what it belongs to, even where it is dropped itself.
        drop = self.thing.around if self.thing.kind == IMAGE else self.drop
        if expectation := _leave_out(leaf) or (drop and _refused(leaf, drop)):
            return expectation
        try:
            text = read_words(leaf.value)
        except (ValueRefused, NotAsWritten):
            return _refused(leaf, _Drop(Refusal.VALUE, leaf.field))
        owner = self.thing.owner
        path = leaf.field.removeprefix(f"{owner}.") if owner else leaf.field
        statement = Triple(NamedNode(entry_iri(self.document, owner)), NamedNode(field_iri(path)), text)
        return Expectation(leaf=leaf, fate=Fate.CARRIED, statement=statement)

    def _withhold(self, leaf: Leaf, payload: str) -> Expectation:
        if leaf.value is None and leaf.field == payload:
            return Expectation(leaf=leaf, fate=Fate.LEFT_OUT, why=LeftOut.NULL)
        hidden = replace(leaf, value=None)  # what is in it goes nowhere, not even into a message
        if self.thing.around:
            return _refused(hidden, self.thing.around)
        return Expectation(leaf=hidden, fate=Fate.WITHHELD, about=payload)

    def _find_drop(self) -> _Drop | None:
        """Drop a thing that states none of the fields that it needs; what the document describes is not dropped."""
        kind = KINDS[self.thing.kind]
        if not self.thing.place or any(self._read(name) is not None for name in kind.needs):
            return None
        about = join_path(self.thing.place, kind.blamed) if kind.blamed else self.thing.place
        return _Drop(_DROPPED[self.thing.kind], about)

    def _read(self, name: str) -> Term | None:
        """Give what a field of the thing states; None where it is absent or cannot be read."""
        value = self.thing.fields.get(name)
        try:
            return None if value is None else self.rules[name].read(value, self.base_iri)
        except (ValueRefused, NotAsWritten):
            return None


def _refused(leaf: Leaf, drop: _Drop) -> Expectation:
    return Expectation(leaf=leaf, fate=Fate.REFUSED, why=drop.why, about=drop.about)


def _leave_out(leaf: Leaf) -> Expectation | None:
    """Leave out what says nothing."""
    value = leaf.value
    if value is None:
        why = LeftOut.NULL
    elif isinstance(value, str) and not value.strip():
        why = LeftOut.TEXT
    elif isinstance(value, list | dict):
        why = LeftOut.LIST if isinstance(value, list) else LeftOut.MAPPING
    else:
        return None
    return Expectation(leaf=leaf, fate=Fate.LEFT_OUT, why=why)
