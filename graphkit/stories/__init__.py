"""Which articles belong together, and how two groups of them connect.

May import: records, vocabulary, graph.
"""
