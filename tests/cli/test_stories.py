"""``graphkit stories`` as a person runs it."""

import json

import pytest
from click.testing import CliRunner

from graphkit.cli.main import main


@pytest.fixture(scope="module")
def built(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    seeds_build.write(folder)
    return str(folder)


def test_the_stories_of_the_seeds_are_shown_with_their_span_their_first_article_and_a_reason(built):
    lines = CliRunner().invoke(main, ["stories", built, "--all"]).output.splitlines()
    assert lines[0] == "4 stories of 20 articles; 1 tell none of them."
    contract = lines.index(
        "IBM vowed to dial back facial recognition tech, but recently landed $70 million contract to develop it"
    )
    assert lines[contract + 1 : contract + 3] == [
        "  2 articles, 31 August 2023; first: The Verge, 31 August 2023",
        "  told by The Verge and TechSpot",
    ]
    assert lines[contract + 4].startswith("        TechSpot, 31 August 2023: shares “million contract” with 1 other")


def test_exit_moratorium_and_contract_are_three_stories(built):
    stories = json.loads(CliRunner().invoke(main, ["stories", built, "--json"]).output)
    story_of = {article["title"]: story["id"] for story in stories for article in story["articles"]}
    leaving = story_of["IBM stops work on facial recognition over human rights concerns"]
    moratorium = story_of["Amazon bans police use of its facial-recognition technology for a year"]
    contract = story_of[
        "IBM promised to back off facial recognition — then it signed a $69.8 million contract to provide it"
    ]
    assert len({leaving, moratorium, contract}) == 3


def test_long_stories_are_cut_short_and_counted(built):
    assert "        … and 3 more" in CliRunner().invoke(main, ["stories", built]).output.splitlines()
