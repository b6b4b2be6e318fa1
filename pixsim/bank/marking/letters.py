"""Letters, short codes or a list: « B, C, A », « BCA », « P13 et P19 », « n° 3, 12 », « [2, 8, 5] »."""

from __future__ import annotations

import re

from pixsim.bank.marking.announcing_words import without_leads
from pixsim.bank.marking.cleaning import fold_accents, strip_quotes

_BETWEEN = re.compile(r"[\s,;:/<>=→➔–—.+&()\[\]-]+")
_NUMBERED = re.compile(
    r"(?<![^\W_])(?:(?:les )?(?:n ?[°º]s?|nos|num[eé]ros?) ?:? ?)(?=\d)", re.IGNORECASE
)
_ASSIGNED = re.compile(r"^(?:[^\W\d][\w]+ ?= ?(?=[\[(]?\d)|\w ?= ?(?=\[))")  # « liste = [2, 8] »
_LINKS = frozenset({"puis", "et", "ensuite", "enfin"})
_ARTICLES = frozenset({"le", "la", "les"})


def parse_letters(
    text: str, lead: tuple[str, ...] = (), *, any_order: bool = False
) -> tuple[str, ...] | None:
    """Read letters one after the other, stuck together or not.

    Returns
    -------
    tuple of str or None
        Sorted when the order does not matter; None when there is none.
    """
    plain = without_leads(_ASSIGNED.sub("", fold_accents(strip_quotes(text))), lead).lower()
    plain = _NUMBERED.sub("", plain)
    tokens = [token for token in _BETWEEN.split(plain) if token]
    if len(tokens) == 1 and tokens[0].isascii() and tokens[0].isalpha():
        tokens = list(tokens[0])
    elif len(tokens) > 1:
        tokens = tokens[1:] if tokens[0] in _ARTICLES else tokens
        tokens = [token for token in tokens if token not in _LINKS]
    if not tokens:
        return None
    return tuple(sorted(tokens)) if any_order else tuple(tokens)
