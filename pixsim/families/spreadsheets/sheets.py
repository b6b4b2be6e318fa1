"""Worlds of competence 1.3: a worksheet to work in."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.sheets import table
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts

ARTICLES = (
    "Lampe",
    "Papier",
    "Stylo",
    "Classeur",
    "Agrafeuse",
    "Ciseaux",
    "Colle",
    "Enveloppes",
    "Tampon",
    "Badge",
    "Carnet",
    "Ruban",
)
TOWNS = ("Metz", "Lille", "Arras", "Brest", "Tours", "Nîmes")
SHOPS = ("Antenne nord", "Antenne sud", "Antenne est", "Antenne ouest")


def _money(rng: np.random.Generator, low: int, high: int) -> str:
    """A price of so many tenths, with its comma."""
    tenths = integer(rng, low, high)
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _orders(rng: np.random.Generator, count: int) -> list[list[str]]:
    articles = sample(rng, ARTICLES, count)
    return [[name, _money(rng, 11, 189), str(integer(rng, 2, 48))] for name in articles]


# ---------------------------------------------------------------- @cellules


def read_cell(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: what a cell far from the first page holds."""
    names = sample(
        rng, [f"{first} {last}" for first in FIRST_NAMES[:8] for last in LAST_NAMES[:6]], 46
    )
    rows = [
        [name, str(integer(rng, 18, 92)), pick(rng, TOWNS), str(integer(rng, 1000, 9899))]
        for name in names
    ]
    sheet = table([["Nom", "Âge", "Commune", "Dossier"], *rows], title="Inscriptions")
    row = integer(rng, 38, 46)
    return {
        "cell": f"D{row}",
        "answer": rows[row - 2][3],
        "wrong": [rows[row - 1][3], rows[row - 3][3]],
        "world": sheet,
        "solution": [],
    }


def copy_down(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a formula there is, to be copied down to the last line and no further."""
    rows = _orders(rng, integer(rng, 6, 9))
    last = len(rows) + 1
    sheet = table(
        [["Article", "Prix", "Quantité", "Montant"], *rows],
        title="Commande",
        cells={"D2": "=B2*C2"},
    )
    return {
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"D2:D{last}", "=B2*C2"),),
            refuse=(("text", f"D{last + 1}", "*"),),
            keep=("text",),
            free=tuple(f"D{row}" for row in range(2, last + 1)),
        ),
        "solution": [acts.Copy(cell="D2", to=f"D{last}")],
        "near": [
            [acts.Copy(cell="D2", to=f"D{last - 1}")],
            [acts.Copy(cell="D2", to=f"D{last + 2}")],
        ],
    }


def discount(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: amounts less a discount that stands in one cell, in every line."""
    rows = _orders(rng, integer(rng, 5, 8))
    last, rate = len(rows) + 1, pick(rng, ("5 %", "8 %", "12 %", "13 %", "20 %"))
    sheet = table(
        [["Article", "Prix", "Quantité", "À payer"], *rows],
        title="Commande",
        columns=8,
        cells={"G1": "Remise", "H1": rate},
    )
    free = tuple(f"D{row}" for row in range(2, last + 1))
    typed = round(float(rate.rstrip(" %")) / 100, 2)
    return {
        "rate": rate,
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"D2:D{last}", "=B2*C2*(1-$H$1)||=ARRONDI(B2*C2*(1-$H$1);2)"),),
            keep=("text",),
            free=free,
        ),
        "solution": [
            acts.Put(cell="D2", text="=B2*C2*(1-$H$1)"),
            acts.Copy(cell="D2", to=f"D{last}"),
        ],
        "near": [
            [acts.Put(cell="D2", text="=B2*C2*(1-H1)"), acts.Copy(cell="D2", to=f"D{last}")],
            [
                acts.Put(cell="D2", text=f"=B2*C2*(1-{typed})".replace(".", ",")),
                acts.Copy(cell="D2", to=f"D{last}"),
            ],
            [acts.Put(cell="D2", text="=B2*C2*$H$1"), acts.Copy(cell="D2", to=f"D{last}")],
        ],
    }


# ---------------------------------------------------------------- @formules


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


# ---------------------------------------------------------------- @tri_filtre, @types


