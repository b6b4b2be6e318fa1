"""Worlds of competences 2.1 and 5.1: updates, backups, errors of a site, current of a hub, hours of three towns."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @maj

_FIXES = (
    "corrige une faille qui laissait lire les messages", "bouche une faille déjà utilisée par des pirates", "corrige un défaut qui permettait d'entrer sans code",
    "empêche une page piégée de prendre la main sur l'appareil",
)  # fmt: skip
_OTHERS = (
    "ajoute douze fonds d'écran",
    "change la couleur des boutons",
    "ajoute un jeu de cartes",
    "traduit l'aide en finnois",
    "ajoute des autocollants",
    "renomme deux menus",
)
_APPS = (
    "Messages",
    "Appareil photo",
    "Navigateur",
    "Calendrier",
    "Clavier",
    "Météo",
    "Musique",
    "Notes",
)


def the_urgent_update(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of some updates, the one that mends a flaw."""
    apps, others = sample(rng, _APPS, 6), sample(rng, _OTHERS, 5)
    fix = pick(rng, _FIXES)
    rows = shuffled(rng, list(zip(apps, [fix, *others], strict=True)))
    free = integer(rng, 20, 60)
    brought = [info(f"{app} ({integer(rng, 9, free)} Mo)", what) for app, what in rows]
    pages = [
        screen(f"{app} {integer(rng, 2, 9)}.{integer(rng, 0, 9)}",
               button(f"Installer {app}", "Mise à jour installée."), button(f"Ignorer {app}", "Mise à jour ignorée."), choice(f"{app} : mise à jour automatique", "non"))
        for app, what in rows
    ]  # fmt: skip
    places = {app: page.name for (app, _what), page in zip(rows, pages, strict=True)}
    steps = {app: (places[app], f"Installer {app}", "") for app in apps}
    return {
        "fix": fix, "app": apps[0], "free": f"{free} Mo",
        "world": device("Mises à jour proposées", screen("Mises à jour", *brought), *pages),
        "goal": goal_of_steps(steps[apps[0]], free=(f"{apps[0]} : mise à jour automatique",)),
        "solution": acts_of_steps([steps[apps[0]]]),
        "near": [acts_of_steps([steps[apps[1]]]), acts_of_steps(list(steps.values()))],
    }  # fmt: skip


# ---------------------------------------------------------------- @sauvegarde

_KINDS = ("aucune", "complète", "différentielle", "incrémentale")
_DAYS = ("lundi", "vendredi", "samedi", "dimanche")


