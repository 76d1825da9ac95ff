"""The command as a process: how it ends."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import resource, sys
import graphkit.cli.main
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no file may grow, as on a full disk
{}
graphkit.cli.main.run()
"""
HELP = "sys.argv[1:] = ['--help']"
BUFFERED = "graphkit.cli.main.main = lambda: sys.stdout.write('not yet written')"


@pytest.mark.parametrize("before", [HELP, BUFFERED], ids=["written at once", "written at the end"])
def test_what_cannot_be_written_is_told_and_the_exit_code_is_1(before, tmp_path):
    with open(tmp_path / "out", "wb") as out:
        done = subprocess.run(
            [sys.executable, "-B", "-c", PROGRAM.format(before)], stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b"graphkit: standard output: File too large\n"
    assert done.returncode == 1


def test_who_stops_reading_is_told_nothing():
    command = f"{sys.executable} -m graphkit --help | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""


def test_documents_are_read_before_what_takes_long_is_imported():
    program = "import sys, graphkit.pipeline; print({'networkx', 'numpy', 'pyoxigraph'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


THREADS = """
import os
import graphkit.cli.main

def main():
    import numpy
    print(len(os.listdir("/proc/self/task")))

graphkit.cli.main.main = main
graphkit.cli.main.run()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of threads that Python does not know")
def test_no_library_begins_threads_that_wait_busily():
    unasked = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, check=True, env=unasked)
    assert done.stdout == "1\n"
