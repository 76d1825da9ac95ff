"""The pipeline that an afternoon gives, with the packages' defaults: what graphkit is measured against.

usage: python tests/benchmarks/afternoon.py FOLDER FILE.ttl

python-frontmatter reads (PyYAML with libyaml), networkx holds the graph, rdflib writes Turtle. No page: pyvis does
not end on a thousand articles. Prints a line of JSON at the end of each stage, with the seconds that it took.
"""

import json
import sys
import time
from pathlib import Path

import frontmatter
import networkx as nx
from rdflib import RDF, Graph, Literal, Namespace, URIRef

SCHEMA = Namespace("http://schema.org/")
VALUES = {"title": SCHEMA.headline, "excerpt": SCHEMA.abstract, "publishedDateTime": SCHEMA.datePublished}


def read(folder):
    """Read the front matter of every document."""
    return [frontmatter.load(path).metadata for path in sorted(Path(folder).rglob("*.md"))]


def to_graph(documents):
    """Make a networkx graph of articles, providers and topics."""
    graph = nx.MultiDiGraph()
    for document in documents:
        if "webUrl" in document:
            add_article(graph, document)
            for place, related in enumerate(document.get("related") or []):
                add_article(graph, related)
                graph.add_edge(document["webUrl"], related["webUrl"], key="related", place=place)
    return graph


def add_article(graph, fields):
    """Add one article, its provider and its topics."""
    graph.add_node(fields["webUrl"], kind="article", **{name: fields[name] for name in VALUES if name in fields})
    if provider := fields.get("provider"):
        graph.add_node(provider["domain"], kind="provider", title=provider["name"])
        graph.add_edge(fields["webUrl"], provider["domain"], key="published_by")
    for topic in fields.get("topics") or []:
        graph.add_node(f"topic:{topic}", kind="topic", title=topic)
        graph.add_edge(fields["webUrl"], f"topic:{topic}", key="about")


def write_turtle(graph, path):
    """Write the graph as Turtle."""
    names = {node: URIRef(f"https://example.org/{number}") for number, node in enumerate(graph)}
    rdf = Graph()
    for node, values in graph.nodes(data=True):
        rdf.add((names[node], RDF.type, SCHEMA[values["kind"]]))
        for name, term in VALUES.items():
            if name in values:
                rdf.add((names[node], term, Literal(values[name])))
    for start, end, kind in graph.edges(keys=True):
        rdf.add((names[start], SCHEMA[kind], names[end]))
    rdf.serialize(path, format="turtle")
    return len(rdf)


def main(folder, path):
    """Run the stages."""
    start = time.perf_counter()

    def tell(stage, **figures):
        nonlocal start
        now = time.perf_counter()
        print(json.dumps({"stage": stage, "seconds": now - start, **figures}), flush=True)
        start = now

    documents = read(folder)
    tell("reading", documents=len(documents))
    graph = to_graph(documents)
    tell("graph")
    tell("turtle", statements=write_turtle(graph, path))


if __name__ == "__main__":
    main(*sys.argv[1:])
