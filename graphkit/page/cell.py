"""The page as a value that a notebook shows.

May import: the standard library.
"""

from __future__ import annotations

from html import escape

_HEIGHT_PX = 700


class Page(str):
    """An HTML page: its text, which a notebook shows as a page in a cell, offline."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Say what it is; its text would fill a notebook."""
        return "<an HTML page of graphkit>"

    def _repr_html_(self) -> str:
        """Give what a notebook shows: the page in a frame of its own, so that its rules and the notebook's stay apart.

        The frame may run the page's own scripts and open links, and nothing else.
        """
        rights = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
        style = f"width:100%;height:{_HEIGHT_PX}px;border:1px solid #ccc"
        return f'<iframe title="graphkit" sandbox="{rights}" style="{style}" srcdoc="{escape(self)}"></iframe>'
