"""How far a build is, as people and logs see it."""

import os
import pty
import signal
import subprocess
import sys
import time

from graphkit.cli.progress import LOG_SECONDS, Progress, render_progress

ARTICLE = "---\nwebUrl: https://news.example/{}\ntitle: T\nprovider: {{name: News, domain: news.example}}\n---\n"
COMMAND = [sys.executable, "-m", "graphkit", "build", "news", "--output", "out"]


def write_documents(folder, count):
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.md").write_text(ARTICLE.format(number), encoding="utf-8")


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_it_says_how_many_how_fast_and_how_long_still():
    assert render_progress(1_200, 4_800, 3.0) == "Read 1,200 of 4,800 files, 400 a second, 0:09 left"
    assert render_progress(10, 100_000, 1.0) == "Read 10 of 100,000 files, 10 a second, 2:46:39 left"
    assert render_progress(4_800, 4_800, 9.0) == "Read 4,800 files. Building the graph …"


def test_a_log_gets_a_line_now_and_then(capsys):
    times = iter([0, 1, LOG_SECONDS, LOG_SECONDS + 1, 2 * LOG_SECONDS, 2 * LOG_SECONDS + 1])
    progress = Progress(is_terminal=False, clock=lambda: next(times))
    for done in range(1, 6):
        progress(done, 5)
    assert (
        capsys.readouterr().err
        == "Read 2 of 5 files, 0 a second, 0:15 left\nRead 4 of 5 files, 0 a second, 0:05 left\n"
    )


def on_a_terminal(arguments, cwd):
    leader, follower = pty.openpty()
    subprocess.run([*COMMAND, *arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=follower, check=True)
    os.close(follower)
    os.set_blocking(leader, False)
    try:
        return os.read(leader, 1 << 16).decode()
    except (BlockingIOError, OSError):
        return ""


def test_a_terminal_sees_a_line_that_is_gone_at_the_end(tmp_path):
    write_documents(tmp_path / "news", 3)
    # On a busy machine, lines before may say how far it is.
    assert on_a_terminal([], tmp_path).split("\r\x1b[K")[-2:] == ["Read 3 files. Building the graph …", ""]


def test_quiet_shows_nothing(tmp_path):
    write_documents(tmp_path / "news", 3)
    assert on_a_terminal(["--quiet"], tmp_path) == ""


def test_control_c_leaves_the_old_output_whole_and_no_process_behind(tmp_path):
    write_documents(tmp_path / "news", 600)
    subprocess.run(COMMAND, cwd=tmp_path, check=True, capture_output=True)
    before = content(tmp_path / "out")
    for number in range(600):
        (tmp_path / "news" / f"{number}.md").write_text(ARTICLE.format(f"new/{number}"), encoding="utf-8")
    for delay_seconds in (0.2, 0.6, 1.0):
        process = subprocess.Popen(
            COMMAND, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
        )
        time.sleep(delay_seconds)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        if process.returncode == 0:
            break  # it was quicker
        # While it is still being imported, which takes its time on a busy machine, Python itself tells of the interrupt.
        assert b"Aborted!" in errors or b", in invoke" not in errors
        assert content(tmp_path / "out") == before
    subprocess.run(COMMAND, cwd=tmp_path, check=True, capture_output=True)
    assert content(tmp_path / "out") != before
