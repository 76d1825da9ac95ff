"""What is inferred as TriG, made of texts: the same bytes as all statements one by one."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from graphkit.graph.news_graph import NewsGraph
from graphkit.known_texts import KnownTexts
from graphkit.rdf.inference_text import render_inferences
from graphkit.rdf.inferences import build_inference_quads
from graphkit.rdf.serialise import serialise

BASE = "https://x.example/"
ARTICLES = ("a.example/1", "a.example/2", "a.example/3")

hostile = st.sampled_from(
    [
        "%(words)s",
        "100 %",
        "<urn:graphkit:words>",
        'ends in \\"',
        "a .\n",
        "}\n",
        "tab\tand\rreturn",
        "…\u2028\U0001f600",
    ]
)
texts = st.one_of(hostile, st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8))
mentions = st.fixed_dictionaries({}, optional={"words": texts, "field": texts})
phrases = st.dictionaries(
    texts.filter(str.strip), st.dictionaries(st.sampled_from(ARTICLES), mentions, max_size=3), max_size=4
)


def by_texts(graph):
    return b"".join(render_inferences(graph, BASE, KnownTexts())).decode()


def one_by_one(graph):
    return serialise(build_inference_quads(graph, BASE), RdfFormat.TRIG, BASE, has_prefixes=False)


def with_articles():
    graph = NewsGraph()
    graph.add_nodes_from(ARTICLES, kind="article", curated=True)
    return graph


@given(phrases)
def test_any_words_are_the_same_bytes(found):
    graph = with_articles()
    for name, edges in found.items():
        graph.add_node(f"phrase:{name}", kind="phrase", name=name, basis=name, articles=len(edges))
        for article, values in edges.items():
            graph.add_edge(article, f"phrase:{name}", key="mentions", kind="mentions", **values)
    assert by_texts(graph) == one_by_one(graph)


@given(texts, st.lists(st.sampled_from(ARTICLES), unique=True))
def test_stories_are_the_same_bytes(reason, members):
    graph = with_articles()
    graph.add_node("story:1", kind="story", name=reason, articles=len(members), providers=1, first=ARTICLES[0])
    for member in members:
        graph.add_edge(member, "story:1", key="part_of", kind="part_of", centrality=0.5, reason=reason)
    assert by_texts(graph) == one_by_one(graph)


def test_a_graph_without_inferences_is_no_text():
    assert by_texts(with_articles()) == ""
