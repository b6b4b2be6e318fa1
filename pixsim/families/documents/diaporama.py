"""Designing a slide show: master, legibility, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.invented.prose import TITLES, sentence
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import short_clock
from pixsim.figures.figure import INK, Text
from pixsim.making.slides import Slide, SlideShow
from pixsim.worlds.goals import Goal

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
    pages = [ui.screen(slide, ui.choice(f"{slide} : masquée", "non"), ui.choice(f"{slide} : transition", "aucune", ("aucune", "fondu", "balayage")),
                    ui.button(f"Masquer {slide}", "La diapositive est masquée.", sets={f"{slide} : masquée": "oui"}),
                    ui.button(f"Dupliquer {slide}", "La diapositive est en double."), ui.button(f"Supprimer {slide}", "La diapositive est supprimée.")) for slide in slides]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "slide": what.partition(". ")[2],
        "world": ui.device("Diaporama", ui.screen("Diapositives"), *pages),
        "goal": Goal(want=(("set", f"{what} : masquée", "oui"),), keep=ui.ACTED, free=(f"Masquer {what}",)),
        "solution": ui.acts_of_steps([(what, f"{what} : masquée", "oui")]),
        "near": [[*ui.at(what), ui.press(f"Supprimer {what}")], ui.acts_of_steps([(other, f"{other} : masquée", "oui")])],
    }  # fmt: skip


def part_of_a_show(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a show that runs by itself from one slide to another, again and again."""
    slides = _slides(rng, 7)
    start, end = pick(rng, ((1, integer(rng, 3, 6)), (integer(rng, 2, 5), 7)))
    pages = [
        ui.screen("Diapositives à montrer", *(ui.info(slide) for slide in slides), ui.choice("De la diapositive", slides[0], slides), ui.choice("À la diapositive", slides[6], slides)),
        ui.screen("Déroulement", ui.choice("Passage à la suivante", "au clic", ("au clic", "automatique, après 10 s")), ui.choice("Recommencer à la fin", "non"),
               ui.choice("Montrer le pointeur", "oui")),
        ui.screen("Présentateur", ui.choice("Écran du présentateur", "oui"), ui.choice("Afficher l'heure", "non")),
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
        "world": ui.device("Diaporama", ui.screen("Réglages de la projection"), *pages),
        "goal": Goal(want=tuple(("set", name, value) for _page, name, value in right), keep=ui.ACTED),
        "solution": ui.acts_of_steps(right),
        "near": [ui.acts_of_steps(right[:2]), ui.acts_of_steps([right[0], right[2]]), ui.acts_of_steps([(where, bound[1], slides[slides.index(bound[2]) - 1]), *right[1:]])],
    }  # fmt: skip


def element_of_the_master(rng: np.random.Generator) -> dict[str, Any]:
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
    masters = [ui.screen(f"Masque « {name} »", ui.choice(f"Masque « {name} » : {what}", "nulle part", corners), ui.choice(f"Masque « {name} » : fond", "blanc", ("blanc", "bleu")))
               for name in ("Contenu", "Titre seul", "Vide")]  # fmt: skip
    pages = [ui.screen(slide, ui.choice(f"{slide} : masque", "Titre seul" if n == 0 else "Vide" if n == 3 else "Contenu", ("Contenu", "Titre seul", "Vide")),
                    ui.choice(f"{slide} : {what}", "nulle part", corners)) for n, slide in enumerate(slides)]  # fmt: skip
    stray = slides[3]
    right = [
        ("Masque « Contenu »", f"Masque « Contenu » : {what}", corner),
        (stray, f"{stray} : masque", "Contenu"),
    ]
    return {
        "what": what,
        "corner": corner,
        "world": ui.device("Diaporama", ui.screen("Diaporama"), *masters, *pages),
        "goal": Goal(want=tuple(("set", name, value) for _p, name, value in right), keep=ui.ACTED),
        "solution": ui.acts_of_steps(right),
        "near": [ui.acts_of_steps([right[0]]), ui.acts_of_steps([*((slide, f"{slide} : {what}", corner) for slide in slides[1:])]),
                 ui.acts_of_steps([("Masque « Contenu »", f"Masque « Contenu » : {what}", other), right[1]]), ui.acts_of_steps([*right, (slides[0], f"{slides[0]} : masque", "Contenu")])],
    }  # fmt: skip


_SHOWS = ("reunion", "accueil", "conference", "atelier", "bilan")


def _lines(rng: np.random.Generator) -> tuple[str, ...]:
    return tuple(sentence(rng).rstrip(".") for _line in range(integer(rng, 2, 3)))


@redraw_misfits
def animations_and_transitions(rng: np.random.Generator) -> dict[str, Any] | None:
    """Of the slides that are shown, the one that has an animation, and how many come with a transition."""
    count = integer(rng, 17, 21)
    titles = sample(rng, TITLES, count)
    moving = set(sample(rng, range(count), integer(rng, 6, 11)))
    hidden = set(sample(rng, range(1, count), integer(rng, 3, 5)))
    animated = pick(rng, [place for place in range(1, count) if place not in hidden])
    unseen = pick(rng, sorted(hidden))  # animated too, but not shown
    shown = len(moving - hidden)
    if shown == len(moving):
        return None
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


