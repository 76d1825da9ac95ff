"""Many documents, of which one cannot be read and some list the same articles."""

from graphkit.reading.walk import find_documents

DOCUMENT = """---
webUrl: https://news.example/{number}
title: Number {number}
provider: {{name: News, domain: news.example}}
related:
  - webUrl: https://other.example/{shared}
    title: One that several list
    provider: {{name: Other, domain: other.example}}
---
"""
UNREADABLE = 77
LISTED = 7


def write_documents(folder, count):
    """Write documents into a folder that is not there yet, and find them."""
    folder.mkdir()
    for number in range(count):
        text = "---\n[" if number == UNREADABLE else DOCUMENT.format(number=number, shared=number % LISTED)
        (folder / f"{number:03}.md").write_text(text, encoding="utf-8")
    return find_documents([folder])
