"""What titles and excerpts name, found by statistics and by the names that the collection itself supplies.

May import: errors, records, vocabulary, graph.
"""
