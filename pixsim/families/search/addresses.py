"""Families of competence 1.1: browsers and web addresses."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled

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


def slowest_resource(rng: np.random.Generator) -> dict[str, Any]:
    """The slowest file a site sent without error, and the other site that took most time in all."""
    site = f"www.{pick(rng, _NAMES)}.example"
    others = [f"{name}.test" for name in sample(rng, _SERVED_BY, 4)]
    while True:
        entries = [_entry(rng, site, others) for _entry_number in range(44)]
        own = sorted((e for e in entries if e[0] == site and e[1] == 200), key=lambda e: e[3])
        if len(own) < 3:
            continue
        taken = {
            host: sum(e[3] for e in entries if e[0] == host and e[1] == 200) for host in others
        }
        first, second = sorted(taken, key=lambda host: -taken[host])[:2]
        most = max(others, key=lambda host: sum(e[0] == host for e in entries))
        heaviest = max(own, key=lambda e: e[4])
        slowest = max(entries, key=lambda e: e[3])
        fair = len({e[2] for e in entries}) == len(entries) and own[-1][3] > own[-2][3] + 5
        if (
            fair
            and taken[first] > taken[second] + 20
            and most != first
            and slowest[1] != 200
            and heaviest != own[-1]
        ):
            break
    log = [
        {
            "time": time,
            "request": {"method": "GET", "url": f"https://{host}/{path}"},
            "response": {"status": status, "content": {"size": size}},
        }
        for host, status, path, time, size in entries
    ]
    path = own[-1][2]
    return {
        "site": site,
        "answer": [
            path.rpartition("/")[2],
            path,
            f"/{path}",
            f"{site}/{path}",
            f"https://{site}/{path}",
        ],
        "wrong": [e[2].rpartition("/")[2] for e in (own[-2], heaviest)],
        "slow_site": first,
        "not_site": [most, second] if most != second else [most],
        "taken": taken[first],
        "files": {
            "releve.json": json.dumps(
                {"log": {"version": "1.2", "entries": log}}, indent=1
            ).encode()
        },
    }


def _entry(
    rng: np.random.Generator, site: str, others: list[str]
) -> tuple[str, int, str, int, int]:
    """A request of a log: host, status, path, milliseconds, bytes."""
    host = site if rng.integers(5) < 2 else pick(rng, others)
    status = pick(rng, (200, 200, 200, 304, 404, 503))
    path = f"{pick(rng, ('img', 'theme', 'commun'))}/{pick(rng, _STEMS)}-{integer(rng, 1, 99)}.{pick(rng, ('css', 'js', 'png', 'jpg', 'woff2'))}"
    late = integer(rng, 300, 900) if status >= 400 else 0
    return host, status, path, integer(rng, 20, 700) + late, integer(rng, 2_000, 90_000)


def percent_decoding(rng: np.random.Generator) -> dict[str, Any]:
    """A text as it was before it was written in an address."""
    thing = pick(
        rng, ("théâtre", "école", "marché", "forêt", "crêperie", "fête", "hôtel", "cinéma")
    )
    town = pick(rng, ("Nîmes", "Besançon", "Béziers", "Mâcon", "Sète", "Périgueux", "Châlons"))
    text = f"{thing} {pick(rng, ('à', 'près de', 'de'))} {town}"
    return {
        "encoded": quote(text),
        "text": text,
        "wrong": [text.encode().decode("latin-1"), quote(text), text.replace(" ", "")],
    }


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
