"""What rules and Python's reader of TOML refuse, in French: their messages are in English only."""

from __future__ import annotations

import re

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses

RULES = {
    r"(?P<name>\w+) is (?P<value>\S+), it must be from (?P<low>\S+) to (?P<high>.+)": _(
        "{name} vaut {value}, il faut de {low} à {high}"
    ),
    r"(?P<name>\w+) is (?P<value>\S+), it must be at least (?P<low>\S+)": _(
        "{name} vaut {value}, il faut au moins {low}"
    ),
    r"(?P<name>\w+) is (?P<value>\S+), it must be a whole number": _(
        "{name} vaut {value}, il faut un nombre entier"
    ),
    r"(?P<name>\w+) is (?P<value>\S+), it must not be negative": _(
        "{name} vaut {value}, il faut au moins 0"
    ),
    r"(?P<name>\w+) must not be negative": _("{name} doit valoir au moins 0"),
    r"(?P<name>\w+) must be at least (?P<low>\S+)": _("{name} doit valoir au moins {low}"),
    r"(?P<name>\w+) must be positive": _("{name} doit dépasser 0"),
    r"the three rates, (?P<value>.+), must not fall": _(
        "les trois taux, {value}, ne doivent pas baisser"
    ),
    r"the grid needs grid_low < grid_high and a positive grid_step": _(
        "il faut grid_low < grid_high, et grid_step au-dessus de 0"
    ),
    r"a number is not finite": _("un nombre n'est pas fini"),
    r"(?P<n>\d+) bands, but weights and coefficients for (?P<other>\d+)": _(
        "{n} paliers, mais des poids et des coefficients pour {other}"
    ),
    r"(?P<n>\d+) level tables, there must be 1 or (?P<other>\d+)": _(
        "{n} tables de niveaux, il en faut 1 ou {other}"
    ),
    r"a level table is empty": _("une table de niveaux est vide"),
    r"seeded is (?P<n>\d+), there is no room for them between scored answers (?P<low>\d+) and "
    r"(?P<high>\d+) of (?P<other>\d+)": _(
        "seeded vaut {n} : pas assez de place entre les réponses {low} et {high} sur {other}"
    ),
}
"""By pattern of the English message."""

TOML = {
    "Invalid value": _("valeur impossible"),
    "Invalid statement": _("ligne incompréhensible"),
    "Invalid date or datetime": _("date impossible"),
    "Invalid initial character for a key part": _("un nom ne peut pas commencer ainsi"),
    "Expected '=' after a key in a key/value pair": _("le signe = manque après un nom"),
    "Expected ']' at the end of a table declaration": _("le crochet ] manque"),
    "Expected ']]' at the end of an array declaration": _("les crochets ]] manquent"),
    "Expected newline or end of document after a statement": _("la fin de la ligne est attendue"),
    "Unterminated string": _("un texte n'est pas refermé"),
    "Unclosed array": _("une liste n'est pas refermée"),
    "Unclosed inline table": _("une table n'est pas refermée"),
    "Cannot overwrite a value": _("un nom reçoit deux valeurs"),
    "Unescaped '\\' in a string": _("une barre oblique inverse de trop dans un texte"),
}
"""By English message of `tomli`, without the place."""

AT = re.compile(
    r"(?P<said>.+) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
)


def translate_refusal(said: str) -> str:
    """What was refused in French; as it was said where there is no French."""
    if found := AT.fullmatch(said):
        return _toml_error_words(found)
    _who, colon, faults = said.partition(": ")
    parts = (faults if colon else said).split("; ")
    told = [_rules_message(part) for part in parts]
    return said if None in told else clauses(part or "" for part in told)


def _rules_message(fault: str) -> str | None:
    for pattern, french in RULES.items():
        if found := re.fullmatch(pattern, fault):
            return french.format(**found.groupdict())
    return None


def _toml_error_words(found: re.Match[str]) -> str:
    said = TOML.get(found["said"], found["said"])
    if found["line"] is None:
        return _("{said} (à la fin)").format(said=said)
    place = _("{said} (ligne {line}, colonne {column})")
    return place.format(said=said, line=found["line"], column=found["column"])
