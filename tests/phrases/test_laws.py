# ruff: noqa: RUF001 - typographic apostrophes are tested
"""What holds for any texts."""

import random
import string

from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.news_graph import NewsGraph
from graphkit.phrases.capitals import CAPITAL, MARKS, NAME, NUMBER, SHOUTED, SMALL, find_styles, read_letter
from graphkit.phrases.chunks import take_apart
from graphkit.phrases.find import find_phrases
from graphkit.phrases.words import MAX_LETTERS, fold_word, is_word, split_text
from tests.phrases.small_collections import collect, mentions

WORDS = ["IBM", "Ibm", "the", "of", "facial", "recognition", "Recognitions", "facial-recognition", "Arvind", "Krishna’s",
         "“new", "rights”", "l'état", "U.S.", "us", "2020", "$7", "распознавание", "לום", "🙂", "é́", "क्षि", "…", "-"]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_the_words_of_a_mention_stand_in_the_field_that_it_names(pairs):
    graph = NewsGraph()
    for index, (title, excerpt) in enumerate(pairs):
        graph.add_node(f"a.example/{index}", kind="article", title=title, excerpt=excerpt)
    for phrase in find_phrases(graph):
        assert phrase.name == " ".join(phrase.name.split())
        for mention in phrase.mentions:
            assert mention.words
            assert mention.words in graph.nodes[mention.article][mention.field]


@given(st.lists(TEXTS, max_size=8), st.randoms())
def test_the_order_of_the_graph_says_nothing(texts, chance):
    graph = collect(*texts)
    nodes = list(graph.nodes(data=True))
    chance.shuffle(nodes)
    shuffled = NewsGraph()
    shuffled.add_nodes_from(nodes)
    assert find_phrases(shuffled) == find_phrases(graph)


@given(TEXTS)
def test_the_pieces_of_a_text_make_it_up_and_its_words_are_every_other(text):
    pieces = split_text(text)
    assert "".join(pieces) == text
    assert [is_word(piece) for piece in pieces] == [place % 2 == 1 for place in range(len(pieces))]


@given(st.lists(TEXTS))
def test_texts_taken_apart_by_their_spaces_have_the_same_words_as_by_themselves(texts):
    row = take_apart(texts)
    found = [[] for _ in texts]
    for letter, piece, text, start in zip(row.letters, row.pieces, row.texts, row.starts, strict=True):
        if letter not in MARKS:
            assert texts[text].startswith(row.written[piece], start)
            found[text].append(row.written[piece])
    assert found == [[word for word in split_text(text)[1::2] if len(word) <= MAX_LETTERS] for text in texts]


def test_a_word_that_is_too_long_is_left_out_with_the_marks_before_it():
    long = "x" * (MAX_LETTERS + 1)
    row = take_apart([f"{long} a", f"b; ({long} c, {long}-d", "e"])
    assert [row.written[piece] for piece in row.pieces if is_word(row.written[piece])] == ["a", "b", "c", "d", "e"]
    assert row.letters == ",l..lll..l."


@given(st.text(string.ascii_lowercase, min_size=1, max_size=MAX_LETTERS + 1))
def test_a_word_of_small_english_letters_is_read_as_in_their_wide_forms(word):
    wide = "".join(chr(ord(letter) - ord("a") + ord("ａ")) for letter in word)
    assert (is_word(word), read_letter(word), fold_word(word)) == (is_word(wide), read_letter(wide), fold_word(wide))


@given(st.text("lLcCaAmMiIod,.", max_size=30))
def test_every_word_and_mark_has_a_style(letters):
    styles = find_styles(letters)
    assert len(styles) == len(letters)
    assert set(styles) <= {SMALL, NAME, CAPITAL, SHOUTED, NUMBER, *MARKS}


@given(TEXTS, st.integers(2, 9))
def test_copies_of_a_text_prove_no_more_than_the_text(text, copies):
    assert set(mentions(collect(*[text] * copies))) == set(mentions(collect(text)))


def test_copies_of_a_headline_make_no_phrase():
    assert mentions(collect(*["IBM quits facial recognition over human rights"] * 20, field="title")) == {}


def test_hostile_texts_are_read_in_linear_time():
    chance = random.Random(1)
    hostile = [
        "a" * 100_000,
        "A " * 50_000,
        "’" * 100_000,
        "-" * 100_000,
        "a.b" * 30_000,
        "U." * 50_000,
        "l'" * 50_000,
        "e\u0301" * 50_000,
        "\u202eabc \u202d" * 10_000,
        "🙂 " * 50_000,
        "".join(chr(chance.randrange(0x20, 0xD000)) for _ in range(50_000)),
    ]
    assert isinstance(find_phrases(collect(*hostile, *hostile)), tuple)  # a quadratic step would take hours
