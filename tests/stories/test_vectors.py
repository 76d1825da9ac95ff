"""Which articles are near each other."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from graphkit.stories import vectors
from graphkit.stories.vectors import find_neighbours, to_unit_length

DAYS = st.one_of(st.floats(0, 40), st.sampled_from([0.0, 5.0, 9.9, 10.0, 11.0, 40.0]), st.just(math.nan))
ARTICLES = st.lists(st.tuples(st.sets(st.integers(0, 7), max_size=4), DAYS), min_size=1, max_size=30)


def neighbours_of(articles, **constants):
    words = np.zeros((len(articles), 8))
    for row, (numbers, _) in enumerate(articles):
        words[row, list(numbers)] = 1
    days = np.array([day for _, day in articles])
    with pytest.MonkeyPatch.context() as patch:
        for name, value in constants.items():
            patch.setattr(vectors, name, value)
        return find_neighbours(to_unit_length(sparse.csr_matrix(words)), days).toarray().tolist()


@settings(max_examples=300)
@given(ARTICLES, st.integers(1, 8))
def test_those_that_are_far_apart_in_time_need_not_be_compared(articles, block):
    assert neighbours_of(articles, _BLOCK=block) == neighbours_of(articles, _FAR=math.inf)


def test_one_without_a_date_is_compared_with_all():
    days = [0.0, 400.0, math.nan]
    near = neighbours_of([({1, 2}, day) for day in days])
    assert [[round(value, 9) for value in row] for row in near] == [[0, 0, 1], [0, 0, 1], [1, 1, 0]]
