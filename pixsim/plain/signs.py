"""Signs that voices leave out, in words: « age ≤ 8 » would be heard « age 8 ».

What is said of a question is in its language, which need not be that of the run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language."""

    signs: Mapping[str, str]
    full: Callable[[int], str]
    in_front: str
    minus: str
    number: str


_FRENCH = _Words(
    {
        "≤": "inférieur ou égal à",
        "≥": "supérieur ou égal à",
        "≠": "différent de",
        "←": "reçoit",
        "→": "donne",
        "□": "carré vide",
    },
    lambda count: "carré plein" if count == 1 else f"{count} carrés pleins",
    "affiché",
    "moins",
    "numéro",
)
_ENGLISH = _Words(
    {
        "≤": "less than or equal to",
        "≥": "greater than or equal to",
        "≠": "not equal to",
        "←": "gets",
        "→": "gives",
        "□": "empty square",
    },
    lambda count: "full square" if count == 1 else f"{count} full squares",
    "shown",
    "minus",
    "number",
)
_WORDS = {"en": _ENGLISH}
_TYPED = {"≤": "<=", "≥": ">=", "≠": "<>"}
_SIGN = re.compile("|".join(_FRENCH.signs))
_FULL = re.compile("■+")
_OPEN = re.compile(r" •(?=\])")
_BLANK = re.compile(r"‹([^›]*)›")
_TICK = " (▣)"  # how the screens show what the words before it say
_MINUS = re.compile(r" ?− ?")
_NUMBER = re.compile(r"\b([nN])°(s?)(?=([\s\u00a0\u202f])|(\w))?")


def replace_signs(text: str, language: str) -> str:
    """A text whose signs are words.

    Parameters
    ----------
    text : str
    language : str
        Of the text; one without words of its own has the French ones.
    """
    words = _WORDS.get(language, _FRENCH)
    text = _FULL.sub(lambda run: words.full(len(run[0])), text)
    text = _OPEN.sub(f", {words.in_front}", text)
    text = _BLANK.sub(r"(\1)", text).replace(" · ", ", ").replace(" › ", ", ").replace(_TICK, "")
    text = _MINUS.sub(lambda sign: f" {words.minus} " if sign.start() else f"{words.minus} ", text)
    text = _NUMBER.sub(lambda sign: _number_word(sign, words.number), text)
    return _SIGN.sub(lambda sign: words.signs[sign[0]], text)


def _number_word(sign: re.Match[str], word: str) -> str:
    """« numéro » for « n° », « Numéros » for « N°s », apart from what follows."""
    said = word.capitalize() if sign[1] == "N" else word
    return f"{said}{sign[2]}{' ' if sign[4] else ''}"


def in_signs(line: str) -> str:
    """What was typed as it was heard, with the signs that a simulator knows: « age <= 8 »."""
    for words in (_FRENCH, _ENGLISH):
        for sign, typed in _TYPED.items():
            line = re.sub(re.escape(words.signs[sign]), typed, line, flags=re.IGNORECASE)
    return line
