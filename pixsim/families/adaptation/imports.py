"""Family of competence 3.3, level 6: what keeps an export out of another program, by its syntax and by a notice."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_CODES = ("01300", "06000", "29200", "57000", "64000", "69002", "02100")
_NOTICE = (
    "Importer des adhérents (fichier JSON, encodé en UTF-8)", "",
    "Le fichier est une liste d'objets. Chaque objet a ces huit champs, dans l'ordre que l'on veut :", "",
    "  identifiant    nombre entier, jamais deux fois le même",
    "  nom, prenom    textes",
    "  naissance      texte, AAAA-MM-JJ, une date qui existe",
    "  code_postal    texte de cinq chiffres",
    "  cotisation     nombre, en euros",
    "  courriel       texte, ou null s'il n'y en a pas ; un texte vide est refusé",
    "  actif          true ou false", "",
    "Un fichier dont la syntaxe est fausse n'est pas lu. Un objet qui ne suit pas ces règles est refusé ; les autres entrent.",
)  # fmt: skip
_SLIPS = ("day", "calendar", "postcode", "fee", "mail", "flag", "missing")


def refused_import(rng: np.random.Generator) -> dict[str, Any]:
    """One fault of syntax, two members that the notice refuses."""
    ids = sample(rng, range(1000, 9999), integer(rng, 85, 100))
    slips = dict(zip(sample(rng, range(3, len(ids) - 3), 2), sample(rng, _SLIPS, 2), strict=True))
    why: dict[int, str] = {}
    lines = ["["]
    broken = pick(rng, [n for n in range(10, len(ids) - 10) if n not in slips])
    fault, reason = 0, ""
    for place, ident in enumerate(ids):
        code = pick(rng, _CODES)
        last, first = pick(rng, LAST_NAMES), pick(rng, FIRST_NAMES)
        born = f"{integer(rng, 1950, 2009)}-{integer(rng, 1, 12):02}-{integer(rng, 1, 28):02}"
        mail = None if rng.random() < 0.2 else f"m{ident}@poste.example"
        member: dict[str, Any] = {
            "identifiant": ident, "nom": last, "prenom": first, "naissance": born, "code_postal": code,
            "cotisation": integer(rng, 41, 199) / 4 if rng.random() < 0.6 else integer(rng, 10, 45), "courriel": mail, "actif": bool(integer(rng, 0, 1)),
        }  # fmt: skip
        if place in slips:
            why[place] = _slip(member, slips[place])
        rows = [f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in member.items()]  # fmt: skip
        if place == broken:
            at = integer(rng, 1, 5)
            rows[at], reason = _broken(rng, rows[at])
            fault = len(lines) + 1 + at + 1
        lines += ["  {", *(",\n".join(rows)).split("\n"), "  }" if place == len(ids) - 1 else "  },"]  # fmt: skip
    lines.append("]")
    first_place, second_place = sorted(slips)
    name = f"adherents-{integer(rng, 100, 999)}.json"
    return {
        "name": name, "line": str(fault), "not_line": [str(fault - 2), str(fault + 2)], "reason": reason,
        "first": str(ids[first_place]), "second": str(ids[second_place]), "why_first": why[first_place], "why_second": why[second_place],
        "others": [str(ids[first_place - 1]), str(ids[second_place + 1])],
        "files": {name: text_file(lines), "notice.txt": text_file(_NOTICE)},
    }  # fmt: skip


def _slip(member: dict[str, Any], kind: str) -> str:
    """Spoil one value as an export does, and say why it is refused."""
    if kind == "day":
        year, month, day = member["naissance"].split("-")
        member["naissance"] = f"{day}/{month}/{year}"
        return "sa date n'est pas écrite AAAA-MM-JJ"
    if kind == "calendar":
        member["naissance"] = f"{member['naissance'][:4]}-02-30"
        return "le 30 février n'existe pas"
    if kind == "postcode":
        member["code_postal"] = int(member["code_postal"])
        return "son code postal est un nombre, non un texte"
    if kind == "fee":
        member["cotisation"] = str(member["cotisation"]).replace(".", ",")
        return "sa cotisation est un texte, non un nombre"
    if kind == "mail":
        member["courriel"] = ""
        return "son courriel est un texte vide, et non null"
    if kind == "flag":
        member["actif"] = "true" if member["actif"] else "false"
        return "« actif » est un texte, et non true ou false"
    del member["prenom"]
    return "il n'a pas de prénom"


def _broken(rng: np.random.Generator, row: str) -> tuple[str, str]:
    """A line that no parser takes, whatever it holds, and why."""
    key = row.split('"')[1]
    return pick(
        rng,
        (
            (row.replace(f'"{key}"', key, 1), "les noms vont entre guillemets"),
            (row.replace(f'"{key}":', f'"{key}"', 1), "il faut deux-points après le nom"),
            (row.replace(f'"{key}"', f"'{key}'", 1), "les guillemets sont droits et doubles"),
            (row.replace(f'"{key}":', f'"{key}" =', 1), "il faut deux-points, non un signe égal"),
        ),
    )
