"""Families of competence 3.4, programming: faults of programmes, and how to find and mend them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file


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


def mended_value(rng: np.random.Generator) -> dict[str, Any]:
    """What a programme of three functions displays, once the one line that betrays what it says is mended."""
    values = [integer(rng, 3, 99) for _value in range(140)]
    limit = integer(rng, 20, 70)
    bodies = {
        "grandes": (f"la somme des valeurs d'au moins {limit}", [
            "somme = 0", "for valeur in valeurs:", f"    if valeur >= {limit}:", "        somme = somme + valeur", "return somme"]),
        "hausses": ("le nombre de valeurs plus grandes que celle d'avant", [
            "nombre = 0", "for rang in range(1, len(valeurs)):", "    if valeurs[rang] > valeurs[rang - 1]:", "        nombre = nombre + 1", "return nombre"]),
        "records": ("le nombre de fois où le plus grand nombre vu jusque-là est dépassé", [
            "record = valeurs[0]", "nombre = 0", "for valeur in valeurs:", "    if valeur > record:", "        record = valeur", "        nombre = nombre + 1", "return nombre"]),
        "une_sur_deux": ("la somme d'une valeur sur deux, en commençant par la première", [
            "somme = 0", "for rang in range(0, len(valeurs), 2):", "    somme = somme + valeurs[rang]", "return somme"]),
    }  # fmt: skip
    faults = {
        "grandes": (f"    if valeur >= {limit}:", f"    if valeur > {limit + 3}:"),
        "hausses": (
            "    if valeurs[rang] > valeurs[rang - 1]:",
            "    if valeurs[rang] > valeurs[0]:",
        ),
        "records": ("record = valeurs[0]", "record = 0"),
        "une_sur_deux": (
            "for rang in range(0, len(valeurs), 2):",
            "for rang in range(1, len(valeurs), 2):",
        ),
    }
    names = sample(rng, tuple(bodies), 3)
    right, wrong = faults[names[integer(rng, 0, 2)]]
    rows = [", ".join(map(str, values[start : start + 20])) for start in range(0, len(values), 20)]
    lines = ["valeurs = [", *(f"    {row}," for row in rows), "]", ""]
    for name in names:
        meaning, body = bodies[name]
        lines += [
            "",
            f"def {name}(valeurs):",
            f"    # donne {meaning}",
            *(f"    {line}" for line in body),
            "",
        ]
    lines += ["", f"print({', '.join(f'{name}(valeurs)' for name in names)})"]
    broken = [f"    {wrong}" if line == f"    {right}" else line for line in lines]
    results = {
        "grandes": sum(v for v in values if v >= limit),
        "hausses": sum(b > a for a, b in pairwise(values)),
        "records": sum(v > max(values[:i]) for i, v in enumerate(values) if i),
        "une_sur_deux": sum(values[::2]),
    }
    shown = [str(results[name]) for name in names]
    return {
        "files": {"calcul.py": text_file(broken)},
        "line": broken.index(f"    {wrong}") + 1, "not_line": broken.index(f"    {wrong}"),
        "mended": right.strip(), "key": [", ".join(shown), " ".join(shown)], "shown": ", ".join(shown), "numbers": shown,
    }  # fmt: skip
