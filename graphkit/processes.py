"""Work beside other work, on another core: a function in a process of its own.

The process is forked: it has what its function needs without being sent it, and only what comes of it is sent back.
Pools of the standard library are no way to this: they fork while threads of their own run, or start from the caller's
main module again.

May import: the standard library.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar, cast

Late = TypeVar("Late")
Result = TypeVar("Result")

FEWEST_NODES = 300
"""How many nodes of a graph make work on it worth a process of its own."""

MOST_NODES = 10_000
"""From how many on it is not worth the memory: a process that looks at all of a graph ends up with a copy of it."""


_PIPE_BYTES = 1024 * 1024
"""How much a process can send before anybody listens, so that it goes on meanwhile: as much as Linux grants everybody.

See F_SETPIPE_SZ in https://man7.org/linux/man-pages/man7/pipe.7.html.
"""


def can_fork() -> bool:
    """Tell whether a fork is safe and of use: on Linux, with a second core, while no other thread runs, as in a notebook."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def is_worth_a_process(nodes: int) -> bool:
    """Tell whether work on a graph of so many nodes is worth a process of its own."""
    return FEWEST_NODES < nodes < MOST_NODES


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no garbage that refers to itself during the block, where as good as everything that is made is kept.

    Each time the collector runs it looks at a part of all objects, of which a graph has hundreds of thousands. What
    nothing refers to any more is freed as ever.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Ahead(Generic[Late, Result]):
    """A function that was begun before all is known that it needs."""

    def __init__(self, function: Callable[[Callable[[], Late]], Result], connection: Connection | None = None) -> None:
        """Take the function, and the connection to the process that it runs in, if it does."""
        self._function = function
        self._connection = connection
        self._late: Late | None = None
        self.has_ended = False
        """Whether its process has sent what the function returned."""

    def give(self, late: Late) -> None:
        """Give what it has been lacking."""
        self._late = late
        if self._connection is not None:
            with contextlib.suppress(OSError):  # who waits for the result finds out
                self._connection.send(late)

    def result(self) -> Result:
        """Wait for the function to end, and give what it returned."""
        if self._connection is not None:
            with contextlib.suppress(EOFError, OSError):
                found: Result = self._connection.recv()
                self.has_ended = True
                return found
        late, self._late = self._late, None  # which may be large
        return self._function(lambda: cast("Late", late))


@contextlib.contextmanager
def ahead(function: Callable[[Callable[[], Late]], Result], *, is_worth: bool = True) -> Iterator[Ahead[Late, Result]]:
    """Begin a function beside what the block does, which gives it what it lacks as soon as that is known.

    Where it fails, whatever the reason, it is called once more in this process: what it raises is raised here.

    Args:
        function: is given what waits for what it lacks. It changes nothing but files, and may be called twice; what it
            lacks is small, and that and what it returns can be pickled.
        is_worth: whether it has so much to do that a process pays.
    """
    if not is_worth or not can_fork():
        yield Ahead(function)
        return

    def send(connection: Connection) -> None:
        with contextlib.suppress(Exception):  # who waits calls the function again, and finds out
            connection.send(function(connection.recv))

    process, connection = start(send, is_two_way=True)
    begun = Ahead[Late, Result](function, connection)
    try:
        yield begun
    finally:
        connection.close()
        if not begun.has_ended:  # else it ends by itself, and to wait for that takes as long as to give back its memory
            process.kill()
            process.join()


@contextlib.contextmanager
def beside(function: Callable[[], Result], *, is_worth: bool = True) -> Iterator[Callable[[], Result]]:
    """Call a function beside what the block does.

    It is `ahead` for a function that lacks nothing; the parameters are as there.

    Yields:
        What waits for the function to end, and gives what it returned.
    """
    begun: Ahead[None, Result]
    with ahead(lambda _: function(), is_worth=is_worth) as begun:
        yield begun.result


@contextlib.contextmanager
def share(works: Sequence[Callable[[], Result]], *, is_worth: bool = True) -> Iterator[Callable[[], list[Result]]]:
    """Do works beside what the block does, and let it do those that are left: who is free takes the next.

    Args:
        works: what there is to do, in the order in which it is begun, so what takes longest goes first. Each is as the
            function of `ahead`; there are at most 256.
        is_worth: whether there is so much to do that a process pays.

    Yields:
        What does those that nobody has begun, waits for the others, and gives what each returned, in their order.
    """
    # Whoever reads a byte of a pipe is the only one who does.
    waiting, filled = os.pipe()
    os.write(filled, bytes(range(len(works))))
    os.close(filled)

    def do() -> dict[int, Result]:
        done: dict[int, Result] = {}
        while taken := os.read(waiting, 1):
            done[taken[0]] = works[taken[0]]()
        return done

    try:
        with beside(do, is_worth=is_worth) as others:

            def do_all() -> list[Result]:
                done = do()
                done |= others()
                return [done[number] if number in done else work() for number, work in enumerate(works)]

            yield do_all
    finally:
        os.close(waiting)


def start(
    work: Callable[[Connection], None], *, is_two_way: bool = False, is_parent: bool = False
) -> tuple[ForkProcess, Connection]:
    """Fork a process, and give it and the connection on which it sends what it finds.

    Args:
        work: what it does, with the connection to send on. What it raises ends the process, and who listens hears that
            nothing more comes.
        is_two_way: whether it listens, too.
        is_parent: whether it starts processes of its own.
    """
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=is_two_way)
    if sys.platform == "linux" and not is_two_way:
        with contextlib.suppress(OSError):  # where somebody has used up what a user may have
            fcntl.fcntl(there.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    gc.freeze()  # what is there stays where it is, so that the processes share its memory
    process = context.Process(target=_work, args=(work, here, there), daemon=not is_parent)
    process.start()
    gc.unfreeze()
    there.close()
    return process, here


def _work(work: Callable[[Connection], None], theirs: Connection, ours: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends this process
    theirs.close()  # else it would be listening to itself, and never hear that nobody else does
    with contextlib.suppress(BrokenPipeError, EOFError):
        work(ours)
