"""Whether a build is what its documents say: nothing lost, nothing added, and of the right shape.

Three checks that do not trust each other::

    documents ── leaves, expectations ──▶ accounting ◀── query ──┐
    documents ── reading, graph, rdf ──▶ comparison ◀── graph.trig, graph.ttl
                                            shapes ◀─────────────┘

`accounting` reads the front matter raw, says of every leaf what ought to become of it, and asks the build for
it; `comparison` makes the RDF once more and compares both ways; `shapes` judges the RDF alone.

May import: errors, output, records, vocabulary, reading, graph, rdf.
"""
