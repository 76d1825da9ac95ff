"""Who told what when, as text for a terminal.

May import: terminal, connections, and everything in `graphkit.coverage` but as_json.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.connections.names import say_names, say_number, say_plural, say_some
from graphkit.coverage.coverage import Coverage, Listing, StoryCoverage, Uncurated
from graphkit.coverage.limits import find_limits
from graphkit.coverage.story_text import INDENT, say_hidden, say_split, write_story
from graphkit.coverage.table import render_table
from graphkit.coverage.wording import name_columns, say_moment, say_periods
from graphkit.terminal import wrap

MAX_STORIES = 20
"""How many stories are shown, the largest, before it is said how many more there are."""

MAX_TELLINGS = 5
"""How many providers of a story are shown, the first, before it is said how many more there are."""

MAX_ROWS = 20
"""How many providers and uncurated articles are shown, and providers of one part named."""

MAX_LISTINGS = 3
"""How many of those who list an article are shown."""

_NARROWEST_COLUMNS = 40


def render_coverage(coverage: Coverage, *, width: int = 100, is_whole: bool = False) -> str:
    """Render a coverage as text.

    Args:
        coverage: the coverage.
        width: the columns that a line may take; no fewer than 40.
        is_whole: whether to show all stories, providers and articles, however many there are.
    """
    writer = _Writer(coverage, width, is_whole=is_whole)
    return "".join(f"{line}\n" for line in writer.write())


def render_story(coverage: Coverage, story: StoryCoverage, *, width: int = 100) -> str:
    """Render one story of a coverage as text: all who told it, and what of it nobody curated."""
    writer = _Writer(coverage, width, is_whole=True)
    return "".join(f"{line}\n" for line in writer.write_one(story))


class _Writer:
    """Writes a coverage as lines."""

    def __init__(self, coverage: Coverage, width: int, *, is_whole: bool) -> None:
        self.coverage = coverage
        self.width = max(width, _NARROWEST_COLUMNS)
        self.is_whole = is_whole
        self.labels = name_columns(coverage.periods)

    def write(self) -> Iterator[str]:
        title = "Who told what when"
        yield from (title, "=" * len(title))
        if not self.coverage.articles:
            yield "There is no article here."
            return
        yield from self._wrap(self._opening())
        yield from self._section("Stories", self._stories())
        yield from self._section("Providers", self._providers())
        yield from self._section("The two parts", self._parts())
        yield from self._section("What nobody curated", self._uncurated())
        yield from self._section("Limits", self._limits(self.coverage.stories, len(self.coverage.undated)))

    def write_one(self, story: StoryCoverage) -> Iterator[str]:
        yield from write_story(self.coverage.periods, story, width=self.width, most=None)
        uncurated = [article for article in self.coverage.uncurated if article.story == story.story_id]
        if uncurated:
            yield ""
            yield from self._wrap(f"Nobody curated {say_some(len(uncurated), 'article')} of it:")
            yield from self._articles(uncurated)
        yield from self._section("Limits", self._limits([story], story.undated))

    def _opening(self) -> str:
        coverage = self.coverage
        providers = sum(1 for row in coverage.providers if row.provider is not None)
        told, alone = coverage.articles - len(coverage.alone), len(coverage.alone)
        stories = say_some(len(coverage.stories), "story", "stories")
        tell = f"; {told:,} tell {stories}, {alone:,} {'tells' if alone == 1 else 'tell'} none" if told else ""
        sentences = [
            f"{say_some(coverage.articles, 'article')} of {say_some(providers, 'provider')}{tell}.",
            say_periods(coverage.periods),
        ]
        if shared := len(coverage.periods.shared):
            verbs = "is in both, and counts" if shared == 1 else "are in both, and count"
            sentences.append(f"{say_some(shared, 'article')} {verbs} for the smaller one.")
        return " ".join(sentences)

    def _stories(self) -> Iterator[str]:
        ordered = sorted(self.coverage.stories, key=lambda story: -story.articles)
        if not ordered:
            yield "No story is here: no two articles are known to tell one."
            return
        yield "Providers are in the order in which they began; times are UTC."
        shown = ordered if self.is_whole else ordered[:MAX_STORIES]
        for story in shown:
            yield ""
            yield from write_story(self.coverage.periods, story, width=self.width, most=self._most(MAX_TELLINGS))
        yield from self._more(len(ordered) - len(shown), "smaller story", "smaller stories")

    def _providers(self) -> Iterator[str]:
        rows = self.coverage.providers
        shown = rows if self.is_whole else rows[:MAX_ROWS]
        table = [["", *self.labels, "all", "curated", "stories", "first", "alone"]]
        for row in shown:
            numbers = (*row.counts, row.articles, row.curated, row.stories, row.first, row.alone)
            table.append([row.name, *(f"{number:,}" for number in numbers)])
        yield from render_table(table, width=self.width, indent=INDENT)
        yield from self._more(len(rows) - len(shown), "provider")
        yield from self._wrap(
            "Articles of each period and of all; those curated; stories told, and those told first, alone or with "
            "others; articles of no story."
        )

    def _parts(self) -> Iterator[str]:
        split, names = self.coverage.split, {row.provider: row.name for row in self.coverage.providers}
        if split is None:
            yield from self._wrap(
                "Nothing divides the collection in two parts. Name two with --from and --to to see who told the first "
                "and never the second."
            )
            return
        for sentence in say_split(split, self.labels, names, self._most(MAX_ROWS)):
            yield from self._wrap(sentence, "- ", INDENT)

    def _uncurated(self) -> Iterator[str]:
        articles, stories = self.coverage.uncurated, self.coverage.uncurated_stories
        if not articles:
            yield "Every article is described by a document."
            return
        are = "is" if len(articles) == 1 else "are"
        yield from self._wrap(
            f"{len(articles):,} of {say_some(self.coverage.articles, 'article')} {are} only mentioned. Those come "
            "first that most articles list."
        )
        shown = articles if self.is_whole else articles[:MAX_ROWS]
        yield from self._articles(shown)
        yield from self._more(len(articles) - len(shown), "article")
        if stories:
            names = [f"“{story.name}”" for story in stories]
            listed = say_names(names, len(names) if self.is_whole else MAX_TELLINGS)
            verb = "has" if len(stories) == 1 else "have"
            noun = say_plural(len(stories), "story", "stories")
            yield from self._wrap(f"{say_number(len(stories))} {noun} {verb} nothing curated: {listed}.")

    def _articles(self, articles: Sequence[Uncurated]) -> Iterator[str]:
        for article in articles:
            title = f"“{article.title}”" if article.title else article.article
            yield from self._wrap(f"{_point_to(article)}: {title}", f"{INDENT}- ", INDENT * 2)
            shown = article.listings if self.is_whole else article.listings[:MAX_LISTINGS]
            for listing in shown:
                yield from self._wrap(_say_listing(listing), INDENT * 2, INDENT * 3)
            if hidden := len(article.listings) - len(shown):
                yield INDENT * 2 + say_hidden(hidden, "other")
            if not shown:
                yield f"{INDENT * 2}listed by no article here"

    def _limits(self, stories: Sequence[StoryCoverage], undated: int) -> Iterator[str]:
        for limit in find_limits(stories, undated):
            yield from self._wrap(limit, "- ", INDENT)

    def _section(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        yield from ("", title, "-" * len(title))
        yield from lines

    def _more(self, hidden: int, noun: str, nouns: str | None = None) -> Iterator[str]:
        if hidden > 0:
            yield INDENT + say_hidden(hidden, f"more {noun}", f"more {nouns or noun + 's'}")

    def _most(self, most: int) -> int | None:
        return None if self.is_whole else most

    def _wrap(self, text: str, first: str = "", rest: str = "") -> list[str]:
        return wrap(text, self.width, first, rest)


def _point_to(article: Uncurated | Listing) -> str:
    """Name an article by its provider and its moment."""
    provider = article.provider or article.article.partition("/")[0]
    return f"{provider}, {say_moment(article.date) if article.date else 'without a date'}"


def _say_listing(listing: Listing) -> str:
    """Say who lists an article, and where that stands."""
    places = [
        f"{receipt.document if receipt.line is None else f'{receipt.document}:{receipt.line}'}, {receipt.field}"
        for receipt in listing.receipts
    ]
    return f"listed by {_point_to(listing)}" + (f" ({'; '.join(places)})" if places else "")
