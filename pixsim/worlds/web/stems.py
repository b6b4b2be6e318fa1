"""What words of one family share, so that a search finds one for the other.

Words come without accents, as they are typed. Snowball's French stemmer, tried in its place, needs the accents: it
parts « invente » from « inventee », « inventeur » from « invention », « directeur » from « directrice ».
"""

from __future__ import annotations

from functools import cache

_SHORTEST = 3  # letters of a stem
_PLURALS = (("eaux", "eau"), ("aux", "al"), ("s", ""), ("x", ""))
_ENDINGS = (
    "atrice", "ation", "ateur", "ement", "aient", "rice", "euse", "ante", "ion", "eur", "ere", "ent", "ant", "ait", "er", "ee", "e",
)  # fmt: skip
"""The longest first."""


@cache
def stem(word: str) -> str:
    """The beginning that a French word shares with its plural, its feminine, its verb and its noun.

    Parameters
    ----------
    word : str
        A word without accents nor capitals.

    Returns
    -------
    str
        A beginning of three letters or more; the word itself where it is short or has a figure.

    Examples
    --------
    >>> stem("transistors"), stem("inventee"), stem("invention"), stem("site"), stem("b14")
    ('transistor', 'invent', 'invent', 'sit', 'b14')
    """
    if not word.isalpha() or len(word) <= _SHORTEST:
        return word
    for plural, alone in _PLURALS:
        if word.endswith(plural) and len(word) - len(plural) + len(alone) >= _SHORTEST:
            word = word.removesuffix(plural) + alone
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
