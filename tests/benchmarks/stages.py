"""graphkit's pipeline stage by stage, in one process: for `build.py` to watch.

usage: python tests/benchmarks/stages.py FOLDER

Prints a line of JSON at the end of each stage, with the seconds that it took.
"""

import json
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path


def main(folder):
    """Run the stages."""
    start = time.perf_counter()

    def tell(stage, **figures):
        nonlocal start
        now = time.perf_counter()
        print(json.dumps({"stage": stage, "seconds": now - start, **figures}), flush=True)
        start = now

    from graphkit import build  # noqa: PLC0415 - importing is a stage, too
    from graphkit.graph.assembly import build_graph  # noqa: PLC0415 - as above
    from graphkit.graph.contribution import contribute, unite  # noqa: PLC0415 - as above
    from graphkit.known_texts import KnownTexts  # noqa: PLC0415 - as above
    from graphkit.rdf.formats import begin_turtle, end_turtle, stream_trig  # noqa: PLC0415 - as above
    from graphkit.reading.many import read_many  # noqa: PLC0415 - as above
    from graphkit.reading.walk import find_documents  # noqa: PLC0415 - as above

    tell("importing")
    files = find_documents([Path(folder)])
    readings = list(read_many(files))
    tell("reading", documents=len(readings))
    contribution = unite(map(contribute, readings))
    tell("uniting", entries=contribution.size)
    graph = build_graph(contribution)
    del readings, contribution
    tell("graph", nodes=len(graph), edges=graph.number_of_edges())
    for name, texts in (
        ("ttl", chain(begin_turtle(graph, KnownTexts()), end_turtle(graph))),
        ("trig", stream_trig(graph)),
    ):
        with tempfile.TemporaryFile() as file:
            file.writelines(texts)
            tell(name, bytes=file.tell())
    del graph
    with tempfile.TemporaryDirectory() as output:
        build(folder).write(output)
    tell("all of it, with phrases, stories and page")


if __name__ == "__main__":
    main(sys.argv[1])
