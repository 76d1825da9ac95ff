"""Back again: the named graphs of documents become the contribution that they were written from, and the graph.

May import: records, vocabulary, graph, rdf.inferences, rdf.iris, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any
from urllib.parse import unquote

from pyoxigraph import NamedNode, Quad

from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import Contribution
from graphkit.graph.entry_index import topic_id
from graphkit.graph.news_graph import NewsGraph
from graphkit.rdf.inferences import restore_inferences
from graphkit.rdf.iris import document_iri, entry_field, field_iri, field_path, node_iri
from graphkit.rdf.terms import Term, from_term
from graphkit.records import Article, Document, Entry, Image, Provider, Subject, Topic
from graphkit.vocabulary import (
    ABOUT,
    ALTERED_TERM,
    ARTICLE_ENTRY_CLASS,
    ARTICLE_FIELDS,
    BROADER,
    DOCUMENT_CLASS,
    EDGE_KINDS,
    GK_FIELD,
    IMAGE_FIELDS,
    IMAGE_TERM,
    KEYWORD_TERM,
    LOGO_TERM,
    PATH_TERM,
    PLACE_TERM,
    PROVIDER_ENTRY_CLASS,
    PROVIDER_FIELDS,
    PUBLISHED_BY,
    SHA256_TERM,
    TOPIC_ENTRY_CLASS,
    TOPIC_FIELDS,
    TYPE_TERM,
    WITHHELD_TERM,
    Field,
)

About = dict[str, list[Term]]
"""What is said of one subject, by property."""

Graphs = dict[str, dict[str, About]]
"""What is said of each subject, by named graph."""

_TYPE_FIELD = field_iri("type")


def restore_graph(quads: Iterable[Quad]) -> NewsGraph:
    """Read a graph back from what `graphkit.rdf.entries` and `graphkit.rdf.inferences` write.

    Args:
        quads: statements in any order.

    Returns:
        The graph that was written, equal to it.
    """
    graphs = group_statements(quads)
    contribution, base_iri = _contribution(graphs)
    graph = build_graph(contribution)
    restore_inferences(graph, graphs, base_iri)
    return graph


def restore_contribution(quads: Iterable[Quad]) -> Contribution:
    """Read the named graphs that `graphkit.rdf.entries` writes.

    Args:
        quads: statements in any order; those of other graphs are passed over.

    Returns:
        The contribution that was written, equal to it.
    """
    return _contribution(group_statements(quads))[0]


def group_statements(quads: Iterable[Quad]) -> Graphs:
    """Group statements by named graph, subject and property."""
    graphs: Graphs = {}
    for graph, subject, property_, term in _plain(quads):
        graphs.setdefault(graph, {}).setdefault(subject, {}).setdefault(property_, []).append(term)
    return graphs


def _contribution(graphs: Graphs) -> tuple[Contribution, str]:
    documents: list[Document] = []
    entries: list[Entry] = []
    base_iri = ""
    for iri, subjects in graphs.items():
        if (about := subjects.get(iri)) and _is_a(about, DOCUMENT_CLASS):
            document = _document(about)
            documents.append(document)
            base_iri = iri.removesuffix(document_iri(document.path, ""))
            entries.extend(_Reader(document, subjects, base_iri).entries())
    return Contribution.of(documents, entries), base_iri


def _plain(quads: Iterable[Quad]) -> Iterator[tuple[str, str, str, Term]]:
    """Give the statements of named graphs; graphkit writes no blank nodes and no statements about statements."""
    for quad in quads:
        named_graph, subject, term = quad.graph_name, quad.subject, quad.object
        if isinstance(named_graph, NamedNode) and isinstance(subject, NamedNode) and isinstance(term, Term):
            yield named_graph.value, subject.value, quad.predicate.value, term


def _document(about: About) -> Document:
    withheld = about.get(WITHHELD_TERM)
    return Document(
        path=about[PATH_TERM][0].value,
        sha256=about[SHA256_TERM][0].value,
        withheld=int(withheld[0].value) if withheld else 0,
        altered=tuple(sorted(term.value for term in about.get(ALTERED_TERM, ()))),
    )


class _Reader:
    """Reads the named graph of one document."""

    def __init__(self, document: Document, subjects: Mapping[str, About], base_iri: str) -> None:
        self.document = document
        self.subjects = subjects
        self.topic_base = node_iri(topic_id(""), base_iri)

    def entries(self) -> Iterator[Entry]:
        """Give what the document says of articles, and of a provider or topic that it describes itself."""
        restorers: dict[str, Callable[[About], Subject]] = {
            ARTICLE_ENTRY_CLASS: self._article,
            PROVIDER_ENTRY_CLASS: self._provider,
            TOPIC_ENTRY_CLASS: self._topic,
        }
        for iri, about in self.subjects.items():
            field = entry_field(iri)
            for class_, restore in restorers.items():
                # A provider that an article names is a part of the article's entry.
                if _is_a(about, class_) and not field.endswith("provider"):
                    yield Entry(document=self.document.path, field=field, subject=restore(about))

    def _article(self, about: About) -> Article:
        values = _values(about, ARTICLE_FIELDS)
        if of_type := about.get(_TYPE_FIELD):
            values["type"] = of_type[0].value
        provider = about.get(EDGE_KINDS[PUBLISHED_BY].term)
        return Article(
            **values,
            provider=self._provider(self.subjects[provider[0].value]) if provider else None,
            topics=tuple(sorted(self._topic_name(term) for term in about.get(EDGE_KINDS[ABOUT].term, ()))),
            images=self._images(about, IMAGE_TERM),
            other=_other(about, but=_TYPE_FIELD),
        )

    def _provider(self, about: About) -> Provider:
        values = _values(about, PROVIDER_FIELDS)
        return Provider(**values, images=self._images(about, LOGO_TERM), other=_other(about))

    def _topic(self, about: About) -> Topic:
        parents = about.get(EDGE_KINDS[BROADER].term)
        return Topic(
            **_values(about, TOPIC_FIELDS),
            parent=self._topic_name(parents[0]) if parents else None,
            keywords=tuple(sorted(term.value for term in about.get(KEYWORD_TERM, ()))),
            other=_other(about),
        )

    def _images(self, about: About, term: str) -> tuple[Image, ...]:
        images = []
        for entry in about.get(term, ()):
            of_image = self.subjects[entry.value]
            images.append(Image(**_values(of_image, IMAGE_FIELDS), place=int(of_image[PLACE_TERM][0].value)))
        return tuple(sorted(images, key=attrgetter("place")))

    def _topic_name(self, term: Term) -> str:
        return unquote(term.value.removeprefix(self.topic_base))


def _values(about: About, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        row.attribute: from_term(about[row.term][0], row.kind)
        for row in fields
        if row.term != TYPE_TERM and row.term in about
    }


def _other(about: About, *, but: str = "") -> tuple[tuple[str, str], ...]:
    carried = (
        (field_path(property_), term.value)
        for property_, terms in about.items()
        if property_.startswith(GK_FIELD) and property_ != but
        for term in terms
    )
    return tuple(sorted(carried))


def _is_a(about: About, class_: str) -> bool:
    return NamedNode(class_) in about.get(TYPE_TERM, ())
