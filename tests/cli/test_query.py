"""``graphkit query`` as a person runs it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
from graphkit.cli.main import main
main(prog_name="graphkit")
"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
ENDLESS_ROWS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def built(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    seeds_build.write(folder)
    return folder


def graphkit(*arguments, cwd=None):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "query", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=60,
    )


def test_a_saved_query_answers_with_a_table(built):
    done = graphkit(built, "two-years", "--set", "year1=2020", "--set", "year2=2023")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "connection     name                     year1  articles1  year2  articles2\n"
        "-------------  -----------------------  -----  ---------  -----  ---------\n"
        "articles       all of them               2020         16   2023          5\n"
        "related links  articles that they join   2020          0   2023          0\n"
        "provider       The Verge                 2020          1   2023          1\n"
        "topic          AI                        2020          3   2023          2\n"
        "topic          Computer Vision           2020          2   2023          2\n"
        "phrase         facial recognition        2020         16   2023          4\n"
        "phrase         IBM                       2020         12   2023          2\n"
        "phrase         racial profiling          2020          4   2023          1\n"
        "phrase         human rights              2020          3   2023          1\n"
        "phrase         mass surveillance         2020          2   2023          1\n"
        "phrase         Arvind Krishna            2020          1   2023          1\n"
    )


def test_a_query_is_written_on_the_line_or_in_a_file(built, tmp_path):
    text = "SELECT ?name { provider:theverge.com schema:name ?name }"
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    for asked in (text, "own.rq"):
        done = graphkit(built, asked, "--format", "csv", cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "name\nThe Verge\n", "")


def test_a_query_that_asks_documents_needs_no_option_and_one_of_ones_own_has_it(built):
    assert graphkit(built, "disagreements").stdout == "No rows.\n"
    text = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a gk:ArticleEntry } }"
    assert graphkit(built, text, "--format", "tsv").stdout == "?n\n0\n"
    assert graphkit(built, text, "--format", "tsv", "--provenance").stdout == "?n\n23\n"


def test_the_saved_queries_are_listed_with_their_questions_and_parameters(built):
    done = graphkit(built, "--list")
    assert done.returncode == 0
    assert (
        "two-years          How do two years connect: which providers, topics and phrases are in both, "
        "and do related links cross?\n"
        "                     --set year1=INTEGER: the earlier year; without it, the first year that has articles.\n"
    ) in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "topics"], "graphkit: nowhere: no such folder or file."),
        (["empty", "topics"], "graphkit: empty: holds no manifest.json"),
        (["BUILT"], "graphkit: QUERY is missing."),
        (["BUILT", "tpoics"], "graphkit: tpoics: is neither a saved query nor a file. Did you mean topics?"),
        (["BUILT", "SELECT ?s {\n ?s ?p }"], "graphkit: query:2:8: cannot be read from '}' on."),
        (["BUILT", "broken.rq"], "graphkit: broken.rq:1:1: cannot be read from 'SELCT' on."),
        (["BUILT", "latin.rq"], "graphkit: latin.rq: cannot be read as UTF-8 text."),
        (["BUILT", "DELETE WHERE { ?s ?p ?o }"], "graphkit: query: is an update (DELETE)."),
        (["BUILT", "ASK { SERVICE <http://localhost/> { ?s ?p ?o } }"], "graphkit: query:1:7: uses SERVICE,"),
        (["BUILT", "provider-articles"], "graphkit: provider-articles: needs provider:"),
        (["BUILT", "two-years", "--set", "year1"], "graphkit: --set year1: is not one NAME=VALUE of each name."),
        (["BUILT", "topics", "--format", "ttl"], "graphkit: ttl: is a format of statements,"),
        (["BUILT", "topics", "--timeout", "0"], "Usage: graphkit query"),
    ],
)
def test_wrong_usage_is_2_with_a_message_and_no_output(built, tmp_path, arguments, message):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.rq").write_text("SELCT", encoding="utf-8")
    (tmp_path / "latin.rq").write_bytes(b"# \xe9\nASK {}")
    done = graphkit(*(built if part == "BUILT" else part for part in arguments), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", [ENDLESS, ENDLESS_ROWS])
def test_a_query_without_end_is_stopped_at_the_time_limit_and_that_is_1(built, text):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "query", str(built), text, "--format", "csv", "--timeout", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr.read() == (
            "graphkit: query: did not end within 1 seconds, and was stopped. "
            "Ask for less, or allow more with --timeout.\n"
        )
    assert process.returncode == 1


@pytest.mark.parametrize("name", ["csv", "table"])
def test_a_reader_that_leaves_early_ends_the_query_in_silence(built, name):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "query", str(built), ENDLESS_ROWS, "--format", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked up in /proc")
def test_a_command_that_is_killed_leaves_no_process_behind(built):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "query", str(built), ENDLESS], stderr=subprocess.DEVNULL
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not (child := children.read_text().split()):
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    while Path(f"/proc/{child[0]}").exists() and "State:\tZ" not in Path(f"/proc/{child[0]}/status").read_text():
        time.sleep(0.1)
