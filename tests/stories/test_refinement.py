"""Groups are compared by their weightiest words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from graphkit.stories import refinement


@given(st.lists(st.lists(st.integers(0, 4), min_size=6, max_size=6), min_size=1, max_size=4), st.integers(1, 4))
def test_of_each_row_the_weightiest_columns_stay_and_of_equals_the_first(rows, most):
    with_most, refinement.TELLING_TERMS = refinement.TELLING_TERMS, most
    try:
        kept = refinement._most_telling(sparse.csr_matrix(np.array(rows, dtype=float)))
    finally:
        refinement.TELLING_TERMS = with_most
    for row, found in zip(rows, kept.toarray().tolist(), strict=True):
        first = sorted(range(len(row)), key=lambda column: (-row[column], column))[:most]
        assert found == [weight if column in first else 0 for column, weight in enumerate(row)]
