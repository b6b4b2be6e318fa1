"""Words of the question that may stand round a number: « 12 personnes », « la ligne 8 ».

Only what the question itself says is free, and nothing that would make the number another one: no
hedge, no multiplier, no unit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pixsim.bank.marking.cleaning import fold_accents
from pixsim.bank.marking.number_words import NUMBER_WORDS
from pixsim.bank.marking.units import SPELLINGS, nouns_alike, unit_form, unit_forms

MOST_WORDS = 7  # « 12 personnes suivent l'atelier Démarches »
LONGEST = 120  # characters

_CHANGING = frozenset((
    "ne", "pas", "non", "sans", "sauf", "hors", "moins", "plus", "environ", "presque",
    "ou", "ni", "avant", "apres", "moitie", "double", "triple", "tiers", "quart",
    "quarts", "demi", "demie", "entre", "quasi", "vers", "jusque", "jusqu", "pres", "peu",
    "faux", "fausse", "contraire", "autre", "autres", "aucun", "aucune", "fois", "mille",
    "millier", "milliers", "million", "millions", "milliard", "milliards", "dizaine",
    "dizaines", "douzaine", "douzaines", "centaine", "centaines", "minimum", "maximum",
    "suivant", "suivante", "precedent", "precedente",
))  # fmt: skip
_LINKING = frozenset((
    "de", "du", "des", "d", "en", "au", "aux", "a", "la", "le", "les", "l", "un", "une",
    "sur", "par", "dans", "pour", "avec", "total", "tout",
))  # fmt: skip
_TELLING = frozenset((
    "est", "sont", "vaut", "valent", "fait", "font", "contient", "compte", "faut",
    "reste", "restent", "manque", "manquent", "il", "elle", "on", "y", "ils", "elles",
    "cela", "ca", "ce", "c", "egal", "egale", "egaux", "numero", "n", "nombre", "reponse",
    "resultat", "total", "valeur", "s", "eleve", "dure", "obtient", "trouve",
))  # fmt: skip
_SAME = {"memoire": "ram"}
_WORDS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[^\W\d_]|[ '’(),-]")
_PLAIN_LEAD = re.compile(r"[^\W\d_]|[ '’():=°º.-]")
_PLURAL = re.compile(r"(?:[sx]|n[°º]s?) $")
_TELLS = re.compile(r" (?:est|sont|se nomme|s'appelle)(?: (?=\S)| ?: ?)| ?[:=] ?", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:en (?:€|[^\W\d_]+)|combien d[e'’] ?[^\W\d_]+) (par (?:an|mois|semaine|jour|heure|minute|seconde))\b"
)  # « en euros par mois »: no period but that of what is asked
_EACH = re.compile(
    r"\b(mensuel|annuel|hebdomadaire|horaire)(?:le)?\b[^.?!:;()]{1,30}, en (?:€|euros)"
)
_PERIODS = {"mensuel": "mois", "annuel": "an", "hebdomadaire": "semaine", "horaire": "heure"}
_NUMBERED = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,} \d{1,4}(?!\d|[,.]\d)")  # « niveau 2 »
_MOST = re.compile(r"\b(le|la|les) (?:plus|moins) (?!de |d'|que )(?=[^\W\d_]{3})", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:(?:c'est|a|dans|de|sur|par) )?(?:(?:le|la|les|un|une) |l')?(?P<noun>[^\W\d_]{3,}) "
    r"(?:(?:n ?[°º] ?|numero )?)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<=\S) (?:de la |du |des |de l')[^\W\d_]{3,}$", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"([^\d:]{2,60}?) (?:a|est|:) (?=\d|midi|minuit)")
_EXTREMES = {
    "le plus": re.compile(r"\bau (?:plus|maximum|pire)\b|\bmaxim"),
    "le moins": re.compile(r"\bau minimum\b|\bminim|\bcombien d[^.?]{2,30}, au moins\b"),
}
_EXTREME_FORMS = {
    "le plus": re.compile(r" (?:au (?:plus|pire)|(?:au )?maximum)$", re.IGNORECASE),
    "le moins": re.compile(r" (?:au moins|(?:au )?minimum)$", re.IGNORECASE),
}
_AT_LEAST = re.compile(r"^au (?:moins|minimum) (?=[0-9])", re.IGNORECASE)
_DENIED = re.compile(r"\bn(?:e |')(?P<verb>[^\W\d_]+) (?:[^\W\d_]{5,} )?pas (?P<what>[^\W\d_]{3,})")
_AGREED = re.compile(r"ees?$")  # « trouvées »
_START = re.compile(r"(?:(?:^|(?<=[ :=]))[+-] ?)?[0-9]")


@lru_cache(maxsize=1)
def _measured_unit_forms() -> frozenset[str]:
    return unit_forms(tuple(spelling for row in SPELLINGS for spelling in row))


def lent_words(question: str) -> tuple[str, ...]:
    """Words that a question lends to its answers: small letters, no accents.

    Parameters
    ----------
    question : str
        A statement, with the label of the field where there is one.
    """
    plain = fold_accents(question).lower()
    said = {word: _alike(word) for word in dict.fromkeys(_WORDS.findall(plain)) if _lends(word)}
    extremes = (name for name, asked in _EXTREMES.items() if asked.search(plain))
    same = (other for word, other in _SAME.items() if word in said)
    alike = dict.fromkeys(other for others in said.values() for other in others)
    whole = " ".join(plain.split())
    per = {*_PER.findall(whole), *(f"par {_PERIODS[each]}" for each in _EACH.findall(whole))}
    period = per if len(per) == 1 else set()
    denied = dict.fromkeys(
        _denied_words(found) for found in _DENIED.finditer(whole) if whole.count(found["what"]) == 1
    )
    return (
        *said,
        *same,
        *alike,
        *period,
        *extremes,
        *dict.fromkeys(_NUMBERED.findall(plain)),
        *denied,
    )


@lru_cache(maxsize=8192)
def _lends(word: str) -> bool:
    return len(word) > 1 and not _is_bound(word)


@lru_cache(maxsize=8192)
def _alike(word: str) -> tuple[str, ...]:
    """What a thing counted may be called as well, without accents."""
    return tuple(map(fold_accents, nouns_alike(word)))


def _denied_words(found: re.Match[str]) -> str:
    """What a question denies, in the fewest words: « ne sont pas arrives »."""
    return f"ne {found['verb']} pas {found['what']}"


def is_tail(text: str, said: tuple[str, ...], *, place: bool = False) -> bool:
    """Whether what follows a number is made of the question's own words, a noun first.

    Parameters
    ----------
    text : str
        Without accents.
    said : tuple of str
        What `lent_words` gave.
    place : bool
        After the number of a place: « l'article 12 » may go on with « du RGPD », not with a noun.
    """
    if not said or len(text) > LONGEST:
        return False
    period = next((word for word in said if word.startswith("par ")), "")
    if place and period and text.lower() == period:
        return True
    for numbered in _NUMBERED.findall(text.lower()):
        text = text.lower().replace(numbered, "", 1) if numbered in said else text
    denied = _DENIED.match(text.lower())
    if denied is not None and _denied_words(denied) in said:  # « 3 fichiers ne sont pas arrivés »
        text = text[denied.start("what") :]
    if not all(map(_PLAIN.fullmatch, text)):
        return False
    words = _WORDS.findall(text.lower())
    if not 0 < len(words) <= MOST_WORDS:
        return False
    if words[0] in _LINKING and not (
        place or (words[0] == "en" and len(words) > 1)
    ):  # « en décimal »
        return False
    if place and words[0] not in _LINKING:
        return False
    return all(word in _LINKING or _is_said(word, said) for word in words)


def without_said_lead(text: str, said: tuple[str, ...]) -> str:
    """Drop the words of the question that come before a number: « la médiane est de », « n° ».

    Parameters
    ----------
    text : str
        Without accents, minus signs as hyphens.
    said : tuple of str
        What `lent_words` gave.
    """
    found = _START.search(text)
    if not said or found is None or not 1 < found.start() <= LONGEST:
        return text
    lead = _MOST.sub(r"\1 ", text[: found.start()])
    words = [word for word in _WORDS.findall(lead.lower()) if len(word) > 1 or word in _LINKING]
    if not 0 < len(words) <= MOST_WORDS or lead[-1] not in " :=°º" or "--" in lead:
        return text
    if not all(map(_PLAIN_LEAD.fullmatch, lead)) or re.search("-(?![^\\W\\d_])", lead):
        return text
    if _PLURAL.search(lead) and words[-1] not in (*_TELLING, *_LINKING):
        return text  # « lignes 8 » are several
    free = all(
        word in _LINKING or word in _TELLING or _is_measure(word) or _is_said(word, said)
        for word in words
    )
    return text[found.start() :] if free else text


def without_said_opening(text: str, said: tuple[str, ...]) -> str:
    """Drop what tells again what is asked: « l'autrice est », « titre recommandé : ».

    Parameters
    ----------
    text : str
        As typed: its accents stay.
    said : tuple of str
        What `lent_words` gave.
    """
    plain = fold_accents(text)
    found = _TELLS.search(plain[:LONGEST]) if said and len(plain) == len(text) else None
    if found is None or found.end() >= len(text):
        return text
    words = _WORDS.findall(plain[: found.start()].lower())
    if not 0 < len(words) <= MOST_WORDS or not any(_is_said(word, said) for word in words):
        return text
    free = all(
        word in _LINKING or word in _TELLING or _is_measure(word) or _is_said(word, said)
        for word in words
    )
    return text[found.end() :] if free else text


def without_said_noun(text: str, said: tuple[str, ...]) -> str:
    """Drop a noun of the question before the answer: « la machine M20 », « le fichier a.txt »."""
    plain = fold_accents(text)
    found = _NOUN.match(plain) if said and len(plain) == len(text) else None
    if found is None or found.end() >= len(text) or not _is_said(found["noun"].lower(), said):
        return text
    return text[found.end() :]


def without_said_owner(text: str, said: tuple[str, ...]) -> str:
    """Drop what the question says of where the answer stands: « C de la station »."""
    plain = fold_accents(text)
    found = _OWNER.search(plain) if said and len(plain) == len(text) else None
    if found is None or not is_tail(plain[found.start() :].strip(), said, place=True):
        return text
    return text[: found.start()]


def consists_of_question_words(accepted: str, question_words: tuple[str, ...]) -> bool:
    """Whether an answer is made of the question's own words: another of its words is another answer."""
    words = _WORDS.findall(fold_accents(accepted).lower())
    return bool(words) and all(_is_said(word, question_words) for word in words)


