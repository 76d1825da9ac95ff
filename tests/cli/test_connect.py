"""``graphkit connect`` as a person runs it."""

import json
import os
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
        [sys.executable, "-m", "graphkit", "connect", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": hash_seed},
        timeout=120,
    )


def test_it_answers_in_words_first(built):
    done = graphkit(built, "--from", "2020", "--to", "2023")
    assert (done.returncode, done.stderr) == (0, "")
    title, rule, first, *_ = done.stdout.splitlines()
    assert (title, rule) == ("How 2020 and 2023 connect", "=" * 25)
    assert first.startswith("This is about 2020 (16 articles, 9 to 11 June 2020) and 2023 (5 articles,")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert done.stdout.isascii() is False
    assert all(character.isprintable() for line in done.stdout.splitlines() for character in line)


def test_as_json_it_holds_the_same(built):
    found = json.loads(graphkit(built, "--from", "2020", "--to", "2023", "--json").stdout)
    assert found["direct"] == []
    assert [found[side]["asked"] for side in ("from", "to")] == [["2020"], ["2023"]]
    assert found["answer"].endswith("This reflects the collection, not the press.")
    providers = [bridge["label"] for bridge in found["bridges"] if bridge["kind"] == "provider"]
    assert providers == ["The Verge"]
    ranked = [bridge["label"] for bridge in found["bridges"]]
    assert ranked.index("The Verge") < ranked.index("AI")
    assert {"from", "to", "kind", "inferred", "receipts"} == set(found["paths"][0]["steps"][0])


def test_as_markdown_headlines_link_to_the_articles(built):
    done = graphkit(built, "--from", "2020", "--to", "2023", "--format", "markdown")
    assert done.stdout.startswith("# How 2020 and 2023 connect\n\nThis is about 2020 (16 articles")
    assert "](<https://www.engadget.com/ibm-exits-facial-recognition-business-012915316.html>)" in done.stdout


def test_with_sources_receipts_have_lines(built, seeds):
    arguments = (built, "--from", "2020", "--to", "2023", "--json")

    def lines(*more):
        paths = json.loads(graphkit(*arguments, *more).stdout)["paths"]
        return [receipt["line"] for step in paths[0]["steps"] for receipt in step["receipts"]]

    assert lines("--sources", seeds) == [34, 42, 14]
    assert lines() == [None, None, None]


def test_several_groups_are_united_and_filters_said(built):
    done = graphkit(
        built, "--from", "2020-06-09", "--from", "2020-06-10", "--to", "provider:The Verge", "--curated-only"
    )
    assert done.returncode == 0
    assert "How 9 June 2020 and 10 June 2020 and The Verge connect" in done.stdout
    assert "This is the collection with curated articles only: 5 of 21 articles." in " ".join(done.stdout.split())


def test_the_same_question_has_the_same_answer(built):
    assert graphkit(built, "--json", hash_seed="1").stdout == graphkit(built, "--json", hash_seed="2").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "2020"], "Only one group is named. Name both, with --from and --to, or none."),
        (["--from", "1999", "--to", "2023"], "1999: no article here is of that time. There is 2020 (16) and 2023 (5)."),
        (["--from", "2020", "--to", "2020-06"], "2020 and June 2020 are the same 16 articles. Ask for two groups that"),
        (["--without", "topic:A I"], "topic:A I: there is no such topic. Near to it: topic:AI"),
        (["--json", "--format", "text"], "--json and --format text contradict each other. Choose one."),
        (["--sources", "nowhere"], "nowhere: no such folder or file."),
        (["--count", "0"], "--count"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_there_is(built, arguments, message):
    done = graphkit(built, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_its_help_has_examples():
    done = graphkit("--help")
    assert "Examples:\n    graphkit connect output --from 2020 --to 2023\n" in done.stdout
