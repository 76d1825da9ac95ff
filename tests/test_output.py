"""The folder that a build leaves is whole: all of the old build or all of the new one."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import graphkit
from graphkit.errors import OutputFailedError, OutputRefusedError
from graphkit.output import check_output, read_output, stage_output


def content(folder):
    return {name: (folder / name).read_bytes() for name in os.listdir(folder)}


def write(folder, text, names=("graph.html", "graph.ttl")):
    write_files(folder, {name: text.encode() for name in names})


def write_files(folder, files, **options):
    with stage_output(folder) as staging:
        staging.write(files, {"generator": "graphkit"}, **options)


def is_whole(folder):
    """Tell whether every file that the manifest lists is the one that it was written for."""
    files = content(folder)
    manifest = json.loads(files.pop("manifest.json"))
    return len(set(files.values())) == 1 and set(manifest["outputs"]) == set(files)


def test_it_is_made_with_its_parents_and_a_manifest_of_hashes(tmp_path):
    write(tmp_path / "a" / "b", "new")
    assert set(content(tmp_path / "a" / "b")) == {"graph.html", "graph.ttl", "manifest.json"}
    assert is_whole(tmp_path / "a" / "b")


def test_only_what_graphkit_wrote_is_replaced_or_removed(tmp_path):
    write(tmp_path, "old", ["graph.html", "outdated.txt"])
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "graph").mkdir()
    write(tmp_path, "new", ["graph.html"])
    assert sorted(os.listdir(tmp_path)) == ["graph", "graph.html", "manifest.json", "mine.txt"]


def test_a_manifest_cannot_make_it_delete_a_file_elsewhere(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    folder = tmp_path / "out"
    write(folder, "old")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["outputs"] |= {"../mine.txt": "", "/etc/hostname": ""}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    write(folder, "new")
    assert (tmp_path / "mine.txt").exists()


@pytest.mark.parametrize("manifest", [None, "{}", "[]", "not json", '{"generator": "another"}', "[" * 100_000])
def test_a_folder_of_others_is_refused_unless_forced(tmp_path, manifest):
    (tmp_path / "mine.txt").write_text("mine")
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(OutputRefusedError, match="force"):
        check_output(tmp_path)
    check_output(tmp_path, force=True)
    write(tmp_path, "new")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_when_the_disk_is_full_the_old_build_stays_whole(tmp_path, monkeypatch):
    write(tmp_path, "old")
    before = content(tmp_path)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailedError, match=r"could not be written \(No space left on device\)"):
        write(tmp_path, "new")
    assert content(tmp_path) == before


def test_a_build_that_died_while_moving_files_is_completed_by_the_next(tmp_path, monkeypatch):
    write(tmp_path, "old", ["graph.html", "graph.ttl", "outdated.txt"])
    moved = []
    replace = os.replace

    def die_on_the_second(source, target):
        moved.append(target)
        if len(moved) == 2:
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", die_on_the_second)
    with pytest.raises(OutputFailedError):
        write(tmp_path, "new")
    monkeypatch.undo()
    check_output(tmp_path)
    write(tmp_path, "newer")
    assert is_whole(tmp_path)
    assert (tmp_path / "graph.ttl").read_text() == "newer"
    assert "outdated.txt" not in os.listdir(tmp_path)


WRITER = """
import sys
from pathlib import Path
from graphkit.output import stage_output
text = sys.argv[2].encode() * 200_000
for _ in range(int(sys.argv[3])):
    with stage_output(Path(sys.argv[1])) as staging:
        staging.write({f"{i}.txt": text for i in range(5)}, {"generator": "graphkit"})
