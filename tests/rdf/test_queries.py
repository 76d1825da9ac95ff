"""The saved queries answer their questions: about the seeds, and about small collections made here."""

import re
from importlib import resources

import pytest

import graphkit
from graphkit import vocabulary
from graphkit.errors import UsageError
from graphkit.rdf.queries import find_query, list_queries, read_query
from graphkit.rdf.store import open_store, render_query

VERGE_2020 = (
    "https://www.theverge.com/2020/6/8/21284683/ibm-no-longer-general-purpose-facial-recognition-analysis-software"
)


@pytest.fixture(scope="module")
def seeds_store(built_folder):
    return open_store(built_folder, provenance=True)


@pytest.fixture
def store_of(tmp_path):
    """Give a function that builds documents, by their names, and opens what was built."""

    def open_documents(**documents):
        (tmp_path / "news").mkdir()
        for name, text in documents.items():
            (tmp_path / "news" / f"{name}.md").write_text(f"---\n{text}\n---\n", encoding="utf-8")
        graphkit.build(tmp_path / "news").write(tmp_path / "out")
        return open_store(tmp_path / "out", provenance=True)

    return open_documents


def ask(store, name, **values):
    """Give the rows that a saved query finds; what has no value is None."""
    rows = store.query(find_query(name), {key: str(value) for key, value in values.items()})
    return [tuple(None if cell is None else cell.value for cell in row) for row in rows]


def document(address, *lines, related=()):
    text = "\n".join([f"webUrl: https://{address}", *lines, *(["related:"] if related else [])])
    return text + "".join(f"\n  - webUrl: https://{other}" for other in related)


def test_there_are_a_dozen_or_more_and_each_begins_with_its_question():
    queries = list_queries()
    assert len(queries) >= 12
    assert [query.name for query in queries if not re.fullmatch(r"[A-Z][^?]+\?", query.question)] == []


def test_every_term_in_them_is_in_the_vocabulary():
    texts = {value for value in vars(vocabulary).values() if isinstance(value, str)}
    fields = (*vocabulary.ARTICLE_FIELDS, *vocabulary.PROVIDER_FIELDS, *vocabulary.TOPIC_FIELDS)
    known = texts | {field.term for field in fields} | {kind.term for kind in vocabulary.EDGE_KINDS.values()}
    for query in list_queries():
        body = re.sub(r'"[^"]*"|^\s*#.*', "", query.text, flags=re.MULTILINE)
        assert "<http" not in body
        for prefix, name in re.findall(r"\b([a-z]+):(\w+)", body):
            assert vocabulary.PREFIXES[prefix] + name in known, (query.name, name)


def test_every_parameter_that_they_ask_for_is_declared_and_the_other_way_round():
    for query in list_queries():
        asked = set(re.findall(r"VALUES \?set_(\w+) \{ UNDEF \}", query.text))
        assert asked == {parameter.name for parameter in query.parameters}, query.name
        assert query.needs_provenance == ("GRAPH ?" in query.text), query.name


def test_none_of_them_names_anything_of_a_collection(seeds_build):
    words = {data["name"] for _, data in seeds_build.graph.nodes(data=True) if data["kind"] == "provider"}
    for query in list_queries():
        assert [word for word in words | {"IBM", "2020", "2023"} if word in query.text] == [], query.name


def test_every_one_runs_on_an_empty_and_on_a_full_collection(seeds_store, store_of):
    small = store_of(a="webUrl: https://news.example/a")
    given = {"article": VERGE_2020, "provider": "theverge.com"}
    for query in list_queries():
        values = {parameter.name: given[parameter.name] for parameter in query.parameters if parameter.required}
        for store in (seeds_store, small):
            list(store.query(query, values))


