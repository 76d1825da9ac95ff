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
from measuring import measure_memory, measure_seconds

HERE = Path(__file__).parent


def main(folder):
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        turtle, output, other = (Path(scratch) / name for name in ("graph.ttl", "output", "other"))
        pipeline = [sys.executable, HERE / "afternoon.py", folder, turtle]
        command = [sys.executable, "-m", "graphkit", "build", folder, "--quiet", "--output"]
        stages = [sys.executable, HERE / "stages.py", folder]
        afternoon, afternoon_memory = measure_seconds(pipeline), measure_memory(pipeline)
        first, again = measure_seconds([*command, output]), measure_seconds([*command, output])
        memory = measure_memory([*command, other])
        by_stage, memory_by_stage = measure_seconds(stages)["stages"], measure_memory(stages)["stages"]
        statements = sum(1 for _ in pyoxigraph.parse(path=output / "graph.trig"))
    documents = by_stage["reading"]["documents"]
    figures = {
        "documents": documents,
        "statements": statements,
        "seconds": first["seconds"],
        "again_seconds": again["seconds"],
        "peak_mb": memory["peak_mb"],
        "documents_a_second": round(documents / first["seconds"]),
        "statements_a_second": round(statements / first["seconds"]),
        "afternoon_seconds": afternoon["seconds"],
        "afternoon_peak_mb": afternoon_memory["peak_mb"],
        "times_faster": round(afternoon["seconds"] / first["seconds"], 1),
        "times_faster_reading": round(afternoon["stages"]["reading"]["seconds"] / by_stage["reading"]["seconds"], 1),
        "times_the_memory": round(memory["peak_mb"] / afternoon_memory["peak_mb"], 1),
        "stages": _join(by_stage, memory_by_stage),
        "afternoon_stages": _join(afternoon["stages"], afternoon_memory["stages"]),
    }
    print(json.dumps(figures))


def _join(seconds, memory):
    return {
        stage: {**values, "seconds": round(values["seconds"], 3), "peak_mb": memory[stage]}
        for stage, values in seconds.items()
    }


if __name__ == "__main__":
    main(sys.argv[1])
