"""Every leaf of every document's front matter, accounted for.

A leaf is *mapped* or *carried* if the statement that it ought to be is found in ``graph.trig``, by query; *left
out* by a rule that has a name; *refused* if a problem of the build says so; *withheld* if the build says that it
withholds as many payloads as there are. What is none of these is *missing*.

May import: errors, vocabulary, rdf.iris, checking.expectations, checking.leaves, checking.rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, QueryTriples, Store, Triple

from graphkit.checking.expectations import Expectation, Fate, Refusal, expect
from graphkit.checking.leaves import Leaf, Source, find_leaves, join_name
from graphkit.checking.rules import DESCRIBED
from graphkit.errors import Problem, Severity
from graphkit.rdf.iris import document_iri
from graphkit.rdf.terms import named
from graphkit.vocabulary import WITHHELD_TERM


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one leaf."""

    leaf: Leaf
    """The leaf."""
    fate: Fate
    """What became of it."""
    why: str = ""
    """The rule by which it was left out or refused; of a missing one, what was looked for and not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLeaf:
    """A leaf that nothing accounts for."""

    document: str
    """The document's path."""
    line: int | None
    """The line in it, counted from 1; None where it is not known."""
    field: str
    """The field's path; empty for the front matter as a whole."""
    value: str
    """The text as written; empty where there is none, and for a payload, which goes nowhere."""
    why: str
    """What was looked for and not found, as a clause."""


@dataclass(slots=True)
class Accounts:
    """How many leaves had which fate, and all that are missing."""

    documents: int = 0
    """Documents that were looked at."""
    counts: Counter[tuple[Fate, str]] = field(default_factory=Counter)
    """Leaves by fate and, where there are several, by rule."""
    missing: list[MissingLeaf] = field(default_factory=list)
    """The missing ones, in the order of documents."""

    @property
    def leaves(self) -> int:
        """How many leaves there are."""
        return self.counts.total()

    def add(self, source: Source, accounts: Iterable[Account]) -> None:
        """Add what became of the leaves of a document."""
        self.documents += 1
        for account in accounts:
            is_missing = account.fate is Fate.MISSING
            self.counts[account.fate, "" if is_missing else account.why] += 1
            if is_missing:
                leaf = account.leaf
                value = "" if leaf.value is None else str(leaf.value)
                self.missing.append(
                    MissingLeaf(document=source.path, line=leaf.line, field=leaf.field, value=value, why=account.why)
                )


def account(sources: Iterable[Source], store: Store, problems: Iterable[Problem], base_iri: str) -> Accounts:
    """Account for every leaf of documents.

    Args:
        sources: the documents.
        store: what ``graph.trig`` says.
        problems: the problems that the build listed.
        base_iri: what every IRI begins with; ends in a slash.
    """
    listed: dict[str, list[Problem]] = {}
    for problem in problems:
        listed.setdefault(problem.document, []).append(problem)
    accounts = Accounts()
    for source in sources:
        said = ask_graph(store, document_iri(source.path, base_iri))
        accounts.add(source, account_source(source, said, listed.get(source.path, ()), base_iri))
    return accounts


def ask_graph(store: Store, name: str) -> frozenset[Triple]:
    """Query a store for all that one named graph says."""
    found = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {NamedNode(name)} {{ ?s ?p ?o }} }}")
    assert isinstance(found, QueryTriples)  # that is what a CONSTRUCT gives
    return frozenset(found)


def account_source(
    source: Source, said: frozenset[Triple], problems: Iterable[Problem], base_iri: str
) -> Iterator[Account]:
    """Account for every leaf of one document.

    Args:
        source: the document.
        said: what its named graph says.
        problems: the problems that the build listed of it.
        base_iri: what every IRI begins with; ends in a slash.
    """
    problems = tuple(problems)
    is_left_out = not said and any(problem.severity is Severity.LEFT_OUT for problem in problems)
    if source.fields is None:
        if not is_left_out:
            yield Account(Leaf("", None), Fate.MISSING, "it cannot be read, and problems.jsonl does not list that")
    elif is_left_out:
        for name, value in source.fields.items():
            leaves = find_leaves(value, join_name("", name))
            yield from (Account(leaf, Fate.REFUSED, Refusal.DOCUMENT) for leaf in leaves)
    else:
        document = document_iri(source.path, base_iri)
        expectations = list(expect(DESCRIBED[source.kind], source.fields, document, base_iri))
        payloads = {expectation.about for expectation in expectations if expectation.fate is Fate.WITHHELD}
        withheld = Triple(NamedNode(document), named(WITHHELD_TERM), Literal(len(payloads)))
        listed = {problem.field for problem in problems}
        yield from (_settle(expectation, said, listed, withheld) for expectation in expectations)


def _settle(expectation: Expectation, said: frozenset[Triple], listed: set[str], withheld: Triple) -> Account:
    """Look for what ought to have become of a leaf."""
    leaf, fate = expectation.leaf, expectation.fate
    if fate is Fate.WITHHELD:
        if withheld not in said:
            return Account(leaf, Fate.MISSING, f"graph.trig does not say {withheld}")
    elif fate is Fate.REFUSED:
        if expectation.about not in listed:
            why = f"it is {expectation.why}, and problems.jsonl lists no problem of {expectation.about}"
            return Account(leaf, Fate.MISSING, why)
    elif expectation.statement is not None and expectation.statement not in said:
        return Account(leaf, Fate.MISSING, f"graph.trig does not say {expectation.statement}")
    return Account(leaf, fate, expectation.why)
