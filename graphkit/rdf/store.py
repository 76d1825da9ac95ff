"""A build in an embedded Oxigraph store, in memory, to ask with SPARQL 1.1.

The default graph is ``graph.ttl``; with provenance the named graphs are those of ``graph.trig``. Only
queries are run, never updates. Nothing here ends a query that takes long: pyoxigraph cannot interrupt one, so
who needs a time limit runs it in a process that can be ended (`graphkit.rdf.worker`).

pyoxigraph sends the requests of ``SERVICE`` by itself, and has no switch for it. So a query is searched for
the keyword by the one parser that counts: every ``service`` in its text, whatever it is there, is replaced by
a word that means nothing. If the rest is still a query, none of them was the keyword.

May import: errors, output, vocabulary, rdf.iris, rdf.queries.
"""

from __future__ import annotations

import hashlib
import os
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from graphkit.errors import InputNotFoundError, OutputRefusedError, QueryError, QueryFailedError, escape_hidden
from graphkit.output import read_manifest
from graphkit.rdf.iris import check_base_iri
from graphkit.rdf.queries import Query
from graphkit.vocabulary import DEFAULT_BASE_IRI, NODE_KINDS, PREFIXES, PROVIDER

Results = QuerySolutions | QueryBoolean | QueryTriples
"""The rows of a SELECT, the yes or no of an ASK, the statements of a CONSTRUCT or DESCRIBE."""

_POSITION = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_PADDING = " " * 20  # longer than every keyword
_NAME_CHARACTERS = string.ascii_letters + string.digits + "_-.:"
_REASON = re.compile(r"[A-Z]\w* \w[\w ]*")
_SERVICE = re.compile("service", re.IGNORECASE)
_ESCAPED_LETTER = re.compile(r"\\u00([46][1-9A-Fa-f]|[57][0-9Aa])|\\U000000([46][1-9A-Fa-f]|[57][0-9Aa])")
_UPDATE = re.compile(
    r"(?:\s+|#[^\n]*\n|(?:PREFIX\s+[^\s:]*:\s*|BASE\s*)<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_SERVICE_LENGTH = len("service")
_UNREADABLE = "cannot be read from "
_MAX_SHOWN_CHARACTERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedStore:
    """A build, loaded."""

    store: Store
    """What holds it."""
    prefixes: dict[str, str]
    """The prefixes that a query can use undeclared: those of ``graph.ttl``."""

    def query(self, query: Query, values: Mapping[str, str] | None = None, *, allow_service: bool = False) -> Results:
        """Run a query.

        Args:
            query: the query.
            values: the value of each parameter that is given, as text.
            allow_service: let it ask other servers over the network.

        Returns:
            What pyoxigraph found; rows and statements are made as they are asked for.

        Raises:
            UsageError: if a parameter is unknown, wrong or missing.
            QueryError: if it is no query, or uses SERVICE where that is not allowed.
            QueryFailedError: if it cannot be carried out.
        """
        bound = query.bind(values or {})
        if not allow_service:
            _refuse_service(query, self.prefixes)
        return _run(self.store, bound, self.prefixes)


def open_store(folder: Path, *, provenance: bool = False) -> EmbeddedStore:
    """Load what a build left.

    Args:
        folder: the output folder of a build.
        provenance: load what each document says too, as named graphs.

    Raises:
        InputNotFoundError: if there is no such folder.
        OutputRefusedError: if it is not the output of a build, or a file that is loaded is not as it was written.
    """
    if not folder.is_dir():
        raise InputNotFoundError(str(folder))
    manifest = read_manifest(folder)
    store = Store()
    _load(store, folder, "graph.ttl", RdfFormat.TURTLE, manifest)
    if provenance:
        _load(store, folder, "graph.trig", RdfFormat.TRIG, manifest)
    return EmbeddedStore(store=store, prefixes=_prefixes(read_base_iri(folder)))


def read_base_iri(folder: Path) -> str:
    """Read what every IRI of a build begins with.

    Args:
        folder: the output folder of a build.

    Raises:
        OutputRefusedError: if it is not the output of a build.
        UsageError: if what is written there cannot be a base.
    """
    options = read_manifest(folder).get("options")
    return check_base_iri(str(options.get("base_iri", DEFAULT_BASE_IRI)) if isinstance(options, dict) else "")


def check_query(query: Query, values: Mapping[str, str], *, allow_service: bool = False) -> None:
    """Check a query before anything is loaded: arguments and errors are those of `EmbeddedStore.query`."""
    prefixes = _prefixes(DEFAULT_BASE_IRI)
    bound = query.bind(values)
    if not _SERVICE.search(_plain(query.text)):
        _run(Store(), bound, prefixes)
    elif not allow_service:
        _refuse_service(query, prefixes)


def _prefixes(base_iri: str) -> dict[str, str]:
    return PREFIXES | {PROVIDER: base_iri + NODE_KINDS[PROVIDER].iri_path}


def _load(store: Store, folder: Path, name: str, rdf_format: RdfFormat, manifest: Mapping[str, object]) -> None:
    outputs = manifest.get("outputs")
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise OutputRefusedError(str(folder / name), f"cannot be read ({reason})", "Build it again") from error
    if not isinstance(outputs, dict) or hashlib.sha256(data).hexdigest() != outputs.get(name):
        raise OutputRefusedError(str(folder / name), "is not as graphkit wrote it", "Build it again")
    # What graphkit wrote needs no second check of every IRI, which would take a fifth of the time.
    store.load(input=data, format=rdf_format, lenient=True)


def render_query(query: Query, values: Mapping[str, str], *, base_iri: str = DEFAULT_BASE_IRI) -> str:
    """Write a query out, for any store: with the prefixes that it uses declared and values in their places.

    Args:
        query: the query.
        values: the value of each parameter that is given, as text.
        base_iri: what every IRI of the data begins with.

    Raises:
        UsageError: if a parameter is unknown, wrong or missing.
    """
    text = query.bind(values).text
    used = {name: iri for name, iri in _prefixes(base_iri).items() if re.search(rf"\b{name}:", text)}
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(used.items())) + text


