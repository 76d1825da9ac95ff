# ruff: noqa: RUF001 - typographic apostrophes are tested
"""Each way to write a phrase, each language, each source of names."""

import pytest

from graphkit.graph.news_graph import NewsGraph
from graphkit.phrases.find import find_phrases
from graphkit.phrases.phrase import add_phrases, phrases_of
from graphkit.records import Name
from tests.phrases.small_collections import collect, mentions

IBM = Name(name="IBM", also=("International Business Machines", "Big Blue"), wikidata="Q37156")


def test_a_name_of_the_user_is_found_under_all_its_names_and_once_is_enough():
    graph = collect("Shares of Big Blue fell.", "International Business Machines’ chief left.", "Ibm is no acronym.")
    (phrase,) = find_phrases(graph, names=[IBM])
    assert (phrase.name, phrase.basis, phrase.wikidata) == ("IBM", "names", "Q37156")
    assert [mention.words for mention in phrase.mentions] == ["Big Blue", "International Business Machines"]


def test_a_short_acronym_of_the_user_counts_in_capitals_only():
    graph = collect("Those who know the WHO.", "Those who do not.")
    assert mentions(graph, names=[Name(name="WHO")]) == {"WHO": ["WHO"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("New Bans On Facial Recognition In Schools", "Facial Recognition"),
        ("It was called “facial recognition” by them", "facial recognition"),
        ("FACIAL RECOGNITION IS BANNED", "FACIAL RECOGNITION"),
        ("a facial-recognition tool", "facial-recognition"),
        ("many facial recognitions later", "facial recognitions"),
        ("in facial recognition’s early years", "facial recognition"),
        ("no [facial recognition] at all", "facial recognition"),
        ("Facial recognition: what now?", "Facial recognition"),
    ],
)
def test_a_term_is_found_however_it_is_written(text, words):
    graph = collect(text, "banned facial recognition here")
    assert mentions(graph, names=[Name(name="facial recognition")])["facial recognition"][0] == words


def test_no_phrase_goes_across_punctuation():
    graph = collect("It is facial. Recognition comes later", "facial, recognition", "facial | recognition")
    assert mentions(graph, names=[Name(name="facial recognition")]) == {}


def test_a_country_in_capitals_is_not_a_pronoun():
    graph = collect("They told us that the US agreed.", "It is for us that the U.S. voted.", "Give us time.")
    assert mentions(graph)["US"] == ["US", "U.S."]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Полиция применяет распознавание лиц в метро.",
            "Суд запретил распознавание лиц на улицах.",
            "Москва расширит распознавание лиц до вокзалов.",
        ),
        (
            "Die Polizei setzt auf automatische Erkennung, sagt sie.",
            "Gegen automatische Erkennung gab es Protest.",
            "Das Gericht hat automatische Erkennung verboten.",
        ),
        (
            "La police mise sur l'intelligence artificielle à Paris.",
            "Un débat sur l’intelligence artificielle a eu lieu.",
            "Le rapport d'intelligence artificielle est publié.",
        ),
    ],
)
def test_a_term_is_found_in_any_language_that_separates_words(texts):
    expected = {"распознавание лиц", "Erkennung", "intelligence artificielle"}
    assert expected & set(mentions(collect(*texts)))


def test_a_headline_in_title_case_makes_no_names():
    graph = collect("Why Every Company Now Wants More Money", "Why Every Teacher Now Wants More Money")
    assert not {name for name in mentions(graph) if " " not in name}


def test_a_topic_and_its_keywords_are_phrases():
    graph = collect("A new robot arm.", "The robots are here.", "On machine vision and us.", "In machine vision now.")
    graph.add_node("topic:Robots", kind="topic", name="Robots", keywords="machine vision; lidar")
    found = {phrase.name: phrase.basis for phrase in find_phrases(graph)}
    assert found == {"robot": "topic", "machine vision": "topic"}


def test_a_provider_is_named_by_others_and_not_by_its_own_articles():
    graph = collect("Fire | Charlotte Observer", "As the Charlotte Observer wrote", "The Charlotte Observer said so")
    graph.add_node("provider:c.example", kind="provider", domain="c.example", name="Charlotte Observer")
    graph.add_edge("a.example/000", "provider:c.example", key="published_by", kind="published_by")
    (phrase,) = [phrase for phrase in find_phrases(graph) if phrase.basis == "provider"]
    assert [mention.article for mention in phrase.mentions] == ["a.example/001", "a.example/002"]


def test_the_title_is_cited_before_the_excerpt():
    graph = NewsGraph()
    graph.add_node("a.example/1", kind="article", title="About IBM", excerpt="IBM, that is.")
    (phrase,) = find_phrases(graph, names=[IBM])
    assert [mention.field for mention in phrase.mentions] == ["title"]


def test_a_longer_name_is_not_a_mention_of_the_shorter():
    graph = collect("They use Amazon Web Services.", "They use Amazon.")
    found = mentions(graph, names=[Name(name="Amazon"), Name(name="Amazon Web Services")])
    assert found == {"Amazon": ["Amazon"], "Amazon Web Services": ["Amazon Web Services"]}


def test_phrases_are_read_back_from_the_graph(seeds_build):
    graph = seeds_build.graph.copy()
    found = find_phrases(graph, names=[IBM])
    graph.remove_nodes_from([node for node in list(graph) if node.startswith(("phrase:", "story:"))])
    add_phrases(graph, found)
    assert phrases_of(graph) == found
    assert graph.nodes["phrase:IBM"] == {
        "kind": "phrase", "name": "IBM", "basis": "names", "articles": 14, "wikidata": "Q37156"
    }  # fmt: skip
