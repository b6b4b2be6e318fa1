"""Families of competence 1.3: exchange formats, patterns, answers of an API, data dictionaries."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal, half_up
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.text import indented
from pixsim.families.spreadsheets.tables import TOWNS
from pixsim.text.csv_text import spreadsheet_csv

_SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
_ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252 (Latin-1)"}
_STATUS = ("en emploi", "en recherche d'emploi", "en études", "à la retraite", "autre situation")


def exchange_format(rng: np.random.Generator) -> dict[str, Any]:
    """A CSV file whose separator, decimal sign and encoding are to be found."""
    separator, encoding = pick(rng, tuple(_SEPARATORS)), pick(rng, tuple(_ENCODINGS))
    sign = "." if separator == "," else pick(rng, (",", "."))
    lines = [separator.join(("Prénom", "Activité", "Durée"))]
    for name in sample(rng, ("Léa", "Inès", "Chloé", "Maëlle", "Élise", "Théo", "Zoé"), 6):
        hours = f"{integer(rng, 1, 9)}{sign}{pick(rng, (25, 5, 75))}"
        lines.append(separator.join((name, pick(rng, ("Démarches", "Sécurité", "Vidéo")), hours)))
    return {
        "files": {"export.csv": "\r\n".join([*lines, ""]).encode(encoding)},
        "separateur": _SEPARATORS[separator],
        "decimale": "virgule" if sign == "," else "point",
        "encodage": _ENCODINGS[encoding],
    }


def _place(rng: np.random.Generator, number: int) -> dict[str, Any]:
    address = {"codePostal": str(integer(rng, 10000, 95999)), "ville": pick(rng, TOWNS)}
    manager = {"prenom": pick(rng, FIRST_NAMES), "poste": str(integer(rng, 200, 899))}
    return {
        "id": f"L-{number}",
        "lieu": {"nom": f"Espace {pick(rng, LAST_NAMES)}", "adresse": address},
        "capacite": {"assis": integer(rng, 10, 49), "debout": integer(rng, 50, 120)},
        "contact": {"responsable": manager},
    }


def nested_field(rng: np.random.Generator) -> dict[str, Any]:
    """The answer of an API, where one nested field is to be read."""
    numbers = sample(rng, range(100, 999), integer(rng, 7, 10))
    places = [_place(rng, number) for number in numbers]
    path = pick(rng, ("lieu.adresse.codePostal", "contact.responsable.poste", "capacite.assis"))
    values: list[str] = []
    chosen = sample(rng, places, 2)
    for found in chosen:
        value: Any = found
        for name in path.split("."):
            value = value[name]
        values.append(str(value))
    if values[0] == values[1]:
        return nested_field(rng)
    answer = {"statut": "ok", "total": len(places), "page": 1, "resultats": places}
    return {
        "files": {"reponse.json": json.dumps(answer, ensure_ascii=False, indent=2).encode()},
        "champ": path,
        "fiche": chosen[0]["id"],
        "valeur": values[0],
        "faux": values[1:],
    }


def data_dictionary(rng: np.random.Generator) -> dict[str, Any]:
    """A coded survey and its dictionary: a mean in another unit, without the missing values."""
    codes = dict(zip(_STATUS, shuffled(rng, range(1, len(_STATUS) + 1)), strict=True))
    status, missing, count = pick(rng, _STATUS[:4]), 999, integer(rng, 40, 60)
    rows = [
        (n, pick(rng, tuple(codes.values())), pick(rng, "URP"),
         missing if rng.integers(8) == 0 else integer(rng, 5, 250))
        for n in range(1, count + 1)
    ]  # fmt: skip
    raw = [row[3] for row in rows if row[1] == codes[status]]
    known = [value for value in raw if value != missing]
    if len(known) < 4 or len(known) == len(raw):
        return data_dictionary(rng)
    mean = sum(known) / len(known) / 10
    rounded = half_up(mean, 1)
    if rounded % 1 == 0:  # no final zero to forget
        return data_dictionary(rng)
    legend = indented(
        f"    {code} = {name}" for name, code in sorted(codes.items(), key=lambda p: p[1])
    )
    text = f"""DICTIONNAIRE DES VARIABLES (enquête sur les déplacements)

NUM     numéro de la personne
SIT     situation de la personne
{legend}
ZON     zone de résidence : U = urbaine, P = périurbaine, R = rurale
DIST    distance parcourue par jour, en centaines de mètres
        {missing} = non renseigné
"""
    return {
        "files": {
            "enquete.csv": spreadsheet_csv(("NUM", "SIT", "ZON", "DIST"), rows),
            "dictionnaire.txt": text.encode(),
        },
        "situation": status,
        "code": codes[status],
        "moyenne": decimal(rounded, 1),
        "faux": [decimal(mean * 10, 1), decimal(sum(raw) / len(raw) / 10, 1)],
    }
