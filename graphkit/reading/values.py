"""One strict reader for each kind of value: from what the front matter holds to what a record takes.

Each takes a value as the fast parser (text, int, float, bool, None) or the node reader (text, None) gives
it, returns the value that the record keeps, and refuses everything else with a reason and a remedy.

May import: vocabulary, reading.addresses, reading.refusals.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html.parser import HTMLParser

from graphkit.reading.addresses import AddressRefused, read_address
from graphkit.reading.refusals import NotAsWritten, ValueRefused
from graphkit.vocabulary import ValueKind

UNKNOWN_SCORE = -1
"""What the curating sites write for a score that nobody gave."""

_MAX_DATE_CHARACTERS = 64
_MAX_DIGITS = 18  # so that a number fits into 64 bits everywhere it is written to
_MAX_HTML_CHARACTERS = 10_000  # the standard library's HTML parser is slow on long broken markup
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+(?:_[0-9]+)*|0x[0-9a-fA-F]+|0o[0-7]+")
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?[ \t]*(Z|z|[+-]\d{1,2}(?::?\d{2})?)?)?"
)
# How nearly every date is written, which is how it is kept.
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}Z")
# Controls but for line ends and tabs, surrogates, and the marks that reorder what a person sees (UAX #9).
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def read_text(value: object) -> str:
    r"""Read words, as written, without the white space around them; all line ends become ``\n``.

    Raises:
        NotAsWritten: if the fast parser made something else of them.
        ValueRefused: if it is a list or a mapping.
    """
    if isinstance(value, str):
        text = value.strip()
        # XML and Turtle readers take a bare carriage return for a line end, too.
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if isinstance(value, int | float):
        raise NotAsWritten
    raise ValueRefused(f"is {_kind(value)}, not a text", "Write one text")


def strip_hidden(text: str) -> tuple[str, str | None]:
    """Take out of a text what no output may hold: controls, surrogates and marks that reorder text.

    Returns:
        The text without them, and the first of them as ``U+202E``; None if there was none.
    """
    found = None if text.isprintable() else _HIDDEN.search(text)
    return (text, None) if found is None else (_HIDDEN.sub("", text).strip(), f"U+{ord(found[0]):04X}")


def read_date(value: object) -> str:
    """Read a date, with or without a time.

    Returns:
        ``2020-06-09T01:08:00Z`` (a time without an offset is UTC, as YAML 1.1's timestamp type says), or
        ``2020-06-09`` where no time is given.

    Raises:
        ValueRefused: if it is neither, or not in the calendar.
    """
    remedy = "Write it as 2020-06-09 or 2020-06-09T01:08:00Z"
    text = value.strip() if isinstance(value, str) else str(value)
    if _is_moment(text):
        return text
    found = _DATE.fullmatch(text) if len(text) <= _MAX_DATE_CHARACTERS else None
    if found is None:
        raise ValueRefused("is not a date", remedy)
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        if hour is None:
            return dt.date(int(year), int(month), int(day)).isoformat()
        microsecond = int((fraction or "0")[:6].ljust(6, "0"))
        moment = dt.datetime(
            int(year), int(month), int(day), int(hour), int(minute), int(second or 0), microsecond, _zone(offset)
        )
        return moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError) as error:
        raise ValueRefused("is a date that no calendar or clock has", remedy) from error


def _is_moment(text: str) -> bool:
    """Tell whether a text is a moment in the form that is kept, and in the calendar."""
    if not _MOMENT.fullmatch(text):
        return False
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _zone(offset: str | None) -> dt.timezone:
    if offset is None or offset in "Zz":
        return dt.UTC
    hours, _, minutes = offset[1:].partition(":")
    if not minutes:
        hours, minutes = hours[:2], hours[2:] or "0"
    clock = dt.time(int(hours), int(minutes))  # refuses what no clock shows
    span = dt.timedelta(hours=clock.hour, minutes=clock.minute)
    return dt.timezone(-span if offset[0] == "-" else span)


def read_whole_number(value: object) -> int:
    """Read a whole number: decimal, ``0x`` or ``0o``, as YAML 1.2 writes them.

    Raises:
        ValueRefused: if it is none, or has more than 18 digits.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, str) and _WHOLE_NUMBER.fullmatch(text := value.strip()) and len(text) <= _MAX_DIGITS + 1:
        number = int(text, 0) if text[:2] in ("0x", "0o") else int(text)
    else:
        raise ValueRefused("is not a whole number", "Write digits only, 18 at most")
    if abs(number) >= 10**_MAX_DIGITS:
        raise ValueRefused("is too large a number", "Write 18 digits at most")
    return number


def read_size(value: object) -> int:
    """Read a width or height in pixels: a whole number above 0.

    Raises:
        ValueRefused: if it is none.
    """
    number = read_whole_number(value)
    if number <= 0:
        raise ValueRefused(f"is {number}, which is no size", "Write the size in pixels, or leave the field out")
    return number


def read_score(value: object) -> int | None:
    """Read a curator's score; None where it is -1, which stands for "unknown".

    Raises:
        ValueRefused: if it is not a whole number.
    """
    number = read_whole_number(value)
    return None if number == UNKNOWN_SCORE else number


def read_flag(value: object) -> bool:
    """Read yes or no: ``true``, ``false``, and YAML 1.1's other words for them.

    Raises:
        ValueRefused: if it is neither.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and (flag := _FLAGS.get(value.strip().lower())) is not None:
        return flag
    raise ValueRefused("is neither true nor false", "Write true or false")


def read_url(value: object) -> str:
    """Read an absolute http(s) address.

    Raises:
        ValueRefused: if it is none.
    """
    if not isinstance(value, str):
        raise ValueRefused(f"is {_kind(value)}, not an address", "Write an address that begins with https://")
    try:
        return read_address(value)
    except AddressRefused as refusal:
        raise ValueRefused(refusal.what, refusal.remedy) from refusal


def read_embed_url(value: object) -> str:
    """Read the address of the one iframe in a piece of HTML; the HTML itself goes nowhere.

    Raises:
        ValueRefused: if there is not exactly one iframe, or its address is not http(s).
    """
    html = read_text(value)
    if len(html) > _MAX_HTML_CHARACTERS:
        raise ValueRefused(f"is longer than {_MAX_HTML_CHARACTERS:,} characters", "Keep only the iframe")
    finder = _IframeFinder()
    finder.feed(html)
    finder.close()
    if len(finder.sources) != 1:
        raise ValueRefused("does not embed exactly one iframe with a src", "Keep one iframe, or leave the field out")
    return read_url(finder.sources[0])


class _IframeFinder(HTMLParser):
    """Collects the addresses of iframes."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.sources += [value for name, value in attrs if name == "src" and value]


READERS: dict[ValueKind, Callable[[object], str | int | bool | None]] = {
    ValueKind.TEXT: read_text,
    ValueKind.ADDRESS: read_url,
    ValueKind.EMBEDDED_ADDRESS: read_embed_url,
    ValueKind.DATE: read_date,
    ValueKind.SIZE: read_size,
    ValueKind.SCORE: read_score,
    ValueKind.FLAG: read_flag,
}
"""The reader of each kind of value."""


def _kind(value: object) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return "true or false" if isinstance(value, bool) else "a number"
