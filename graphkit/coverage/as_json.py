"""Who told what when, as plain values for programs.

May import: everything in `graphkit.coverage` but the other reports.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from graphkit.coverage.coverage import Coverage, ProviderCoverage, Split, StoryCoverage, Telling, Uncurated
from graphkit.coverage.limits import find_limits
from graphkit.coverage.periods import Periods


def to_json(coverage: Coverage) -> dict[str, Any]:
    """Give a coverage as values that ``json.dumps`` takes.

    Nodes are named by their ids. All ``counts`` are of articles, one for each of ``periods``, in that order.
    ``delay_seconds`` is None where nothing is dated; where it is not ``exact`` it is a number of whole days.
    """
    return {
        "basis": coverage.periods.basis.value,
        "periods": _periods(coverage.periods),
        "shared": list(coverage.periods.shared),
        "articles": coverage.articles,
        "alone": list(coverage.alone),
        "undated": list(coverage.undated),
        "stories": [story_to_json(story) for story in coverage.stories],
        "providers": [_provider(provider) for provider in coverage.providers],
        "split": _split(coverage.split),
        "uncurated": [_uncurated(article) for article in coverage.uncurated],
        "uncurated_stories": [story.story_id for story in coverage.uncurated_stories],
        "limits": list(find_limits(coverage.stories, len(coverage.undated))),
    }


def story_to_json(story: StoryCoverage) -> dict[str, Any]:
    """Give who told one story as values that ``json.dumps`` takes."""
    return {
        "id": story.story_id,
        "name": story.name,
        "first_date": story.first_date,
        "last_date": story.last_date,
        "articles": story.articles,
        "curated": story.curated,
        "undated": story.undated,
        "counts": list(story.counts),
        "first": [telling.provider for telling in story.first],
        "split": _split(story.split),
        "tellings": [_telling(telling) for telling in story.tellings],
    }


def _periods(periods: Periods) -> list[dict[str, Any]]:
    last = len(periods.groups) - 1
    return [
        {
            "label": group.label,
            "asked": list(group.asked),
            "rest": periods.has_rest and place == last,
            "first": group.first and group.first.isoformat(),
            "last": group.last and group.last.isoformat(),
            "articles": len(group.articles),
        }
        for place, group in enumerate(periods.groups)
    ]


def _telling(telling: Telling) -> dict[str, Any]:
    return {
        "provider": telling.provider,
        "name": telling.name,
        "date": telling.date,
        "delay_seconds": None if telling.delay is None else int(telling.delay.total_seconds()),
        "exact": telling.is_exact,
        "first": telling.is_first,
        "articles": list(telling.articles),
        "curated": telling.curated,
        "counts": list(telling.counts),
    }


def _provider(provider: ProviderCoverage) -> dict[str, Any]:
    return {
        "provider": provider.provider,
        "name": provider.name,
        "articles": provider.articles,
        "curated": provider.curated,
        "counts": list(provider.counts),
        "stories": provider.stories,
        "first": provider.first,
        "alone": provider.alone,
    }


def _split(split: Split | None) -> dict[str, Any] | None:
    return None if split is None else {name: list(providers) for name, providers in asdict(split).items()}


def _uncurated(uncurated: Uncurated) -> dict[str, Any]:
    return {
        "article": uncurated.article,
        "title": uncurated.title,
        "provider": uncurated.provider,
        "date": uncurated.date,
        "story": uncurated.story,
        "listed_by": [
            {"article": listing.article, "receipts": [asdict(receipt) for receipt in listing.receipts]}
            for listing in uncurated.listings
        ],
    }
