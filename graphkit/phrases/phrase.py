"""Phrases: what they are, how they enter the graph, and how they are read back from it.

May import: records, vocabulary, graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
import networkx as nx

from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.vocabulary import MENTIONS, NODE_KINDS, PHRASE


class Mention(msgspec.Struct, frozen=True, kw_only=True, order=True, array_like=True, gc=False):
    """That an article names something, with the words."""

    article: str
    """The id of the article."""
    field: str
    """The attribute that the words stand in: ``title`` or ``excerpt``."""
    words: str
    """The words, as they stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What titles and excerpts name."""

    name: str
    """The words, as people write them."""
    basis: str
    """Why they are a phrase: ``names``, ``topic``, ``provider``, ``statistics`` or ``spacy``."""
    wikidata: str | None = None
    """The entity of Wikidata that it names, such as ``Q37156``, if the user says so."""
    mentions: tuple[Mention, ...]
    """Who names it, one mention an article, by the articles' ids."""


def add_phrases(graph: NewsGraph, phrases: Iterable[Phrase]) -> None:
    """Add phrases to a graph as nodes, and their mentions as edges.

    Args:
        graph: the graph that they were found in; it is changed.
        phrases: what `graphkit.phrases.find.find_phrases` found.
    """
    for phrase in phrases:
        node_id = NODE_KINDS[PHRASE].id_prefix + phrase.name
        attributes = {"kind": PHRASE, "name": phrase.name, "basis": phrase.basis, "articles": len(phrase.mentions)}
        if phrase.wikidata is not None:
            attributes["wikidata"] = phrase.wikidata
        graph.add_node(node_id, **attributes)
        mentions = {
            mention.article: {"kind": MENTIONS, "words": mention.words, "field": mention.field}
            for mention in phrase.mentions
        }
        graph.lay_edges_to(node_id, MENTIONS, mentions)


def phrases_of(graph: nx.MultiDiGraph[str]) -> tuple[Phrase, ...]:
    """Read the phrases of a graph back, by name.

    Args:
        graph: any graph with the nodes and edges that `add_phrases` makes.
    """
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for article, node_id, kind, attributes in graph.edges(keys=True, data=True):
        if kind == MENTIONS:
            mentions[node_id].append(Mention(article=article, field=attributes["field"], words=attributes["words"]))
    found = [
        Phrase(
            name=attributes["name"],
            basis=attributes["basis"],
            wikidata=attributes.get("wikidata"),
            mentions=tuple(sorted(mentions[node_id])),
        )
        for node_id, attributes in nodes_of(graph, PHRASE)
    ]
    return tuple(sorted(found, key=lambda phrase: phrase.name))
