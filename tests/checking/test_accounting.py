"""Every leaf of the front matter has a fate, and a reader that loses one is found out."""

import json

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.checking.accounting import account, account_source, ask_graph
from graphkit.checking.leaves import find_leaves, read_source
from graphkit.errors import Problem
from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import contribute, unite
from graphkit.rdf.entries import build_document_quads
from graphkit.reading import fields as reading_fields
from graphkit.reading.documents import read_document
from graphkit.reading.fields import Fields
from graphkit.reading.walk import find_documents
from graphkit.vocabulary import ARTICLE_FIELDS, IMAGE_FIELDS, PROVIDER_FIELDS, TOPIC_FIELDS

BASE = "https://graphkit.example/"
IMAGE = "of an image without a valid address"
PROVIDER = "of a provider without a valid domain"
ARTICLE = "of a related article without a valid address"
LAYOUT = "in something that is not the value, list or mapping that belongs there"


def build(folder):
    """Give the files, what ``graph.trig`` says, and the problems."""
    files = find_documents([folder])
    readings = [read_document(file) for file in files]
    store = pyoxigraph.Store()
    store.extend(build_document_quads(build_graph(unite(map(contribute, readings))), BASE))
    return files, store, [problem for reading in readings for problem in reading.problems]


def fates(folder, name, *, drop=()):
    """Give (field, fate, why) of every leaf of one document, with problems of the fields in `drop` forgotten."""
    files, store, problems = build(folder)
    source = read_source(next(file for file in files if file.name == name))
    kept = [problem for problem in problems if problem.document == name and problem.field not in drop]
    said = ask_graph(store, f"{BASE}document/{name}")
    return [(item.leaf.field, str(item.fate), str(item.why)) for item in account_source(source, said, kept, BASE)]


def test_every_leaf_of_an_article_has_its_fate(sources):
    assert sorted(fates(sources, "storm.md")) == sorted(
        [
            ("title", "mapped", ""),
            ("webUrl", "mapped", ""),
            ("originalUrl", "mapped", ""),
            ("publishedDateTime", "mapped", ""),
            ("type", "mapped", ""),
            ("heat", "left out", "-1, which stands for unknown"),
            ("quality", "mapped", ""),
            ("published", "mapped", ""),
            ("provider.name", "mapped", ""),
            ("provider.domain", "mapped", ""),
            ("provider.founded", "carried", ""),
            ("provider.images[0].url", "mapped", ""),
            ("provider.images[0].width", "mapped", ""),
            ("topics[0]", "mapped", ""),
            ("topics[1]", "left out", "empty text"),
            ("images[0].url", "refused", IMAGE),
            ("images[0].width", "refused", IMAGE),
            ("images[0].credit", "carried", ""),
            ("images[1].url", "mapped", ""),
            ("images[1].title", "mapped", ""),
            ("mood.today", "carried", ""),
            ("mood.words[0]", "carried", ""),
            ("mood.words[1]", "left out", "no value (null)"),
            ("related[0].title", "mapped", ""),
            ("related[0].webUrl", "mapped", ""),
            ("related[0].originalUrl", "left out", "originalUrl equal to webUrl"),
            ("related[0].provider.name", "refused", PROVIDER),
            ("related[0].provider.domain", "refused", PROVIDER),
            ("related[1].title", "refused", ARTICLE),
            ("related[1].provider.domain", "refused", ARTICLE),
            ("related[2]", "refused", LAYOUT),
            ("secured", "withheld", ""),
        ]
    )


def test_every_leaf_of_a_topic_has_its_fate(sources):
    assert fates(sources, "_data/topics/weather.yaml") == [
        ("name", "mapped", ""),
        ("shortname", "mapped", ""),
        ("parent", "mapped", ""),
        ("keywords[0]", "mapped", ""),
        ("keywords[1]", "mapped", ""),
        ("colour", "carried", ""),
    ]


def test_every_leaf_of_a_provider_has_its_fate(sources):
    assert fates(sources, "_data/organizations/news.md") == [("name", "mapped", ""), ("domain", "mapped", "")]


def test_all_leaves_of_a_document_that_was_left_out_are_refused(sources):
    assert fates(sources, "broken.md") == [
        ("title", "refused", "in a document that was left out"),
        ("words[0]", "refused", "in a document that was left out"),
        ("words[1]", "refused", "in a document that was left out"),
    ]


def test_a_document_that_was_left_out_without_a_problem_is_missing(sources):
    assert [(field, fate) for field, fate, _ in fates(sources, "unreadable.md", drop=[""])] == [("", "missing")]
    assert {fate for _, fate, _ in fates(sources, "broken.md", drop=["webUrl"])} == {"missing"}