def kinds_of_backup(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a full backup on one day, on the others what changed since the eve, or since the full one."""
    day = pick(rng, _DAYS)
    kind, said, needs = pick(rng, (
        ("incrémentale", "seulement ce qui a changé depuis la veille", "la complète et toutes celles qui la suivent"),
        ("différentielle", f"tout ce qui a changé depuis le {day}", "la complète et la dernière"),
    ))  # fmt: skip
    weeks = pick(rng, ("2 semaines", "4 semaines", "8 semaines"))
    hour = pick(rng, ("12 h", "19 h", "23 h"))
    world = device(
        "Logiciel de sauvegarde", screen("Sauvegarde"),
        *(screen(f"Le {one}", choice(f"Le {one} : sauvegarde", "aucune", _KINDS), choice(f"Le {one} : heure", hour, ("12 h", "19 h", "23 h"))) for one in _DAYS),
        screen("Les autres jours", choice("Autres jours : sauvegarde", "aucune", _KINDS), choice("Autres jours : heure", hour, ("12 h", "19 h", "23 h"))),
        screen("Conservation", choice("Garder pendant", "1 semaine", ("1 semaine", "2 semaines", "4 semaines", "8 semaines")), choice("Vérifier après copie", "oui")),
    )  # fmt: skip
    steps: list[Step] = [
        (f"Le {day}", f"Le {day} : sauvegarde", "complète"),
        ("Les autres jours", "Autres jours : sauvegarde", kind),
        ("Conservation", "Garder pendant", weeks),
    ]
    wrong = "incrémentale" if kind == "différentielle" else "différentielle"
    return {
        "day": day, "said": said, "weeks": weeks, "kind": kind, "needs": needs,
        "world": world,
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([steps[0], ("Les autres jours", "Autres jours : sauvegarde", wrong), steps[2]]),
                 acts_of_steps([steps[0], ("Les autres jours", "Autres jours : sauvegarde", "complète"), steps[2]]), acts_of_steps(steps[:2])],
    }  # fmt: skip


_TREASURES = (
    "these.odt",
    "comptes.ods",
    "photos-mariage.zip",
    "archives-club.zip",
    "roman.odt",
    "genealogie.ged",
)


def three_copies(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two more copies of a file, on two other supports, one of them elsewhere."""
    name = pick(rng, _TREASURES)
    away, near_by = (
        pick(rng, ("Nuage (centre de données)", "Disque chez Nadia (autre ville)")),
        pick(rng, ("Clé USB (maison, tiroir)", "Disque externe (maison)")),
    )
    tree = Tree(rng)
    for disk in ("Ordinateur (maison)", "Ordinateur, seconde partition (maison)", near_by, away):
        tree.folder(disk)
    file = tree.file(f"Ordinateur (maison)/Documents/{name}", size=integer(rng, 800, 9000))
    for other in sample(rng, ("notes.txt", "recette.odt", "plan.png", "liste.ods"), 3):
        tree.file(f"Ordinateur (maison)/Documents/{other}")
    tree.folder("Ordinateur (maison)/Sauvegarde")
    tree.file(f"{near_by}/ancien.zip")
    second = "Ordinateur, seconde partition (maison)"

    def copies(*folders: str) -> list[str]:
        return [f"copier {file} {folder}" for folder in folders]

    return {
        "name": name, "near_by": near_by, "away": away,
        "world": tree.disk("Ordinateur (maison)/Documents"),
        "goal": Goal(want=(("content", f"{near_by}/{name}", file), ("content", f"{away}/{name}", file), ("in", file, "Ordinateur (maison)/Documents")), keep=("binned", "name"), free=(str(tree.following), str(tree.following + 1))),
        "solution": copies(near_by, away),
        "near": [copies(second, near_by), copies("Ordinateur (maison)/Sauvegarde", away), [f"déplacer {file} {away}"]],
    }  # fmt: skip


# ---------------------------------------------------------------- @peripheriques

_HUNGRY = ("Disque externe", "Graveur", "Carte d'acquisition")
_MODEST = ("Caméra", "Microphone", "Lecteur de cartes", "Haut-parleurs")
_LIGHT = ("Souris", "Clavier", "Clé USB")


def enough_current(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: four devices on two ports and a hub, so that each has the current it needs."""
    own = pick(rng, (80, 100, 120))
    huge, big = sample(rng, _HUNGRY, 2)
    middle, small = pick(rng, _MODEST), pick(rng, _LIGHT)
    needs = {
        huge: integer(rng, 62, 86) * 10,
        big: integer(rng, 43, 49) * 10,
        middle: integer(rng, 20, 26) * 10,
        small: integer(rng, 5, 9) * 10,
    }
    blue, black, hub = "port bleu", "port noir de gauche", "concentrateur"
    places = ("débranché", blue, black, hub)
    begins = shuffled(rng, [blue, black, hub, hub])
    if begins[0] == blue and begins[1] == black:
        begins = [begins[1], begins[0], *begins[2:]]
    starts = dict(zip(needs, begins, strict=True))
    right = {huge: blue, big: black, middle: hub, small: hub}
    pages = [
        screen(
            name,
            info(f"{name} : courant demandé", f"{needs[name]} mA"),
            choice(f"{name} : branchement", starts[name], places),
        )
        for name in shuffled(rng, list(needs))
    ]
    ports = screen(
        "Prises",
        info("Port bleu (USB 3)", "900 mA, un seul appareil"),
        info("Port noir de gauche (USB 2)", "500 mA, un seul appareil"),
        info("Port noir de droite (USB 2)", "500 mA, pris par le concentrateur"),
        info("Concentrateur", f"quatre prises, sans bloc secteur ; il garde {own} mA pour lui"),
    )
    steps: list[Step] = [(name, f"{name} : branchement", place) for name, place in right.items() if starts[name] != place]  # fmt: skip
    swapped = {**right, huge: black, big: blue}, {**right, middle: black, big: hub}
    near = [[(name, f"{name} : branchement", place) for name, place in one.items() if starts[name] != place] for one in swapped]  # fmt: skip
    return {
        "huge": huge, "most": needs[huge], "big": big, "need": needs[big], "left": 500 - own, "rest": needs[middle] + needs[small],
        "world": device("Branchements USB", screen("Appareils"), *pages, ports),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [*map(acts_of_steps, near), acts_of_steps([*steps, (small, f"{small} : branchement", "débranché")])],
    }  # fmt: skip


# ---------------------------------------------------------------- @visio
