"""Every format is accepted by every judge that reads it, and all read the same statements."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution
from graphkit.rdf.formats import FORMATS, render_rdf, to_rdf
from graphkit.rdf.json_ld import CONTEXT_FILE, build_context
from graphkit.rdf.ontology import render_ontology
from graphkit.reading.addresses import AddressRefused, read_address
from graphkit.reading.values import read_text, strip_hidden
from graphkit.records import Article, Document, Entry, Provider, Topic
from graphkit.vocabulary import GK, OWN_CLASSES, OWN_PROPERTIES, PREFIXES
from tests.rdf import judges

RDF_FOLDER = Path(sys.modules["graphkit.rdf"].__path__[0])
HARD_TEXTS = [
    "ends in a backslash \\",
    'ends in a quote "',
    "\"\"\" three \"\"\" and ''' three '''",
    "tab\tline\nend",
    "\u2028 \u2029 \u200f é 日本 😀 \U0010fffd",
    "%41 & <b> {x} | ^ ` ~ # ? a:b a/b",
    ".",
    "../..",
    "-",
]


def hard_graph():
    subjects = [
        *(
            Article(
                url=f"https://a.example/%C3%A9/{place}?q=%7B&r='()~!$*+,;=:@",
                title=text,
                excerpt=text,
                type=("article", "video", "podcast", None)[place % 4],
                date_published=("2020-06-09T01:08:00Z", "2020-06-09", "0001-01-01T00:00:00.250000Z")[place % 3],
                quality=-place,
                is_published=bool(place % 2),
                provider=Provider(domain="xn--bcher-kva.example", name=text),
                topics=(text.strip(),),
                other=((text, text),),
            )
            for place, text in enumerate(HARD_TEXTS)
        ),
        Topic(name="Languages", short_name=".", keywords=("a", "b")),
    ]
    entries = [Entry(document=f"ü {place}#?.md", field="", subject=subject) for place, subject in enumerate(subjects)]
    documents = [Document(path=entry.document, sha256="0" * 64, withheld=1) for entry in entries]
    return build_graph(Contribution.of(documents, entries))


@pytest.fixture(scope="module")
def graphs(seeds_build):
    return {"seeds": seeds_build.graph, "hard texts": hard_graph()}


@pytest.fixture(params=["seeds", "hard texts"])
def graph(request, graphs):
    return graphs[request.param]


@pytest.fixture
def write(tmp_path, graph):
    def write(name):
        file = tmp_path / f"graph.{ {'rdfxml': 'rdf'}.get(name, name) }"
        file.write_text(render_rdf(graph, name), encoding="utf-8", newline="")
        return file

    return write


def test_the_formats_of_the_preferred_view_say_the_same_to_all_judges(graph, write):
    ttl, nt, xml, jsonld = (write(name) for name in ("ttl", "nt", "rdfxml", "jsonld"))
    expected = judges.triples(nt.read_bytes())
    read = {
        "pyoxigraph, ttl": judges.triples(ttl.read_bytes()),
        "rdflib, ttl": judges.read_by_rdflib(ttl),
        "rapper, ttl": judges.read_by_rapper(ttl),
        "serdi, ttl": judges.read_by_serdi(ttl),
        "serdi, nt": judges.read_by_serdi(nt),
        "rapper, rdfxml": judges.read_by_rapper(xml, "rdfxml"),
        "rdflib, rdfxml": judges.read_by_rdflib(xml, "xml"),
        "rdflib, jsonld": judges.read_by_rdflib(jsonld, "json-ld"),
        "pyoxigraph, jsonld": {
            (quad.subject, quad.predicate, quad.object)
            for quad in pyoxigraph.parse(path=str(jsonld), format=pyoxigraph.RdfFormat.JSON_LD)
        },
    }
    assert {judge: len(found ^ expected) for judge, found in read.items()} == dict.fromkeys(read, 0)
    assert len(expected) == len(to_rdf(graph))


def test_both_formats_of_the_documents_say_the_same(write):
    trig, nq = (set(pyoxigraph.parse(path=str(write(name)))) for name in ("trig", "nq"))
    assert trig == nq
    dataset = rdflib.Dataset()
    dataset.parse(write("trig"), format="trig")
    assert len(list(dataset.quads())) == len(trig)


def test_the_strictest_judge_has_nothing_to_say_of_any_format(write):
    judges.validate_by_riot(*(write(name) for name in FORMATS))


def test_json_ld_needs_no_context_from_elsewhere(write):
    data = json.loads(write("jsonld").read_text("utf-8"))
    assert isinstance(data["@context"], dict)
    assert data["@context"]["schema"] == "http://schema.org/"


def test_every_format_is_the_same_bytes_whatever_the_hashes_of_strings(seeds):
    code = (
        "import hashlib, sys, graphkit; built = graphkit.build(sys.argv[1]);"
        "from graphkit.rdf.formats import FORMATS;"
        "print(hashlib.sha256(''.join(built.rdf(name) for name in FORMATS).encode()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, str(seeds)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_an_unknown_format_is_wrong_usage(seeds_build):
    with pytest.raises(UsageError, match=r"^turtle: is no format. Choose one of ttl, trig, nt, nq, jsonld, rdfxml\.$"):
        seeds_build.rdf("turtle")


def test_the_description_of_the_data_set_counts_what_is_there(graph):
    rdf = to_rdf(graph, options={"exclude": ["drafts", "x y"], "base_iri": "https://graphkit.example/"})
    query = """
        SELECT ?triples ?entities (COUNT(DISTINCT ?typed) AS ?found) (COUNT(DISTINCT ?document) AS ?documents) WHERE {
            ?dataset a void:Dataset, dcat:Dataset ; void:triples ?triples ; void:entities ?entities ;
                prov:wasDerivedFrom ?document .
            ?dataset void:classPartition/void:class ?class . ?typed a ?class .
        } GROUP BY ?triples ?entities"""
    ((triples, entities, found, documents),) = rdf.query(query, initNs=PREFIXES)
    assert (int(triples), int(entities)) == (len(rdf), int(found))
    assert int(documents) == len(graph.provenance.contribution.documents)
    options = "SELECT ?option WHERE { ?dataset prov:wasGeneratedBy/gk:option ?option } ORDER BY ?option"
    assert [str(row[0]) for row in rdf.query(options, initNs=PREFIXES)] == [
        "--base-iri https://graphkit.example/",
        "--exclude drafts",
        "--exclude x y",
    ]


def test_the_partitions_count_each_class(graph):
    rdf = to_rdf(graph)
    query = """SELECT ?class ?entities (COUNT(?typed) AS ?found) WHERE {
        ?partition void:class ?class ; void:entities ?entities . ?typed a ?class } GROUP BY ?class ?entities"""
    rows = list(rdf.query(query, initNs=PREFIXES))
    assert len(rows) >= 5
    assert all(int(entities) == int(found) for class_, entities, found in rows if not class_.endswith("Entity"))


def test_the_ontology_that_ships_is_the_table_of_own_terms():
    assert (RDF_FOLDER / "ontology.ttl").read_text("utf-8") == render_ontology()


def test_the_ontology_documents_every_own_term_that_a_graph_uses(graphs):
    documented = {own.iri for own in (*OWN_CLASSES, *OWN_PROPERTIES)}
    for graph in graphs.values():
        used = {
            term.value
            for quad in pyoxigraph.parse(render_rdf(graph, "nq").encode(), format=pyoxigraph.RdfFormat.N_QUADS)
            for term in (quad.predicate, quad.object)
            if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(GK)
        }
        used |= {str(term) for triple in to_rdf(graph) for term in triple if str(term).startswith(GK)}
        own = {iri for iri in used if iri not in (GK, GK + "graphkit")}
        assert own <= documented


def test_every_term_of_the_ontology_has_a_label_a_comment_and_its_place():
    ontology = rdflib.Graph().parse(RDF_FOLDER / "ontology.ttl")
    for own in (*OWN_CLASSES, *OWN_PROPERTIES):
        said = {str(term) for term in ontology.predicates(rdflib.URIRef(own.iri))}
        assert {f"{PREFIXES['rdfs']}{name}" for name in ("label", "comment", "isDefinedBy")} <= said
    for own in OWN_PROPERTIES:
        said = {str(term) for term in ontology.predicates(rdflib.URIRef(own.iri))}
        assert {f"{PREFIXES['rdfs']}{name}" for name in ("domain", "range")} <= said


def test_the_context_that_ships_is_made_of_the_vocabulary():
    assert json.loads((RDF_FOLDER / CONTEXT_FILE).read_text("utf-8")) == {"@context": build_context()}


def test_the_ontology_passes_the_strictest_judge():
    judges.validate_by_riot(RDF_FOLDER / "ontology.ttl")


anything = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\t\"\\'<>{}|^` %#?"), max_size=40)


def addresses_of(texts):
    for text in texts:
        try:
            yield read_address(f"https://a.example/{text}")
        except AddressRefused:
            continue


def check_alike(texts, folder):
    """Check that whatever texts and addresses get in, all judges read the same of them."""
    clean = [text for raw in texts if (text := strip_hidden(read_text(raw))[0])]
    addresses = list(dict.fromkeys(addresses_of(texts)))
    entries = [
        Entry(
            document=f"{place}.md",
            field="",
            subject=Article(url=address, title=clean[place % len(clean)] if clean else None),
        )
        for place, address in enumerate(addresses)
    ]
    documents = [Document(path=entry.document, sha256="0" * 64) for entry in entries]
    file = folder / "graph.ttl"
    file.write_text(
        render_rdf(build_graph(Contribution.of(documents, entries)), "ttl"),
        encoding="utf-8",
        newline="",
    )
    expected = judges.triples(file.read_bytes())
    assert judges.read_by_rapper(file) == expected
    assert judges.read_by_serdi(file) == expected


@given(st.lists(anything, min_size=1, max_size=20))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_any_address_that_gets_in_is_read_alike(tmp_path, texts):
    check_alike(texts, tmp_path)


@pytest.mark.slow
@given(st.lists(anything, min_size=1000, max_size=1000))
@settings(
    max_examples=100,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
    ],
)
def test_two_hundred_thousand_texts_and_addresses_are_read_alike(tmp_path, texts):
    check_alike(texts, tmp_path)
