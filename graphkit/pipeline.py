"""The pipeline: a folder becomes a graph, and the graph an answer, Turtle and a page.

May import: everything but `graphkit.cli`; `graphkit.construction`, which takes long, while documents are being read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import DocumentsLeftOutError, NothingToReadError, Problem, Severity
from graphkit.files import AnyPath
from graphkit.output import CACHE, check_output
from graphkit.processes import without_collecting
from graphkit.rdf.iris import check_base_iri
from graphkit.reading.documents import Outcome, Reading
from graphkit.reading.readings import begin_reading
from graphkit.reading.walk import find_documents
from graphkit.records import Name
from graphkit.vocabulary import DEFAULT_BASE_IRI

if TYPE_CHECKING:
    from graphkit.built import Build
    from graphkit.construction import Read

Progress = Callable[[int, int], None]
"""What is told, after each document, how many have been looked at and how many there are."""


def build(
    *folders: AnyPath,
    exclude: Sequence[str] = (),
    output: AnyPath | None = None,
    base_iri: str = DEFAULT_BASE_IRI,
    names: AnyPath | None = None,
    spacy: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
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

    Raises:
        InputNotFoundError: if one of `folders` is not there.
        NothingToReadError: if they hold no document.
        UsageError: if `base_iri` cannot be one, or something is wrong with `names` or `spacy`.
        DocumentsLeftOutError: if `strict` and a document has to be left out.
    """
    reader = _Reader(base_iri, exclude, names, spacy)
    with reader.read(folders, output, None, strict=strict, progress=progress) as read:
        from graphkit.construction import construct  # noqa: PLC0415 - see there

        return construct(read)


@without_collecting()
def build_into(
    output: AnyPath,
    *folders: AnyPath,
    force: bool = False,
    exclude: Sequence[str] = (),
    base_iri: str = DEFAULT_BASE_IRI,
    names: AnyPath | None = None,
    spacy: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Build:
    """Do what `build` and `Build.write` do, and do again only what has to be: what ``graphkit build`` does.

    Args:
        output: the folder to write into, made if it is not there. Its folder `graphkit.output.CACHE` keeps what the next
            build can reuse; the files beside it are the same, whatever is reused.
        folders: folders, searched in depth, and single documents.
        force: write even if the output folder holds files of others.
        exclude: see `build`.
        base_iri: see `build`.
        names: see `build`.
        spacy: see `build`.
        strict: see `build`.
        progress: see `build`.

    Raises:
        OutputRefusedError: if it holds files of others.
        OutputFailedError: if it could not be written; what was there before is whole.
        GraphkitError: as `build`.
    """
    folder = Path(output)
    check_output(folder, force=force)
    reader = _Reader(base_iri, exclude, names, spacy)
    with reader.read(folders, folder, folder / CACHE, strict=strict, progress=progress) as read:
        from graphkit.construction import construct_into  # noqa: PLC0415 - see there

        return construct_into(folder, read)


class _Reader:
    """Reads folders, with the options of one build."""

    def __init__(self, base_iri: str, exclude: Sequence[str], names: AnyPath | None, spacy: str | None) -> None:
        self._exclude, self._spacy = exclude, spacy
        check_base_iri(base_iri)
        self._names = _read_names(Path(names)) if names is not None else ()
        self._options = _options(base_iri, exclude, names, spacy)

    @contextmanager
    def read(
        self,
        folders: Sequence[AnyPath],
        output: AnyPath | None,
        cache: Path | None,
        *,
        strict: bool,
        progress: Progress | None,
    ) -> Iterator[Read]:
        paths = [Path(folder) for folder in folders]
        files = find_documents(paths, exclude=self._exclude, output=Path(output) if output is not None else None)
        tally = _Tally()
        with begin_reading(files, cache) as readings:
            from graphkit.construction import Read  # noqa: PLC0415 - see there
            from graphkit.graph.contribution import contribute, unite  # noqa: PLC0415 - as above
            from graphkit.graph.provenance import Provenance  # noqa: PLC0415 - as above

            contribution = unite(map(contribute, tally.watch(readings, len(files), progress)))
            if not (tally.counts[Outcome.READ] or tally.counts[Outcome.LEFT_OUT]):
                raise NothingToReadError([str(path) for path in paths])
            if strict and tally.counts[Outcome.LEFT_OUT]:
                raise DocumentsLeftOutError([p for p in tally.problems if p.severity is Severity.LEFT_OUT])
            read = Read(
                provenance=Provenance(contribution),
                outcomes=tally.counts,
                problems=tally.problems,
                said=readings.said,
                has_other_texts=readings.has_other_texts,
                options=self._options,
                names=self._names,
                spacy=self._spacy,
            )
            readings.keep()
            yield read


def _read_names(path: Path) -> tuple[Name, ...]:
    from graphkit.reading.names import read_names  # noqa: PLC0415 - what reads YAML takes long to import

    return read_names(path)


def _options(base_iri: str, exclude: Sequence[str], names: AnyPath | None, spacy: str | None) -> dict[str, object]:
    """Give the options that the outputs depend on; of a file of names its content, wherever it lies."""
    options: dict[str, object] = {"base_iri": base_iri, "exclude": sorted(exclude)}
    if names is not None:
        options["names"] = f"sha256:{hashlib.sha256(Path(names).read_bytes()).hexdigest()}"
    if spacy is not None:
        options["spacy"] = Path(spacy).name
    return options


class _Tally:
    """What passes by on the way of readings: outcomes and problems."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Outcome, 0)
        self.problems: list[Problem] = []

    def watch(self, readings: Iterable[Reading], total: int, progress: Progress | None) -> Iterator[Reading]:
        for done, reading in enumerate(readings, start=1):
            self.counts[reading.outcome] += 1
            self.problems += reading.problems
            if progress is not None:
                progress(done, total)
            yield reading
