"""Each document in ``pairs/`` has a JSON file beside it that says what must come of it.

To state a new promise, drop in two files.
"""

import json
from pathlib import Path

import msgspec
import pytest

from graphkit.reading import front_matter
from graphkit.reading.documents import read_document
from graphkit.reading.walk import DocumentFile, DocumentKind

PAIRS = Path(__file__).parent / "pairs"
DOCUMENTS = sorted(path for path in PAIRS.iterdir() if path.suffix == ".md")


def stated(value):
    """Give what a value states: of a record what is not the default, in depth."""
    if isinstance(value, tuple):
        return [stated(item) for item in value]
    if not isinstance(value, msgspec.Struct):
        return value
    parts = {field.name: (getattr(value, field.name), field.default) for field in msgspec.structs.fields(value)}
    return {name: stated(part) for name, (part, default) in parts.items() if part != default}


def outcome_of(path):
    reading = read_document(DocumentFile(path=path, name=path.name, kind=DocumentKind.ARTICLE))
    return {
        "outcome": reading.outcome.value,
        "withheld": reading.document.withheld if reading.document else 0,
        "altered": list(reading.document.altered) if reading.document else [],
        "entries": {entry.field: stated(entry.subject) for entry in reading.entries},
        "problems": [f"{problem.severity.value}: {problem}" for problem in reading.problems],
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_read_as_the_file_beside_it_says(path):
    assert outcome_of(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_without_the_fast_parser_a_document_is_read_the_same(path, monkeypatch):
    monkeypatch.setattr(front_matter, "yaml_rs", None)
    assert outcome_of(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))
