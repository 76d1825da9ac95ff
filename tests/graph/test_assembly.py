import pytest
from msgspec.structs import replace

from graphkit.graph.assembly import build_graph, find_self_relations
from graphkit.graph.contribution import Contribution
from graphkit.graph.preference import Statement, rank_values
from graphkit.records import Article, Document, Entry, Image, Location, Provider, Topic

VERGE = Provider(domain="theverge.com", name="The Verge")
ARTICLE = Article(url="https://www.theverge.com/a/", title="A", provider=VERGE, date_published="2020-06-09")


def united(*entries):
    documents = {Document(path=entry.document, sha256="0" * 64) for entry in entries}
    return Contribution.of(documents, entries)


def graph_of(*entries):
    return build_graph(united(*entries))


def entry(subject, document="a.md", field=""):
    return Entry(document=document, field=field, subject=subject)


def test_an_article_a_provider_and_a_topic_become_nodes_and_edges_with_flat_attributes():
    graph = graph_of(
        entry(replace(ARTICLE, topics=("AI",), images=(Image(url="https://i.example/1.jpg"),), quality=3)),
        entry(Article(url="https://b.example/1", title="B"), field="related[4]"),
    )
    assert dict(graph.nodes(data=True)) == {
        "b.example/1": {
            "kind": "article",
            "curated": False,
            "title": "B",
            "url": "https://b.example/1",
            "documents": 1,
        },
        "theverge.com/a": {
            "kind": "article",
            "curated": True,
            "title": "A",
            "date_published": "2020-06-09",
            "url": "https://www.theverge.com/a/",
            "quality": 3,
            "image_url": "https://i.example/1.jpg",
            "documents": 1,
        },
        "provider:theverge.com": {
            "kind": "provider",
            "domain": "theverge.com",
            "name": "The Verge",
            "documents": 1,
        },
        "topic:AI": {"kind": "topic", "name": "AI", "documents": 1},
    }
    assert list(graph.edges(keys=True, data=True)) == [
        ("theverge.com/a", "b.example/1", "related", {"kind": "related", "place": 4, "documents": 1}),
        ("theverge.com/a", "provider:theverge.com", "published_by", {"kind": "published_by", "documents": 1}),
        ("theverge.com/a", "topic:AI", "about", {"kind": "about", "documents": 1}),
    ]


def test_a_curated_article_and_a_mention_of_it_are_one_node():
    graph = graph_of(
        entry(ARTICLE),
        entry(Article(url="https://b.example/1", title="B"), document="b.md"),
        entry(Article(url="http://theverge.com/a?utm_source=x", title="A"), document="b.md", field="related[0]"),
    )
    assert graph.nodes["theverge.com/a"]["curated"]
    assert next(iter(graph.edges(keys=True))) == ("b.example/1", "theverge.com/a", "related")


def test_the_four_addresses_of_a_document_name_one_article():
    graph = graph_of(
        entry(replace(ARTICLE, original_url="https://t.example/x", amp_url="https://amp.theverge.com/a")),
        entry(Article(url="https://amp.theverge.com/a", title="Mentioned by its AMP page"), document="b.md"),
        entry(Article(url="https://t.example/x", title="Mentioned as found"), document="c.md"),
    )
    assert [node for node, kind in graph.nodes(data="kind") if kind == "article"] == ["amp.theverge.com/a"]


def test_the_smallest_web_address_of_a_curated_document_names_the_article():
    graph = graph_of(
        entry(Article(url="https://z.example/1", original_url="https://a.example/1")),
        entry(Article(url="https://a.example/1"), document="b.md", field="related[0]"),
    )
    assert list(graph) == ["z.example/1"]


def test_a_front_page_makes_no_two_articles_one():
    graph = graph_of(
        entry(replace(ARTICLE, original_url="https://www.theverge.com/")),
        entry(Article(url="https://theverge.com/b", original_url="https://theverge.com"), document="b.md"),
    )
    assert {node for node, kind in graph.nodes(data="kind") if kind == "article"} == {
        "theverge.com/a",
        "theverge.com/b",
    }


