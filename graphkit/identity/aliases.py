"""Which addresses name one article: a closure over what the documents state.

That two addresses are one article is a statement of a document: its webUrl, originalUrl, ampWebUrl and
cdnAmpWebUrl together. Nothing is guessed from the form of an address. The closure is taken late, over
all contributions at once, with a union-find (Tarjan 1975), so that the order of documents cannot matter.

May import: records, identity.keys.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.identity.keys import build_key, is_site
from graphkit.records import Article, Entry

Rank = tuple[bool, bool, str]
"""What decides which key names an article: the smallest of (mentioned only, not a webUrl, key)."""


def find_identities(entries: Iterable[Entry]) -> dict[str, str]:
    """Find the one name of every article.

    The smallest key of a curated document's webUrl names the article, else the smallest of a mention's;
    where nobody gives a webUrl, the smallest key of another address.

    Args:
        entries: what is said, in any order; of a record that stands in many entries one is enough, a curated one if any.

    Returns:
        The canonical key of the article by each key that names it.
    """
    parents: dict[str, str] = {}
    ranks: dict[str, Rank] = {}
    for entry in entries:
        if isinstance(entry.subject, Article):
            _add(entry.subject, parents, ranks, is_curated=entry.is_curated)
    groups: dict[str, list[str]] = {}
    for key in parents:
        groups.setdefault(_find(parents, key), []).append(key)
    names: dict[str, str] = {}
    for keys in groups.values():
        name = min(ranks[key] for key in keys)[2]
        names.update((key, name) for key in keys)
    return names


def find_key(article: Article) -> str:
    """Give the key by which a record names its article, before any closure: that of its first address."""
    return build_key(article.addresses[0])


def is_alias(address: str) -> bool:
    """Tell whether a record's further address names its article: a site's front page, where many were found, does not."""
    return not is_site(address)


def _add(article: Article, parents: dict[str, str], ranks: dict[str, Rank], *, is_curated: bool) -> None:
    first, *others = article.addresses
    key = build_key(first)
    parents.setdefault(key, key)
    rank = (not is_curated, article.url is None, key)
    ranks[key] = min(ranks.get(key, rank), rank)
    for address in others:
        if is_alias(address):
            other = build_key(address)
            parents.setdefault(other, other)
            ranks.setdefault(other, (True, True, other))
            parents[_find(parents, other)] = _find(parents, key)


def _find(parents: dict[str, str], key: str) -> str:
    while parents[key] != key:
        parents[key] = parents[parents[key]]  # path halving keeps the trees flat
        key = parents[key]
    return key
