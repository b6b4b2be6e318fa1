"""Families of competence 3.1 that hand a slide show, a source in LaTeX, or a text to make a table of."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, sentence
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.making.slides import Slide, SlideShow

_WORDS = (
    "mimosa", "belvédère", "palissade", "carillon", "tournesol", "girouette", "lanterne", "rotonde",
    "tamarin", "colibri", "passerelle", "verveine", "cascade", "boussole", "farandole", "équinoxe",
)  # fmt: skip
_SHOWS = ("reunion", "accueil", "conference", "atelier", "bilan")
_ENVIRONMENTS = ("itemize", "enumerate", "center", "quote", "description", "tabular")


def _lines(rng: np.random.Generator) -> tuple[str, ...]:
    return tuple(sentence(rng).rstrip(".") for _line in range(integer(rng, 2, 3)))


def effects(rng: np.random.Generator) -> dict[str, Any]:
    """Which slide has an animation, and how many come with a transition."""
    count = integer(rng, 7, 9)
    titles = sample(rng, TITLES, count)
    moving = set(sample(rng, range(count), integer(rng, 2, 5)))
    animated = integer(rng, 1, count - 1)
    show = SlideShow(
        tuple(
            Slide(
                title,
                _lines(rng),
                transition=pick(rng, ("fade", "push", "wipe")) if place in moving else "",
                animated=place == animated,
            )
            for place, title in enumerate(titles)
        )
    )
    name = f"{pick(rng, _SHOWS)}-{integer(rng, 10, 99)}.odp"
    return {
        "name": name,
        "animated": animated + 1,
        "not_animated": min(moving - {animated}) + 1 if moving - {animated} else count + 1,
        "transitions": len(moving),
        "not_transitions": len(moving | {animated}) if animated not in moving else len(moving) - 1,
        "slides": count,
        "files": {name: show},
    }


def speaker_notes(rng: np.random.Generator) -> dict[str, Any]:
    """The word in the notes of the one slide that is skipped when the show runs."""
    count = integer(rng, 7, 9)
    titles = sample(rng, TITLES, count)
    hidden = integer(rng, 1, count - 2)
    words = sample(rng, _WORDS, 4)
    noted = [hidden, *sample(rng, [place for place in range(count) if place != hidden], 3)]
    notes = {
        place: f"{sentence(rng)} Mot du jour : {word}."
        for place, word in zip(noted, words, strict=True)
    }
    show = SlideShow(
        tuple(
            Slide(title, _lines(rng), notes=notes.get(place, ""), hidden=place == hidden)
            for place, title in enumerate(titles)
        )
    )
    name = f"{pick(rng, _SHOWS)}-{integer(rng, 10, 99)}.odp"
    return {
        "name": name,
        "number": hidden + 1,
        "title": titles[hidden],
        "key": words[0],
        "wrong": words[1:],
        "files": {name: show},
    }


_SIGNS = {"point-virgule": ";", "virgule": ",", "barre verticale": "|", "dièse": "#"}


def text_to_table(rng: np.random.Generator) -> dict[str, Any]:
    """The separator that makes a regular table of a text, and the size of that table."""
    name, sign = pick(rng, tuple(_SIGNS.items()))
    other = pick(rng, [one for one in _SIGNS.values() if one != sign])
    count = integer(rng, 11, 18)
    header = ["Nom", "Prénom", "Atelier", "Remarque"]
    if integer(rng, 0, 1):
        header.insert(3, "Créneau")
    remarks = (
        "arrive à 9 h{} repart à 11 h", "prévoir un ordinateur{} un casque", "à rappeler",
        "déjà venu{} en mars", "vient avec un ami",
    )  # fmt: skip
    rows = [sign.join(header)]
    for _person in range(count):
        cells = [pick(rng, LAST_NAMES), pick(rng, FIRST_NAMES), pick(rng, TITLES[:6])]
        cells += [pick(rng, ("matin", "après-midi"))] if len(header) == 5 else []
        rows.append(sign.join([*cells, pick(rng, remarks).format(other)]))
    file = f"inscrits-{integer(rng, 10, 99)}.txt"
    return {
        "name": file,
        "sign": name,
        "signs": list(_SIGNS),
        "columns": len(header),
        "not_columns": len(header) + 1,
        "rows": count + 1,
        "files": {file: text_file(rows)},
    }
