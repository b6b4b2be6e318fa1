"""Writing formulas: from SOMME to RECHERCHEV, conditions, nesting."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators.sheets import table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Value, Workbook, sheet
from pixsim.text.french_dates import MONTHS
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
    months = MONTHS[:10][:count]
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


_SPENDINGS = (
    ("de la note de frais", "Total à rembourser", ("Train", "Repas", "Hôtel", "Parking", "Métro", "Taxi", "Timbres", "Photocopies")),
    ("de la liste des achats", "Total des achats", ("Boissons", "Pain", "Fruits", "Assiettes", "Nappes", "Fromage", "Gâteaux", "Café")),
    ("de la liste des dons", "Total des dons", ("Mairie", "Garage", "Boulangerie", "Pharmacie", "Librairie", "Fleuriste", "Coiffeur", "Cinéma")),
    ("du relevé des factures", "Total à payer", ("Eau", "Électricité", "Gaz", "Téléphone", "Internet", "Assurance", "Cantine", "Loyer")),
)  # fmt: skip


def total_left_behind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a total that leaves out the lines added since, to be made to count them."""
    what, label, names = pick(rng, _SPENDINGS)
    count, added = integer(rng, 6, 8), integer(rng, 1, 2)
    rows = [[name, str(integer(rng, 6, 140))] for name in sample(rng, names, count)]
    last = count + 1
    sheet = table([["Objet", "Montant"], *rows], title="Comptes", columns=6, cells={"D2": label, "E2": f"=SOMME(B2:B{last - added})"})  # fmt: skip
    total = sum(int(amount) for _name, amount in rows)

    def put(text: str) -> list[Act]:
        return [acts.Put(cell="E2", text=text)]

    whole = f"=SOMME(B2:B{last})"
    return {
        "who": pick(rng, FIRST_NAMES),
        "what": what,
        "missing": f"« {rows[-1][0]} » manquait" if added == 1 else f"« {rows[-2][0]} » et « {rows[-1][0]} » manquaient",
        "lines": "une ligne" if added == 1 else "deux lignes",
        "formula": whole,
        "world": sheet,
        "goal": Goal(want=(("behaves", "E2", whole),), keep=("text",), free=("E2",)),
        "solution": put(whole),
        "near": [put(str(total)), put(f"=SOMME(B2:B{last + 1 - added})" if added == 2 else f"=SOMME(B3:B{last})")],
    }  # fmt: skip


def count_min_max(rng: np.random.Generator) -> dict[str, Any]:
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


def _fill_column(last: int, text: str) -> list[Act]:
    """A formula typed in C2 and copied down to a row."""
    return [acts.Put(cell="C2", text=text), acts.Copy(cell="C2", to=f"C{last}")]


def text_by_threshold(rng: np.random.Generator) -> dict[str, Any]:
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

    fill = partial(_fill_column, last)
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


_TOWNS = ("Rivelac", "Montclair", "Valsonne", "Brumois", "Orgeval")
_STATES = ("fait", "fait", "fait", "prévu", "annulé")


def hours_done(rng: np.random.Generator) -> dict[str, Any]:
    """Hours done in one town, and persons over a limit: towns and hours are typed in several ways."""
    while True:
        people = sample(rng, full_names(rng, 40), 26)
        rows: list[tuple[str, str, str | int, str]] = []
        true: list[tuple[str, str, int, str]] = []
        for _line in range(integer(rng, 150, 190)):
            who = " ".join(pick(rng, people))
            town, hours, state = pick(rng, _TOWNS), integer(rng, 1, 9), pick(rng, _STATES)
            true.append((who, town, hours, state))
            typed = pick(rng, (town, town, town, f"{town} ", town.upper()))
            ways: tuple[str | int, ...] = (hours, hours, hours, str(hours), f"{hours} h")
            said = pick(rng, ways)
            rows.append((who, typed, said, state))
        town, limit = pick(rng, _TOWNS), integer(rng, 16, 26)
        here = sum(hours for _who, where, hours, state in true if where == town and state == "fait")
        each: dict[str, int] = {}
        plain: dict[str, int] = {}
        for (who, _where, hours, state), (_w, _t, said, _s) in zip(true, rows, strict=True):
            each[who] = each.get(who, 0) + (hours if state == "fait" else 0)
            plain[who] = plain.get(who, 0) + (
                said if state == "fait" and isinstance(said, int) else 0
            )
        over = sum(total >= limit for total in each.values())
        naive = sum(total >= limit for total in plain.values())
        listed = sum(
            said for _who, typed, said, state in rows
            if typed == town and state == "fait" and isinstance(said, int)
        )  # fmt: skip
        whole = sum(hours for _who, where, hours, _state in true if where == town)
        if naive != over and over > 2 and listed != here != whole:
            break
    book = Workbook((sheet("Heures", ("Nom", "Commune", "Heures", "État"), rows),))
    return {
        "town": town, "limit": str(limit),
        "sum": str(here), "not_sum": sorted({str(listed), str(whole)}),
        "count": str(over), "not_count": [str(naive)],
        "files": in_two_formats("benevoles", book),
    }  # fmt: skip


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

    fill = partial(_fill_column, last)
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


