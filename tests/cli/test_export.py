import os
import subprocess
import sys

import pytest

from graphkit.cli.export import NAMES
from graphkit.rdf.formats import FORMATS


def graphkit(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "graphkit", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=60,
        **options,
    )


@pytest.fixture(scope="module")
def folder(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export") / "output"
    seeds_build.write(folder)
    return folder


def test_the_command_offers_every_format_of_the_table():
    assert list(NAMES) == list(FORMATS)


@pytest.mark.parametrize("name", ["ttl", "trig"])
def test_the_formats_of_a_build_are_exported_as_they_were_written(folder, name):
    done = graphkit("export", folder, "--format", name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (folder / f"graph.{name}").read_bytes()


def test_a_file_is_written_whole_with_ordinary_rights(folder, tmp_path):
    file = tmp_path / "graph.nt"
    assert graphkit("export", folder, "--format", "nt", "-o", file).returncode == 0
    assert file.read_bytes().count(b"\n") == len(set(file.read_bytes().splitlines()))
    assert file.stat().st_mode & 0o777 == 0o666 & ~current_umask()
    assert os.listdir(tmp_path) == ["graph.nt"]


def current_umask():
    umask = os.umask(0)
    os.umask(umask)
    return umask


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere", "--format", "nt"], 2, b"graphkit: nowhere: no such folder or file."),
        (["empty", "--format", "nt"], 2, b"graphkit: empty: holds no manifest.json, so it is not what a build left."),
        (["output", "--format", "turtle"], 2, b"Usage: python -m graphkit export"),
        (["output", "--format", "nt", "-o", "no/such/folder/x.nt"], 1, b"graphkit: no/such/folder/x.nt: could not be"),
    ],
)
def test_what_cannot_be_done_is_said_with_an_exit_code(folder, arguments, code, message):
    (folder.parent / "empty").mkdir(exist_ok=True)
    done = graphkit("export", *arguments, cwd=folder.parent)
    assert done.returncode == code
    assert done.stderr.startswith(message)


def test_a_reader_that_has_seen_enough_may_stop(folder):
    command = f"{sys.executable} -m graphkit export {folder} --format nt | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")
