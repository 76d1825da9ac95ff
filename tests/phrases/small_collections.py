"""Collections made by hand of titles and excerpts alone."""

from graphkit.graph.news_graph import NewsGraph
from graphkit.phrases.find import find_phrases


def collect(*texts, field="excerpt"):
    """Make a graph with one article for each text."""
    graph = NewsGraph()
    for index, text in enumerate(texts):
        graph.add_node(f"a.example/{index:03}", kind="article", curated=True, **{field: text})
    return graph


def mentions(graph, **options):
    """Find phrases, each with the words of its mentions."""
    return {phrase.name: [mention.words for mention in phrase.mentions] for phrase in find_phrases(graph, **options)}
