"""The null model, against counting and against drawing."""

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.connections.null_model import NullModel


def degrees(links):
    articles, nodes = {}, {}
    for article, node in links:
        articles[article] = articles.get(article, 0) + 1
        nodes[node] = nodes.get(node, 0) + 1
    return articles, nodes


def pairs(links, earlier, later, node):
    having = {article for article, other in links if other == node}
    return len(having & earlier) * len(having & later)


def rewire(links, rounds, generator):
    """Swap the ends of two links again and again, which keeps every degree."""
    ordered, present = sorted(links), set(links)
    for _ in range(rounds):
        first, second = generator.randrange(len(ordered)), generator.randrange(len(ordered))
        (a, x), (b, y) = ordered[first], ordered[second]
        if (a, y) not in present and (b, x) not in present:
            present -= {(a, x), (b, y)}
            present |= {(a, y), (b, x)}
            ordered[first], ordered[second] = (a, y), (b, x)
    return present


def test_with_one_provider_for_each_article_the_expectation_is_that_of_drawing_without_replacement():
    model = NullModel({str(index): 1 for index in range(21)}, {"one": 2, **{f"p{index}": 1 for index in range(19)}})
    earlier, later = [str(index) for index in range(16)], [str(index) for index in range(16, 21)]
    # Of 2 articles out of 21, one in 16 and the other in 5: 16 * 5 of 21 * 20 / 2.
    assert model.expected_pairs(earlier, later, 2) == pytest.approx(16 * 5 / (21 * 20 / 2))


def test_what_every_article_has_is_expected_as_it_is_found():
    links = {("a", "hub"), ("b", "hub"), ("c", "hub"), ("a", "x"), ("b", "y")}
    assert NullModel(*degrees(links)).expected_pairs(["a", "b"], ["c"], 3) == 2


def test_where_the_degrees_leave_no_choice_every_expectation_is_what_is_found():
    # Each article has one node more than the one before: there is but one such graph.
    links = {(article, node) for article, node in product(range(1, 5), range(1, 5)) if node <= article}
    model = NullModel(*degrees([(str(article), str(node)) for article, node in links]))
    for node in range(1, 5):
        found = pairs({(str(a), str(n)) for a, n in links}, {"1", "2"}, {"3", "4"}, str(node))
        assert model.expected_pairs(["1", "2"], ["3", "4"], 5 - node) == pytest.approx(found)


def test_it_agrees_with_rewiring_the_graph_at_random():
    generator = random.Random(7)
    articles = [f"a{index}" for index in range(60)]
    links = {
        (article, f"n{int(generator.paretovariate(0.7)) % 25}")
        for index, article in enumerate(articles)
        for _ in range(1 + index % 6)
    }
    earlier, later = set(articles[:35]), set(articles[35:55])
    model = NullModel(*degrees(links))
    rewired, samples = rewire(links, 20_000, generator), []
    for _ in range(1500):
        rewired = rewire(rewired, 300, generator)
        samples.append(rewired)
    _, nodes = degrees(links)
    for node, degree in nodes.items():
        drawn = sum(pairs(sample, earlier, later, node) for sample in samples) / len(samples)
        assert model.expected_pairs(earlier, later, degree) == pytest.approx(drawn, rel=0.12, abs=0.25), node


@given(st.sets(st.tuples(st.integers(0, 8).map(str), st.integers(0, 6).map("n{}".format)), min_size=1))
def test_an_expectation_is_between_nothing_and_all_pairs(links):
    model = NullModel(*degrees(links))
    earlier, later = set("0123"), set("45678")
    for degree in set(degrees(links)[1].values()):
        assert 0 <= model.expected_pairs(earlier, later, degree) <= 4 * 5 + 1e-9


def test_without_links_nothing_is_expected():
    assert NullModel({"a": 0}, {}).expected_pairs([], [], 0) == 0
