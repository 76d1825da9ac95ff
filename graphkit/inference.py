"""What is inferred of a graph: phrases and stories, side by side, and bridges, which rest on both.

May import: processes, kept, vocabulary, records, graph, phrases, stories, connections.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

import msgspec

from graphkit.connections.marks import add_bridges
from graphkit.graph.news_graph import NewsGraph
from graphkit.kept import Shelf, hash_of
from graphkit.phrases.find import find_phrases
from graphkit.phrases.known_words import KnownWords
from graphkit.phrases.phrase import Phrase, add_phrases
from graphkit.phrases.texts import FIELDS
from graphkit.processes import Ahead, ahead, beside, is_worth_a_process
from graphkit.records import Article, Entry, Name
from graphkit.stories.articles import Told, gather
from graphkit.stories.in_graph import add_stories
from graphkit.stories.story import Story
from graphkit.stories.words import WordsByText
from graphkit.vocabulary import NODE_KINDS, PUBLISHED_BY, RELATED

_READ_ATTRIBUTES = ("kind", "title", "excerpt", "date_published", "name", "keywords", "domain")
_READ_EDGES = frozenset({PUBLISHED_BY, RELATED})

StorySeeker = Ahead[Told, bytes]
"""Who looks for stories as soon as it is given what was gathered of a graph; they come as bytes, since pickle takes long."""

_encode_stories = msgspec.msgpack.Encoder().encode
_decode_stories = msgspec.msgpack.Decoder(tuple[Story, ...]).decode
_encode_words = msgspec.msgpack.Encoder().encode
_decode_words = msgspec.msgpack.Decoder(dict[str, str]).decode


class Inferences(NamedTuple):
    """What is inferred of a graph, but for the bridges, which follow from all else."""

    phrases: tuple[Phrase, ...]
    """What titles and excerpts name."""
    stories: tuple[Story, ...]
    """Which articles tell one story."""


@contextlib.contextmanager
def seek_stories(shelf: Shelf | None = None, *, is_worth: bool = True) -> Iterator[StorySeeker]:
    """Begin to look for stories beside what the block does, which says where by `StorySeeker.give`.

    Args:
        shelf: where the words of texts are kept from build to build, if they are.
        is_worth: whether there is so much to look at that a process pays; it imports what it needs meanwhile.
    """
    seeker: StorySeeker
    with ahead(partial(_find_stories, shelf), is_worth=is_worth) as seeker:
        yield seeker


@contextlib.contextmanager
def split_texts(
    shelf: Shelf | None, said: Iterable[Iterable[Entry]], *, is_worth: bool = True
) -> Iterator[Callable[[], KnownWords | None]]:
    """Begin to take apart the texts that phrases are found in, beside what the block does, unless their words are known.

    Args:
        shelf: where words are kept from build to build, if they are.
        said: what each document says, among which all texts of the graph are.
        is_worth: whether there is so much to take apart that a process pays.

    Yields:
        What gives the words, always the same; None where they are not kept.
    """
    if shelf is None or shelf.is_kept() or not is_worth:
        yield cache(lambda: KnownWords(shelf.take()) if shelf is not None else None)
        return
    with beside(partial(_split_texts, said)) as split:
        yield cache(lambda: KnownWords(split()))


def add_inferences(
    graph: NewsGraph,
    *,
    names: Sequence[Name] = (),
    spacy: str | None = None,
    words: Callable[[], KnownWords | None] = lambda: None,
    seeker: StorySeeker | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Inferences:
    """Add to a graph what can be inferred of it.

    Args:
        graph: a graph of what was read; it is changed.
        names: names of the user's that are to be found in titles and excerpts.
        spacy: a spaCy pipeline, by its name or folder, whose entities are phrases, too.
        words: gives the words of texts that need not be taken apart to find phrases; afterwards, those of the graph.
        seeker: who has begun to look for stories; without one, somebody begins now.
        meanwhile: what else there is to do while stories are sought, which takes longest; before the graph is changed.

    Returns:
        What was inferred.

    Raises:
        PackageMissingError: if `spacy` is given and is not installed.
        UsageError: if there is no such pipeline.
    """
    if seeker is None:
        with seek_stories(is_worth=is_worth_a_process(len(graph))) as here:
            return add_inferences(graph, names=names, spacy=spacy, words=words, seeker=here, meanwhile=meanwhile)
    seeker.give(gather(graph))
    phrases = find_phrases(graph, names=names, spacy=spacy, known=words())
    if meanwhile is not None:
        meanwhile()
    add_phrases(graph, phrases)
    stories = _decode_stories(seeker.result())
    add_stories(graph, stories)
    add_bridges(graph)
    return Inferences(phrases, stories)


def add_known_inferences(graph: NewsGraph, inferences: Inferences) -> None:
    """Add to a graph what was inferred of one with the same `hash_of_values_read` and `hash_of_links_read`."""
    add_phrases(graph, inferences.phrases)
    add_stories(graph, inferences.stories)
    add_bridges(graph)


def hash_of_values_read(graph: NewsGraph) -> str:
    """Hash all values in a graph that phrases and stories are found in: while they and the links are the same, so are these."""
    return hash_of(
        [
            (node_id, *map(values.get, _READ_ATTRIBUTES))
            for node_id, values in graph.nodes(data=True)
            if not NODE_KINDS[values["kind"]].is_inferred
        ]
    )


def hash_of_links_read(graph: NewsGraph) -> str:
    """Hash all edges of a graph that phrases and stories are found in, as `hash_of_values_read` does the values."""
    return hash_of(
        [
            (start, links)
            for start, ends in graph.adjacency()
            if (links := [(end, kind) for end, kinds in ends.items() for kind in kinds if kind in _READ_EDGES])
        ]
    )


def _split_texts(said: Iterable[Iterable[Entry]]) -> bytes | None:
    records = {id(entry.subject): entry.subject for entry in chain.from_iterable(said)}.values()
    articles = [record for record in records if isinstance(record, Article)]
    texts = dict.fromkeys(text for article in articles for field in FIELDS if (text := getattr(article, field)))
    words = KnownWords()
    words.take_apart(list(texts))
    return words.encode()


def _find_stories(shelf: Shelf | None, told: Callable[[], Told]) -> bytes:
    # scipy and igraph take as long to import as graphkit itself; where there are two processes, only this one needs them.
    from graphkit.stories.find import find_told_stories  # noqa: PLC0415

    if shelf is None:
        return _encode_stories(find_told_stories(told()))
    kept = shelf.take()
    known = WordsByText(_decode_words(kept) if kept is not None else {})
    before = set(known)
    stories = find_told_stories(told(), known)
    if known.keys() != before:
        shelf.keep(_encode_words(known))
    return _encode_stories(stories)
