"""Phrases are found: candidates from the user, the collection and statistics, then their places in the texts.

Works in any language that separates words by spaces; where a script has no capitals, single words are found
only if they are supplied. No model is needed.

May import: records, vocabulary, graph and everything in `graphkit.phrases`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx
import numpy as np

from graphkit.phrases.candidates import Candidate, Case, from_providers, from_topics, from_user, make_key
from graphkit.phrases.entities import find_entities
from graphkit.phrases.known_words import KnownWords
from graphkit.phrases.lexicon import Lexicon
from graphkit.phrases.matching import Matcher, Matches
from graphkit.phrases.phrase import Mention, Phrase
from graphkit.phrases.proper_names import Key, ProperNames
from graphkit.phrases.rows import Numbers
from graphkit.phrases.terms import Terms
from graphkit.phrases.texts import Text, read_collection
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
    return _collect(matches, collection.texts, rare)


def _from_statistics(names: dict[Key, int], proper: ProperNames, terms: dict[Key, int]) -> Iterator[Candidate]:
    for key in sorted(terms):
        yield Candidate(key=key, owner=key, basis="statistics", case=Case.ANY)
    for key in sorted(names):
        yield Candidate(key=key, owner=key, basis="statistics", case=Case.CAPITAL)
    for short, owner in sorted(proper.find_short_forms(names).items()):
        yield Candidate(key=short, owner=owner, basis="statistics", case=Case.CAPITAL)


def _collect(matches: Matches, texts: Sequence[Text], rare: set[Key]) -> tuple[Phrase, ...]:
    owners: dict[Key, int] = {}
    owner_of = [owners.setdefault(candidate.owner, len(owners)) for candidate in matches.candidates]
    of_matches = np.array(owner_of, dtype=np.int64)[matches.found]
    by_owner = np.argsort(of_matches, kind="stable")
    bounds = np.searchsorted(of_matches[by_owner], np.arange(len(owners) + 1)).tolist()
    by_name: dict[str, Phrase] = {}
    for owner, number in sorted(owners.items()):
        places = by_owner[bounds[number] : bounds[number + 1]]
        if len(places):
            phrase = _make_phrase(matches, places, texts)
            enough = 1 if phrase.basis == "names" or owner in rare else _MIN_ARTICLES
            if len(phrase.mentions) >= enough:
                by_name[phrase.name] = _unite(by_name.get(phrase.name), phrase)
    return tuple(by_name[name] for name in sorted(by_name))


def _make_phrase(matches: Matches, places: Numbers, texts: Sequence[Text]) -> Phrase:
    """Make the phrase of some of the matches, which come in the order of the articles' ids."""
    found = matches.found[places].tolist()
    candidates = {number: matches.candidates[number] for number in found}
    candidate = next((candidate for candidate in candidates.values() if candidate.name), candidates[found[0]])
    named_in = [texts[number] for number in matches.texts[places].tolist()]
    bounds = zip(named_in, matches.starts[places].tolist(), matches.ends[places].tolist(), strict=True)
    words = [text.text[start:end] for text, start, end in bounds]
    firsts = {text.article: place for place, text in reversed(list(enumerate(named_in)))}
    return Phrase(
        name=candidate.name or _find_most_written(candidates, found, words, matches.are_headlines[places].tolist()),
        basis=candidate.basis,
        wikidata=candidate.wikidata,
        mentions=tuple(
            [
                Mention(article=article, field=named_in[place].field, words=words[place])
                for article, place in reversed(firsts.items())
            ]
        ),
    )


def _find_most_written(
    candidates: Mapping[int, Candidate], found: Sequence[int], words: Sequence[str], are_headlines: Sequence[bool]
) -> str:
    """Give the form that is written most, outside of headlines if there is any; a short form only where there is no other."""
    is_other = {number: candidate.key != candidate.owner for number, candidate in candidates.items()}
    models = [(is_other[number], is_headline) for number, is_headline in zip(found, are_headlines, strict=True)]
    best = min(models)
    forms: Counter[str] = Counter()
    for written, count in Counter(form for form, model in zip(words, models, strict=True) if model == best).items():
        forms[" ".join(written.split())] += count
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
