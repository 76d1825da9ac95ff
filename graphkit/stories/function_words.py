"""Words that hold English together, and tell of no story: its closed classes of words.

In a large collection their frequency keeps such words down in any language; in a small one no word is frequent,
and two headlines would be near for an “in” that both have.

May import: nothing.
"""

_CLASSES = {
    "determiners": "a an the this that these those each every either neither some any no all both half such another "
    "other same few fewer less least many more most much several own",
    "pronouns": "i me my mine myself we our ours ourselves you your yours yourself yourselves he him his himself she her "
    "hers herself it its itself they them their theirs themselves who whom whose which what one ones none nobody "
    "nothing someone something anyone anything everyone everything there here",
    "prepositions": "about above across after against along amid among around as at before behind below beneath beside "
    "besides between beyond by despite down during except for from in inside into like near of off on onto out outside "
    "over past per since than through throughout to toward towards under until up upon via with within without",
    "conjunctions": "and but or nor so yet if unless because although though while whereas whether when where why how",
    "auxiliary verbs": "be am is are was were been being have has had having do does did doing done can could may might "
    "must shall should will would cannot can't couldn't didn't doesn't don't hadn't hasn't haven't isn't aren't wasn't "
    "weren't won't wouldn't shouldn't i'm i've you're we're they're it's he's she's that's",
    "adverbs": "not only just also too very once again ever never even still then now back away",
}

FUNCTION_WORDS = frozenset(word for words in _CLASSES.values() for word in words.split())
"""The determiners, pronouns, prepositions, conjunctions and auxiliary verbs of English (Quirk, Greenbaum, Leech &
Svartvik, A Comprehensive Grammar of the English Language, 1985, section 2.39), and adverbs that do as little, in lower
case. Not “us”, which headlines mean a country by."""
