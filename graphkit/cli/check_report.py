"""What a check found, for people and for programs.

May import: errors, terminal, checking (for its types only).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from graphkit.errors import escape_hidden
from graphkit.terminal import display_width, pad

if TYPE_CHECKING:
    from graphkit.checking.accounting import Accounts
    from graphkit.checking.check import Check
    from graphkit.checking.shapes import Violation

MAX_FINDINGS = 20
"""How many findings of one file are printed; ``--json`` gives all of them."""

MAX_DOCUMENTS = 3
"""How many documents of one violation are printed."""

_MAX_CHARACTERS = 60
_GAP = "  "


def render_check(check: Check) -> str:
    """Say what was looked at and, one to a line, what is wrong; every missing leaf is listed."""
    files = f"{_some(check.files, 'file')} of a build of {_some(check.documents, 'document')}"
    lines = [f"Files: {files}, {_statements(check)}. {_some(len(check.findings), 'finding')}."]
    lines += _findings(check)
    lines.append(f"Shapes: {_some(len(check.violations), 'violation')}.")
    lines += _table(("DOCUMENT", "SHAPE", "NODE", "VALUE", "WHAT OUGHT TO BE"), map(_violation_row, check.violations))
    if check.accounts is not None:
        lines += _accounts(check.accounts)
    return "\n".join(lines)


def summarise_check(check: Check) -> dict[str, object]:
    """Give all that was found, as JSON can hold it."""
    accounts = check.accounts
    return {
        "fine": check.is_fine,
        "files": check.files,
        "documents": check.documents,
        "statements": check.statements,
        "findings": [asdict(finding) for finding in check.findings],
        "violations": [asdict(violation) for violation in check.violations],
        "accounts": accounts
        and {
            "documents": accounts.documents,
            "leaves": accounts.leaves,
            "counts": [{"fate": fate, "why": why, "leaves": count} for fate, why, count in _counts(accounts)],
            "missing": [asdict(leaf) for leaf in accounts.missing],
        },
    }


def _statements(check: Check) -> str:
    counts = [f"{count:,} statements in {file}" for file, count in sorted(check.statements.items())]
    return ", ".join(counts) or "no statements"


def _findings(check: Check) -> Iterator[str]:
    by_place: dict[str, list[str]] = {}
    for finding in check.findings:
        by_place.setdefault(finding.place, []).append(finding.what)
    for place, whats in by_place.items():
        yield from (escape_hidden(f"  {place}: {what}") for what in whats[:MAX_FINDINGS])
        if len(whats) > MAX_FINDINGS:
            yield f"  {place}: … {len(whats) - MAX_FINDINGS:,} more; --json lists all"


def _accounts(accounts: Accounts) -> Iterator[str]:
    yield (
        f"Leaves: {accounts.leaves:,} in the front matter of {_some(accounts.documents, 'document')}, "
        f"{len(accounts.missing):,} missing."
    )
    rows = _counts(accounts)
    for fate, why, count in rows:
        yield f"{count:>10,}{_GAP}{fate}{f': {why}' if why else ''}"
    yield from _table(
        ("DOCUMENT", "FIELD", "VALUE", "WHY IT IS MISSING"),
        (
            (
                leaf.document if leaf.line is None else f"{leaf.document}:{leaf.line}",
                leaf.field,
                _shorten(leaf.value),
                leaf.why,
            )
            for leaf in accounts.missing
        ),
    )


def _counts(accounts: Accounts) -> list[tuple[str, str, int]]:
    """Give how many leaves had which fate, the most common fate and rule first."""
    return [(str(fate), str(why), count) for (fate, why), count in sorted(accounts.counts.items(), key=_order)]


def _order(item: tuple[tuple[str, str], int]) -> tuple[int, str, str]:
    (fate, why), count = item
    return (-count, fate, why)


def _violation_row(violation: Violation) -> tuple[str, ...]:
    shown = ", ".join(violation.documents[:MAX_DOCUMENTS])
    more = len(violation.documents) - MAX_DOCUMENTS
    documents = f"{shown} and {more:,} more" if more > 0 else shown or "(none)"
    return (documents, violation.shape, violation.node, _shorten(violation.value), violation.what)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Lay out rows in columns that are as wide as they need; nothing where there are no rows."""
    cells = [tuple(escape_hidden(cell) for cell in row) for row in rows]
    if not cells:
        return
    widths = [max(map(display_width, column)) for column in zip(head, *cells, strict=True)]
    for row in (head, *cells):
        yield _GAP + _line(row, widths)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _shorten(text: str) -> str:
    return text if len(text) <= _MAX_CHARACTERS else f"{text[: _MAX_CHARACTERS - 1]}…"


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
