"""What changed between two builds: in a newsroom's words, as records, and as an update of a triple store.

May import: errors, records, vocabulary, output, graph, connections, rdf.
"""
