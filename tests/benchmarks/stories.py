"""How well stories are found, on headlines that a news aggregator has grouped.

usage: python tests/benchmarks/stories.py CSV [--assignments OUT.csv] [--scale N]

The file's columns are id, title, url, publisher, hostname, published, and perhaps story. Only headline, publisher
and date are used. Prints one line of JSON: B-cubed precision, recall and F1 (Bagga & Baldwin, Entity-based
cross-document coreferencing using the vector space model, COLING-ACL 1998), and a baseline's F1 in the same run. F1 is
also given of the articles of stories whose name has an even SHA-1, on which defaults were chosen, and of the others;
null where there are none.
With --scale, the headlines are repeated with other words until there are N, and only time and memory are measured.
"""

import argparse
import csv
import hashlib
import json
import random
import resource
import time
from collections import defaultdict

import igraph
import networkx as nx
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors

from graphkit.stories.find import find_stories


def b_cubed(found, true):
    """Precision, recall and F1 of two groupings of the same items, each given as one label an item."""
    by_found, by_true = defaultdict(set), defaultdict(set)
    for item, (found_label, true_label) in enumerate(zip(found, true, strict=True)):
        by_found[found_label].add(item)
        by_true[true_label].add(item)
    pairs = list(zip(found, true, strict=True))
    shared = [len(by_found[found_label] & by_true[true_label]) for found_label, true_label in pairs]
    precision = sum(n / len(by_found[label]) for n, label in zip(shared, found, strict=True)) / len(pairs)
    recall = sum(n / len(by_true[label]) for n, label in zip(shared, true, strict=True)) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def halves(found, true):
    """F1 of the articles of stories whose name has an even SHA-1, and of those whose name has an odd one."""
    of_half = {"f1_even": [], "f1_odd": []}
    for pair in zip(found, true, strict=True):
        is_odd = hashlib.sha1(pair[1].encode(), usedforsecurity=False).digest()[-1] % 2
        of_half["f1_odd" if is_odd else "f1_even"].append(pair)
    return {name: round(b_cubed(*zip(*pairs, strict=True))[2], 4) if pairs else None for name, pairs in of_half.items()}


def baseline(titles):
    """Group titles by nearest neighbours in TF-IDF and Leiden communities, with parameters fitted to one such file."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", ngram_range=(1, 2), min_df=2)
    try:
        vectors = vectorizer.fit_transform(titles)
    except ValueError:  # no word is in two titles
        return list(range(len(titles)))
    nearest = NearestNeighbors(n_neighbors=min(50, len(titles)), metric="cosine").fit(vectors)
    weights = {}
    for one, (distances, others) in enumerate(zip(*nearest.kneighbors(vectors), strict=True)):
        for distance, other in zip(distances, others, strict=True):
            if one < other and 1 - distance >= 0.1:
                weights[one, int(other)] = 1 - distance
    graph = igraph.Graph(n=len(titles), edges=list(weights))
    igraph.set_random_number_generator(random.Random(0))
    communities = graph.community_leiden(
        objective_function="modularity", weights=list(weights.values()), resolution=2.0, n_iterations=10
    )
    return communities.membership


def graph_of(rows):
    """Make a graph of headlines, publishers and dates, as a build would."""
    graph = nx.MultiDiGraph()
    for row in rows:
        provider = f"provider:{row['hostname']}"
        dated = {"date_published": row["published"]} if row.get("published") else {}
        graph.add_node(row["id"], kind="article", title=row["title"], **dated)
        graph.add_node(provider, kind="provider", domain=row["hostname"], name=row["publisher"])
        graph.add_edge(row["id"], provider, key="published_by", kind="published_by")
    return graph


def assign(rows):
    """Name the story of every row; an article that is alone is its own story."""
    stories = find_stories(graph_of(rows))
    story_of = {member.article: story.story_id for story in stories for member in story.members}
    return [story_of.get(row["id"], f"alone:{row['id']}") for row in rows]


def measure(rows):
    """Find stories, and hold them against the file's, if it has any."""
    start = time.perf_counter()
    found = assign(rows)
    figures = {"articles": len(rows), "stories_found": len(set(found))}
    seconds = round(time.perf_counter() - start, 2)
    if not all("story" in row for row in rows):
        return found, {**figures, "seconds": seconds}
    true = [row["story"] for row in rows]
    precision, recall, f1 = b_cubed(found, true)
    *_, baseline_f1 = b_cubed(baseline([row["title"] for row in rows]), true)
    rated = {"precision": precision, "recall": recall, "f1": f1}
    figures |= {"stories_true": len(set(true)), **{name: round(rate, 4) for name, rate in rated.items()}}
    return found, {**figures, "seconds": seconds, "baseline_f1": round(baseline_f1, 4), **halves(found, true)}


def enlarge(rows, size):
    """Repeat headlines until there are so many; every repetition has its own word for about every second word."""
    enlarged = []
    for copy in range(-(-size // len(rows))):
        chosen = random.Random(copy)
        own = defaultdict(lambda copy=copy, chosen=chosen: copy if copy and chosen.random() < 0.5 else None)
        for row in rows:
            words = [word if own[word] is None else f"{word}x{own[word]}" for word in row["title"].split()]
            enlarged.append({**row, "id": f"{copy}-{row['id']}", "title": " ".join(words)})
    return enlarged[:size]


def scale(rows, size):
    """Find stories among very many headlines."""
    enlarged = enlarge(rows, size)
    start, processor_start = time.perf_counter(), time.process_time()
    found = assign(enlarged)
    return {
        "articles": len(enlarged),
        "stories_found": len(set(found)),
        "seconds": round(time.perf_counter() - start, 1),
        "processor_seconds": round(time.process_time() - processor_start, 1),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well stories are found.")
    parser.add_argument("csv")
    parser.add_argument("--assignments", metavar="OUT.csv", help="write id,story for every article")
    parser.add_argument("--scale", type=int, metavar="N", help="measure time and memory on N headlines instead")
    options = parser.parse_args()
    with open(options.csv, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if options.scale:
        print(json.dumps(scale(rows, options.scale)))
        return
    found, figures = measure(rows)
    print(json.dumps(figures))
    if options.assignments:
        with open(options.assignments, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "story"])
            writer.writerows(zip((row["id"] for row in rows), found, strict=True))


if __name__ == "__main__":
    main()
