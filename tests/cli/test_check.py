"""``graphkit check`` as a person runs it."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def untouched(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    seeds_build.write(folder)
    return folder


@pytest.fixture
def built(untouched, tmp_path):
    return shutil.copytree(untouched, tmp_path / "output")


def graphkit(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "graphkit", "check", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
        **options,
    )


def cut(file, text):
    """Take a text out of a file, at its first place."""
    whole = file.read_text("utf-8")
    assert text in whole
    file.write_text(whole.replace(text, "", 1), encoding="utf-8")


def test_a_build_of_the_seeds_lost_nothing_and_the_readme_shows_it(untouched, seeds):
    done = graphkit(untouched, "--sources", seeds)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "Shapes: 0 violations.",
        "Leaves: 339 in the front matter of 5 documents, 0 missing.",
        "       328  mapped",
        "         5  withheld",
        "         4  left out: -1, which stands for unknown",
        "         2  left out: originalUrl equal to webUrl",
    ]
    assert f"```\n{done.stdout}```\n" in (seeds.parent / "README.md").read_text("utf-8")


def test_without_sources_it_says_what_could_not_be_checked(untouched):
    done = graphkit(untouched)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == ["Shapes: 0 violations."]
    assert done.stderr == (
        "Not checked: whether the build is what its documents say, and whether anything is missing. "
        "Name them with --sources.\n"
    )


def test_what_is_missing_is_listed_with_document_line_and_value_and_that_is_1(built, seeds):
    cut(built / "graph.trig", 'schema:headline "IBM stops work on facial recognition over human rights concerns" ;')
    done = graphkit(built, "--sources", seeds)
    assert (done.returncode, done.stderr) == (1, "")
    assert "339 in the front matter of 5 documents, 1 missing." in done.stdout
    head, row = (re.split(r"  +", line.strip()) for line in done.stdout.splitlines()[-2:])
    assert head == ["DOCUMENT", "FIELD", "VALUE", "WHY IT IS MISSING"]
    assert row == [
        "002_1df407b6f309c58f.txt:3",
        "title",
        "IBM stops work on facial recognition over human rights conc…",
        (
            "graph.trig does not say <https://graphkit.example/document/002_1df407b6f309c58f.txt#> "
            '<http://schema.org/headline> "IBM stops work on facial recognition over human rights concerns"'
        ),
    ]


def test_a_violation_is_a_row_with_its_document(built):
    trig = built / "graph.trig"
    trig.write_text(trig.read_text("utf-8").replace('"theverge.com" ;', '"The Verge" ;', 1), encoding="utf-8")
    done = graphkit(built)
    assert done.returncode == 1
    head, row = (re.split(r"  +", line.strip()) for line in done.stdout.splitlines()[-2:])
    assert head == ["DOCUMENT", "SHAPE", "NODE", "VALUE", "WHAT OUGHT TO BE"]
    assert row == [
        "000_a4e480e5b585ccd5.txt",
        "domain",
        "https://graphkit.example/document/000_a4e480e5b585ccd5.txt#provider",
        '"The Verge"',
        "A provider has one domain, in lower case and with a dot.",
    ]


def test_what_breaks_a_shape_and_what_the_sources_say_otherwise_are_found_in_one_check(built, seeds):
    turtle = built / "graph.ttl"
    dated = re.compile(r'schema:datePublished "[^"]+"\^\^xsd:dateTime')
    turtle.write_text(dated.sub('schema:datePublished "soon"', turtle.read_text("utf-8"), count=1), encoding="utf-8")
    done = graphkit(built, "--sources", seeds)
    assert done.returncode == 1
    assert "Shapes: 1 violation.\n" in done.stdout
    assert "holds, and should not, <https://graphkit.example/article/businessinsider.com/" in done.stdout
    assert "Leaves: 339 in the front matter of 5 documents, 0 missing.\n" in done.stdout


def test_a_value_that_is_not_of_its_datatype_is_a_violation_and_nothing_else(built):
    trig = built / "graph.trig"
    trig.write_text(trig.read_text("utf-8").replace("gk:quality 37", 'gk:quality "37a"^^xsd:integer'), encoding="utf-8")
    done = graphkit(built)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "Shapes: 1 violation.\n" in done.stdout


def test_programs_get_json(built, seeds):
    cut(built / "graph.trig", "gk:withheld 1")
    done = graphkit(built, "--sources", seeds, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    found = json.loads(done.stdout)
    assert list(found) == ["fine", "files", "documents", "statements", "findings", "violations", "accounts"]
    assert (found["fine"], found["files"], found["documents"]) == (False, 4, 5)
    assert {"fate": "withheld", "why": "", "leaves": 4} in found["accounts"]["counts"]
    (missing,) = found["accounts"]["missing"]
    assert (missing["field"], missing["value"]) == ("secured", "")


def test_a_file_that_cannot_be_parsed_is_a_finding_and_no_crash(built, seeds):
    (built / "graph.trig").write_bytes(b"\x00{")
    done = graphkit(built, "--sources", seeds)
    assert (done.returncode, done.stderr) == (1, "")
    assert "  graph.trig: is not TriG: " in done.stdout


def test_many_findings_of_a_file_are_cut_and_counted(built, seeds):
    (built / "graph.ttl").write_text("", encoding="utf-8")
    done = graphkit(built, "--sources", seeds)
    assert done.returncode == 1
    assert done.stdout.count("  graph.ttl: ") == 21
    assert " more; --json lists all\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "graphkit: nowhere: no such folder or file."),
        (["empty"], "graphkit: empty: holds no manifest.json"),
        (["BUILT", "--sources", "nowhere"], "graphkit: nowhere: no such folder or file."),
        (["BUILT", "--sources", "empty"], "graphkit: empty: nothing to read."),
        (["BUILT", "--source"], "Usage: python -m graphkit check"),
        ([], "Usage: python -m graphkit check"),
    ],
)
def test_wrong_usage_is_2_with_a_message_and_no_output(untouched, tmp_path, arguments, message):
    (tmp_path / "empty").mkdir()
    done = graphkit(*(untouched if part == "BUILT" else part for part in arguments), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert "Traceback" not in done.stderr


def test_without_pyshacl_it_says_how_to_install_it(untouched):
    program = "import sys; sys.modules['pyshacl'] = None; from graphkit.cli.main import main; main()"
    command = [sys.executable, "-c", program, "check", str(untouched)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "graphkit: pyshacl: is not installed. The shapes of the RDF are checked by it: "
        "pip install 'graphkit-news[shacl]'.\n"
    )


def test_the_help_ends_with_examples_that_work(untouched, seeds):
    done = graphkit("--help")
    examples = done.stdout.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert len(examples) == 2
    for example in examples:
        words = example.split()
        assert words[:3] == ["graphkit", "check", "output"]
        run = graphkit(untouched, *(seeds if word == "seeds" else word for word in words[3:]))
        assert run.returncode == 0
