"""How fast a graph is written as Turtle, against rdflib's own way, in one run.

usage: python tests/benchmarks/writing.py FOLDER

Both go from the networkx graph to a file. Prints one line of JSON.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import graphkit
from graphkit.rdf.formats import to_rdf


def seconds(work):
    """Time a piece of work: the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main(folder):
    """Measure and print."""
    built = graphkit.build(folder)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "graph.ttl"
        ours = seconds(lambda: file.write_text(built.rdf("ttl"), encoding="utf-8"))
        theirs = seconds(lambda: to_rdf(built.graph).serialize(file, format="turtle"))
        trig = seconds(lambda: file.write_text(built.rdf("trig"), encoding="utf-8"))
    triples = len(to_rdf(built.graph))
    figures = {
        "triples": triples,
        "graphkit_seconds": round(ours, 3),
        "rdflib_seconds": round(theirs, 3),
        "times_faster": round(theirs / ours, 1),
        "triples_a_second": round(triples / ours),
        "trig_seconds": round(trig, 3),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1])
