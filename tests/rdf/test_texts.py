"""Statements whose terms are texts: the same bytes as the serialiser's, whatever is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Triple

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import unite
from graphkit.rdf.dataset import build_dataset
from graphkit.rdf.formats import render_rdf
from graphkit.rdf.serialise import namespaces, serialise
from graphkit.rdf.terms import TERMS
from graphkit.rdf.texts import TextWriter, TurtleTerms
from graphkit.vocabulary import GK, SCHEMA, ValueKind
from tests.graph import strategies

BASE = "https://x.example/"
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
paths = st.text(st.sampled_from("aZ0.-_~:%/?#=&,;()'é…"), max_size=8).map(lambda path: path.replace("%", "%25"))


def is_iri(text):
    """Tell whether a text is an IRI (RFC 3987), as pyoxigraph sees it."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


heads = st.sampled_from([*namespaces(BASE), "https://a.example/", BASE])
iris = st.builds("{}{}".format, heads, paths).filter(is_iri)
numbers = st.integers(-(10**12), 10**12)
VALUES = {
    ValueKind.TEXT: st.one_of(words, st.sampled_from(["%s", "<urn:graphkit:gap:1>", 'a "quoted" } .\n', "\0\1\2\x7f"])),
    ValueKind.ADDRESS: iris,
    ValueKind.EMBEDDED_ADDRESS: iris,
    ValueKind.DATE: st.one_of(st.dates().map(str), st.datetimes().map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}")),
    ValueKind.SIZE: numbers,
    ValueKind.SCORE: numbers,
    ValueKind.FLAG: st.booleans(),
    ValueKind.COUNT: numbers,
    ValueKind.MEASURE: st.floats(-1e6, 1e6),
    ValueKind.WIKIDATA: st.integers(1, 10**9).map("Q{}".format),
}


def text_of(term):
    """Give what the serialiser writes for a term."""
    triple = Triple(NamedNode("urn:s"), NamedNode("urn:p"), term)
    return serialise([triple], RdfFormat.TURTLE, BASE, has_prefixes=False).removeprefix("\n<urn:s> <urn:p> ")[:-3]


@pytest.mark.parametrize("kind", ValueKind)
@given(st.data())
def test_a_value_of_any_kind_is_written_as_the_serialiser_writes_it(kind, data):
    value = data.draw(VALUES[kind])
    assert TurtleTerms(BASE).maker(kind)(value) == text_of(TERMS.maker(kind)(value))


@given(iris, words, numbers)
def test_names_words_and_numbers_are_written_as_the_serialiser_writes_them(iri, text, number):
    terms = TurtleTerms(BASE)
    assert terms.iri(iri) == terms.named(iri) == text_of(TERMS.iri(iri))
    assert terms.text(text) == text_of(TERMS.text(text))
    assert terms.number(number) == text_of(TERMS.number(number))
    assert terms.iri_of(terms.named(iri)) == iri


PROPERTIES = [
    SCHEMA + "name",
    GK + "title",
    "https://a.example/100%25",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
]
statements = st.lists(
    st.tuples(st.sampled_from(["urn:a", "urn:b"]), st.sampled_from(PROPERTIES), st.sampled_from(["%s", "x", "y z"]))
)


@given(statements)
def test_statements_in_any_order_are_laid_out_as_the_serialiser_does(said):
    terms = TurtleTerms(BASE)
    texts = [(terms.iri(subject), terms.named(term), terms.text(value)) for subject, term, value in said]
    triples = (Triple(NamedNode(subject), NamedNode(term), TERMS.text(value)) for subject, term, value in said)
    written = TextWriter(terms, BASE, is_in_graph=False).write(texts)
    assert written == serialise(triples, RdfFormat.TURTLE, BASE, has_prefixes=False)


@given(strategies.collections())
def test_the_turtle_of_any_collection_is_the_same_bytes(parts):
    graph = build_graph(unite(parts))
    triples = (Triple(*statement) for statement in build_dataset(graph, BASE, {"base_iri": BASE}))
    written = render_rdf(graph, "ttl", base_iri=BASE, options={"base_iri": BASE})
    assert written == serialise(triples, RdfFormat.TURTLE, BASE)
