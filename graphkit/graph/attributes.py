"""The attributes of a node: of everything that documents say of it, the values that the graph shows.

May import: vocabulary, records, graph.provenance.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from graphkit.graph.provenance import Provenance, images_of, values_of
from graphkit.records import Topic
from graphkit.vocabulary import (
    ARTICLE,
    ARTICLE_FIELDS,
    PROVIDER,
    PROVIDER_FIELDS,
    TOPIC,
    TOPIC_FIELDS,
    node_kind,
)

OTHER_PREFIX = "field:"
"""What the attribute of a carried field begins with, before its path."""

LIST_SEPARATOR = "; "
"""What stands between the items of a list in an attribute, since attributes are flat."""

_FIELDS = {ARTICLE: ARTICLE_FIELDS, PROVIDER: PROVIDER_FIELDS, TOPIC: TOPIC_FIELDS}
_GETTERS = {kind: attrgetter(*(row.attribute for row in rows)) for kind, rows in _FIELDS.items()}


def preferred_values(provenance: Provenance, node_id: str) -> dict[str, Any]:
    """Give the preferred value of every attribute of a node that is stated.

    Args:
        provenance: what documents say.
        node_id: the node.
    """
    kind = node_kind(node_id)
    found = provenance.records(node_id)
    # Most entries of a node that many documents name share one record.
    records = list({id(record): record for _, record, _ in found}.values())
    values: dict[str, Any] = {}
    columns = zip(*map(_GETTERS[kind], records), strict=True)
    for row, stated in zip(_FIELDS[kind], columns, strict=False):  # without a record there is no column
        distinct = {value for value in stated if value is not None}
        if len(distinct) == 1:
            values[row.attribute] = distinct.pop()
        elif distinct:
            values[row.attribute] = values_of(found, row.attribute)[0].value
    if kind == TOPIC:
        keywords = {keyword for record in records if isinstance(record, Topic) for keyword in record.keywords}
        if keywords:
            values["keywords"] = LIST_SEPARATOR.join(sorted(keywords))
    elif images := images_of(found):
        values["image_url"] = images[0].url
    other: dict[str, set[str]] = {}
    for record in records:
        for path, text in record.other:
            other.setdefault(path, set()).add(text)
    values |= {OTHER_PREFIX + path: LIST_SEPARATOR.join(sorted(texts)) for path, texts in sorted(other.items())}
    return values
