"""What things are called in RDF: one IRI for each node, by its kind and a configurable base.

Names are percent-encoded (RFC 3986, section 2.1) rather than slugged, so that C, C# and C++ stay three
topics and every IRI can be read back.

May import: errors, vocabulary.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

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
    iri = f"{GK_FIELD}{quote(path, safe='')}"
    return iri if _XML_NAME_AT_END.search(iri) else f"{iri}_"
