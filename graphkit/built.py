"""What came of a build, and the folder that it is kept in.

May import: everything but `graphkit.pipeline` and `graphkit.cli`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graphkit._version import __version__
from graphkit.connections.answer import answer_question
from graphkit.connections.connect import connect
from graphkit.connections.headline import headline
from graphkit.connections.sides import find_sides
from graphkit.errors import InputNotFoundError, Problem, Severity
from graphkit.graph.news_graph import NewsGraph
from graphkit.graph.provenance import Provenance
from graphkit.output import Content, check_output, read_output, stage_output
from graphkit.processes import is_worth_a_process
from graphkit.rdf.formats import begin_trig, begin_turtle, end_trig, end_turtle, render_rdf
from graphkit.rdf.known_texts import TRIG, KnownTexts
from graphkit.rdf.restore import restore_graph
from graphkit.reuse import Reuse

if TYPE_CHECKING:
    from graphkit.page.cell import Page

AnyPath = str | PathLike[str]
"""A path, as text or as an object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a build found."""

    documents: int
    """Documents that were read."""
    left_out: int
    """Documents that could not be read, or name no article."""
    skipped: int
    """Files without front matter."""
    articles: int
    """Articles in the graph."""
    curated: int
    """Articles that a document describes."""
    mentioned: int
    """Articles that documents only list as related."""
    undated: int
    """Articles without a date."""
    providers: int
    """Providers in the graph."""
    topics: int
    """Topics in the graph."""
    related: int
    """Related links in the graph."""
    stories: int
    """Stories that were inferred."""
    phrases: int
    """Phrases that titles and excerpts name, as inferred."""
    warnings: int
    """Values that were dropped or mended."""
    withheld: int
    """Payloads nobody can read, which were left where they are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Build:
    """What came of a build."""

    graph: NewsGraph
    """The graph."""
    problems: tuple[Problem, ...]
    """What is wrong in the documents, in the order of documents, lines and fields."""
    counts: Counts
    """How much was found."""
    options: dict[str, object]
    """The options that the outputs depend on, by name."""

    @property
    def answer(self) -> str:
        """How the two sides of the collection connect, in one paragraph."""
        return answer_question(self.graph)

    def rdf(self, name: str) -> str:
        """Render the graph as RDF.

        Args:
            name: the format: ``ttl``, ``trig``, ``nt``, ``nq``, ``jsonld`` or ``rdfxml``.

        Raises:
            UsageError: if there is no such format.
        """
        return render_rdf(self.graph, name, base_iri=str(self.options["base_iri"]), options=self.options)

    def page(self) -> Page:
        """Render the graph as one HTML page that needs no network: a text that a notebook shows as the page."""
        # What lays out and packs the page takes long to import, and it is rendered in a process of its own.
        from graphkit.page import render_page  # noqa: PLC0415
        from graphkit.page.cell import Page  # noqa: PLC0415
        from graphkit.page.finding import make_finding  # noqa: PLC0415

        finding = None
        if (sides := find_sides(self.graph)) is not None:
            finding = make_finding(connect(self.graph, sides.earlier, sides.later))
        return Page(render_page(self.graph, title=headline(self.graph), answer=self.answer, finding=finding))

    def write(self, output: AnyPath, *, force: bool = False) -> None:
        """Write what ``graphkit build`` writes: page, Turtle, TriG, problems and manifest.

        Args:
            output: the folder, made if it is not there. Only files that graphkit wrote are replaced or removed.
            force: write into it even if it holds files of others.

        Raises:
            OutputRefusedError: if it holds files of others.
            OutputFailedError: if it could not be written; what was there before is whole.
        """
        check_output(Path(output), force=force)
        base_iri = str(self.options["base_iri"])
        with begin_output(Path(output), self.graph.provenance, base_iri, KnownTexts(), Reuse()) as end:
            end(self)


@contextlib.contextmanager
def begin_output(
    folder: Path, provenance: Provenance, base_iri: str, known: KnownTexts, reuse: Reuse
) -> Iterator[Callable[[Build], None]]:
    """Begin to write what needs no graph: most of the TriG file follows from what documents say alone.

    Args:
        folder: the output folder, made if it is not there.
        provenance: what they say.
        base_iri: what every IRI begins with.
        known: their texts in the build before.
        reuse: what else of it can be reused.

    Yields:
        What writes all else, when the build has been made.

    Raises:
        OutputFailedError: if something could not be written; what was there before is whole.
    """
    beginning = begin_trig(provenance, known, base_iri=base_iri)
    is_worth = is_worth_a_process(len(provenance.index.node_ids))

    def end(built: Build) -> None:
        staging.write(
            _files(built, reuse),
            _manifest(built),
            ends={TRIG: reuse.part(TRIG, partial(end_trig, built.graph, base_iri=base_iri), is_end=True)},
            in_parallel=is_worth,
        )

    with stage_output(folder) as staging, staging.begin(TRIG, beginning, is_worth=is_worth):
        yield end


def _files(built: Build, reuse: Reuse) -> dict[str, Content]:
    lines = [json.dumps(asdict(problem), ensure_ascii=False) + "\n" for problem in built.problems]
    base_iri = str(built.options["base_iri"])
    turtle = partial(begin_turtle, built.graph, base_iri=base_iri, options=built.options)
    return {
        "graph.html": reuse.part("graph.html", lambda: [built.page().encode()]),
        "graph.ttl": chain(reuse.part("graph.ttl", turtle), end_turtle(built.graph, base_iri=base_iri)),
        "problems.jsonl": "".join(lines).encode(errors="backslashreplace"),  # a lone surrogate is `\\ud800` in JSON
    }


def _manifest(built: Build) -> dict[str, object]:
    documents = sorted(built.graph.provenance.contribution.documents)
    return {
        "generator": "graphkit",
        "version": __version__,
        "options": built.options,
        "counts": asdict(built.counts),
        "inputs": {document.path: document.sha256 for document in documents},
    }


def open_graph(folder: AnyPath) -> Build:
    """Open what a build left, without the documents it was made from.

    Args:
        folder: the output folder of a build.

    Returns:
        What `build` returned; its graph is read from ``graph.trig`` alone.

    Raises:
        InputNotFoundError: if there is no such folder.
        OutputRefusedError: if it is not the whole output of a build of this version's.
    """
    path = Path(folder)
    if not path.is_dir():
        raise InputNotFoundError(str(folder))
    manifest, files = read_output(path)
    graph = restore_graph(pyoxigraph.parse(files[TRIG], format=pyoxigraph.RdfFormat.TRIG))
    lines = files["problems.jsonl"].decode().splitlines()
    return Build(
        graph=graph,
        problems=tuple(_problem(json.loads(line)) for line in lines),
        counts=Counts(**manifest["counts"]),
        options=manifest["options"],
    )


def _problem(values: dict[str, Any]) -> Problem:
    return Problem(**{**values, "severity": Severity(values["severity"])})
