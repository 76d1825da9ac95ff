"""What phrases and stories are found in is known, so that they are sought again only if it has changed."""

import pytest
from hypothesis import given, settings

from graphkit import inference
from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import unite
from graphkit.graph.news_graph import NewsGraph
from graphkit.inference import (
    _READ_ATTRIBUTES,
    _READ_EDGES,
    add_inferences,
    hash_of_links_read,
    hash_of_values_read,
    split_texts,
)
from graphkit.kept import Shelf
from graphkit.phrases import known_words
from graphkit.phrases.chunks import take_apart
from graphkit.phrases.find import find_phrases
from graphkit.phrases.known_words import KnownWords
from graphkit.phrases.phrase import phrases_of
from tests.graph import strategies


def only_what_is_read(graph):
    read = NewsGraph(provenance=graph.provenance)
    for node_id, attributes in graph.nodes(data=True):
        read.add_node(node_id, **{name: attributes[name] for name in _READ_ATTRIBUTES if name in attributes})
    for start, end, kind in graph.edges(keys=True):
        if kind in _READ_EDGES:
            read.add_edge(start, end, key=kind, kind=kind)
    return read


def hashes(graph):
    return hash_of_values_read(graph), hash_of_links_read(graph)


def test_what_was_inferred_is_nothing_to_infer_from(seeds_build):
    graph = build_graph(seeds_build.graph.provenance.contribution)
    before = hashes(graph)
    add_inferences(graph)
    assert hashes(graph) == before


def test_what_is_inferred_of_the_seeds_follows_from_what_is_said_to_be_read_of_them(seeds_build):
    contribution = seeds_build.graph.provenance.contribution
    graph, read = build_graph(contribution), only_what_is_read(build_graph(contribution))
    assert hashes(graph) == hashes(read)
    assert add_inferences(graph) == add_inferences(read)
    assert graph.number_of_nodes() == seeds_build.graph.number_of_nodes()


@settings(max_examples=50, deadline=None)
@given(strategies.collections())
def test_what_is_inferred_of_any_documents_follows_from_what_is_said_to_be_read_of_them(contributions):
    graph = build_graph(unite(contributions))
    read = only_what_is_read(graph)
    assert hashes(graph) == hashes(read)
    assert add_inferences(graph) == add_inferences(read)


@pytest.mark.parametrize("is_worth", [True, False])
def test_all_texts_of_a_graph_can_be_taken_apart_beforehand(is_worth, seeds_build, tmp_path, monkeypatch):
    shelf = Shelf(tmp_path, "words", "code")
    contribution = seeds_build.graph.provenance.contribution
    with split_texts(shelf, contribution.said.values(), is_worth=is_worth) as split:
        words = split()
    taken = []
    monkeypatch.setattr(known_words, "take_apart", lambda texts: taken.extend(texts) or take_apart(texts))
    found = find_phrases(build_graph(contribution), known=words)
    assert bool(taken) == (not is_worth)
    assert found == phrases_of(seeds_build.graph)


def test_words_that_are_kept_are_not_sought_beforehand(tmp_path):
    shelf = Shelf(tmp_path, "words", "code")
    words = KnownWords()
    words.take_apart(["A pier opens"])
    shelf.keep(words.encode())
    with split_texts(shelf, []) as split:
        assert split().encode() == words.encode()
        assert split() is split()


def test_words_that_are_kept_nowhere_are_not_known():
    with split_texts(None, []) as split:
        assert split() is None


@pytest.mark.parametrize(("articles", "is_worth"), [(2, False), (301, True)])
def test_who_infers_of_a_large_graph_by_itself_looks_for_stories_in_another_process(articles, is_worth, monkeypatch):
    asked = []
    seek = inference.seek_stories
    monkeypatch.setattr(inference, "seek_stories", lambda **given: asked.append(given) or seek(**given))
    graph = NewsGraph()
    for number in range(articles):
        graph.add_node(f"a.example/{number}", kind="article", title=f"Pier {number} opens")
    add_inferences(graph)
    assert asked == [{"is_worth": is_worth}]


def test_topics_providers_and_their_names_are_read():
    graph = NewsGraph()
    graph.add_node("provider:alpha.example", kind="provider", domain="alpha.example")
    graph.add_node("provider:b.example", kind="provider", domain="b.example", name="Beta Wire")
    graph.add_node("topic:T", kind="topic", name="tidal power", keywords="sea walls")
    for number, title in enumerate(["Pier opens | alpha", "Pier opens early | alpha", "Pier opens, says Beta Wire"]):
        graph.add_node(f"a.example/{number}", kind="article", title=title, excerpt="Of tidal power and sea walls.")
        graph.add_edge(f"a.example/{number}", "provider:alpha.example", key="published_by", kind="published_by")
    graph.add_node("a.example/3", kind="article", title="Beta Wire closes")
    read = only_what_is_read(graph)
    found = add_inferences(graph)
    assert {"tidal power", "sea walls", "Beta Wire"} <= {phrase.name for phrase in found.phrases}
    assert [member.reason for story in found.stories for member in story.members if "alpha" in member.reason] == []
    assert found == add_inferences(read)
