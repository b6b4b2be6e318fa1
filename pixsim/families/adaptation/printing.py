"""Worlds of @impression and @accessibilite_doc: a sheet copied whole, a booklet, colours told in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    put,
    screen,
)
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_SCALES = {("A4", "A5"): "71", ("A3", "A4"): "71", ("A5", "A4"): "141", ("A4", "A3"): "141", ("A3", "A5"): "50", ("A5", "A3"): "200"}  # fmt: skip


def copier(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a sheet of one format copied whole on paper of another, some copies of it."""
    (start, end), scale = pick(rng, tuple(_SCALES.items()))
    copies = str(integer(rng, 3, 30))
    scales = ("25 %", "50 %", "71 %", "100 %", "141 %", "200 %")
    trays = shuffled(rng, ("A3", "A4", "A5"))
    world = device(
        "Copieur", screen("Accueil"),
        screen("Original", choice("Format de l'original", "A4", ("A3", "A4", "A5")), choice("Deux faces", "non"), choice("Contraste", "moyen", ("faible", "moyen", "fort"))),
        screen("Papier", *(info(f"Bac {n}", f"papier {tray}") for n, tray in enumerate(trays, 1)), choice("Prendre le papier dans", "bac 1", ("bac 1", "bac 2", "bac 3")),
               choice("Bac manuel", "fermé", ("fermé", "ouvert"))),
        screen("Taille", choice("Agrandir ou réduire", "100 %", scales), choice("Remplir deux pages par face", "non")),
        screen("Copies", field("Nombre de copies", "1", r"[1-9]\d?", "Un nombre de 1 à 99."), choice("Trier les copies", "oui"), button("Copier", "Copie en cours.")),
    ).begun({"Format de l'original": next(form for form in ("A3", "A4", "A5") if form != start), "Prendre le papier dans": f"bac {1 + (trays.index(end) + 1) % 3}"})  # fmt: skip
    tray = f"bac {trays.index(end) + 1}"

    def copy(zoom: str = f"{scale} %", from_tray: str = tray, count: str = copies) -> list[Act]:
        return [*at("Original"), put("Format de l'original", start), BACK, *at("Papier"), put("Prendre le papier dans", from_tray), BACK,
                *at("Taille"), put("Agrandir ou réduire", zoom), BACK, *at("Copies"), put("Nombre de copies", count), press("Copier")]  # fmt: skip

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
                           ("set", "Nombre de copies", copies), ("pressed", "Copier")), keep=ACTED),
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
    world = device(
        "Imprimer", screen("Impression"),
        screen("Général", info("Document", f"programme.pdf, {total} pages A5"), choice("Pages", "toutes", ("toutes", "une partie")),
               field("De la page à la page", "", r"(?:de |pages? )?\d+ ?(?:[-–]|à) ?\d+", "Par exemple 2-5.", {"Pages": "une partie"}), field("Exemplaires", "1", r"[1-9]\d?", "Un nombre de 1 à 99."), button("Lancer l'impression", "Document envoyé.")),
        screen("Disposition", choice("Mode", "normal", ("normal", "plusieurs pages par feuille", "livret", "affiche")), choice("Recto verso", "non", ("non", "bord long", "bord court")),
               choice("Ordre des pages", "normal", ("normal", "inverse"))),
        screen("Papier", choice("Format du papier", "A5", ("A5", "A4", "A3")), choice("Couleur", "oui")),
    )  # fmt: skip

    def go(
        mode: str = "livret",
        edge: str = "bord court",
        paper: str = "A4",
        pages: str = f"{first}-{last}",
    ) -> list[Act]:
        return [*at("Disposition"), put("Mode", mode), put("Recto verso", edge), BACK, *at("Papier"), put("Format du papier", paper), BACK,
                *at("Général"), put("Pages", "une partie"), put("De la page à la page", pages), put("Exemplaires", copies), press("Lancer l'impression")]  # fmt: skip

    signs = ("-", " - ", "–", " – ", "- ", " -", " à ")
    spans = "||".join(
        f"{head}{first}{sign}{last}" for head in ("", "de ", "pages ", "page ") for sign in signs
    )
    return {
        "first": first, "last": last, "total": total, "count": count, "copies": copies, "plan": plan, "sheets": count // 4,
        "world": world,
        "goal": Goal(want=(("set", "Mode", "livret"), ("set", "Recto verso", "bord court"), ("set", "Format du papier", "A4"), ("set", "Pages", "une partie"),
                           ("set", "De la page à la page", spans), ("set", "Exemplaires", copies), ("pressed", "Lancer l'impression")), keep=ACTED),
        "solution": go(),
        "near": [go(edge="bord long"), go(mode="plusieurs pages par feuille"), go(paper="A3"), go(pages=f"1-{count}")],
    }  # fmt: skip


def not_by_colour_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what only a colour tells is also told in words."""
    meanings = sample(rng, ("annulé", "complet", "reporté", "gratuit"), 2)
    colours = sample(rng, ("rouge", "orange", "vert"), 2)
    sessions = sample(
        rng, ("Yoga", "Couture", "Échecs", "Chorale", "Jardin", "Théâtre", "Cuisine"), 6
    )
    coloured = dict(
        zip(sample(rng, sessions, 3), (colours[0], colours[1], pick(rng, colours)), strict=True)
    )
    meaning = dict(zip(colours, meanings, strict=True))
    words = ("rien", *sorted(meanings), "à confirmer")
    pages = [screen(name, info(f"Couleur du texte de « {name} »", coloured.get(name, "noir")), choice(f"Mention écrite après « {name} »", "rien", words),
                    choice(f"« {name} » en gras", "non")) for name in sessions]  # fmt: skip
    done = sorted(coloured, key=sessions.index)

    def write(names: list[str], swapped: bool = False) -> list[Act]:
        acts: list[Act] = []
        for name in names:
            colour = coloured[name]
            said = (
                next(m for c, m in meaning.items() if c != colour) if swapped else meaning[colour]
            )
            acts += [*at(name), put(f"Mention écrite après « {name} »", said), BACK]
        return acts[:-1]

    legend = "Légende : " + ", ".join(f"{colour} = {said}" for colour, said in meaning.items())
    world = device("Programme des ateliers", screen("Programme", text=legend), *pages)
    return {
        "one": f"{colours[0]} : {meanings[0]}", "two": f"{colours[1]} : {meanings[1]}",
        "names": ", ".join(done),
        "world": world,
        "goal": Goal(want=tuple(("set", f"Mention écrite après « {name} »", meaning[coloured[name]]) for name in done), keep=ACTED),
        "solution": write(done),
        "near": [write(done[:2]), write(done, swapped=True), [*at(done[0]), put(f"« {done[0]} » en gras", "oui"), BACK, *write(done[1:])]],
    }  # fmt: skip
