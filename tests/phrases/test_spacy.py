"""A spaCy pipeline of the user's: one without a model, with rules."""

import sys

import pytest
import spacy

from graphkit.errors import PackageMissingError, UsageError
from graphkit.phrases.find import find_phrases
from tests.phrases.small_collections import collect, mentions


@pytest.fixture
def pipeline(tmp_path):
    process = spacy.blank("en")
    process.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Big Blue"}])
    process.to_disk(tmp_path / "pipeline")
    return str(tmp_path / "pipeline")


def test_the_entities_of_a_pipeline_are_phrases(pipeline):
    graph = collect("Big Blue Quits The Market", "They Say That Big Blue Is Back")
    (phrase,) = find_phrases(graph, spacy=pipeline)
    assert (phrase.name, phrase.basis, len(phrase.mentions)) == ("Big Blue", "spacy", 2)
    assert mentions(graph) == {}


def test_a_pipeline_that_is_not_there_is_named():
    with pytest.raises(UsageError, match="no_such_pipeline: is no pipeline that spaCy can load"):
        find_phrases(collect("A text"), spacy="no_such_pipeline")


def test_without_spacy_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PackageMissingError, match=r"graphkit-news\[spacy\]"):
        find_phrases(collect("A text"), spacy="any")
