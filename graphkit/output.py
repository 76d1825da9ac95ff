"""The folder that a build leaves: whole, or not there.

Files are first written beside their places, in a staging folder inside the output folder, and forced to
disk; only when all of them are there does one rename declare them complete, and only then do they take
their places, the manifest last. A build that dies before that rename leaves the old output whole; one that
dies after it is completed by the next. Two builds into one folder wait for each other (flock(2)).

May import: errors, processes.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from graphkit.errors import OutputFailedError, OutputRefusedError
from graphkit.processes import beside

MANIFEST = "manifest.json"
"""The file that tells a folder of graphkit's from any other, and lists what graphkit wrote into it."""

Content = bytes | Iterable[bytes]
"""The content of a file, whole or piece by piece."""

CACHE = ".cache"
"""The folder that holds what the next build need not read again; no part of the output."""

_STAGING = ".graphkit-staging"  # not complete: of no use
_COMPLETE = ".graphkit-complete"  # complete: to be moved into place
_OWN_NAMES = frozenset({_STAGING, _COMPLETE, MANIFEST})


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
    if names and not force and not names & _OWN_NAMES:
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


def write_output(
    folder: Path, files: Mapping[str, Content], manifest: Mapping[str, object], *, in_parallel: bool = False
) -> None:
    """Write a build's files and remove those of the build before that are no longer made.

    Args:
        folder: the output folder, made if it is not there.
        files: the content of each file, by its name, whole or piece by piece.
        manifest: what to say of the build; the names and hashes of `files` are added to it.
        in_parallel: make them in two processes; those that take longest go first.

    Raises:
        OutputFailedError: if something could not be written; what was there before is whole.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder):
            _complete(folder)
            _stage(folder, files, manifest, in_parallel=in_parallel)
            _complete(folder)
    except OSError as error:
        raise OutputFailedError(str(folder), os.strerror(error.errno) if error.errno else str(error)) from error


def write_file(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all: beside its place first, then into it.

    Raises:
        OutputFailedError: if it could not be written; what was there before is whole.
    """
    try:
        descriptor, staged = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(staged, 0o666 & ~_umask())
            os.replace(staged, path)
        except OSError:
            os.unlink(staged)
            raise
        _sync(path.parent)
    except OSError as error:
        raise OutputFailedError(str(path), os.strerror(error.errno) if error.errno else str(error)) from error


def ignore_in_git(folder: Path) -> None:
    """Keep all that lies in a folder out of git (https://git-scm.com/docs/gitignore)."""
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _umask() -> int:
    # There is no way to ask for it but to set it.
    umask = os.umask(0)
    os.umask(umask)
    return umask


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer; the lock is on the folder itself, so it leaves nothing behind."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _stage(folder: Path, files: Mapping[str, Content], manifest: Mapping[str, object], *, in_parallel: bool) -> None:
    staging = folder / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        write = partial(_write_unbegun, staging, files)
        with beside(write, is_worth=in_parallel) as others:
            hashes = write()
            hashes |= others()
        for name in files.keys() - hashes.keys():  # the process that began it did not end it
            (staging / name).unlink()
            hashes[name] = _write(staging / name, files[name])
        listed = json.dumps({**manifest, "outputs": dict(sorted(hashes.items()))}, ensure_ascii=False, indent=2) + "\n"
        _write(staging / MANIFEST, listed.encode())
        _sync(staging)
        staging.rename(folder / _COMPLETE)
        _sync(folder)
    except BaseException:  # an interrupt by the user, too
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _write_unbegun(staging: Path, files: Mapping[str, Content]) -> dict[str, str]:
    """Write the files that no other process has begun to write, in their order, and give their hashes."""
    hashes = {}
    for name, content in files.items():
        with contextlib.suppress(FileExistsError):
            hashes[name] = _write(staging / name, content)
    return hashes


def _write(path: Path, content: Content) -> str:
    """Write a new file, and give the SHA-256 of its content."""
    digest = hashlib.sha256()
    with open(path, "xb") as file:
        for piece in (content,) if isinstance(content, bytes) else content:
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


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
    _sync(folder)


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


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
