"""Families of competence 3.1 that hand a slide show, a source in LaTeX, or a text to make a table of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, sentence
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.slides import Slide, SlideShow

_SHOWS = ("reunion", "accueil", "conference", "atelier", "bilan")


def _lines(rng: np.random.Generator) -> tuple[str, ...]:
    return tuple(sentence(rng).rstrip(".") for _line in range(integer(rng, 2, 3)))


def effects(rng: np.random.Generator) -> dict[str, Any]:
    """Of the slides that are shown, the one that has an animation, and how many come with a transition."""
    count = integer(rng, 17, 21)
    titles = sample(rng, TITLES, count)
    moving = set(sample(rng, range(count), integer(rng, 6, 11)))
    hidden = set(sample(rng, range(1, count), integer(rng, 3, 5)))
    animated = pick(rng, [place for place in range(1, count) if place not in hidden])
    unseen = pick(rng, sorted(hidden))  # animated too, but not shown
    shown = len(moving - hidden)
    if shown == len(moving):
        return effects(rng)
    show = SlideShow(
        tuple(
            Slide(
                title,
                _lines(rng),
                hidden=place in hidden,
                transition=pick(rng, ("fade", "push", "wipe")) if place in moving else "",
                animated=place in (animated, unseen),
            )
            for place, title in enumerate(titles)
        )
    )
    name = f"{pick(rng, _SHOWS)}-{integer(rng, 10, 99)}.odp"
    return {
        "name": name,
        "animated": animated + 1,
        "not_animated": unseen + 1,
        "transitions": shown,
        "not_transitions": len(moving),
        "slides": count - len(hidden),
        "files": {name: show},
    }


def rehearsed(rng: np.random.Generator) -> dict[str, Any]:
    """How long one of two speakers has by the notes, when a slide comes, and the slide that has no note.

    A note names who speaks and gives a time, in minutes, in seconds or corrected; hidden slides have notes too.
    """
    count = integer(rng, 18, 20)
    titles = sample(rng, TITLES, count)
    who, other = sample(rng, FIRST_NAMES, 2)
    hidden = set(sample(rng, range(2, count - 2), integer(rng, 3, 4)))
    shown = [place for place in range(count) if place not in hidden]
    bare = pick(rng, shown[len(shown) // 2 + 2 : -1])
    seconds, slides, speaking = {}, [], {}
    for place, title in enumerate(titles):
        minutes = integer(rng, 1, 4)
        speaking[place] = pick(rng, (who, other))
        seconds[place] = 60 * minutes
        note = f"{speaking[place]} : prévoir {minutes} min. {sentence(rng)}"
        if place % 5 == 2:
            seconds[place] = 60 * minutes + 30
            note = f"{sentence(rng)} Prévoir {60 * minutes + 30} secondes ({speaking[place]})."
        elif place % 5 == 4:
            note = f"{pick(rng, (who, other))} : prévoir {minutes + 2} min. {sentence(rng)} Après l'essai : {speaking[place]}, {minutes} min suffisent."
        if place == bare:
            seconds[place], note = 0, ""
        slides.append(Slide(title, _lines(rng), notes=note, hidden=place in hidden))
    start = 60 * integer(rng, 9, 16) + pick(rng, (5, 10, 20, 35, 40))

    def before(end: int, places: Sequence[int]) -> int:
        return sum(seconds[place] for place in places if place < end)

    own = sum(seconds[place] for place in shown if speaking[place] == who)
    own_all = sum(seconds[place] for place in range(count) if speaking[place] == who)
    asked = [place for place in shown[len(shown) // 2 :] if before(place, shown) % 60 == 0 and place < bare]  # fmt: skip
    if own % 60 or own == own_all or not asked:
        return rehearsed(rng)
    at = pick(rng, asked)
    moment = start + before(at, shown) // 60
    late = start + before(at, range(count)) // 60
    name = f"{pick(rng, _SHOWS)}-{integer(rng, 10, 99)}.odp"
    return {
        "name": name, "who": who, "other": other, "start": _clock(start), "asked": titles[at],
        "minutes": own // 60,
        "not_minutes": [str(n) for n in sorted({own_all // 60, own // 60 + 2, before(count, shown) // 60} - {own // 60})],
        "moment": _clock(moment),
        "not_moment": [_clock(n) for n in sorted({late, moment + 2} - {moment})],
        "hidden": len(hidden),
        "title": titles[bare],
        "not_title": [titles[place] for place in sorted(hidden)],
        "files": {name: SlideShow(tuple(slides))},
    }  # fmt: skip


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
