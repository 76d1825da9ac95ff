"""What a build costs after one document of many was edited, against a clean one and the pipeline of an afternoon.

usage: python tests/benchmarks/incremental.py [DOCUMENTS]

Makes 5,000 documents unless told otherwise, and prints one line of JSON: of an edit of a headline, from which much
follows; of one of a field that only the article itself shows; and of one of the text below, from which nothing follows.
Fails if the bytes differ from a clean build's.
"""

import json
import sys
import tempfile
from pathlib import Path

from collection import write_collection
from measuring import measure_seconds

EDITS = {
    "text": lambda document: document + "Edited.\n",
    "field": lambda document: document.replace("---\n", "---\nheat: 7\n", 1),
    "headline": lambda document: document.replace('title: "', 'title: "Edited: ', 1),
}


def main(documents):
    """Measure and print."""
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as scratch:
        folder, output, clean = (Path(scratch) / name for name in ("news", "output", "clean"))
        write_collection(folder, documents)
        command = [sys.executable, "-m", "graphkit", "build", folder, "--quiet", "--output"]
        measure_seconds([*command, output])
        edited = next(folder.rglob(f"{documents // 2:06}.md"))
        original = edited.read_text("utf-8")
        seconds = {}
        for name, edit in EDITS.items():
            edited.write_text(edit(original), encoding="utf-8")
            seconds[name] = measure_seconds([*command, output])["seconds"]
        anew = measure_seconds([*command, clean])
        afternoon = measure_seconds([sys.executable, here / "afternoon.py", folder, Path(scratch) / "graph.ttl"])
        names = {path.name for path in (*output.iterdir(), *clean.iterdir()) if path.is_file()}
        if any((output / name).read_bytes() != (clean / name).read_bytes() for name in names):
            raise SystemExit("the bytes differ from those of a clean build")
    figures = {
        "documents": documents,
        "clean_seconds": anew["seconds"],
        "afternoon_seconds": afternoon["seconds"],
    }
    for name, each in seconds.items():
        figures[f"{name}_seconds"] = each
        figures[f"{name}_times_faster_than_clean"] = round(anew["seconds"] / each, 1)
        figures[f"{name}_times_faster_than_the_afternoon"] = round(afternoon["seconds"] / each, 1)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
