"""Preparing a print run: pages, two sides, booklets."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.figures import GREY, SLATE, WHITE, Part, centred, figure, rect, text
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import euros
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_SCALES = {("A4", "A5"): "71", ("A3", "A4"): "71", ("A5", "A4"): "141", ("A4", "A3"): "141", ("A3", "A5"): "50", ("A5", "A3"): "200"}  # fmt: skip


def copier_scale(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a sheet of one format copied whole on paper of another, some copies of it."""
    (start, end), scale = pick(rng, tuple(_SCALES.items()))
    copies = str(integer(rng, 3, 30))
    scales = ("25 %", "50 %", "71 %", "100 %", "141 %", "200 %")
    trays = shuffled(rng, ("A3", "A4", "A5"))
    world = ui.device(
        "Copieur", ui.screen("Accueil"),
        ui.screen("Original", ui.choice("Format de l'original", "A4", ("A3", "A4", "A5")), ui.choice("Deux faces", "non"), ui.choice("Contraste", "moyen", ("faible", "moyen", "fort"))),
        ui.screen("Papier", *(ui.info(f"Bac {n}", f"papier {tray}") for n, tray in enumerate(trays, 1)), ui.choice("Prendre le papier dans", "bac 1", ("bac 1", "bac 2", "bac 3")),
               ui.choice("Bac manuel", "fermé", ("fermé", "ouvert"))),
        ui.screen("Taille", ui.choice("Agrandir ou réduire", "100 %", scales), ui.choice("Remplir deux pages par face", "non")),
        ui.screen("Copies", ui.field("Nombre de copies", "1", r"[1-9]\d?", "Un nombre de 1 à 99."), ui.choice("Trier les copies", "oui"), ui.button("Copier", "Copie en cours.")),
    ).begun({"Format de l'original": next(form for form in ("A3", "A4", "A5") if form != start), "Prendre le papier dans": f"bac {1 + (trays.index(end) + 1) % 3}"})  # fmt: skip
    tray = f"bac {trays.index(end) + 1}"

    def copy(zoom: str = f"{scale} %", from_tray: str = tray, count: str = copies) -> list[Act]:
        return [*ui.at("Original"), ui.put("Format de l'original", start), ui.BACK, *ui.at("Papier"), ui.put("Prendre le papier dans", from_tray), ui.BACK,
                *ui.at("Taille"), ui.put("Agrandir ou réduire", zoom), ui.BACK, *ui.at("Copies"), ui.put("Nombre de copies", count), ui.press("Copier")]  # fmt: skip

    other = "bac 1" if tray != "bac 1" else "bac 2"
    inverse = {"71": "141 %", "141": "71 %", "50": "200 %", "200": "50 %"}[scale]
    surface = {"71": "50 %", "141": "200 %", "50": "25 %", "200": "141 %"}[scale]
    return {
        "start": start,
        "end": end,
        "copies": copies,
        "scale": scale,
        "tray": tray,
        "world": world,
        "goal": Goal(want=(("set", "Format de l'original", start), ("set", "Prendre le papier dans", tray), ("set", "Agrandir ou réduire", f"{scale} %"),
                           ("set", "Nombre de copies", copies), ("pressed", "Copier")), keep=ui.ACTED),
        "solution": copy(),
        "near": [copy(inverse), copy(surface), copy(from_tray=other), copy()[:-1]],
    }  # fmt: skip


