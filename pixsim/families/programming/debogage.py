"""Mending a program: errors, tests, messages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.programs import gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.goals import Goal


def two_faults(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a fault that Python tells of, and one that only a run shows."""
    name = pick(rng, ("notes", "prix", "durees", "ages", "points", "km"))
    kind = integer(rng, 0, 2)
    bad_syntax, good_syntax = pick(rng, (
        ("for v in NAME", "for v in NAME:"), ("for v of NAME:", "for v in NAME:"), ("for v in NAME):", "for v in NAME:"),
    ))  # fmt: skip
    wrong, show = (
        ("total = v", "print(total / len(NAME))"), ("total = total + 1", "print(total)"), ("total = total - v", "print(total / len(NAME))"),
    )[kind]  # fmt: skip
    right = "total = total + v"
    text = f"[[total = 0]]\n[[{bad_syntax}]]\n    [[{wrong}]]\n[[{show}]]".replace("NAME", name)
    size = pick(rng, (4, 5))
    data: list[str] = []
    while len(data) < 3:
        values = [integer(rng, 2, 30) for _ in range(size)]
        if sum(values) % size == 0:
            data.append(f"{name} = {values}")
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Calcul")
    acts = [f"modifier 2 {good_syntax}".replace("NAME", name), f"modifier 3 {right}"]
    return {
        "name": name,
        "aim": "la somme" if kind == 1 else "la moyenne",
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:1], acts[1:]],
    }


_MEASURES = (
    ("pluie", "mm"),
    ("vent", "km/h"),
    ("soleil", "heures"),
    ("neige", "cm"),
    ("brume", "jours"),
)

_STEMS = ("nombre", "moyenne", "maximum", "ecart")


def faulty_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the line to mend, where a name is misspelt as it is given, for an error that is told further down."""
    measures = shuffled(rng, _MEASURES)
    lines = [*sample(rng, ["# version de mars", "# à relire", "# écrit pour l'atelier", "# station du col"], integer(rng, 1, 4)), ""]  # fmt: skip
    for what, _unit in measures:
        lines += [
            f"# {what} : total_{what}, nombre_{what}, moyenne_{what}, maximum_{what}, ecart_{what}",
            f"{what} = {[integer(rng, 1, 60) for _ in range(6)]}",
            f"total_{what} = 0",
            f"for releve in {what}:",
            f"    total_{what} = total_{what} + releve",
            *shuffled(rng, [f"nombre_{what} = len({what})", f"maximum_{what} = max({what})"]),
            f"moyenne_{what} = total_{what} / nombre_{what}",
            f"ecart_{what} = maximum_{what} - min({what})",
            f"ecarts_{what} = [round(abs(releve - moyenne_{what}), 1) for releve in {what}]",
            "",
        ]  # fmt: skip
    for what, unit in shuffled(rng, measures):
        lines += [
            f'print("{what.capitalize()}, en moyenne :", round(moyenne_{what}, 1), "{unit}")',
            f'print("{what.capitalize()}, au plus :", maximum_{what}, "sur", nombre_{what}, "relevés")',
            f'print("{what.capitalize()}, écart :", ecart_{what}, ecarts_{what})',
        ]
    stem, what = pick(rng, _STEMS), measures[integer(rng, 1, 4)][0]
    name = f"{stem}_{what}"
    at = integer(rng, 1, len(stem) - 2)
    swapped = stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :]
    typo = f"{pick(rng, [word for word in (swapped, stem[:at] + stem[at + 1 :]) if word != stem])}_{what}"
    place = next(n for n, line in enumerate(lines) if line.startswith(f"{name} ="))
    lines[place] = lines[place].replace(f"{name} =", f"{typo} =")
    used = next(n for n, line in enumerate(lines) if n > place and re.search(rf"\b{name}\b", line) and not line.startswith("#"))  # fmt: skip
    return {
        "files": {"releves.py": text_file(lines)}, "typo": typo, "name": name, "at": str(used + 1),
        "line": str(place + 1), "wrong": [str(used + 1), str(place), str(place + 2)],
    }  # fmt: skip


def error_from_trace(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a program that stops on an error whose cause is higher up."""
    name, count = pick(
        rng,
        (("releves", "nombre"), ("notes", "effectif"), ("ventes", "jours"), ("trajets", "compte")),
    )
    sign, word = pick(rng, ((">", "plus de"), ("<", "moins de")))
    limit = integer(rng, 10, 25)
    typo = count[:-2] + count[-1] + count[-2]
    kind = integer(rng, 0, 2)
    wrong, right, number = (
        (f"[[{count} = {count} * 1]]", f"{count} = {count} + 1", 5), (f"[[{typo} = {count} + 1]]", f"{count} = {count} + 1", 5),
        (f"[[{count} = 0 + {count}]]", f"{count} = {count} + 1", 5),
    )[kind]  # fmt: skip
    text = (
        f"[[total = 0]]\n[[{count} = 0]]\n[[for v in {name}:]]\n    [[if v {sign} {limit}:]]\n        {wrong}\n        [[total = v]]\n"
        f"[[print(total / {count})]]"
    )
    data: list[str] = []
    while len(data) < 3:
        values = [integer(rng, limit - 9, limit + 9) for _ in range(7)]
        kept = [v for v in values if (v > limit if sign == ">" else v < limit)]
        if len(kept) > 2 and sum(kept) % len(kept) == 0:
            data.append(f"{name} = {values}")
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Moyenne")
    acts = [f"modifier {number} {right}", "modifier 6 total = total + v"]
    return {
        "name": name, "word": word, "limit": limit, "count": count,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:1], acts[1:], [f"modifier 2 {count} = 1", acts[1]], [f"modifier 7 print(total / len({name}))", acts[1]]],
    }  # fmt: skip


