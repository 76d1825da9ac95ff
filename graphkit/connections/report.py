"""How two groups connect, as text for a terminal.

May import: errors, terminal, connections.outline, connections.connection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.connections.connection import Connection
from graphkit.connections.outline import Block, Heading, Item, Paragraph, Words, outline
from graphkit.errors import escape_hidden
from graphkit.terminal import wrap

_INDENT = "  "
_NARROWEST_COLUMNS = 40


def render_text(connection: Connection, *, width: int = 100) -> str:
    """Render a connection as text, wrapped at `width` columns, and at no fewer than 40.

    What a terminal would obey rather than show is escaped.
    """
    columns = max(width, _NARROWEST_COLUMNS)
    return "\n".join(line for block in outline(connection) for line in _lines(block, columns)) + "\n"


def _lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        if block.level > 1:
            yield ""
        text = escape_hidden(block.text)
        yield from wrap(text, width)
        yield "=" * min(len(text), width) if block.level == 1 else "-" * len(text)
    elif isinstance(block, Paragraph):
        yield from wrap(_text(block.words), width)
    else:
        yield from _item(block, width, _INDENT)


def _item(item: Item, width: int, indent: str) -> Iterator[str]:
    mark = f"{item.number}. " if item.number is not None else "- "
    yield from wrap(_text(item.words), width, indent + mark, indent + " " * len(mark))
    for inner in item.items:
        yield from _item(inner, width, indent + " " * len(mark))


def _text(words: Sequence[Words]) -> str:
    return escape_hidden("".join(part.text for part in words))
