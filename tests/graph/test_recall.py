"""A graph that is recalled is the one that would have been assembled, in every order and to the last value."""

import copy
import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from graphkit.graph.assembly import assemble, find_self_relations
from graphkit.graph.contribution import Contribution, unite
from graphkit.graph.provenance import Provenance
from graphkit.graph.recall import KeptStructure, KeptValues, RecalledProvenance, keep_structure, keep_values
from graphkit.graph.stated_edges import stated_edges
from graphkit.inference import add_inferences
from graphkit.records import Article, Document, Entry, Image, Provider, Topic
from tests.graph import strategies

ARTICLE = Article(
    url="https://a.example/1",
    title="Storm",
    date_published="2020-06-09",
    provider=Provider(domain="a.example", name="A"),
    topics=("Weather",),
)


def provenance_of(*contributions):
    return Provenance(unite(contributions))


def kept(kind, value):
    return msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=kind)


def as_kept(graph):
    return msgspec.msgpack.encode((keep_structure(graph, stated_edges(graph)), keep_values(graph)))


def recall(old, new):
    """Recall the graph of a provenance for another with the same structure."""
    graph = assemble(old)
    return RecalledProvenance(
        new, kept(KeptStructure, keep_structure(graph, stated_edges(graph))), kept(KeptValues, keep_values(graph))
    )


@st.composite
def edits(draw):
    """Draw documents, and the same with other values in some of them."""
    before = draw(strategies.collections())
    after = []
    for contribution in before:
        (document,) = contribution.documents
        edited = {}
        for entry in contribution.entries:
            if isinstance(entry.subject, Article) and draw(st.booleans()):
                other = draw(strategies.articles)
                values = {
                    name: getattr(other, name) for name in ("title", "excerpt", "quality", "type", "images", "other")
                }
                edited[entry] = Entry(
                    document=entry.document, field=entry.field, subject=replace(entry.subject, **values)
                )
        if edited:
            sha256 = draw(st.sampled_from(["1" * 64, "2" * 64]))
            document = Document(path=document.path, sha256=sha256, altered=draw(strategies.altered))
        entries = [edited.get(entry, entry) for entry in contribution.entries]
        after.append(Contribution.of([document], entries))
    return before, after


def laid(graph):
    """Give all of a graph in its order, the edges from both of their ends."""
    leaving = [
        (start, [(end, list(kinds.items())) for end, kinds in ends.items()]) for start, ends in graph.adjacency()
    ]
    return list(graph.nodes(data=True)), leaving, [(end, list(starts)) for end, starts in graph.pred.items()]


@given(edits())
def test_a_graph_is_recalled_as_it_would_be_assembled(edited):
    before, after = edited
    recalled, anew = recall(provenance_of(*before), provenance_of(*after)), provenance_of(*after)
    graph, expected = recalled.recall(), assemble(anew)
    assert laid(graph) == laid(expected)
    assert [list(values) for _, values in graph.nodes(data=True)] == [list(v) for _, v in expected.nodes(data=True)]
    assert graph.provenance == expected.provenance
    assert list(find_self_relations(graph)) == list(find_self_relations(expected))


@given(edits())
def test_what_is_told_of_a_recalled_graph_is_what_is_told_of_one_that_was_assembled(edited):
    before, after = edited
    recalled, anew = recall(provenance_of(*before), provenance_of(*after)), provenance_of(*after)
    assert set(recalled.node_ids) == set(anew.node_ids)
    for node_id in anew.node_ids:
        assert recalled.images(node_id) == anew.images(node_id)
        assert recalled.entries(node_id) == anew.entries(node_id)
        assert recalled.digests.of_node(node_id) == anew.digests.of_node(node_id)
        assert recalled.index.edges_of(node_id) == anew.index.edges_of(node_id)
    for document, entries in anew.entries_by_document():
        assert recalled.digests.of_document(document.path) == anew.digests.of_document(document.path)
        assert list(map(recalled.subject_of, entries)) == list(map(anew.subject_of, entries))
        assert recalled.subjects_in(document.path) == anew.subjects_in(document.path)
    assert recalled.entries("story:storm") == anew.entries("story:storm") == ()
    assert recalled.subjects_in("nowhere.md") == anew.subjects_in("nowhere.md") == []


