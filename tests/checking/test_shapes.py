"""Each shape finds what violates it, and says which document that comes from."""

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from graphkit.checking.descriptions import Descriptions
from graphkit.checking.shapes import SHAPES, find_documents_of_things, find_violations
from graphkit.vocabulary import PREFIXES
from tests.checking.violations import VIOLATIONS

BASE = "https://graphkit.example/"


def parse(turtle):
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    text = f"{prefixes}{turtle} ."
    return [quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE)]


def test_every_shape_has_a_graph_that_violates_it():
    shapes = rdflib.Graph().parse(data=SHAPES.read_text("utf-8"), format="turtle")
    named = {shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in shapes.subjects(RDF.type, kind)}
    assert sorted(str(shape).rpartition("#")[2] for shape in named) == sorted(VIOLATIONS)


def test_every_shape_aims_at_something_and_has_a_message():
    shapes = rdflib.Graph().parse(data=SHAPES.read_text("utf-8"), format="turtle")
    aims = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            assert any((shape, aim, None) in shapes for aim in aims), shape
            assert str(shapes.value(shape, SH.message)).endswith("."), shape


@pytest.mark.parametrize("shape", VIOLATIONS)
def test_a_shape_is_violated_by_its_graph_and_no_other_shape_is(shape):
    found = find_violations(parse(VIOLATIONS[shape]), {})
    assert {violation.shape for violation in found} == {shape}


def test_a_violation_names_thing_property_value_and_document():
    turtle = '<a> gk:describedIn <d> ; schema:publisher <p> . <d> a prov:Entity ; gk:path "d.md" . <p> schema:name 7'
    statements = parse(turtle)
    found = find_violations(statements, find_documents_of_things(statements))
    (violation,) = [violation for violation in found if violation.shape == "name"]
    assert violation.what == "A provider has at most one name, a text without a language."
    assert (violation.node, violation.path) == (f"{BASE}p", "schema:name")
    assert violation.value == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert violation.documents == ("d.md",)


def test_what_documents_describe_alike_is_judged_once_and_names_them_all():
    descriptions = Descriptions()
    statements = []
    for document in ("a.md", "b.md", "c.md"):
        name = '""' if document != "c.md" else '"Good"'
        turtle = (
            f"<{document}#> a gk:ArticleEntry ; gk:describes <x> ; schema:url <https://x.example/{document}> ; "
            f"schema:publisher <{document}#provider> . "
            f"<{document}#provider> a gk:ProviderEntry ; gk:describes <p> ; schema:identifier 'p.example' ; "
            f"schema:name {name}"
        )
        statements += descriptions.add(parse(turtle), document)
    assert len(statements) == 3 * 4 + 2 * 4
    (violation,) = find_violations(statements, descriptions.documents)
    assert (violation.shape, violation.documents) == ("name", ("a.md", "b.md"))


def test_an_entry_that_leads_to_one_of_another_class_is_found_however_alike_others_are():
    descriptions = Descriptions()
    good = (
        "<{0}#> a gk:ArticleEntry ; gk:describes <x> ; schema:url <https://x.example/1> ; "
        "schema:publisher <{0}#provider> . <{0}#provider> a gk:{1} ; gk:describes <p> ; schema:identifier 'p.example'"
    )
    statements = [*descriptions.add(parse(good.format("a.md", "ProviderEntry")), "a.md")]
    assert find_violations(statements, descriptions.documents) == []
    statements += descriptions.add(parse(good.format("b.md", "OtherEntry")), "b.md")
    (violation,) = find_violations(statements, descriptions.documents)
    assert (violation.shape, violation.documents) == ("entry-publisher", ("b.md",))
