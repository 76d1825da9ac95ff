"""How fast a folder becomes a build, against the pipeline of an afternoon, in one run.

usage: python tests/benchmarks/build.py FOLDER

Prints one line of JSON: seconds and peak memory as a whole and by stage, documents and statements a second, and the
ratios to the afternoon's pipeline (see `afternoon.py`), which is run beside it.
"""

import json
import sys
import tempfile
from pathlib import Path

import pyoxigraph
from measuring import measure

HERE = Path(__file__).parent


def main(folder):
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        turtle, output = Path(scratch) / "graph.ttl", Path(scratch) / "output"
        afternoon = measure([sys.executable, HERE / "afternoon.py", folder, turtle])
        command = [sys.executable, "-m", "graphkit", "build", folder, "--output", output, "--quiet"]
        first, second = measure(command), measure(command)
        statements = sum(1 for _ in pyoxigraph.parse(path=output / "graph.trig"))
    stages = measure([sys.executable, HERE / "stages.py", folder])["stages"]
    documents = stages["reading"]["documents"]
    figures = {
        "documents": documents,
        "statements": statements,
        "seconds": first["seconds"],
        "again_seconds": second["seconds"],
        "peak_mb": first["peak_mb"],
        "documents_a_second": round(documents / first["seconds"]),
        "statements_a_second": round(statements / first["seconds"]),
        "afternoon_seconds": afternoon["seconds"],
        "afternoon_peak_mb": afternoon["peak_mb"],
        "times_faster": round(afternoon["seconds"] / first["seconds"], 1),
        "times_faster_reading": round(afternoon["stages"]["reading"]["seconds"] / stages["reading"]["seconds"], 1),
        "times_the_memory": round(first["peak_mb"] / afternoon["peak_mb"], 1),
        "stages": stages,
        "afternoon_stages": afternoon["stages"],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1])
