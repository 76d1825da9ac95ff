"""Which articles tell one story.

May import: errors, records, vocabulary, graph, phrases.
"""