_PLACES = (
    ("un club accepte les personnes", "age", "ans", 8, 70, "invite"), ("la salle se réserve pour des groupes", "inscrits", "personnes", 5, 40, "adherent"),
    ("le guichet prend les colis", "kilos", "kilos", 3, 30, "urgent"), ("l'alarme se tait", "degres", "degrés", 12, 35, "nuit"),
    ("le vélo électrique se prête pour des trajets", "km", "km", 4, 60, "abonne"),
)  # fmt: skip


def revealing_data(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: data on which a program is wrong, to be found by trying."""
    says, name, unit, low, high, flag = pick(rng, _PLACES)
    low, high = low + integer(rng, 0, 3), high - integer(rng, 0, 5)
    edge, at = pick(rng, ((f"{name} > {low}", low), (f"{name} < {high}", high)))
    inner = f"{low} <= {name} <= {high}"
    half = f"{low} <= {name}" if at == high else f"{name} <= {high}"
    holder = bool(rng.integers(2))
    text = (
        f"{name} = [[{low + 2}]]\n{flag} = [[{'False' if holder else 'True'}|True|False]]\nif {flag}:\n    oui = {f'{half} and {edge}' if holder else inner}\n"
        f'else:\n    oui = {inner if holder else f"{half} and {edge}"}\nif oui:\n    print("accepté")\nelse:\n    print("refusé")'
    )
    world = program(text, language="python", title="Essais")
    acts = [f"modifier 1 {at}", f"modifier 2 {holder}"]
    other = high if at == low else low
    return {
        "says": says, "low": low, "high": high, "unit": unit, "name": name, "flag": flag, "at": at,
        "world": world,
        "goal": Goal(want=(("leaves", "", name, str(at)), ("leaves", "", flag, str(holder)))),
        "solution": [*acts, "lancer"],
        "near": [[f"modifier 1 {other}", acts[1]], acts[:1], [f"modifier 1 {at - 1 if at == low else at + 1}", acts[1]]],
    }  # fmt: skip


def two_intervals(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: bounds that are wrong on a few values, in two tests."""
    low, high = integer(rng, 6, 18), integer(rng, 55, 75)
    middle = integer(rng, 25, 40)
    names = pick(
        rng,
        (
            ("juniors", "adultes"),
            ("groupe A", "groupe B"),
            ("matin", "soir"),
            ("petit bassin", "grand bassin"),
        ),
    )
    lows = pick(rng, (f"age > {low}", f"age >= {low + 1}", f"age >= {low - 1}"))
    ends = pick(rng, (f"age < {high}", f"age <= {high + 1}", f"age <= {high - 1}"))
    mid = pick(rng, (f"age <= {middle}", f"age < {middle - 1}"))
    text = (
        f'[[if {lows} and {mid}:]]\n    print("{names[0]}")\n[[elif {middle} < age and {ends}:]]\n    print("{names[1]}")\n'
        'else:\n    print("refusé")'
    )
    ages = (
        low - 1,
        low,
        low + 1,
        middle - 1,
        middle,
        middle + 1,
        high - 1,
        high,
        high + 1,
        high + 2,
    )
    data = [f"age = {age}" for age in ages]
    world = program(
        text,
        language="python",
        given={"1": f"age = {low + 4}", "2": f"age = {high - 5}"},
        title="Groupes",
    )
    acts = [
        f"modifier 1 if {low} <= age < {middle}:",
        f"modifier 3 elif {middle} <= age <= {high}:",
    ]
    return {
        "low": low, "middle": middle, "high": high, "one": names[0], "two": names[1],
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:1], acts[1:], [f"modifier 1 if {low} <= age <= {middle}:", acts[1]], [acts[0], f"modifier 3 elif {middle} <= age < {high}:"]],
    }  # fmt: skip


