"""What was read becomes a graph with all that is inferred of it, and its outputs.

What does that takes long to import, so `graphkit.pipeline` imports this while documents are being read.

May import: everything but `graphkit.pipeline` and `graphkit.cli`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from graphkit.built import TTL, Build, Counts, begin_output
from graphkit.errors import Problem, Severity
from graphkit.graph.assembly import assemble, find_self_relations
from graphkit.graph.news_graph import NewsGraph, nodes_of
from graphkit.graph.provenance import Provenance
from graphkit.graph.recall import RecalledProvenance
from graphkit.graph.stated_edges import StatedEdges, stated_edges
from graphkit.inference import StorySeeker, add_inferences, add_known_inferences, seek_stories, split_texts
from graphkit.phrases.known_words import KnownWords
from graphkit.processes import FEWEST_NODES, can_fork
from graphkit.reading.documents import Outcome
from graphkit.records import Name
from graphkit.reuse import Reuse
from graphkit.vocabulary import ARTICLE, PHRASE, PROVIDER, RELATED, STORY, TOPIC

_MOST_ENTRIES = 250_000
"""From how many entries on stories are sought when phrases have been found: at once, both would take too much memory."""


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, and what it is to be made into."""

    provenance: Provenance
    """What documents say."""
    outcomes: Mapping[Outcome, int]
    """How many files became what."""
    problems: Sequence[Problem]
    """What is wrong in them."""
    said: str | None
    """What tells what documents say (see `graphkit.reading.cache`); None where nothing is kept."""
    has_other_texts: bool
    """Whether they say anything else than in the build before in which phrases and stories may be found."""
    options: Mapping[str, object]
    """The options that the outputs depend on, by name."""
    names: Sequence[Name]
    """Names of the user's that are to be found in titles and excerpts."""
    spacy: str | None
    """A spaCy pipeline whose entities are phrases, too."""


def construct(read: Read) -> Build:
    """Make a graph of what was read, with all that is inferred of it."""
    built, _ = _infer(read, read.provenance, Reuse())
    return built


def construct_into(folder: Path, read: Read) -> Build:
    """Do what `construct` and `Build.write` do, and do again only what has to be.

    Args:
        folder: the output folder.
        read: what was read.
    """
    # What a pipeline of spaCy's finds is not known, since that may change under its name.
    reuse = Reuse(folder, read.said, read.options) if read.said is not None and read.spacy is None else Reuse()
    # How many nodes there will be, nobody knows yet; of few entries, it is few. Nor is it known whether what is inferred
    # is; where texts are the same, it mostly is. Without another process it is not worth it, either: there are more texts
    # in what is said than in the graph.
    contribution = read.provenance.contribution
    is_large = FEWEST_NODES < contribution.size < _MOST_ENTRIES
    is_worth = is_large and read.has_other_texts and not reuse.knows(TTL) and can_fork()
    with (
        seek_stories(reuse.story_shelf(read.provenance), is_worth=is_worth) as seeker,
        split_texts(reuse.phrase_shelf(read.provenance), contribution.said.values(), is_worth=is_worth) as words,
    ):
        provenance = reuse.recall(read.provenance)
        base_iri = str(read.options["base_iri"])
        # What there is to write now would keep those waiting who seek stories; when they have found them, a core is idle.
        with begin_output(folder, provenance, base_iri, reuse, known=folder, at_once=not is_worth) as begun:
            built, stated = _infer(
                read, provenance, reuse, words=words, seeker=seeker if is_worth else None, prepare=begun.prepare
            )
            keep = partial(reuse.keep_inferences, built.graph), partial(reuse.keep_graph, built.graph, stated)
            begun.end(built, stated=stated, besides=keep)
    return built


def _infer(
    read: Read,
    provenance: Provenance,
    reuse: Reuse,
    *,
    words: Callable[[], KnownWords | None] = lambda: None,
    seeker: StorySeeker | None = None,
    prepare: Callable[[], None] | None = None,
) -> tuple[Build, StatedEdges]:
    """Make the graph, and give with it the edges of it that documents state."""
    graph = provenance.recall() if isinstance(provenance, RecalledProvenance) else assemble(provenance)
    known = reuse.inferences(graph)
    if known is not None:
        add_known_inferences(graph, known)
    else:
        found = add_inferences(graph, names=read.names, spacy=read.spacy, words=words, seeker=seeker, meanwhile=prepare)
        reuse.learn_inferences(found, words())
    problems = tuple(sorted([*read.problems, *find_self_relations(graph)], key=Problem.sort_key))
    stated = provenance.stated_edges if isinstance(provenance, RecalledProvenance) else stated_edges(graph)
    counts = _count(graph, stated, read, problems)
    return Build(graph=graph, problems=problems, counts=counts, options=dict(read.options)), stated


def _count(graph: NewsGraph, stated: StatedEdges, read: Read, problems: Sequence[Problem]) -> Counts:
    kinds = Counter(attributes["kind"] for _, attributes in graph.nodes(data=True))
    articles = [attributes for _, attributes in nodes_of(graph, ARTICLE)]
    curated = sum(1 for article in articles if article["curated"])
    return Counts(
        documents=read.outcomes[Outcome.READ],
        left_out=read.outcomes[Outcome.LEFT_OUT],
        skipped=read.outcomes[Outcome.SKIPPED],
        articles=len(articles),
        curated=curated,
        mentioned=len(articles) - curated,
        undated=sum(1 for article in articles if "date_published" not in article),
        providers=kinds[PROVIDER],
        topics=kinds[TOPIC],
        related=stated.count(RELATED),
        stories=kinds[STORY],
        phrases=kinds[PHRASE],
        warnings=sum(1 for problem in problems if problem.severity is Severity.WARNING),
        withheld=sum(document.withheld for document in graph.provenance.contribution.documents),
    )
