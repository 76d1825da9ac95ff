"""The command as a person runs it: in a process of its own, with its exit code, output and files."""

import json
import os
import re
import subprocess
import sys

import pytest

from graphkit.cli.main import main

ARTICLE = """---
webUrl: https://news.example/{name}
title: The title of {name}
provider: {{name: News, domain: news.example}}
---
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE.format(name="a"), encoding="utf-8")
    return folder


def graphkit(*arguments, cwd=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "graphkit", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        timeout=60,
    )


def test_the_seeds_build_prints_this_whole_summary(seeds, tmp_path):
    done = graphkit("build", seeds, "--output", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Read 5 documents: 21 articles (5 curated, 16 mentioned), 18 providers, 4 topics, 18 related links.\n"
        "No problems.\n"
        "Inferred 4 stories and 19 phrases from titles, excerpts, links and dates.\n"
        "Withheld 5 encrypted payloads (secured) that nobody can read.\n"
        "Wrote out/graph.html (open it in a browser), out/graph.ttl (RDF),\n"
        "      out/graph.trig (what each document says), out/problems.jsonl\n"
        "      and out/manifest.json.\n"
        "\n"
        "The coverage has two sides: 2020 (16 articles, 9 to 11 June 2020) and 2023 (5 articles, 31 August to\n"
        "1 September 2023), with nothing dated in the 1,175 days between. No related link crosses from 2020\n"
        "to 2023. One provider tells both: The Verge (1 in 2020, 1 in 2023); 13 tell only 2020 and four tell\n"
        "only 2023. Two topics span both: Computer Vision (2 in 2020, 2 in 2023) and AI (3 in 2020, 2 in\n"
        "2023); one is only in 2020 and one is only in 2023. AI is on every article that has a topic, which\n"
        "tells little. Six phrases are named on both sides, in most articles facial recognition (16 in 2020,\n"
        "4 in 2023), IBM (12 in 2020, 2 in 2023) and racial profiling (4 in 2020, 1 in 2023); of the others\n"
        "Arvind Krishna (1 in 2020, 1 in 2023), mass surveillance (2 in 2020, 1 in 2023) and human rights (3\n"
        "in 2020, 1 in 2023) say most. No story runs across both. This reflects the collection, not the\n"
        "press.\n"
    )
    assert sorted(os.listdir(tmp_path / "out")) == [
        ".cache",
        "graph.html",
        "graph.trig",
        "graph.ttl",
        "manifest.json",
        "problems.jsonl",
    ]


def test_a_warning_is_listed_with_file_line_field_and_remedy_and_the_exit_code_is_0(folder, tmp_path):
    (folder / "b.md").write_text(
        ARTICLE.format(name="b").replace("title: The", "publishedDateTime: 2023-02-30\ntitle: The"), encoding="utf-8"
    )
    done = graphkit("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "Problems: 0 documents left out, 1 warning.\n" in done.stdout
    assert "\n2 articles without a date.\n" in done.stdout
    assert done.stderr == (
        "warning: b.md:3: publishedDateTime: is a date that no calendar or clock has. "
        "Write it as 2020-06-09 or 2020-06-09T01:08:00Z.\n"
    )


def test_a_document_that_has_to_be_left_out_makes_1_and_all_else_is_written(folder, tmp_path):
    (folder / "b.md").write_text("---\ntitle: No address\n---\n", encoding="utf-8")
    (folder / "README.md").write_text("# Not a document\n", encoding="utf-8")
    done = graphkit("build", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert done.stdout.startswith("Read 1 document: 1 article (1 curated, 0 mentioned), 1 provider, 0 topics, 0 rel")
    assert "Problems: 1 document left out, 0 warnings.\n" in done.stdout
    assert "Skipped 1 file without front matter.\n" in done.stdout
    assert [json.loads(line) for line in (tmp_path / "out" / "problems.jsonl").read_text("utf-8").splitlines()] == [
        {
            "document": "b.md",
            "line": 2,
            "field": "webUrl",
            "severity": "left out",
            "what": "has no valid address",
            "remedy": "Write the address of the article into webUrl, beginning with https://",
        }
    ]


def test_strict_writes_nothing_when_anything_is_left_out(folder, tmp_path):
    (folder / "b.md").write_text("---\ntitle: No address\n---\n", encoding="utf-8")
    done = graphkit("build", folder, "-o", tmp_path / "out", "--strict")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "left out: b.md:2: webUrl: has no valid address. "
        "Write the address of the article into webUrl, beginning with https://.\n"
        "graphkit: 1 document would be left out, so nothing was written. "
        "Mend what is listed, or build without strict.\n"
    )
    assert not (tmp_path / "out").exists()


def test_problems_alike_are_counted_so_that_they_hide_no_others(folder, tmp_path):
    for index in range(30):
        (folder / f"b{index:02}.md").write_text("---\ntitle: No address\n---\n", encoding="utf-8")
    (folder / "c.md").write_text(ARTICLE.format(name="c") + "x", encoding="utf-8")
    (folder / "d.md").write_text("---\n- a list\n---\n", encoding="utf-8")
    done = graphkit("build", folder, "-o", tmp_path / "out")
    remedy = "Write the address of the article into webUrl, beginning with https://"
    assert done.stderr.splitlines() == [
        *(f"left out: b0{index}.md:2: webUrl: has no valid address. {remedy}." for index in range(3)),
        "left out: … has no valid address: 27 more",
        "left out: d.md:1: has front matter that is a list, not fields. Write each field as `name: value`.",
        f"All 31 problems are in {tmp_path / 'out' / 'problems.jsonl'}",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere"], "graphkit: nowhere: no such folder or file."),
        (["build", "empty"], "graphkit: empty: nothing to read."),
        (["build", "news", "--names", "nowhere.yaml"], "graphkit: nowhere.yaml: no such folder or file."),
        (["build", "news", "--base-iri", "http://x/"], "graphkit: http://x/: is no base for names."),
        (["build", "news", "-o", "news"], "graphkit: news: is not empty, and holds no manifest.json of graphkit's"),
        (["build", "news", "-o", "news/a.md"], "graphkit: news/a.md: is a file, not a folder."),
        (["build"], "Usage: python -m graphkit build"),
        (["biuld"], "Usage: python -m graphkit"),
    ],
)
def test_wrong_usage_is_2_with_a_message_and_writes_nothing(folder, tmp_path, arguments, message):
    (tmp_path / "empty").mkdir()
    done = graphkit(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(message)
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_excluded_files_and_folders_are_not_read(folder, tmp_path):
    (folder / "drafts").mkdir()
    for name in ("drafts/x.md", "b.md", "c.md", ".hidden.md"):
        (folder / name).write_text(ARTICLE.format(name=name), encoding="utf-8")
    done = graphkit("build", folder, "--exclude", "drafts", "--exclude", "b.*", "-o", tmp_path / "out", "--json")
    assert json.loads(done.stdout)["counts"]["documents"] == 2


def test_the_output_folder_inside_the_input_is_never_read(folder):
    for _ in range(2):
        assert graphkit("build", ".", "-o", "out", cwd=folder).returncode == 0
        (folder / "out" / "note.md").write_text(ARTICLE.format(name="note"), encoding="utf-8")
        manifest = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))
        assert list(manifest["inputs"]) == ["a.md"]


def test_the_version_is_told():
    assert re.fullmatch(r"graphkit \d+\.\d+\.\d+\n", graphkit("--version").stdout)


def test_every_command_has_a_help_with_an_example():
    for name in (None, *main.commands):
        done = graphkit(*([name] if name else []), "--help")
        assert done.returncode == 0
        assert re.search(rf"^  Examples?:\n    graphkit {name or 'build'} ", done.stdout, re.MULTILINE), name


def test_in_an_ascii_terminal_the_build_works_all_the_same(folder, tmp_path):
    (folder / "b.md").write_text(ARTICLE.format(name="b").replace("The title", "日本"), encoding="utf-8")
    done = graphkit("build", folder, "-o", tmp_path / "out", PYTHONUTF8="0", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "日本" in (tmp_path / "out" / "graph.ttl").read_text("utf-8")
