"""The limits of what is read, so that no document can exhaust memory or time.

They are far beyond anything real: the largest of 5,632 real documents has 142,841 bytes, 5,198 values
and 5 levels. A document beyond a limit is left out, with the limit in its problem.

May import: the standard library.
"""

MAX_FILE_BYTES = 16 * 1024 * 1024
"""The size of a file, in bytes."""

MAX_DEPTH = 64
"""How deep lists and mappings nest."""

MAX_VALUES = 100_000
"""How many values, lists, mappings and keys the front matter holds once its aliases are written out."""
