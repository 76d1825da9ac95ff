"""The data set that a build is, described: what it holds, in which vocabularies, and how it came to be.

VoID (https://www.w3.org/TR/void/), DCAT (https://www.w3.org/TR/vocab-dcat-3/) and PROV-O
(https://www.w3.org/TR/prov-o/). No clock is read: two builds of one folder are the same bytes.

May import: vocabulary, graph, rdf.inferences, rdf.iris, rdf.statements, rdf.terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Generic

from pyoxigraph import Literal, NamedNode

from graphkit._version import __version__
from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.inferences import bridge_statements
from graphkit.rdf.iris import build_iri, dataset_iri, document_iri
from graphkit.rdf.statements import build_document_statements, build_statements
from graphkit.rdf.terms import TERMS, N, Statement, Terms, V, named
from graphkit.vocabulary import (
    ACTIVITY_CLASS,
    AGENT_CLASS,
    ASSOCIATED_WITH_TERM,
    CLASS_PARTITION_TERM,
    CLASS_TERM,
    DATASET_CLASSES,
    DCTERMS,
    DERIVED_FROM_TERM,
    DESCRIPTION_TERM,
    ENTITIES_TERM,
    GENERATED_BY_TERM,
    GK,
    NAME_TERM,
    OPTION_TERM,
    PROV,
    SCHEMA,
    SKOS,
    SOFTWARE_IRI,
    TITLE_TERM,
    TRIPLES_TERM,
    TYPE_TERM,
    URI_SPACE_TERM,
    VERSION_TERM,
    VOCABULARY_TERM,
)

Options = Mapping[str, object]
"""The options that a build was made with, by name."""

Classes = list[tuple[str, int]]
"""The IRIs of the classes of things, each with how many there are, in their order."""


class Tally(Generic[N, V]):
    """What passes by on the way of statements: how many there are, and of which classes the things are."""

    def __init__(self, terms: Terms[N, V], iri_of: Callable[[N | V], str]) -> None:
        """Take what makes their terms, and what gives back the IRI of one."""
        self.count = 0
        self._of_type = terms.named(TYPE_TERM)
        self._iri_of = iri_of
        self._classes: Counter[N | V] = Counter()

    def watch(self, statements: Iterable[Statement[N, V]]) -> Iterator[Statement[N, V]]:
        """Pass statements on, and count them."""
        of_type = self._of_type  # made once, so that identity tells it, which is quicker than equality
        for statement in statements:
            self.count += 1
            if statement[1] is of_type:
                self._classes[statement[2]] += 1
            yield statement

    def add(self, count: int) -> None:
        """Count statements that are not there to be passed on."""
        self.count += count

    def add_thing(self, class_: N | V) -> None:
        """Count a thing of a class, whose statements are not there to be passed on."""
        self._classes[class_] += 1

    @property
    def classes(self) -> Classes:
        """The classes, each with how many things are of it."""
        return sorted((self._iri_of(class_), count) for class_, count in self._classes.items())


def build_dataset(
    graph: NewsGraph, base_iri: str, options: Options | None = None
) -> Iterator[Statement[NamedNode, Literal]]:
    """Give every statement of a graph, headed by the description of the data set that they make up.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
        options: the options that the graph was built with.
    """
    tally: Tally[NamedNode, Literal] = Tally(TERMS, attrgetter("value"))
    body = list(tally.watch(build_body(graph, base_iri, TERMS)))
    yield from describe_dataset(graph, tally, base_iri, options)
    yield from body


def build_body(graph: NewsGraph, base_iri: str, terms: Terms[N, V]) -> Iterator[Statement[N, V]]:
    """Give every statement of a graph but the description of the data set, bridges and then documents last.

    Args:
        graph: a graph that `graphkit.graph` built.
        base_iri: what every IRI begins with; ends in a slash.
        terms: what makes the terms.
    """
    return chain(
        build_statements(graph, base_iri, terms),
        bridge_statements(graph, base_iri, terms),
        build_document_statements(graph, base_iri, terms),
    )


def describe_dataset(
    graph: NewsGraph, tally: Tally[Any, Any], base_iri: str, options: Options | None = None
) -> Iterator[Statement[NamedNode, Literal]]:
    """Describe the data set that the statements of a graph make up.

    Args:
        graph: the graph.
        tally: what was counted of its statements.
        base_iri: what every IRI begins with; ends in a slash.
        options: the options that the graph was built with.
    """
    classes = tally.classes
    head = [*_holdings(classes, base_iri), *_origin(graph, base_iri), *_partitions(classes, base_iri)]
    head += _activity(base_iri, options or {})
    yield from head[: len(DATASET_CLASSES)]
    # The number of statements is itself one of them.
    yield NamedNode(dataset_iri(base_iri)), named(TRIPLES_TERM), Literal(len(head) + tally.count + 1)
    yield from head[len(DATASET_CLASSES) :]


def _partition(class_: str, base_iri: str) -> NamedNode:
    local_name = class_.rpartition("#")[2].rpartition("/")[2]
    return NamedNode(f"{dataset_iri(base_iri)}#{local_name}")


def _holdings(classes: Classes, base_iri: str) -> Iterator[Statement[NamedNode, Literal]]:
    dataset = NamedNode(dataset_iri(base_iri))
    for class_ in DATASET_CLASSES:
        yield dataset, named(TYPE_TERM), named(class_)
    yield dataset, named(TITLE_TERM), Literal("Stories and sources")
    yield dataset, named(DESCRIPTION_TERM), Literal("A graph of articles, their providers and topics, by graphkit.")
    yield dataset, named(ENTITIES_TERM), Literal(sum(count for _, count in classes))
    yield dataset, named(URI_SPACE_TERM), Literal(base_iri)
    for vocabulary in (DCTERMS, GK, PROV, SCHEMA, SKOS):
        yield dataset, named(VOCABULARY_TERM), named(vocabulary)
    for counted, _ in classes:
        yield dataset, named(CLASS_PARTITION_TERM), _partition(counted, base_iri)


def _origin(graph: NewsGraph, base_iri: str) -> Iterator[Statement[NamedNode, Literal]]:
    dataset = NamedNode(dataset_iri(base_iri))
    yield dataset, named(GENERATED_BY_TERM), NamedNode(build_iri(base_iri))
    for document in sorted(graph.provenance.contribution.documents, key=attrgetter("path")):
        yield dataset, named(DERIVED_FROM_TERM), NamedNode(document_iri(document.path, base_iri))


def _partitions(classes: Classes, base_iri: str) -> Iterator[Statement[NamedNode, Literal]]:
    for class_, count in classes:
        yield _partition(class_, base_iri), named(CLASS_TERM), named(class_)
        yield _partition(class_, base_iri), named(ENTITIES_TERM), Literal(count)


def _activity(base_iri: str, options: Options) -> Iterator[Statement[NamedNode, Literal]]:
    activity, agent = NamedNode(build_iri(base_iri)), named(SOFTWARE_IRI)
    yield activity, named(TYPE_TERM), named(ACTIVITY_CLASS)
    yield activity, named(ASSOCIATED_WITH_TERM), agent
    for name, value in sorted(options.items()):
        for one in value if isinstance(value, list) else [value]:
            yield activity, named(OPTION_TERM), Literal(f"--{name.replace('_', '-')} {one}")
    yield agent, named(TYPE_TERM), named(AGENT_CLASS)
    yield agent, named(NAME_TERM), Literal("graphkit")
    yield agent, named(VERSION_TERM), Literal(__version__)