@pytest.mark.parametrize("values", [{"year1": 2020, "year2": 2023}, {}])
def test_two_years_of_the_seeds_connect_by_the_verge_two_topics_and_six_phrases_and_by_no_link(seeds_store, values):
    assert ask(seeds_store, "two-years", **values) == [
        ("articles", "all of them", "2020", "16", "2023", "5"),
        ("related links", "articles that they join", "2020", "0", "2023", "0"),
        ("provider", "The Verge", "2020", "1", "2023", "1"),
        ("topic", "AI", "2020", "3", "2023", "2"),
        ("topic", "Computer Vision", "2020", "2", "2023", "2"),
        ("phrase", "facial recognition", "2020", "16", "2023", "4"),
        ("phrase", "IBM", "2020", "12", "2023", "2"),
        ("phrase", "racial profiling", "2020", "4", "2023", "1"),
        ("phrase", "human rights", "2020", "3", "2023", "1"),
        ("phrase", "mass surveillance", "2020", "2", "2023", "1"),
        ("phrase", "Arvind Krishna", "2020", "1", "2023", "1"),
    ]


def test_no_related_link_of_the_seeds_crosses(seeds_store):
    assert ask(seeds_store, "crossing-links") == []


def test_links_that_cross_are_counted_and_listed_either_way(store_of):
    store = store_of(
        a=document(
            "a.example/1", "publishedDateTime: 2001-01-01", "title: Old", related=["b.example/1", "c.example/1"]
        ),
        b=document("b.example/1", "publishedDateTime: 2005-01-01", "title: New"),
        c=document("c.example/1", "publishedDateTime: 2003-01-01", "title: Between"),
    )
    assert ask(store, "two-years")[1] == ("related links", "articles that they join", "2001", "1", "2005", "1")
    row = ("2001-01-01", "Old", "https://a.example/1", "2005-01-01", "New", "https://b.example/1")
    between = ("2001-01-01", "Old", "https://a.example/1", "2003-01-01", "Between", "https://c.example/1")
    assert ask(store, "crossing-links") == [between, row]
    assert ask(store, "crossing-links", year1=2005, year2=2001) == [row]
    assert ask(store, "crossing-links", year1=2003) == [between]
    assert ask(store, "crossing-links", year1=2003, year2=2005) == []


def test_where_all_articles_are_of_one_year_no_two_years_connect(store_of):
    store = store_of(a=document("a.example/1", "publishedDateTime: 2001-01-01"))
    assert ask(store, "two-years") == []
    assert ask(store, "providers-of-both") == []


def test_the_verge_covers_both_years_of_the_seeds(seeds_store):
    assert ask(seeds_store, "providers-of-both") == [("The Verge", "theverge.com", "2020", "1", "2023", "1")]


def test_what_a_provider_published_comes_with_dates_in_their_order(seeds_store):
    assert ask(seeds_store, "provider-articles", provider="theverge.com") == [
        (
            "2020-06-09T00:55:00Z",
            "IBM will no longer offer, develop, or research facial recognition technology",
            VERGE_2020,
            "no",
        ),
        (
            "2023-08-31T13:04:00Z",
            "IBM promised to back off facial recognition — then it signed a $69.8 million contract to provide it",
            "https://www.theverge.com/2023/8/31/23852955/ibm-uk-government-contract-biometric-facial-recognition",
            "yes",
        ),
    ]


def test_a_value_is_never_read_as_sparql(seeds_store):
    assert ask(seeds_store, "provider-articles", provider='x") . ?s ?p ?o . FILTER("" = "') == []


def test_documents_disagree_where_they_state_different_values_of_one_article(store_of):
    stated = "\nrelated:\n  - webUrl: https://a.example/1\n    title: Two\n    quality: 5"
    store = store_of(
        a=document("a.example/1", "title: One", "quality: 5"),
        b=document("b.example/1", "title: Other") + stated,
        c=document("c.example/1", "title: Third") + stated,
    )
    headline = vocabulary.SCHEMA + "headline"
    assert ask(store, "disagreements") == [
        ("https://a.example/1", headline, "Two", "2", "b.md"),
        ("https://a.example/1", headline, "One", "1", "a.md"),
    ]


