"""Worlds of competence 4.3: aids of a computer, from what people cannot do."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.settings import choice, set_in_turn, settings
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg

_AIDS = (
    ("garde le doigt trop longtemps sur les touches, et chaque lettre s'écrit plusieurs fois", "Ignorer les répétitions d'une touche", "oui"),
    ("ne peut appuyer que sur une touche à la fois, alors que les raccourcis en demandent deux", "Touches l'une après l'autre", "oui"),
    ("n'entend pas les alertes de l'ordinateur", "Alertes montrées à l'écran", "oui"),
    ("perd de vue la flèche de la souris", "Taille du pointeur", "grande"),
    ("lit mal le texte gris sur fond blanc", "Contraste élevé", "oui"),
    ("ne voit pas l'écran et veut qu'il lui soit lu", "Lecteur d'écran", "oui"),
    ("ne peut pas se servir d'un clavier, mais parle distinctement", "Dictée vocale", "oui"),
    ("veut lire ce qui se dit dans les vidéos", "Sous-titres", "oui"),
)  # fmt: skip


def aids_for(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the two aids that suit a person's difficulties, on a computer."""
    chosen = sample(rng, _AIDS, 2)
    pages = {
        "Clavier": [
            choice("Touches l'une après l'autre", "non"), choice("Ignorer les répétitions d'une touche", "non"),
            choice("Son des touches", "non"),
        ],
        "Souris": [choice("Taille du pointeur", "petite", "petite", "moyenne", "grande"), choice("Vitesse", "moyenne", "lente", "moyenne", "rapide")],
        "Vision": [choice("Loupe", "non"), choice("Contraste élevé", "non"), choice("Lecteur d'écran", "non")],
        "Audition": [choice("Alertes montrées à l'écran", "non"), choice("Sous-titres", "non"), choice("Son mono", "non")],
        "Parole": [choice("Dictée vocale", "non")],
    }  # fmt: skip
    world = settings("Ordinateur", "Accessibilité", pages)
    wanted = [(name, value) for _need, name, value in chosen]
    spare = next((name, value) for _n, name, value in _AIDS if name not in dict(wanted))
    who, other = sample(rng, FIRST_NAMES, 2)
    return {
        "who": who,
        "needs": f" ; {other} ".join(need for need, _name, _value in chosen),
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": set_in_turn(world, wanted),
        "near": [set_in_turn(world, wanted[:1]), set_in_turn(world, [*wanted, spare]), set_in_turn(world, [wanted[0], ("Loupe", "oui")])],
    }  # fmt: skip


_COLOURS = (
    ("confond le rouge et le vert, et le rouge lui paraît très sombre", "protanopie"),
    (
        "confond le rouge et le vert, mais le rouge lui paraît aussi clair qu'aux autres",
        "deutéranopie",
    ),
    ("confond le bleu et le vert, et le jaune avec le rose", "tritanopie"),
)


_READING = (
    ("saute d'une ligne à l'autre en lisant", "Interligne", "large"),
    ("mêle les mots, qu'il trouve trop serrés", "Espace entre les mots", "large"),
    ("se perd quand le texte est étiré d'un bord à l'autre", "Alignement du texte", "à gauche"),
    (
        "prend un b pour un d dans les polices d'imprimerie",
        "Police de lecture",
        "adaptée à la dyslexie",
    ),
    ("suit mieux un texte qu'on lui lit en même temps", "Lecture à voix haute", "oui"),
)


_MEN = ("Karim", "Hugo", "Malik", "Yanis", "Paul", "Luc", "Jules", "Omar", "Théo", "Bruno")


def colours_and_reading(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a filter of colours and settings for reading, from what two persons cannot do."""
    (seen, filtering), reading = pick(rng, _COLOURS), sample(rng, _READING, 2)
    first, second = sample(rng, _MEN, 2)
    pages = {
        "Vision": [choice("Loupe", "non"), choice("Inverser les couleurs", "non")],
        "Vision > Filtres de couleur": [
            choice("Filtre de couleur", "aucun", "aucun", "niveaux de gris", "protanopie", "deutéranopie", "tritanopie"),
            choice("Force du filtre", "moyenne", "faible", "moyenne", "forte"),
        ],
        "Lecture": [
            choice("Police de lecture", "d'imprimerie", "d'imprimerie", "manuscrite", "adaptée à la dyslexie"),
            choice("Interligne", "serré", "serré", "normal", "large"),
            choice("Espace entre les mots", "normal", "normal", "large"),
            choice("Alignement du texte", "justifié", "justifié", "à gauche", "centré"),
            choice("Lecture à voix haute", "non"),
        ],
    }  # fmt: skip
    world = settings("Ordinateur partagé", "Accessibilité", pages)
    wanted = [(name, value) for _n, name, value in reading]
    start: list[Act] = [reg.Open(page="Vision"), reg.Open(page="Filtres de couleur")]
    back: list[Act] = [reg.Back(), reg.Back(), reg.Open(page="Lecture")]

    def done(colour: str, changes: list[tuple[str, str]]) -> list[Act]:
        set_all = [reg.Set(setting=name, value=value) for name, value in changes]
        return [*start, reg.Set(setting="Filtre de couleur", value=colour), *back, *set_all]

    wrong = next(name for _s, name in _COLOURS if name != filtering)
    return {
        "first": first,
        "second": second,
        "seen": seen,
        "reading": " et ".join(need for need, _name, _value in reading),
        "filtering": filtering,
        "world": world,
        "goal": Goal(
            want=(("set", "Filtre de couleur", filtering), *(("set", *pair) for pair in wanted)),
            keep=("set",),
        ),
        "solution": done(filtering, wanted),
        "near": [done(wrong, wanted), done(filtering, wanted[:1]), done("niveaux de gris", wanted)],
    }