@redraw_misfits
def speaking_time(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
    at = pick(rng, asked)
    moment = start + before(at, shown) // 60
    late = start + before(at, range(count)) // 60
    name = f"{pick(rng, _SHOWS)}-{integer(rng, 10, 99)}.odp"
    return {
        "name": name, "who": who, "other": other, "start": short_clock(start), "asked": titles[at],
        "minutes": own // 60,
        "not_minutes": [str(n) for n in sorted({own_all // 60, own // 60 + 2, before(count, shown) // 60} - {own // 60})],
        "moment": short_clock(moment),
        "not_moment": [short_clock(n) for n in sorted({late, moment + 2} - {moment})],
        "hidden": len(hidden),
        "title": titles[bare],
        "not_title": [titles[place] for place in sorted(hidden)],
        "files": {name: SlideShow(tuple(slides))},
    }  # fmt: skip


def _slide(box: fig.Box, kind: str) -> list[fig.Part]:
    """A slide: few words that stand out, or a fault."""
    x, y = box.x, box.y
    if kind == "good":
        return [
            fig.rect(box, "#14213D"),
            fig.text(x + 2, y + 2, "Trier nos déchets", fig.WHITE, bold=True),
            fig.text(x + 2, y + 6, "• Verre", fig.WHITE),
            fig.text(x + 14, y + 6, "• Papier", fig.WHITE),
        ]
    if kind == "full":
        words = (
            "Le tri des déchets consiste à",
            "séparer selon leur nature les",
            "rebuts du verre, du papier, de",
            "métal, en vue d'en faire autre",
        )
        return [
            fig.rect(box, fig.WHITE, fig.MIST),
            *(fig.text(x, y + 2 * n + 2, one[:28], INK) for n, one in enumerate(words)),
        ]
    if kind == "pale":
        return [
            fig.rect(box, "#F3E7B0"),
            Text(
                x=x + 2, y=y + 2, text="Trier nos déchets", colour="#E0CF86", bold=True, faint=True
            ),
            Text(x=x + 2, y=y + 6, text="• Verre   • Papier", colour="#E0CF86", faint=True),
        ]
    return [
        fig.rect(box, fig.WHITE, fig.MIST), *(fig.rect((x + 7 * (n % 4), y + 5 * (n // 4), 7, 5), colour) for n, colour in enumerate((fig.RED, fig.YELLOW, fig.GREEN, fig.VIOLET, fig.BLUE, fig.ORANGE, fig.RED, fig.GREEN))),
        Text(x=x + 2, y=y + 4, text="Trier nos déchets", colour=INK, faint=True),
    ]  # fmt: skip


def readable_slide(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four slides, the one that can be read from the back of the room."""
    drawn = fig.pointed_tile(
        rng,
        "Quatre diapositives sur le même sujet.",
        5,
        ["good", "full", "pale", "loud"],
        _slide,
        per_row=2,
    )
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "where": pick(
            rng,
            (
                "dans la salle des fêtes",
                "devant trois cents personnes",
                "dans un amphithéâtre",
                "à la mairie",
                "au collège",
                "pendant l'assemblée générale",
            ),
        ),
    }


_AT = {"A": (10, 2), "B": (1, 5)}
"""Where each master puts the logo, in units from the corner of a slide."""
_ELSEWHERE = ((1, 2), (6, 5), (10, 5))
_WITH_LOGOS = {
    "follows": ("A", ("A",)), "twice": ("A", ("A", "else")), "pasted": ("A", ("else",)), "bare": ("A", ()),
    "of the other": ("B", ("B",)), "pasted there": ("B", ("A",)), "bare there": ("B", ()),
}  # fmt: skip
"""The master of a slide, and where it shows a logo: where that master puts it, or elsewhere."""


def _slide_of_master(box: fig.Box, master: str, logos: Sequence[tuple[int, int]]) -> list[fig.Part]:
    """A slide in small: the band of its master, its words, its logos."""
    return [
        fig.rect(box, fig.WHITE),
        fig.rect((box.x, box.y, box.w, 1), fig.BLUE if master == "A" else fig.GREEN),
        fig.rect((box.x + 4, box.y + 2, 5, 1), fig.GREY),
        fig.rect((box.x + 4, box.y + 4, 4, 1), fig.MIST),
        *(fig.rect((box.x + x, box.y + y, 2, 2), fig.ORANGE) for x, y in logos),
    ]


def slides_that_keep_a_logo(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of six slides of two masters, those that will still show a logo changed in one of them."""
    kinds = shuffled(rng, ["follows", "twice", *sample(rng, ("pasted", "of the other", "pasted there"), 2), *sample(rng, ("follows", "bare", "bare there"), 2)])  # fmt: skip
    boxes = fig.tiles(8, 4, per_row=4)
    masters, places = (boxes[0], boxes[4]), [box for box in boxes if box not in (boxes[0], boxes[4])]  # fmt: skip
    shapes: list[fig.Part] = []
    for box, name in zip(masters, _AT, strict=True):
        shapes += [
            fig.text(box.x, box.y - 2, f"Masque {name}", bold=True),
            *_slide_of_master(box, name, [_AT[name]]),
        ]
    for box, kind in zip(places, kinds, strict=True):
        master, where = _WITH_LOGOS[kind]
        logos = [_AT.get(one) or pick(rng, _ELSEWHERE) for one in where]
        shapes += _slide_of_master(box, master, logos)
    kept = [place for place, kind in enumerate(kinds, 1) if kind not in ("follows", "bare", "bare there")]  # fmt: skip
    return {
        **fig.pointed(fig.figure("Deux masques et six diapositives en petit, avec ou sans logo.", 10, shapes, fig.tile_zones(places)), *kept),
        "who": pick(rng, FIRST_NAMES), "what": pick(rng, ("un projet", "un bilan", "un atelier", "une visite", "un métier", "une association")),
        "kept": " et ".join((", ".join(map(str, kept[:-1])), str(kept[-1]))),
    }  # fmt: skip
