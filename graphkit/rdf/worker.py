"""Work in a process of its own, which a time limit can end whatever it is at.

pyoxigraph answers inside one call that nothing can interrupt: an aggregate over a cross product may take
years. So the work is done in a child that is forked before it loads anything, and the parent passes on what
it writes. Only the time that the parent waits counts, not the time that a reader takes, so nobody who pages
through an answer is cut off. At the limit the child is killed (SIGKILL), and so it is when the parent stops
reading; when the parent is killed itself, the child notices within a second.

A fork takes only the thread that calls it along: this is for a process without others, such as a command.

May import: errors.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import resource
import select
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import BinaryIO, NoReturn

from graphkit import errors
from graphkit.errors import GraphkitError, QueryFailedError, QueryTimeoutError

Work = Callable[[BinaryIO], None]
"""What a child does: it writes an answer."""

_CHUNK_BYTES = 1 << 16
_WATCH_SECONDS = 0.5


def stream_work(work: Work, name: str, *, timeout_seconds: float) -> Generator[bytes, None, None]:
    """Do work in a child process, and give what it writes as it comes.

    Args:
        work: what to do.
        name: what errors call it.
        timeout_seconds: how long to wait for it, in all.

    Raises:
        GraphkitError: what the work raised.
        QueryTimeoutError: if it did not end in time.
        QueryFailedError: if it ended in any other way.
    """
    data_reader, data_writer = os.pipe()
    error_reader, error_writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(data_reader)
        os.close(error_reader)
        _do(work, name, data_writer, error_writer)
    os.close(data_writer)
    os.close(error_writer)
    try:
        yield from _relay(data_reader, name, timeout_seconds)
        error = _read_all(error_reader)
    finally:
        # At the end of its output the child has nothing left to do, so it may be killed then too.
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(data_reader)
        os.close(error_reader)
    _raise(error, name)


def forbid_opening() -> None:
    """Forbid this process to open anything more: no file, and no connection to anywhere.

    The guard behind the refusal of SERVICE: no socket can be made, whatever a query says.
    """
    codecs.lookup("unicode_escape")  # Python loads it from a file when `escape_hidden` first needs it
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def _relay(reader: int, name: str, timeout_seconds: float) -> Iterator[bytes]:
    left_seconds = timeout_seconds
    while True:
        started = time.monotonic()
        ready, _, _ = select.select([reader], [], [], max(left_seconds, 0))
        left_seconds -= time.monotonic() - started
        if not ready:
            raise QueryTimeoutError(name, timeout_seconds)
        chunk = os.read(reader, _CHUNK_BYTES)
        if not chunk:
            return
        yield chunk


def _read_all(reader: int) -> bytes:
    with os.fdopen(os.dup(reader), "rb") as file:
        return file.read()


def _raise(report: bytes, name: str) -> None:
    """Raise what the child reports."""
    if not report:
        raise QueryFailedError(name, "its process was ended from outside; it may have needed too much memory")
    told = json.loads(report)
    if told is None:
        return
    kind: type[GraphkitError] = getattr(errors, told["kind"])
    error = kind.__new__(kind, told["message"])
    error.__dict__.update(told["values"])
    raise error


def _do(work: Work, name: str, data_writer: int, error_writer: int) -> NoReturn:
    """Do the work in the child, report how it ended, and leave without touching what is the parent's."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
        failure: GraphkitError | None = None
        try:
            with os.fdopen(data_writer, "wb", closefd=False) as output:
                work(output)
        except GraphkitError as error:
            failure = error
        except Exception as error:  # noqa: BLE001 - a child has nobody to raise to
            failure = QueryFailedError(name, f"{type(error).__name__}: {error}")
        told = failure and {"kind": type(failure).__name__, "message": str(failure), "values": vars(failure)}
        with contextlib.suppress(OSError), os.fdopen(error_writer, "wb", closefd=False) as file:
            file.write(json.dumps(told).encode())
    finally:
        os._exit(0)


def _end_with(parent: int) -> None:
    """End this process when its parent has ended."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)
