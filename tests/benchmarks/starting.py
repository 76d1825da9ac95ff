"""What graphkit costs before it does much: its help, a build of the seeds and a query, each against the least there is.

usage: python tests/benchmarks/starting.py FOLDER

Builds the folder to have something to ask, and prints one line of JSON: seconds, from process start to exit, and ratios.
Everything is run several times, in turns, and the quickest run counts.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from measuring import measure_seconds

RUNS = 5
SEEDS = Path(__file__).parents[2] / "seeds"
QUERY = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
IMPORTS = "import networkx, rdflib, pyvis.network, frontmatter, click"
BARE_QUERY = """
import sys
from pyoxigraph import RdfFormat, Store
store = Store()
store.bulk_load(path=sys.argv[1], format=RdfFormat.TURTLE)
print(*store.query(sys.argv[2]), sep="\\n")
"""


def main(folder):
    """Measure and print."""
    graphkit = [sys.executable, "-m", "graphkit"]
    with tempfile.TemporaryDirectory() as scratch:
        built, seeds = Path(scratch) / "built", Path(scratch) / "seeds"
        measure_seconds([*graphkit, "build", folder, "--quiet", "--output", built])
        commands = {
            "nothing": [sys.executable, "-c", "pass"],
            "help": [*graphkit, "--help"],
            "imports": [sys.executable, "-c", IMPORTS],
            "seeds": [*graphkit, "build", SEEDS, "--quiet", "--output", seeds],
            "seeds_again": [*graphkit, "build", SEEDS, "--quiet", "--output", seeds],
            "bare_query": [sys.executable, "-c", BARE_QUERY, built / "graph.ttl", QUERY],
            "query": [*graphkit, "query", built, QUERY],
        }
        seconds = {name: [] for name in commands}
        for _ in range(RUNS):
            shutil.rmtree(seeds, ignore_errors=True)
            for name, command in commands.items():
                seconds[name].append(measure_seconds(command)["seconds"])
    least = {name: min(runs) for name, runs in seconds.items()}
    figures = {f"{name}_seconds": run for name, run in least.items()} | {
        "help_times_nothing": round(least["help"] / least["nothing"], 1),
        "seeds_times_imports": round(least["seeds"] / least["imports"], 2),
        "seeds_again_times_imports": round(least["seeds_again"] / least["imports"], 2),
        "query_times_bare": round(least["query"] / least["bare_query"], 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1])
