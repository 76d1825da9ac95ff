"""The pipeline: a folder becomes a graph, and the graph an answer, Turtle and a page.

May import: everything but `graphkit.cli`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graphkit._version import __version__
from graphkit.connections.answer import answer_question
from graphkit.connections.connect import connect
from graphkit.connections.headline import headline
from graphkit.connections.sides import find_sides
from graphkit.errors import DocumentsLeftOutError, InputNotFoundError, NothingToReadError, Problem, Severity
from graphkit.graph.assembly import build_graph, find_self_relations
from graphkit.graph.contribution import Contribution, contribute, unite
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.inference import add_inferences
from graphkit.output import Content, check_output, read_output, write_output
from graphkit.processes import is_worth_a_process
from graphkit.rdf.formats import render_rdf, stream_rdf, stream_trig
from graphkit.rdf.iris import check_base_iri
from graphkit.rdf.known_texts import KnownTexts
from graphkit.rdf.restore import restore_graph
from graphkit.reading.cache import open_cache
from graphkit.reading.documents import Outcome, Reading
from graphkit.reading.many import read_many
from graphkit.reading.names import read_names
from graphkit.reading.walk import find_documents
from graphkit.vocabulary import ARTICLE, DEFAULT_BASE_IRI, PHRASE, PROVIDER, RELATED, STORY, TOPIC

if TYPE_CHECKING:
    from graphkit.page.cell import Page

AnyPath = str | PathLike[str]
"""A path, as text or as an object."""

Progress = Callable[[int, int], None]
"""What is told, after each document, how many have been looked at and how many there are."""


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

    def write(self, output: AnyPath, *, force: bool = False, cache: AnyPath | None = None) -> None:
        """Write what ``graphkit build`` writes: page, Turtle, TriG, problems and manifest.

        Args:
            output: the folder, made if it is not there. Only files that graphkit wrote are replaced or removed.
            force: write into it even if it holds files of others.
            cache: a folder to keep in what was written, so that the next build renders only what changed.

        Raises:
            OutputRefusedError: if it holds files of others.
            OutputFailedError: if it could not be written; what was there before is whole.
        """
        folder = Path(output)
        check_output(folder, force=force)
        known = KnownTexts(Path(cache), folder / "graph.trig") if cache is not None else KnownTexts()
        write_output(folder, self._files(known), self._manifest(), in_parallel=is_worth_a_process(len(self.graph)))

    def _files(self, known: KnownTexts) -> dict[str, Content]:
        base_iri = str(self.options["base_iri"])
        lines = [json.dumps(asdict(problem), ensure_ascii=False) + "\n" for problem in self.problems]
        return {
            "graph.trig": stream_trig(self.graph, known, base_iri=base_iri),
            "graph.html": (page().encode() for page in [self.page]),  # made when its turn comes
            "graph.ttl": stream_rdf(self.graph, "ttl", base_iri=base_iri, options=self.options),
            "problems.jsonl": "".join(lines).encode(errors="backslashreplace"),  # a lone surrogate is `\\ud800` in JSON
        }

    def _manifest(self) -> dict[str, object]:
        documents = sorted(self.graph.provenance.contribution.documents)
        return {
            "generator": "graphkit",
            "version": __version__,
            "options": self.options,
            "counts": asdict(self.counts),
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
    graph = restore_graph(pyoxigraph.parse(files["graph.trig"], format=pyoxigraph.RdfFormat.TRIG))
    lines = files["problems.jsonl"].decode().splitlines()
    return Build(
        graph=graph,
        problems=tuple(_problem(json.loads(line)) for line in lines),
        counts=Counts(**manifest["counts"]),
        options=manifest["options"],
    )


def _problem(values: dict[str, Any]) -> Problem:
    return Problem(**{**values, "severity": Severity(values["severity"])})


def build(
    *folders: AnyPath,
    exclude: Sequence[str] = (),
    output: AnyPath | None = None,
    base_iri: str = DEFAULT_BASE_IRI,
    names: AnyPath | None = None,
    spacy: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
    cache: AnyPath | None = None,
) -> Build:
    """Read folders of documents and build their graph.

    Args:
        folders: folders, searched in depth, and single documents.
        exclude: glob patterns of files and folders to skip, such as ``drafts/*``.
        output: a folder that is never read, even if it lies inside one of `folders`.
        base_iri: what every IRI of the RDF begins with: https, with a slash at its end.
        names: a YAML file of names to find in titles and excerpts, see `graphkit.reading.names`.
        spacy: a spaCy pipeline, by its name or folder, whose entities are phrases, too.
        strict: refuse to build when a document has to be left out.
        progress: told after each document.
        cache: a folder to keep what was read in, so that the next build reads only what changed.

    Raises:
        InputNotFoundError: if one of `folders` is not there.
        NothingToReadError: if they hold no document.
        UsageError: if `base_iri` cannot be one, or something is wrong with `names` or `spacy`.
        DocumentsLeftOutError: if `strict` and a document has to be left out.
    """
    check_base_iri(base_iri)
    supplied = read_names(Path(names)) if names is not None else ()
    paths = [Path(folder) for folder in folders]
    files = find_documents(paths, exclude=exclude, output=Path(output) if output is not None else None)
    tally = _Tally()
    with open_cache(Path(cache) if cache is not None else None) as kept:
        contribution = unite(tally.watch(read_many(files, cache=kept), len(files), progress))
        if not (tally.counts[Outcome.READ] or tally.counts[Outcome.LEFT_OUT]):
            raise NothingToReadError([str(folder) for folder in folders])
        if strict and tally.counts[Outcome.LEFT_OUT]:
            raise DocumentsLeftOutError([p for p in tally.problems if p.severity is Severity.LEFT_OUT])
    graph = build_graph(contribution)
    add_inferences(graph, names=supplied, spacy=spacy)
    problems = tuple(sorted([*tally.problems, *find_self_relations(graph)], key=Problem.sort_key))
    return Build(
        graph=graph,
        problems=problems,
        counts=_count(graph, tally, problems),
        options=_options(base_iri, exclude, names, spacy),
    )


def _options(base_iri: str, exclude: Sequence[str], names: AnyPath | None, spacy: str | None) -> dict[str, object]:
    """Give the options that the outputs depend on; of a file of names its content, wherever it lies."""
    options: dict[str, object] = {"base_iri": base_iri, "exclude": sorted(exclude)}
    if names is not None:
        options["names"] = f"sha256:{hashlib.sha256(Path(names).read_bytes()).hexdigest()}"
    if spacy is not None:
        options["spacy"] = Path(spacy).name
    return options


class _Tally:
    """What passes by on the way from the readings to the union: outcomes and problems."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Outcome, 0)
        self.problems: list[Problem] = []

    def watch(self, readings: Iterator[Reading], total: int, progress: Progress | None) -> Iterator[Contribution]:
        for done, reading in enumerate(readings, start=1):
            self.counts[reading.outcome] += 1
            self.problems += reading.problems
            if progress is not None:
                progress(done, total)
            yield contribute(reading)


def _count(graph: NewsGraph, tally: _Tally, problems: Sequence[Problem]) -> Counts:
    articles = [attributes for _, attributes in nodes_of(graph, ARTICLE)]
    curated = sum(1 for article in articles if article["curated"])
    return Counts(
        documents=tally.counts[Outcome.READ],
        left_out=tally.counts[Outcome.LEFT_OUT],
        skipped=tally.counts[Outcome.SKIPPED],
        articles=len(articles),
        curated=curated,
        mentioned=len(articles) - curated,
        undated=sum(1 for article in articles if "date_published" not in article),
        providers=len(list(nodes_of(graph, PROVIDER))),
        topics=len(list(nodes_of(graph, TOPIC))),
        related=sum(1 for *_, kind in graph.edges(keys=True) if kind == RELATED),
        stories=len(list(nodes_of(graph, STORY))),
        phrases=len(list(nodes_of(graph, PHRASE))),
        warnings=sum(1 for problem in problems if problem.severity is Severity.WARNING),
        withheld=sum(document.withheld for document in graph.provenance.contribution.documents),
    )