def stapled_booklet(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a booklet folded and stapled in the middle, part of a document, in some copies."""
    count = pick(rng, (8, 12, 16))
    first = integer(rng, 2, 5)
    last = first + count - 1
    total = last + integer(rng, 1, 4)
    copies = str(integer(rng, 6, 40))
    plan = pick(rng, ("à agrafer au milieu", "plié en deux et agrafé au pli"))
    world = ui.device(
        "Imprimer", ui.screen("Impression"),
        ui.screen("Général", ui.info("Document", f"programme.pdf, {total} pages A5"), ui.choice("Pages", "toutes", ("toutes", "une partie")),
               ui.field("De la page à la page", "", r"(?:de |pages? )?\d+ ?(?:[-–]|à) ?\d+", "Par exemple 2-5.", {"Pages": "une partie"}), ui.field("Exemplaires", "1", r"[1-9]\d?", "Un nombre de 1 à 99."), ui.button("Lancer l'impression", "Document envoyé.")),
        ui.screen("Disposition", ui.choice("Mode", "normal", ("normal", "plusieurs pages par feuille", "livret", "affiche")), ui.choice("Recto verso", "non", ("non", "bord long", "bord court")),
               ui.choice("Ordre des pages", "normal", ("normal", "inverse"))),
        ui.screen("Papier", ui.choice("Format du papier", "A5", ("A5", "A4", "A3")), ui.choice("Couleur", "oui")),
    )  # fmt: skip

    def go(
        mode: str = "livret",
        edge: str = "bord court",
        paper: str = "A4",
        pages: str = f"{first}-{last}",
    ) -> list[Act]:
        return [*ui.at("Disposition"), ui.put("Mode", mode), ui.put("Recto verso", edge), ui.BACK, *ui.at("Papier"), ui.put("Format du papier", paper), ui.BACK,
                *ui.at("Général"), ui.put("Pages", "une partie"), ui.put("De la page à la page", pages), ui.put("Exemplaires", copies), ui.press("Lancer l'impression")]  # fmt: skip

    signs = ("-", " - ", "–", " – ", "- ", " -", " à ")
    spans = "||".join(
        f"{head}{first}{sign}{last}" for head in ("", "de ", "pages ", "page ") for sign in signs
    )
    return {
        "first": first, "last": last, "total": total, "count": count, "copies": copies, "plan": plan, "sheets": count // 4,
        "world": world,
        "goal": Goal(want=(("set", "Mode", "livret"), ("set", "Recto verso", "bord court"), ("set", "Format du papier", "A4"), ("set", "Pages", "une partie"),
                           ("set", "De la page à la page", spans), ("set", "Exemplaires", copies), ("pressed", "Lancer l'impression")), keep=ui.ACTED),
        "solution": go(),
        "near": [go(edge="bord long"), go(mode="plusieurs pages par feuille"), go(paper="A3"), go(pages=f"1-{count}")],
    }  # fmt: skip


_NAMES = ("Imprimerie du Pont", "Copie Express", "Tirages Réunis", "Papyrus 3000", "L'Encrier", "Presses du Lac")  # fmt: skip
_MONEY = CellStyle("euros")
_TAX = 20


@redraw_misfits
def print_quotes(rng: np.random.Generator) -> dict[str, Any] | None:
    """The cheapest of five: its own bands, pages by four, a cover, fixed costs, some without tax."""
    names = sample(rng, _NAMES, 5)
    copies, pages = 25 * integer(rng, 6, 24), integer(rng, 13, 42)
    sides = copies * (-(-pages // 4) * 4)
    if pages % 4 == 0:
        return None
    prices: dict[str, list[tuple[int, int]]] = {}  # by band, thousandths of a euro a page
    for name in names:
        least = [1, *sorted(sample(rng, (500, 1000, 2000, 3000, 5000, 8000, 12000), 4))]
        first = integer(rng, 62, 90)
        prices[name] = [(bound, first - 6 * step - integer(rng, 0, 3)) for step, bound in enumerate(least)]  # fmt: skip
    fixed = {name: 100 * integer(rng, 10, 70) for name in names}
    delivery = {name: 100 * integer(rng, 0, 40) for name in names}
    cover = {name: 5 * integer(rng, 3, 12) for name in names}  # cents
    taxed = {name: pick(rng, ("TTC", "HT")) for name in names}

    def page(name: str, count: int) -> int:
        return [price for least, price in prices[name] if least <= count][-1]

    def total(name: str, count: int, *, tax: bool = True, covers: bool = True) -> float:
        held = page(name, count) * count / 10 + fixed[name] + delivery[name] + cover[name] * copies * covers  # fmt: skip
        return held * (100 + _TAX) / 100 if tax and taxed[name] == "HT" else held

    totals = {name: total(name, sides) for name in names}
    best, second = sorted(names, key=totals.__getitem__)[:2]
    lures = {
        min(names, key=lambda name: total(name, sides, tax=False)),
        min(names, key=lambda name: total(name, sides, covers=False)),
        min(names, key=lambda name: page(name, sides)),
    }
    exact = abs(totals[best] * 10 % 10) < 1e-6 or abs(totals[best] - round(totals[best])) < 1e-6
    if best in lures or len(set(taxed.values())) < 2 or totals[second] - totals[best] < 150 or not exact:  # fmt: skip
        return None
    cents = round(totals[best])
    wrong = {round(total(best, copies * pages)), round(total(best, sides, covers=False)), round(total(best, sides, tax=False))} - {cents}  # fmt: skip
    rates = [(name, least, Cell(price / 1000, style=CellStyle("general"))) for name in shuffled(rng, names) for least, price in prices[name]]  # fmt: skip
    costs = [
        (name, Cell(fixed[name] / 100, style=_MONEY), Cell(delivery[name] / 100, style=_MONEY), Cell(cover[name] / 100, style=_MONEY), taxed[name])
        for name in shuffled(rng, names)
    ]  # fmt: skip
    book = Workbook((
        sheet("Prix à la page", ("Imprimeur", "À partir de (pages du tirage)", "Prix d'une page"), rates),
        sheet("Frais", ("Imprimeur", "Mise en route", "Livraison", "Une couverture", "Prix"), costs),
    ))  # fmt: skip
    name = f"devis-{integer(rng, 10, 99)}"
    return {
        "name": name, "copies": copies, "pages": pages, "sides": sides, "whole": -(-pages // 4) * 4, "names": names, "best": best, "taxed": taxed[best],
        "cost": euros(cents), "not_cost": [euros(one) for one in sorted(wrong)], "files": in_two_formats(name, book),
    }  # fmt: skip


@redraw_misfits
def missing_page_of_a_booklet(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: on the sides of a sheet of a booklet, the number of the page that is hidden."""
    pages = pick(rng, (8, 12, 16))
    sheet = integer(rng, 1, pages // 4)
    low = 2 * sheet - 1
    front, back = (pages + 1 - low, low), (low + 1, pages - low)
    hidden = integer(rng, 0, 3)
    numbers = [*front, *back]
    shapes: list[Part] = [text(0, 0, "recto", SLATE), text(31, 0, "verso", SLATE)]
    for place, number in enumerate(numbers):
        x = 13 * place + 5 * (place // 2)
        shapes += [
            rect((x, 2, 13, 12), WHITE, GREY),
            centred(x + 6, 6, "?" if place == hidden else str(number), bold=True),
        ]
    key = numbers[hidden]
    others = {pages, key + 1, numbers[hidden ^ 1] + 1} - {key}
    return {
        "to_look_at": figure("Le recto et le verso d'une feuille pliée en deux, avec trois numéros de page sur quatre.", 7, shapes),
        "key": str(key), "wrong": sorted(map(str, others)), "pages": pages, "sum": pages + 1, "beside": numbers[hidden ^ 1],
        "what": pick(rng, ("le programme du festival", "le livret d'accueil", "le carnet de chants", "le guide du quartier", "le journal de la classe")),
    }  # fmt: skip
