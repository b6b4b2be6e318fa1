"""Families of competence 5.2: people and milestones of computing."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled

# person: what they are known for, and when
_INVENTORS = {
    "Tim Berners-Lee": ("le web", 1989),
    "Linus Torvalds": ("le noyau Linux", 1991),
    "Blaise Pascal": ("une machine à calculer mécanique", 1642),
    "Ray Tomlinson": ("le courriel entre ordinateurs, avec le signe @", 1971),
    "Roland Moreno": ("la carte à puce, qu'il brevette en France", 1974),
    "Douglas Engelbart": ("la souris d'ordinateur", 1968),
    "Larry Page et Sergey Brin": ("le moteur de recherche Google", 1998),
    "Jimmy Wales et Larry Sanger": ("l'encyclopédie Wikipédia", 2001),
    "Steve Jobs et Steve Wozniak": ("l'entreprise Apple", 1976),
    "Bill Gates et Paul Allen": ("l'entreprise Microsoft", 1975),
}
_CONTEXTS = (
    "Une médiathèque prépare une exposition.",
    "Un atelier propose un jeu sur l'histoire du numérique.",
    "Une classe affiche une frise dans le couloir.",
)


def inventors(rng: np.random.Generator) -> dict[str, Any]:
    """Three people and what they are known for, with one invention too many."""
    people = sample(rng, tuple(_INVENTORS), 4)
    known = [_INVENTORS[name][0] for name in people]
    facts = (f"{name} : {_INVENTORS[name][0]} ({_INVENTORS[name][1]})" for name in people[:3])
    return {
        "contexte": pick(rng, _CONTEXTS),
        "inventions": sorted(known),
        "pourquoi": " ; ".join(facts)
        + ". Ce sont les années de création ou de première présentation.",
        **{f"p{n}": name for n, name in enumerate(people[:3], 1)},
        **{f"k{n}": thing for n, thing in enumerate(known[:3], 1)},
    }


_MILESTONES = {
    "la pascaline, machine à calculer": 1642,
    "les premières notes d'Ada Lovelace sur la machine de Babbage": 1843,
    "l'invention du transistor": 1947,
    "le premier message d'ARPANET, l'ancêtre d'internet": 1969,
    "l'ouverture du Minitel au grand public en France": 1982,
    "l'invention du web": 1989,
    "le lancement de Wikipédia": 2001,
    "le premier iPhone": 2007,
    "l'ouverture de ChatGPT au public": 2022,
}


def milestones(rng: np.random.Generator) -> dict[str, Any]:
    """Milestones ten years apart or more, to put in order."""
    count = pick(rng, (3, 4, 4))
    while True:
        chosen = sample(rng, tuple(_MILESTONES), count)
        years = sorted(_MILESTONES[name] for name in chosen)
        if all(later - earlier >= 10 for earlier, later in pairwise(years)):
            break
    lettered = list(zip("ABCD", shuffled(rng, chosen), strict=False))
    ranked = sorted(lettered, key=lambda entry: _MILESTONES[entry[1]])
    order = "".join(letter for letter, _ in ranked)
    return {
        "nombre": {3: "trois", 4: "quatre"}[count],
        "jalons": "\n".join(f"- {letter} : {name}" for letter, name in lettered),
        "ordre": order,
        "inverse": order[::-1],
        "dates": ", ".join(f"{name} ({_MILESTONES[name]})" for _, name in ranked),
    }
