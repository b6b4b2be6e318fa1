"""Worlds of competence 3.4: faults of a program, to find and to mend."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.programs import gives, program, solved
from pixsim.worlds.goals import Goal


def _lists(
    rng: np.random.Generator, name: str, sizes: tuple[int, ...], span: tuple[int, int] = (10, 99)
) -> list[str]:
    return [f"{name} = {[integer(rng, *span) for _ in range(size)]}" for size in sizes]


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


def told_by_trace(rng: np.random.Generator) -> dict[str, Any]:
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


def revealing(rng: np.random.Generator) -> dict[str, Any]:
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
