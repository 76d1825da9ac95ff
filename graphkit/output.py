"""The folder that a build leaves: whole, or not there.

Files are first written beside their places, in a staging folder of their build's own inside the output folder, and
forced to disk; only when all of them are there does one rename declare them complete, and only then do they take
their places, the manifest last. A build that dies before that rename leaves the old output whole; one that dies after
it is completed by the next. For these last steps, builds and readers wait for each other (flock(2)).

May import: errors, files, processes.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from graphkit.errors import OutputFailedError, OutputRefusedError
from graphkit.files import Content, sync_folder, write_new_file
from graphkit.processes import Ahead, ahead, share

MANIFEST = "manifest.json"
"""The file that tells a folder of graphkit's from any other, and lists what graphkit wrote into it."""

CACHE = ".cache"
"""The folder that holds what the next build need not read again; no part of the output."""

_STAGING = ".graphkit-staging-"  # not complete: of no use
_COMPLETE = ".graphkit-complete"  # complete: to be moved into place
_OWN_NAMES = frozenset({_COMPLETE, MANIFEST})
_END = ".end"  # the end of a file that another process writes, until it is there
_PIECE_BYTES = 1024 * 1024


def check_output(folder: Path, *, force: bool = False) -> None:
    """Check that a folder may be written to: it is absent, empty, or one that graphkit wrote.

    Args:
        folder: the output folder.
        force: whether to write among the files of others all the same.

    Raises:
        OutputRefusedError: if it may not.
    """
    if folder.is_symlink() and not folder.exists():
        raise OutputRefusedError(str(folder), "is a link that leads nowhere", "Name a folder")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputRefusedError(str(folder), "is a file, not a folder", "Name a folder")
    try:
        names = set(os.listdir(folder)) - {CACHE}  # which many folders hold, so it tells nothing
    except OSError as error:
        raise OutputRefusedError(
            str(folder), f"cannot be read ({os.strerror(error.errno or 0)})", "Name another"
        ) from error
    if names and not force and not any(name in _OWN_NAMES or name.startswith(_STAGING) for name in names):
        raise OutputRefusedError(
            str(folder),
            f"is not empty, and holds no {MANIFEST} of graphkit's, so graphkit did not make it",
            "Name another folder, or use --force to write among what is there",
        )
    if MANIFEST in names and not force:
        read_manifest(folder)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of an output folder.

    Raises:
        OutputRefusedError: if it is not one of graphkit's.
    """
    if not (folder / MANIFEST).exists():
        raise OutputRefusedError(
            str(folder), f"holds no {MANIFEST}, so it is not what a build left", "Name the output folder of a build"
        )
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if isinstance(manifest, dict) and manifest.get("generator") == "graphkit":
            return manifest
    except (OSError, ValueError, RecursionError):
        pass  # whatever it is, it is no manifest of ours
    raise OutputRefusedError(
        str(folder), f"holds a {MANIFEST} that is not graphkit's", "Name another folder, or use --force to replace it"
    )


def read_output(folder: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Read all that a build left, and check that it is whole.

    Returns:
        The manifest, and the content of each file that it lists, by name.

    Raises:
        OutputRefusedError: if there is no manifest of graphkit's, or a file is not the one that it lists.
    """
    with _lock(folder):
        _complete(folder)
        manifest = read_manifest(folder)
        files: dict[str, bytes] = {}
        for name in sorted(_listed(folder)):
            try:
                files[name] = (folder / name).read_bytes()
            except OSError as error:
                reason = os.strerror(error.errno) if error.errno else str(error)
                raise OutputRefusedError(str(folder / name), f"cannot be read ({reason})", "Build it again") from error
            if hashlib.sha256(files[name]).hexdigest() != manifest["outputs"][name]:
                raise OutputRefusedError(str(folder / name), "is not as graphkit wrote it", "Build it again")
    return manifest, files


@contextlib.contextmanager
def stage_output(folder: Path) -> Iterator[Staging]:
    """Make room for the files of one build in an output folder, made if it is not there.

    Other builds, and whoever reads the folder, need not wait meanwhile. What is not ended leaves no trace.

    Raises:
        OutputFailedError: if that cannot be done; what was there before is whole.
    """
    with contextlib.ExitStack() as held:
        with _failing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with _lock(folder):
                _remove_abandoned(folder)
                staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
                held.enter_context(_lock(staging))  # which tells others that it is in use
        held.callback(shutil.rmtree, staging, ignore_errors=True)  # of no use but when complete, and then elsewhere
        yield Staging(folder, staging, held)