_EDGES = (
    (
        "moyenne", "Une absence, notée -1, n'est pas une note. Dès qu'il y a trois notes, la plus basse ne compte pas. Sans aucune note, la moyenne vaut 0.",
        "def moyenne(t):\n    notes = []\n    for v in t:\n        [[if v > 0:]]\n            notes.append(v)\n    [[if len(notes) > 3:]]\n        notes.remove(min(notes))\n"
        "    somme = sum(notes)\n    nombre = len(notes)\n    return somme / nombre",
        ("modifier 4 if v >= 0:", "modifier 6 if len(notes) >= 3:", "insérer 9 if nombre == 0:", "insérer 10 return 0"),
        ("t = [12, 8, 10, 14]", "t = [9, 15]", "t = []", "t = [-1, -1]", "t = [0, 10]", "t = [12, 8, 10]", "t = [-1, 9, 0, 15]", "t = [7]"),
        ("if nombre == 0:", "if nombre == 1:", "if somme == 0:", "return 0", "return somme"),
    ),
    (
        "amende", "Un livre rendu au jour prévu, ou avant (nombre négatif), ne coûte rien. Chaque semaine de retard commencée coûte 2 euros, et jamais plus de 10 euros par livre.",
        "def amende(t):\n    total = 0\n    for jours in t:\n        [[semaines = jours // 7]]\n        prix = 2 * semaines\n        [[total = total + prix]]\n    return total",
        ("modifier 4 semaines = (jours + 6) // 7", "modifier 6 total = total + min(prix, 10)", "insérer 3 if jours < 0:", "insérer 4 continue"),
        ("t = [7, 14]", "t = [21]", "t = [8, 1]", "t = [0]", "t = [-9, 3]", "t = [100, 36]", "t = []", "t = [-20]", "t = [35, -1]"),
        ("if jours < 0:", "if jours > 0:", "if semaines == 0:", "continue", "return 0"),
    ),
    (
        "evolution", "On compare le dernier effectif relevé au premier, en pourcentage du premier. Un relevé qui manque vaut -1. Avec moins de deux relevés, ou un premier effectif nul, on renvoie 0.",
        "def evolution(t):\n    vus = []\n    for v in t:\n        [[if v > 0:]]\n            vus.append(v)\n    nombre = len(vus)\n    [[avant = t[0]]]\n    apres = vus[-1]\n"
        "    [[return (apres - avant) * 100 / apres]]",
        ("modifier 4 if v >= 0:", "modifier 7 avant = vus[0]", "modifier 9 return (apres - avant) * 100 / avant",
         "insérer 8 if avant == 0:", "insérer 9 return 0", "insérer 6 if nombre < 2:", "insérer 7 return 0"),
        ("t = [40, 55, 40]", "t = [25, 25]", "t = [0, 12]", "t = [12, 0]", "t = [-1, 50, 60]", "t = [80, -1]", "t = []", "t = [50, 40, -1]", "t = [-1, 0, 8]"),
        ("if nombre < 2:", "if nombre == 0:", "if avant == 0:", "if apres == 0:", "return 0", "return 100"),
    ),
)  # fmt: skip
"""A function's name, the rule it follows, its text, what mends it, data that tell, and lines to put in."""


