"""French spacing: the spaces that must not end a line.

No space is ever added: one that is there, before ``: ; ! ? » %``, after ``«`` or between a number
and its unit, becomes one that does not break (U+00A0; U+202F is missing from common fonts of
terminals). Only for texts about to be shown: never for keys, accepted answers or files.
"""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
UNITS = (
    "pix|h|min|s|j|ans?|mois|jours?|heures?|minutes?|secondes?|€|euros?|o|ko|Ko|Mo|Go|To|Mbit|"
    "px|mm|cm|m|km|g|kg|L|W|kWh|°C|points?|lignes?|colonnes?|questions?|mots?|sur"
)
BREAKS = r" \t\n\r\f\v\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""White space at which a line may end, as a class of a pattern: no U+00A0, no U+202F, no U+2007."""

_PLACES = re.compile(
    rf" (?=[:;!?»%](?![\w/=:;]))|(?<=«) |(?<=\d) (?=(?:{UNITS})(?!\w)|\d{{3}}(?!\d))"
    r"|(?<= h) (?=\d\d(?!\d))"
)


def french_spaces(text: str) -> str:
    """A text whose lines end where French lets them.

    Examples
    --------
    >>> french_spaces("Où ? À 1 h 45 : « ici »").count(NO_BREAK)
    6
    """
    return _PLACES.sub(NO_BREAK, text) if " " in text else text
