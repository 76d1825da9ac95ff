"""A generated collection of any size, shaped like real ones: few large hubs and many small ones, over four years."""

import datetime as dt
import random

import networkx as nx

WORDS = (
    "market",
    "review",
    "court",
    "police",
    "open",
    "model",
    "chip",
    "law",
    "contract",
    "rival",
    "study",
    "group",
    "rights",
    "service",
    "network",
    "data",
    "energy",
    "water",
    "school",
    "city",
    "train",
    "harbour",
    "budget",
    "union",
    "election",
    "storm",
    "museum",
    "river",
    "bank",
    "report",
    "letter",
    "minister",
    "engineer",
    "doctor",
)
START = dt.date(2019, 1, 1)
DAYS = 1_500


def generate(nodes, edges, seed=1):
    """Give a graph of exactly so many nodes and edges, the same for the same seed."""
    pick = random.Random(seed)
    graph = nx.MultiDiGraph()
    counts = {"provider": nodes // 100, "topic": 27, "story": nodes // 50, "phrase": nodes // 20}
    hubs = {kind: _add_hubs(graph, kind, count) for kind, count in counts.items()}
    articles = _add_articles(graph, nodes - graph.number_of_nodes(), pick)
    for kind, edge in (("provider", "published_by"), ("story", "part_of")):
        for place, article in enumerate(articles):
            if kind == "provider" or place % 2:
                graph.add_edge(article, hubs[kind][int(pick.random() ** 2 * len(hubs[kind]))], key=edge, kind=edge)
    ends = {"about": hubs["topic"], "mentions": hubs["phrase"], "related": articles}
    left = edges - graph.number_of_edges()  # which counts them all, each time
    while left > 0:
        edge = pick.choice(("about", "mentions", "related", "related"))
        start, end = pick.choice(articles), ends[edge][int(pick.random() ** 2 * len(ends[edge]))]
        if start != end and not graph.has_edge(start, end, edge):
            graph.add_edge(start, end, key=edge, kind=edge)
            left -= 1
    return graph


def _add_hubs(graph, kind, count):
    ids = [f"{kind}:{number}" for number in range(count)]
    for number, node_id in enumerate(ids):
        graph.add_node(node_id, kind=kind, name=f"{kind.title()} {number} {WORDS[number % len(WORDS)]}")
    return ids


def _add_articles(graph, count, pick):
    ids = [f"example.org/{number}" for number in range(count)]
    for node_id in ids:
        # Coverage comes in waves, and not at all in the third year.
        day = int(pick.betavariate(2, 3) * DAYS)
        day += 500 if day > DAYS // 2 else 0
        graph.add_node(
            node_id,
            kind="article",
            curated=pick.random() < 0.3,
            title=" ".join(pick.choices(WORDS, k=pick.randrange(4, 14))).capitalize(),
            excerpt=" ".join(pick.choices(WORDS, k=30)),
            url=f"https://{node_id}",
            quality=pick.randrange(100),
            **({"date_published": (START + dt.timedelta(days=day)).isoformat()} if pick.random() > 0.02 else {}),
        )
    return ids
