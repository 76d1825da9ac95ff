"""Contributions, their union, and the networkx graph that shows it.

May import: records, vocabulary, errors, reading, identity.
"""