_SUPPLIERS = (
    "Papeterie Blanche", "Garage du Puits", "Menuiserie Aubin", "Imprimerie Sève", "Électricité Morel", "Jardins Rameau", "Copie Service",
    "Atelier Lanterne", "Transports Vidal", "Bureau Clair", "Peinture Ollier", "Serrurerie Noble", "Sonorisation Brun", "Traiteur Hanna",
)  # fmt: skip

_KINDS = ("Fournitures", "Travaux", "Transport", "Événements")

_QUARTERS = (
    ("au premier trimestre", 1),
    ("au deuxième trimestre", 4),
    ("au troisième trimestre", 7),
    ("au quatrième trimestre", 10),
)

Bill = tuple[str, date, str, int, str]
"""Number, day, supplier, cents, state."""


def _cents(bills: list[Bill]) -> int:
    return sum(bill[3] for bill in bills)


@redraw_misfits
def paid_by_kind(rng: np.random.Generator) -> dict[str, Any] | None:
    """What was paid to the suppliers of a kind in a quarter: dates and amounts as text, bills entered twice, cancelled ones."""
    kinds = {name: _KINDS[n % 4] for n, name in enumerate(shuffled(rng, _SUPPLIERS))}
    kind, (quarter, month) = pick(rng, _KINDS), pick(rng, _QUARTERS)
    bills: list[Bill] = []
    for n in sample(rng, range(1000, 9999), integer(rng, 300, 340)):
        day = date(2025, 1, 1) + timedelta(days=integer(rng, 0, 364))
        state = "annulée" if integer(rng, 1, 12) == 1 else "payée"
        bills.append((f"F-{n}", day, pick(rng, _SUPPLIERS), integer(rng, 1200, 89_000), state))
    wanted = [
        bill for bill in bills if kinds[bill[2]] == kind and month <= bill[1].month < month + 3
    ]
    paid = [bill for bill in wanted if bill[4] == "payée"]
    if len(paid) < 12 or len(paid) == len(wanted):
        return None
    twice = [*sample(rng, paid, 2), *sample(rng, bills, 7)]
    as_text = {id(bill) for bill in (*sample(rng, paid, 3), *sample(rng, bills, 25))}
    typed = {id(bill) for bill in (*sample(rng, paid, 2), *sample(rng, bills, 14))}

    def row(bill: Bill) -> tuple[Value, ...]:
        number, day, supplier, cents, state = bill
        told: Value = f"{day:%d/%m/%Y}" if id(bill) in as_text else day
        amount: Value = f"{decimal(cents / 100, 2)} €" if id(bill) in typed else cents / 100
        return number, told, supplier, amount, state

    rows = shuffled(rng, [row(bill) for bill in (*bills, *twice)])
    key = _cents(paid)
    wrong = {
        _cents(wanted),
        _cents([*paid, *(bill for bill in twice if bill in paid)]),
        _cents([bill for bill in paid if id(bill) not in as_text]),
        _cents([bill for bill in paid if id(bill) not in typed]),
        _cents([bill for bill in paid if id(bill) not in as_text | typed]),
    } - {key}
    book = Workbook(
        (
            sheet("Factures", ("Numéro", "Date", "Fournisseur", "Montant", "État"), rows),
            sheet("Fournisseurs", ("Fournisseur", "Catégorie"), sorted(kinds.items())),
        )
    )
    return {
        "kind": kind,
        "quarter": quarter,
        "key": decimal(key / 100, 2),
        "wrong": [decimal(one / 100, 2) for one in sorted(wrong)],
        "files": in_two_formats("factures", book),
    }
