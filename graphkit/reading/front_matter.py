"""The front matter of a text: YAML, TOML or JSON at its head, told apart from a text without any.

`python-frontmatter` splits and loads, with handlers of our own that refuse what its own ones pass over
in silence: a block that never ends, a block that is no mapping, duplicate keys.

YAML goes through yaml-rs, a fast and strict parser of YAML 1.2; what it refuses, and what a field wants
as it was written, is read again by `graphkit.reading.nodes`, whose word is final. Without yaml-rs
everything is read there.

May import: reading.limits, reading.nodes, reading.refusals.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from graphkit.reading.limits import MAX_VALUES
from graphkit.reading.nodes import compose_nodes
from graphkit.reading.refusals import DocumentRefused

try:
    import yaml_rs
except ImportError:  # no wheel for this platform: the slower way gives the same
    yaml_rs = None  # type: ignore[assignment] # None stands for "not installed"

# What stands before a tag, such as `!!python/object`.
_BEFORE_TAG = frozenset(" \t\n[{,:?-")
# Front matter that is smaller cannot hold more values than the limit allows.
_MIN_BYTES_A_VALUE = 2


def read_fast(text: str, *, has_aliases: bool = True) -> dict[str, Any] | None:
    """Read YAML with the fast parser.

    Args:
        text: the YAML.
        has_aliases: whether it may refer to a value above; a part of a text may not.

    Returns:
        The fields; None where it had better be read by node.
    """
    if yaml_rs is None or _may_have_tag(text):
        return None
    limits = yaml_rs.AliasLimits(max_total_replayed_events=MAX_VALUES if has_aliases else 0)
    try:
        fields = yaml_rs.loads(text, parse_datetime=False, alias_limits=limits)
    except ValueError:  # its own error is one, and so is Python's on a number of too many digits
        return None
    if not isinstance(fields, dict) or not all(type(key) is str for key in fields):
        return None
    return None if is_large(text) else fields


def is_large(text: str | bytes) -> bool:
    """Tell whether front matter is so large that its values have to be counted, which is done by node."""
    return len(text) > MAX_VALUES * _MIN_BYTES_A_VALUE


class _Yaml(YAMLHandler):
    """YAML between two lines of three hyphens; read fast, or by node."""

    # Like python-frontmatter's own, but without swallowing empty lines, so that line numbers stay true.
    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)

    def __init__(self, *, first_line: int, by_node: bool) -> None:
        super().__init__()
        self.first_line = first_line
        self.by_node = by_node

    def split(self, text: str) -> tuple[str, str]:
        return _split(super().split, text, "---")

    def load(self, fm: str, **_: object) -> Any:
        return _load_yaml(fm, first_line=self.first_line, by_node=self.by_node)


class _Toml(BaseHandler):
    """TOML between two lines of three plus signs; the standard library reads it."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def split(self, text: str) -> tuple[str, str]:
        return _split(super().split, text, "+++")

    def load(self, fm: str) -> Any:
        try:
            return _as_texts(tomllib.loads(fm, parse_float=str))
        except (ValueError, RecursionError) as error:
            raise DocumentRefused(f"is not valid TOML: {_clause(error)}", "Correct it") from error


class _Json(JSONHandler):
    """A JSON object at the head of the text."""

    FM_BOUNDARY = re.compile(r'\{(?=\s*(?:"|\}\s*$))')

    def __init__(self, *, first_line: int) -> None:
        super().__init__()
        self.first_line = first_line

    def split(self, text: str) -> tuple[str, str]:
        # A JSON object ends where it ends: load() finds out.
        return text, ""

    def load(self, fm: str, **_: object) -> Any:
        decoder = json.JSONDecoder(
            object_pairs_hook=_refuse_duplicates, parse_int=str, parse_float=str, parse_constant=str
        )
        try:
            return _as_texts(decoder.raw_decode(fm)[0])
        except (ValueError, RecursionError) as error:
            what = getattr(error, "msg", None) or _clause(error)  # its own message counts lines from the first brace
            line = self.first_line + getattr(error, "lineno", 1) - 1
            raise DocumentRefused(f"is not valid JSON: {what.lower()}", "Correct it", line=line) from error


def read_front_matter(text: str, *, by_node: bool = False) -> dict[str, Any] | None:
    r"""Read the front matter at the head of a text.

    Args:
        text: a whole document, its line ends ``\n``.
        by_node: leave every scalar the text as written, with its line (slower).

    Returns:
        The fields by name; None if the text has no front matter.

    Raises:
        DocumentRefused: if there is front matter that cannot be read.
    """
    body = text.lstrip()
    first_line = text.count("\n", 0, len(text) - len(body)) + 1
    for handler in (_Yaml(first_line=first_line, by_node=by_node), _Toml(), _Json(first_line=first_line)):
        if handler.detect(body):
            return frontmatter.parse(body, handler=handler)[0]
    return None


def read_yaml_file(text: str, *, by_node: bool = False) -> dict[str, Any]:
    """Read a text that is YAML as a whole, such as a topic file.

    Raises:
        DocumentRefused: if it cannot be read or is no mapping.
    """
    fields: dict[str, Any] = _load_yaml(text, first_line=1, by_node=by_node)
    return fields


def _load_yaml(text: str, *, first_line: int, by_node: bool) -> dict[str, Any]:
    fields: Any = None if by_node else read_fast(text)
    if fields is None:
        fields = compose_nodes(text, first_line=first_line)
    if fields is not None and not isinstance(fields, dict):
        kind = "a list" if isinstance(fields, list) else "a text"
        raise DocumentRefused(
            f"has front matter that is {kind}, not fields", "Write each field as `name: value`", line=first_line
        )
    return fields or {}


def _may_have_tag(text: str) -> bool:
    """Tell whether there may be a tag; the fast parser drops unknown ones without a word."""
    at = text.find("!")
    while at >= 0:
        if at == 0 or text[at - 1] in _BEFORE_TAG:
            return True
        at = text.find("!", at + 1)
    return False


def _split(split: Callable[[str], tuple[str, str]], text: str, delimiter: str) -> tuple[str, str]:
    try:
        return split(text)
    except ValueError as error:
        raise DocumentRefused(
            f"begins with a line of {delimiter} that no other such line closes",
            f"Close the front matter with a line of {delimiter}, or begin the text with something else",
            line=1,
        ) from error


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice} stands there twice")
    return fields


def _as_texts(value: Any) -> Any:
    """Turn the scalars of TOML and JSON into the texts that the fields read."""
    if isinstance(value, dict):
        return {name: _as_texts(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_as_texts(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str) else str(value)


def _clause(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "it nests too deep"
    text = str(error)
    return text[:1].lower() + text[1:]
