"""The files of a build, each as far as it can be read; what cannot is a finding, not an error.

May import: errors, output, rdf, checking.findings.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store, Triple, parse

from graphkit.checking.findings import Finding
from graphkit.errors import InputNotFoundError, OutputRefusedError, Problem, Severity
from graphkit.output import MANIFEST, read_manifest
from graphkit.rdf.iris import check_base_iri

TRIG = "graph.trig"
TTL = "graph.ttl"
PROBLEMS = "problems.jsonl"

_CHECKED = (TRIG, TTL, PROBLEMS)


class BuiltFiles:
    """What a build left in a folder."""

    def __init__(self, folder: Path) -> None:
        """Read the files that the manifest lists.

        Args:
            folder: the output folder of a build.

        Raises:
            InputNotFoundError: if there is no such folder.
            OutputRefusedError: if it is not what a build left.
            UsageError: if its names in RDF begin with no base.
        """
        if not folder.is_dir():
            raise InputNotFoundError(str(folder))
        self.folder = folder
        manifest = read_manifest(folder)
        self.findings: list[Finding] = []
        """What is wrong with the files."""
        self.options = _part(manifest, "options", folder)
        """The options of the build, by name."""
        self.inputs = _part(manifest, "inputs", folder)
        """The SHA-256 of each document, by path."""
        self.version = str(manifest.get("version"))
        """The version of graphkit that built it."""
        self.base_iri = check_base_iri(str(self.options.get("base_iri")))
        """What every IRI begins with."""
        listed = _part(manifest, "outputs", folder)
        self.names = sorted(listed)
        """The names of the files."""
        self._files = {name: data for name in listed if (data := self._read(name, listed[name])) is not None}
        for name in sorted({*_CHECKED} - {*listed}):
            self._find(MANIFEST, f"does not list {name}, which every build leaves")

    @property
    def exclude(self) -> list[str]:
        """The patterns of what the build skipped."""
        exclude = self.options.get("exclude")
        return [str(pattern) for pattern in exclude] if isinstance(exclude, list) else []

    @property
    def has_supplied_names(self) -> bool:
        """Whether phrases come from a file of names or a pipeline that the build was given."""
        return bool({"names", "spacy"} & self.options.keys())

    def read_triples(self) -> list[Triple] | None:
        """Give the statements of ``graph.ttl``; None where it cannot be read."""
        if (data := self._files.get(TTL)) is None:
            return None
        try:
            return [quad.triple for quad in parse(data, format=RdfFormat.TURTLE)]
        except (SyntaxError, ValueError) as error:
            self._find(TTL, f"is not Turtle: {error}")
            return None

    def read_quads(self) -> Store | None:
        """Give the statements of ``graph.trig``, in a store; None where it cannot be read."""
        if (data := self._files.get(TRIG)) is None:
            return None
        store = Store()
        try:
            store.bulk_load(data, format=RdfFormat.TRIG)
        except (SyntaxError, ValueError) as error:
            self._find(TRIG, f"is not TriG: {error}")
            return None
        return store

    def read_problems(self) -> list[Problem]:
        """Give the problems that the build listed."""
        try:
            lines = self._files.get(PROBLEMS, b"").decode().splitlines()
            values = [json.loads(line) for line in lines]
            return [Problem(**{**value, "severity": Severity(value["severity"])}) for value in values]
        except (ValueError, TypeError, KeyError, RecursionError):
            self._find(PROBLEMS, "cannot be read as problems, one JSON object a line")
            return []

    def _read(self, name: str, sha256: object) -> bytes | None:
        if Path(name).name != name:
            self._find(MANIFEST, f"lists {name}, which is not in the folder")
            return None
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            self._find(name, f"cannot be read ({error.strerror or error})")
            return None
        if hashlib.sha256(data).hexdigest() != sha256:
            self._find(name, "is not as graphkit wrote it (its SHA-256 is not the one in the manifest)")
        return data

    def _find(self, place: str, what: str) -> None:
        self.findings.append(Finding(place=place, what=what))


def _part(manifest: dict[str, Any], name: str, folder: Path) -> dict[str, Any]:
    part = manifest.get(name)
    if not isinstance(part, dict):
        raise OutputRefusedError(str(folder / MANIFEST), f"says nothing of {name}", "Build it again")
    return part
