"""A small collection: a ferry runs aground in 2011 and sails again in 2014."""

import graphkit
from graphkit.graph.news_graph import NewsGraph

AGROUND = """---
title: Ferry runs aground
publishedDateTime: 2011-03-01T08:00:00Z
webUrl: https://abend.example/aground
type: article
provider: {name: Abend, domain: abend.example}
related:
  - title: Ferry on the rocks
    publishedDateTime: 2011-03-01T08:00:00Z
    webUrl: https://bote.example/rocks
    type: article
    provider: {name: Bote, domain: bote.example}
  - title: Nobody hurt on the ferry
    publishedDateTime: 2011-03-01T10:05:30Z
    webUrl: https://kurier.example/nobody-hurt
    type: article
    provider: {name: Kurier, domain: kurier.example}
  - title: Ferry is towed
    publishedDateTime: 2011-03-02
    webUrl: https://tag.example/towed
    type: article
    provider: {name: Tag, domain: tag.example}
---
"""
TOWED = """---
title: What the ferry's captain saw
publishedDateTime: 2011-03-03T09:00:00Z
webUrl: https://bote.example/captain
type: article
provider: {name: Bote, domain: bote.example}
related:
  - title: Ferry is towed
    webUrl: https://tag.example/towed
    type: article
    provider: {name: Tag, domain: tag.example}
  - title: A history of ferries
    webUrl: https://archiv.example/ferries
    type: article
    provider: {name: Archiv, domain: archiv.example}
  - title: The ferry sails again
    publishedDateTime: 2014-05-01
    webUrl: https://kurier.example/again
    type: article
    provider: {name: Kurier, domain: kurier.example}
  - title: Ferry back in service
    publishedDateTime: 2014-05-01T07:00:00Z
    webUrl: https://welle.example/back
    type: article
    provider: {name: Welle, domain: welle.example}
---
"""
FIRST = (
    "abend.example/aground",
    "bote.example/captain",
    "bote.example/rocks",
    "kurier.example/nobody-hurt",
    "tag.example/towed",
)
SECOND = ("kurier.example/again", "welle.example/back")


def write_documents(folder):
    """Write the documents of the collection."""
    folder.mkdir(exist_ok=True)
    (folder / "aground.md").write_text(AGROUND, encoding="utf-8")
    (folder / "captain.md").write_text(TOWED, encoding="utf-8")


def build_ferry(folder, *, stories=True):
    """Build the collection with two stories, whatever the build itself would infer."""
    write_documents(folder)
    built = graphkit.build(folder)
    inferred = [node for node, kind in built.graph.nodes(data="kind") if kind == "story"]
    built.graph.remove_nodes_from(inferred)
    if stories:
        add_story(built.graph, "The ferry runs aground", *FIRST)
        add_story(built.graph, "The ferry sails again", *SECOND)
    return built


def add_story(graph, name, *articles):
    """Add a story of articles that are in a graph."""
    dates = {article: graph.nodes[article].get("date_published") for article in articles}
    dated = sorted((date, article) for article, date in dates.items() if date)
    first = dated[0][1] if dated else min(articles)
    span = {"first_date": dated[0][0], "last_date": dated[-1][0]} if dated else {}
    story = f"story:{first}"
    providers = {end for article in articles for end in graph.successors(article) if end.startswith("provider:")}
    counts = {"articles": len(articles), "providers": len(providers)}
    graph.add_node(story, kind="story", name=name, first=first, method="by hand", **counts, **span)
    for article in articles:
        graph.add_edge(article, story, key="part_of", kind="part_of", centrality=1.0, reason="by hand")


def make_graph(*articles):
    """Make a graph of articles, each a tuple such as ``("A", "2020-01-01")`` or ``("A", None, {"curated": False})``.

    Their ids are ``a.example/0``, ``a.example/1`` and so on.
    """
    graph = NewsGraph()
    for number, (provider, date, *more) in enumerate(articles):
        attributes = {"kind": "article", "curated": True, "title": f"Title {number}"}
        attributes |= {"date_published": date} if date else {}
        graph.add_node(f"a.example/{number}", **attributes | (more[0] if more else {}))
        if provider is not None:
            graph.add_node(f"provider:{provider}", kind="provider", name=provider, domain=provider)
            graph.add_edge(f"a.example/{number}", f"provider:{provider}", key="published_by", kind="published_by")
    return graph