"""


def start_writer(folder, text, rounds):
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder), text, str(rounds)], cwd=os.getcwd())


def test_a_writer_that_is_killed_leaves_whole_files_and_the_next_build_is_whole(tmp_path):
    for attempt in range(12):
        writer = start_writer(tmp_path, "ab"[attempt % 2], 1000)
        time.sleep(0.15 + attempt * 0.013)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        sizes = {len(data) for name, data in content_of_files(tmp_path).items() if name.endswith(".txt")}
        assert sizes <= {200_000}
    write_files(tmp_path, {f"{i}.txt": b"c" for i in range(5)})
    assert is_whole(tmp_path)


def content_of_files(folder):
    return {entry.name: (folder / entry.name).read_bytes() for entry in os.scandir(folder) if entry.is_file()}


@pytest.mark.parametrize("is_worth", [True, False])
def test_a_file_may_be_begun_before_it_is_known_how_it_ends(is_worth, tmp_path):
    with stage_output(tmp_path) as staging:
        staging.begin("a.txt", iter([b"be", b"gin "]), is_worth=is_worth)
        staging.write({"b.txt": b"begin and end"}, {"generator": "graphkit"}, ends={"a.txt": iter([b"and ", b"end"])})
    assert is_whole(tmp_path)
    assert set(content(tmp_path)) == {"a.txt", "b.txt", "manifest.json"}


DIES_LATE = """
import os, signal
from pathlib import Path
from graphkit import output
here, write = os.getpid(), output.write_new_file

def die_elsewhere(path, content):
    found = write(path, content)
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return found

output.write_new_file = die_elsewhere
with output.stage_output(Path(".")) as staging:
    staging.begin("a.txt", iter([b"begin "]), is_worth=True)
    staging.write({"b.txt": b"begin and end"}, {"generator": "graphkit"}, ends={"a.txt": [b"and end"]})
"""


def test_a_file_is_whole_though_the_process_that_wrote_it_died_before_it_said_so(tmp_path):
    # In a process without threads: those that other tests leave behind forbid a fork.
    subprocess.run([sys.executable, "-c", DIES_LATE], cwd=tmp_path, check=True)
    assert is_whole(tmp_path)
    assert set(content(tmp_path)) == {"a.txt", "b.txt", "manifest.json"}


def test_what_was_begun_and_not_ended_leaves_the_old_build_as_it_was(tmp_path):
    write(tmp_path, "old")
    before = content(tmp_path)

    def fail():
        with stage_output(tmp_path) as staging:
            staging.begin("graph.html", iter([b"new"]), is_worth=True)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert content(tmp_path) == before


def test_a_build_at_work_keeps_nobody_waiting(tmp_path):
    write(tmp_path, "old")
    with stage_output(tmp_path) as staging:
        assert read_output(tmp_path)[1]["graph.ttl"] == b"old"
        write(tmp_path, "other")
        staging.write({"graph.html": b"new", "graph.ttl": b"new"}, {"generator": "graphkit"})
    assert is_whole(tmp_path)
    assert (tmp_path / "graph.ttl").read_text() == "new"


def test_what_a_build_left_that_was_killed_is_removed_by_the_next(tmp_path):
    code = "import os; from pathlib import Path; from graphkit.output import stage_output\n"
    code += "with stage_output(Path('.')): os._exit(9)"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert len(os.listdir(tmp_path)) == 1
    check_output(tmp_path)
    write(tmp_path, "new")
    assert is_whole(tmp_path)


def test_two_builds_into_one_folder_at_once_leave_one_of_them_whole(tmp_path):
    writers = [start_writer(tmp_path, text, 10) for text in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert is_whole(tmp_path)


def test_threads_may_write_at_once_too(tmp_path):
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda text: write(tmp_path, text * 100_000), "abcdef"))
    assert is_whole(tmp_path)


def test_two_builds_of_one_folder_are_the_same_bytes(seeds, tmp_path):
    graphkit.build(seeds).write(tmp_path / "a")
    graphkit.build(seeds).write(tmp_path / "b")
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_the_output_in_the_repository_is_the_build_of_the_seeds(seeds, seeds_build, tmp_path):
    seeds_build.write(tmp_path)
    assert content(tmp_path) == content_of_files(
        seeds.parent / "output"
    )  # beside a cache, once something was built there


def test_a_payload_that_nobody_can_read_is_in_no_output(seeds, seeds_build, tmp_path):
    seeds_build.write(tmp_path)
    written = b"".join(content(tmp_path).values())
    payloads = [
        line.split('"')[1]
        for path in seeds.iterdir()
        for line in path.read_text("utf-8").splitlines()
        if "secured" in line
    ]
    assert len(payloads) == 5
    for payload in payloads:
        assert not any(payload[start : start + 16].encode() in written for start in range(0, len(payload) - 16, 16))
