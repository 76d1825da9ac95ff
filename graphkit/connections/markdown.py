"""How two groups connect, as Markdown to paste into a story: headlines link to the articles.

May import: errors, connections.outline, connections.connection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.connections.connection import Connection
from graphkit.connections.outline import Block, Heading, Item, Paragraph, Words, outline
from graphkit.errors import escape_hidden

# What CommonMark and its common extensions would read as markup within a line (CommonMark 0.31 section 2.4).
_MARKUP = re.compile(r"([\\`*_\[\]<>~|#$]|&(?=#?\w+;))")
# At the beginning of a line only: lists, and underlines of headings.
_MARKUP_AT_START = re.compile(r"^(\d+)([.)])|^([-+=])")
_URL = re.compile(r"https?://[^\s<>]+")


def render_markdown(connection: Connection) -> str:
    """Render a connection as Markdown.

    What documents say appears as it is: nothing in it becomes markup, and no address but http(s) a link.
    """
    lines: list[str] = []
    before: Block | None = None
    for block in outline(connection):
        if before is not None and not (isinstance(block, Item) and isinstance(before, Item)):
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines) + "\n"


def escape_markdown(text: str) -> str:
    """Escape what Markdown would read as markup, and what cannot be shown in one line."""
    escaped = _MARKUP.sub(r"\\\1", escape_hidden(text))
    return _MARKUP_AT_START.sub(lambda start: f"{start[1]}\\{start[2]}" if start[1] else f"\\{start[3]}", escaped)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escape_markdown(block.text)}"
    elif isinstance(block, Paragraph):
        yield _inline(block.words)
    else:
        yield from _item(block, "")


def _item(item: Item, indent: str) -> Iterator[str]:
    mark = f"{item.number}. " if item.number is not None else "- "
    yield f"{indent}{mark}{_inline(item.words)}"
    for inner in item.items:
        yield from _item(inner, indent + " " * len(mark))


def _inline(words: Sequence[Words]) -> str:
    return "".join(
        f"[{escape_markdown(part.text)}](<{part.url}>)"
        if part.url and _URL.fullmatch(part.url)
        else escape_markdown(part.text)
        for part in words
    )
