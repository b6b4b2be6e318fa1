"""Lists and tables: bullets, tab stops, tables."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import document, grid, line, picture, whole
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block
from pixsim.worlds.writer.runs import Run

_ENTRIES = (
    ("À acheter", ("pommes", "farine", "œufs", "beurre"), "à puces"), ("Pour changer la pile", ("ouvrir le boîtier", "retirer la pile", "poser la neuve"), "numérotée"),
    ("Invités", ("Léa", "Karim", "Sofia"), "à puces"), ("La recette", ("mélanger", "laisser reposer", "cuire"), "numérotée"), ("La démarche", ("remplir le dossier", "le signer", "le déposer"), "numérotée"), ("À emporter", ("tente", "gourde", "lampe"), "à puces"),
)  # fmt: skip


def list_of_its_kind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: lines made a list of bullets or of numbers, as their order matters or not."""
    (title, entries, kind), (other, others, other_kind) = sample(rng, _ENTRIES, 2)
    entries = entries[:3]
    shown = [line(text, listed=other_kind) for text in others]
    mine = [line(text) for text in entries]
    first = bool(integer(rng, 0, 1))
    blocks = (
        [line(title), *mine, line(other), *shown]
        if first
        else [line(other), *shown, line(title), *mine]
    )
    start = 2 if first else len(shown) + 3
    wrong = "à puces" if kind == "numérotée" else "numérotée"

    def listed(value: str, count: int = len(entries)) -> list[str]:
        return [f"liste-lignes {start} {start + count - 1} {value}"]

    return {
        "title": title, "need": "un numéro" if kind == "numérotée" else "une puce",
        "world": document(f"carnet-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=tuple(("list", text, kind) for text in entries), keep=("text", "list", "style", "lay")),
        "solution": listed(kind),
        "near": [listed(wrong), listed(kind, 2)],
    }  # fmt: skip


_TABLES = (
    ("Programme", ("Heure", "Activité"), (("9 h", "Accueil"), ("10 h", "Visite"), ("12 h", "Repas"), ("16 h", "Bilan")), ("14 h", "Ateliers"), 3, "entre le repas et le bilan"),
    ("Tarifs", ("Âge", "Prix"), (("Moins de 6 ans", "gratuit"), ("13 à 17 ans", "6 €"), ("Adulte", "9 €")), ("6 à 12 ans", "4 €"), 1, "à sa place selon l'âge"),
    ("Étapes", ("Jour", "Ville", "Distance"), (("Lundi", "Aubrac", "12 km"), ("Mardi", "Espalion", "18 km"), ("Jeudi", "Conques", "22 km")), ("Mercredi", "Estaing", "9 km"), 2, "à son jour"),
    ("Dépenses", ("Poste", "Montant"), (("Salle", "120 €"), ("Repas", "340 €"), ("Total", "505 €")), ("Affiches", "45 €"), 2, "juste avant le total"),
)  # fmt: skip


def row_in_its_place(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a row added to a table, where it belongs."""
    name, head, rows, new, after, where = pick(rng, _TABLES)
    before = rows[after - 1]
    cells = [head, *rows[:after], new, *rows[after:]]
    at = after + 2
    fill = [f"remplir {chr(65 + n)}{at} {text}" for n, text in enumerate(new)]
    wrong = [f"remplir {chr(65 + n)}{len(rows) + 2} {text}" for n, text in enumerate(new)]
    intro = pick(
        rng,
        (
            "Journée des familles",
            "À afficher dans l'entrée",
            "Version du mois de mai",
            "Association Le Verger",
        ),
    )
    return {
        "name": name, "row": " | ".join(new), "where": where,
        "world": document(f"fiche-{integer(rng, 10, 99)}.odt", [f"# {intro}", grid(name, head, *rows), "Merci à tous."]),
        "goal": Goal(want=(("cells", name, " ¶ ".join(" | ".join(row) for row in cells)),), keep=("text", "line")),
        "solution": ["ouvrir 2", f'ajouter A{after + 1} "une ligne au-dessous"', *fill],
        "near": [["ouvrir 2", f"ajouter A{len(rows) + 1} une ligne au-dessous", *wrong],
                 ["ouvrir 2", *(f"remplir {chr(65 + n)}{after + 1} {text}" for n, text in enumerate(new) if before[n] != text)]],
    }  # fmt: skip


def long_table(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: names of columns on every page, and no row cut in two."""
    name, other = sample(rng, ("Adhérents", "Matériel", "Prêts", "Bénévoles"), 2)
    head = ("Nom", "Ville", "Année")
    rows = [
        (
            pick(rng, FIRST_NAMES),
            pick(rng, ("Aubrac", "Rivelac", "Montclair")),
            str(integer(rng, 2015, 2025)),
        )
        for _row in range(28)
    ]
    tables = [grid(name, head, *rows), grid(other, head, *rows[:3])]
    blocks: list[Block | str] = ["# Annexes", *shuffled(rng, tables), "Fin du document."]
    at = next(n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == name)
    both = [
        f"ouvrir {at}",
        "option répéter la première ligne sur chaque page",
        "option garder chaque ligne entière",
    ]
    return {
        "name": name,
        "world": document(f"annexes-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("across", name, "répéter", "oui"), ("across", name, "entières", "oui")), keep=("text", "cells", "across")),
        "solution": both,
        "near": [both[:2], [f"ouvrir {5 - at}", *both[1:]]],
    }  # fmt: skip


def _lengths(shown: str) -> str:
    forms = (
        shown,
        shown.replace(",", "."),
        *((f"{shown},0", f"{shown}.0") if shown.isdigit() else ()),
    )
    return "||".join(f"{form}{unit}" for form in forms for unit in ("", " cm", "cm"))


def tab_stops(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: prices on their commas and dates against the right, by tab stops."""
    half = integer(rng, 9, 19)
    low, high = (decimal(n / 2) for n in (half, half + integer(rng, 8, 14)))
    kinds = ("gauche", "centré", "droit", "décimal")
    dots = ("rien", "des points", "un trait")
    pages = [
        ui.screen(f"Taquet {n}", ui.choice(f"Taquet {n} : sorte", "gauche", kinds), ui.field(f"Taquet {n} : position (cm)", str(start), r"\d{1,2}([,.]\d)?( ?cm)?", "Un nombre de centimètres."),
               ui.choice(f"Taquet {n} : avant le taquet", "rien", dots))
        for n, start in ((1, 3), (2, 5), (3, 17))
    ]  # fmt: skip
    right = [("Taquet 1", "Taquet 1 : sorte", "décimal"), ("Taquet 1", "Taquet 1 : position (cm)", low),
             ("Taquet 2", "Taquet 2 : sorte", "droit"), ("Taquet 2", "Taquet 2 : position (cm)", high)]  # fmt: skip
    return {
        "low": low,
        "high": high,
        "world": ui.device("Texte · tarifs.odt", ui.screen("Règle du paragraphe"), *pages),
        "goal": Goal(want=(("set", "Taquet 1 : sorte", "décimal"), ("set", "Taquet 1 : position (cm)", _lengths(low)),
                           ("set", "Taquet 2 : sorte", "droit"), ("set", "Taquet 2 : position (cm)", _lengths(high))), keep=ui.ACTED),
        "solution": ui.acts_of_steps(right),
        "near": [ui.acts_of_steps([("Taquet 1", "Taquet 1 : sorte", "centré"), *right[1:]]), ui.acts_of_steps(right[:2]),
                 ui.acts_of_steps([right[0], ("Taquet 1", "Taquet 1 : position (cm)", high), right[2], ("Taquet 2", "Taquet 2 : position (cm)", low)])],
    }  # fmt: skip


_SIGNS = {"tabulation": "\t", "point-virgule": ";", "virgule": ",", "barre verticale": "|"}
_ACTIVITIES = ("dessin", "chorale", "échecs", "couture", "poterie", "jardin")


def regular_separator(rng: np.random.Generator) -> dict[str, Any]:
    """A list where a second sign is on every line, but for a few, and where quotes hold the true one."""
    name, sign = pick(rng, tuple(_SIGNS.items()))
    lure, other = pick(rng, [pair for pair in _SIGNS.items() if pair[1] != sign])
    people = full_names(rng, integer(rng, 46, 64))
    header = ["Nom", "Prénom", "Ateliers", "Créneau", "Remarque"]
    if integer(rng, 0, 1):
        header.insert(2, "Téléphone")
    odd = sample(rng, range(2, len(people)), 3)
    rows = [sign.join(header).replace("Créneau", f"Jour{other} heure")]
    wrapped = 0
    for place, (first, last) in enumerate(people):
        slot = f"{pick(rng, ('lundi', 'mardi', 'jeudi'))}{other} {integer(rng, 9, 18)} h"
        if place in odd:
            slot = pick(rng, (f"samedi{other} 10 h{other} salle B", "à convenir"))
        remark = pick(rng, ("", "déjà venue", "à rappeler", "vient avec un ami"))
        if place % 9 == 4:
            remark = f'"à prévoir : un ordinateur{sign} un casque"'
        if place % 17 == 6:
            remark, wrapped = f'"ne vient pas en mars{sign}\nrevient en avril"', wrapped + 1
        cells = [last, first, pick(rng, _ACTIVITIES), slot, remark]
        if len(header) == 6:
            cells.insert(
                2,
                f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
                if rng.integers(5)
                else "",
            )
        rows.append(sign.join(cells))
    file = f"inscrits-{integer(rng, 10, 99)}.txt"
    count = len(people) + 1
    return {
        "name": file, "sign": name, "lure": lure, "signs": list(_SIGNS),
        "columns": str(len(header)), "not_columns": [str(len(header) + 1)],
        "rows": str(count), "not_rows": [str(count + wrapped)],
        "files": {file: text_file(rows)},
    }  # fmt: skip


_FIGURES = (
    ("plan-du-jardin.png", "Le plan du jardin se trouve ci-dessous.", "Plan du jardin", "Plan : quatre carrés de légumes autour d'un puits", "Le sol est argileux.", "Les semis commencent en mars."),
    ("courbe-des-visites.png", "La courbe qui suit donne les visites du site.", "Visites du site", "Courbe : les visites doublent de janvier à juin", "Le site a un an.", "On publie chaque semaine."),
    ("photo-de-la-salle.jpg", "Voici la salle que nous louons.", "La salle louée", "Photo : une salle claire avec vingt chaises et un écran", "Elle est au premier étage.", "Le loyer est de 90 euros."),
    ("carte-du-sentier.png", "Le sentier est tracé sur la carte suivante.", "Le sentier", "Carte : un sentier en boucle de 7 km autour du lac", "Partez tôt.", "Prenez de l'eau."),
)  # fmt: skip


def _number() -> Run:
    return Run(text="‹numéro›", field="numéro")


def mend_figure(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of three images, one away from the line that announces it, one whose number was typed, one under its caption."""
    image, announced, caption, alt, first, last = pick(rng, _FIGURES)
    stem, _point, end = image.partition(".")
    kept, image = image, f"{stem}-{integer(rng, 2, 40)}.{end}"
    typed, sound = sample(rng, [one for one in _FIGURES if one[0] != kept], 2)
    by_hand = f"Figure {integer(rng, 1, 3)} : {typed[2]}"
    texts: list[Block | str] = [
        "# Rapport",
        picture(image),
        first,
        announced,
        last,
        typed[1],
        picture(typed[0], typed[3]),
        line(by_hand, style="Légende"),
        sound[1],
        line("Figure ", _number(), f" : {sound[2]}", style="Légende"),
        picture(sound[0], sound[3]),
        "Fin du rapport.",
    ]
    names = [
        "Rapport", first, announced, image, f"Figure ‹numéro› : {caption}", last,
        typed[1], typed[0], f"Figure ‹numéro› : {typed[2]}",
        sound[1], sound[0], f"Figure ‹numéro› : {sound[2]}", "Fin du rapport.",
    ]  # fmt: skip
    wanted = [("field", f"Figure ‹numéro› : {one}", "numéro") for one in (caption, typed[2])]
    place = ["déplacer 2 4", "aller insertion", f"légende 4 {caption}", f"texte-alternatif 4 {alt}"]
    renumber = ["aller accueil", "supprimer 9", "aller insertion", f"légende 8 {typed[2]}"]
    lower = ["aller accueil", "déplacer 11 12"]
    number_by_hand = ["déplacer 2 4", f"insérer 4 Figure 1 : {caption}", "style 5 Légende", "aller insertion", f"texte-alternatif 4 {alt}"]  # fmt: skip
    return {
        "image": image, "caption": caption, "alt": alt, "by_hand": by_hand, "last": sound[0], "who": pick(rng, FIRST_NAMES),
        "world": document("rapport.odt", texts),
        "goal": Goal(want=(whole(*names), ("alt", image, f"^{alt}"), *wanted)),
        "solution": [*place, *renumber, *lower],
        "near": [place, [*place, *renumber], [*number_by_hand, *renumber, *lower], [*place[:3], *renumber, *lower]],
    }  # fmt: skip


_TIMETABLES = {
    "wide": ((0, 0, 1, 4), (1, 0, 2, 1)), "first two": ((0, 0, 1, 2), (1, 0, 2, 1)), "below": ((1, 0, 1, 4), (2, 0, 2, 1)), "side": ((0, 0, 1, 4), (1, 3, 2, 1)),
    "tall": ((0, 0, 1, 4), (1, 0, 3, 1)), "low": ((0, 0, 1, 4), (2, 0, 2, 1)),
}  # fmt: skip
"""Cells merged in four rows of four: first row and column, rows and columns they take."""
_MERGED = {
    "wide": "un titre sur toute la largeur, puis, à gauche, une case pour les deux lignes du matin", "tall": "un titre sur toute la largeur, puis, à gauche, une seule case pour toutes les lignes",
    "side": "un titre sur toute la largeur, puis, à droite, une case pour les deux lignes du matin", "low": "un titre sur toute la largeur et, à gauche, une case pour les deux dernières lignes",
}  # fmt: skip


def _merged_table(box: fig.Box, kind: str) -> list[fig.Part]:
    """A table of four rows of four cells, some of which are merged."""
    merges = _TIMETABLES[kind]
    hidden = {(r + a, c + b) for r, c, down, across in merges for a in range(down) for b in range(across)}  # fmt: skip
    alone = [(r, c, 1, 1) for r in range(4) for c in range(4) if (r, c) not in hidden]
    return [
        fig.rect((box.x, box.y, 25, 9), fig.SLATE),
        *(
            fig.rect(
                (box.x + 1 + 6 * c, box.y + 1 + 2 * r, 6 * across - 1, 2 * down - 1), fig.WHITE
            )
            for r, c, down, across in (*merges, *alone)
        ),
    ]


def table_by_its_merged_cells(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four tables, the one whose cells were merged as somebody asked."""
    kind = pick(rng, tuple(_MERGED))
    others = sample(rng, [one for one in _TIMETABLES if one != kind], 3)
    drawn = fig.pointed_tile(rng, "Quatre tableaux vides, dont certaines cellules sont fusionnées.", 5, [kind, *others], _merged_table, per_row=2)  # fmt: skip
    return {
        **drawn, "asked": _MERGED[kind], "who": pick(rng, FIRST_NAMES),
        "what": pick(rng, ("un planning", "un menu de cantine", "une fiche de présence", "un emploi du temps", "un tableau de permanences", "un programme")),
    }  # fmt: skip
