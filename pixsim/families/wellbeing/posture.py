"""Worlds of competence 4.3: a place of work, to be set to the body of who sits there."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.settings import choice, info, set_in_turn, settings
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Settings

_SCREEN, _SEAT, _DESK, _LIGHT = "Écran", "Siège", "Bureau", "Lumière"
_PLACE: dict[str, tuple[str, tuple[str, ...]]] = {
    "Haut de l'écran": (_SCREEN, ("à hauteur des yeux", "une main au-dessus des yeux", "deux mains au-dessous des yeux")),
    "Distance de l'écran": (_SCREEN, ("un bras", "une main", "deux bras et demi")),
    "Place de l'écran": (_SCREEN, ("droit devant", "tout à gauche", "tout à droite")),
    "Hauteur du siège": (_SEAT, ("pieds à plat, genoux à angle droit", "pieds dans le vide", "genoux plus hauts que les hanches")),
    "Dossier": (_SEAT, ("contre le bas du dos", "loin du dos")),
    "Clavier": (_DESK, ("à une main du bord", "tout au bord", "au fond du bureau")),
    "Souris": (_DESK, ("à côté du clavier", "bras tendu")),
    "Bureau par rapport à la fenêtre": (_LIGHT, ("perpendiculaire", "face à la fenêtre", "dos à la fenêtre")),
    "Éclairage du plafond": (_LIGHT, ("de côté", "au-dessus de l'écran")),
}  # fmt: skip
"""Page and values of what can be set, the right one first."""

_FAULTS = (
    ("lève le menton pour lire, et a mal à la nuque", "Haut de l'écran", 1),
    ("baisse la tête toute la journée, et a mal au cou", "Haut de l'écran", 2),
    ("a le nez sur l'écran, et les yeux fatigués", "Distance de l'écran", 1),
    ("plisse les yeux pour lire un écran trop éloigné", "Distance de l'écran", 2),
    ("travaille le cou tourné vers la gauche", "Place de l'écran", 1),
    ("a les jambes qui pendent", "Hauteur du siège", 1),
    ("est assis trop bas, les genoux remontés", "Hauteur du siège", 2),
    ("a mal au bas du dos, que rien ne soutient", "Dossier", 1),
    ("n'a pas où poser les poignets en tapant", "Clavier", 1),
    ("tend le bras droit pour pointer, et a mal à l'épaule", "Souris", 1),
    ("est ébloui par la fenêtre qui est derrière l'écran", "Bureau par rapport à la fenêtre", 1),
    ("voit la fenêtre se refléter dans l'écran", "Bureau par rapport à la fenêtre", 2),
)  # fmt: skip
_MEN = ("Karim", "Hugo", "Malik", "Yanis", "Paul", "Luc", "Jules", "Omar", "Théo", "Bruno")


def _post(now: dict[str, str], rng: np.random.Generator) -> Settings:
    pages: dict[str, list[Any]] = {_SCREEN: [], _SEAT: [], _DESK: [], _LIGHT: []}
    for name, (page, values) in _PLACE.items():
        pages[page].append(choice(name, now[name], *sorted(values)))
    pages["Matériel"] = [
        info("Diagonale de l'écran", f"{integer(rng, 22, 27)} pouces"),
        info("Modèle du siège", "réglable, avec accoudoirs"),
    ]
    return settings("Poste de travail", "Poste", pages)


def _fields(rng: np.random.Generator, faults: list[tuple[str, str, int]]) -> dict[str, Any]:
    right = {name: values[0] for name, (_page, values) in _PLACE.items()}
    now = {**right, **{name: _PLACE[name][1][place] for _said, name, place in faults}}
    wanted = [(name, right[name]) for _said, name, _place in faults]
    post = _post(now, rng)
    others = [name for name in _PLACE if name not in dict(wanted)]
    meddled = pick(rng, others)
    wrong = [(name, next(v for v in _PLACE[name][1] if v not in (now[name], right[name]))) for name, _v in wanted
             if len(_PLACE[name][1]) > 2]  # fmt: skip
    near = [set_in_turn(post, [*wanted, (meddled, _PLACE[meddled][1][1])])]
    if wrong:
        near.append(
            set_in_turn(post, [*(pair for pair in wanted if pair[0] != wrong[0][0]), wrong[0]])
        )
    if len(wanted) > 1:
        near.append(set_in_turn(post, wanted[:1]))
    return {
        "who": pick(rng, _MEN),
        "said": " ; il ".join(said for said, _name, _place in faults),
        "mended": " ; ".join(f"{name.lower()} : {value}" for name, value in wanted),
        "world": post,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": set_in_turn(post, wanted),
        "near": near,
    }


def height_of_screen(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the top of the screen, brought to the eyes."""
    fault = pick(rng, _FAULTS[:2])
    return {**_fields(rng, [fault]), "who": pick(rng, FIRST_NAMES)}


def light_from_the_side(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a desk turned so that the daylight comes from the side, and a mistake of distance."""
    light, other = pick(rng, _FAULTS[-2:]), pick(rng, _FAULTS[2:4])
    return _fields(rng, [light, other])


def two_faults(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two or three faults to be found, from complaints or by looking."""
    while True:
        faults = sample(rng, _FAULTS, 3)
        if len({name for _said, name, _place in faults}) == 3:
            break
    fields = _fields(rng, faults)
    return {**fields, "said": " ; il ".join(said for said, _n, _p in faults[:2])}