def without_said_time_lead(text: str, said: tuple[str, ...]) -> str:
    """Drop what comes before a time of day: « elle ouvre à », « rendez-vous à »."""
    found = _BEFORE_TIME.match(text)
    words = _WORDS.findall(found[1]) if found is not None else []
    free = all(word in _LINKING or word in _TELLING or _is_said(word, said) for word in words)
    return text[found.end() :] if found is not None and words and free else text


def without_extreme(text: str, said: tuple[str, ...]) -> str:
    """Drop « au plus » or « au minimum » where the question asks for the most or the least; « au moins » before it too."""
    for name, asked in _EXTREME_FORMS.items():
        if name in said:
            text = asked.sub("", text)
            text = _AT_LEAST.sub("", text) if name == "le moins" else text
    return text


def asks_to_round(said: tuple[str, ...]) -> bool:
    """Whether the question has a number rounded: « environ 12 » then says no less than 12."""
    return any(word.startswith("arrondi") for word in said)


@lru_cache(maxsize=8192)
def _is_bound(word: str) -> bool:
    return word in _CHANGING or word in NUMBER_WORDS or unit_form(word) in _measured_unit_forms()


def _is_measure(word: str) -> bool:
    """« minutes », « heures »: before the number, they are no unit of it."""
    return len(word) > 3 and word not in _CHANGING and word in _measured_unit_forms()


def _is_said(word: str, said: tuple[str, ...]) -> bool:
    """Whether a word is one of the question, in the singular or in the plural, a participle agreed or not."""
    if _is_bound(word):
        return False
    singular = word.removesuffix("s").removesuffix("x") if len(word) > 3 else word
    if {word, singular, f"{word}s", f"{word}x"} & set(said):
        return True
    return bool(_AGREED.search(word)) and _AGREED.sub("e", word) in said
