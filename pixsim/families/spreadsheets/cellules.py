"""Finding one's way in a spreadsheet: references, ranges, filling down, errors."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.simulators.sheets import ARTICLES, MONTH_NAMES, SHOP_TOWNS, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import euros
from pixsim.figures.figure import Zone
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Sheet, Workbook, sheet
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def read_cell(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: what a cell far from the first page holds."""
    names = sample(
        rng, [f"{first} {last}" for first in FIRST_NAMES[:8] for last in LAST_NAMES[:6]], 46
    )
    rows = [
        [name, str(integer(rng, 18, 92)), pick(rng, SHOP_TOWNS), str(integer(rng, 1000, 9899))]
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


def _money(rng: np.random.Generator, low: int, high: int) -> str:
    """A price of so many tenths, with its comma."""
    tenths = integer(rng, low, high)
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _orders(rng: np.random.Generator, count: int) -> list[list[str]]:
    articles = sample(rng, ARTICLES, count)
    return [[name, _money(rng, 11, 189), str(integer(rng, 2, 48))] for name in articles]


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


def discount_by_fixed_cell(rng: np.random.Generator) -> dict[str, Any]:
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


_COSTS = (
    "Loyer", "Électricité", "Assurance", "Fournitures", "Téléphone", "Affranchissement", "Ménage",
    "Frais de repas", "Formation", "Publicité", "Entretien", "Abonnements", "Eau", "Cotisations",
)  # fmt: skip

_MONEY = CellStyle("euros")
_BOLD_MONEY = CellStyle("euros", bold=True)


@redraw_misfits
def across_sheets(rng: np.random.Generator) -> dict[str, Any] | None:
    """The total of one kind of spending over the sheets of a year, where it stands several times, or not at all, typed in several ways."""
    asked = "Frais de déplacement"
    sheets, amounts, firsts, exact, planned = [], [], [], [], []
    for place, month in enumerate(MONTH_NAMES):
        times = (1, 0, 2, 1, 3, 2, 0, 1, 2, 1, 1, 2)[(place + integer(rng, 0, 1)) % 12]
        names = [pick(rng, _COSTS) for _line in range(integer(rng, 20, 28))]
        names += [pick(rng, (asked, asked, asked.upper(), f"{asked} ")) for _time in range(times)]
        names = shuffled(rng, [*names, f"{asked} (prévu)"])
        cents = [integer(rng, 900, 45_000) for _name in names]
        own = [
            n for name, n in zip(names, cents, strict=True) if name.strip().lower() == asked.lower()
        ]
        amounts += own
        firsts += own[:1]
        exact += [n for name, n in zip(names, cents, strict=True) if name == asked]
        planned += [n for name, n in zip(names, cents, strict=True) if "prévu" in name]
        rows = [(cost, Cell(n / 100, style=_MONEY)) for cost, n in zip(names, cents, strict=True)]
        total = Cell(sum(cents) / 100, f"=SUM(B2:B{len(rows) + 1})", _BOLD_MONEY)
        sheets.append(sheet(month, ("Poste", "Montant"), [*rows, ("Total", total)]))
    wrong = {euros(sum(held)) for held in (firsts, exact, [*amounts, *planned])} - {
        euros(sum(amounts))
    }
    if len(wrong) < 3:
        return None
    name = f"depenses-{integer(rng, 10, 99)}"
    return {
        "name": name,
        "asked": asked,
        "key": euros(sum(amounts)),
        "wrong": sorted(wrong),
        "files": in_two_formats(name, Workbook(tuple(sheets))),
    }


_RIGHT = CellStyle("decimal", align="right")
_GOODS = ("Ramette", "Classeur", "Stylo", "Agrafeuse", "Lampe", "Chaise", "Câble", "Clavier", "Souris", "Étiquettes", "Chemise", "Tampon")  # fmt: skip


@redraw_misfits
def errors_from_prices(rng: np.random.Generator) -> dict[str, Any] | None:
    """Two cells typed in by hand on a sheet of prices, which spoil orders and a summary on two others."""
    refs = [f"R-{number}" for number in sample(rng, range(101, 999), 40)]
    prices = {ref: 5 * integer(rng, 90, 2400) for ref in refs}
    letter, lost = sample(rng, range(4, 36), 2)
    typed = f"{euros(prices[refs[letter]])[:-1]}O"
    if not euros(prices[refs[letter]]).endswith("0"):
        return None
    odd = refs[lost].replace("-", pick(rng, ("\u2011", "- ", " -")))
    listed: list[tuple[Any, ...]] = []
    for place, ref in enumerate(refs):
        price = Cell(typed, style=_RIGHT) if place == letter else Cell(prices[ref] / 100, style=_RIGHT)  # fmt: skip
        listed.append((odd if place == lost else ref, f"{pick(rng, _GOODS)} {place + 1}", price))
    count = integer(rng, 240, 300)
    rows: list[tuple[Any, ...]] = []
    exact = 0
    for row in range(2, count + 2):
        place = integer(rng, 0, 39) if row > 12 else pick(rng, [n for n in range(40) if n not in (letter, lost)])  # fmt: skip
        place = {12: letter, 17: lost}.get(row, place)
        quantity = integer(rng, 1, 30)
        exact += quantity * prices[refs[place]]
        found = f"=VLOOKUP(A{row},Tarifs!A$2:C$41,3,FALSE)"
        if place == letter:
            price, total = Cell(typed, found, _RIGHT), Cell("#VALUE!", f"=B{row}*C{row}", _MONEY, error=True)  # fmt: skip
        elif place == lost:
            price, total = Cell("#N/A", found, _RIGHT, error=True), Cell("#N/A", f"=B{row}*C{row}", _MONEY, error=True)  # fmt: skip
        else:
            price = Cell(prices[refs[place]] / 100, found, _RIGHT)
            total = Cell(quantity * prices[refs[place]] / 100, f"=B{row}*C{row}", _MONEY)
        rows.append((refs[place], quantity, price, total))
    if exact % 5:
        return None
    formulas = {"Total hors taxes": f"=SUM(Commandes!D2:D{count + 1})", "TVA (20 %)": "=B1*20%", "Total à payer": "=B1+B2"}  # fmt: skip
    summary = Sheet("Bilan", tuple((said, Cell("#VALUE!", how, _MONEY, error=True)) for said, how in formulas.items()), widths=(22.0, 16.0))  # fmt: skip
    name = f"commandes-{integer(rng, 10, 99)}"
    return {
        "name": name,
        "price_cell": f"C{letter + 2}", "not_price": [f"C{lost + 2}", f"A{letter + 2}"], "typed": typed,
        "name_cell": f"A{lost + 2}", "not_name": [f"A{letter + 2}", f"C{lost + 2}"],
        "total": euros(exact * 6 // 5), "not_total": [euros(exact)],
        "files": in_two_formats(name, Workbook((
            summary, sheet("Commandes", ("Référence", "Quantité", "Prix", "Total"), rows), sheet("Tarifs", ("Référence", "Article", "Prix"), listed),
        ))),
    }  # fmt: skip


_PREMISES = ("siège", "annexe", "dépôt", "atelier", "kiosque", "scène")


def _said(amount: int, how: str) -> str:
    """An amount typed as a text, which a sum leaves out."""
    if how == "thousands":
        return f"{amount / 1000:.1f} k€".replace(".", ",")
    return f"{amount:,} €".replace(",", "\u00a0") if how == "spaced" else f"{amount} €"


def circular_budget(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a long budget on three sheets that depends on itself, with amounts that are texts and a sum too short."""
    count = integer(rng, 60, 75)
    names = sample(rng, [f"{cost}, {place}" for cost in _COSTS for place in _PREMISES], count)
    hundreds = [integer(rng, 12, 900) for _name in names]
    fees, cover = sample(rng, (2, 3, 4, 5, 8), 2)
    last = count + 1
    texts = sorted(sample(rng, range(1, count - 3), 3))
    typed = dict(zip(texts, shuffled(rng, ("plain", "spaced", "thousands")), strict=True))
    short = last - integer(rng, 1, 2)
    rows: list[tuple[Any, ...]] = []
    for place, (name, hundred) in enumerate(zip(names, hundreds, strict=True)):
        amount = hundred * 100
        rows.append(
            (name, _said(amount, typed[place]) if place in typed else Cell(amount, style=_MONEY))
        )
    subtotal, fee, insurance, total = (
        f"Postes!B{last + 1}",
        "Charges!B2",
        "Charges!B3",
        "Synthèse!B4",
    )
    formulas = {
        subtotal: f"=SUM(B2:B{short})",
        fee: f"={subtotal}*Règles!B2",
        insurance: f"=({subtotal}+B2)*Règles!B3",
        total: "=B2+B3",
    }
    fault = pick(rng, (fee, insurance, subtotal))
    formulas[fault] = {
        fee: f"={total}*Règles!B2",
        insurance: f"={total}*Règles!B3",
        subtotal: f"=SUM(B2:B{short})+{insurance}",
    }[fault]
    counted = [
        hundred
        for place, hundred in enumerate(hundreds)
        if place not in typed and place + 2 <= short
    ]
    seen = 0 if fault == subtotal else sum(counted) * 100
    rows.append(("Sous-total", Cell(seen, formulas[subtotal], _BOLD_MONEY)))
    percent = CellStyle("percent")
    rules = (
        ("Frais de gestion, sur le sous-total", Cell(fees / 100, style=percent)),
        ("Assurance, sur le sous-total et les frais", Cell(cover / 100, style=percent)),
        ("Total général : sous-total, frais et assurance", None),
    )
    charges = (
        (
            "Frais de gestion",
            Cell(seen * fees / 100 if fault == insurance else 0, formulas[fee], _MONEY),
        ),
        ("Assurance", Cell(0, formulas[insurance], _MONEY)),
    )
    summary = (
        ("Sous-total des postes", Cell(seen, f"={subtotal}", _MONEY)),
        ("Frais et assurance", Cell(0, f"=SUM({fee}:B3)", _MONEY)),
        ("Total général", Cell(0, formulas[total], _BOLD_MONEY)),
    )
    hidden = sample(rng, [n + 1 for n in range(1, count - 3) if n not in typed], 2)
    name = f"budget-{integer(rng, 10, 99)}"
    where, cell = fault.split("!")

    def due(base: int) -> str:
        """The total in euros, from hundreds of euros."""
        return euros(base * (100 + fees) * (100 + cover))

    whole = sum(hundreds)
    book = Workbook(
        (
            sheet("Synthèse", ("Budget prévisionnel", "Montant"), summary),
            sheet("Postes", ("Poste", "Montant"), rows, hidden_rows=frozenset(hidden)),
            sheet("Charges", ("Charge", "Montant"), charges),
            sheet("Règles", ("Règle", "Taux"), rules),
        )
    )
    return {
        "name": name,
        "cell": [fault, f"{where} {cell}", cell, f"{cell} de {where}", f"{where}.{cell}"],
        "shown": fault,
        "others": [total, *(one for one in (fee, insurance, subtotal) if one != fault)],
        "text": f"B{texts[0] + 2}, B{texts[1] + 2} et B{texts[2] + 2}",
        "short": f"B2:B{short}",
        "range": f"B2:B{last}",
        "total": due(whole),
        "not_total": [
            due(sum(counted)),
            due(whole - sum(hundreds[place] for place in texts)),
            due(whole - sum(hundreds[row - 1] for row in hidden)),
            due(sum(h for n, h in enumerate(hundreds) if n + 2 <= short)),
        ],
        "files": in_two_formats(name, book),
    }


def cell_of_a_grid(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the name of the cell that is framed in a sheet."""
    first_row = integer(rng, 1, 20)
    first_column = integer(rng, 0, 14)
    column, row = integer(rng, 0, 5), integer(rng, 0, 8)
    letters = [chr(ord("A") + first_column + n) for n in range(6)]
    shapes: list[fig.Part] = [
        fig.rect((0, 0, 52, 20), fig.WHITE),
        fig.rect((0, 0, 52, 2), fig.MIST),
        fig.rect((0, 0, 4, 20), fig.MIST),
    ]
    shapes += [fig.centred(5 + 8 * n + 3, 0, letter) for n, letter in enumerate(letters)]
    shapes += [fig.to_the_right(4, 2 + 2 * n, str(first_row + n)) for n in range(9)]
    filled = {(integer(rng, 0, 5), integer(rng, 0, 8)) for _n in range(14)} - {(column, row)}
    shapes += [
        fig.to_the_right(5 + 8 * c + 6, 2 + 2 * r, str(integer(rng, 2, 980)))
        for c, r in sorted(filled)
    ]
    shapes.append(fig.rect((4 + 8 * column, 2 + 2 * row, 7, 2), fig.ORANGE))
    name = f"{letters[column]}{first_row + row}"
    return {
        "to_look_at": fig.figure("Un morceau de feuille de calcul ; une cellule est coloriée en orange.", 10, shapes, columns=52),
        "key": name, "wrong": [f"{first_row + row}{letters[column]}", f"{letters[column]}{first_row + row + 1}"],
        "column": letters[column], "row": first_row + row, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


def range_of_a_grid(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the range that is selected in a sheet, as a formula names it."""
    first_row, first_column = integer(rng, 1, 20), integer(rng, 0, 14)
    left, top = integer(rng, 0, 3), integer(rng, 0, 5)
    right, bottom = integer(rng, left + 1, 5), integer(rng, top + 1, 8)
    letters = [chr(ord("A") + first_column + n) for n in range(6)]
    shapes: list[fig.Part] = [
        fig.rect((0, 0, 52, 20), fig.WHITE),
        fig.rect((0, 0, 52, 2), fig.MIST),
        fig.rect((0, 0, 4, 20), fig.MIST),
    ]
    shapes.append(
        fig.rect(
            (4 + 8 * left, 2 + 2 * top, 8 * (right - left + 1), 2 * (bottom - top + 1)), "#F7D6AE"
        )
    )
    shapes += [fig.centred(5 + 8 * n + 3, 0, letter) for n, letter in enumerate(letters)]
    shapes += [fig.to_the_right(4, 2 + 2 * n, str(first_row + n)) for n in range(9)]
    shapes += [
        fig.to_the_right(5 + 8 * c + 6, 2 + 2 * r, str(integer(rng, 2, 980)))
        for c in range(left, right + 1)
        for r in range(top, bottom + 1)
    ]
    first, last = f"{letters[left]}{first_row + top}", f"{letters[right]}{first_row + bottom}"
    return {
        "to_look_at": fig.figure("Un morceau de feuille de calcul ; un rectangle de cellules est colorié.", 10, shapes, columns=52),
        "key": f"{first}:{last}", "also": [f"{last}:{first}"],
        "wrong": [first, f"{first}:{letters[right]}{first_row + bottom + 1}"],
        "first": first, "last": last, "who": pick(rng, FIRST_NAMES),
        "what": pick(rng, ("les recettes", "les inscrits", "les notes", "les ventes", "les dépenses", "les entrées")),
    }  # fmt: skip


_CAUSES = {
    "#REF!": ("la colonne qu'elle lisait a été supprimée", "Sans la cellule qu'elle lisait, la formule a perdu sa référence : #REF!"),
    "#DIV/0!": ("elle divise par une cellule encore vide", "Une cellule vide vaut zéro, et on ne divise pas par zéro : #DIV/0!"),
    "#N/A": ("le code qu'elle cherche n'est pas dans la liste", "Une recherche qui ne trouve rien donne #N/A : valeur non disponible."),
    "#NOM?": ("le nom de la fonction y est mal écrit", "Le tableur ne connaît pas ce nom de fonction : #NOM?"),
    "#VALEUR!": ("elle additionne un mot et un nombre", "On ne calcule pas avec un mot : #VALEUR!"),
}  # fmt: skip


def error_of_a_cause(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: on a sheet with four errors, the one that a cause explains."""
    errors = sample(rng, tuple(_CAUSES), 4)
    places = sample(rng, [(column, row) for column in range(4) for row in range(4)], 8)
    errors_at = dict(
        zip(sorted(places[:4], key=lambda at: (at[1], at[0])), shuffled(rng, errors), strict=True)
    )
    shapes: list[fig.Part] = [fig.rect((0, 0, 58, 2), fig.MIST)]
    zones: list[Zone] = []
    shapes += [fig.centred(10 + 13 * n, 0, "ABCD"[n], fig.SLATE, bold=True) for n in range(4)]
    for row in range(4):
        shapes.append(fig.text(1, 2 + 4 * row, str(row + 2), fig.SLATE))
        for column in range(4):
            box = fig.Box(4 + 13 * column, 2 + 4 * row, 13, 4)
            shapes.append(fig.rect(box, fig.WHITE, fig.MIST))
            if (column, row) in errors_at:
                zones.append(fig.zone(len(zones) + 1, box))
                shapes.append(fig.text(box.x + 3, box.y + 2, errors_at[column, row]))
            elif (column, row) not in places:
                shapes.append(fig.text(box.x + 3, box.y + 2, str(integer(rng, 10, 990))))
    cause, why = _CAUSES[errors[0]]
    right = list(errors_at.values()).index(errors[0]) + 1
    return {
        **fig.pointed(fig.figure("Une feuille de calcul où quatre cellules affichent une erreur.", 9, shapes, zones), right),
        "cause": cause, "why": why, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip
