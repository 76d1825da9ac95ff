"""How two groups of articles connect, directly and by what they share, and how sure that is.

May import: records, vocabulary, graph, phrases, stories, evidence.
"""
