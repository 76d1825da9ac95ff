"""The key of every written form: what forms of one word have in common, by the collection's own evidence.

May import: phrases.capitals, phrases.words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graphkit.phrases.capitals import NAME, SMALL
from graphkit.phrases.words import Shape, fold_word, read_shape

_PLURALS = ("s", "es")
_SHORTEST_SINGULAR = 3
_ACRONYM_TWIN = 0.2


class Keys:
    """The keys of a collection's words."""

    def __init__(self, forms: Mapping[tuple[str, str], int]) -> None:
        """Learn which plurals and acronyms there are.

        Args:
            forms: how often each form is written in each style.
        """
        folded = [fold_word(form) for form, _ in forms]
        self._folded = set(folded)
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for word, ((form, style), count) in zip(folded, forms.items(), strict=True):
            if style == SMALL:
                small[word] += count
            elif style == NAME and read_shape(form) is Shape.MIXED:
                large[word] += count
        # US is not us and IT is not it; where the small form is a rarity (ibm in an address), it is the same word.
        self._twins = {word for word, count in large.items() if small[word] > _ACRONYM_TWIN * count}

    def key(self, written: str, is_telling: bool = True) -> str:
        """Give the key of a written form, whose capitals tell something unless all around it has them."""
        folded = fold_word(written)
        if is_telling and folded in self._twins and read_shape(written) is Shape.MIXED:
            return folded.upper()
        return self._singular(folded)

    def _singular(self, folded: str) -> str:
        """Fold a plural onto its singular where both occur; English, French, Spanish and others end it in s."""
        if not folded.endswith("s"):
            return folded
        for plural in _PLURALS:
            singular = folded.removesuffix(plural)
            if singular != folded and len(singular) >= _SHORTEST_SINGULAR and singular in self._folded:
                return singular
        if folded.endswith("ies") and (singular := folded[:-3] + "y") in self._folded:
            return singular
        return folded
