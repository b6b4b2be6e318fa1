"""Worlds of competence 2.3: what a team keeps together, in a file manager."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

SPACE = "Espace partagé"
TEAMS = ("accueil", "animation", "cantine", "jardin", "sport", "culture")
SUBJECTS = ("budget", "planning", "bilan", "inventaire", "reglement", "programme", "convention")


def put_in_place(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a paper put in the folder of the shared space that is for its kind."""
    tree = Tree(rng)
    places = {
        "Affiches": "affiche-{}.png",
        "Comptes rendus": "compte-rendu-{}.odt",
        "Factures": "facture-{}.pdf",
        "Plannings": "planning-{}.ods",
    }
    month = pick(rng, ("janvier", "mars", "avril", "juin", "octobre"))
    folders = tuple(places)
    for folder, name in places.items():
        tree.file(f"{SPACE}/{folder}/{name.format('fevrier')}")
    right, wrong = sample(rng, folders, 2)
    name = places[right].format(month)
    wanted = tree.file(f"Documents/{name}")
    other = tree.file(f"Documents/notes-{pick(rng, TEAMS)}.txt")

    def put(thing: str, folder: str) -> list[Act]:
        return [acts.Move(thing=thing, folder=f"{SPACE}/{folder}")]

    return {
        "name": name,
        "world": tree.disk("Documents"),
        "goal": Goal(want=(("in", wanted, f"{SPACE}/{right}"),), keep=("in", "name", "binned")),
        "solution": put(wanted, right),
        "near": [put(wanted, wrong), put(other, right)],
    }


def named_by_the_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a file named as a team agreed; the date is in what it says."""
    tree = Tree(rng)
    team, *others = sample(rng, TEAMS, 4)
    subject = pick(rng, SUBJECTS)
    year, month = pick(rng, (2025, 2026)), integer(rng, 1, 12)
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip
    here = f"{SPACE}/Réunions"
    for other in others:
        tree.file(
            f"{here}/{pick(rng, (2024, 2023))}-{integer(rng, 1, 12):02}_{other}_{pick(rng, SUBJECTS)}.odt"
        )
    wanted = tree.file(
        f"{here}/Document1.odt",
        text=f"Service : {team}\nSujet : {subject}\nRéunion de {months[month - 1]} {year}",
        date="2026-09-01 09:00",
    )
    right = f"{year}-{month:02}_{team}_{subject}.odt"

    def named(name: str) -> list[Act]:
        return [acts.Open(thing=wanted), acts.Back(), acts.Rename(thing=wanted, name=name)]

    return {
        "world": tree.disk(here),
        "goal": Goal(want=(("name", wanted, right),), keep=("name", "in", "binned")),
        "solution": named(right),
        "near": [
            named(f"{month:02}-{year}_{team}_{subject}.odt"),
            named(f"{year}-{month:02}_{subject}_{team}.odt"),
            named(f"2026-09_{team}_{subject}.odt" if (year, month) != (2026, 9) else f"{year}_{team}.odt"),
        ],
    }  # fmt: skip


def newest_shared(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the newest of several copies put in the shared space, under the plain name."""
    tree = Tree(rng)
    subject, other = sample(rng, SUBJECTS, 2)
    theme = pick(rng, TEAMS)
    day = integer(rng, 8, 24)
    here, received = f"{SPACE}/{theme}", "Téléchargements"
    plain = f"{subject}.ods"
    shared = tree.file(f"{here}/{plain}", 240, f"2026-04-{day:02} 17:05")
    newest = tree.file(f"{received}/{subject} (1).ods", 180, f"2026-04-{day + 2:02} 11:40")
    older = tree.file(f"{received}/{subject} (2).ods", 310, f"2026-04-{day - 3:02} 10:10")
    twin = tree.file(f"{received}/{other} (1).ods", 150, f"2026-04-{day + 3:02} 09:00")
    tree.file(f"{here}/{other}.ods", 150)

    def replace(copy: str) -> list[Act]:
        return [
            acts.Go(path=here),
            acts.Delete(thing=shared),
            acts.Go(path=received),
            acts.Move(thing=copy, folder=here),
            acts.Go(path=here),
            acts.Rename(thing=copy, name=plain),
        ]

    return {
        "subject": subject,
        "folder": here,
        "plain": plain,
        "world": tree.disk(received),
        "goal": Goal(
            want=(("content", f"{here}/{plain}", newest), ("binned", shared)),
            keep=("in", "name", "binned"),
            free=(newest, str(tree.following)),
        ),
        "solution": replace(newest),
        "near": [replace(older), replace(twin), replace(newest)[:-1]],
    }


