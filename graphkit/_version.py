"""The version of graphkit; `pyproject.toml` takes it from here.

May import: nothing.
"""

__version__ = "0.1.0"
