"""Editing a sequence: tracks, cuts, timing."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file, windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.exports import export_page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import clock, short_clock
from pixsim.families.draws.values.text import indented
from pixsim.worlds.goals import Goal

_EFFECTS = (("se fondent l'un dans l'autre", "fondu enchaîné"), ("se suivent en passant par le noir", "fondu au noir"), ("se suivent d'un coup, sans effet", "coupe franche"))  # fmt: skip


def transition_between_shots(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the transition between two shots that a description asks for."""
    shots = sample(rng, ("Plage", "Port", "Marché", "Repas", "Départ", "Concert"), 5)
    said, effect = pick(rng, _EFFECTS)
    kinds = ("coupe franche", "fondu enchaîné", "fondu au noir", "balayage")
    start = pick(rng, [kind for kind in kinds if kind != effect])
    place = integer(rng, 0, 3)
    pairs = [f"{a} puis {b}" for a, b in pairwise(shots)]
    pages = [
        ui.screen(
            pair,
            ui.choice(f"{pair} : passage", start if n == place else pick(rng, kinds), kinds),
            ui.choice(f"{pair} : durée", "1 s", ("0,5 s", "1 s", "2 s")),
        )
        for n, pair in enumerate(pairs)
    ]
    pair = pairs[place]
    wrong = next(kind for kind in kinds if kind not in (effect, start))
    before = shots[place], shots[place + 1]
    return {"one": before[0], "two": before[1], "said": said, "effect": effect,
            **ui.task_of_steps(ui.device("Montage", ui.screen("Passages"), *pages), ((pair, f"{pair} : passage", effect),), ((pair, f"{pair} : passage", wrong),), ((pair, f"{pair} : durée", "2 s"),))}  # fmt: skip


