"""The README cannot lie: its commands, its table and its example are checked against the product."""

import re
from pathlib import Path

import graphkit
from graphkit.vocabulary import ARTICLE_FIELDS, IMAGE_FIELDS, PREFIXES, PROVIDER_FIELDS

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_fields_is_the_vocabulary():
    rows = re.findall(r"^\| `(\w+)` \| `([\w:]+)` \| (.*) \|$", README, re.MULTILINE)
    prefixed = {namespace: prefix for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: len(item[1]))}
    expected = []
    for field in ARTICLE_FIELDS:
        namespace = next(name for name in reversed(prefixed) if field.term.startswith(name))
        expected.append((field.name, f"{prefixed[namespace]}:{field.term.removeprefix(namespace)}", field.what))
    assert rows[: len(expected)] == expected
    for field in (*IMAGE_FIELDS, *(field for field in PROVIDER_FIELDS if field.name != "description")):
        assert f"`{field.name}`" in README


def test_the_example_document_is_read_without_a_problem(tmp_path):
    example = re.search(r"```markdown\n(.*?)```", README, re.DOTALL)[1]
    (tmp_path / "example.md").write_text(example, encoding="utf-8")
    built = graphkit.build(tmp_path)
    assert built.problems == ()
    assert (built.counts.articles, built.counts.related) == (2, 1)


def test_the_answer_it_shows_is_the_one_that_the_build_gives(seeds_build):
    assert seeds_build.answer in re.sub(r"\s+", " ", README)


def test_continuous_integration_runs_exactly_the_second_command():
    commands = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert commands[0] == "sh .ci/setup && .venv/bin/graphkit build seeds --output output"
    assert commands[1] in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
