"""The records of a coverage: who told which story when, and what nobody curated.

May import: connections.groups, coverage.periods, evidence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graphkit.coverage.periods import Periods
from graphkit.evidence.receipts import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one provider told one story."""

    provider: str | None
    """Its id; None for the articles of which no provider is known."""
    name: str
    """What people call it."""
    articles: tuple[str, ...]
    """The ids of its articles of the story in the order of their dates, those without a date last; at least one."""
    curated: int
    """How many of them a document describes."""
    counts: tuple[int, ...]
    """How many of them are in each of the periods."""
    date: str | None = None
    """When it began, as the graph holds it; None if none of its articles is dated."""
    delay: dt.timedelta | None = None
    """How long after the first it began; None if none of its articles is dated."""
    is_exact: bool = False
    """Whether the delay is known to the second; else it counts days, as a date without a time allows no more."""
    is_first: bool = False
    """Whether nobody is known to have been before it; several are first who told it at one moment, or of whom
    only the day is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Which providers tell two parts of a collection, and which tell only one; by their ids, in order."""

    only_earlier: tuple[str, ...]
    """Those who told the first part and never the second."""
    only_later: tuple[str, ...]
    """Those who told the second part and never the first."""
    both: tuple[str, ...]
    """Those who told both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCoverage:
    """Who told one story, and in which order."""

    story_id: str
    """Its node."""
    name: str
    """What people call it."""
    first_date: str | None
    """When its first dated article was published, as the graph holds it; None if none is dated."""
    last_date: str | None
    """When its last dated article was published."""
    tellings: tuple[Telling, ...]
    """Its providers in the order in which they began, those without a date last."""
    counts: tuple[int, ...]
    """How many of its articles are in each of the periods."""
    undated: int
    """How many of its articles have no date."""
    split: Split | None
    """Which of its providers told both of its parts; None unless it has articles in both parts."""

    @property
    def first(self) -> tuple[Telling, ...]:
        """Who was first; several if nothing tells who of them was, none if nothing is dated."""
        return tuple(telling for telling in self.tellings if telling.is_first)

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return sum(len(telling.articles) for telling in self.tellings)

    @property
    def curated(self) -> int:
        """How many of them a document describes."""
        return sum(telling.curated for telling in self.tellings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderCoverage:
    """What one provider told."""

    provider: str | None
    """Its id; None for the articles of which no provider is known."""
    name: str
    """What people call it, with its domain if others are called so, too."""
    counts: tuple[int, ...]
    """How many articles it has in each of the periods."""
    curated: int
    """How many of its articles a document describes."""
    stories: int
    """How many stories it told."""
    first: int
    """In how many of them it was first, alone or with others."""
    alone: int
    """How many of its articles tell no story."""

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An article that lists another as related."""

    article: str
    """Its id."""
    provider: str | None
    """The name of its provider."""
    date: str | None
    """When it was published, as the graph holds it."""
    receipts: tuple[Receipt, ...]
    """Where documents say so; none in a graph made by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncurated:
    """An article that is only mentioned: no document describes it."""

    article: str
    """Its id."""
    title: str | None
    """Its headline."""
    provider: str | None
    """The name of its provider."""
    date: str | None
    """When it was published, as the graph holds it."""
    story: str | None
    """The story that it tells."""
    listings: tuple[Listing, ...]
    """Who listed it, in the order of their dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who told what when."""

    periods: Periods
    """The periods; every article is in exactly one of them."""
    stories: tuple[StoryCoverage, ...]
    """The stories, by their first dates."""
    providers: tuple[ProviderCoverage, ...]
    """All providers, those with most articles first."""
    split: Split | None
    """Which providers told both parts; None where no gap divides the collection and no parts were asked for."""
    uncurated: tuple[Uncurated, ...]
    """The articles that nobody curated, those that most list first."""
    alone: tuple[str, ...]
    """The ids of the articles that tell no story."""
    undated: tuple[str, ...]
    """The ids of the articles without a date."""

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(provider.articles for provider in self.providers)

    @property
    def uncurated_stories(self) -> tuple[StoryCoverage, ...]:
        """The stories in which nothing is curated."""
        return tuple(story for story in self.stories if not story.curated)
