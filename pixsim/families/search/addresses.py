"""Families of competence 1.1: browsers and web addresses."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, shuffled

_NAMES = (
    "velo-nord", "mairie-aubrac", "jardins-partages", "cine-club", "atelier-bois", "ludo-sud",
    "radio-littoral", "fournil-du-lac", "repair-cafe",
)  # fmt: skip
_SERVED_BY = (
    "images-rapides",
    "polices-libres",
    "cartes-ouvertes",
    "mesure-visites",
    "videos-courtes",
    "boutons",
)
_STEMS = ("accueil", "menu", "carte", "photo", "fond", "style", "logo", "plan")
_ACCENTED = (
    "café", "crèche", "théâtre", "école", "vélo", "marché", "forêt", "fête", "poésie", "musée",
)  # fmt: skip
_PLAIN = (
    "mediatheque",
    "banque-postiere",
    "mutuelle",
    "impots-aide",
    "assurance",
    "billetterie",
    "pharmacie",
)
_TWINS = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с"}  # noqa: RUF001 (Cyrillic letters that look the same)
_QUARTERS = ("nord", "sud", "lac", "port", "gare", "centre", "bourg", "pont")


def punycode(rng: np.random.Generator) -> dict[str, Any]:
    """Among coded names, the one that imitates a site with a letter of another alphabet; accents imitate nothing."""
    true = f"{pick(rng, _PLAIN)}-{pick(rng, _QUARTERS)}"
    places = [place for place, letter in enumerate(true) if letter in _TWINS]
    place = pick(rng, places)
    false = true[:place] + _TWINS[true[place]] + true[place + 1 :]
    labels = {f"{pick(rng, _ACCENTED)}-{pick(rng, _QUARTERS)}" for _label in range(14)}
    accented = pick(rng, [p for p, letter in enumerate(true) if letter in "aeiou"])
    near = (
        true[:accented]
        + {"a": "à", "e": "é", "i": "î", "o": "ô", "u": "û"}[true[accented]]
        + true[accented + 1 :]
    )
    other = _another(rng, true)
    coded = {
        label: f"{label.encode('idna').decode()}.example"
        for label in [*sorted(labels), near, other, false]
    }
    return {
        "true": f"{true}.example",
        "name": coded[false],
        "letter": [true[place], _TWINS[true[place]]],
        "wrong": [coded[near], coded[other], *list(coded.values())[:2]],
        "not_letter": [letter for letter in true if letter.isalpha() and letter != true[place]][:1],
        "files": {
            "liens.txt": "".join(
                f"{name}\n" for name in shuffled(rng, list(coded.values()))
            ).encode()
        },
    }


def _another(rng: np.random.Generator, true: str) -> str:
    """A name of another site with a letter of another alphabet."""
    label = f"{pick(rng, [name for name in _PLAIN if not true.startswith(name)])}-{pick(rng, _QUARTERS)}"
    place = pick(rng, [place for place, letter in enumerate(label) if letter in _TWINS])
    return label[:place] + _TWINS[label[place]] + label[place + 1 :]
