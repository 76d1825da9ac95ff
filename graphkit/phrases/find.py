"""Phrases are found: candidates from the user, the collection and statistics, then their places in the texts.

Works in any language that separates words by spaces; where a script has no capitals, single words are found
only if they are supplied. No model is needed.

May import: records, vocabulary, graph and everything in `graphkit.phrases`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from graphkit.phrases.candidates import Candidate, Case, from_providers, from_topics, from_user, make_key
from graphkit.phrases.entities import find_entities
from graphkit.phrases.known_words import KnownWords
from graphkit.phrases.lexicon import Lexicon
from graphkit.phrases.matching import Match, Matcher
from graphkit.phrases.phrase import Mention, Phrase
from graphkit.phrases.proper_names import Key, ProperNames
from graphkit.phrases.terms import Terms
from graphkit.phrases.texts import read_collection
from graphkit.records import Name

_MIN_ARTICLES = 2


def find_phrases(
    graph: nx.MultiDiGraph[str],
    *,
    names: Sequence[Name] = (),
    spacy: str | None = None,
    known: KnownWords | None = None,
) -> tuple[Phrase, ...]:
    """Find what the titles and excerpts of a graph name.

    A place in a text is a mention of the longest phrase that stands there, and of none within it: Amazon Web
    Services does not name Amazon. A phrase has at least two articles; one is enough for a name of the user's,
    and for a name of several words that stand nowhere else (Joy Buolamwini).

    Args:
        graph: any graph with articles that have the attributes ``title`` and ``excerpt``; it is not changed.
        names: names of the user's, see `graphkit.reading.names`; they are found wherever they stand.
        spacy: a spaCy pipeline, by its name or folder, whose entities are to be looked for, too.
        known: the words of texts that need not be taken apart; afterwards, those of these texts.

    Returns:
        The phrases, by name.

    Raises:
        PackageMissingError: if `spacy` is given and is not installed.
        UsageError: if there is no such pipeline.
    """
    collection, key = read_collection(graph, known)
    lexicon = Lexicon(collection)
    proper = ProperNames(collection, lexicon)
    found_names = proper.find()
    candidates = [*from_user(names, key), *from_topics(graph, key), *from_providers(graph, key, found_names)]
    candidates += _from_statistics(found_names, proper, Terms(collection, lexicon).find())
    if spacy is not None:
        candidates += [
            Candidate(key=made, owner=made, basis="spacy", case=Case.ANY if entity.islower() else Case.CAPITAL)
            for entity in find_entities(spacy, collection.find_originals())
            if (made := make_key(entity, key))
        ]
    matches = Matcher(candidates, graph).find(collection)
    rare = {name for name, count in found_names.items() if count < _MIN_ARTICLES}
    return _collect(matches, rare)


def _from_statistics(names: dict[Key, int], proper: ProperNames, terms: dict[Key, int]) -> Iterator[Candidate]:
    for key in sorted(terms):
        yield Candidate(key=key, owner=key, basis="statistics", case=Case.ANY)
    for key in sorted(names):
        yield Candidate(key=key, owner=key, basis="statistics", case=Case.CAPITAL)
    for short, owner in sorted(proper.find_short_forms(names).items()):
        yield Candidate(key=short, owner=owner, basis="statistics", case=Case.CAPITAL)


def _collect(matches: Iterable[Match], rare: set[Key]) -> tuple[Phrase, ...]:
    found: dict[Key, _Found] = {}
    for match in matches:
        owner = match.candidate.owner
        if owner not in found:
            found[owner] = _Found(match.candidate)
        found[owner].add(match)
    by_name: dict[str, Phrase] = {}
    for owner in sorted(found):
        phrase = found[owner].make_phrase()
        enough = 1 if phrase.basis == "names" or owner in rare else _MIN_ARTICLES
        if len(phrase.mentions) >= enough:
            by_name[phrase.name] = _unite(by_name.get(phrase.name), phrase)
    return tuple(by_name[name] for name in sorted(by_name))


class _Found:
    """What the matches of one phrase tell of it, so that they need not be kept."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate
        self._mentions: dict[str, Mention] = {}
        # How often each form is written, the best models of how to write the phrase first.
        self._forms: defaultdict[tuple[bool, bool], Counter[str]] = defaultdict(Counter)

    def add(self, match: Match) -> None:
        """Add a match; they come in the order of the articles' ids."""
        candidate, text, words = match.candidate, match.text, match.words
        if candidate.name and not self._candidate.name:
            self._candidate = candidate
        if text.article not in self._mentions:
            self._mentions[text.article] = Mention(article=text.article, field=text.field, words=words)
        self._forms[candidate.key != candidate.owner, match.is_headline][words] += 1

    def make_phrase(self) -> Phrase:
        """Make the phrase."""
        return Phrase(
            name=self._candidate.name or self._find_most_written(),
            basis=self._candidate.basis,
            wikidata=self._candidate.wikidata,
            mentions=tuple(self._mentions.values()),
        )

    def _find_most_written(self) -> str:
        """Give the form that is written most, outside of headlines if there is any; of equals the first."""
        forms: Counter[str] = Counter()
        for words, count in self._forms[min(self._forms)].items():
            forms[" ".join(words.split())] += count
        return max(forms, key=lambda form: forms[form])


def _unite(one: Phrase | None, other: Phrase) -> Phrase:
    """Unite two phrases that are written alike."""
    if one is None:
        return other
    mentions = {mention.article: mention for mention in (*other.mentions, *one.mentions)}
    return Phrase(
        name=one.name,
        basis=one.basis,
        wikidata=one.wikidata or other.wikidata,
        mentions=tuple(mentions[article] for article in sorted(mentions)),
    )
