"""Small collections, made by hand, and any collection that may be."""

import networkx as nx
from hypothesis import strategies as st

from graphkit.connections.groups import make_group
from graphkit.graph.news_graph import NewsGraph

EDGES = {"provider": "published_by", "topic": "about", "phrase": "mentions", "story": "part_of"}


def add_article(graph, node_id, date=None, *, curated=True, related=(), **hinges):
    """Add an article such as ``add_article(graph, "a.example/1", "2020-01-01", provider="A", phrases=["x"])``."""
    attributes = {"kind": "article", "curated": curated, "title": f"Title of {node_id}", "url": f"https://{node_id}"}
    graph.add_node(node_id, **attributes, **({"date_published": date} if date else {}))
    for plural, names in hinges.items():
        kind = {"providers": "provider", "topics": "topic", "phrases": "phrase", "stories": "story"}[plural]
        for name in names:
            graph.add_node(f"{kind}:{name}", kind=kind, name=name)
            edge = EDGES[kind]
            words = {"words": name, "field": "title"} if kind == "phrase" else {}
            graph.add_edge(node_id, f"{kind}:{name}", key=edge, kind=edge, **words)
    for other in related:
        graph.add_edge(node_id, other, key="related", kind="related", place=0)


def harbour():
    """A strike in 1996 and what is left of it in 2011: one provider and one phrase join them, no link does."""
    graph = NewsGraph()
    add_article(
        graph,
        "abend.example/streik",
        "1996-11-03",
        providers=["Abend"],
        topics=["Hafen"],
        phrases=["Hafen", "Streik", "Lohn*"],
    )
    add_article(graph, "bote.example/streik", "1996-11-04", curated=False, providers=["Bote"], phrases=["Hafen"])
    add_article(graph, "kurier.example/streik", "1996-11-05", curated=False, providers=["Kurier"], phrases=["Hafen"])
    add_article(
        graph, "abend.example/rueckblick", "2011-03-01", providers=["Abend2"], topics=["Hafen"], phrases=["Hafen"]
    )
    add_article(graph, "bote.example/15", "2011-03-02", curated=False, providers=["Bote"], phrases=["Lohn*"])
    for start, end in (("streik", "bote.example/streik"), ("rueckblick", "bote.example/15")):
        graph.add_edge(f"abend.example/{start}", end, key="related", kind="related", place=0)
    return graph


def group(graph, label, *articles):
    return make_group(graph, label, articles)


@st.composite
def collections(draw, *, most=12):
    """Any collection with two groups that have no article in common; some articles are in neither."""
    count = draw(st.integers(2, most))
    articles = [f"a.example/{index}" for index in range(count)]
    graph = nx.MultiDiGraph()
    names = {"providers": 4, "topics": 3, "phrases": 6, "stories": 3}
    for article in articles:
        hinges = {
            plural: draw(
                st.lists(
                    st.integers(0, number).map(lambda index, plural=plural: f"{plural[0]}{index}"),
                    unique=True,
                    max_size=1 if plural in ("providers", "stories") else 3,
                )
            )
            for plural, number in names.items()
        }
        add_article(graph, article, curated=draw(st.booleans()), **hinges)
    for start, end in draw(st.lists(st.tuples(st.sampled_from(articles), st.sampled_from(articles)), max_size=8)):
        if start != end:
            graph.add_edge(start, end, key="related", kind="related", place=0)
    sides = draw(st.lists(st.sampled_from("ABN"), min_size=count, max_size=count))
    earlier = [article for article, side in zip(articles, sides, strict=True) if side == "A"] or articles[:1]
    later = [a for a, side in zip(articles, sides, strict=True) if side == "B" and a not in earlier]
    later = later or [next(article for article in reversed(articles) if article not in earlier[:1])]
    earlier = [article for article in earlier if article not in later] or [a for a in articles if a not in later][:1]
    return graph, make_group(graph, "A", earlier), make_group(graph, "B", later)
