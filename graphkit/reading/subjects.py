"""What the fields of a document say: of an article and those it lists, of a topic, of a provider.

May import: records, vocabulary, reading.addresses, reading.fields, reading.refusals.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import chain

from graphkit.reading.addresses import AddressRefused, read_domain
from graphkit.reading.fields import Fields, Notes, prepare
from graphkit.reading.refusals import DocumentRefused
from graphkit.records import Article, Entry, Image, Provider, Topic
from graphkit.vocabulary import ARTICLE_FIELDS, IMAGE_FIELDS, PROVIDER_FIELDS, TOPIC_FIELDS

Carried = tuple[tuple[str, str], ...]
"""Fields that are not known, as (path, text)."""

_ARTICLE, _IMAGE, _PROVIDER, _TOPIC = map(prepare, (ARTICLE_FIELDS, IMAGE_FIELDS, PROVIDER_FIELDS, TOPIC_FIELDS))

_ADDRESS_REMEDY = "Write the address of the article into webUrl, beginning with https://"


def read_articles(fields: Fields, document: str) -> tuple[Entry, ...]:
    """Read the article that a document describes and, in depth, those that it lists as related.

    Args:
        fields: the document's front matter.
        document: its path.

    Returns:
        The entries, the described article first.

    Raises:
        DocumentRefused: if the described article has no valid address.
    """
    article = _read_article(fields)
    if article is None:
        raise DocumentRefused("has no valid address", _ADDRESS_REMEDY, field="webUrl", line=fields.line("webUrl"))
    return (Entry(document=document, field="", subject=article), *_read_related(fields, document))


def read_topic(fields: Fields, document: str) -> tuple[Entry, ...]:
    """Read the topic that a topic file describes.

    Raises:
        DocumentRefused: if it has no name.
    """
    values = fields.values(_TOPIC)
    if "name" not in values:
        raise DocumentRefused(
            "has no name", "Write the topic's name into the field name", field="name", line=fields.line("name")
        )
    parent = fields.text("parent")
    topic = Topic(
        name=normalise_name(values.pop("name")),
        parent=normalise_name(parent) if parent else None,
        keywords=tuple(sorted(fields.texts("keywords"))),
        **values,
        other=_sorted(fields.other()),
    )
    return (Entry(document=document, field="", subject=topic),)


def read_organization(fields: Fields, document: str) -> tuple[Entry, ...]:
    """Read the provider that an organization file describes.

    Raises:
        DocumentRefused: if it has no valid domain.
    """
    provider = _read_provider(fields)
    if provider is None:
        remedy = "Write its domain, such as example.org"
        raise DocumentRefused("has no valid domain", remedy, field="domain", line=fields.line("domain"))
    return (Entry(document=document, field="", subject=provider),)


def normalise_name(name: str) -> str:
    """Give a topic's name the one form it is compared in: Unicode's NFC (UAX #15), its spaces single."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _read_related(fields: Fields, document: str) -> list[Entry]:
    entries = []
    for _, item in fields.mappings("related"):
        article = _read_article(item)
        if article is None:
            item.warn("", "has no valid address and was dropped", _ADDRESS_REMEDY)
            continue
        entries.append(Entry(document=document, field=item.place, subject=article))
        entries += _read_related(item, document)
    return entries


def _read_article(fields: Fields) -> Article | None:
    values = fields.values(_ARTICLE)
    if values.get("original_url") == values.get("url"):
        values.pop("original_url", None)  # says nothing more
    provider = fields.mapping("provider")
    written = fields.texts("topics")
    topics = {normalise_name(name) for name in written}
    if not topics.issubset(written):
        fields.note_altered("topics")
    images, of_images = _read_images(fields)
    fields.withhold("secured")
    article = Article(
        **values,
        provider=_provider(provider) if provider else None,
        topics=tuple(sorted(topics)),
        images=images,
        other=_sorted(of_images, fields.other(besides="related")),
    )
    if not article.addresses:
        return None
    for name in ("title", "provider"):
        if not fields.has(name):
            fields.warn(name, "is missing", f"Write the article's {name}")
    return article


def _provider(fields: Fields) -> Provider | None:
    """Read the provider of an article: few publish many, in the same words."""
    texts = fields.as_texts()
    return (_known_provider(texts) if texts else None) or _read_provider(fields)


@lru_cache(maxsize=4_096)
def _known_provider(texts: tuple[tuple[str, str], ...]) -> Provider | None:
    """Read a provider once for all that are described in the same texts; None where there is anything to note."""
    notes = Notes("")
    provider = _read_provider(Fields(dict(texts), "", notes))
    return None if notes.problems or notes.altered or notes.withheld else provider


def _read_provider(fields: Fields) -> Provider | None:
    values = fields.values(_PROVIDER)
    images, of_images = _read_images(fields)
    try:
        written = values.pop("domain", "")
        domain = read_domain(written)
    except AddressRefused as refusal:
        fields.warn("domain", refusal.what, refusal.remedy)
        return None
    if domain not in written:
        fields.note_altered("domain")
    if "name" not in values:
        fields.warn("name", "is missing", "Write the name that people know it by")
    return _same(Provider(domain=domain, **values, images=images, other=_sorted(of_images, fields.other())))


@lru_cache(maxsize=4_096)
def _same(provider: Provider) -> Provider:
    """Give one record for all that are equal: few providers publish many articles."""
    return provider


def _read_images(fields: Fields) -> tuple[tuple[Image, ...], Carried]:
    """Read the images, and the fields of theirs that are not known."""
    images: list[Image] = []
    carried: list[tuple[str, str]] = []
    for place, item in fields.mappings("images"):
        values = item.values(_IMAGE)
        if "url" in values:
            images.append(Image(place=place, **values))
        elif not item.has("url"):
            item.warn("url", "is missing", "Write the image's address")
        carried += [(f"images[{place}].{path}", text) for path, text in item.other()]
    return tuple(images), tuple(carried)


def _sorted(*carried: Carried) -> Carried:
    return tuple(sorted(chain.from_iterable(carried)))
