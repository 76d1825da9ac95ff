"""A story and its members.

May import: the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article that tells a story."""

    article: str
    """Its id."""
    centrality: float
    """How near its words are to the story's middle, 0 to 1, with 4 digits."""
    reason: str
    """Why it belongs, in one clause."""

    def sort_key(self) -> tuple[float, str]:
        """Give what orders the members of a story: the most central first."""
        return -self.centrality, self.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell one story."""

    story_id: str
    """``story:`` and the id of its first article."""
    name: str
    """Its most central headline."""
    members: tuple[Member, ...]
    """Its articles, the most central first; at least two."""
    first_date: str | None = None
    """When its first dated article was published, as the graph holds it; None if none is dated."""
    last_date: str | None = None
    """When its last dated article was published."""
    providers: tuple[str, ...] = ()
    """The ids of the providers that told it, in the order in which they began."""
    first: str
    """The id of the article that was first: the earliest dated one, by id if none is dated."""

    def sort_key(self) -> tuple[bool, str, str]:
        """Give what orders stories: by their first date, those without one last."""
        return self.first_date is None, self.first_date or "", self.story_id