@given(edits(), st.data())
def test_a_graph_that_was_recalled_can_be_kept_and_recalled_again(edited, data):
    before, after = edited
    once = recall(provenance_of(*before), provenance_of(*after))
    values = kept(KeptValues, keep_values(once.recall()))
    graph = assemble(provenance_of(*before))
    structure = kept(KeptStructure, keep_structure(graph, stated_edges(graph)))
    last = data.draw(st.sampled_from([before, after]))
    again = RecalledProvenance(provenance_of(*last), structure, values)
    assert laid(again.recall()) == laid(assemble(provenance_of(*last)))


@given(strategies.collections())
def test_nothing_that_was_inferred_is_kept(contributions):
    graph = assemble(provenance_of(*contributions))
    before = as_kept(graph)
    add_inferences(graph)
    assert as_kept(graph) == before


def test_nothing_of_the_bridges_of_the_seeds_is_kept(seeds_build):
    graph = seeds_build.graph
    assert any("bridge_rank" in values for _, values in graph.nodes(data=True))
    assert as_kept(graph) == as_kept(assemble(graph.provenance))


@given(edits())
def test_the_structure_is_the_same_whatever_values_articles_have(edited):
    before, after = edited
    assert provenance_of(*before).structure.hash == provenance_of(*after).structure.hash


def said(subject, path="a.md", field="", sha256="0" * 64):
    return Contribution.of([Document(path=path, sha256=sha256)], [Entry(document=path, field=field, subject=subject)])


@pytest.mark.parametrize(
    "other",
    [
        said(replace(ARTICLE, url="https://a.example/2")),
        said(replace(ARTICLE, original_url="https://a.example/2")),
        said(replace(ARTICLE, amp_url="https://a.example/2")),
        said(replace(ARTICLE, cdn_amp_url="https://a.example/2")),
        said(replace(ARTICLE, url=None, original_url=ARTICLE.url)),
        said(replace(ARTICLE, date_published="2020-06-10")),
        said(replace(ARTICLE, topics=("Weather", "Sea"))),
        said(replace(ARTICLE, provider=None)),
        said(replace(ARTICLE, provider=Provider(domain="b.example", name="A"))),
        said(replace(ARTICLE, provider=Provider(domain="a.example", name="B"))),
        said(
            replace(
                ARTICLE, provider=Provider(domain="a.example", name="A", images=(Image(url="https://a.example/l"),))
            )
        ),
        said(ARTICLE, path="b.md"),
        said(ARTICLE, field="related[0]"),
        said(ARTICLE.provider),
        said(ARTICLE) | said(Topic(name="Weather"), path="b.md"),
    ],
)
def test_the_structure_is_another_where_something_else_is_named_or_elsewhere(other):
    assert Provenance(other).structure.hash != Provenance(said(ARTICLE)).structure.hash


@pytest.mark.parametrize("change", [{"parent": "Nature"}, {"keywords": ("rain",)}, {"short_name": "W"}])
def test_all_that_is_said_of_a_topic_belongs_to_the_structure(change):
    topic = Topic(name="Weather")
    assert Provenance(said(topic)).structure.hash != Provenance(said(replace(topic, **change))).structure.hash


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda known: pickle.loads(pickle.dumps(known))])
def test_a_copy_of_what_is_known_of_a_graph_knows_all_of_it(copied):
    known = recall(Provenance(said(ARTICLE)), Provenance(said(replace(ARTICLE, title="Calm"), sha256="1" * 64)))
    copied = copied(known)
    assert copied == known
    assert copied.values("a.example/1", "title") == known.values("a.example/1", "title")
    assert copied.digests.of_node("a.example/1") == known.digests.of_node("a.example/1")
