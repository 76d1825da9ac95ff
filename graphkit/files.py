"""Single files: written whole or not at all, and kept out of git.

May import: errors.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from graphkit.errors import OutputFailedError

AnyPath = str | PathLike[str]
"""A path, as text or as an object."""

Content = bytes | Iterable[bytes]
"""The content of a file, whole or piece by piece."""


def write_file(path: Path, data: Content, *, is_forced: bool = True) -> None:
    """Write one file, whole or not at all: beside its place first, then into it.

    Args:
        path: its place.
        data: its content, whole or piece by piece.
        is_forced: whether to force it to disk, without which it may be spoilt if the machine fails at once.

    Raises:
        OutputFailedError: if it could not be written; what was there before is whole.
    """
    try:
        descriptor, staged = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines([data] if isinstance(data, bytes) else data)
                file.flush()
                if is_forced:
                    os.fsync(file.fileno())
            os.chmod(staged, 0o666 & ~_umask())
            os.replace(staged, path)
        except OSError:
            os.unlink(staged)
            raise
        if is_forced:
            sync_folder(path.parent)
    except OSError as error:
        raise OutputFailedError(str(path), os.strerror(error.errno) if error.errno else str(error)) from error


def open_file(path: Path) -> BinaryIO:
    """Open a file to read it, and nothing else: a pipe would wait for ever, a device has no end.

    Raises:
        OSError: if there is none.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise OSError(errno.EINVAL, "is not a file", str(path))


def keep_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write what can be reused into a folder that git does not see; where that fails, there is more to do, and that is all.

    Whoever reads it has to see whether it is what was written: it is not forced to disk, which takes long.
    """
    with contextlib.suppress(OSError, OutputFailedError):
        path.parent.mkdir(parents=True, exist_ok=True)
        ignore_in_git(path.parent)
        # A file that takes the place of another is written to disk before it does, and what is at work there waited for
        # (auto_da_alloc in https://man7.org/linux/man-pages/man5/ext4.5.html).
        path.unlink(missing_ok=True)
        write_file(path, data, is_forced=False)


def ignore_in_git(folder: Path) -> None:
    """Keep all that lies in a folder out of git (https://git-scm.com/docs/gitignore)."""
    with contextlib.suppress(FileExistsError), open(folder / ".gitignore", "x", encoding="utf-8") as file:
        file.write("*\n")


def sync_folder(folder: Path) -> None:
    """Force to disk which files a folder holds (fsync(2))."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    # There is no way to ask for it but to set it.
    umask = os.umask(0)
    os.umask(umask)
    return umask


def write_new_file(path: Path, content: Content) -> str:
    """Write a file that is not there yet, force it to disk, and give the SHA-256 of its content.

    Raises:
        FileExistsError: if it is there.
        OSError: if it could not be written.
    """
    digest = hashlib.sha256()
    with open(path, "xb") as file:
        for piece in (content,) if isinstance(content, bytes) else content:
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