def _run(store: Store, query: Query, prefixes: dict[str, str]) -> Results:
    try:
        return store.query(query.text, prefixes=prefixes)
    except SyntaxError as error:
        raise _syntax_error(query, str(error)) from error
    except RuntimeError as error:
        if "custom function" in str(error):
            raise QueryError(query.name, escape_hidden(str(error)), "Use the functions of SPARQL 1.1") from error
        raise QueryFailedError(query.name, escape_hidden(str(error))) from error
    except (OSError, ValueError) as error:
        raise QueryFailedError(query.name, escape_hidden(str(error))) from error


def _plain(text: str) -> str:
    """Write escaped letters as letters, which a parser may do before it looks for keywords (SPARQL 1.1, 19.2)."""
    return _ESCAPED_LETTER.sub(lambda match: chr(int(match[1] or match[2], 16)), text)


def _refuse_service(query: Query, prefixes: dict[str, str]) -> None:
    text = _plain(query.text)
    if not _SERVICE.search(text):
        return
    letter = next(letter for letter in "zqxjkvwyab" if letter * _SERVICE_LENGTH not in text.lower())
    without = replace(query, text=_SERVICE.sub(letter * _SERVICE_LENGTH, text))
    try:
        _run(Store(), without, prefixes)
    except QueryFailedError:
        pass  # it could be read, and that was the question
    except QueryError as error:
        if error.line is None or error.column is None:
            raise
        place = sum(len(line) + 1 for line in text.split("\n")[: error.line - 1]) + error.column - 1
        word = next((word for word in _WORD.finditer(text) if word.start() <= place < word.end()), None)
        keyword = _SERVICE.search(text, word.start(), word.end()) if word else None
        if not keyword or not error.what.startswith(_UNREADABLE):
            raise _correct(error, letter, text, place) from error
        before = text[: keyword.start()]
        raise QueryError(
            query.name,
            "uses SERVICE, which asks another server over the network",
            "Allow it with --allow-service",
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        ) from error


def _correct(error: QueryError, letter: str, text: str, place: int) -> QueryError:
    """Let an error say `service` where the text does, rather than the word that stood in for it."""
    what = error.what.replace(letter * _SERVICE_LENGTH, "service")
    rest = text[place:].split(maxsplit=1)
    if error.what.startswith(_UNREADABLE) and rest:
        what = f"{_UNREADABLE}{rest[0][:_MAX_SHOWN_CHARACTERS]!r} on"
    return QueryError(error.query, escape_hidden(what), error.remedy, line=error.line, column=error.column)


def _syntax_error(query: Query, message: str) -> QueryError:
    """Say where a query cannot be read, and why where the parser knows more than what it expected."""
    text = query.text
    if update := _UPDATE.match(text):
        return QueryError(
            query.name, f"is an update ({update[1].upper()})", "Only queries are run; build again instead"
        )
    match = _POSITION.match(message)
    if match is None:
        return QueryError(query.name, escape_hidden(message), "Correct it")
    reason = _REASON.search(match["expected"])
    what, offset = (reason[0] if reason else ""), (_offset(text, match) if reason else _locate(text))
    if "Prefix" in what:
        offset -= len(text[:offset]) - len(text[:offset].rstrip(_NAME_CHARACTERS))
        what += f" ({text[offset:].partition(':')[0]}:)"
    rest = text[offset:].split(maxsplit=1)
    what = what or (f"{_UNREADABLE}{rest[0][:_MAX_SHOWN_CHARACTERS]!r} on" if rest else "ends too early")
    line, column = text[:offset].count("\n") + 1, offset - text[:offset].rfind("\n")
    return QueryError(query.name, escape_hidden(what), "Correct it there or just before", line=line, column=column)


def _offset(text: str, match: re.Match[str]) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: int(match["line"]) - 1]) + int(match["column"]) - 1


def _locate(text: str) -> int:
    """Give the place of the first word that a query with a syntax error cannot be read from.

    The parser tells how far it looked, and for a keyword it looks as many characters ahead as that has, over
    what follows. So it is asked again with the words so far apart that it never looks into the next.
    """
    spread = _SPACE.sub(lambda match: match[0] + _PADDING, text) + _PADDING
    try:
        Store().query(spread, prefixes=_prefixes(DEFAULT_BASE_IRI))
    except SyntaxError as error:
        match = _POSITION.match(str(error))
        place = _offset(spread, match) if match else 0
    else:
        return 0  # it cannot be: spaces mend nothing
    if place >= len(spread):
        return len(text.rstrip())
    offset = 0
    for spaces, word in enumerate(_WORD.finditer(text), start=0 if text[:1].strip() else 1):
        start = word.start() + spaces * len(_PADDING)
        if start <= place:
            inside = min(place - start, len(word[0]))
            offset = word.start() + (len(word[0][:inside].rstrip(_NAME_CHARACTERS)) if inside < len(word[0]) else 0)
    return offset
