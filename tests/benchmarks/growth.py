"""How seconds and memory grow with a collection: 1,000, 10,000 and 100,000 documents, shaped like a real one.

usage: python tests/benchmarks/growth.py [DOCUMENTS...]

Prints one line of JSON a size: how many articles are listed as related, how many links that makes, where documents list
the same, and what it costs. 100,000 documents take 3 GB on disk, and list three million articles.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from collection import write_collection
from measuring import measure_memory, measure_seconds


def main(sizes):
    """Measure and print."""
    for documents in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder, output = Path(scratch) / "news", Path(scratch) / "output"
            listed = write_collection(folder, documents)
            command = [sys.executable, "-m", "graphkit", "build", folder, "--output", output, "--quiet"]
            seconds = measure_seconds(command)["seconds"]
            shutil.rmtree(output)
            peak_mb = measure_memory(command)["peak_mb"]
            counts = json.loads((output / "manifest.json").read_bytes())["counts"]
        figures = {
            "documents": documents,
            "articles": counts["articles"],
            "listed": listed,
            "links": counts["related"],
            "seconds": seconds,
            "peak_mb": peak_mb,
            "milliseconds_a_document": round(seconds / documents * 1000, 2),
            "kb_a_document": round(peak_mb * 1024 / documents, 1),
        }
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
