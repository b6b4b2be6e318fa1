"""Worlds of competence 3.1: paragraphs, pages, lists and slides to set."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.processor import change
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.panels import (
    ACTED,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @mise_en_forme


# ---------------------------------------------------------------- @styles


# ---------------------------------------------------------------- @page


# ---------------------------------------------------------------- @tableaux_listes


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
        screen(f"Taquet {n}", choice(f"Taquet {n} : sorte", "gauche", kinds), field(f"Taquet {n} : position (cm)", str(start), r"\d{1,2}([,.]\d)?( ?cm)?", "Un nombre de centimètres."),
               choice(f"Taquet {n} : avant le taquet", "rien", dots))
        for n, start in ((1, 3), (2, 5), (3, 17))
    ]  # fmt: skip
    right = [("Taquet 1", "Taquet 1 : sorte", "décimal"), ("Taquet 1", "Taquet 1 : position (cm)", low),
             ("Taquet 2", "Taquet 2 : sorte", "droit"), ("Taquet 2", "Taquet 2 : position (cm)", high)]  # fmt: skip
    return {
        "low": low,
        "high": high,
        "world": device("Texte · tarifs.odt", screen("Règle du paragraphe"), *pages),
        "goal": Goal(want=(("set", "Taquet 1 : sorte", "décimal"), ("set", "Taquet 1 : position (cm)", _lengths(low)),
                           ("set", "Taquet 2 : sorte", "droit"), ("set", "Taquet 2 : position (cm)", _lengths(high))), keep=ACTED),
        "solution": change(*right),
        "near": [change(("Taquet 1", "Taquet 1 : sorte", "centré"), *right[1:]), change(*right[:2]),
                 change(right[0], ("Taquet 1", "Taquet 1 : position (cm)", high), right[2], ("Taquet 2", "Taquet 2 : position (cm)", low))],
    }  # fmt: skip


# ---------------------------------------------------------------- @diaporama

_SLIDES = (
    "Sommaire",
    "Notre équipe",
    "Le projet",
    "Le budget",
    "Les dates",
    "Les partenaires",
    "Questions",
    "Merci",
)


def _slides(rng: np.random.Generator, count: int = 6) -> list[str]:
    chosen = sorted(sample(rng, _SLIDES, count), key=_SLIDES.index)
    return [f"{n}. {title}" for n, title in enumerate(chosen, 1)]


def slide_left_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a slide that is not shown today, without losing it."""
    slides = _slides(rng, 7)
    what, other = sample(rng, slides, 2)
    pages = [screen(slide, choice(f"{slide} : masquée", "non"), choice(f"{slide} : transition", "aucune", ("aucune", "fondu", "balayage")),
                    button(f"Masquer {slide}", "La diapositive est masquée.", sets={f"{slide} : masquée": "oui"}),
                    button(f"Dupliquer {slide}", "La diapositive est en double."), button(f"Supprimer {slide}", "La diapositive est supprimée.")) for slide in slides]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "slide": what.partition(". ")[2],
        "world": device("Diaporama", screen("Diapositives"), *pages),
        "goal": Goal(want=(("set", f"{what} : masquée", "oui"),), keep=ACTED, free=(f"Masquer {what}",)),
        "solution": change((what, f"{what} : masquée", "oui")),
        "near": [[*at(what), press(f"Supprimer {what}")], change((other, f"{other} : masquée", "oui"))],
    }  # fmt: skip


def part_of_a_show(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a show that runs by itself from one slide to another, again and again."""
    slides = _slides(rng, 7)
    start, end = pick(rng, ((1, integer(rng, 3, 6)), (integer(rng, 2, 5), 7)))
    pages = [
        screen("Diapositives à montrer", *(info(slide) for slide in slides), choice("De la diapositive", slides[0], slides), choice("À la diapositive", slides[6], slides)),
        screen("Déroulement", choice("Passage à la suivante", "au clic", ("au clic", "automatique, après 10 s")), choice("Recommencer à la fin", "non"),
               choice("Montrer le pointeur", "oui")),
        screen("Présentateur", choice("Écran du présentateur", "oui"), choice("Afficher l'heure", "non")),
    ]  # fmt: skip
    where, how = "Diapositives à montrer", "Déroulement"
    bound = (
        (where, "À la diapositive", slides[end - 1])
        if start == 1
        else (where, "De la diapositive", slides[start - 1])
    )
    right = [
        bound,
        (how, "Passage à la suivante", "automatique, après 10 s"),
        (how, "Recommencer à la fin", "oui"),
    ]
    return {
        "who": pick(rng, FIRST_NAMES),
        "first": slides[start - 1].partition(". ")[2],
        "last": slides[end - 1].partition(". ")[2],
        "world": device("Diaporama", screen("Réglages de la projection"), *pages),
        "goal": Goal(want=tuple(("set", name, value) for _page, name, value in right), keep=ACTED),
        "solution": change(*right),
        "near": [change(*right[:2]), change(right[0], right[2]), change((where, bound[1], slides[slides.index(bound[2]) - 1]), *right[1:])],
    }  # fmt: skip


def on_every_slide(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: what all slides show is set once, on their master, the first one left without it."""
    what = pick(
        rng,
        (
            "logo de l'association",
            "nom de la commune",
            "numéro de diapositive",
            "date de la réunion",
        ),
    )
    slides = _slides(rng, 5)
    corner, other = sample(
        rng, ("en haut à gauche", "en haut à droite", "en bas à gauche", "en bas à droite"), 2
    )
    corners = (
        "nulle part",
        "en haut à gauche",
        "en haut à droite",
        "en bas à gauche",
        "en bas à droite",
    )
    masters = [screen(f"Masque « {name} »", choice(f"Masque « {name} » : {what}", "nulle part", corners), choice(f"Masque « {name} » : fond", "blanc", ("blanc", "bleu")))
               for name in ("Contenu", "Titre seul", "Vide")]  # fmt: skip
    pages = [screen(slide, choice(f"{slide} : masque", "Titre seul" if n == 0 else "Vide" if n == 3 else "Contenu", ("Contenu", "Titre seul", "Vide")),
                    choice(f"{slide} : {what}", "nulle part", corners)) for n, slide in enumerate(slides)]  # fmt: skip
    stray = slides[3]
    right = [
        ("Masque « Contenu »", f"Masque « Contenu » : {what}", corner),
        (stray, f"{stray} : masque", "Contenu"),
    ]
    return {
        "what": what,
        "corner": corner,
        "world": device("Diaporama", screen("Diaporama"), *masters, *pages),
        "goal": Goal(want=tuple(("set", name, value) for _p, name, value in right), keep=ACTED),
        "solution": change(*right),
        "near": [change(right[0]), change(*((slide, f"{slide} : {what}", corner) for slide in slides[1:])),
                 change(("Masque « Contenu »", f"Masque « Contenu » : {what}", other), right[1]), change(*right, (slides[0], f"{slides[0]} : masque", "Contenu"))],
    }  # fmt: skip
