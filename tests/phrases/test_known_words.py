"""Texts whose words are known give the same row as texts that are taken apart."""

from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.phrases import known_words
from graphkit.phrases.chunks import take_apart
from graphkit.phrases.known_words import KnownWords

LONG = "x" * 65
texts = st.lists(
    st.text("aAb1 .,'\u2019é-\u0301\n\u65e5", max_size=12) | st.sampled_from(["IBM\u2019s deal", f"a {LONG}, b", LONG])
)


@given(st.lists(texts, min_size=1, max_size=4))
@example([["A b.", "A b.", "c"], ["c", "d A", "A b."]])
@example([[f"a {LONG}", LONG], [LONG, "b"]])
@example([["a"], [], ["a"]])
def test_the_row_of_texts_is_the_same_whatever_is_known(builds):
    kept = None
    for written in builds:
        known = KnownWords(kept)
        assert as_values(known.take_apart(written)) == as_values(take_apart(written))
        kept = known.encode()


def test_only_texts_that_are_not_known_are_taken_apart(monkeypatch):
    first = KnownWords()
    first.take_apart(["A pier opens", "It is long", "A pier opens"])
    taken = []
    monkeypatch.setattr(known_words, "take_apart", lambda texts: taken.append(list(texts)) or take_apart(texts))
    KnownWords(first.encode()).take_apart(["It is long", "Another pier", "A pier opens", "Another pier"])
    assert taken == [["Another pier"]]


def test_nothing_known_is_nothing_to_keep():
    assert KnownWords().encode() is None


def as_values(row):
    written = row.written if row.letters else []  # without texts, what stands at their ends stands nowhere
    return row.letters, row.pieces.tolist(), row.texts.tolist(), row.starts.tolist(), written
