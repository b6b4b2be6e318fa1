"""Worlds of @graphiques: the chart that answers a question, on the right columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.sheets import table
from pixsim.families.spreadsheets.orders import TOWNS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def _drawn(form: str, labels: str, values: str) -> list[Act]:
    return [acts.Draw(form=form, labels=labels, values=values)]


def a_curve(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a curve of what changes with time."""
    count = integer(rng, 8, 11)
    what = pick(rng, ("Température", "Visiteurs", "Niveau d'eau"))
    rows = [[f"{8 + n} h", str(integer(rng, 12, 80))] for n in range(count)]
    sheet = table([["Heure", what], *rows], title="Relevé")
    last = count + 1
    whole = (f"A1:A{last}", f"B1:B{last}")
    return {
        "what": what.lower(),
        "labels": f"A2:A{last}",
        "values": f"B2:B{last}",
        "world": sheet,
        "goal": Goal(
            want=(("chart", "courbe", f"A2:A{last}||{whole[0]}", f"B2:B{last}||{whole[1]}"),),
            keep=("text",),
        ),
        "solution": _drawn("courbe", f"A2:A{last}", f"B2:B{last}"),
        "near": [
            _drawn("secteurs", f"A2:A{last}", f"B2:B{last}"),
            _drawn("courbe", f"B2:B{last}", f"A2:A{last}"),
        ],
    }


def a_fitting_chart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the chart that answers a question, drawn on the right columns."""
    need, form, other = pick(rng, (
        ("quelle part du budget total va à chaque poste", "secteurs", "courbe"),
        ("comment la dépense change d'un mois à l'autre", "courbe", "secteurs"),
    ))  # fmt: skip
    parts = form == "secteurs"
    names = (
        ("Loyer", "Matériel", "Transport", "Assurance", "Énergie")
        if parts
        else ("janvier", "février", "mars", "avril", "mai", "juin")
    )
    rows = [[name, str(integer(rng, 1, 40)), str(integer(rng, 200, 2400))] for name in names]
    sheet = table([["Poste" if parts else "Mois", "Factures", "Dépense"], *rows], title="Budget")
    last = len(rows) + 1
    labels, values = f"A2:A{last}", f"C2:C{last}"
    return {
        "need": need,
        "world": sheet,
        "goal": Goal(
            want=(("chart", form, f"{labels}||A1:A{last}", f"{values}||C1:C{last}"),),
            keep=("text",),
        ),
        "solution": _drawn(form, labels, values),
        "near": [
            _drawn(other, labels, values),
            _drawn(form, labels, f"B2:B{last}"),
            _drawn(form, values, labels),
        ],
    }


def a_scatter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the cloud of two measures among five columns, once texts are mended."""
    rows = []
    for number in range(1, 13):
        age = integer(rng, 18, 80)
        rows.append(
            [
                f"U{number:02}",
                pick(rng, TOWNS),
                str(age),
                f"'{integer(rng, 5, 95)}" if number in (4, 9) else str(integer(rng, 5, 95)),
                str(integer(rng, 1, 9)),
            ]
        )
    sheet = table([["Usager", "Commune", "Âge", "Minutes", "Visites"], *rows], title="Enquête")
    cloud = acts.Draw(form="nuage de points", labels="C2:C13", values="D2:D13")
    mend = acts.Convert(cell="D2", to="D13")
    return {
        "world": sheet,
        "goal": Goal(
            want=(("chart", "nuage de points", "C2:C13||C1:C13", "D2:D13||D1:D13"), ("number", "D5"), ("number", "D10")),
            keep=("text",), free=("D5", "D10"),
        ),
        "solution": [mend, cloud],
        "near": [[cloud], [mend, acts.Draw(form="courbe", labels="C2:C13", values="D2:D13")], [mend, acts.Draw(form="nuage de points", labels="A2:A13", values="D2:D13")]],
    }  # fmt: skip
