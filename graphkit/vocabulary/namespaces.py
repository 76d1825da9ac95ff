"""The namespaces that terms and names are taken from.

``schema:`` is http, not https: that is what schema.org's own context and most published data say.

May import: the standard library.
"""

from __future__ import annotations

DEFAULT_BASE_IRI = "https://graphkit.example/"
"""What names begin with unless the user says otherwise; ``.example`` is reserved (RFC 2606), so nobody owns it."""

DCAT = "http://www.w3.org/ns/dcat#"
OWL = "http://www.w3.org/2002/07/owl#"
VOID = "http://rdfs.org/ns/void#"
SCHEMA = "http://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA = "http://www.wikidata.org/entity/"
GK = "https://graphkit.example/ns#"
GK_FIELD = "https://graphkit.example/field/"
"""Of the properties that carry fields graphkit does not know. It has no prefix: behind one, names such as
``hashtags%5B0%5D`` would have to be escaped, and not every store reads such escapes."""

PREFIXES: dict[str, str] = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "gk": GK,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
"""The prefixes of every RDF file, in the order they are declared."""