def filing_plan(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: papers filed as a plan of three levels says, which has to be read first."""
    tree = Tree(rng)
    themes = sample(rng, ("Adhérents", "Bâtiment", "Finances", "Personnel"), 3)
    parts = sample(rng, ("1 En cours", "2 Clos", "3 Modèles"), 3)
    codes = sample(rng, ("A1", "B2", "C3", "K7", "P4", "R9"), 3)
    plan = ["Plan de classement"]
    for code, theme in zip(codes, themes, strict=True):
        plan.append(f"Code {code} : dossier {theme}, puis l'année de la pièce")
    plan += [
        f"Dans l'année : « {parts[0]} » pour la lettre E,",
        f"« {parts[1]} » pour la lettre C, « {parts[2]} » pour la lettre M.",
        "Un nom se lit : code, année, lettre, sujet.",
    ]
    inbox = f"{SPACE}/À classer"
    note = tree.file(f"{SPACE}/plan-de-classement.txt", text="\n".join(plan))
    years = ("2024", "2025")
    for theme in themes:
        for year in years:
            for part in parts:
                tree.folder(f"{SPACE}/{theme}/{year}/{part}")
    moves, near, want = [], [], []
    for subject in sample(rng, SUBJECTS, 4):
        kind, year, letter = integer(rng, 0, 2), pick(rng, years), integer(rng, 0, 2)
        name = f"{codes[kind]}-{year}-{'ECM'[letter]}-{subject}.pdf"
        date = f"{pick(rng, ('2024', '2025', '2026'))}-05-12 10:00"
        number = tree.file(f"{inbox}/{name}", date=date)
        to = f"{SPACE}/{themes[kind]}/{year}/{parts[letter]}"
        wrong = f"{SPACE}/{themes[kind]}/{year}/{parts[(letter + 1) % 3]}"
        want.append(("in", number, to))
        moves.append(acts.Move(thing=number, folder=to))
        near.append(acts.Move(thing=number, folder=wrong))
    read: list[Act] = [acts.Go(path=SPACE), acts.Open(thing=note), acts.Back(), acts.Go(path=inbox)]
    return {
        "world": tree.disk(inbox),
        "goal": Goal(want=tuple(want), keep=("in", "name", "binned")),
        "solution": [*read, *moves],
        "near": [[*read, *moves[:3]], [*read, *near], [*read, *moves[:3], near[3]]],
    }


_SPENT = (
    ("Location du barnum", 180), ("Assurance de la salle", 95), ("Achat de chaises", 240), ("Cachet du trio", 320), ("Feu d'artifice", 410),
    ("Camion de la sono", 130),
)  # fmt: skip


def line_that_was_lost(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of two lines lost on different days, the last version that had each, in the backups of two programs."""
    tree = Tree(rng)
    subject, other = sample(rng, SUBJECTS, 2)
    lines = sample(rng, _SPENT, 2)
    home = "Sauvegardes"
    keys = sorted(sample(rng, range(5, 11), 4))  # days when a key was plugged in, at noon
    key_folder = f"{home}/Clé {of(pick(rng, FIRST_NAMES))}"
    nightly = [(f"{home}/Serveur/2026-05-{day:02}", f"2026-05-{day:02} 20:00") for day in range(4, 11)]  # fmt: skip
    at_noon = [(key_folder, f"2026-05-{day:02} 12:00") for day in keys]
    places = sorted([*nightly, *at_noon], key=lambda one: one[1])
    on_key = [n for n, (folder, _date) in enumerate(places) if folder == key_folder]
    noon = pick(rng, on_key[1:])
    night = pick(rng, [n for n in range(2, len(places) - 1) if n not in on_key and abs(n - noon) > 1])  # fmt: skip
    lasts = shuffled(rng, [noon, night])
    agreed = [f"{what} : {price} € (accepté)" for what, price in lines]
    asked = [f"{what} : {price} € (à confirmer)" for what, price in lines]
    refused = [f"{what} : {price + integer(rng, 30, 80)} € (refusé)" for what, price in lines]
    common = ["Affiches : 40 €", "Boissons : 120 €", "Sono : 150 €"]
    ids = []
    for place, (folder, date) in enumerate(places):
        held = [
            first if not place else yes if place <= last else no
            for yes, no, first, last in zip(agreed, refused, asked, lasts, strict=True)
        ]
        text = "\n".join(shuffled(rng, [*common[: 2 + (place > 2)], *held]))
        name = f"{subject}-{date[8:10]}" if folder == key_folder else subject
        ids.append(tree.file(f"{folder}/{name}.ods", 80 + 10 * place, date, text))
        tree.file(f"{folder}/{other}{name.removeprefix(subject)}.ods", date=date, text="\n".join([*agreed, *common]))  # fmt: skip
    here = f"{SPACE}/Fête"
    present = tree.file(f"{here}/{subject}.ods", 170, "2026-05-11 09:30", "\n".join([*refused, *common]))  # fmt: skip
    target = f"{here}/Retrouvé"
    tree.folder(target)
    free = [str(tree.following), str(tree.following + 1)]
    names = [f"{subject}-{n}.ods" for n in (1, 2)]

    def bring(*chosen: int) -> list[Act]:
        done: list[Act] = []
        for passed in range(len(places) - 1, min(chosen) - 1, -1):
            done += [acts.Go(path=places[passed][0]), acts.Open(thing=ids[passed]), acts.Back()]
        for place, copy, name in zip(chosen, free, names, strict=True):
            done += [
                acts.Go(path=places[place][0]), acts.Copy(thing=ids[place], folder=target),
                acts.Go(path=target), acts.Rename(thing=copy, name=name),
            ]  # fmt: skip
        return done

    a, b = lasts
    nights = [n for n in range(len(places)) if n not in on_key]
    one_program = [max(n for n in nights if n <= last) for last in lasts]
    return {
        "who": pick(rng, FIRST_NAMES),
        "plain": f"{subject}.ods",
        "first": lines[0][0], "second": lines[1][0],
        "new": names[0], "newer": names[1],
        "folder": here,
        "world": tree.disk(here),
        "goal": Goal(
            want=(*(("content", f"{target}/{name}", ids[last]) for name, last in zip(names, lasts, strict=True)), ("in", present, here)),
            keep=("in", "name", "binned", "file"),
            free=(*free, *(f"{target}/{name}" for name in names)),
        ),
        "solution": bring(a, b),
        "near": [bring(*one_program), bring(a + 1, b), bring(a, b + 1), bring(1, b), bring(b, a), bring(min(a, b), min(a, b))],
    }  # fmt: skip
