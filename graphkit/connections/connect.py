"""How two groups of articles connect: everything is found, and every step gets its receipts.

May import: errors, vocabulary, evidence, and everything in `graphkit.connections` but the reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import networkx as nx

from graphkit.connections.answer import LIMITS, kinds_in, render_crossings
from graphkit.connections.bridges import Bridge
from graphkit.connections.connection import Bridged, Connection, Path, Step
from graphkit.connections.crossings import find_crossings
from graphkit.connections.filters import Filters, filter_graph, read_filters
from graphkit.connections.fragility import Cut, find_cuts
from graphkit.connections.groups import Group, keep_in_group, separate_groups, unite_groups
from graphkit.connections.names import point_to, say_some
from graphkit.connections.paths import find_paths
from graphkit.connections.selectors import read_group
from graphkit.connections.sides import MIN_GAP_DAYS, Sides, find_sides, make_sides
from graphkit.connections.survival import find_survival
from graphkit.errors import UsageError
from graphkit.evidence.receipts import find_receipts
from graphkit.evidence.sources import Sources
from graphkit.graph.news_graph import nodes_of
from graphkit.vocabulary import ARTICLE, PHRASE, RELATED, STORY


def read_sides(graph: nx.MultiDiGraph[str], starts: Sequence[str], ends: Sequence[str]) -> tuple[Group, Group]:
    """Read the two groups that are asked for; without any, find the two sides of the collection.

    Raises:
        UsageError: if only one is asked for, one is not there, or the collection has no two sides.
    """
    if starts and ends:
        return (
            unite_groups(graph, [read_group(graph, text) for text in starts]),
            unite_groups(graph, [read_group(graph, text) for text in ends]),
        )
    if starts or ends:
        raise UsageError("Only one group is named. Name both, with --from and --to, or none.")
    sides = find_sides(graph)
    if sides is None:
        raise UsageError(
            f"The coverage has no gap of more than {MIN_GAP_DAYS} days, so it has no two sides. "
            "Name two groups with --from and --to."
        )
    return sides.earlier, sides.later


def connect(
    graph: nx.MultiDiGraph[str],
    earlier: Group,
    later: Group,
    *,
    count: int = 5,
    quality: int | None = None,
    curated_only: bool = False,
    without: Sequence[str] = (),
    sources: Sources | None = None,
) -> Connection:
    """Find how two groups of articles connect, and how sure that is.

    Args:
        graph: the graph.
        earlier: the group to start from.
        later: the group to come to.
        count: how many paths to find at most.
        quality: the least quality of an article that counts.
        curated_only: whether only articles count that a document describes itself.
        without: nodes to leave out, as `graphkit.connections.selectors.find_node` reads them.
        sources: the documents, for the lines of receipts.

    Raises:
        UsageError: if both groups are the same, or one of `without` names no node.
    """
    earlier, later, shared = separate_groups(graph, earlier, later)
    filters = read_filters(graph, quality=quality, curated_only=curated_only, without=without)
    part = filter_graph(graph, filters)
    sides = make_sides(part, keep_in_group(part, earlier), keep_in_group(part, later))
    crossings = find_crossings(part, sides)
    whole = find_crossings(graph, make_sides(graph, earlier, later)) if filters else crossings
    shared = tuple(article for article in shared if article in part)
    paths = _find_paths(part, sides, count, sources)
    cuts = find_cuts(part, sides)
    more = [*_say_path(part, paths), *_say_cut(part, cuts[-1])]
    answer = render_crossings(crossings, kinds_in(part), shared=shared, more=more)
    return Connection(
        graph=part,
        filters=filters,
        answer=f"{_say_filters(graph, part, filters)}{answer}",
        crossings=crossings,
        shared=shared,
        bridges=tuple(
            Bridged(bridge=bridge, steps=_find_examples(part, sides, bridge, sources)) for bridge in crossings.bridges
        ),
        direct=tuple(_step(part, start, end, sources, RELATED) for start, end in crossings.related),
        paths=paths,
        cuts=cuts,
        survival=find_survival(graph, whole, filters or Filters(curated_only=True)),
        limits=tuple(_limits(part)),
    )


def _find_paths(graph: nx.MultiDiGraph[str], sides: Sides, count: int, sources: Sources | None) -> tuple[Path, ...]:
    """Find the best chains, and what each of their steps rests on."""
    return tuple(
        Path(
            steps=tuple(_step(graph, start, end, sources) for start, end in pairwise(chain.nodes)),
            coherence=chain.coherence,
            weakest=chain.weakest,
        )
        for chain in find_paths(graph, sides.earlier, sides.later, count=count)
    )


def _find_examples(
    graph: nx.MultiDiGraph[str], sides: Sides, bridge: Bridge, sources: Sources | None
) -> tuple[Step, ...]:
    """Give one article of each group that has the bridge: one that a document describes itself, if there is one."""
    having = {start for start, _ in graph.in_edges(bridge.node_id)}
    examples = []
    for group in (sides.earlier, sides.later):
        articles = [article for article in group.articles if article in having]
        curated = [article for article in articles if graph.nodes[article].get("curated")]
        examples.append(_step(graph, (curated or articles)[0], bridge.node_id, sources))
    return tuple(examples)


def _step(graph: nx.MultiDiGraph[str], start: str, end: str, sources: Sources | None, kind: str | None = None) -> Step:
    """Find the edge that a step goes along; of two in opposite directions the one that leads forward."""
    is_forward = graph.has_edge(start, end)
    edge = (start, end) if is_forward else (end, start)
    kind = kind or min(graph[edge[0]][edge[1]])
    receipts = find_receipts(graph, *edge, kind, sources=sources)
    return Step(start=start, end=end, kind=kind, is_forward=is_forward, receipts=receipts)


def _say_filters(graph: nx.MultiDiGraph[str], part: nx.MultiDiGraph[str], filters: Filters) -> str:
    if not filters:
        return ""
    kept, articles = (len(list(nodes_of(some, ARTICLE))) for some in (part, graph))
    return f"This is the collection {filters.describe(graph)}: {kept:,} of {say_some(articles, 'article')}. "


def _say_path(graph: nx.MultiDiGraph[str], paths: Sequence[Path]) -> list[str]:
    """Name the best path, or say that there is none."""
    if not paths:
        return ["No path leads from one to the other."]
    nodes = [paths[0].steps[0].start, *(step.end for step in paths[0].steps)]
    chain = " → ".join(point_to(graph, node_id) for node_id in nodes)
    return [f"The most coherent path ({paths[0].coherence:.2f} of 1): {chain}."]


def _say_cut(graph: nx.MultiDiGraph[str], cut: Cut) -> list[str]:
    """Say of the strictest view whether it all hangs on one node."""
    if cut.links or len(cut.nodes) != 1:
        return []
    return [f"{cut.view[0].upper()}{cut.view[1:]}, all of it hangs on {point_to(graph, cut.nodes[0])}."]


def _limits(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Say what the graph cannot tell."""
    limits = [LIMITS]
    articles = [attributes for _, attributes in nodes_of(graph, ARTICLE)]
    if mentioned := sum(1 for attributes in articles if not attributes.get("curated")):
        limits.append(
            f"{mentioned:,} of {say_some(len(articles), 'article')} are only mentioned: known from what documents list, "
            "so what they themselves would list is not known, nor are their topics."
        )
    if undated := sum(1 for attributes in articles if "date_published" not in attributes):
        limits.append(
            f"{say_some(undated, 'article')} without a date {'is' if undated == 1 else 'are'} on no side of time."
        )
    if kinds_in(graph) & {PHRASE, STORY}:
        limits.append("Phrases and stories are inferred from titles and excerpts; the full texts were not read.")
    limits.append("What chance would join says how surprising a bridge is, not why it is there.")
    return limits
