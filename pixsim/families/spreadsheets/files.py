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
    """Level 6: two waves of a coded survey, whose codes and units changed between them: a mean over both."""
    old, new = (
        dict(zip(_STATUS, shuffled(rng, range(1, len(_STATUS) + 1)), strict=True))
        for _wave in range(2)
    )
    status = pick(rng, _STATUS[:4])
    if old[status] == new[status]:
        return data_dictionary(rng)
    rows: dict[str, list[tuple[Any, ...]]] = {"2024": [], "2025": []}
    known: list[float] = []
    with_missing: list[float] = []
    same_code: list[float] = []
    first_wave: list[float] = []
    for wave, codes in (("2024", old), ("2025", new)):
        for number in range(1, integer(rng, 90, 120)):
            who, tenths = pick(rng, _STATUS), integer(rng, 5, 250)
            lacks = rng.integers(8) == 0
            shown: Any = (
                (999 if lacks else tenths)
                if wave == "2024"
                else ("" if lacks and rng.integers(2) else -1 if lacks else decimal(tenths / 10, 1))
            )
            rows[wave].append(
                (number, codes[who], pick(rng, "URP"), shown)
                if wave == "2024"
                else (number, pick(rng, "URP"), codes[who], shown)
            )
            if who == status:
                known += [] if lacks else [tenths / 10]
                first_wave += [tenths / 10] if wave == "2024" and not lacks else []
                with_missing.append((99.9 if wave == "2024" else 0.0) if lacks else tenths / 10)
            if codes[who] == old[status] and not lacks:
                same_code.append(tenths / 10)
    mean = sum(known) / len(known)
    rounded = half_up(mean, 1)
    near = {
        decimal(half_up(sum(one) / len(one), 1), 1) for one in (with_missing, same_code, first_wave)
    } - {decimal(rounded, 1)}
    if (
        rounded % 1 == 0 or len(near) < 3 or abs(mean * 10 % 1 - 0.5) < 0.05
    ):  # no final zero to forget
        return data_dictionary(rng)

    def legend(codes: dict[str, int]) -> str:
        return indented(
            f"    {code} = {name}" for name, code in sorted(codes.items(), key=lambda pair: pair[1])
        )

    text = f"""DICTIONNAIRE DES VARIABLES (enquête sur les déplacements)

Vague 2024 (enquete-2024.csv)
NUM     numéro de la personne
SIT     situation de la personne
{legend(old)}
ZON     zone de résidence : U = urbaine, P = périurbaine, R = rurale
DIST    distance parcourue par jour, en centaines de mètres
        999 = non renseigné

Vague 2025 (enquete-2025.csv) : comme en 2024, sauf
SITB    situation de la personne (nouveaux codes)
{legend(new)}
KM      distance parcourue par jour, en kilomètres
        -1 ou rien = non renseigné
"""
    return {
        "files": {
            "enquete-2024.csv": spreadsheet_csv(("NUM", "SIT", "ZON", "DIST"), rows["2024"]),
            "enquete-2025.csv": spreadsheet_csv(("NUM", "ZON", "SITB", "KM"), rows["2025"]),
            "dictionnaire.txt": text.encode(),
        },
        "situation": status,
        "code": old[status],
        "later": new[status],
        "moyenne": decimal(rounded, 1),
        "faux": sorted(near),
    }  # fmt: skip
