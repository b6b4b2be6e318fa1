"""Worlds of @formules: sums, counts, conditions and prices looked up."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.sheets import table
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def first_formula(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one product or one difference, in one cell."""
    what, heads, formula = pick(rng, (
        ("le montant", ("Prix", "Quantité"), "=A2*B2"),
        ("le reste", ("Budget", "Dépensé"), "=A2-B2"),
        ("le total", ("Adultes", "Enfants"), "=A2+B2"),
    ))  # fmt: skip
    one, other = integer(rng, 30, 90), integer(rng, 3, 28)
    sheet = table([[*heads, "Résultat"], [str(one), str(other)]], title="Calcul")
    value = {"*": one * other, "-": one - other, "+": one + other}[formula[3]]
    return {
        "what": what,
        "first": heads[0].lower(),
        "second": heads[1].lower(),
        "world": sheet,
        "goal": Goal(want=(("behaves", "C2", formula),), keep=("text",), free=("C2",)),
        "solution": [acts.Put(cell="C2", text=formula)],
        "near": [[acts.Put(cell="C2", text=str(value))], [acts.Put(cell="C2", text=formula[1:])]],
    }


def sum_or_mean(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the sum or the mean of a column, which follows when a number changes."""
    count = integer(rng, 7, 10)
    months = (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
    )[:count]
    rows = [[month, str(integer(rng, 40, 480))] for month in months]
    last = count + 1
    what, name, other = pick(
        rng, (("le total", "SOMME", "MOYENNE"), ("la moyenne", "MOYENNE", "SOMME"))
    )
    cell = f"B{last + 2}"
    sheet = table(
        [["Mois", "Visites"], *rows],
        title="Visites",
        cells={f"A{last + 2}": what.split()[1].capitalize()},
    )

    def put(text: str) -> list[Act]:
        return [acts.Put(cell=cell, text=text)]

    return {
        "what": what,
        "cell": cell,
        "first": months[0],
        "last": months[-1],
        "formula": f"={name}(B2:B{last})",
        "world": sheet,
        "goal": Goal(
            want=(("behaves", cell, f"={name}(B2:B{last})"),), keep=("text",), free=(cell,)
        ),
        "solution": put(f"={name}(B2:B{last})"),
        "near": [put(f"={other}(B2:B{last})"), put(f"={name}(B2:B{last - 1})"), put("=B2+B3")],
    }


def holes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how many marks, the highest and the lowest, in a list with holes and words."""
    names = sample(rng, FIRST_NAMES, integer(rng, 10, 13))
    marks = [str(integer(rng, 4, 20)) for _name in names]
    for place in sample(rng, range(len(names)), 4):
        marks[place] = pick(rng, ("", "absent", "excusé"))
    last = len(names) + 1
    block = f"B2:B{last}"
    sheet = table([["Prénom", "Note"], *map(list, zip(names, marks, strict=True))], title="Notes",
                  cells={"D2": "Notes rendues", "D3": "La plus haute", "D4": "La plus basse"})  # fmt: skip
    put = [
        acts.Put(cell="E2", text=f"=NB({block})"),
        acts.Put(cell="E3", text=f"=MAX({block})"),
        acts.Put(cell="E4", text=f"=MIN({block})"),
    ]
    filled = acts.Put(cell="E2", text=f"=NBVAL({block})")
    return {
        "world": sheet,
        "goal": Goal(
            want=(("behaves", "E2", f"=NB({block})"), ("behaves", "E3", f"=MAX({block})"), ("behaves", "E4", f"=MIN({block})")),
            keep=("text",), free=("E2", "E3", "E4"),
        ),
        "solution": put,
        "near": [[filled, *put[1:]], put[:2]],
    }  # fmt: skip


def condition(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a text that depends on a threshold in a cell, copied down."""
    names = sample(rng, FIRST_NAMES, integer(rng, 7, 10))
    threshold = integer(rng, 9, 13)
    marks = [integer(rng, 3, 19) for _name in names]
    marks[0] = threshold  # the edge
    yes, no = pick(rng, (("admis", "à revoir"), ("oui", "non"), ("reçu", "ajourné")))
    last = len(names) + 1
    rows = [[name, str(mark)] for name, mark in zip(names, marks, strict=True)]
    sheet = table(
        [["Prénom", "Note", "Avis"], *rows],
        title="Notes",
        columns=8,
        cells={"F1": "Seuil", "G1": str(threshold)},
    )
    right = f'=SI(B2>=$G$1;"{yes}";"{no}")'

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="C2", text=text), acts.Copy(cell="C2", to=f"C{last}")]

    return {
        "yes": yes,
        "no": no,
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"C2:C{last}", right),),
            keep=("text",),
            free=tuple(f"C{row}" for row in range(2, last + 1)),
        ),
        "solution": fill(right),
        "near": [
            fill(right.replace(">=", ">")),
            fill(right.replace("$", "")),
            fill(f'=SI(B2>={threshold};"{yes}";"{no}")'),
        ],
    }


def price_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: prices found by their code in a list, multiplied, unknown codes told, all copied."""
    codes = sample(
        rng, [f"{letter}{number}" for letter in "KLMRT" for number in range(10, 60, 7)], 8
    )
    prices = sample(rng, range(12, 190), 8)
    known = [
        [code, str(price / 10).replace(".", ",")] for code, price in zip(codes, prices, strict=True)
    ]
    count = integer(rng, 5, 7)
    ordered = [[pick(rng, codes[:7]), str(integer(rng, 2, 20))] for _line in range(count)]
    ordered[integer(rng, 1, count - 2)][0] = "Z99"
    ordered[-1][0] = codes[0]  # the first of the list: a range that slips loses it
    last = count + 1
    cells = {"F1": "Code", "G1": "Prix"}
    for row, (code, price) in enumerate(known, 2):
        cells |= {f"F{row}": code, f"G{row}": price}
    sheet = table([["Code", "Quantité", "Montant"], *ordered], title="Bon", columns=8, cells=cells)
    right = '=SIERREUR(RECHERCHEV(A2;$F$2:$G$9;2;FAUX)*B2;"inconnu")'

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="C2", text=text), acts.Copy(cell="C2", to=f"C{last}")]

    total = acts.Put(cell=f"C{last + 1}", text=f"=SOMME(C2:C{last})")
    return {
        "last": last,
        "after": last + 1,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"C2:C{last}", "||".join(right.replace("inconnu", word) for word in ("inconnu", "Inconnu", "INCONNU"))),
                  ("behaves", f"C{last + 1}", f"=SOMME(C2:C{last})")),
            keep=("text",), free=(*(f"C{row}" for row in range(2, last + 2)), f"A{last + 1}", f"B{last + 1}"),
        ),
        "solution": [*fill(right), total],
        "near": [
            [*fill("=RECHERCHEV(A2;$F$2:$G$9;2;FAUX)*B2"), total],
            [*fill('=SIERREUR(RECHERCHEV(A2;F2:G9;2;FAUX)*B2;"inconnu")'), total],
            fill(right),
        ],
    }  # fmt: skip
