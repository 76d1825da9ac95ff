"""The words of a text.

May import: the standard library.
"""

from __future__ import annotations

import html
import re
import unicodedata

_WORD = re.compile(r"\w+(?:['.]\w+)*")
_MARKUP = re.compile(r"<[^<>]*>")
# Both begin with the quote, and look back from there, because expressions are found faster that begin with a character.
_POSSESSIVE = re.compile(r"'(?:(?<=\w')s\b|(?<=s')(?!\w))")


def words_of(text: str) -> str:
    """Give the words of a text as they are written there, with a space between them.

    Markup, the shape of quotes and letters (Unicode's form KC) and possessives do not count; the parts of a word with
    hyphens are words of their own. Words that differ in case only are alike once the whole is casefolded, which makes
    no space.
    """
    plain = _MARKUP.sub(" ", html.unescape(text))
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).replace("\u2018", "'").replace("\u2019", "'")
    if "'" in plain:  # as few texts have it, even this much saves time
        plain = _POSSESSIVE.sub("", plain)
    return " ".join(_WORD.findall(plain))


class WordsByText(dict[str, str]):
    """What `words_of` gives, by text: what it gave before, or is made to give now."""

    def __missing__(self, text: str) -> str:
        """Find the words of a text that is not known yet."""
        words = self[text] = words_of(text)
        return words
