"""What a coverage cannot tell.

May import: connections.answer, connections.names, coverage.coverage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.connections.answer import LIMITS
from graphkit.connections.names import say_some
from graphkit.coverage.coverage import StoryCoverage


def find_limits(stories: Sequence[StoryCoverage], undated: int) -> Iterator[str]:
    """Say what the collection, its dates and its stories do not tell.

    Args:
        stories: the stories that are told of.
        undated: how many of the articles that are told of have no date.
    """
    yield f"{LIMITS} Who was first here was the first of those that somebody curated or listed."
    if undated:
        verb = "is" if undated == 1 else "are"
        yield f"{say_some(undated, 'article')} without a date {verb} counted, and in no order of time."
    tellings = [telling for story in stories for telling in story.tellings if telling.delay is not None]
    if inexact := sum(1 for telling in tellings if not telling.is_exact):
        yield (
            f"{inexact:,} of {say_some(len(tellings), 'delay')} {'counts' if inexact == 1 else 'count'} days: dates "
            "without a time tell no more. Days are those of UTC."
        )
    if stories:
        yield "Stories are inferred from titles, excerpts, links and dates; the full texts were not read."
