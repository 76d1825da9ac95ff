"""JSON-LD with a context of its own inside, so that no reader has to fetch one.

rdflib writes it; its order is then fixed, because rdflib's follows the hashes of strings.

May import: vocabulary, rdf.statements, rdf.terms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode

from graphkit.rdf.terms import Statement, to_rdflib
from graphkit.vocabulary import (
    ARTICLE_FIELDS,
    EDGE_KINDS,
    IMAGE_FIELDS,
    OWN_PROPERTIES,
    PREFIXES,
    PROVIDER_FIELDS,
    TOPIC_FIELDS,
    TYPE_TERM,
    ValueKind,
)

CONTEXT_FILE = "context.jsonld"
"""The context as a file, which ships beside this one."""


def build_context() -> dict[str, Any]:
    """Give the JSON-LD context (https://www.w3.org/TR/json-ld11/): prefixes, and terms that name things."""
    links = [edge.term for edge in EDGE_KINDS.values()]
    links += [own.iri for own in OWN_PROPERTIES if not own.is_of_values]
    for field in (*ARTICLE_FIELDS, *IMAGE_FIELDS, *PROVIDER_FIELDS, *TOPIC_FIELDS):
        if field.kind in (ValueKind.ADDRESS, ValueKind.EMBEDDED_ADDRESS):
            links.append(field.term)
    terms = {_short(iri): {"@id": iri, "@type": "@id"} for iri in links if iri != TYPE_TERM}
    return {**PREFIXES, **dict(sorted(terms.items()))}


def render_json_ld(statements: Iterable[Statement[NamedNode, Literal]]) -> str:
    """Render statements as JSON-LD, in an order that depends on them alone."""
    import rdflib  # noqa: PLC0415 - heavy, and no other format of a build needs it

    rdf = rdflib.Graph()
    for statement in statements:
        subject, term, value = (to_rdflib(part, normalize=False) for part in statement)
        rdf.add((subject, term, value))
    context = json.loads(files("graphkit.rdf").joinpath(CONTEXT_FILE).read_text("utf-8"))["@context"]
    data = json.loads(rdf.serialize(format="json-ld", context=context))
    data["@graph"] = sorted((_in_order(node) for node in data.get("@graph", [])), key=lambda node: str(node["@id"]))
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_order(node: dict[str, Any]) -> dict[str, Any]:
    """Sort the values of each property: in RDF they have no order."""
    return {
        name: sorted(value, key=lambda one: json.dumps(one, sort_keys=True)) if isinstance(value, list) else value
        for name, value in node.items()
    }


def _short(iri: str) -> str:
    prefix, namespace = max(
        ((prefix, namespace) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)),
        key=lambda item: len(item[1]),
    )
    return f"{prefix}:{iri.removeprefix(namespace)}"