class Staging:
    """Where the files of a build are written before they take their places."""

    def __init__(self, folder: Path, path: Path, held: contextlib.ExitStack) -> None:
        """Take the output folder, the folder inside it that `stage_output` made, and what ends before that goes."""
        self._folder, self._path, self._held = folder, path, held
        self._begun: dict[str, Ahead[Path, str]] = {}

    def has_begun(self, name: str) -> bool:
        """Tell whether a file has been begun."""
        return name in self._begun

    def begin(self, name: str, beginning: Iterable[bytes], *, is_worth: bool) -> None:
        """Begin to write a file, beside what is done here, before it is known how it ends.

        Args:
            name: its name.
            beginning: what it begins with, piece by piece.
            is_worth: whether that is worth a process of its own; else it is written when the others are.
        """
        write = partial(self._write_begun, name, beginning)
        self._begun[name] = self._held.enter_context(ahead(write, is_worth=is_worth))

    def write(
        self,
        files: Mapping[str, Content],
        manifest: Mapping[str, object],
        *,
        ends: Mapping[str, Iterable[bytes]] | None = None,
        besides: Sequence[Callable[[], None]] = (),
        in_parallel: bool = False,
    ) -> dict[str, str]:
        """Write a build's files, let them take their places, and remove those that are no longer made.

        Args:
            files: the content of each file, by its name, whole or piece by piece.
            manifest: what to say of the build; the names and hashes of all files are added to it.
            ends: how the files end that were begun, each of them, piece by piece.
            besides: what else there is to do, of which nothing depends on another.
            in_parallel: do it in two processes; the files that take longest go first.

        Returns:
            The SHA-256 of each file, by its name.

        Raises:
            OutputFailedError: if something could not be written; what was there before is whole.
        """
        with _failing(self._folder):
            writing = [partial(self._write, name, content) for name, content in files.items()]
            works: list[Callable[[], str | None]] = [*writing, *besides]
            with share(works, is_worth=in_parallel) as do_all:
                for name, begun in self._begun.items():
                    with open(self._path / (name + _END), "xb") as file:
                        file.writelines((ends or {})[name])
                    begun.give(self._path / (name + _END))
                done = do_all()
            hashes = {name: found for name, found in zip(files, done, strict=False) if found is not None}
            for name, begun in self._begun.items():
                hashes[name] = begun.result()
                (self._path / (name + _END)).unlink()
            listed = {**manifest, "outputs": dict(sorted(hashes.items()))}
            write_new_file(self._path / MANIFEST, (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode())
            sync_folder(self._path)
            with _lock(self._folder):
                _complete(self._folder)  # what a build left that died
                self._path.rename(self._folder / _COMPLETE)
                sync_folder(self._folder)
                _complete(self._folder)
        return hashes

    def _write_begun(self, name: str, beginning: Iterable[bytes], end: Callable[[], Path]) -> str:
        return self._write(name, chain(beginning, _take(end)))

    def _write(self, name: str, content: Content) -> str:
        path = self._path / name
        path.unlink(missing_ok=True)  # what a process left of it that did not end it
        return write_new_file(path, content)


def _remove_abandoned(folder: Path) -> None:
    """Remove the staging folders of builds that died: nobody holds them any more."""
    for path in folder.glob(f"{_STAGING}*"):
        with contextlib.suppress(OSError), _lock(path, wait=False):
            shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _failing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputFailedError(str(folder), os.strerror(error.errno) if error.errno else str(error)) from error


def _take(end: Callable[[], Path]) -> Iterator[bytes]:
    """Give the content of a file, piece by piece; it is asked for when all before it is written."""
    with open(end(), "rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


@contextlib.contextmanager
def _lock(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a folder; the lock is on the folder itself, so it leaves nothing behind.

    Raises:
        BlockingIOError: if another holds it, and this is not to `wait`.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _complete(folder: Path) -> None:
    """Move a complete staging folder into place, the manifest last; do nothing where there is none."""
    complete = folder / _COMPLETE
    if not complete.is_dir():
        return
    names = sorted(os.listdir(complete), key=lambda name: (name == MANIFEST, name))
    if MANIFEST in names:
        outdated = _written_before(folder) - _listed(complete)
        for name in names:
            os.replace(complete / name, folder / name)
        for name in sorted(outdated):
            (folder / name).unlink(missing_ok=True)
    complete.rmdir()
    sync_folder(folder)


def _written_before(folder: Path) -> set[str]:
    try:
        read_manifest(folder)
    except OutputRefusedError:
        return set()
    return _listed(folder)


def _listed(folder: Path) -> set[str]:
    """Give the names that a manifest lists; only plain ones, so that no manifest can point out of the folder."""
    outputs = json.loads((folder / MANIFEST).read_bytes()).get("outputs", {})
    return {name for name in outputs if isinstance(name, str) and Path(name).name == name and name not in _OWN_NAMES}
