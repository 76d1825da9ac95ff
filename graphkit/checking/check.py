"""One call that checks a build: its files, its shapes and, with the sources at hand, that nothing was lost.

May import: errors, processes, output, graph, rdf, reading, checking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pyoxigraph import Store, Triple

from graphkit._version import __version__
from graphkit.checking.accounting import Accounts, account
from graphkit.checking.built_files import TRIG, TTL, BuiltFiles
from graphkit.checking.comparison import compare_dataset, compare_documents
from graphkit.checking.descriptions import Descriptions
from graphkit.checking.findings import Finding
from graphkit.checking.leaves import Source, read_source
from graphkit.checking.shapes import Violation, check_installed, find_documents_of_things, find_violations
from graphkit.errors import NothingToReadError
from graphkit.graph.assembly import build_graph
from graphkit.graph.contribution import contribute, unite
from graphkit.inference import add_inferences
from graphkit.output import MANIFEST
from graphkit.processes import beside
from graphkit.rdf.inferences import restore_inferences
from graphkit.rdf.iris import document_iri
from graphkit.rdf.restore import group_statements
from graphkit.reading.documents import Reading, read_documents
from graphkit.reading.walk import DocumentFile, find_documents

Progress = Callable[[int, int], None]
"""What is told, after each step, how many were taken and how many there are."""


@dataclass(slots=True, kw_only=True)
class Check:
    """What a check found."""

    files: int
    """How many files of the build were looked at, beside the manifest."""
    documents: int
    """How many documents the build was made from."""
    findings: list[Finding] = field(default_factory=list)
    """What is not as it ought to be in files, documents and statements."""
    violations: list[Violation] = field(default_factory=list)
    """What does not have its shape."""
    accounts: Accounts | None = None
    """What became of every leaf; None without sources, or where ``graph.trig`` cannot be read."""
    statements: dict[str, int] = field(default_factory=dict)
    """How many statements were read, by file."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.findings or self.violations or (self.accounts and self.accounts.missing))


def check_build(folder: Path, sources: Sequence[Path] = (), *, progress: Progress | None = None) -> Check:
    """Check what a build left.

    Args:
        folder: the output folder of a build.
        sources: the folders and files that it was built from; without, only the build itself is checked.
        progress: told after each step.

    Raises:
        InputNotFoundError: if the folder or one of the sources is not there.
        NothingToReadError: if the sources hold no document.
        OutputRefusedError: if the folder is not what a build left.
        PackageMissingError: if pyshacl is not installed.
        UsageError: if the build's names in RDF begin with no base.
    """
    check_installed()
    built = BuiltFiles(folder)
    files = find_documents(sources, exclude=built.exclude, output=folder) if sources else []
    triples, store = built.read_triples(), built.read_quads()
    steps = _Steps(progress, total=2 * len(files))
    check = Check(files=len(built.names), documents=len(built.inputs))
    check.statements = {TTL: len(triples or ()), TRIG: len(store) if store is not None else 0}
    with beside(partial(_judge_shapes, built, triples, store), is_worth=bool(sources)) as violations:
        if sources:
            _compare_with_sources(check, built, _Sources(sources, files, steps), triples, store)
        check.violations = violations()
    check.findings = [*built.findings, *check.findings]
    return check


def _judge_shapes(built: BuiltFiles, triples: list[Triple] | None, store: Store | None) -> list[Violation]:
    violations: list[Violation] = []
    if triples is not None:
        violations += find_violations(triples, find_documents_of_things(triples))
    if store is not None:
        violations += _judge_named_graphs(store, built)
    return violations


def _judge_named_graphs(store: Store, built: BuiltFiles) -> list[Violation]:
    paths = {document_iri(path, built.base_iri): path for path in built.inputs}
    descriptions = Descriptions()
    statements: list[Triple] = []
    for name in sorted(store.named_graphs(), key=str):
        said = (quad.triple for quad in store.quads_for_pattern(None, None, None, name))
        statements += descriptions.add(said, paths.get(name.value))
    return find_violations(statements, descriptions.documents)


class _Steps:
    """Counts steps."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress = progress
        self.total = total
        self.done = 0

    def take(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.total)


@dataclass(frozen=True, slots=True)
class _Sources:
    """The documents, read as the build does, and raw."""

    given: Sequence[Path]
    files: Sequence[DocumentFile]
    steps: _Steps

    def readings(self) -> list[Reading]:
        readings = []
        for reading in read_documents(self.files):
            readings.append(reading)
            self.steps.take()
        if not any(reading.document or reading.problems for reading in readings):
            raise NothingToReadError([str(path) for path in self.given])
        return readings

    def raw(self) -> Iterator[Source]:
        for file in self.files:
            if (source := read_source(file)) is not None:
                yield source
            self.steps.take()


def _compare_with_sources(
    check: Check, built: BuiltFiles, sources: _Sources, triples: list[Triple] | None, store: Store | None
) -> None:
    readings = sources.readings()
    if built.version != __version__:
        what = f"was written by graphkit {built.version}, and this is {__version__}; build it again"
        check.findings.append(Finding(place=MANIFEST, what=what))
    check.findings += _compare_inputs(built.inputs, readings)
    graph = build_graph(unite(map(contribute, readings)))
    if built.has_supplied_names and store is not None:
        restore_inferences(graph, group_statements(store), built.base_iri)  # what names were supplied is not known here
    else:
        add_inferences(graph)
    if store is not None:
        check.findings += compare_documents(graph, store, built.base_iri)
        check.accounts = account(sources.raw(), store, built.read_problems(), built.base_iri)
    if triples is not None:
        check.findings += compare_dataset(graph, triples, built.base_iri, built.options)


def _compare_inputs(inputs: dict[str, str], readings: Iterable[Reading]) -> Iterator[Finding]:
    """Say which documents are not those that were built."""
    found = {reading.document.path: reading.document.sha256 for reading in readings if reading.document}
    for path in sorted({*inputs, *found}):
        if path not in found:
            yield Finding(place=path, what="was built, and is no longer there or can no longer be read")
        elif path not in inputs:
            yield Finding(place=path, what="is new since the build")
        elif found[path] != inputs[path]:
            yield Finding(place=path, what="has changed since the build")
