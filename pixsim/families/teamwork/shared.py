"""Worlds of competence 2.3: rights, versions, remarks, tasks and meetings of a team to act on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    at,
    button,
    choice,
    device,
    field,
    info,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.french_dates import WEEKDAYS, long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

RIGHTS = ("aucun", "lecture", "commentaire", "modification")


def _people(rng: np.random.Generator, count: int) -> list[str]:
    """Different first names."""
    return sample(rng, FIRST_NAMES, count)


# ---------------------------------------------------------------- @droits_doc


# ---------------------------------------------------------------- @revisions, @coedition


# ---------------------------------------------------------------- @agenda, @taches


def one_more_guest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: somebody invited to the right meeting."""
    people, names = (
        _people(rng, 5),
        sample(rng, ("Bilan", "Répétition", "Bureau", "Atelier", "Visite"), 3),
    )
    day = date(2026, integer(rng, 2, 11), integer(rng, 3, 20))
    who = people[0]
    days = [day + timedelta(days=integer(rng, 1, 4) * n) for n in range(3)]
    pages = [screen(f"{name}, le {when.day}/{when.month}", *(choice(f"{name} : {person}", "non invité" if person == who or integer(rng, 0, 1) else "invité", ("non invité", "invité", "facultatif")) for person in people),
                    button(f"Annuler {name}", "Réunion annulée.")) for name, when in zip(names, days, strict=True)]  # fmt: skip
    wanted = f"{names[0]}, le {days[0].day}/{days[0].month}"
    other = f"{names[1]}, le {days[1].day}/{days[1].month}"
    return {
        "who": who, "name": names[0], "day": long_date(days[0]),
        "world": device("Agenda de l'équipe", screen("Réunions"), *shuffled(rng, pages)),
        "goal": Goal(want=(("set", f"{names[0]} : {who}", "invité"),), keep=ACTED),
        "solution": [*at(wanted), put(f"{names[0]} : {who}", "invité")],
        "near": [[*at(other), put(f"{names[1]} : {who}", "invité")], [*at(wanted), put(f"{names[0]} : {who}", "facultatif")]],
    }  # fmt: skip


def every_other_week(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a meeting that comes back every so many weeks on a day, until a date."""
    count, weekday = pick(rng, (2, 3, 4)), integer(rng, 0, 4)
    start = date(2026, 1, 5) + timedelta(days=7 * integer(rng, 0, 20) + weekday)
    end = start + timedelta(weeks=count * integer(rng, 4, 8))
    said = {2: "une semaine sur deux", 3: "une semaine sur trois", 4: "une semaine sur quatre"}[
        count
    ]
    title = pick(
        rng, ("Café numérique", "Réunion d'équipe", "Atelier couture", "Permanence", "Chorale")
    )
    world = device(
        "Agenda", screen(f"Événement : {title}", info("Première séance", f"{WEEKDAYS[weekday]} {long_date(start)}")),
        screen("Répétition", choice("Répéter", "jamais", ("jamais", "par jour", "par semaine", "par mois")), choice("Tous les combien", "1", ("1", "2", "3", "4")), choice("Jour", WEEKDAYS[weekday], WEEKDAYS[:5]), field("Dernière date (JJ/MM/AAAA)", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA.")),
        screen("Rappels", choice("Rappel", "10 min", ("aucun", "10 min", "1 h"))),
    )  # fmt: skip

    def repeat(
        kind: str = "par semaine", every: str = str(count), until: str = f"{end:%d/%m/%Y}"
    ) -> list[Act]:
        return [
            *at("Répétition"),
            put("Répéter", kind),
            put("Tous les combien", every),
            put("Dernière date (JJ/MM/AAAA)", until),
        ]

    return {
        "title": title, "said": said, "weekday": WEEKDAYS[weekday], "count": count, "end": long_date(end),
        "world": world,
        "goal": Goal(want=(("set", "Répéter", "par semaine"), ("set", "Tous les combien", str(count)), ("set", "Dernière date (JJ/MM/AAAA)", f"{end:%d/%m/%Y}")), keep=ACTED),
        "solution": repeat(),
        "near": [repeat(every="1"), repeat(kind="par mois"), repeat()[:3], repeat(until=f"{start:%d/%m/%Y}")],
    }  # fmt: skip


_TASKS = (
    "Louer la salle",
    "Imprimer les affiches",
    "Prévenir la presse",
    "Acheter les boissons",
    "Monter la scène",
    "Tenir la caisse",
)


def task_given(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a board, a task given to somebody with its due date, as the minutes say."""
    tasks, people = sample(rng, _TASKS, 4), _people(rng, 4)
    event = date(2026, integer(rng, 4, 11), integer(rng, 16, 27))
    due = event - timedelta(days=integer(rng, 3, 12))
    late = event
    days = tuple(
        f"{day:%d/%m/%Y}"
        for day in sorted({due, late, due - timedelta(days=2), due + timedelta(days=1)})
    )
    who, wanted = people[0], tasks[0]
    pages = [screen(task, choice(f"{task} : pour", "personne" if task == wanted else pick(rng, people[1:]), ("personne", *sorted(people))), choice(f"{task} : échéance", "sans", ("sans", *days)),
                    choice(f"{task} : état", "à faire", ("à faire", "en cours", "fait"))) for task in shuffled(rng, tasks)]  # fmt: skip

    def give(person: str = who, when: date = due, task: str = wanted) -> list[Act]:
        return [
            *at(task),
            put(f"{task} : pour", person),
            put(f"{task} : échéance", f"{when:%d/%m/%Y}"),
        ]

    return {
        "who": who, "task": wanted, "event": long_date(event), "before": (event - due).days, "due": long_date(due),
        "world": device("Tableau des tâches", screen("Tâches de la fête"), *pages),
        "goal": Goal(want=(("set", f"{wanted} : pour", who), ("set", f"{wanted} : échéance", f"{due:%d/%m/%Y}")), keep=ACTED),
        "solution": give(),
        "near": [give(when=late), give(person=people[1]), give(task=tasks[1])],
    }  # fmt: skip
