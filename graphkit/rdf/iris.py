"""What things are called in RDF: one IRI for each node, by its kind and a configurable base.

Names are percent-encoded (RFC 3986, section 2.1) rather than slugged, so that C, C# and C++ stay three
topics and every IRI can be read back.

May import: errors, vocabulary.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from graphkit.errors import UsageError
from graphkit.vocabulary import GK_FIELD, NODE_KINDS, node_kind

_XML_NAME_AT_END = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


def check_base_iri(base_iri: str) -> str:
    """Check that names can begin with a base: an https address that ends in a slash.

    Returns:
        The base.

    Raises:
        UsageError: if it is none.
    """
    parts = urlsplit(base_iri)
    if (
        parts.scheme != "https"
        or not parts.netloc
        or not parts.path.endswith("/")
        or quote(base_iri, safe=":/-._~@%+") != base_iri
    ):
        raise UsageError(f"{base_iri}: is no base for names. Give one that begins with https:// and ends with a slash.")
    return base_iri


def node_iri(node_id: str, base_iri: str) -> str:
    """Give the IRI of a node.

    Args:
        node_id: the node's id in the graph.
        base_iri: what every IRI begins with; ends in a slash.
    """
    kind = NODE_KINDS[node_kind(node_id)]
    return base_iri + kind.iri_path + quote(node_id.removeprefix(kind.id_prefix), safe="/")


def image_iri(url: str, base_iri: str) -> str:
    """Give the IRI of the picture at an address."""
    return f"{base_iri}image/{quote(url, safe='')}"


def scheme_iri(base_iri: str) -> str:
    """Give the IRI of the concept scheme that the topics are in."""
    return f"{base_iri}topics"


def document_iri(path: str, base_iri: str) -> str:
    """Give the IRI of a document, by its path relative to the folder that was read."""
    return f"{base_iri}document/{quote(path, safe='/')}"


def field_iri(path: str) -> str:
    """Give the property that carries a field graphkit does not know.

    An underscore is appended where the IRI could not end in an XML name (Namespaces in XML 1.0, section 4),
    so that RDF/XML can hold the property too.

    Args:
        path: the field's path in the front matter.
    """
    name = quote(path, safe="")
    return GK_FIELD + (name if _can_end_a_name(name) else f"{name}_")


def field_path(iri: str) -> str:
    """Give back the path of the field that `field_iri` made a property of."""
    name = iri.removeprefix(GK_FIELD)
    return unquote(name if _can_end_a_name(name) else name.removesuffix("_"))


def entry_iri(document: str, field: str, base_iri: str) -> str:
    """Give the IRI of what a document says in a field: ``…#related-2-images-0`` for ``related[2].images[0]``.

    Args:
        document: the document's path.
        field: the field's path; of names known to graphkit only, so that it can be read back.
        base_iri: what every IRI begins with; ends in a slash.
    """
    fragment = field.replace("[", "-").replace("]", "").replace(".", "-")
    return f"{document_iri(document, base_iri)}#{fragment}"


def entry_field(iri: str) -> str:
    """Give back the field's path that `entry_iri` made a fragment of."""
    field = ""
    for part in iri.partition("#")[2].split("-"):
        field += f"[{part}]" if part.isdigit() else f".{part}"
    return field.removeprefix(".")


def _can_end_a_name(name: str) -> bool:
    # Underscores at the end do not count, or an appended one could not be told from one that was there.
    return bool(_XML_NAME_AT_END.search(name.rstrip("_")))
