"""When two addresses are one article.

May import: records, reading.
"""