def test_when_documents_disagree_both_values_are_kept_with_their_sources():
    graph = graph_of(entry(ARTICLE), entry(replace(ARTICLE, title="Another A"), document="b.md", field="related[1]"))
    values = graph.provenance.values("theverge.com/a", "title")
    assert [(value.value, value.locations) for value in values] == [
        ("A", (Location(document="a.md", field="title"),)),
        ("Another A", (Location(document="b.md", field="related[1].title"),)),
    ]
    assert list(graph.provenance.conflicts()) == [("theverge.com/a", "title")]


def stated(title, *, document, field, date):
    place = entry(replace(ARTICLE, title=title), document=document, field=field)
    return Statement(value=title, entries=[place], field="title", is_of_subject=True, date=date)


def test_the_first_places_of_a_value_come_in_the_order_of_documents_and_fields():
    fields = ["related[2]", "", "related[10]"]
    graph = graph_of(*(entry(ARTICLE, document=path, field=field) for path in ("b.md", "a.md") for field in fields))
    (value,) = graph.provenance.values("theverge.com/a", "title")
    places = [(location.document, location.field) for location in value.locations]
    assert places == [
        (path, name) for path in ("a.md", "b.md") for name in ("related[10].title", "related[2].title", "title")
    ]
    assert all(value.first_locations(count) == value.locations[:count] for count in range(8))


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        pytest.param([("w", "a.md", True, "")], [("l", "b.md", False, "2024"), ("l", "c.md", False, "")], id="curated"),
        pytest.param(
            [("w", "a.md", False, ""), ("w", "b.md", False, "")], [("l", "c.md", False, "2024")], id="support"
        ),
        pytest.param([("w", "a.md", False, "2024")], [("l", "b.md", False, "2023")], id="later"),
        pytest.param([("k", "b.md", False, "")], [("l", "a.md", False, "")], id="text"),
    ],
)
def test_the_preferred_value_is_curated_then_better_supported_then_later_then_first_in_the_alphabet(winner, loser):
    statements = [
        stated(value, document=document, field="" if curated else "related[0]", date=date)
        for value, document, curated, date in [*loser, *winner]
    ]
    assert rank_values(statements)[0].value == winner[0][0]


def test_one_document_that_repeats_itself_supports_a_value_only_once():
    statements = [
        stated(value, document=document, field=field, date=date)
        for value, document, field, date in [
            ("repeated", "a.md", "related[0]", ""),
            ("repeated", "a.md", "related[1]", ""),
            ("later", "b.md", "related[0]", "2024"),
        ]
    ]
    assert rank_values(statements)[0].value == "later"


def test_a_topic_file_gives_its_topic_a_name_keywords_and_a_broader_topic():
    graph = graph_of(
        entry(Topic(name="Compute", short_name="Comp", parent="Azure", keywords=("app service", "vm")), "t.yaml")
    )
    assert graph.nodes["topic:Compute"] == {
        "kind": "topic",
        "name": "Compute",
        "short_name": "Comp",
        "keywords": "app service; vm",
        "documents": 1,
    }
    assert graph.nodes["topic:Azure"] == {"kind": "topic", "name": "Azure", "documents": 1}
    assert list(graph.edges(keys=True)) == [("topic:Compute", "topic:Azure", "broader")]


def test_what_an_organization_file_says_of_a_provider_goes_before_what_articles_say():
    graph = graph_of(
        entry(Provider(domain="theverge.com", name="The Verge (organization)"), "o.md"),
        entry(ARTICLE, "a.md"),
        entry(replace(ARTICLE, url="https://theverge.com/b"), "b.md"),
    )
    assert graph.nodes["provider:theverge.com"]["name"] == "The Verge (organization)"


def test_an_article_that_lists_itself_gets_no_link_but_a_problem():
    graph = graph_of(entry(ARTICLE), entry(ARTICLE, field="related[2]"))
    assert not [edge for edge in graph.edges(keys=True) if edge[2] == "related"]
    assert [str(problem) for problem in find_self_relations(graph)] == [
        "a.md: related[2]: names the article itself. Remove it; the graph draws no link from a thing to itself."
    ]


def test_copies_and_subgraphs_keep_the_provenance():
    graph = graph_of(entry(ARTICLE))
    part = graph.subgraph(["theverge.com/a"])
    for other in (graph.copy(), part, part.copy(), graph.copy(as_view=True)):
        assert other.provenance.values("theverge.com/a", "title")[0].value == "A"
