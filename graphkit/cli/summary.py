"""What a person reads at the end of a build.

May import: errors, build (for its types only).
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import Problem, Severity, escape_hidden

if TYPE_CHECKING:
    from graphkit.build import Build

MAX_PROBLEMS = 20
"""How many problems are printed; all of them are in ``problems.jsonl``."""

_WIDTH_COLUMNS = 100


def render_summary(built: Build, output: Path) -> str:
    """Say what was read, what came of it, where it is, and how the sides connect."""
    counts = built.counts
    articles = f"{_some(counts.articles, 'article')} ({counts.curated:,} curated, {counts.mentioned:,} mentioned)"
    others = [_some(counts.providers, "provider"), _some(counts.topics, "topic"), _some(counts.related, "related link")]
    lines = [f"Read {_some(counts.documents, 'document')}: {', '.join([articles, *others])}.", _problem_line(built)]
    if counts.undated:
        lines.append(f"{_some(counts.undated, 'article')} without a date.")
    if counts.skipped:
        lines.append(f"Skipped {_some(counts.skipped, 'file')} without front matter.")
    if counts.withheld:
        lines.append(f"Withheld {_some(counts.withheld, 'encrypted payload')} (secured) that nobody can read.")
    lines += [
        f"Wrote {output / 'graph.html'} (open it in a browser), {output / 'graph.ttl'} (RDF),",
        f"      {output / 'problems.jsonl'} and {output / 'manifest.json'}.",
        "",
        textwrap.fill(escape_hidden(built.answer), _WIDTH_COLUMNS),
    ]
    return "\n".join(lines)


def render_problems(problems: Sequence[Problem], *, more: Path | None = None) -> str:
    """List problems, those that cost a document first.

    Parameters:
        problems: the problems.
        more: the file that holds all of them.
    """
    ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.LEFT_OUT)
    lines = [f"{problem.severity}: {problem}" for problem in ordered[:MAX_PROBLEMS]]
    hidden = len(ordered) - MAX_PROBLEMS
    if hidden > 0:
        where = f"; all are in {more}" if more else ""
        lines.append(f"… and {_some(hidden, 'problem')} more{where}")
    return "\n".join(lines)


def _problem_line(built: Build) -> str:
    if not built.problems:
        return "No problems."
    left_out, warnings = built.counts.left_out, built.counts.warnings
    return f"Problems: {_some(left_out, 'document')} left out, {_some(warnings, 'warning')}."


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
