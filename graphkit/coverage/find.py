"""Who told what when: everything is found.

May import: errors, vocabulary, stories, evidence, connections, and everything in `graphkit.coverage` but the
reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from graphkit.connections.groups import Group
from graphkit.connections.names import name_node
from graphkit.connections.selectors import find_node
from graphkit.coverage.coverage import Coverage, ProviderCoverage, Split, StoryCoverage, Telling
from graphkit.coverage.periods import Periods, find_periods
from graphkit.coverage.tellings import count_places, date_of, find_tellings
from graphkit.coverage.uncurated import find_uncurated
from graphkit.errors import UsageError
from graphkit.evidence.sources import Sources
from graphkit.stories.articles import provider_of
from graphkit.stories.in_graph import stories_of
from graphkit.stories.story import Story
from graphkit.vocabulary import NODE_KINDS, STORY

UNKNOWN_PROVIDER = "an unknown provider"
"""What to call the provider of articles of which none is known."""


def find_coverage(
    graph: nx.MultiDiGraph[str],
    earlier: Group | None = None,
    later: Group | None = None,
    *,
    sources: Sources | None = None,
) -> Coverage:
    """Find who told which story when, who told the first part and never the second, and what nobody curated.

    Args:
        graph: the graph, with its stories.
        earlier: the first part (`graphkit.connections.selectors.read_group`).
        later: the second part. Without both, the parts are the two sides of the largest gap in time; without such
            a gap there are no parts, and the periods are the years or months that there are.
        sources: the documents, for the lines of receipts.

    Raises:
        UsageError: if only one part is asked for, or both are the same articles.
    """
    if (earlier is None) is not (later is None):
        raise UsageError("Only one part is named. Name both, or none.")
    periods = find_periods(graph, earlier, later)
    places = periods.places()
    articles = sorted(places)
    names = _name_providers(graph, {provider_of(graph, article) for article in articles})
    stories = tuple(
        _find_story(graph, story, find_tellings(graph, _members(story), names, periods, places), periods)
        for story in stories_of(graph)
        if story.members
    )
    story_of = {a: story.story_id for story in stories for telling in story.tellings for a in telling.articles}
    providers = _find_providers(graph, articles, stories, names, periods)
    return Coverage(
        periods=periods,
        stories=stories,
        providers=providers,
        split=_split(providers) if periods.parts else None,
        uncurated=find_uncurated(graph, story_of, sources),
        alone=tuple(article for article in articles if article not in story_of),
        undated=tuple(article for article in articles if date_of(graph, article) is None),
    )


def find_story(graph: nx.MultiDiGraph[str], coverage: Coverage, text: str) -> StoryCoverage:
    """Find the story of a coverage that a text names: its id, its name, or words that its name alone has.

    Raises:
        UsageError: if there is none, or if several have these words.
    """
    prefix = NODE_KINDS[STORY].id_prefix
    node_id = find_node(graph, text if text.casefold().startswith(prefix) else f"{prefix}{text}")
    found = [story for story in coverage.stories if story.story_id == node_id]
    if not found:
        raise UsageError(f"{text}: no article belongs to it.")
    return found[0]


def _members(story: Story) -> list[str]:
    return [member.article for member in story.members]


def _find_story(
    graph: nx.MultiDiGraph[str], story: Story, tellings: tuple[Telling, ...], periods: Periods
) -> StoryCoverage:
    counts = tuple(sum(column) for column in zip(*(telling.counts for telling in tellings), strict=True))
    return StoryCoverage(
        story_id=story.story_id,
        name=story.name,
        first_date=story.first_date,
        last_date=story.last_date,
        tellings=tellings,
        counts=counts,
        undated=sum(1 for article in _members(story) if date_of(graph, article) is None),
        split=_split(tellings) if periods.parts and all(counts[:2]) else None,
    )


def _find_providers(
    graph: nx.MultiDiGraph[str],
    articles: Sequence[str],
    stories: Sequence[StoryCoverage],
    names: Mapping[str | None, str],
    periods: Periods,
) -> tuple[ProviderCoverage, ...]:
    own: defaultdict[str | None, list[str]] = defaultdict(list)
    for article in articles:
        own[provider_of(graph, article)].append(article)
    tellings = [telling for story in stories for telling in story.tellings]
    told = Counter(telling.provider for telling in tellings)
    first = Counter(telling.provider for telling in tellings if telling.is_first)
    in_stories = {article for telling in tellings for article in telling.articles}
    places = periods.places()
    rows = [
        ProviderCoverage(
            provider=provider,
            name=names[provider],
            counts=count_places(published, places, len(periods.groups)),
            curated=sum(1 for article in published if graph.nodes[article].get("curated")),
            stories=told[provider],
            first=first[provider],
            alone=sum(1 for article in published if article not in in_stories),
        )
        for provider, published in own.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.articles, row.name, row.provider or "")))


def _split(rows: Iterable[ProviderCoverage | Telling]) -> Split:
    """Tell who is in both parts; articles of unknown providers may be anybody's, and are left out."""
    known = [(row.provider, bool(row.counts[0]), bool(row.counts[1])) for row in rows if row.provider is not None]
    return Split(
        only_earlier=tuple(provider for provider, first, second in known if first and not second),
        only_later=tuple(provider for provider, first, second in known if second and not first),
        both=tuple(provider for provider, first, second in known if first and second),
    )


def _name_providers(graph: nx.MultiDiGraph[str], providers: set[str | None]) -> dict[str | None, str]:
    """Name every provider; those that share a name, by their domains, too."""
    names = {provider: name_node(graph, provider) for provider in providers if provider is not None}
    shared = Counter(names.values())
    called: dict[str | None, str] = {None: UNKNOWN_PROVIDER}
    for provider, name in names.items():
        domain = graph.nodes[provider].get("domain", provider)
        called[provider] = name if shared[name] == 1 else f"{name} ({domain})"
    return called
