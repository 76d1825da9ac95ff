"""What is found about two groups of articles, in one record.

May import: vocabulary, evidence, and what finds in `graphkit.connections`.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graphkit.connections.bridges import Bridge
from graphkit.connections.crossings import Crossings
from graphkit.connections.filters import Filters
from graphkit.connections.fragility import Cut
from graphkit.connections.survival import Survival
from graphkit.evidence.receipts import Receipt
from graphkit.vocabulary import EDGE_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a chain, along an edge of the graph or against it."""

    start: str
    """The node it leaves."""
    end: str
    """The node it enters."""
    kind: str
    """The kind of the edge."""
    is_forward: bool
    """Whether the edge leads from `start` to `end`, rather than back."""
    receipts: tuple[Receipt, ...]
    """What the edge rests on."""

    @property
    def is_inferred(self) -> bool:
        """Whether the edge is inferred from what was read, rather than read."""
        return EDGE_KINDS[self.kind].is_inferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridged:
    """A bridge, and an example from each side."""

    bridge: Bridge
    """The bridge."""
    steps: tuple[Step, ...]
    """From an article of each group to the bridge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A chain from one group to the other."""

    steps: tuple[Step, ...]
    """Its steps, in order."""
    coherence: float
    """The strength of its weakest link, from 0 to 1."""
    weakest: tuple[str, str]
    """The two articles that the weakest link joins."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Connection:
    """How two groups of articles connect."""

    graph: nx.MultiDiGraph[str]
    """The graph that was asked, without what the filters leave out."""
    filters: Filters
    """What was left out."""
    answer: str
    """The answer in one paragraph."""
    crossings: Crossings
    """The two groups, related links between them, and providers and topics on one side and both."""
    shared: tuple[str, ...]
    """The articles that both groups had in common; they count for the smaller one."""
    bridges: tuple[Bridged, ...]
    """Providers, topics, phrases and stories on both sides, the most telling first."""
    direct: tuple[Step, ...]
    """The related links that cross."""
    paths: tuple[Path, ...]
    """The best chains from one group to the other, the most coherent first."""
    cuts: tuple[Cut, ...]
    """What would have to go to separate the groups."""
    survival: Survival
    """Which conclusions survive the filters; if none were asked for, with curated articles only."""
    limits: tuple[str, ...]
    """What this cannot tell, one sentence each."""
