"""How far a long reading is: a line that renews itself on a terminal, now and then a line in a log.

May import: click.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

import click

TERMINAL_SECONDS = 0.1
"""How often the line on a terminal is renewed."""

LOG_SECONDS = 10.0
"""How often a log gets a line; work that takes less leaves none."""

Clock = Callable[[], float]
"""Gives the time in seconds, from any start."""


@contextlib.contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """Show on standard error how many documents have been read, how many a second, and the time left.

    Args:
        quiet: show nothing.
    """
    if quiet:
        yield None
        return
    is_terminal = sys.stderr.isatty()
    progress = Progress(is_terminal=is_terminal)
    try:
        yield progress
    finally:
        if is_terminal:
            click.echo("\r\x1b[K", nl=False, err=True)


class Progress:
    """Tells how far the reading is, when it is time for it."""

    def __init__(self, *, is_terminal: bool, clock: Clock = time.monotonic) -> None:
        self._is_terminal = is_terminal
        self._interval_seconds = TERMINAL_SECONDS if is_terminal else LOG_SECONDS
        self._clock = clock
        self._start = self._told = clock()

    def __call__(self, done: int, total: int) -> None:
        """Hear that `done` of `total` documents have been looked at."""
        now = self._clock()
        if now - self._told < self._interval_seconds and not (self._is_terminal and done == total):
            return
        self._told = now
        line = render_progress(done, total, now - self._start)
        click.echo(f"\r\x1b[K{line}" if self._is_terminal else line, nl=not self._is_terminal, err=True)


def render_progress(done: int, total: int, seconds: float) -> str:
    """Say how far the reading is after some `seconds`."""
    if done == total:
        return f"Read {total:,} files. Building the graph …"
    rate = done / seconds if seconds > 0 else 0
    left = f", {_duration((total - done) / rate)} left" if rate else ""
    return f"Read {done:,} of {total:,} files, {rate:,.0f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
