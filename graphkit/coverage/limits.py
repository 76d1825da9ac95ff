"""What a coverage cannot tell.

May import: connections.answer, connections.names, coverage.coverage, coverage.tellings.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.connections.answer import LIMITS
from graphkit.connections.names import say_some
from graphkit.coverage.coverage import Coverage


def find_limits(coverage: Coverage) -> Iterator[str]:
    """Say what the collection, its dates and its stories do not tell."""
    yield f"{LIMITS} Who was first here was the first of those that somebody curated or listed."
    if undated := len(coverage.undated):
        verb = "is" if undated == 1 else "are"
        yield f"{say_some(undated, 'article')} without a date {verb} counted, and in no order of time."
    tellings = [telling for story in coverage.stories for telling in story.tellings if telling.delay is not None]
    if inexact := sum(1 for telling in tellings if not telling.is_exact):
        yield (
            f"{inexact:,} of {say_some(len(tellings), 'delay')} {'counts' if inexact == 1 else 'count'} days: dates "
            "without a time tell no more. Days are those of UTC."
        )
    if coverage.stories:
        yield "Stories are inferred from titles, excerpts, links and dates; the full texts were not read."
