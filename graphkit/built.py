"""What came of a build, and the folder that it is kept in.

May import: everything but `graphkit.pipeline` and `graphkit.cli`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graphkit._version import __version__
from graphkit.connections.answer import answer_between, answer_question
from graphkit.connections.connect import connect
from graphkit.connections.headline import say_headline
from graphkit.connections.sides import find_sides
from graphkit.errors import InputNotFoundError, Problem, Severity
from graphkit.files import AnyPath, Content
from graphkit.graph.news_graph import NewsGraph, inferred_edges
from graphkit.graph.provenance import Provenance
from graphkit.graph.stated_edges import KnownEdges, StatedEdges
from graphkit.known_texts import TRIG, KnownTexts, Part
from graphkit.output import Staging, check_output, read_output, stage_output
from graphkit.processes import FEWEST_NODES, is_worth_a_process
from graphkit.rdf.formats import begin_trig, begin_turtle, end_trig, end_turtle, render_rdf
from graphkit.rdf.restore import restore_graph
from graphkit.reuse import Reuse

if TYPE_CHECKING:
    from graphkit.page.cell import Page

TTL = "graph.ttl"
"""The file that a build writes Turtle into."""

_DOCUMENTS = Part(TRIG, "documents")
_INFERRED = Part(TRIG, "inferred", is_end=True)
_NODES = Part(TTL, "nodes")
_DETAILS = Part("graph.html", "details", is_kept=True)


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
        from graphkit.page.cell import Page  # noqa: PLC0415 - what renders the page takes long to import

        return Page(_render_page(self, KnownTexts()))

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
        with begin_output(Path(output), self.graph.provenance, base_iri, Reuse()) as begun:
            begun.end(self)


class Begun:
    """The files of an output that has been begun."""

    def __init__(
        self, staging: Staging, provenance: Provenance, base_iri: str, reuse: Reuse, known: Path | None
    ) -> None:
        """Take where they are written, and what `begin_output` does."""
        self._staging, self._provenance, self._reuse = staging, provenance, reuse
        self._base_iri = base_iri
        self._known = known
        self._texts = partial(KnownTexts, known, depends_on=base_iri)
        self._nodes = len(provenance.node_ids)

    def begin(self) -> None:
        """Begin to write what needs no graph, beside what is done here, unless that has begun."""
        if not self._staging.has_begun(TRIG):
            beginning = begin_trig(self._provenance, self._texts(_DOCUMENTS), base_iri=self._base_iri)
            # What documents say is little beside a graph of it, so its memory is worth it however many they are.
            self._staging.begin(TRIG, beginning, is_worth=self._nodes > FEWEST_NODES)

    def prepare(self) -> None:
        """Do beforehand what needs no inferences, and what every process needs that writes the rest."""
        from graphkit.page.render import import_pyvis  # noqa: PLC0415 - only who writes a page needs it

        self.begin()
        import_pyvis()
        if self._known is not None:
            for node_id in self._provenance.node_ids:
                self._provenance.digests.of_node(node_id)

    def end(
        self, built: Build, *, stated: StatedEdges | None = None, besides: Sequence[Callable[[], None]] = ()
    ) -> None:
        """Write all else.

        Args:
            built: what came of the build.
            stated: all edges of its graph that were not inferred, if they are at hand.
            besides: what else there is to do, in any order.

        Raises:
            OutputFailedError: if something could not be written; what was there before is whole.
        """
        self.begin()
        graph, base_iri, reuse = built.graph, self._base_iri, self._reuse
        # Both who renders the page and who renders Turtle go through them, unless both are known.
        edges = None if reuse.knows(TTL) else KnownEdges(inferred_edges(graph), stated)
        inferred = partial(end_trig, graph, self._texts(_INFERRED), base_iri=base_iri)
        turtle = partial(
            begin_turtle,
            graph,
            self._texts(_NODES),
            base_iri=base_iri,
            options=built.options,
            inferred=edges and edges.inferred,
        )
        files: dict[str, Content] = {
            "graph.html": reuse.part(
                "graph.html", lambda: [_render_page(built, self._texts(_DETAILS), edges).encode()]
            ),
            TTL: chain(reuse.part(TTL, turtle), end_turtle(graph, base_iri=base_iri)),
            "problems.jsonl": _problems(built),
        }
        ends = {TRIG: reuse.part(TRIG, inferred, is_end=True)}
        self._staging.write(
            files, _manifest(built), ends=ends, besides=besides, in_parallel=is_worth_a_process(self._nodes)
        )


@contextlib.contextmanager
def begin_output(
    folder: Path,
    provenance: Provenance,
    base_iri: str,
    reuse: Reuse,
    known: Path | None = None,
    *,
    at_once: bool = True,
) -> Iterator[Begun]:
    """Begin to write what needs no graph: most of the TriG file follows from what documents say alone.

    Args:
        folder: the output folder, made if it is not there.
        provenance: what they say.
        base_iri: what every IRI begins with.
        reuse: what the build before made that can be taken as it is, where documents say the same.
        known: the folder of the build before, whose texts are known; without one, none are kept for the next.
        at_once: whether to begin now, rather than with what `Begun.prepare` does.

    Yields:
        What writes all else, when the build has been made.

    Raises:
        OutputFailedError: if something could not be written; what was there before is whole.
    """
    with stage_output(folder) as staging:
        begun = Begun(staging, provenance, base_iri, reuse, known)
        if at_once:
            begun.begin()
        yield begun


def _render_page(built: Build, known: KnownTexts, edges: KnownEdges | None = None) -> str:
    # What lays out and packs the page takes long to import, and it is rendered in a process of its own.
    from graphkit.page import render_page  # noqa: PLC0415
    from graphkit.page.finding import make_finding  # noqa: PLC0415

    sides = find_sides(built.graph)
    finding = make_finding(connect(built.graph, sides.earlier, sides.later)) if sides is not None else None
    title, answer = say_headline(built.graph, sides), answer_between(built.graph, sides)
    return render_page(built.graph, title=title, answer=answer, finding=finding, known=known, edges=edges)


def _problems(built: Build) -> bytes:
    lines = [json.dumps(asdict(problem), ensure_ascii=False) + "\n" for problem in built.problems]
    return "".join(lines).encode(errors="backslashreplace")  # a lone surrogate is `\\ud800` in JSON


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
