"""Worlds of competence 2.3 in a shared drive: who is there, who may do what, two versions to make one."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.drives import Shelf
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.goals import Goal

_DOCUMENTS = (
    "budget.ods",
    "affiche.odt",
    "programme.odt",
    "inventaire.ods",
    "contacts.ods",
    "bilan.odt",
)
_SPACES = ("Club photo", "Comité des fêtes", "Atelier vélo", "Chorale")
_LINES = (
    "Réunion le 12 mai",
    "Louer la salle",
    "Prévenir la presse",
    "Acheter les boissons",
    "Chercher des bénévoles",
    "Imprimer les affiches",
    "Monter la scène",
    "Ranger le local",
)


def who_is_writing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of those who have a document open, the one who is writing in it."""
    me, *people = sample(rng, FIRST_NAMES, 6)
    names, space = sample(rng, _DOCUMENTS, 4), pick(rng, _SPACES)
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "modification"))
    presents = [{people[0]: f"écrit à la ligne {integer(rng, 1, 3)}", people[1]: "lit", people[2]: "a laissé un commentaire hier"},
                {people[3]: "écrit à la ligne 2"}, {people[1]: "lit"}, {}]  # fmt: skip
    ids = [
        shelf.file(f"{space}/{name}", *sample(rng, _LINES, 3), owner=pick(rng, (me, people[4])), present=dict(shuffled(rng, list(present.items()))))
        for name, present in zip(names, presents, strict=True)
    ]  # fmt: skip
    return {
        "space": space, "name": names[0], "key": people[0], "wrong": [people[1], people[2], people[3]],
        "world": shelf.space(space),
        "solution": [f"ouvrir {ids[0]}"],
    }  # fmt: skip


_STATES = ("à faire", "en cours", "fait")


def task_of_whom(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: on a board of tasks, who has taken one."""
    me, *people = sample(rng, FIRST_NAMES, 5)
    space, tasks = pick(rng, _SPACES), sample(rng, _LINES[1:], 6)
    takers = [people[0], *(pick(rng, people[1:]) for _task in tasks[1:])]
    rows = shuffled(
        rng,
        [f"{pick(rng, _STATES)} · {task} · {who}" for task, who in zip(tasks, takers, strict=True)],
    )
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "lecture"))
    board = shelf.file(f"{space}/Tableau des tâches", *rows)
    old = shuffled(rng, [f"fait · {task} · {pick(rng, people[1:])}" for task in tasks])
    shelf.file(f"{space}/Tableau des tâches 2024", *old)
    for name in sample(rng, _DOCUMENTS, 3):
        shelf.file(f"{space}/{name}", *sample(rng, _LINES, 2), owner=pick(rng, people[1:]))
    return {
        "space": space, "task": tasks[0], "key": people[0], "wrong": people[1:4],
        "world": shelf.space(space),
        "solution": [f"ouvrir {board}"],
    }  # fmt: skip


def reading_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: somebody who may write in a folder by that above it, and in one document by an exception, is to read it alone."""
    me, who, other, third = sample(rng, FIRST_NAMES, 4)
    space = pick(rng, _SPACES)
    inner, outer = sample(rng, ("Comptes", "Contrats", "Adhérents", "Devis"), 2)
    shelf = Shelf(rng, me, (who, other, third))
    shelf.folder(space, rights={who: "modification", other: "modification", third: "lecture"})
    kept, free = shelf.folder(f"{space}/{inner}"), shelf.folder(f"{space}/{outer}")
    names = sample(rng, _DOCUMENTS, 5)
    odd = shelf.file(f"{space}/{inner}/{names[0]}", rights={who: "modification"})
    inside = [odd, *(shelf.file(f"{space}/{inner}/{name}", owner=me) for name in names[1:3])]
    for name in names[3:]:
        shelf.file(f"{space}/{outer}/{name}")
    world = shelf.space(space)
    want = tuple(("right", node, who, "lecture") for node in (kept, *inside))
    keep = tuple(
        ("right", node.id, person, world.right(node, person))
        for node in world.nodes for person in world.people if (person != who or node.id not in (kept, *inside))
    )  # fmt: skip
    folder = [f"partage {kept}", f"donner {who} lecture", "remonter"]
    return {
        "who": who, "inner": inner, "other": other,
        "world": world,
        "goal": Goal(want=(*want, *keep), keep=("public", "owner", "name", "in", "binned")),
        "solution": [*folder, f"ouvrir {kept}", f"partage {odd}", f"donner {who} comme le dossier"],
        "near": [folder, [*folder, f"ouvrir {kept}", f"partage {odd}", f"donner {who} aucun"],
                 ["remonter", f"partage {world.nodes[0].id}", f"donner {who} lecture"], [f"partage {free}", f"donner {who} lecture"]],
    }  # fmt: skip


def two_versions_in_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a document and its copy in conflict, made one that has what each brought."""
    me, who, other = sample(rng, FIRST_NAMES, 3)
    space = pick(rng, _SPACES)
    lines = sample(rng, _LINES, 6)
    base, mine, theirs = lines[:3], lines[3], lines[4]
    stem = pick(rng, ("liste", "ordre du jour", "préparatifs", "à faire"))
    day = f"2026-03-{integer(rng, 2, 14):02}"
    shelf = Shelf(rng, me, (who, other))
    shelf.folder(space, rights={who: "modification", other: "modification"})
    right = f"{base[1]} avant jeudi"
    kept = shelf.file(f"{space}/{stem}.odt", *base, mine)
    copy = shelf.file(f"{space}/{stem} (conflit {who} {day}).odt", base[0], right, base[2], theirs)
    decoy = shelf.file(
        f"{space}/{stem} (conflit {other} 2025-11-02).odt", *base, lines[5], binned=True
    )
    shelf.file(f"{space}/{pick(rng, _DOCUMENTS)}", lines[5])
    done = (base[0], right, base[2])
    texts = "||".join(" / ".join((*done, *end)) for end in ((mine, theirs), (theirs, mine)))
    merge = [f"ouvrir {kept}", f"modifier 2 {right}", f"ajouter {theirs}", "remonter"]
    return {
        "name": f"{stem}.odt", "who": who, "day": day,
        "world": shelf.space(space),
        "goal": Goal(want=(("text", kept, texts), ("binned", copy), ("name", kept, f"{stem}.odt")), keep=("in", "name", "right"), free=(copy, decoy)),
        "solution": [f"ouvrir {copy}", "remonter", *merge, f"supprimer {copy}"],
        "near": [[f"supprimer {copy}"], [f"ouvrir {kept}", f"ajouter {theirs}", "remonter", f"supprimer {copy}"],
                 [*merge], [*merge, f"supprimer {kept}", f"renommer {copy} {stem}.odt"]],
    }  # fmt: skip
