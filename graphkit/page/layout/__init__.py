"""Where everything stands: a small collection on one sheet, any other on an overview.

May import: graphkit.vocabulary, graphkit.page.
"""

from __future__ import annotations

from graphkit.page.layout.overview import build_overview
from graphkit.page.layout.sheet import build_sheet
from graphkit.page.records import Entries, Finding, Layout

__all__ = ["build_layout"]


def build_layout(entries: Entries, finding: Finding | None) -> Layout:
    """Lay the nodes out: on a sheet where every box can be read at first sight, else on an overview.

    No two boxes overlap on a sheet, nor on an overview at scale 1 and above. The same entries give the same
    layout; time grows with the number of nodes and edges, times its logarithm.

    Args:
        entries: The nodes and edges.
        finding: What connects two sides, if anything is known of that.
    """
    return build_sheet(entries, finding) or build_overview(entries, finding)
