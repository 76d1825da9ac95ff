"""YAML read node by node: every scalar stays the text as written, and knows its line.

The way for the rare document that the fast parser changes or refuses, and for every document where that
parser is not installed. It works on libyaml's events (PyYAML), which come one at a time and without
recursion, so that depth and size can be limited while they come; libyaml's own tree builder overflows
the C stack on 25 KB of ``[``.

Of YAML's types only null is kept (an empty plain scalar, ``~``, ``null``): what a text means is for the
field to say. Merge keys (``<<``) are plain keys, as in YAML 1.2. Tags, duplicate keys and keys that are
not scalars are refused.

May import: reading.limits, reading.refusals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import yaml

from graphkit.reading.limits import MAX_DEPTH, MAX_VALUES
from graphkit.reading.refusals import DocumentRefused

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str"})

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, more slowly
    from yaml import SafeLoader as _Loader  # type: ignore[assignment] # the two share their interface


class Written(str):
    """A scalar as it was written, with its place."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int) -> Self:
        """Take the `text` and its `line` in the file, counted from 1."""
        written = super().__new__(cls, text)
        written.line = line
        return written


Node = Written | None | list["Node"] | dict[Written, "Node"]
"""A value of the front matter, read by node."""


def compose_nodes(text: str, *, first_line: int) -> Node:
    """Read one YAML document.

    Args:
        text: the YAML.
        first_line: the line of the file that the text begins on, counted from 1.

    Raises:
        DocumentRefused: if it is not YAML, or beyond a limit, or has tags, duplicate keys, keys that are
            not scalars, or more than one document.
    """
    return _Composer(first_line).compose(text)


class _Composer:
    """The state of one reading: open lists and mappings, anchors, and how many values there are."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.count = 0
        self.anchors: dict[str, tuple[Node, int]] = {}

    def compose(self, text: str) -> Node:
        try:
            return self._document(yaml.parse(text, Loader=_Loader))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = error.problem or error.context or "it cannot be parsed"
            raise DocumentRefused(
                f"is not valid YAML: {what}",
                "Put quotes around a text that holds a colon, a quote or a bracket, and check the indentation",
                line=self.first_line + mark.line if mark else None,
            ) from error
        except yaml.YAMLError as error:
            raise DocumentRefused(
                "is not valid YAML: it holds a character that YAML forbids", "Remove the character"
            ) from error

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(event, "holds a second document", "Keep one document in a file")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, depth=1)
        return root

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._refusal(event, f"nests deeper than {MAX_DEPTH} levels", "Flatten it")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            raise self._refusal(event, "holds something that is no value", "Write plain YAML")
        if event.tag not in _PLAIN_TAGS:
            raise self._refusal(event, f"has the tag {event.tag}", "Remove the tag; graphkit reads plain YAML only")
        before = self.count
        self._grow(event, 1)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            node = self._mapping(events, depth)
        else:
            node = self._list(events, depth)
        if event.anchor:
            self.anchors[event.anchor] = (node, self.count - before)
        return node

    def _scalar(self, event: yaml.ScalarEvent) -> Written | None:
        # An explicit `!!str` or quotes make a text of what would be null otherwise.
        is_plain = not event.style and event.implicit[0] and event.tag is None
        if is_plain and event.value in _NULLS:
            return None
        return Written(event.value, self._line(event))

    def _list(self, events: Iterator[yaml.Event], depth: int) -> list[Node]:
        items: list[Node] = []
        for event in events:
            if not isinstance(event, yaml.NodeEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[yaml.Event], depth: int) -> dict[Written, Node]:
        fields: dict[Written, Node] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or event.tag not in _PLAIN_TAGS:
                raise self._refusal(event, "has a key that is not a plain text", "Name every field with a plain text")
            self._grow(event, 1)
            key = Written(event.value, self._line(event))
            if key in fields:
                raise self._refusal(event, f"has the field {key!s} twice", "Keep one of them")
            fields[key] = self._value(events, depth)
        return fields

    def _value(self, events: Iterator[yaml.Event], depth: int) -> Node:
        event = next(events)
        assert isinstance(event, yaml.NodeEvent)  # libyaml gives every key a value, if an empty one
        return self._node(event, events, depth + 1)

    def _alias(self, event: yaml.AliasEvent) -> Node:
        # An anchor that is still open is unknown too, so no value can contain itself.
        if event.anchor not in self.anchors:
            raise self._refusal(event, f"refers to *{event.anchor}, which is not above it", "Write the value out")
        node, size = self.anchors[event.anchor]
        self._grow(event, size)
        return node

    def _grow(self, event: yaml.Event, size: int) -> None:
        self.count += size
        if self.count > MAX_VALUES:
            raise self._refusal(event, f"holds more than {MAX_VALUES:,} values", "Split it into several documents")

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def _refusal(self, event: yaml.Event, what: str, remedy: str) -> DocumentRefused:
        return DocumentRefused(what, remedy, line=self._line(event))
