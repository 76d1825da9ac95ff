"""The first guess at stories: communities of near articles.

May import: stories.articles, stories.sparse.
"""

from __future__ import annotations

import random

import igraph
import numpy as np
from numpy.typing import NDArray

from graphkit.stories.articles import Articles
from graphkit.stories.sparse import Matrix, sparse

RELATED_BONUS = 0.5
"""By what part a related link brings two articles nearer that share words; it joins none that share none."""
RESOLUTION = 6.0
"""How finely the first guess divides, on purpose too finely: what belongs together is merged afterwards."""
ARTICLES_PER_RESOLUTION = 500
"""In a large collection the resolution is one for so many articles, or communities would grow with it."""
_ROUNDS = 10


def find_communities(articles: Articles, neighbours: Matrix) -> NDArray[np.int64]:
    """Divide articles into communities of the graph of neighbours, which related links draw nearer.

    The Leiden algorithm for modularity (Traag, Waltman & van Eck, From Louvain to Leiden: guaranteeing
    well-connected communities, Scientific Reports 9, 2019), with a resolution (Reichardt & Bornholdt, Statistical
    mechanics of community detection, Physical Review E 74, 2006).

    Returns:
        The number of every article's community.
    """
    pairs = sparse.triu(neighbours, 1).tocoo()
    size = len(articles.ids)
    rows, columns = pairs.row.astype(np.int64), pairs.col.astype(np.int64)
    weights = pairs.data * (1 + RELATED_BONUS * _are_linked(rows, columns, articles))
    graph = igraph.Graph(n=size, edges=zip(rows.tolist(), columns.tolist(), strict=True))
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311 - no secret: the same articles give the same stories
    try:
        found = graph.community_leiden(
            objective_function="modularity",
            weights=weights.tolist(),
            resolution=max(RESOLUTION, size / ARTICLES_PER_RESOLUTION),
            n_iterations=_ROUNDS,
        )
    finally:
        igraph.set_random_number_generator(random)
    return np.array(found.membership, dtype=np.int64)


def _are_linked(rows: NDArray[np.int64], columns: NDArray[np.int64], articles: Articles) -> NDArray[np.bool_]:
    """Tell which pairs of articles, the lesser first, are linked as related; links are found by their order."""
    size = len(articles.ids)
    linked = articles.related[:, 0] * size + articles.related[:, 1]
    pairs = rows * size + columns
    found: NDArray[np.bool_] = np.append(linked, -1)[np.searchsorted(linked, pairs)] == pairs
    return found
