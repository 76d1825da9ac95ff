"""What named graphs say of things, each description once.

Documents repeat themselves: what one says of an article it lists, fifty others say in the same words. A shape
looks at the statements of one thing and at the classes of the things that these lead to, so things that are
described alike have the shape or have it not together, and to judge one of them is enough.

May import: vocabulary, rdf.terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graphkit.rdf.terms import named
from graphkit.vocabulary import TYPE_TERM

Node = NamedNode | BlankNode | Triple
"""What a statement can be about."""

About = list[tuple[NamedNode, Node | Literal]]
"""What is said of one thing: properties, each with its value."""


@dataclass(slots=True)
class Descriptions:
    """Descriptions of things, and the documents that give them."""

    documents: dict[str, set[str]] = field(default_factory=dict)
    """The paths of the documents that describe a thing just so, by the thing that stands for all of them."""
    _kept: dict[frozenset[object], Node] = field(default_factory=dict)
    _of_classes: dict[frozenset[object], Node] = field(default_factory=dict)

    def add(self, statements: Iterable[Triple], document: str | None) -> Iterator[Triple]:
        """Add what one named graph says.

        Args:
            statements: its statements.
            document: the path of the document that it is the graph of; None if it is no document's.

        Returns:
            The statements that are new: those of each thing that is described as none was before.
        """
        things: dict[Node, About] = {}
        for statement in statements:
            things.setdefault(statement.subject, []).append((statement.predicate, statement.object))
        classes: dict[object, frozenset[object]] = {thing: _classes(about) for thing, about in things.items()}
        for thing in things:
            self._of_classes.setdefault(classes[thing], thing)
        for thing, about in things.items():
            # What leads to a thing in this graph may as well lead to any other of its classes.
            reduced = [(term, self._of_classes[classes[value]] if value in classes else value) for term, value in about]
            stands_for_all = self._kept.setdefault(frozenset(reduced), thing)
            if document is not None:
                self.documents.setdefault(_name(stands_for_all), set()).add(document)
            if stands_for_all is thing:
                yield from (Triple(thing, term, value) for term, value in reduced)


def _classes(about: About) -> frozenset[object]:
    return frozenset(value for term, value in about if term == named(TYPE_TERM))


def _name(thing: Node) -> str:
    return thing.value if isinstance(thing, NamedNode) else str(thing)
