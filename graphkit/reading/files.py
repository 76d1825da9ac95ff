"""A file on disk becomes text, whatever lies there under its name.

Opened without following links and without waiting, so that a named pipe cannot hang a build and a link
cannot lead out of the folder; read up to a limit, so that a device or a huge file cannot fill memory.

May import: files, reading.limits, reading.refusals.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import re
import stat
from pathlib import Path

from graphkit.files import open_file
from graphkit.reading.limits import MAX_FILE_BYTES
from graphkit.reading.refusals import DocumentRefused

# Bytes that tell, much faster than looking at each character, that there is no such character.
_CONTROL_BYTES = bytes({*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F})
_CONTROL_SEQUENCES = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"),
    b"\xef": re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])"),
}
"""The longer ones by their first byte, which is soon told to be nowhere."""
# What no YAML may hold (YAML 1.2.2, section 5.1), and the byte-order mark inside a text.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def read_ahead(path: Path) -> None:
    """Have a file fetched from disk for whoever reads it next, and don't wait for it; whatever lies there, nothing fails.

    Only on Linux (https://man7.org/linux/man-pages/man2/posix_fadvise.2.html).
    """
    with contextlib.suppress(OSError), open_file(path) as file:  # who reads it says what is wrong
        os.posix_fadvise(file.fileno(), 0, MAX_FILE_BYTES, os.POSIX_FADV_WILLNEED)


def read_bytes(path: Path) -> bytes:
    """Read a regular file, whole.

    Raises:
        DocumentRefused: if it is not a regular file, is larger than `MAX_FILE_BYTES`, or cannot be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not stat.S_ISREG(status.st_mode):
                raise DocumentRefused("is not a regular file", "Put a file here, or remove it")
            size = min(status.st_size, MAX_FILE_BYTES)  # so that memory is taken for what is there, not for the limit
            data = os.read(descriptor, size + 1)
            if len(data) != size:  # it was cut short, has grown, or does not tell its size, which hardly any file does
                with open(descriptor, "rb", closefd=False) as file:
                    data += file.read(MAX_FILE_BYTES + 1 - len(data))
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise DocumentRefused(
            f"cannot be read ({reason})", "Check that the file is there and that you may read it"
        ) from error
    if len(data) > MAX_FILE_BYTES:
        raise DocumentRefused(f"is larger than {MAX_FILE_BYTES:,} bytes", "Split it into one document an article")
    return data


def decode_text(data: bytes) -> str:
    r"""Decode a document's bytes: UTF-8, with or without a byte-order mark; all line ends become ``\n``.

    Raises:
        DocumentRefused: with the offset of the first byte that is not UTF-8 or is zero.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentRefused("is UTF-16 from byte 0 on, not UTF-8", "Save it as UTF-8")
    try:
        text = data.decode("utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8")  # the former is slow
    except UnicodeDecodeError as error:
        raise DocumentRefused(
            f"is not UTF-8: byte {error.start:,} is 0x{data[error.start]:02x}",
            "Save it as UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    if (zero := data.find(b"\0")) >= 0:
        raise DocumentRefused(
            f"has a zero byte at byte {zero:,}; it is not a text",
            "Save it as UTF-8",
            line=data.count(b"\n", 0, zero) + 1,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def strip_controls(text: str, data: bytes | None = None) -> tuple[str, str | None, int]:
    """Take out the characters that no YAML may hold.

    Args:
        text: the text.
        data: the bytes that it was decoded from, if they are at hand.

    Returns:
        The text without them; the first of them as ``U+0007`` (None if there was none); its line.
    """
    found = _CONTROLS.search(text) if data is None or _may_hold_controls(data) else None
    if found is None:
        return text, None, 0
    return _CONTROLS.sub("", text), f"U+{ord(found[0]):04X}", text.count("\n", 0, found.start()) + 1


def _may_hold_controls(data: bytes) -> bool:
    return len(data.translate(None, _CONTROL_BYTES)) < len(data) or any(
        first in data and sequence.search(data) for first, sequence in _CONTROL_SEQUENCES.items()
    )
