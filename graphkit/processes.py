"""Work beside other work, on another core: a function in a process of its own.

The process is forked: it has what its function needs without being sent it, and only what comes of it is sent back.
Pools of the standard library are no way to this: they fork while threads of their own run, or start from the caller's
main module again.

May import: the standard library.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import TypeVar

Result = TypeVar("Result")

FEWEST_NODES = 1_000
"""How many nodes of a graph make work on it worth a process of its own."""

MOST_NODES = 10_000
"""From how many on it is not worth the memory: a process that looks at all of a graph ends up with a copy of it."""


def can_fork() -> bool:
    """Tell whether a fork is safe and of use: on Linux, with a second core, while no other thread runs, as in a notebook."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def is_worth_a_process(nodes: int) -> bool:
    """Tell whether work on a graph of so many nodes is worth a process of its own."""
    return FEWEST_NODES < nodes < MOST_NODES


@contextlib.contextmanager
def beside(function: Callable[[], Result], *, is_worth: bool = True) -> Iterator[Callable[[], Result]]:
    """Call a function beside what the block does.

    Where it fails, whatever the reason, it is called once more in this process: what it raises is raised here.

    Args:
        function: changes nothing but files, and may be called twice; what it returns can be pickled.
        is_worth: whether it has so much to do that a process pays.

    Yields:
        What waits for the function to end, and gives what it returned.
    """
    if not is_worth or not can_fork():
        yield function
        return

    def send(writer: Connection) -> None:
        with contextlib.suppress(Exception):  # who waits calls the function again, and finds out
            writer.send(function())

    process, reader = start(send)

    def result() -> Result:
        try:
            found: Result = reader.recv()
        except (EOFError, OSError):
            return function()
        return found

    try:
        yield result
    finally:
        reader.close()
        process.kill()
        process.join()


def start(work: Callable[[Connection], None]) -> tuple[ForkProcess, Connection]:
    """Fork a process, and give it and the connection on which it sends what it finds.

    Args:
        work: what it does, with the connection to send on. What it raises ends the process, and who listens hears that
            nothing more comes.
    """
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    gc.freeze()  # what is there stays where it is, so that the processes share its memory
    process = context.Process(target=_work, args=(work, reader, writer), daemon=True)
    process.start()
    gc.unfreeze()
    writer.close()
    return process, reader


def _work(work: Callable[[Connection], None], reader: Connection, writer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends this process
    reader.close()  # else it would be listening to itself, and never hear that nobody else does
    with contextlib.suppress(BrokenPipeError):
        work(writer)
