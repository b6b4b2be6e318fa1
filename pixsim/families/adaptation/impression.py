"""Preparing a print run: pages, two sides, booklets."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, shuffled
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


@redraw_misfits
def missing_page_of_a_booklet(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: on the sides of a sheet of a booklet, the number of the page that is hidden."""
    pages = pick(rng, (8, 12, 16))
    sheet = integer(rng, 1, pages // 4)
    low = 2 * sheet - 1
    front, back = (pages + 1 - low, low), (low + 1, pages - low)
    hidden = integer(rng, 0, 3)
    numbers = [*front, *back]
    shapes: list[fig.Part] = [
        fig.text(0, 0, "recto", fig.SLATE),
        fig.text(31, 0, "verso", fig.SLATE),
    ]
    for place, number in enumerate(numbers):
        x = 13 * place + 5 * (place // 2)
        shapes += [
            fig.rect((x, 2, 13, 12), fig.WHITE, fig.GREY),
            fig.centred(x + 6, 6, "?" if place == hidden else str(number), bold=True),
        ]
    key = numbers[hidden]
    others = {pages, key + 1, numbers[hidden ^ 1] + 1} - {key}
    return {
        "to_look_at": fig.figure("Le recto et le verso d'une feuille pliée en deux, avec trois numéros de page sur quatre.", 7, shapes),
        "key": str(key), "wrong": sorted(map(str, others)), "pages": pages, "sum": pages + 1, "beside": numbers[hidden ^ 1],
        "what": pick(rng, ("le programme du festival", "le livret d'accueil", "le carnet de chants", "le guide du quartier", "le journal de la classe")),
    }  # fmt: skip


def print_ordered(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a booklet ordered from a printer as its makers need it: pages by four, colour where it is seen, delay, bleed, and no more copies than are read."""
    pages = integer(rng, 3, 8) * 4 - integer(rng, 1, 3)
    whole_pages = -(-pages // 4) * 4
    copies, spare = integer(rng, 3, 9) * 50, integer(rng, 10, 40)
    day, month = integer(rng, 16, 27), pick(rng, ("mai", "juin", "octobre"))
    slow, quick = integer(rng, 9, 12), integer(rng, 3, 5)
    left = pick(rng, (slow + 1, slow - 3))
    ordered = day - left
    chosen_copies = copies + 50
    labels = (
        "Format fermé",
        "Nombre de pages",
        "Reliure",
        "Couleur",
        "Papier intérieur",
        "Fond perdu",
        "Exemplaires",
        "Délai",
    )
    lists = (
        ("A4", "A5", "A6"), tuple(str(n) for n in range(whole_pages - 8, whole_pages + 9) if n > 4), ("agrafée", "spirale", "dos collé"), ("partout", "couverture seule", "nulle part"), ("90 g recyclé", "135 g brillant", "170 g brillant"), ("0 mm", "3 mm", "10 mm"),
        tuple(str(n) for n in range(copies - 100, copies + 201, 50)), (f"normal, {slow} jours", f"rapide, {quick} jours, plus cher"),
    )  # fmt: skip
    right = (
        "A5",
        str(whole_pages),
        "agrafée",
        "couverture seule",
        "90 g recyclé",
        "3 mm",
        str(chosen_copies),
        lists[7][0] if left >= slow else lists[7][1],
    )
    begun = (
        "A4",
        str(pages) if str(pages) in lists[1] else lists[1][0],
        "dos collé",
        "partout",
        "170 g brillant",
        "0 mm",
        str(copies - 100),
        lists[7][1] if left >= slow else lists[7][0],
    )
    world = ui.device(
        "Imprimeur en ligne", ui.screen("Commande"),
        ui.screen(
            "Ce qu'il nous faut", ui.info("Livret", f"{pages} pages, couverture comprise, des feuilles A4 pliées en deux"), ui.info("Lecture", "textes et tableaux à l'intérieur, photo jusqu'aux bords en couverture"), ui.info("Usage", "annoté au crayon : pas de papier brillant"), ui.info("Lecteurs", f"{copies} inscrits, et {spare} de réserve"),
            ui.info("Commandé, voulu", f"le {ordered} {month}, le {day} {month} au plus tard ; au moins cher"),
        ),
        ui.screen("Conseils de l'imprimeur", ui.info("Un livret agrafé", "a un nombre de pages multiple de 4 : complétez par des pages blanches"), ui.info("Une image jusqu'aux bords", "demande 3 mm de fond perdu"), ui.info("Moins de 40 pages", "agrafes ; au-delà, dos collé"), ui.info("Quantités", "par 50")),
        ui.screen("Fabrication", *(ui.choice(labels[n], begun[n], lists[n]) for n in range(6))), ui.screen("Livraison", *(ui.choice(labels[n], begun[n], lists[n]) for n in (6, 7))),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Fabrication" if n < 6 else "Livraison", label, right[n]) for n, label in enumerate(labels)
    ]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        otherwise(1, str(whole_pages + 4)),
        otherwise(3, "partout"),
        otherwise(6, str(copies)),
        steps[:-1],
        otherwise(4, "135 g brillant"),
        otherwise(5, "0 mm"),
    )
    task["solution"] = [*ui.at("Ce qu'il nous faut"), ui.BACK, *task["solution"]]
    return {
        "pages": pages,
        "whole_pages": whole_pages,
        "blank": whole_pages - pages,
        "left": left,
        "delay": right[7],
        **task,
    }


_LEAVES = 8


def pages_that_come_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of the pages of a document, those that a window of printing, filled in, will print."""
    first = integer(rng, 1, 4)
    last = first + integer(rng, 1, 3)
    alone = integer(rng, last + 2, _LEAVES + 3)  # beyond the last page: none
    written, kept = f"{first}-{last}", list(range(first, last + 1))
    if alone <= _LEAVES:
        written, kept = f"{written}, {alone}", [*kept, alone]
    copies = integer(rng, 1, 3)
    boxes = fig.tiles(_LEAVES, 3, gap=1)
    shapes: list[fig.Part] = []
    for box in boxes:
        shapes += [fig.rect((box.x, box.y, box.w - 1, box.h), fig.WHITE, fig.SLATE), *fig.paragraph_lines(fig.Box(box.x + 1, box.y, box.w - 2, box.h), [(0, 3), (0, 2), (0, 3)])]  # fmt: skip
    shapes += fig.window(fig.Box(8, 10, 40, 8), "Imprimer")
    shapes += [fig.text(10, 12, "Pages :"), *fig.chip(24, 12, written, width=16), fig.text(10, 14, "Exemplaires :"), *fig.chip(24, 14, str(copies), width=16)]  # fmt: skip
    shown = fig.figure("Les huit pages d'un document, et une fenêtre d'impression remplie.", 9, shapes, fig.tile_zones(boxes))  # fmt: skip
    return {**fig.pointed(shown, *kept), "who": pick(rng, FIRST_NAMES), "written": written, "first": first, "last": last, "said": f" ; la virgule y ajoute la page {alone}" if alone <= _LEAVES else "", "kept": ", ".join(map(str, kept))}  # fmt: skip
