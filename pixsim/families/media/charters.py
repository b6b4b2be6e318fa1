"""Families of competence 3.2: what a program asks in another unit than the one given."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.dates import clock
from pixsim.families.draws.text import indented
from pixsim.families.media.colours import code

_OWNERS = (
    ("La charte graphique d'une association", "l'éditeur de son site", "le titre"),
    ("L'imprimeur des maillots d'un club", "la boutique en ligne", "le fond"),
    ("Le nuancier d'un fabricant de peinture", "un logiciel de plans", "le mur"),
    ("Le modèle de courrier d'une mairie", "la lettre d'information", "le bandeau"),
    ("L'affiche d'un festival", "la page d'inscription", "le bouton"),
)


def colour_code(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the hexadecimal code of a colour given by three numbers, one of them small."""
    return first_telling(rng, _coded)


def _coded(rng: np.random.Generator) -> dict[str, Any] | None:
    owner, asking, where = pick(rng, _OWNERS)
    red, green, blue = shuffled(rng, [integer(rng, 1, 15), integer(rng, 90, 250), integer(rng, 17, 250)])  # fmt: skip
    key = code((red, green, blue))
    wrong = {code((blue, green, red)), code((green, red, blue)), "#" + "".join(f"{part:X}" for part in (red, green, blue))}  # fmt: skip
    if len({red, green, blue}) < 3:
        return None
    return {
        "owner": owner, "asking": asking, "where": where, "red": red, "green": green, "blue": blue, "key": key, "wrong": sorted(wrong - {key}),
        "pairs": ", ".join(f"{part} s'écrit {part:02X}" for part in (red, green, blue)),
    }  # fmt: skip


_TITLES = (
    "La traversée", "Petit matin", "Le phare", "Deux pas de côté", "Sous la neige", "Le dernier bus", "Marée basse", "La valise", "Un été long",
    "Les voisins", "Clair-obscur", "Le goûter", "Rien ne presse", "La ligne bleue", "Minuit moins dix", "Le potager", "Trois fois rien", "L'écluse",
)  # fmt: skip
_EVENINGS = ("Un ciné-club projette ces courts métrages", "Une médiathèque montre ces films d'élèves", "Un festival enchaîne ces films d'animation", "Un hôpital passe ces films dans son hall")  # fmt: skip


def running_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: how long an evening of films lasts, with a pause between any two."""
    titles = sample(rng, _TITLES, integer(rng, 11, 13))
    lengths = [integer(rng, 185, 1130) for _ in titles]
    pause = pick(rng, (15, 20, 25, 40, 45))
    films, between = sum(lengths), len(titles) - 1
    total = films + pause * between
    widest = max(map(len, titles))
    return {
        "evening": pick(rng, _EVENINGS), "pause": pause, "count": len(titles), "between": between, "films": clock(films),
        "list": indented(f"{title:<{widest}}  {length // 60:02}:{length % 60:02}" for title, length in zip(titles, lengths, strict=True)),
        "key": clock(total), "wrong": [clock(films), clock(total + pause), clock(total - lengths[-1])],
    }  # fmt: skip
