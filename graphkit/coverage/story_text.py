"""Who told one story when, as lines of text.

May import: errors, terminal, connections, coverage.coverage, coverage.periods, coverage.table, coverage.wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.connections.names import say_names, say_number, say_some
from graphkit.coverage.coverage import Split, StoryCoverage, Telling
from graphkit.coverage.periods import Periods
from graphkit.coverage.table import MAX_NAME_COLUMNS, align
from graphkit.coverage.wording import name_columns, say_delay, say_moment, say_place, say_span
from graphkit.terminal import wrap

INDENT = "  "
"""What stands before everything that belongs to a story or a list."""

_GAP = "  "


def write_story(periods: Periods, story: StoryCoverage, *, width: int, most: int | None) -> Iterator[str]:
    """Write a story's name, its span, and its providers in the order in which they began.

    Args:
        periods: the periods of the coverage that it is of.
        story: the story.
        width: the columns that a line may take.
        most: how many providers to show at most; None for all.
    """
    yield from wrap(story.name, width)
    curated = f"{story.curated:,} curated" if story.curated else "none curated"
    told = f"{say_some(story.articles, 'article')} ({curated}) of {say_some(len(story.tellings), 'provider')}"
    yield from wrap(f"{told}, {say_span(story)}{_say_periods(periods, story)}", width, INDENT, INDENT)
    shown = story.tellings[:most]
    columns = [
        align([telling.name for telling in shown], most=MAX_NAME_COLUMNS),
        align([say_delay(story, telling) for telling in shown]),
        align([say_moment(telling.date) if telling.date else "" for telling in shown]),
        [_say_counts(periods, story, telling) for telling in shown],
    ]
    for cells in zip(*columns, strict=True):
        yield from wrap(_GAP.join(cells).rstrip(), width, INDENT, INDENT * 3)
    if hidden := len(story.tellings) - len(shown):
        yield INDENT + say_hidden(hidden, "other")
    if story.split:
        names = {telling.provider: telling.name for telling in story.tellings}
        for sentence in say_split(story.split, name_columns(periods), names, most):
            yield from wrap(sentence, width, INDENT, INDENT * 2)


def say_split(split: Split, labels: Sequence[str], names: dict[str | None, str], most: int | None) -> Iterator[str]:
    """Say which providers told both of two parts and which only one, with their names."""
    for providers, what in (
        (split.both, "told both"),
        (split.only_earlier, f"told {labels[0]} and never {labels[1]}"),
        (split.only_later, f"told {labels[1]} and never {labels[0]}"),
    ):
        called = [names[provider] for provider in providers]
        listed = f": {say_names(called, len(called) if most is None else most)}" if called else ""
        yield f"{say_number(len(providers)) if providers else 'Nobody'} {what}{listed}."


def say_hidden(count: int, noun: str, nouns: str | None = None) -> str:
    """Say how many are not shown, and how to see them."""
    return f"… and {say_some(count, noun, nouns)}; --all shows {'it' if count == 1 else 'them'}"


def _say_periods(periods: Periods, story: StoryCoverage) -> str:
    """Say in which periods a story was told, if there are several periods."""
    if len(periods.groups) == 1:
        return ""
    within = [(place, count) for place, count in enumerate(story.counts) if count]
    if len(within) == 1:
        return f"; all {say_place(periods, within[0][0])}"
    return f"; {say_names([f'{count:,} {say_place(periods, place)}' for place, count in within], len(within))}"


def _say_counts(periods: Periods, story: StoryCoverage, telling: Telling) -> str:
    """Say how many articles a provider has of a story, and in which periods if the story is in several."""
    if sum(1 for count in story.counts if count) == 1:
        return say_some(len(telling.articles), "article")
    within = [(place, count) for place, count in enumerate(telling.counts) if count]
    return ", ".join(f"{count:,} {say_place(periods, place)}" for place, count in within)