def texts_to_sort(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: numbers typed as texts, to be mended, then sorted."""
    names = sample(rng, TOWNS, 6)
    numbers = sample(rng, range(8, 990), 6)
    as_text = set(sample(rng, range(6), 2))
    rows = [
        [name, f"'{n}" if place in as_text else str(n)]
        for place, (name, n) in enumerate(zip(names, numbers, strict=True))
    ]
    sheet = table([["Commune", "Inscrits"], *rows], title="Inscrits")
    ranked = sorted(zip(names, numbers, strict=True), key=lambda row: -row[1])
    want = tuple(("shown", f"A{row}", name) for row, (name, _n) in enumerate(ranked, 2))
    numeric = tuple(("number", f"B{row}") for row in range(2, 8))
    convert, order = acts.Convert(cell="B2", to="B7"), acts.Sort(cell="B2", order="décroissant")
    return {
        "world": sheet,
        "goal": Goal(want=(*want, *numeric)),
        "solution": [convert, order],
        "near": [
            [order],
            [convert, acts.Sort(cell="B2", order="croissant")],
            [convert, acts.Sort(cell="A2", order="décroissant")],
        ],
    }


def one_filter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: only the lines of a town, to read how many of them are unpaid."""
    town, *others = sample(rng, TOWNS, 4)
    people = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES[:5]]
    rows = [
        [name, town if rng.random() < 0.3 else pick(rng, others), pick(rng, ("payé", "dû", "dû"))]
        for name in sample(rng, people, 34)
    ]
    rows[0][1], rows[1][1], rows[0][2], rows[1][2] = town, town, "dû", "payé"
    sheet = table([["Adhérent", "Commune", "Cotisation"], *rows], title="Adhérents")
    due = sum(row[1] == town and row[2] == "dû" for row in rows)
    both = [acts.Filter(cell="B2", value=town), acts.Filter(cell="C2", value="dû")]
    return {
        "town": town,
        "world": sheet,
        "goal": Goal(
            want=(
                ("filter", "B", f"^{town}||=^{town}"),
                ("filter", "C", "^dû||=^dû"),
                ("visible", str(due)),
            ),
            keep=("text",),
        ),
        "solution": both,
        "near": [both[:1], [acts.Filter(cell="B2", value=others[0]), both[1]]],
    }


def text_to_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one number typed as a text, which the total leaves out."""
    articles, count = sample(rng, ARTICLES, 5), 5
    numbers = sample(rng, range(11, 99), count)
    wrong = integer(rng, 0, count - 1)
    rows = [
        [name, f"'{n}" if place == wrong else str(n)]
        for place, (name, n) in enumerate(zip(articles, numbers, strict=True))
    ]
    sheet = table([["Article", "Quantité"], *rows, ["Total", "=SOMME(B2:B6)"]], title="Stock")
    cell = f"B{wrong + 2}"
    return {
        "total": sum(n for place, n in enumerate(numbers) if place != wrong),
        "world": sheet,
        "goal": Goal(
            want=(
                ("number", cell),
                ("shown", "B7", str(sum(numbers))),
                ("text", "B7", "=SOMME(B2:B6)"),
            ),
            keep=("text",),
            free=(cell,),
        ),
        "solution": [acts.Convert(cell=cell, to=cell)],
        "near": [[acts.Put(cell="B7", text=str(sum(numbers)))]],
    }


def as_percentage(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: shares computed, copied, and shown as percentages."""
    names = sample(rng, SHOPS, 4)
    seen = [(integer(rng, 40, 200), integer(rng, 5, 39)) for _name in names]
    rows = [[name, str(all_), str(some)] for name, (all_, some) in zip(names, seen, strict=True)]
    sheet = table([["Antenne", "Reçus", "Revenus", "Part"], *rows], title="Accueil")
    fill = [acts.Put(cell="D2", text="=C2/B2"), acts.Copy(cell="D2", to="D5")]
    shown = acts.Format(cell="D2", to="D5", form="pourcentage")
    return {
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", "D2:D5", "=C2/B2"),
                *(("format", f"D{row}", "pourcentage") for row in range(2, 6)),
            ),
            keep=("text",),
        ),
        "solution": [*fill, shown],
        "near": [
            fill,
            [acts.Put(cell="D2", text="=C2/B2*100"), fill[1], shown],
            [acts.Put(cell="D2", text="=B2/C2"), fill[1], shown],
        ],
    }


