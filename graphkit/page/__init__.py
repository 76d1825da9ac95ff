"""The page: a graph of news as one HTML file that needs nothing but a browser.

`render_page` is pure: a graph goes in, text comes out, and the same graph gives the same bytes. The way
through the package is::

    graph ─ entries ─▶ Entries (columns) ─ layout ─▶ Layout (sheet or overview) ─▶ View
                                                                                   │
                       HTML ◀─ render ─ page.html.j2, scripts ◀─ data ─ packing ◀──┘

Its own scripts and styles are in ``assets``: ES modules, tested as such, which `graphkit.page.scripts` joins.

May import: graphkit.vocabulary, graphkit.records, graphkit.graph.
"""

from graphkit.page.page import render_page

__all__ = ["render_page"]
