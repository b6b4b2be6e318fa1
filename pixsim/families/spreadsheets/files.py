"""Families of competence 1.3: exchange formats, patterns, answers of an API, data dictionaries."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.numbers import decimal, half_up
from pixsim.families.draws.text import indented
from pixsim.text.csv_text import spreadsheet_csv

_SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
_ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252 (Latin-1)"}
_STATUS = ("en emploi", "en recherche d'emploi", "en études", "à la retraite", "autre situation")


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