def test_the_seeds_agree_with_each_other(seeds_store):
    assert ask(seeds_store, "disagreements") == []


def test_related_articles_that_nobody_curated_come_with_how_often_they_are_listed(seeds_store):
    rows = ask(seeds_store, "uncurated")
    assert [row[0] for row in rows] == ["2", *["1"] * 15]
    assert rows[0] == (
        "2",
        "2020-06-10T22:17:00Z",
        "Business Insider",
        (
            "Amazon just announced that it's going to suspend police use of its controversial facial recognition "
            "technology for one year"
        ),
        (
            "https://www.businessinsider.com/"
            "amazon-rekognition-suspend-police-use-of-controversial-facial-recognition-tech-2020-6"
        ),
    )


@pytest.mark.parametrize(
    "article",
    [VERGE_2020, VERGE_2020.replace("https://www.", "https://graphkit.example/article/")],
)
def test_a_statement_is_traced_to_document_and_entry(seeds_store, article):
    headline = vocabulary.SCHEMA + "headline"
    assert ask(seeds_store, "where-from", article=article, property=headline) == [
        (
            headline,
            "IBM will no longer offer, develop, or research facial recognition technology",
            "002_1df407b6f309c58f.txt",
            "related-0",
        )
    ]


def test_all_that_is_said_of_an_article_is_traced_and_its_parts_are_named(store_of):
    store = store_of(a=document("a.example/1", "provider: {name: A, domain: a.example}", related=["b.example/1"]))
    base, schema = vocabulary.DEFAULT_BASE_IRI, vocabulary.SCHEMA
    assert ask(store, "where-from", article="https://a.example/1") == [
        (vocabulary.DCTERMS + "relation", f"{base}article/b.example/1", "a.md", "what it describes"),
        (schema + "publisher", f"{base}provider/a.example", "a.md", "what it describes"),
        (schema + "url", "https://a.example/1", "a.md", "what it describes"),
    ]


def test_what_is_known_of_an_article_is_told_with_its_provider_and_topics(store_of):
    store = store_of(
        a=document("a.example/1", "title: One", "provider: {name: A, domain: a.example}", "topics: [T]"),
        b=document("b.example/1", "title: Two", "provider: {name: B, domain: b.example}"),
    )
    triples = store.query(find_query("article"), {"article": "https://a.example/1"})
    told = {triple.object.value for triple in triples if triple.predicate.value != vocabulary.TYPE_TERM}
    assert {"One", "A", "a.example", "T"} <= told
    assert not {"Two", "B"} & told


def test_an_article_that_lacks_something_is_listed_with_what_it_lacks(store_of):
    store = store_of(a=document("a.example/1", "title: One", "publishedDateTime: 2001-01-01", related=["b.example/1"]))
    a, b = (f"{vocabulary.DEFAULT_BASE_IRI}article/{name}.example/1" for name in "ab")
    assert ask(store, "incomplete") == [
        ("date", b, "a.md"),
        ("headline", b, "a.md"),
        ("provider", a, "a.md"),
        ("provider", b, "a.md"),
        ("topic", a, "a.md"),
    ]


def test_the_seeds_by_month_by_document_and_by_topic(seeds_store):
    assert ask(seeds_store, "articles-by-month") == [
        ("2020-06", "16", "14"),
        ("2023-08", "3", "3"),
        ("2023-09", "2", "2"),
    ]
    assert ask(seeds_store, "documents") == [
        ("000_a4e480e5b585ccd5.txt", "1", "1"),
        ("001_21eeced1c0725e0d.txt", "1", "3"),
        ("002_1df407b6f309c58f.txt", "1", "5"),
        ("003_e921d00bdf860712.txt", "1", "8"),
        ("004_4df4d402e72ceacd.txt", "1", "1"),
    ]
    assert ask(seeds_store, "topics") == [
        ("AI", "5", "5", "2020-06-09T01:08:00Z", "2023-08-31T17:30:00Z"),
        ("Computer Vision", "4", "4", "2020-06-09T01:08:00Z", "2023-08-31T17:30:00Z"),
        ("AWS AI", "1", "1", "2023-08-31T13:04:00Z", "2023-08-31T13:04:00Z"),
        ("IBM AI", "1", "1", "2020-06-09T02:22:00Z", "2020-06-09T02:22:00Z"),
    ]


