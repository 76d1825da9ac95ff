"""How one knows: the documents, fields and words that every statement of the graph rests on.

May import: errors, records, vocabulary, reading, identity, graph, phrases, stories.
"""
