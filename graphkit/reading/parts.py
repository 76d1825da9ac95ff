r"""The text of a document, taken apart where YAML's own rules say that the parts can be read one by one.

Documents list the same articles over and over: a real collection of 34,000 listed articles holds 3,900 distinct
ones, in the same words to the letter. Read as parts, each is parsed once.

Why the parts may be read apart (YAML 1.2.2, sections 6.1, 7.3.3 and 8.2.1): a list stands under the line
``related:`` and each item begins with a hyphen at one column. What is open at the end of a part could only be a
flow collection or a quoted text, and then the part by itself is no YAML; block and plain scalars end at the next
line that is not further in. So if every part by itself is what it should be (one item; fields without
``related``), the whole is their sum. If any is not, nothing is concluded, and the whole is read as one. What can
reach over parts is refused here (document marks, directives) or by who parses (aliases, duplicate keys).

May import: the standard library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(r"-{3,}[ \t]*\n")
_CLOSING = re.compile(r"\n-{3,}[ \t]*$", re.MULTILINE)
_LIST = "\nrelated:\n"
_FIRST_ITEM = re.compile(r" *- ")
_AFTER_LIST = re.compile(r"\n(?=[^ \n])")
_MARKS = ("\n---", "\n...", "\n%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a front matter."""

    fields: tuple[str, ...]
    """What stands before and behind the list of related articles, each YAML of its own."""
    items: tuple[str, ...]
    """The items of that list, each the YAML of a list of one item, below the field ``related``."""


def find_block(text: str) -> str | None:
    """Find the YAML of a front matter between its two lines of hyphens, as python-frontmatter does.

    Returns:
        The block; None if the text does not begin with such a line, or no other closes it.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    return text[opening.end() : closing.start() + 1] if opening and closing else None


def take_apart(block: str) -> Parts | None:
    """Take a front matter apart.

    Args:
        block: its YAML.

    Returns:
        The parts, one where no list stands under a line ``related:``; None where it had better be read whole.
    """
    if block.startswith(("---", "...", "%")) or any(mark in block for mark in _MARKS):
        return None
    start = block.find(_LIST)
    if start < 0:
        return Parts(fields=(block,), items=())
    body = block[start + len(_LIST) :]
    first = _FIRST_ITEM.match(body)
    if first is None or not (hyphen := first[0]).startswith(" "):
        return None
    end = _AFTER_LIST.search(body)
    behind = body[end.end() :] if end else ""
    items = (body[: end.start() + 1] if end else body)[len(hyphen) :].split("\n" + hyphen)
    # Only the last item knows whether a line end follows it, so all go without.
    items[-1] = items[-1].removesuffix("\n")
    fields = tuple(part for part in (block[: start + 1], behind) if part.strip())
    return Parts(fields=fields, items=tuple(f"related:\n{hyphen}{item}\n" for item in items))
