"""Mending a program: errors, tests, messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
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


def three_intervals(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: bounds that are wrong on a few values, in three tests the first of which hides the others."""
    low, middle, high = integer(rng, 6, 18), integer(rng, 25, 40), integer(rng, 55, 75)
    top = high + integer(rng, 10, 20)
    names = pick(rng, (("juniors", "adultes", "aînés"), ("groupe A", "groupe B", "groupe C"), ("matin", "midi", "soir"), ("petit bassin", "grand bassin", "aquagym")))  # fmt: skip
    lows = pick(rng, (f"age > {low}", f"age >= {low + 1}", f"age >= {low - 1}"))
    wide = pick(rng, (f"age <= {high}", f"age < {high}", f"age <= {high + 1}"))
    mid, last = pick(rng, (f"{middle} < age", f"age >= {middle - 1}")), pick(rng, (f"age < {top}", f"age <= {top + 1}"))  # fmt: skip
    if mid != f"{middle} < age" and wide == f"age <= {high}":
        wide = f"age < {high}"  # the first test hides a lower bound that is one too low
    text = (
        f'[[if {lows} and age <= {middle}:]]\n    print("{names[0]}")\n[[elif {mid} and {wide}:]]\n    print("{names[1]}")\n'
        f'[[elif age >= {high} and {last}:]]\n    print("{names[2]}")\nelse:\n    print("refusé")'
    )
    ages = sorted({bound + gap for bound in (low, middle, high, top) for gap in (-1, 0, 1, 2)})
    data = [f"age = {age}" for age in ages]
    given = {"1": f"age = {low + 4}", "2": f"age = {high - 5}", "3": f"age = {top - 3}"}
    world = program(text, language="python", given=given, title="Groupes")
    acts = [
        f"modifier 1 if {low} <= age < {middle}:",
        f"modifier 3 elif {middle} <= age <= {high}:",
        f"modifier 5 elif {high} < age <= {top}:",
    ]
    return {
        "low": low, "middle": middle, "high": high, "top": top, "one": names[0], "two": names[1], "three": names[2],
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:2], acts[1:], [f"modifier 1 if {low} <= age <= {middle}:", *acts[1:]], [acts[0], f"modifier 3 elif {middle} <= age < {high}:", acts[2]]],
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


def bookings_checked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: three functions that do not always do what is said of them: nights, overlaps, a price by steps."""
    low, night = integer(rng, 3, 6), integer(rng, 20, 60)
    cheaper = night - integer(rng, 5, 12)
    place = pick(rng, ("gite", "salle", "chalet", "studio"))

    def drawn() -> str:
        stays = []
        for _n in range(4):
            begin = integer(rng, 1, 300)
            stays.append((begin, begin + integer(rng, 1, 2 * low + 2)))
        first = stays[0]
        stays += [
            (first[1], first[1] + 2),
            (first[0] + 1, first[0] + 2) if first[1] - first[0] > 2 else (first[0], first[1]),
            (first[0] - 1, first[1] + 3),
        ]
        return f"sejours = {shuffled(rng, stays)}"

    text = (
        f"def nuits(s):\n    return [[s[1] - s[0] + 1]]\ndef se_genent(a, b):\n    return [[a[0] <= b[0] and b[0] <= a[1]]]\n"
        f"def prix(n):\n    if n <= {low}:\n        return n * {night}\n    return [[n * {cheaper}]]\n"
        "total = 0\ngenes = 0\nfor i in range(len(sejours)):\n    total = total + prix(nuits(sejours[i]))\n    for j in range([[len(sejours)]]):\n"
        "        if se_genent(sejours[i], sejours[j]):\n            genes = genes + 1\nprint(total, genes)"
    )
    right = {
        2: "s[1] - s[0]",
        4: "a[0] < b[1] and b[0] < a[1]",
        8: f"{low} * {night} + (n - {low}) * {cheaper}",
        13: "i",
    }
    data = [drawn() for _n in range(5)]
    return {
        "place": place, "low": low, "night": night, "cheaper": cheaper,
        **code_to_mend("Séjours", text, data[:2], right, data[2:], right | {4: "a[0] <= b[1] and b[0] <= a[1]"}, right | {4: "a[0] <= b[0] and b[0] < a[1]"}, right | {8: f"{low} * {night} + n * {cheaper}"}, right | {13: "i + 1"}, {n: one for n, one in right.items() if n != 2}),
    }  # fmt: skip
