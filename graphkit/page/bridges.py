"""What connects two sides, where nobody has told the page: what has articles before and after the widest gap.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

import numpy as np

from graphkit.page.entries import KIND_RANKS
from graphkit.page.periods import find_periods, period_text
from graphkit.page.records import NO_DAY, Bridge, Entries, Finding, Numbers, Side
from graphkit.vocabulary import ARTICLE


def guess_finding(entries: Entries) -> Finding | None:
    """Set the articles before a long gap against those after it, and find what both have.

    Returns:
        Both sides and what is on both, the rarest first and without a measure; None for a collection without a
        long gap. Of several gaps it is the one that parts the articles most evenly.
    """
    articles = np.flatnonzero((entries.kind == KIND_RANKS[ARTICLE]) & (entries.day != NO_DAY))
    periods = find_periods(entries.day[articles])
    if len(periods) < 2:  # noqa: PLR2004 - one period has no sides
        return None
    sizes = np.cumsum([len(period) for period in periods])[:-1]
    cut = int(sizes[np.argmin(np.abs(2 * sizes - len(articles)))])
    earlier, later = articles[:cut], articles[cut:]
    return Finding(
        earlier=_side(entries, earlier),
        later=_side(entries, later),
        bridges=tuple(_bridges(entries, earlier, later)),
    )


def _side(entries: Entries, articles: Numbers) -> Side:
    label = period_text(entries.day[articles[0]], entries.day[articles[-1]])
    return Side(label=label, articles=[entries.ids[number] for number in articles])


def _bridges(entries: Entries, earlier: Numbers, later: Numbers) -> list[Bridge]:
    source, target = entries.source, entries.target
    is_hub = entries.kind[target] != KIND_RANKS[ARTICLE]
    counts = [
        np.bincount(target[is_hub & np.isin(source, side)], minlength=len(entries.ids)) for side in (earlier, later)
    ]
    hubs = np.flatnonzero((counts[0] > 0) & (counts[1] > 0))
    return [
        Bridge(
            node_id=entries.ids[hub],
            earlier=int(counts[0][hub]),
            later=int(counts[1][hub]),
            found=int(counts[0][hub] * counts[1][hub]),
            expected=None,
            score=None,
        )
        for hub in sorted(hubs, key=lambda hub: (counts[0][hub] + counts[1][hub], entries.names[hub].casefold()))
    ]
