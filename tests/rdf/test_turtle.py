import pytest
import rdflib
import rdflib.compare
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution
from graphkit.rdf.formats import render_rdf, to_rdf
from graphkit.rdf.iris import field_iri, node_iri
from graphkit.records import Article, Document, Entry, Image, Provider, Topic

BASE = "https://graphkit.example/"


def graph_of(*subjects):
    entries = [Entry(document=f"{index}.md", field="", subject=subject) for index, subject in enumerate(subjects)]
    documents = [Document(path=entry.document, sha256="0" * 64) for entry in entries]
    return build_graph(Contribution.of(documents, entries))


def described(turtle):
    """Give what comes after the prefixes and the description of the data set."""
    return turtle[turtle.index("<https://graphkit.example/article/") :]


def test_a_small_graph_renders_as_this_whole_text():
    graph = graph_of(
        Article(
            url="https://www.theverge.com/a?b=1",
            original_url="https://found.example/a",
            type="article",
            category="news",
            title='A "title"\nof two lines',
            date_published="2020-06-09T01:08:00Z",
            quality=3,
            is_published=False,
            provider=Provider(domain="theverge.com", name="The Verge"),
            topics=("C++",),
            images=(Image(url="https://i.example/1.jpg", width=2, title="Caption"),),
            other=(("mood", "calm"),),
        ),
        Topic(name="C++", parent="Languages", short_name="cpp", keywords=("stl",)),
    )
    assert described(render_rdf(graph, "ttl")) == (
        """<https://graphkit.example/article/theverge.com/a%3Fb%3D1> a schema:NewsArticle ;
	schema:articleSection "news" ;
	schema:headline "A \\"title\\"\\nof two lines" ;
	schema:datePublished "2020-06-09T01:08:00Z"^^xsd:dateTime ;
	schema:url <https://www.theverge.com/a?b=1> ;
	gk:originalUrl <https://found.example/a> ;
	gk:quality 3 ;
	gk:published false ;
	schema:image <https://graphkit.example/image/https%3A%2F%2Fi.example%2F1.jpg> ;
	<https://graphkit.example/field/mood> "calm" ;
	schema:about <https://graphkit.example/topic/C%2B%2B> ;
	schema:publisher provider:theverge.com ;
	gk:describedIn <https://graphkit.example/document/0.md> .

provider:theverge.com a schema:Organization ;
	schema:identifier "theverge.com" ;
	schema:name "The Verge" .

<https://graphkit.example/topic/C%2B%2B> a skos:Concept ;
	skos:inScheme <https://graphkit.example/topics> ;
	skos:hiddenLabel "stl" ;
	skos:prefLabel "C++" ;
	skos:altLabel "cpp" ;
	skos:broader <https://graphkit.example/topic/Languages> .

<https://graphkit.example/topic/Languages> a skos:Concept ;
	skos:inScheme <https://graphkit.example/topics> ;
	skos:prefLabel "Languages" .

<https://graphkit.example/topics> a skos:ConceptScheme ;
	rdfs:label "Topics" .

<https://graphkit.example/image/https%3A%2F%2Fi.example%2F1.jpg> a schema:ImageObject ;
	schema:contentUrl <https://i.example/1.jpg> ;
	schema:width 2 ;
	schema:caption "Caption" .

<https://graphkit.example/document/0.md> a prov:Entity ;
	gk:path "0.md" ;
	gk:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .

<https://graphkit.example/document/1.md> a prov:Entity ;
	gk:path "1.md" ;
	gk:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .
"""
    )


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"\\'"), min_size=1
)


@given(st.lists(texts, min_size=1, max_size=5))
@settings(max_examples=300)
def test_rdflib_reads_back_exactly_what_to_rdf_gives(words):
    graph = graph_of(*(Article(url=f"https://a.example/{i}", title=text) for i, text in enumerate(words)))
    read = rdflib.Graph().parse(data=render_rdf(graph, "ttl"), format="turtle")
    assert set(read) == set(to_rdf(graph))


def test_the_seeds_turtle_loads_with_rdflib_as_what_to_rdf_gives(seeds_build):
    read = rdflib.Graph().parse(data=seeds_build.rdf("ttl"), format="turtle")
    assert set(read) == set(to_rdf(seeds_build.graph, options=seeds_build.options))


def test_topics_that_look_alike_as_slugs_stay_apart():
    assert len({node_iri(f"topic:{name}", BASE) for name in ("C", "C#", "C++", "C/", "c", "C ")}) == 6


@pytest.mark.parametrize(
    ("path", "ending"),
    [
        ("mood", "field/mood"),
        ("a[0]", "field/a%5B0%5D"),
        ("007", "field/007_"),
        ("007_", "field/007__"),
        ("x_", "field/x_"),
        ("a 7", "field/a%207_"),
    ],
)
def test_a_carried_field_has_a_property_that_can_end_an_xml_name(path, ending):
    assert field_iri(path).endswith(ending)


def test_an_unknown_type_is_a_creative_work_and_its_name_is_carried():
    rdf = to_rdf(graph_of(Article(url="https://a.example/1", type="podcast")))
    assert {str(value) for value in rdf.objects(rdflib.URIRef(BASE + "article/a.example/1"))} >= {
        "http://schema.org/CreativeWork",
        "podcast",
    }


@pytest.mark.parametrize(
    "base", ["http://a.example/", "https://a.example", "x", "https:///", "https://a b/", "https://a/é/"]
)
def test_a_base_that_is_none_is_wrong_usage(base):
    with pytest.raises(UsageError, match="is no base for names"):
        to_rdf(graph_of(), base_iri=base)


def test_names_begin_with_the_base_that_is_asked_for():
    turtle = render_rdf(graph_of(Article(url="https://a.example/1")), "ttl", base_iri="https://news.example/graph/")
    assert "<https://news.example/graph/article/a.example/1> a schema:CreativeWork" in turtle
