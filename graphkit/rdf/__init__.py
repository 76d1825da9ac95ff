"""The graph as RDF: statements, rdflib graphs and Turtle.

May import: records, vocabulary, graph, connections.
"""
