"""The answer's words, compared whole, on collections that were made up for it."""

import networkx as nx

import graphkit
from graphkit.connections.answer import answer_question
from tests.connections.examples import add_article, harbour


def write(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"---\n{text.strip()}\n---\n", encoding="utf-8")


def test_it_says_what_is_true_of_a_folder_in_another_language_about_other_years(tmp_path):
    folder = tmp_path / "presse"
    write(
        folder,
        "streik.md",
        """
webUrl: https://www.abendblatt.example/streik
title: Die Hafenarbeiter legen die Arbeit nieder
publishedDateTime: 1996-11-03
provider: {name: Abendblatt, domain: abendblatt.example}
topics: [Häfen, Streik]
related:
  - title: Streik im Hafen, zweiter Tag
    webUrl: https://kurier.example/2
    publishedDateTime: 1996-11-04
    provider: {name: Der Kurier, domain: kurier.example}
  - title: Ohne Datum
    webUrl: https://kurier.example/3
    provider: {name: Der Kurier, domain: kurier.example}
""",
    )
    write(
        folder,
        "rückblick.md",
        """
webUrl: https://www.abendblatt.example/rueckblick
title: Was vom Streik blieb
publishedDateTime: 2011-03-01T23:30:00-05:00
provider: {name: Abendblatt, domain: abendblatt.example}
topics: [Häfen]
related:
  - title: Die Hafenarbeiter legen die Arbeit nieder
    webUrl: http://abendblatt.example/streik/
    publishedDateTime: 1996-11-03
    provider: {name: Abendblatt, domain: abendblatt.example}
  - title: Fünfzehn Jahre danach
    webUrl: https://bote.example/15
    publishedDateTime: 2011-02-27
    provider: {name: Bote, domain: bote.example}
""",
    )
    assert graphkit.build(folder).answer == (
        "The coverage has two sides: 1996 (2 articles, 3 to 4 November 1996) and 2011 (2 articles, 27 February to "
        "2 March 2011), with nothing dated in the 5,227 days between. One related link crosses between 1996 and 2011. "
        "One provider tells both: Abendblatt (1 in 1996, 1 in 2011); one tells only 1996 and one tells only 2011. "
        "One topic spans both: Häfen (1 in 1996, 1 in 2011); one is only in 1996. "
        "Häfen is on every article that has a topic, which tells little. "
        "One phrase is named on both sides: Streik (1 in 1996, 1 in 2011). "
        "This reflects the collection, not the press."
    )


def article(graph, index, date, provider=None, topic=None):
    graph.add_node(f"a.example/{index}", kind="article", date_published=date)
    for kind, name in (("provider", provider), ("topic", topic)):
        if name:
            graph.add_node(f"{kind}:{name}", kind=kind, name=name)
            edge = {"provider": "published_by", "topic": "about"}[kind]
            graph.add_edge(f"a.example/{index}", f"{kind}:{name}", key=edge, kind=edge)


def test_it_says_plainly_that_nothing_connects():
    graph = nx.MultiDiGraph()
    for index, (date, provider) in enumerate([("2001-01-01", "A"), ("2001-01-01", "B"), ("2002-01-01", "C")] * 2):
        article(graph, index, date, provider)
    assert answer_question(graph) == (
        "The coverage has two sides: 2001 (4 articles, 1 January 2001) and 2002 (2 articles, 1 January 2002), with "
        "nothing dated in the 364 days between. No related link crosses from 2001 to 2002. No provider tells both; "
        "two tell only 2001 and one tells only 2002. No article on either side names a topic. "
        "This reflects the collection, not the press."
    )


def test_it_names_the_first_five_and_counts_the_rest():
    graph = nx.MultiDiGraph()
    for index in range(12):
        article(graph, index, "2001-01-01" if index % 2 else "2003-01-01", f"P{index // 2:02}")
    assert "Six providers tell both: P00 (1 in 2001, 1 in 2003), " in answer_question(graph)
    assert "P04 (1 in 2001, 1 in 2003) and 1 more." in answer_question(graph)


def test_it_puts_what_says_most_first_and_what_is_everywhere_last():
    graph = nx.MultiDiGraph()
    for index, date in enumerate(["2001-01-01"] * 3 + ["2003-01-01"] * 3):
        article(graph, index, date, topic="Everything")
        article(graph, index, date, topic="Rare" if index in (0, 3) else "Common" if index in (1, 2, 4, 5) else None)
    assert (
        "Three topics span both: Common (2 in 2001, 2 in 2003), Rare (1 in 2001, 1 in 2003) and "
        "Everything (3 in 2001, 3 in 2003). Everything is on every article that has a topic, which tells little."
    ) in answer_question(graph)


def test_continuous_coverage_takes_no_sides():
    graph = nx.MultiDiGraph()
    for month in range(1, 7):
        article(graph, month, f"2020-0{month}-01")
    assert answer_question(graph) == (
        "The coverage is continuous: 6 dated articles, 1 January to 1 June 2020, without a gap of more than 90 days "
        "that has at least 5% of them, and 2 articles, on each side. So there are no two sides to connect. "
        "This reflects the collection, not the press."
    )


def test_without_dates_or_articles_it_says_so():
    graph = nx.MultiDiGraph()
    assert answer_question(graph) == "There is no article here."
    graph.add_node("a.example/1", kind="article")
    assert answer_question(graph) == (
        "No article here has a date, so there is no before and after. This reflects the collection, not the press."
    )


def test_it_names_phrases_and_stories_on_both_sides():
    graph = harbour()
    add_article(graph, "c.example/1", "1996-11-03", stories=["The strike"])
    add_article(graph, "c.example/2", "2011-03-01", stories=["The strike"])
    assert (
        "Two phrases are named on both sides: Lohn* (1 in 1996, 1 in 2011) and Hafen (3 in 1996, 1 in 2011). "
        "One story runs across both: “The strike” (1 in 1996, 1 in 2011). This reflects the collection, not the press."
    ) in answer_question(graph)


def test_of_many_phrases_it_names_those_of_most_articles_and_those_that_say_most():
    graph = nx.MultiDiGraph()
    for index in range(10):
        phrases = [f"P{number}" for number in range(8) if index % (number + 1) == 0 or index in (4, 5)]
        add_article(graph, f"a.example/{index}", "2001-01-01" if index < 5 else "2003-01-01", phrases=phrases)
    assert (
        "Eight phrases are named on both sides, in most articles P0 (5 in 2001, 5 in 2003), P1 (3 in 2001, 3 in 2003) "
        "and P2 (3 in 2001, 3 in 2003); of the others P3 (2 in 2001, 2 in 2003), P5 (2 in 2001, 2 in 2003) "
        "and P6 (2 in 2001, 2 in 2003) say most."
    ) in answer_question(graph)


def test_it_says_plainly_that_no_phrase_and_no_story_is_on_both_sides():
    graph = nx.MultiDiGraph()
    for index, date in enumerate(["2001-01-01"] * 2 + ["2003-01-01"] * 2):
        add_article(graph, f"a.example/{index}", date, phrases=[date], stories=[date])
    assert "No phrase is named on both sides. No story runs across both. This reflects" in answer_question(graph)
