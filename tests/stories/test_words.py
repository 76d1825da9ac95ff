"""The words of a text, and how a story's reasons give them back."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.stories.find import find_stories
from graphkit.stories.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("… !?", ""),
        ("IBM\u2019s <b>AI</b> &amp; the workers\u2019 U.S. rock-n-roll", "IBM AI the workers U.S rock n roll"),
        ("Don't: it's James' 'news'", "Don't it James news"),
        ("\ufb01re e\u0301tude", "fire \u00e9tude"),
    ],
)
def test_the_words_of_a_text_stand_as_they_are_written(text, words):
    assert words_of(text) == words


@given(st.text(alphabet="aS'.,-& <b>;#3"))
def test_a_text_of_plain_letters_is_read_as_one_with_others(text):
    assert words_of(f"{text} \u00e9") == f"{words_of(text)} \u00e9".strip()


@pytest.mark.parametrize("first", ["Harbour", "Straßenbahn"])
def test_a_reason_gives_words_as_written_where_the_headline_has_none(first):
    graph = nx.MultiDiGraph()
    for number in range(2):
        graph.add_node(f"a{number}", kind="article", title="…", excerpt=f"Then {first} workers STRIKE")
    (story,) = find_stories(graph)
    assert {member.reason for member in story.members} == {
        f"shares “{first}” with 1 other, “STRIKE” with 1, “workers” with 1"
    }
