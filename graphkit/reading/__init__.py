"""From files to records: what documents say, with every problem told.

The way through the package is::

    folder ─ walk ─▶ files ─ files ─▶ text ─ front_matter (nodes) ─▶ fields ─ subjects ─▶ entries
                                                               values, addresses ┘

May import: errors, records, vocabulary.
"""
