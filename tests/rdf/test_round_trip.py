"""Nothing is lost on the way to TriG and back."""

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution, unite
from graphkit.rdf.formats import render_rdf
from graphkit.rdf.iris import entry_field, entry_iri, field_iri, field_path
from graphkit.rdf.restore import restore_contribution, restore_graph
from graphkit.records import Article, Document, Entry, Provider, Topic
from tests.graph import strategies


def restored(trig):
    return restore_contribution(pyoxigraph.parse(trig.encode(), format=pyoxigraph.RdfFormat.TRIG))


@given(strategies.collections())
@settings(max_examples=200)
def test_any_union_of_contributions_comes_back_equal_and_so_does_its_graph(parts):
    graph = build_graph(unite(parts))
    trig = render_rdf(graph, "trig")
    again = build_graph(restored(trig))
    assert again.provenance == graph.provenance
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))
    assert render_rdf(again, "trig") == trig


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(
    strategies.collections(),
    st.lists(st.tuples(names, st.sampled_from([None, "Q42"])), max_size=3, unique_by=lambda item: item[0]),
    st.floats(0, 1),
    st.randoms(use_true_random=False),
)
def test_what_was_inferred_comes_back_too(parts, phrases, centrality, random):
    graph = build_graph(unite(parts))
    articles = [node_id for node_id, kind in graph.nodes(data="kind") if kind == "article"]
    for name, wikidata in sorted(phrases) if articles else []:
        mentioning = sorted(random.sample(articles, random.randint(1, len(articles))))
        more = {"wikidata": wikidata} if wikidata else {}
        graph.add_node(f"phrase:{name}", kind="phrase", name=name, basis="names", **more, articles=len(mentioning))
        for article in mentioning:
            graph.add_edge(article, f"phrase:{name}", key="mentions", kind="mentions", words=name, field="title")
    if len(articles) > 1:
        story = f"story:{articles[0]}"
        values = {"first_date": "2020-06-09", "last_date": "2023-08-31T13:04:00Z", "articles": 2, "providers": 0}
        graph.add_node(story, kind="story", name="S", **values, method="words", first=articles[0])
        for article in sorted(articles[:2]):
            values = {"centrality": round(centrality, 4), "reason": "shares “s”"}
            graph.add_edge(article, story, key="part_of", kind="part_of", **values)
    for rank, node_id in enumerate(sorted(graph.nodes)[:2], start=1) if articles else ():
        graph.nodes[node_id].update(
            bridge_rank=rank,
            bridge_score=0.5,
            bridge_expected=round(centrality, 4),
            bridge_found=rank,
            bridge_between="2020 and 2023",
            bridge_from=articles[0],
            bridge_to=articles[-1],
        )
    trig = render_rdf(graph, "trig")
    again = restore_graph(pyoxigraph.parse(trig.encode(), format=pyoxigraph.RdfFormat.TRIG))
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert {edge[:3]: edge[3] for edge in again.edges(keys=True, data=True)} == {
        edge[:3]: edge[3] for edge in graph.edges(keys=True, data=True)
    }
    assert render_rdf(again, "trig") == trig
    assert render_rdf(again, "ttl") == render_rdf(graph, "ttl")


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)


@given(texts, texts, texts, texts)
def test_any_text_comes_back(title, topic, path, name):
    contribution = Contribution.of(
        [Document(path="a é/ü#?.md", sha256="0" * 64, withheld=2)],
        [
            Entry(
                document="a é/ü#?.md",
                field="",
                subject=Article(
                    url="https://a.example/1",
                    title=title,
                    topics=(topic,),
                    provider=Provider(domain="a.example", name=name),
                    other=((path, title), (path + "_", "x")),
                ),
            )
        ],
    )
    assert restored(render_rdf(build_graph(contribution), "trig")) == contribution


@pytest.mark.parametrize("name", ["a/topic/b", "C++", "topic/", "é", "100%", "%41"])
def test_a_topic_name_comes_back_whatever_it_looks_like(name):
    contribution = Contribution.of(
        [Document(path="t.yaml", sha256="0" * 64)],
        [Entry(document="t.yaml", field="", subject=Topic(name=name, parent=name + "x"))],
    )
    base = "https://x.example/topic/document/"
    assert restored(render_rdf(build_graph(contribution), "trig", base_iri=base)) == contribution


@given(texts)
def test_the_path_of_a_carried_field_comes_back(path):
    assert field_path(field_iri(path)) == path


@pytest.mark.parametrize(
    "field", ["", "related[2]", "related[2].related[10].provider.images[0]", "images[3]", "provider"]
)
def test_the_field_of_an_entry_comes_back(field):
    assert entry_field(entry_iri("https://x.example/document/a.md", field)) == field