def edge_case(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a function made right for the data that its author forgot, by the rule it should follow."""
    name, rule, code, acts, data, palette = pick(rng, _EDGES)
    hidden = [f"t = {[integer(rng, 1, 90) for _ in range(size)]}" for size in (2, 5)]
    world = program(
        f"{code}\nprint({name}(t))", language="python", palette=shuffled(rng, palette),
        given={"1": data[0], "2": data[1]}, title=f"Fonction {name}",
    )  # fmt: skip
    cases = [*data, *hidden]
    left_out = sample(rng, range(2, len(acts) - 1), 1)[0] if len(acts) > 4 else 0
    return {
        "name": name, "rule": rule,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), cases)),
        "solution": [*acts, "lancer"],
        "near": [list(acts[:1]), list(acts[:2]), [act for n, act in enumerate(acts) if n != 1], [act for n, act in enumerate(acts) if n != left_out][:3]],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A function of the program: what it says it gives, how it does, and how it fails to."""

    says: str
    right: str
    wrong: str
    why: str


PARTS = {
    "salles": Part(
        "le nombre de salles différentes ; majuscules et espaces autour du nom ne comptent pas",
        """
    vues = set()
    for ligne in lignes:
        vues.add(ligne["salle"].strip().lower())
    return len(vues)""",
        """
    vues = set()
    for ligne in lignes:
        vues.add(ligne["salle"].lower())
    return len(vues)""",
        "elle laisse les espaces : « salle bleue » avec une espace à la fin est un autre nom",
    ),
    "plus_cher": Part(
        "le montant le plus élevé, en euros (une case vide ne compte pas)",
        """
    montants = [nombre(ligne["montant"]) for ligne in lignes if ligne["montant"]]
    return round(max(montants))""",
        """
    montants = [ligne["montant"] for ligne in lignes if ligne["montant"]]
    return round(nombre(max(montants)))""",
        "elle compare des textes, où « 9,00 » dépasse « 120,00 »",
    ),
    "jour_charge": Part(
        "le plus grand nombre de réservations d'un même jour (les lignes sont dans l'ordre des jours)",
        """
    record, suite, jour = 0, 0, ""
    for ligne in lignes:
        if ligne["jour"] != jour:
            jour, suite = ligne["jour"], 0
        suite = suite + 1
        record = max(record, suite)
    return record""",
        """
    record, suite, jour = 0, 0, ""
    for ligne in lignes:
        if ligne["jour"] != jour:
            record = max(record, suite)
            jour, suite = ligne["jour"], 0
        suite = suite + 1
    return record""",
        "elle n'enregistre un jour qu'au début du suivant : le dernier n'est jamais compté",
    ),
    "meilleur_mois": Part(
        "le total, en euros, du mois qui a le plus rapporté",
        """
    totaux = {}
    for ligne in lignes:
        mois = ligne["jour"][3:10]
        totaux[mois] = totaux.get(mois, 0) + nombre(ligne["montant"])
    return round(max(totaux.values()))""",
        """
    totaux = {}
    for ligne in lignes:
        mois = ligne["jour"][3:5]
        totaux[mois] = totaux.get(mois, 0) + nombre(ligne["montant"])
    return round(max(totaux.values()))""",
        "elle réunit le même mois de deux années",
    ),
    "remises": Part(
        "la somme des remises : 10 % de chaque montant d'au moins 100 euros",
        """
    somme = 0
    for ligne in lignes:
        montant = nombre(ligne["montant"])
        if montant >= 100:
            somme = somme + montant * 0.1
    return round(somme)""",
        """
    somme = 0
    for ligne in lignes:
        if nombre(ligne["montant"]) >= 100:
            remise = nombre(ligne["montant"]) * 0.1
            ligne["montant"] = str(nombre(ligne["montant"]) - remise)
            somme = somme + remise
    return round(somme)""",
        "son résultat est juste, mais elle change les montants que lisent les fonctions suivantes",
    ),
    "facturees": Part(
        "le nombre de réservations qui ont un montant",
        """
    gardees = [ligne for ligne in lignes if ligne["montant"]]
    return len(gardees)""",
        """
    gardees = list(lignes)
    for ligne in gardees:
        if not ligne["montant"]:
            gardees.remove(ligne)
    return len(gardees)""",
        "elle ôte des éléments de la liste qu'elle parcourt, et saute celui qui suit",
    ),
    "heures": Part(
        "le total des heures réservées ; une case vide vaut une heure",
        """
    total = 0
    for ligne in lignes:
        total = total + (nombre(ligne["heures"]) if ligne["heures"] else 1)
    return round(total)""",
        """
    total = 0
    for ligne in lignes:
        total = total + (int(nombre(ligne["heures"])) if ligne["heures"] else 1)
    return round(total)""",
        "elle coupe les demi-heures",
    ),
}

_HEAD = """import csv

with open("reservations.csv", encoding="utf-8-sig", newline="") as fichier:
    lignes = list(csv.DictReader(fichier, delimiter=";"))


def nombre(texte):
    # donne le nombre écrit dans un texte, 0 s'il est vide
    return float(texte.replace(",", ".")) if texte else 0.0
"""


def _written(names: list[str], faulty: list[str]) -> str:
    """The program, with these functions in this order, some of them at fault."""
    parts = [
        f"\n\ndef {name}(lignes):\n    # donne {PARTS[name].says}"
        f"{PARTS[name].wrong if name in faulty else PARTS[name].right}\n"
        for name in names
    ]
    calls = "\n".join(f'print("{name} :", {name}(lignes))' for name in names)
    return f"{_HEAD}{''.join(parts)}\n\n{calls}"


_ROOMS = ("Salle bleue", "Salle verte", "Salle des fêtes", "Gymnase", "Atelier", "Foyer", "Préau")


def _bookings(rng: np.random.Generator) -> list[tuple[str, str, str, str]]:
    """Bookings of fifteen months, sorted by day, the last day the fullest; two empty amounts in a row."""
    start = date(2025, 9, 1)
    days = sorted(sample(rng, range(440), 130))
    rows = []
    for place, day in enumerate(days):
        last = place == len(days) - 1
        for _booking in range(7 if last else integer(rng, 1, 4)):
            room = pick(rng, _ROOMS)
            room = pick(rng, (room, room, room, room.upper(), f"{room} ", room.lower()))
            amount = "" if rng.random() < 0.12 else f"{10 * integer(rng, 2, 26)},00"
            hours = pick(rng, ("", "1", "1,5", "2", "2,5", "3", "4"))
            rows.append((f"{start + timedelta(days=day):%d/%m/%Y}", room, hours, amount))
    for place, kept in ((40, ""), (41, ""), (60, "90,00"), (61, "240,00")):
        rows[place] = (*rows[place][:3], kept)
    for place, kept in ((10, "Gymnase"), (11, "Gymnase "), (12, "Gymnase")):
        rows[place] = (rows[place][0], kept, *rows[place][2:])
    if sum(row[2].endswith(",5") for row in rows) % 2:
        rows[20] = (*rows[20][:2], "2" if rows[20][2].endswith(",5") else "2,5", rows[20][3])
    return rows


def _results(rows: list[tuple[str, str, str, str]]) -> dict[str, int]:
    """What each function gives when it does what it says; halves of hours are counted in pairs."""
    amounts = [int(row[3][:-3]) for row in rows if row[3]]
    halves = [int(2 * float(row[2].replace(",", "."))) if row[2] else 2 for row in rows]
    months: Counter[str] = Counter()
    for row in rows:
        months[row[0][3:]] += int(row[3][:-3]) if row[3] else 0
    return {
        "salles": len({row[1].strip().lower() for row in rows}),
        "plus_cher": max(amounts),
        "jour_charge": max(Counter(row[0] for row in rows).values()),
        "meilleur_mois": max(months.values()),
        "remises": sum(amount // 10 for amount in amounts if amount >= 100),
        "facturees": len(amounts),
        "heures": sum(halves) // 2,
    }


def _one_year_too_many(rows: list[tuple[str, str, str, str]]) -> int:
    months: Counter[str] = Counter()
    for row in rows:
        months[row[0][3:5]] += int(row[3][:-3]) if row[3] else 0
    return max(months.values())


@redraw_misfits
def two_functions_mended(rng: np.random.Generator) -> dict[str, Any] | None:
    """The two functions of five that do not do what they say, and what the program then displays.

    None stops the program; one may give its own number right and spoil those of others.
    """
    rows = _bookings(rng)
    results = _results(rows)
    spoils = rng.random() < 0.5
    if spoils:
        others = ["plus_cher", "meilleur_mois"] if rng.random() < 0.5 else ["meilleur_mois"]
        rest = [name for name in PARTS if name not in (*others, "remises")]
        names = ["remises", *shuffled(rng, [*others, *sample(rng, rest, 4 - len(others))])]
        faulty = ["remises", pick(rng, names[1:])]
    else:
        names = sample(rng, list(PARTS), 5)
        faulty = sample(rng, [name for name in names if name != "remises"], 2)
    faulty.sort(key=names.index)
    if _one_year_too_many(rows) == results["meilleur_mois"]:
        return None
    shown = [str(results[name]) for name in names]
    return {
        "files": {
            "bilan.py": text_file([_written(names, faulty)]),
            "reservations.csv": spreadsheet_csv(("jour", "salle", "heures", "montant"), rows),
        },
        "names": names, "besides": ", et l'une fausse aussi le résultat d'une autre" if spoils else "", "first": faulty[0], "second": faulty[1],
        "shown": ", ".join(shown), "numbers": shown,
        "printed": ", ".join(f"{name} : {n}" for name, n in zip(names, shown, strict=True)),
        "why": f"{faulty[0]} : {PARTS[faulty[0]].why} ; {faulty[1]} : {PARTS[faulty[1]].why}",
    }  # fmt: skip
