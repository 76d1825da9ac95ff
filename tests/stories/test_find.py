"""Which articles tell one story, on graphs that were written for it."""

import datetime as dt
import random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphkit.stories.find import find_stories

WORDS = ["harbour", "strike", "ferry", "minister", "flood", "bridge", "vote", "storm", "Überfall", "город"]
DATES = [None, "2020-06-09", "2020-06-09T01:08:00Z", "2020-06-11T12:00:00+02:00", "2023-08-31", "no date"]
OTHERS = [
    "Bakery wins award for rye bread",
    "New comet seen from southern observatories",
    "Chess champion loses opening game",
    "Lake reaches lowest level in decades",
]


def graph_of(*articles, related=()):
    graph = nx.MultiDiGraph()
    for number, (title, date) in enumerate(articles):
        attributes = {"title": title, "date_published": date}
        graph.add_node(f"a{number}", kind="article", **{k: v for k, v in attributes.items() if v is not None})
    for start, end in related:
        graph.add_edge(start, end, key="related", kind="related")
    return graph


def groups(graph):
    return [sorted(member.article for member in story.members) for story in find_stories(graph)]


def with_others(*articles):
    return (*articles, *((title, "2020-06-09") for title in OTHERS))


def test_no_articles_one_article_and_articles_without_words_tell_no_story():
    assert find_stories(nx.MultiDiGraph()) == ()
    assert find_stories(graph_of(("Dock workers strike", "2020-06-09"))) == ()
    assert find_stories(graph_of((None, "2020-06-09"), ("", None), (" ", None), ("…", None), ("!?", None))) == ()


def test_two_articles_that_have_nothing_in_common_are_alone():
    assert groups(graph_of((OTHERS[0], "2020-06-09"), (OTHERS[1], "2020-06-09"))) == []


def test_two_articles_with_the_same_headline_are_a_story_by_themselves():
    assert groups(graph_of(("Dock workers strike", "2020-06-09"), ("Dock workers strike", "2020-06-09"))) == [
        ["a0", "a1"]
    ]


def test_a_syndicated_headline_is_one_story():
    title = "Dock workers strike closes harbour"
    assert groups(graph_of(*with_others(*[(title, "2020-06-09")] * 3))) == [["a0", "a1", "a2"]]


def test_the_same_words_a_year_later_are_another_story():
    title = "Dock workers strike closes harbour"
    articles = [(title, "2020-06-09"), (title, "2020-06-10"), (title, "2021-06-09"), (title, "2021-06-10")]
    assert groups(graph_of(*with_others(*articles))) == [["a0", "a1"], ["a2", "a3"]]


def test_what_is_told_at_once_is_over_sooner_than_what_goes_on():
    def told(hours):
        start = dt.datetime(2020, 6, 9, tzinfo=dt.UTC)
        dates = [(start + dt.timedelta(hours=hour)).isoformat() for hour in hours]
        articles = [
            (f"Dock workers strike closes harbour, says paper number {n}", date) for n, date in enumerate(dates)
        ]
        others = [(f"alpha{n} beta{n} gamma{n} delta{n}", "2020-06-09") for n in range(400)]
        return [len(group) for group in groups(graph_of(*articles, *others))]

    at_once = [minute / 60 for minute in range(20)]
    two_days_later = [48 + hour for hour in at_once]
    assert told([*at_once, *two_days_later]) == [20, 20]
    assert told([48 * part / 40 for part in range(40)]) == [40]


def test_a_related_link_joins_no_articles_that_share_no_words():
    articles = with_others(("Dock workers strike", "2020-06-09"), ("Ferry fares to rise", "2020-06-09"))
    assert groups(graph_of(*articles, related=[("a0", "a1"), ("a1", "a0")])) == []


def test_articles_without_a_date_join_by_their_words():
    articles = with_others(("Dock workers strike closes harbour", None), ("Harbour closed: dock workers strike", None))
    (story,) = find_stories(graph_of(*articles))
    assert (story.first, story.first_date, story.last_date) == ("a0", None, None)


def test_titles_of_any_alphabet_join():
    articles = with_others(
        ("Портовые рабочие начали забастовку", "2020-06-09"),
        ("Забастовку начали портовые рабочие Одессы", "2020-06-09"),
        ("Überfall auf Juweliergeschäft in München", "2020-06-09"),
        ("Nach dem ÜBERFALL: Juweliergeschäft in München geschlossen", "2020-06-10"),
    )
    assert groups(graph_of(*articles)) == [["a0", "a1"], ["a2", "a3"]]


def test_quotes_hyphens_case_possessives_and_markup_do_not_count():
    articles = with_others(
        ("The harbour\u2019s dock-worker strike", "2020-06-09"),
        ("<i>HARBOUR</i> 'dock worker strike'", "2020-06-09"),
    )
    assert groups(graph_of(*articles)) == [["a0", "a1"]]
    assert {member.centrality for member in find_stories(graph_of(*articles))[0].members} == {1.0}


def test_the_providers_name_in_its_headlines_joins_nothing():
    graph = graph_of(*((f"{title} | The Harbour Herald", "2020-06-09") for title in OTHERS))
    graph.add_node(
        "provider:harbourherald.example", kind="provider", name="The Harbour Herald", domain="herald.example"
    )
    for number in range(len(OTHERS)):
        graph.add_edge(f"a{number}", "provider:harbourherald.example", key="published_by", kind="published_by")
    assert groups(graph) == []


def test_a_story_says_who_was_first_who_told_it_and_why_each_belongs():
    graph = graph_of(
        *with_others(
            ("Dock workers strike closes harbour", "2020-06-10T08:00:00Z"),
            ("Strike of dock workers: harbour closes", "2020-06-09T23:00:00Z"),
        ),
        related=[("a0", "a1"), ("a0", "a2")],
    )
    for article, domain in (("a0", "b.example"), ("a1", "c.example")):
        graph.add_node(f"provider:{domain}", kind="provider", domain=domain)
        graph.add_edge(article, f"provider:{domain}", key="published_by", kind="published_by")
    (story,) = find_stories(graph)
    assert story.story_id == "story:a1"
    assert story.first == "a1"
    assert story.name == "Dock workers strike closes harbour"
    assert (story.first_date, story.last_date) == ("2020-06-09T23:00:00Z", "2020-06-10T08:00:00Z")
    assert story.providers == ("provider:c.example", "provider:b.example")
    assert [(member.article, member.reason) for member in story.members] == [
        ("a0", "shares “closes” with 1 other, “Dock workers” with 1, “harbour” with 1; linked as related to 1"),
        ("a1", "shares “closes” with 1 other, “dock workers” with 1, “harbour” with 1; linked as related to 1"),
    ]


titles = st.one_of(st.none(), st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
articles = st.lists(st.tuples(titles, st.sampled_from(DATES)), max_size=25)


@given(articles, st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=10), st.randoms())
def test_the_order_of_nodes_and_edges_changes_nothing(articles, links, shuffled: random.Random):
    known = [(f"a{one}", f"a{other}") for one, other in links if max(one, other) < len(articles)]
    graph = graph_of(*articles, related=known)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    shuffled.shuffle(nodes)
    shuffled.shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert find_stories(other) == find_stories(graph)


@given(articles)
def test_every_story_has_two_articles_and_no_article_two_stories(articles):
    found = groups(graph_of(*articles))
    members = [article for group in found for article in group]
    assert len(members) == len(set(members))
    assert all(len(group) >= 2 for group in found)
