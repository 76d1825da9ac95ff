"""Changes in a newsroom's words, for a terminal.

May import: errors, changes.find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.changes.find import Changes, LinkChange, Named, StoryChange, ValueChange
from graphkit.errors import escape_hidden

MAX_SHOWN = 10
"""How many of each are shown before it is said how many more there are."""


def render_changes(changes: Changes, *, limit: int | None = MAX_SHOWN) -> str:
    """Write changes as lines of text.

    Args:
        changes: what changed.
        limit: how many of each to show at most; None for all.
    """
    if not changes:
        return "Nothing changed.\n"
    parts = (
        ("new article", "new articles", [_line(named) for named in changes.new_articles]),
        ("article gone", "articles gone", [_line(named) for named in changes.gone_articles]),
        ("article newly curated", "articles newly curated", [_line(named) for named in changes.newly_curated]),
        ("article no longer curated", "articles no longer curated", [_line(n) for n in changes.no_longer_curated]),
        ("value changed", "values changed", [_value(value) for value in changes.values]),
        ("new related link", "new related links", [_link(link) for link in changes.new_links]),
        ("related link gone", "related links gone", [_link(link) for link in changes.gone_links]),
        ("new story", "new stories", [named.name for named in changes.new_stories]),
        ("story gone", "stories gone", [named.name for named in changes.gone_stories]),
        ("story changed", "stories changed", [_story(story) for story in changes.changed_stories]),
        ("new bridge", "new bridges", [_bridge(named) for named in changes.new_bridges]),
        ("bridge gone", "bridges gone", [_bridge(named) for named in changes.gone_bridges]),
        ("new document", "new documents", changes.new_documents),
        ("document gone", "documents gone", changes.gone_documents),
        ("document changed", "documents changed", changes.changed_documents),
    )
    lines = [line for one, several, items in parts for line in _part(one, several, items, limit)]
    return "".join(f"{escape_hidden(line)}\n" for line in lines)


def _part(one: str, several: str, items: Sequence[str], limit: int | None) -> Iterator[str]:
    if items:
        yield f"{len(items):,} {one if len(items) == 1 else several}"
        yield from (f"  {item}" for item in items[:limit])
        if limit is not None and len(items) > limit:
            yield f"  … and {len(items) - limit:,} more"


def _line(named: Named) -> str:
    return named.name if named.name == named.node_id else f"{named.name} ({named.node_id.partition('/')[0]})"


def _bridge(named: Named) -> str:
    return f"{named.name} ({named.node_id.partition(':')[0]})"


def _link(link: LinkChange) -> str:
    return f"{_line(link.start)} → {_line(link.end)}"


def _value(change: ValueChange) -> str:
    before = "nothing" if change.before is None else f"“{change.before}”"
    after = "nothing" if change.after is None else f"“{change.after}”"
    return f"{_line(change.node)}: {change.attribute} was {before}, is {after}"


def _story(change: StoryChange) -> str:
    gained, lost = len(change.gained), len(change.lost)
    parts = [f"{verb} {count:,}" for verb, count in (("gained", gained), ("lost", lost)) if count]
    return f"{change.story.name}: {', '.join(parts)}"
