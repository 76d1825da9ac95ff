"""``graphkit page`` as a person runs it."""

import json
import os
import re
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def built(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    seeds_build.write(folder)
    return folder


def graphkit(*arguments, hash_seed="0"):
    return subprocess.run(
        [sys.executable, "-m", "graphkit", "page", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": hash_seed},
        timeout=120,
    )


def data(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)[1])


def kinds(page):
    return {page["kinds"][number] for number in page["columns"]["kind"]}


def test_it_writes_the_page_of_a_build(built, tmp_path):
    done = graphkit(built, "-o", tmp_path / "news.html")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"Wrote {tmp_path / 'news.html'}\n")
    page = data(tmp_path / "news.html")
    assert page["title"] == "How coverage of 2020 and of 2023 connects: 21 articles"
    assert page["paths"]
    assert page["limits"]


def test_the_same_build_gives_the_same_bytes(built, tmp_path):
    graphkit(built, "-o", tmp_path / "one.html", "--include", "topic", hash_seed="1")
    graphkit(built, "-o", tmp_path / "other.html", "--include", "topic", hash_seed="2")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()


def test_title_and_language_are_the_readers_own(built, tmp_path):
    graphkit(built, "-o", tmp_path / "news.html", "--title", "Wer <sagte> was", "--lang", "de")
    text = (tmp_path / "news.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in text
    assert '<h1 dir="auto">Wer &lt;sagte&gt; was</h1>' in text


def test_two_groups_are_set_against_each_other(built, tmp_path):
    done = graphkit(built, "-o", tmp_path / "news.html", "--from", "2020-06-09", "--to", "2020-06-10")
    assert done.returncode == 0, done.stderr
    page = data(tmp_path / "news.html")
    assert page["title"] == "How 9 June 2020 and 10 June 2020 connect"
    assert page["sides"]["earlier"]["label"] == "9 June 2020"


def test_a_kind_leaves_out_the_others(built, tmp_path):
    graphkit(built, "-o", tmp_path / "news.html", "--include", "provider", "--include", "topic")
    assert kinds(data(tmp_path / "news.html")) == {"article", "provider", "topic"}


def test_a_group_leaves_out_other_articles(built, tmp_path):
    done = graphkit(built, "-o", tmp_path / "news.html", "--include", "2023")
    assert done.returncode == 0, done.stderr
    assert sum(1 for kind in data(tmp_path / "news.html")["columns"]["kind"] if kind == 0) == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2020"], "Only one group is named"),
        (["--include", "pony"], "there is no such phrase"),
        (["--from", "1066", "--to", "2020"], "no article here is of that time"),
    ],
)
def test_wrong_usage_is_said_and_nothing_written(built, tmp_path, arguments, said):
    done = graphkit(built, "-o", tmp_path / "news.html", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(built, tmp_path):
    done = graphkit(built, "-o", tmp_path / "no" / "news.html")
    assert done.returncode == 2
    assert "there is no folder" in done.stderr
