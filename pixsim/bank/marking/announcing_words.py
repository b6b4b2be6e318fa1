"""Words that may announce an answer: a list of those that change nothing, and the item's own."""

from __future__ import annotations

import re
from functools import lru_cache

from pixsim.bank.marking.cleaning import fold_accents

MOST_LEADS = 3  # « Réponse : page n° 6 »

_ARTICLE = r"(?:(?:la|le|les|un|une|a la|au|ma|mon) |l')?"
_ANSWER = rf"{_ARTICLE}(?:(?:bonne )?reponse|resultat|lettre|lettres)(?: (?:est|sont))?(?![^\W_])"
_TOLD = r"(?:c'est|ce sont|soit)(?![^\W_])"
_COUNTED = (
    rf"{_ARTICLE}(?:total|valeur)(?: (?:est|vaut))?(?![^\W_])"
    r"|il y (?:en )?a(?![^\W_])"
    r"|(?:on|j')(?: ?en)? ?(?:trouve|obtient|obtiens|compte)(?![^\W_])"
    r"|il (?:en |y en )?(?:a|faut|reste|manque)(?![^\W_])"
    r"|[a-z]{1,8}\([^()]{0,20}\) ?="
    r"|(?:cela|ca) fait(?![^\W_])"
    r"|n ?[°º]|numero(?![^\W_])"
    r"|(?:le|la)(?= \d)"
    r"|[a-z]{1,3} ?=|="
)
_ABBREVIATED = {
    "article": ("art.",),
    "page": ("p.", "p"),
    "ligne": ("l.", "l"),
    "numero": ("n°",),
    "reference": ("ref.", "ref"),
}
_IS = r"(?: (?:est|sont|vaut)(?: de| d')?(?![^\W_]))?"
_TAIL = r" ?[:=]? ?"
_NO_LETTER_OR_DIGIT, _NO_LETTER = r"(?![^\W_])", r"(?![^\W\d_])"


def without_leads(text: str, own: tuple[str, ...], *, number: bool = False) -> str:
    """Drop what announces the answer.

    Parameters
    ----------
    text : str
        Without accents, one space at most in a row.
    own : tuple of str
        Leads of the item: « page », « ligne ».
    number : bool
        Also the leads of numbers: « n = », « il y en a », « n° ».
    """
    pattern = _announcement_pattern(own, number)
    for _ in range(MOST_LEADS):
        found = pattern.match(text)
        if found is None or found.end() == len(text):
            break
        text = text[found.end() :]
    return text


def without_own_leads(text: str, own: tuple[str, ...], *, told: bool = False) -> str:
    """Drop the item's own leads, and with `told` also « c'est », « réponse : »; accents stay."""
    return own_lead_forms(text, own, told=told)[-1]


def own_lead_forms(text: str, own: tuple[str, ...], *, told: bool) -> list[str]:
    """A text, then what is left of it after each lead that it begins with."""
    forms = [text]
    for _ in range(MOST_LEADS if told else 1):
        plain = fold_accents(forms[-1])
        pattern = _told_pattern(own) if told else _own_pattern(own)
        found = pattern.match(plain) if (own or told) and len(plain) == len(forms[-1]) else None
        if found is None or found.end() == len(plain):
            break
        forms.append(forms[-1][found.end() :])
    return forms


@lru_cache(maxsize=4096)
def _announcement_pattern(own: tuple[str, ...], number: bool) -> re.Pattern[str]:
    end = _NO_LETTER if number else _NO_LETTER_OR_DIGIT  # « L8 », « p.6 », but not « pages 6 »
    choices = [*_own_choices(own, end), _ANSWER, _TOLD, *([_COUNTED] if number else [])]
    return re.compile(rf"(?:{'|'.join(choices)}){_TAIL}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _own_pattern(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(_own_choices(own, _NO_LETTER_OR_DIGIT))}){_TAIL}", re.IGNORECASE
    )


@lru_cache(maxsize=4096)
def _told_pattern(own: tuple[str, ...]) -> re.Pattern[str]:
    answer = rf"{_ARTICLE}(?:bonne )?reponse(?: (?:est|:)| ?:)"
    numbered = r"n ?[°º]|numero(?![^\W_])"
    choices = [*_own_choices(own, _NO_LETTER_OR_DIGIT), answer, _TOLD, numbered]
    return re.compile(rf"(?:{'|'.join(choices)}){_TAIL}", re.IGNORECASE)


def _own_choices(own: tuple[str, ...], end: str) -> list[str]:
    plain = {" ".join(fold_accents(lead).lower().split()) for lead in own if lead.strip()}
    words = sorted(plain | {s for word in plain for s in _ABBREVIATED.get(word, ())}, key=len)
    return [rf"{_ARTICLE}{re.escape(word)}{end}{_IS}" for word in reversed(words)]