def amounts_of_a_range(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the cells of one range shown in euros, those beside it not."""
    count, more = integer(rng, 5, 8), integer(rng, 2, 3)
    names = sample(
        rng,
        (
            "Salle",
            "Repas",
            "Affiches",
            "Transport",
            "Cadeaux",
            "Sono",
            "Assurance",
            "Fleurs",
            "Boissons",
            "Gardien",
            "Tentes",
        ),
        count + more,
    )
    rows: list[list[str | int]] = [
        [name, integer(rng, 20, 900), integer(rng, 1, 9)] for name in names
    ]
    first = integer(rng, 2, 3)
    last = first + count - 1
    letter, what = "B", "les montants"
    cells = [f"{letter}{row}" for row in range(first, last + 1)]
    return {
        "what": what, "range": f"{letter}{first}:{letter}{last}", "count": count,
        "world": table([["Poste", "Montant", "Nombre"], *rows], title="Fête"),
        "goal": Goal(want=tuple(("format", cell, "monétaire €") for cell in cells), keep=("format", "text")),
        "solution": [acts.Format(cell=cells[0], to=cells[-1], form="monétaire €")],
        "near": [[acts.Format(cell=cells[0], to=f"{letter}{last + 1}", form="monétaire €")], [acts.Format(cell=cells[0], to=f"C{last}", form="monétaire €")]],
    }  # fmt: skip


def as_date(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: serial numbers to be shown as the dates they are."""
    names = sample(rng, FIRST_NAMES, 5)
    days = [str(integer(rng, 45_700, 46_050)) for _name in names]
    sheet = table(
        [["Prénom", "Inscription"], *map(list, zip(names, days, strict=True))], title="Inscriptions"
    )
    return {
        "sample": days[0],
        "world": sheet,
        "goal": Goal(
            want=tuple(("format", f"B{row}", "date") for row in range(2, 7)),
            keep=("text", "format"),
        ),
        "solution": [acts.Format(cell="B2", to="B6", form="date")],
        "near": [
            [acts.Format(cell="B2", to="B5", form="date")],
            [acts.Format(cell="B2", to="B6", form="texte")],
        ],
    }


# ---------------------------------------------------------------- @graphiques


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


# ---------------------------------------------------------------- @statistiques, @nettoyage


def growth(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how much each line changed, as a percentage, copied."""
    rows = [
        [name, str(integer(rng, 40, 200)), str(integer(rng, 40, 260))]
        for name in sample(rng, TOWNS, 5)
    ]
    sheet = table([["Commune", "2024", "2025", "Évolution"], *rows], title="Adhérents")
    right = "=(C2-B2)/B2"
    copy, shown = acts.Copy(cell="D2", to="D6"), acts.Format(cell="D2", to="D6", form="pourcentage")

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="D2", text=text), copy, shown]

    return {
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", "D2:D6", right),
                *(("format", f"D{row}", "pourcentage") for row in range(2, 7)),
            ),
            keep=("text",),
        ),
        "solution": fill(right),
        "near": [fill("=(C2-B2)/C2"), fill("=C2/B2"), fill(right)[:2]],
    }


def extract(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the part of a reference that says the department, and the year, copied down."""
    count = integer(rng, 6, 9)
    rows = [
        [f"{pick(rng, ('AB', 'KR', 'ZT'))}-{integer(rng, 10, 95)}-{integer(rng, 2019, 2026)}"]
        for _line in range(count)
    ]
    last = count + 1
    sheet = table([["Référence", "Département", "Année"], *rows], title="Dossiers")
    first, second = "=STXT(A2;4;2)", "=DROITE(A2;4)"
    fill = [
        acts.Put(cell="B2", text=first),
        acts.Copy(cell="B2", to=f"B{last}"),
        acts.Put(cell="C2", text=second),
        acts.Copy(cell="C2", to=f"C{last}"),
    ]
    return {
        "sample": rows[0][0],
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", f"B2:B{last}", f"{first}||=CNUM({first[1:]})"),
                ("behaves", f"C2:C{last}", f"{second}||=CNUM({second[1:]})"),
            ),
            keep=("text",),
            free=tuple(f"{c}{r}" for c in "BC" for r in range(2, last + 1)),
        ),
        "solution": fill,
        "near": [
            [acts.Put(cell="B2", text="=STXT(A2;3;2)"), *fill[1:]],
            fill[:2],
            [acts.Put(cell="B2", text="=GAUCHE(A2;2)"), *fill[1:]],
        ],
    }


def clean_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: names typed anyhow, put right by one formula."""
    count = integer(rng, 6, 9)
    rows = []
    for _line in range(count):
        first, last_name = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
        typed = pick(
            rng,
            (
                f"{first.upper()}  {last_name}",
                f" {first} {last_name.upper()}",
                f"{first.lower()}   {last_name.lower()} ",
                f"{first} {last_name}",
            ),
        )
        rows.append([typed])
    rows[0] = [f"  {FIRST_NAMES[1].lower()}   {LAST_NAMES[0].upper()}"]
    last = count + 1
    sheet = table([["Saisi", "Propre"], *rows], title="Liste")
    right = "=NOMPROPRE(SUPPRESPACE(A2))"

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="B2", text=text), acts.Copy(cell="B2", to=f"B{last}")]

    return {
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"B2:B{last}", right),),
            keep=("text",),
            free=tuple(f"B{row}" for row in range(2, last + 1)),
        ),
        "solution": fill(right),
        "near": [
            fill("=NOMPROPRE(A2)"),
            fill("=SUPPRESPACE(A2)"),
            fill("=MAJUSCULE(SUPPRESPACE(A2))"),
        ],
    }