def test_headlines_that_stand_over_several_articles_are_found(store_of):
    store = store_of(
        a=document("a.example/1", "title: Same"),
        b=document("b.example/1", "title: Same"),
        c=document("c.example/1", "title: Other"),
    )
    assert [row[:2] for row in ask(store, "same-headline")] == [("Same", "2")]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("two-years", {"year1": "early"}, "two-years: year1 is not a whole number: 'early'."),
        ("two-years", {"yaer1": "2020"}, "two-years: has no parameter yaer1. It has year1, year2."),
        ("topics", {"year1": "2020"}, "topics: has no parameter year1. It has none."),
        ("where-from", {"article": "a b"}, "where-from: article is not an IRI, such as https://news.example/a: 'a b'."),
        (
            "provider-articles",
            {},
            "provider-articles: needs provider: its domain, such as news.example. Give it with --set provider=TEXT.",
        ),
    ],
)
def test_a_parameter_that_is_wrong_unknown_or_missing_is_refused(name, values, message):
    with pytest.raises(UsageError) as caught:
        find_query(name).bind(values)
    assert str(caught.value) == message


def test_a_name_that_is_none_is_refused_with_the_one_most_like_it():
    with pytest.raises(UsageError, match=r"two-yaers: is neither a saved query nor a file\. Did you mean two-years\?"):
        find_query("two-yaers")


def test_a_query_of_ones_own_declares_its_parameters_in_the_same_way(seeds_store):
    text = "# What is it called?\n# --set domain=TEXT (required): a domain.\nSELECT ?n { ?p schema:identifier ?d ; schema:name ?n VALUES ?set_domain { UNDEF } FILTER(?d = ?set_domain) }"
    rows = seeds_store.query(read_query(text, "own.rq"), {"domain": "neowin.net"})
    assert [row["n"].value for row in rows] == ["Neowin"]


def test_a_parameter_that_has_no_place_in_the_query_is_refused():
    query = read_query("# How many?\n# --set n=INTEGER: a number.\nASK {}", "own.rq")
    with pytest.raises(UsageError, match=r"own\.rq: has no place for n\. Write VALUES \?set_n \{ UNDEF \}\."):
        query.bind({"n": "1"})


@pytest.mark.parametrize("value", ['" } DROP ALL #', "\\", "line\nend", "}", "?x"])
def test_a_value_stays_a_value_whatever_it_holds(seeds_store, value):
    query = read_query("# Is it so?\n# --set t=TEXT: a text.\nSELECT ?set_t { VALUES ?set_t { UNDEF } }", "own.rq")
    assert [row["set_t"].value for row in seeds_store.query(query, {"t": value})] == [value]


def test_a_query_that_is_written_out_declares_the_prefixes_that_it_uses():
    query = read_query(
        "# What did it publish?\n# --set name=TEXT: a name.\nSELECT ?a { VALUES ?set_name { UNDEF } ?a schema:publisher ?p }",
        "q",
    )
    assert render_query(query, {"name": 'a "b"'}) == (
        "PREFIX schema: <http://schema.org/>\n"
        "# What did it publish?\n# --set name=TEXT: a name.\n"
        'SELECT ?a { VALUES ?set_name { "a \\"b\\"" } ?a schema:publisher ?p }'
    )


def test_they_are_in_the_package():
    assert (resources.files("graphkit.rdf.queries") / "two-years.rq").is_file()
