"""Worlds of competence 2.3: rights, versions, remarks, tasks and meetings of a team to act on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    at,
    choice,
    device,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

RIGHTS = ("aucun", "lecture", "commentaire", "modification")


def _people(rng: np.random.Generator, count: int) -> list[str]:
    """Different first names."""
    return sample(rng, FIRST_NAMES, count)


# ---------------------------------------------------------------- @droits_doc


# ---------------------------------------------------------------- @revisions, @coedition


# ---------------------------------------------------------------- @agenda, @taches


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
