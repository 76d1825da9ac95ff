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
    from graphkit.built import Build

MAX_PROBLEMS = 20
"""How many problems are printed; all of them are in ``problems.jsonl``."""

MAX_ALIKE = 3
"""How many problems of one wording are printed, so that a common one does not hide the others."""

_WIDTH_COLUMNS = 100


def render_summary(built: Build, output: Path) -> str:
    """Say what was read, what came of it, where it is, and how the sides connect."""
    counts = built.counts
    articles = f"{_some(counts.articles, 'article')} ({counts.curated:,} curated, {counts.mentioned:,} mentioned)"
    others = [_some(counts.providers, "provider"), _some(counts.topics, "topic"), _some(counts.related, "related link")]
    lines = [f"Read {_some(counts.documents, 'document')}: {', '.join([articles, *others])}.", _problem_line(built)]
    if counts.stories or counts.phrases:
        stories = _some(counts.stories, "story", "stories")
        lines.append(
            f"Inferred {stories} and {_some(counts.phrases, 'phrase')} from titles, excerpts, links and dates."
        )
    if counts.undated:
        lines.append(f"{_some(counts.undated, 'article')} without a date.")
    if counts.skipped:
        lines.append(f"Skipped {_some(counts.skipped, 'file')} without front matter.")
    if counts.withheld:
        lines.append(f"Withheld {_some(counts.withheld, 'encrypted payload')} (secured) that nobody can read.")
    lines += [
        f"Wrote {output / 'graph.html'} (open it in a browser), {output / 'graph.ttl'} (RDF),",
        f"      {output / 'graph.trig'} (what each document says), {output / 'problems.jsonl'}",
        f"      and {output / 'manifest.json'}.",
        "",
        textwrap.fill(escape_hidden(built.answer), _WIDTH_COLUMNS),
    ]
    return "\n".join(lines)


def render_problems(problems: Sequence[Problem], *, more: Path | None = None) -> str:
    """List problems, those that cost a document first.

    Args:
        problems: the problems.
        more: the file that holds all of them.
    """
    alike: dict[tuple[Severity, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: problem.severity is not Severity.LEFT_OUT):
        alike.setdefault((problem.severity, problem.what), []).append(problem)
    lines: list[str] = []
    for (severity, what), group in alike.items():
        lines += [f"{severity}: {problem}" for problem in group[:MAX_ALIKE]]
        if len(group) > MAX_ALIKE:
            lines.append(escape_hidden(f"{severity}: … {what}: {len(group) - MAX_ALIKE:,} more"))
    shown = lines[:MAX_PROBLEMS]
    if more and (len(shown) < len(lines) or len(lines) < len(problems)):
        shown.append(f"All {_some(len(problems), 'problem')} are in {more}")
    return "\n".join(shown)


def _problem_line(built: Build) -> str:
    if not built.problems:
        return "No problems."
    left_out, warnings = built.counts.left_out, built.counts.warnings
    return f"Problems: {_some(left_out, 'document')} left out, {_some(warnings, 'warning')}."


def _some(count: int, noun: str, nouns: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"
