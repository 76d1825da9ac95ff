r"""The text of a document in UTF-8, taken apart where YAML's own rules say that the parts can be read one by one.

Documents list the same articles over and over: a real collection of 34,000 listed articles holds 3,900 distinct
ones, in the same words to the letter. Read as parts, each is parsed once.

Why the parts may be read apart (YAML 1.2.2, sections 6.1, 7.3.3 and 8.2.1): a list stands under the line
``related:`` and each item begins with a hyphen at one column. What is open at the end of a part could only be a
flow collection or a quoted text, and then the part by itself is no YAML; block and plain scalars end at the next
line that is not further in. So if every part by itself is what it should be (one item; fields beside an
empty ``related``), the whole is their sum. If any is not, nothing is concluded, and the whole is read as one. What can
reach over parts is refused here (document marks, directives) or by who parses (aliases, duplicate keys).

All that parts are told by is ASCII, whose bytes stand in no other character of UTF-8 (RFC 3629, section 3). Bytes are
searched, hashed and compared in less time than texts, and most need never become one.

May import: the standard library.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

import msgspec

# Patterns, since Python finds one that begins with plain characters in two thirds of the time that it takes to find a text.
_BOUNDARY = rb"----*[ \t]*$"
_OPENING = re.compile(_BOUNDARY, re.MULTILINE)
_CLOSING = re.compile(rb"\n" + _BOUNDARY, re.MULTILINE)
_LIST = b"\nrelated:\n"
_HYPHEN = re.compile(rb" +- ")
_MARGIN = re.compile(rb"\n(?=[^ \n])")
_MARK = re.compile(rb"^(?:---|\.\.\.|%)", re.MULTILINE)


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a front matter."""

    fields: tuple[bytes, ...]
    """What stands before and behind the list of related articles, each YAML of its own with an empty ``related``."""
    hyphen: bytes = b""
    """What every item of that list begins with: spaces and a hyphen."""
    items: Sequence[bytes] = ()
    """What follows the hyphen of each item."""

    @staticmethod
    def item_yaml(hyphen: bytes, item: bytes) -> bytes:
        """Give an item as YAML of its own: a list of one, at its depth, below the field ``related``."""
        return b"related:\n%b%b\n" % (hyphen, item)


def find_block(text: bytes) -> bytes | None:
    """Find the YAML of a front matter between its two lines of hyphens, as python-frontmatter does.

    Returns:
        The block; None if the text does not begin with such a line, or no other closes it.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return text[opening.end() + 1 : closing.start() + 1] if opening and closing else None


def take_apart(block: bytes, known: Container[tuple[bytes, bytes]] = ()) -> Parts | None:
    """Take a front matter apart.

    Args:
        block: its YAML.
        known: items that were taken out of a list before, each as what it begins with and what follows.

    Returns:
        The parts, one where no list stands under a line ``related:``; None where it had better be read whole.
    """
    start = block.find(_LIST)
    body_start = start + len(_LIST)
    hyphen = _HYPHEN.match(block, body_start) if start >= 0 else None
    if hyphen is None:
        return None if start >= 0 or _MARK.search(block) else Parts(fields=(block,))
    items = _before(hyphen[0]).split(block[hyphen.end() : -1])
    behind = _cut_behind(items, hyphen[0], known)
    if _MARK.search(block, 0, start + 1) or _MARK.search(behind):
        return None
    # Each part is YAML beside the line `related:`, so that it is no part that would belong to the list's last item.
    fields = (block[:body_start], _LIST[1:] + behind) if behind.strip() else (block[:body_start],)
    return Parts(fields=fields, hyphen=hyphen[0], items=items)


@lru_cache(maxsize=64)
def _before(hyphen: bytes) -> re.Pattern[bytes]:
    """Give what stands between two items of a list."""
    return re.compile(re.escape(b"\n" + hyphen))


def _cut_behind(items: list[bytes], hyphen: bytes, known: Container[tuple[bytes, bytes]]) -> bytes:
    """Cut off what stands behind a list, from its first line at the margin on, and give it."""
    for place, item in enumerate(items):
        # A known item has no such line, since it was cut out here: nearly all need not be searched.
        if (hyphen, item) not in known and (end := _MARGIN.search(item)) is not None:
            behind = (b"\n" + hyphen).join([item[end.end() :], *items[place + 1 :]]) + b"\n"
            items[place:] = [item[: end.start()]]
            return behind
    return b""
