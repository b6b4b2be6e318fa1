"""Family of competence 5.2: milestones too near one another to be put in order without looking them up."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.text.french_dates import MONTHS

# what happened: the month, as day 1
MILESTONES = {
    "l'Altair 8800, un micro-ordinateur à monter soi-même, fait la une d'une revue américaine": date(1975, 1, 1),
    "la société Apple est fondée": date(1976, 4, 1),
    "IBM présente son premier PC": date(1981, 8, 1),
    "le réseau ARPANET passe au protocole TCP/IP": date(1983, 1, 1),
    "Apple présente le Macintosh": date(1984, 1, 1),
    "le premier nom de domaine en .com est enregistré": date(1985, 3, 1),
    "le ver Morris bloque une partie d'internet": date(1988, 11, 1),
    "Linus Torvalds annonce le projet qui deviendra Linux": date(1991, 8, 1),
    "le premier SMS est envoyé": date(1992, 12, 1),
    "le CERN met le web dans le domaine public": date(1993, 4, 1),
    "le consortium W3C est fondé": date(1994, 10, 1),
    "Windows 95 est mis en vente": date(1995, 8, 1),
    "le programme Deep Blue bat Garry Kasparov dans un match d'échecs": date(1997, 5, 1),
    "la société Google est fondée": date(1998, 9, 1),
    "l'encyclopédie Wikipédia ouvre": date(2001, 1, 1),
    "Apple présente l'iPod": date(2001, 10, 1),
    "la première version de WordPress paraît": date(2003, 5, 1),
    "le réseau Facebook ouvre, pour des étudiants de Harvard": date(2004, 2, 1),
    "Firefox 1.0 paraît": date(2004, 11, 1),
    "la première vidéo est mise sur YouTube": date(2005, 4, 1),
    "le premier message est publié sur Twitter": date(2006, 3, 1),
    "Apple présente l'iPhone": date(2007, 1, 1),
    "Google publie la première version (bêta) de Chrome": date(2008, 9, 1),
    "le premier bloc de Bitcoin est créé": date(2009, 1, 1),
    "Apple présente l'iPad": date(2010, 1, 1),
    "le programme Watson gagne au jeu télévisé « Jeopardy! »": date(2011, 2, 1),
}  # fmt: skip
_PLACES = (
    "Une médiathèque affiche une frise",
    "Une association imprime un jeu de cartes",
    "Un musée des techniques prépare un panneau",
    "Un lycée peint une frise dans son hall",
)
_SPAN = 8  # years from the first to the last
_APART = 4  # months between two neighbours, at least
_COUNT = 4


def _months(day: date) -> int:
    return 12 * day.year + day.month


def near_milestones(rng: np.random.Generator) -> dict[str, Any]:
    """Four milestones of a few years, to put in order once their months are found."""
    while True:
        chosen = sample(rng, tuple(MILESTONES), _COUNT)
        months = sorted(_months(MILESTONES[said]) for said in chosen)
        far = all(later - earlier >= _APART for earlier, later in pairwise(months))
        if far and months[-1] - months[0] <= 12 * _SPAN:
            break
    lettered = list(zip("ABCD", shuffled(rng, chosen), strict=True))
    ranked = sorted(lettered, key=lambda entry: MILESTONES[entry[1]])
    order = "".join(letter for letter, _said in ranked)
    when = {said: MILESTONES[said] for said in chosen}
    return {
        "place": pick(rng, _PLACES),
        "jalons": "\n".join(f"- {letter} : {said}" for letter, said in lettered),
        "ordre": order,
        "faux": [order[::-1], order[1] + order[0] + order[2:]],
        "dates": " ; ".join(
            f"{letter}, {MONTHS[when[said].month - 1]} {when[said].year}" for letter, said in ranked
        ),
    }