def _clock_text(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


_CLOCK = r"\d{1,2}:[0-5]\d"


def ends_cut(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what is wanted of two shots, by the minute and second where each begins and ends."""
    shots = sample(rng, ("Discours", "Concert", "Visite", "Repas"), 3)
    lengths = [integer(rng, 100, 280) for _shot in shots]
    start, end = integer(rng, 8, 40), lengths[1] - integer(rng, 15, 50)
    pages = [ui.screen(shot, ui.info(f"{shot} : durée du fichier", _clock_text(length)), ui.field(f"{shot} : début gardé", "0:00", _CLOCK, "Minutes:secondes, par exemple 1:05."),
                    ui.field(f"{shot} : fin gardée", _clock_text(length), _CLOCK, "Minutes:secondes, par exemple 1:05."), ui.choice(f"{shot} : son", "oui")) for shot, length in zip(shots, lengths, strict=True)]  # fmt: skip
    steps = (
        (shots[0], f"{shots[0]} : début gardé", _clock_text(start)),
        (shots[1], f"{shots[1]} : fin gardée", _clock_text(end)),
    )
    wants = Goal(
        want=tuple(("set", name, f"{value}||0{value}") for _p, name, value in steps), keep=ui.ACTED
    )
    cut = lengths[1] - end
    task = ui.task_of_steps(ui.device("Montage", ui.screen("Plans"), *pages), steps, (steps[0], (shots[1], f"{shots[1]} : fin gardée", _clock_text(cut))), steps[:1], ((shots[0], f"{shots[0]} : fin gardée", _clock_text(start)), steps[1]))  # fmt: skip
    return {
        "one": shots[0],
        "start": start,
        "two": shots[1],
        "cut": cut,
        "shown_start": _clock_text(start),
        "shown_end": _clock_text(end),
        **task,
        "goal": wants,
    }


@redraw_misfits
def three_in_order(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: three shots in the order of a story, each beginning where the one before ends, music over all."""
    story = pick(
        rng,
        (
            ("Arrivée", "Fouilles", "Découverte"),
            ("Semis", "Pousse", "Récolte"),
            ("Répétition", "Concert", "Salut"),
            ("Chantier", "Peinture", "Inauguration"),
        ),
    )
    lengths = [integer(rng, 15, 95) for _shot in story]
    starts = [0, lengths[0], lengths[0] + lengths[1]]
    total = sum(lengths)
    begins = [pick(rng, [n for n in (0, 200, 300) if n != start]) for start in starts]
    pages = [
        ui.screen(
            f"Plan {shot}",
            ui.info(f"{shot} : durée", _clock_text(length)),
            ui.field(
                f"{shot} : commence à",
                _clock_text(begin),
                _CLOCK,
                "Minutes:secondes, par exemple 1:05.",
            ),
        )
        for shot, length, begin in zip(story, lengths, begins, strict=True)
    ]
    world = ui.device("Montage", ui.screen("Ligne du temps"), *shuffled(rng, pages),
                   ui.screen("Musique", ui.field("Musique : commence à", "0:00", _CLOCK, "Minutes:secondes, par exemple 1:05."), ui.field("Musique : finit à", "9:00", _CLOCK, "Minutes:secondes, par exemple 1:05."), ui.choice("Musique : volume", "50 %", ("50 %", "100 %"))))  # fmt: skip
    steps = [
        (f"Plan {shot}", f"{shot} : commence à", _clock_text(start))
        for shot, start, begin in zip(story, starts, begins, strict=True)
        if start != begin
    ]
    steps.append(("Musique", "Musique : finit à", _clock_text(total)))
    if starts[0] == begins[0] or len(steps) < 4:
        return None
    wants = Goal(
        want=tuple(("set", name, f"{value}||0{value}") for _p, name, value in steps), keep=ui.ACTED
    )
    wrong = [
        (
            page,
            name,
            _clock_text(starts[2])
            if story[1] in name
            else _clock_text(starts[1])
            if story[2] in name
            else value,
        )
        for page, name, value in steps
    ]
    return {"one": story[0], "two": story[1], "three": story[2], "total": _clock_text(total), "second": _clock_text(starts[1]), "third": _clock_text(starts[2]),
            **ui.task_of_steps(world, steps, wrong, steps[:-1]), "goal": wants}  # fmt: skip


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
    films_shown = [
        f"{title:<{widest}}  {short_clock(length)}"
        for title, length in zip(titles, lengths, strict=True)
    ]
    return {
        "evening": pick(rng, _EVENINGS), "pause": pause, "count": len(titles), "between": between, "films": clock(films),
        "list": indented(films_shown), "files": {"films.txt": text_file(films_shown)},
        "key": clock(total), "wrong": [clock(films), clock(total + pause), clock(total - lengths[-1])],
    }  # fmt: skip


_SCENES = ("l'accueil", "le discours", "la danse", "le goûter", "le défilé", "la remise des prix")


_PLACES = ("l'écran d'une gare", "la borne d'un musée", "le concours d'une médiathèque", "la vitrine d'une mairie", "un festival de films courts")  # fmt: skip


@redraw_misfits
def cut_list(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: by how much a film is too long, from the timecodes of its shots, some of which overlap in a dissolve."""
    rate = pick(rng, (24, 25, 30, 50))
    lengths = [integer(rng, 4 * rate, 75 * rate) for _ in range(integer(rng, 9, 12))]
    overlap = pick(rng, (8, 10, 12, 16))
    dissolves = set(sample(rng, range(1, len(lengths)), integer(rng, 3, 5)))
    rows = ["plan;description;durée;passage au plan suivant"]
    for number, length in enumerate(lengths, 1):
        seconds, rest = divmod(length, rate)
        then = "" if number == len(lengths) else "fondu" if number in dissolves else "coupe"
        rows.append(f"{number};{pick(rng, _SCENES)};00:{short_clock(seconds)}:{rest:02d};{then}")
    end_to_end = sum(lengths)
    total = end_to_end - overlap * len(dissolves)
    slot = total // rate // 10 * 10 - pick(rng, (0, 10, 20))
    over = total - slot * rate
    if over < 2 * rate or slot < 120:
        return None
    name = f"montage-{integer(rng, 100, 999)}.csv"
    return {
        "who": pick(rng, FIRST_NAMES),
        "place": pick(rng, _PLACES),
        "slot": f"{slot // 60} min {slot % 60:02d} s",
        "name": name,
        "rate": rate,
        "last": rate - 1,
        "overlap": overlap,
        "dissolves": len(dissolves),
        "total": str(total),
        "total_wrong": [str(end_to_end), str(total - overlap)],
        "over": str(over),
        "over_wrong": [str(over + overlap * len(dissolves))],
        "files": {name: windows_file(rows)},
    }


@redraw_misfits
def length_after_cuts(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: on a timeline, how long a film lasts once its grey parts are cut out."""
    starts = [0]
    kept: list[bool] = []
    for n in range(6):
        starts.append(starts[-1] + 2 * integer(rng, 1, 6))
        kept.append(n % 2 == 0)
    if starts[-1] > 50 or starts[-1] < 34:
        return None
    flip = bool(integer(rng, 0, 1))
    kept = [one != flip for one in kept]
    total = sum(b - a for (a, b), one in zip(pairwise(starts), kept, strict=True) if one)
    cut = starts[-1] - total
    if total == cut:
        return None
    left = 4
    shapes: list[fig.Part] = [fig.centred(left + n, 0, str(n)) for n in range(0, 51, 10)]
    shapes += [
        fig.rect((left + n, 2, 1, 2 if n % 10 == 0 else 1), fig.SLATE) for n in range(0, 51, 2)
    ]
    for (a, b), one in zip(pairwise(starts), kept, strict=True):
        shapes.append(fig.rect((left + a, 6, b - a, 4), fig.BLUE if one else "#B9BFD3"))
    shapes.append(fig.text(left, 12, "secondes ; bleu : gardé, gris : coupé", fig.SLATE))
    return {
        "to_look_at": fig.figure("Une piste de montage graduée en secondes, avec des plans bleus et gris.", 7, shapes),
        "key": str(total), "wrong": [str(cut), str(starts[-1])],
        "whole": starts[-1], "cut": cut,
        "what": pick(rng, ("La bande-annonce du festival", "Le clip de la chorale", "L'annonce du club", "Le film de la fête", "La présentation de l'association", "Le reportage du collège")),
    }  # fmt: skip


def montage_exported(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a montage exported as the place that shows it asks: player, size, weight, subtitles."""
    name, minutes = pick(rng, ("Gare", "Mairie", "Festival", "Musée", "École")), integer(rng, 2, 15)
    asked, page, steps, sum_of = export_page(rng, name, minutes)
    world = ui.device(
        "Exporter le montage",
        ui.screen("Export"),
        ui.screen("Ce qui est demandé", ui.info("Durée du montage", f"{minutes} min"), *asked),
        page,
        ui.screen(
            "Fichier",
            ui.choice("Garder une copie du projet", "oui"),
            ui.choice("Ouvrir à la fin", "non"),
        ),
    )
    at = next(n for n, step in enumerate(steps) if step[1].startswith("Débit"))
    over = "20 Mbit/s"
    task = ui.task_of_steps(
        world,
        steps,
        [*steps[:at], (*steps[at][:2], over), *steps[at + 1 :]],
        [*steps[:at], (*steps[at][:2], "1 Mbit/s"), *steps[at + 1 :]],
        steps[1:],
        steps[:-1],
    )
    task["solution"] = [*ui.at("Ce qui est demandé"), ui.BACK, *task["solution"]]
    return {"name": name, "minutes": minutes, "sum_of": sum_of, "rate": steps[at][2], **task}
