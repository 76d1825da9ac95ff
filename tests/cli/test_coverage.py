"""``graphkit coverage`` as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli.main import main
from tests.coverage.ferry import build_ferry

EXPECTED = Path(__file__).parents[1] / "coverage" / "expected"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    build_ferry(folder / "documents").write(folder / "output")
    return folder


@pytest.fixture(scope="module")
def built(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    seeds_build.write(folder)
    return folder


def graphkit(*arguments):
    return CliRunner().invoke(main, ["coverage", *map(str, arguments)])


def test_it_shows_the_whole_coverage_of_what_was_built(ferry):
    done = graphkit(ferry / "output")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (EXPECTED / "ferry.txt").read_text("utf-8")


def test_as_json_it_holds_the_same(ferry):
    found = json.loads(graphkit(ferry / "output", "--json").stdout)
    assert found == json.loads((EXPECTED / "ferry.json").read_text("utf-8"))


def test_one_story_as_json_is_the_one_of_the_whole(ferry):
    found = json.loads(graphkit(ferry / "output", "--story", "sails", "--json").stdout)
    assert found == json.loads((EXPECTED / "ferry.json").read_text("utf-8"))["stories"][1]


def test_with_sources_it_says_the_lines(ferry):
    done = graphkit(ferry / "output", "--story", "aground", "--sources", ferry / "documents")
    assert "    listed by Abend, 1 March 2011, 08:00 (aground.md:18, related[2].title)\n" in done.stdout


def test_the_verge_alone_told_both_parts_of_the_seeds(built):
    lines = graphkit(built).stdout.splitlines()
    place = lines.index("The two parts")
    assert lines[place + 2] == "- One told both: The Verge."
    assert lines[place + 3].startswith("- 13 told 2020 and never 2023: Business Insider, ")
    assert "16 of 21 articles are only mentioned. Those come first that most articles list." in lines
    assert "  Engadget                  13 minutes later          9 June 2020, 01:08  1 article" in lines


def test_the_parts_may_be_stories(built):
    found = json.loads(graphkit(built, "--from", "story:quits", "--to", "story:vowed", "--json").stdout)
    assert found["basis"] == "asked"
    assert found["split"]["both"] == ["provider:theverge.com"]
    assert found["split"]["only_later"] == ["provider:techspot.com"]


def test_whatever_the_hash_seed_it_says_the_same(built):
    texts = {
        subprocess.run(
            [sys.executable, "-m", "graphkit", "coverage", built, "--all"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": seed},
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "2011"], "Only one group is named. Name both, with --from and --to, or none."),
        (["--from", "2011", "--to", "2011-03"], "2011 and March 2011 are the same 5 articles."),
        (["--story", "balloon"], "story:balloon: there is no such story."),
        (["--story", "ferry"], "story:ferry: 2 stories have these words."),
        (["--sources", "nowhere"], "nowhere: no such folder or file."),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(ferry, arguments, message):
    done = graphkit(ferry / "output", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_its_help_has_examples():
    assert "Examples:\n    graphkit coverage output\n" in graphkit("--help").stdout
