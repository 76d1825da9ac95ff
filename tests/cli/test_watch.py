"""Building again whenever something changes."""

import json
import signal
import subprocess
import sys
import time

import pytest

from graphkit.cli.watch import SETTLED_SECONDS, watch

ARTICLE = "---\nwebUrl: https://news.example/{}\ntitle: T\nprovider: {{name: News, domain: news.example}}\n---\n"


class EndOfTestError(Exception):
    """No more looks."""


def actions(looks, interval_seconds=0):
    """Give before which looks it acts."""
    seen, acted = [], []

    def look():
        if len(seen) == len(looks):
            raise EndOfTestError
        seen.append(looks[len(seen)])
        return {"a": (seen[-1], 0, 0)}

    with pytest.raises(EndOfTestError):
        watch(look, lambda: acted.append(len(seen)), interval_seconds=interval_seconds)
    return acted


def test_it_acts_at_once_and_then_only_on_a_change():
    assert actions([1, 1, 1, 1]) == [1]
    assert actions([1, 1, 2, 2, 2]) == [1, 4]


def test_it_waits_until_a_change_is_over():
    assert actions([1, 2, 3, 4, 4, 4]) == [1, 5]


def test_it_soon_looks_whether_a_change_is_over(monkeypatch):
    waits = []
    monkeypatch.setattr(time, "sleep", waits.append)
    actions([1, 2, 3, 3], interval_seconds=0.5)
    assert waits == [0.5, SETTLED_SECONDS, SETTLED_SECONDS, 0.5]
    waits.clear()
    actions([1, 2, 2], interval_seconds=0.05)
    assert waits == [0.05] * 3


def test_what_changes_and_comes_back_is_nothing_new():
    assert actions([1, 2, 1, 1, 1]) == [1]


def test_the_command_builds_what_changed_and_ends_well_on_control_c(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(ARTICLE.format("a"), encoding="utf-8")
    command = [sys.executable, "-m", "graphkit", "watch", "news", "--output", "out", "--interval", "0.05"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        time.sleep(0.2)
        (tmp_path / "news" / "b.md").write_text(ARTICLE.format("b"), encoding="utf-8")
        second = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert first.endswith("1 documents, 1 articles, 0 problems\n")
    assert second.endswith("2 documents, 2 articles, 0 problems\n")
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["counts"]["articles"] == 2
