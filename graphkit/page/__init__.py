"""The page: a graph of news as one HTML file that needs nothing but a browser.

`render_page` is pure: a graph goes in, text comes out, and the same graph gives the same bytes. The way
through the package is::

    graph ─ view ─▶ View (entries, connections, boxes, spans) ─ render ─▶ HTML
                     └ layout ← columns, ordering, wrapping, dates

May import: graphkit.vocabulary, graphkit.records, graphkit.graph.
"""

from graphkit.page.page import render_page

__all__ = ["render_page"]
