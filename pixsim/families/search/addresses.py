"""Families of competence 1.1: browsers and web addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import person

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
    """Level 7: the name that imitates a site with a letter of another alphabet, and how many links led to it."""
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
    real, fake = f"{true}.example", coded[false]
    who = [person(rng) for _one in range(16)]
    who = list(dict.fromkeys(who))
    caught = who[: integer(rng, 4, 6)]
    relay = f"{pick(rng, ('suivi-clics', 'lettre-info', 'go-court'))}.example"
    page = pick(rng, ("compte", "connexion", "espace", "paiement"))

    def sent_on(host: str) -> str:
        return f"https://{relay}/r?id={integer(rng, 100, 999)}&u={quote(f'https://{host}/{page}', safe='')}"

    def ways(host: str) -> tuple[str, ...]:
        return (
            f"https://{host}/{page}",
            sent_on(host),
            f"https://{real}@{host}/{page}",
            f"HTTPS://{host.upper()}/{page}",
        )

    opened = [(one, way) for one, way in zip(caught, ways(fake), strict=False)]
    opened += [(one, pick(rng, ways(fake))) for one in [*caught[4:], *caught[:3]]]
    spared = who[len(caught) :]
    opened += [(one, f"https://{real}/recherche?q={fake}") for one in spared[:2]]
    opened += [
        (one, f"https://forum-aide.example/sujet/{integer(rng, 100, 999)}#{fake}")
        for one in spared[1:3]
    ]
    opened += [(one, pick(rng, (f"https://{real}/{page}", sent_on(real)))) for one in spared[2:6]]
    opened += [
        (pick(rng, who), pick(rng, (f"https://{host}/{page}", sent_on(host))))
        for label, host in coded.items()
        if label != false
        for _time in range(3)
    ]
    opened += [
        (pick(rng, who), f"https://{pick(rng, _NAMES)}.example/{pick(rng, _STEMS)}")
        for _line in range(24)
    ]
    rows = [
        f"{integer(rng, 13, 17):02}/04/2026;{one};{address}"
        for one, address in shuffled(rng, opened)
    ]
    named = {one for one, address in opened if fake in address.lower()}
    straight = {one for one, address in opened if address.lower().startswith(f"https://{fake}/")}
    visits = sum(fake in address.lower() for _one, address in opened)
    return {
        "true": real,
        "name": fake,
        "letter": [true[place], _TWINS[true[place]], f"{_TWINS[true[place]]} cyrillique", f"{true[place]} cyrillique"],
        "wrong": [coded[near], coded[other], *list(coded.values())[:2]],
        "not_letter": [letter for letter in true if letter.isalpha() and letter != true[place]][:1],
        "people": str(len(caught)),
        "not_people": sorted({str(len(named)), str(len(straight)), str(visits)} - {str(len(caught))}),
        "files": {"liens.csv": text_file(["jour;personne;adresse ouverte", *rows])},
    }  # fmt: skip


def _another(rng: np.random.Generator, true: str) -> str:
    """A name of another site with a letter of another alphabet."""
    label = f"{pick(rng, [name for name in _PLAIN if not true.startswith(name)])}-{pick(rng, _QUARTERS)}"
    place = pick(rng, [place for place, letter in enumerate(label) if letter in _TWINS])
    return label[:place] + _TWINS[label[place]] + label[place + 1 :]
