"""Families of competence 3.1 that hand a slide show, a source in LaTeX, or a text to make a table of."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, sentence
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.making.slides import Slide, SlideShow

_SHOWS = ("reunion", "accueil", "conference", "atelier", "bilan")


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


def rehearsed(rng: np.random.Generator) -> dict[str, Any]:
    """How long a show lasts by its notes, hidden slides left out, and the slides shown that have no note.

    A note may give a time in seconds, or correct the one it gave; hidden slides have notes too.
    """
    count = integer(rng, 12, 15)
    titles = sample(rng, TITLES, count)
    hidden = set(sample(rng, range(1, count - 1), integer(rng, 2, 3)))
    shown = [place for place in range(count) if place not in hidden]
    bare = pick(rng, shown[1:])
    seconds, slides = {}, []
    for place, title in enumerate(titles):
        minutes = integer(rng, 1, 5)
        seconds[place] = 60 * minutes
        note = f"{sentence(rng)} Prévoir {minutes} min. {sentence(rng)}"
        if place % 5 == 2:
            seconds[place] = 60 * minutes + 30
            note = f"{sentence(rng)} Prévoir {60 * minutes + 30} secondes."
        elif place % 5 == 4:
            note = f"Prévoir {minutes + 2} min. {sentence(rng)} Après l'essai : {minutes} min suffisent."
        if place == bare:
            seconds[place], note = 0, ""
        slides.append(Slide(title, _lines(rng), notes=note, hidden=place in hidden))
    total = sum(seconds[place] for place in shown)
    whole = sum(seconds.values())
    if total % 60 or total == whole:
        return rehearsed(rng)
    name = f"{pick(rng, _SHOWS)}-{integer(rng, 10, 99)}.odp"
    return {
        "name": name,
        "minutes": total // 60,
        "not_minutes": [str(n) for n in sorted({whole // 60, total // 60 + 2} - {total // 60})],
        "hidden": len(hidden),
        "title": titles[bare],
        "not_title": [titles[place] for place in sorted(hidden)],
        "titles": titles,
        "files": {name: SlideShow(tuple(slides))},
    }
