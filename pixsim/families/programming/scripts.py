"""Competence 3.4, level 7: small programs people run on their data, wrong without a word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import euros
from pixsim.families.draws.people import full_names
from pixsim.text.csv_text import spreadsheet_csv

_FOLDERS = (
    "photos",
    "club",
    "factures",
    "archives",
    "films",
    "musique",
    "cours",
    "voyages",
    "plans",
    "recettes",
    "jardin",
    "scans",
)
_FAULTS = ("each", "sum", "links")


def weighed_folders(rng: np.random.Generator) -> dict[str, Any]:
    """A recursive program with two faults, to be mended and run on a tree of folders."""
    while True:
        tree = _folder(rng, "Disque", 0)
        faults = sorted(sample(rng, _FAULTS, 2))
        asked = pick(rng, [one for one in tree["contenu"] if one["sorte"] == "dossier"])
        right = _weight(asked, ())
        wrong = {_weight(asked, faults), *(_weight(asked, (fault,)) for fault in faults)}
        if right not in wrong and len(wrong) == 3 and _depth(asked) >= 3:
            break
    every = 'dossier["contenu"][1:]' if "each" in faults else 'dossier["contenu"]'
    sign = "=" if "sum" in faults else "+="
    last = "else:" if "links" in faults else 'elif element["sorte"] == "fichier":'
    code = [
        "import json", "", "", "def poids(dossier):",
        '    """Poids en ko des fichiers d\'un dossier, à toute profondeur ; un raccourci ne compte pas."""',
        "    total = 0", f"    for element in {every}:", '        if element["sorte"] == "dossier":', f"            total {sign} poids(element)",
        f"        {last}", '            total += element["ko"]', "    return total", "", "",
        'with open("dossiers.json", encoding="utf-8") as source:', "    disque = json.load(source)", 'for element in disque["contenu"]:',
        '    if element["sorte"] == "dossier":', '        print(element["nom"], poids(element))',
    ]  # fmt: skip
    return {
        "asked": asked["nom"], "key": str(right), "wrong": [str(value) for value in sorted(wrong)],
        "told": " ; ".join({"each": "« [1:] » saute le premier élément", "sum": "« total = » oublie ce qui est déjà compté", "links": "« else » compte aussi les raccourcis"}[fault] for fault in faults),
        "files": {"poids.py": text_file(code), "dossiers.json": (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()},
    }  # fmt: skip


def _folder(rng: np.random.Generator, name: str, depth: int) -> dict[str, Any]:
    held: list[dict[str, Any]] = [{"nom": f"fichier-{n}.dat", "sorte": "fichier", "ko": integer(rng, 20, 4000)} for n in sample(rng, range(100, 999), integer(rng, 2, 4))]  # fmt: skip
    if depth < 4:
        count = 5 if depth == 0 else integer(rng, 0, 2) + (depth == 1)
        held += [_folder(rng, one, depth + 1) for one in sample(rng, _FOLDERS, count)]
    if rng.integers(2):
        held.append(
            {"nom": "lien vers un film", "sorte": "raccourci", "ko": integer(rng, 500, 900)}
        )
    return {"nom": name, "sorte": "dossier", "contenu": shuffled(rng, held)}


def _weight(folder: dict[str, Any], faults: Sequence[str]) -> int:
    """What the program gives with some of its faults."""
    total = 0
    for one in folder["contenu"][1 if "each" in faults else 0 :]:
        if one["sorte"] == "dossier":
            inner = _weight(one, faults)
            total = inner if "sum" in faults else total + inner
        elif one["sorte"] == "fichier" or "links" in faults:
            total += one["ko"]
    return total


def _depth(folder: dict[str, Any]) -> int:
    return 1 + max(
        (_depth(one) for one in folder["contenu"] if one["sorte"] == "dossier"), default=0
    )


def one_list_for_all(rng: np.random.Generator) -> dict[str, Any]:
    """A program whose customers share one list: each seems to owe what all owe."""
    people = [f"{first} {last}" for first, last in full_names(rng, 9)]
    rows = []
    for day in range(1, 80):
        who = pick(rng, people)
        cents = -integer(rng, 200, 900) if rng.integers(7) == 0 else integer(rng, 250, 9000)
        shown = pick(rng, (who, who, who, who.upper(), f"{who} "))
        rows.append((f"{day % 28 + 1:02}/03/2026", shown, f"C{1000 + day}", cents))
    totals = dict.fromkeys(people, 0)
    for _day, shown, _number, cents in rows:
        totals[next(who for who in people if who.upper() == shown.strip().upper())] += cents
    ranked = sorted(totals, key=lambda who: -totals[who])
    as_typed = {who: sum(cents for _d, shown, _n, cents in rows if shown == who) for who in people}
    asked = pick(rng, ranked[1:6])
    whole = sum(cents for *_rest, cents in rows)
    if totals[ranked[0]] == totals[ranked[1]] or not 0 < as_typed[asked] != totals[asked]:
        return one_list_for_all(rng)
    opened, why = pick(rng, (
        (['MODELE = {"lignes": [], "remise": 0}', "", "", "def ouvrir(client):", "    fiche = MODELE.copy()", '    fiche["client"] = client', "    return fiche"],
         "MODELE.copy() copie le dictionnaire, mais pas la liste qu'il contient"),
        (["def ouvrir(client, lignes=[]):", '    return {"client": client, "lignes": lignes}'], "« lignes=[] » n'est créée qu'une fois, à la définition"),
        (["LIGNES = []", "", "", "def ouvrir(client):", '    return {"client": client, "lignes": LIGNES}'], "LIGNES est une seule liste, sous plusieurs noms"),
    ))  # fmt: skip
    code = [
        "import csv", "", *([""] if opened[0].startswith("def") else []), *opened, "", "", "fiches = {}", 'with open("commandes.csv", encoding="utf-8-sig") as source:',
        '    for ligne in csv.DictReader(source, delimiter=";"):', '        client = ligne["client"]', "        if client not in fiches:",
        "            fiches[client] = ouvrir(client)", '        fiches[client]["lignes"].append(int(ligne["centimes"]))', "",
        "for client, fiche in fiches.items():", '    print(client, sum(fiche["lignes"]) / 100)',
    ]  # fmt: skip
    return {
        "asked": asked, "why": why,
        "key": euros(totals[asked]), "wrong": [euros(whole), euros(as_typed[asked])],
        "top": ranked[0], "people": sorted(people),
        "files": {"factures.py": text_file(code), "commandes.csv": spreadsheet_csv(("jour", "client", "commande", "centimes"), rows)},
    }  # fmt: skip
