"""What a build costs after one document of many was edited, against a clean one and the pipeline of an afternoon.

usage: python tests/benchmarks/incremental.py [DOCUMENTS]

Makes 5,000 documents unless told otherwise, and prints one line of JSON: of an edit of a headline, from which much
follows, and of one of the text below, from which nothing does. That with phrases and stories found anew, and all else
taken from before, is the least that a headline can take. Fails if the bytes differ from a clean build's.
"""

import json
import sys
import tempfile
from pathlib import Path

from collection import write_collection
from measuring import measure_seconds


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
        edited.write_text(original + "Edited.\n", encoding="utf-8")
        text = measure_seconds([*command, output])
        edited.write_text(original + "Edited again.\n", encoding="utf-8")
        (output / ".cache" / "inferences.json").unlink()
        inferring = measure_seconds([*command, output])
        edited.write_text(original.replace('title: "', 'title: "Edited: ', 1), encoding="utf-8")
        again, anew = measure_seconds([*command, output]), measure_seconds([*command, clean])
        afternoon = measure_seconds([sys.executable, here / "afternoon.py", folder, Path(scratch) / "graph.ttl"])
        names = {path.name for path in (*output.iterdir(), *clean.iterdir()) if path.is_file()}
        if any((output / name).read_bytes() != (clean / name).read_bytes() for name in names):
            raise SystemExit("the bytes differ from those of a clean build")
    figures = {
        "documents": documents,
        "edited_seconds": again["seconds"],
        "edited_text_seconds": text["seconds"],
        "edited_text_inferring_seconds": inferring["seconds"],
        "clean_seconds": anew["seconds"],
        "afternoon_seconds": afternoon["seconds"],
        "times_faster_than_clean": round(anew["seconds"] / again["seconds"], 1),
        "times_faster_than_the_afternoon": round(afternoon["seconds"] / again["seconds"], 1),
        "text_times_faster_than_clean": round(anew["seconds"] / text["seconds"], 1),
        "text_times_faster_than_the_afternoon": round(afternoon["seconds"] / text["seconds"], 1),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
