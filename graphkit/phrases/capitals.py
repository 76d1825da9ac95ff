"""How a text uses capitals: in Title Case, and in capitals only, they do not tell names.

May import: phrases.words.
"""

from __future__ import annotations

import re

from graphkit.phrases.words import MAX_LETTERS, Gap, is_plain, read_shape

_LONG_WORD = 4  # letters from which on a headline in Title Case writes a word with a capital
_MOST_CAPITALS = 0.6  # of the long words of a sentence; German, which writes nouns so, stays below


# How a word is written, and what it tells, as one letter; what parts two words is a letter, too. Plain constants, as
# Python 3.11 takes long to look a member of an enumeration up.
SMALL = "l"
"""In small letters, or in a script that has only one kind."""
NAME = "n"
"""With a capital that says that it is a name."""
CAPITAL = "c"
"""With a capital at its head that tells nothing: it begins a sentence, or is in Title Case."""
SHOUTED = "s"
"""In capitals that tell nothing, as all around it has them."""
NUMBER = "d"
"""With a digit at its head and no capital."""
MARKS = (Gap.BREAK.value, Gap.SENTENCE.value)
"""No word, but punctuation; the end of a text is a mark, too."""
LONG = "-"
"""Too long to be a word."""

# A word by itself as one letter, by its shape: another one if the word stays as it is in capitals, large if it is long.
_LETTERS = ("ll", "ca", "mi", "od")
_PLAIN = "lL"
_SENTENCE = re.compile(r"[^.,][^.]*")
_SHOUTED = re.compile(r"[aAiId,]*")
_IN_TEXT = str.maketrans("lLcCaAmMiIod", "llnnnnnnnndd")
_IN_TITLE = str.maketrans("lLcCaAmMiIod", "llccccnnnndd")
_IN_CAPITALS = str.maketrans("aAiId", "ccssd")


def read_letter(written: str) -> str:
    """Give a word by itself as the letter that `find_styles` takes, or as `LONG`."""
    if len(written) > MAX_LETTERS:
        return LONG
    if is_plain(written):  # as most are
        return _PLAIN[len(written) >= _LONG_WORD]
    letter = _LETTERS[read_shape(written)][written.upper() == written]
    is_long = len(written) >= _LONG_WORD and not written[0].isdigit()
    return letter.upper() if is_long else letter


def find_styles(letters: str) -> str:
    """Tell how each word of a text is written, which depends on how its sentence uses capitals.

    Args:
        letters: a letter for each word, by `read_letter`, and the marks between them.

    Returns:
        The styles, a letter for a letter.
    """
    return _SENTENCE.sub(_find_styles_of_sentence, letters)


def _find_styles_of_sentence(sentence: re.Match[str]) -> str:
    letters = sentence[0]
    rest = letters[1:]
    capitals = rest.count("C") + rest.count("A") + rest.count("M") + rest.count("I")
    if capitals <= _MOST_CAPITALS * (capitals + rest.count("L")):
        return letters[0].translate(_IN_TITLE) + rest.translate(_IN_TEXT)
    return letters.translate(_IN_CAPITALS if _SHOUTED.fullmatch(letters) else _IN_TITLE)
