"""Families of competence 3.4, programming: faults of programmes, and how to find and mend them."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.text import indented

_FAULTS = {
    "erreur de syntaxe": (
        ("afficher un message", 'print("Bonjour"'),
        ("afficher n si n est positif", "if n > 0 print(n)"),
        ("ranger 5 dans n", "5 = n"), ("ranger un prénom", 'prenom = "Léa'),
        ("répéter 3 fois", "for i in range(3) print(i)"), ("ajouter 1 à n", "n + 1 = n"),
    ),
    "erreur de logique": (
        ("calculer la moyenne de a et b", "m = a + b / 2"), ("doubler n", "n = n + 2"),
        ("calculer l'aire d'un rectangle", "aire = largeur + longueur"),
        ("convertir des heures en minutes", "minutes = heures / 60"),
        ("appliquer 10 % de remise", "prix = prix * 0.1"),
        ("afficher les nombres de 1 à 5", "for i in range(5): print(i)"),
    ),
    "aucune erreur": (
        ("calculer la moyenne de a et b", "m = (a + b) / 2"), ("doubler n", "n = n * 2"),
        ("afficher un message", 'print("Bonjour")'), ("ajouter 1 à n", "n = n + 1"),
        ("convertir des heures en minutes", "minutes = heures * 60"),
        ("afficher n si n est positif", "if n > 0: print(n)"),
    ),
}  # fmt: skip


def error_kinds(rng: np.random.Generator) -> dict[str, Any]:
    """Three Python lines: syntax error, logic error or none."""
    kinds = [*sample(rng, list(_FAULTS)[:2], 2), pick(rng, list(_FAULTS))]
    row: dict[str, Any] = {"kinds": list(_FAULTS)}
    used: set[str] = set()
    for number, kind in enumerate(shuffled(rng, kinds), 1):
        aim, line = pick(rng, [pair for pair in _FAULTS[kind] if pair[0] not in used])
        used.add(aim)
        row |= {f"aim{number}": aim, f"line{number}": line, f"kind{number}": kind}
    return row


def faulty_line(rng: np.random.Generator) -> dict[str, Any]:
    """The line of a file to which the message of an error points."""
    values = [integer(rng, 1, 60) for _ in range(6)]
    blocks = [
        ["# relevés de la semaine", f"releves = {values}", ""],
        [
            "# somme et nombre",
            "total = 0",
            "for releve in releves:",
            "    total = total + releve",
            "",
        ],
        ["nombre = len(releves)", 'print("Nombre :", nombre)', ""],
        ["plus_grand = max(releves)", 'print("Plus grand :", plus_grand)', ""],
        ["moyenne = total / nombre", 'print("Moyenne :", round(moyenne, 1))', ""],
        ["ecart = plus_grand - min(releves)", 'print("Écart :", ecart)'],
    ]
    comments = ["# version de mars", "# à relire", "# écrit pour l'atelier", "# exemple", ""]
    blocks[0] = sample(rng, comments, integer(rng, 1, 4)) + blocks[0]
    blocks[2:4] = shuffled(rng, blocks[2:4])
    lines = [line for block in blocks for line in block]
    name = pick(rng, ("total", "nombre", "plus_grand", "moyenne", "ecart"))
    typo = name[:-1] if name == "ecart" else name[:-2] + name[-1] + name[-2]
    skipped = ("#", f"{name} =")
    places = [n for n, line in enumerate(lines) if name in line and not line.startswith(skipped)]
    place = pick(rng, places)
    head, _, tail = lines[place].rpartition(name)
    lines[place] = f"{head}{typo}{tail}"
    defined = next(n for n, line in enumerate(lines, 1) if line.startswith(f"{name} ="))
    return {
        "files": {"releves.py": text_file(lines)}, "typo": typo, "name": name,
        "line": str(place + 1), "wrong": [str(defined), str(place)],
    }  # fmt: skip


def traceback_line(rng: np.random.Generator) -> dict[str, Any]:
    """The line where an error arose, read in a trace of calls."""
    script = pick(rng, ("caisse", "bilan", "agenda", "stock"))
    inner, middle = sample(rng, ("moyenne", "remise", "partage", "quotient", "cumul"), 2)
    numbers = [*sample(rng, range(4, 50), 2), integer(rng, 50, 70)]
    error, code = pick(rng, (
        ("ZeroDivisionError: division by zero", "return total / nombre"),
        ("IndexError: list index out of range", "return prix[rang]"),
        ("KeyError: 'ville'", "return fiche['ville']"),
        ("ValueError: invalid literal for int() with base 10: 'dix'", "return int(saisie)"),
    ))  # fmt: skip
    lines = [
        "Traceback (most recent call last):",
        f'  File "{script}.py", line {numbers[2]}, in <module>',
        f"    print({middle}(donnees))", f'  File "{script}.py", line {numbers[1]}, in {middle}',
        f"    r = {inner}(donnees)", f'  File "{script}.py", line {numbers[0]}, in {inner}',
        f"    {code}", error,
    ]  # fmt: skip
    return {
        "trace": indented(lines), "inner": inner,
        "line": str(numbers[0]), "wrong": [str(numbers[2]), str(numbers[1])],
    }  # fmt: skip


_RULES = (
    ("Une remise est accordée à partir de {n} euros d'achats", "montant", "remise", 5, 90),
    ("Le prêt est en retard à partir de {n} jours", "jours", "retard", 5, 60),
    ("L'alerte se déclenche à partir de {n} degrés", "degres", "alerte", 20, 60),
    ("L'envoi est gratuit à partir de {n} articles", "articles", "gratuit", 3, 30),
    ("Le tarif senior s'applique à partir de {n} ans", "age", "tarif senior", 55, 75),
    (
        "Une salle plus grande est réservée à partir de {n} inscrits",
        "inscrits",
        "grande salle",
        8,
        60,
    ),
)
_UNITS = {"montant": "€", "degres": "°C", "age": "ans"}  # the others are named like their unit


def revealing_value(rng: np.random.Generator) -> dict[str, Any]:
    """The only whole number for which a programme is wrong."""
    rule, name, result, low, high = pick(rng, _RULES)
    n = integer(rng, low, high)
    test, bad = pick(rng, ((f"> {n}", n), (f"≥ {n + 1}", n), (f"≥ {n - 1}", n - 1)))
    lines = [f"si {name} {test} :", f'    afficher "{result}"', "sinon :",
             '    afficher "rien"']  # fmt: skip
    return {
        "rule": rule.format(n=n), "name": name, "n": n, "before": n - 1,
        "program": indented(lines), "key": str(bad),
        "wrong": [str(bad + 1), str(bad - 1)], "units": [_UNITS.get(name, name)],
    }  # fmt: skip


def revealing_tests(rng: np.random.Generator) -> dict[str, Any]:
    """Which test values reveal the fault of an interval (several right options)."""
    low, high = integer(rng, 6, 18), integer(rng, 25, 60)
    left, bad_low = pick(rng, ((f"age > {low}", low), (f"age ≥ {low - 1}", low - 1)))
    right, bad_high = pick(rng, ((f"age < {high}", high), (f"age ≤ {high + 1}", high + 1)))
    values = [low - 1, low, integer(rng, low + 2, high - 2), high, high + 1]
    return {
        "low": low, "high": high, "test": f"{left} ET {right}",
        "options": [f"{value} ans" for value in values],
        "key": [place for place, v in enumerate(values, 1) if v in (bad_low, bad_high)],
    }  # fmt: skip


def mended_value(rng: np.random.Generator) -> dict[str, Any]:
    """What a file's programme displays once one of its lines is replaced."""
    values = sample(rng, range(3, 40), 7)
    limit = pick(rng, range(10, 30))
    kind = integer(rng, 0, 3)
    fault, mended = (
        (f"    if valeur < {limit}:", f"    if valeur >= {limit}:"),
        ("    total = valeur", "    total = total + valeur"),
        ("    if rang % 2 == 1:", "    if rang % 2 == 0:"),
        ("    if valeur < record:", "    if valeur > record:"),
    )[kind]
    bodies = (
        ["total = 0", "for valeur in valeurs:", fault, "        total = total + valeur"],
        ["total = 0", "for valeur in valeurs:", fault],
        ["total = 0", "for rang in range(len(valeurs)):", fault,
         "        total = total + valeurs[rang]"],
        ["record = valeurs[0]", "total = 0", "for valeur in valeurs:", fault,
         "        record = valeur", "        total = total + 1"],
    )  # fmt: skip
    records = [v for i, v in enumerate(values) if i and v > max(values[:i])]
    lows = [v for i, v in enumerate(values) if i and v < min(values[:i])]
    right, wrong = (
        (sum(v for v in values if v >= limit), sum(v for v in values if v < limit)),
        (sum(values), values[-1]),
        (sum(values[::2]), sum(values[1::2])),
        (len(records), len(lows)),
    )[kind]
    notes = sample(rng, ("# à tester", "# relevés du mois", "# calcul", "# atelier Python"), 2)
    lines = [*notes, f"valeurs = {values}", *bodies[kind], "print(total)"]
    return {
        "files": {"calcul.py": text_file(lines)},
        "number": lines.index(fault) + 1, "mended": f"    {mended}",
        "key": str(right), "wrong": [str(wrong)] if wrong != right else [],
    }  # fmt: skip