def test_what_is_refused_without_a_problem_is_missing(sources):
    missing = [item for item in fates(sources, "storm.md", drop=["related[0].provider.domain"]) if item[1] == "missing"]
    why = f"it is {PROVIDER}, and problems.jsonl lists no problem of related[0].provider.domain"
    assert missing == [
        ("related[0].provider.name", "missing", why),
        ("related[0].provider.domain", "missing", why),
    ]


def test_a_payload_that_is_not_said_to_be_withheld_is_missing_and_is_not_shown(sources):
    files, store, problems = build(sources)
    found = account([read_source(file) for file in files if file.name == "storm.md"], store, problems, BASE)
    assert found.missing == []
    withheld = next(store.quads_for_pattern(None, pyoxigraph.NamedNode("https://graphkit.example/ns#withheld"), None))
    store.remove(withheld)
    found = account([read_source(file) for file in files if file.name == "storm.md"], store, problems, BASE)
    assert [(leaf.field, leaf.line, leaf.value) for leaf in found.missing] == [("secured", 38, "")]


def test_a_reader_that_loses_a_field_is_found_out(sources, monkeypatch):
    other = Fields.other
    monkeypatch.setattr(Fields, "other", lambda fields, **options: other(fields, **options)[1:])
    lost = {field for field, fate, _ in fates(sources, "storm.md") if fate == "missing"}
    assert lost == {"images[0].credit", "provider.founded", "mood.today"}


def test_a_reader_that_shortens_texts_is_found_out(sources, monkeypatch):
    monkeypatch.setattr(reading_fields, "strip_hidden", lambda text: (text[:5], None))
    lost = {field for field, fate, _ in fates(sources, "storm.md") if fate == "missing"}
    assert {"title", "provider.name", "images[1].title", "topics[0]"} <= lost


NAMES = sorted(
    {
        *(row.name for rows in (ARTICLE_FIELDS, IMAGE_FIELDS, PROVIDER_FIELDS, TOPIC_FIELDS) for row in rows),
        *("provider", "topics", "images", "related", "secured", "parent", "keywords"),
        *("other", "a.b", "", "x[0]", 'q"', "hid\u202eden"),
    }
)
scalars = st.sampled_from(
    [
        *("https://a.example/1", "https://a.example/1", "a.example", "/relative", "2020-06-09", "-1", "7", "true"),
        *("Words", " ", "", "hid\u202eden", "\u202e", '<iframe src="https://b.example/"></iframe>', "line\r\nend"),
        *(None, -1, 3, 2.5, True),
    ]
)
values = st.recursive(
    scalars,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.sampled_from(NAMES), parts, max_size=5),
    max_leaves=30,
)
front_matters = st.dictionaries(st.sampled_from(NAMES), values, max_size=8).flatmap(
    lambda fields: st.sampled_from([{"webUrl": "https://a.example/0"}, {}]).map(lambda more: {**fields, **more})
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("drawn")


@given(fields=front_matters, form=st.sampled_from(["{}\n", "---\n{}\n---\n"]))  # JSON, and YAML in its flow style
def test_no_leaf_of_any_front_matter_is_missing_and_each_is_counted_once(folder, fields, form):
    (folder / "a.md").write_text(form.format(json.dumps({"": "", **fields})), encoding="utf-8")
    files, store, problems = build(folder)
    source = read_source(files[0])
    found = account([source], store, problems, BASE)
    assert found.missing == []
    assert found.leaves == sum(1 for name, value in source.fields.items() for _ in find_leaves(value, name))


def test_leaves_are_listed_with_their_lines(sources):
    source = read_source(next(file for file in find_documents([sources]) if file.name == "storm.md"))
    leaves = [leaf for name, value in source.fields.items() for leaf in find_leaves(value, name)]
    assert [(leaf.field, leaf.value, leaf.line) for leaf in leaves if leaf.field.startswith("mood")] == [
        ("mood.today", "calm", 25),
        ("mood.words[0]", "grey", 26),
        ("mood.words[1]", None, 26),
    ]


def test_problems_of_other_documents_excuse_nothing(sources):
    files, store, problems = build(sources)
    foreign = [
        Problem(
            document="else.md",
            line=None,
            field=problem.field,
            severity=problem.severity,
            what=problem.what,
            remedy=problem.remedy,
        )
        for problem in problems
    ]
    found = account([read_source(file) for file in files if file.name == "storm.md"], store, foreign, BASE)
    assert {leaf.field for leaf in found.missing} >= {"images[0].url", "related[1].title", "related[2]"}
