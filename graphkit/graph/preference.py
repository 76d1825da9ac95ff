"""Which of several values is shown when documents disagree; all of them are kept.

The rule: a value that a document states of what it describes itself goes before one that it only
mentions; then the value that more documents state; then the one stated with the later date of
publication; then the text itself, in alphabetical order, so that it is always decided.

May import: records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from graphkit.records import Location

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Generic[T]):
    """A value, as one document states it once."""

    value: T
    """The value."""
    location: Location
    """Where it was read."""
    is_curated: bool
    """Whether the document describes the subject itself."""
    date: str
    """The date of publication given along with it, in ISO 8601; empty if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedValue(Generic[T]):
    """A value and everything that states it."""

    value: T
    """The value."""
    locations: tuple[Location, ...]
    """Where it was read, in order."""
    is_curated: bool
    """Whether a document states it of what it describes itself."""
    documents: int
    """How many documents state it."""
    latest: str
    """The latest date of publication given along with it, in ISO 8601; empty if none."""


def rank_values(statements: Iterable[Statement[T]]) -> tuple[StatedValue[T], ...]:
    """Gather statements by value and put the preferred value first, by the rule above."""
    by_value: dict[T, list[Statement[T]]] = {}
    for statement in statements:
        by_value.setdefault(statement.value, []).append(statement)
    values = [_gather(value, group) for value, group in by_value.items()]
    if len(values) > 1:
        values.sort(key=lambda stated: str(stated.value))
        values.sort(key=lambda stated: (stated.is_curated, stated.documents, stated.latest), reverse=True)
    return tuple(values)


def _gather(value: T, statements: list[Statement[T]]) -> StatedValue[T]:
    return StatedValue(
        value=value,
        locations=tuple(sorted(statement.location for statement in statements)),
        is_curated=any(statement.is_curated for statement in statements),
        documents=len({statement.location.document for statement in statements}),
        latest=max(statement.date for statement in statements),
    )
