"""Organising a shared space: common folders, quotas, conventions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.drives import SHARED_SPACE, SUBJECTS, Shelf
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

TEAMS = ("accueil", "animation", "cantine", "jardin", "sport", "culture")


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
        tree.file(f"{SHARED_SPACE}/{folder}/{name.format('fevrier')}")
    right, wrong = sample(rng, folders, 2)
    name = places[right].format(month)
    wanted = tree.file(f"Documents/{name}")
    other = tree.file(f"Documents/notes-{pick(rng, TEAMS)}.txt")

    def put(thing: str, folder: str) -> list[Act]:
        return [acts.Move(thing=thing, folder=f"{SHARED_SPACE}/{folder}")]

    return {
        "name": name,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("in", wanted, f"{SHARED_SPACE}/{right}"),), keep=("in", "name", "binned")
        ),
        "solution": put(wanted, right),
        "near": [put(wanted, wrong), put(other, right)],
    }


def named_by_the_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a file named as a team agreed; the date is in what it says."""
    tree = Tree(rng)
    team, *others = sample(rng, TEAMS, 4)
    subject = pick(rng, SUBJECTS)
    year, month = pick(rng, (2025, 2026)), integer(rng, 1, 12)
    months = MONTHS  # fmt: skip
    here = f"{SHARED_SPACE}/Réunions"
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
    here, received = f"{SHARED_SPACE}/{theme}", "Téléchargements"
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


_KINDS = (("affiche", "pdf"), ("compte-rendu", "odt"), ("budget", "ods"), ("photo", "jpg"), ("film", "mp4"), ("enregistrement", "wav"), ("plan", "png"))  # fmt: skip
_UNITS = {"ko": 0.001, "Mo": 1, "Go": 1000}


@redraw_misfits
def count_films_that_fit(rng: np.random.Generator) -> dict[str, Any] | None:
    """Whole films that fit now, and once the bin is emptied; sizes are in three units."""
    people = sample(rng, FIRST_NAMES, 5)
    rows: list[tuple[str, str, int, str, str]] = []
    for number in sample(rng, range(100, 999), 70):
        stem, end = pick(rng, _KINDS)
        unit = pick(rng, ("ko", "ko", "Mo", "Mo", "Mo", "Go"))
        size = {"ko": integer(rng, 20, 980), "Mo": integer(rng, 2, 900), "Go": integer(rng, 1, 3)}[
            unit
        ]
        state = "corbeille" if rng.integers(5) == 0 else "en ligne"
        rows.append((f"{stem}-{number}.{end}", pick(rng, people), size, unit, state))
    used = round(sum(row[2] * _UNITS[row[3]] for row in rows), 3)
    binned = round(sum(row[2] * _UNITS[row[3]] for row in rows if row[4] == "corbeille"), 3)
    size = pick(rng, (350, 450, 600, 700, 900))
    quota = int(used // 1000) + integer(rng, 3, 7)
    free = quota * 1000 - used
    now, after = int(free // size), int((free + binned) // size)
    if now == after or now < 2 or min(free % size, (free + binned) % size) < 1:
        return None
    book = Workbook(
        (
            sheet(
                "Partage", ("Fichier", "Déposé par", "Taille", "Unité", "État"), shuffled(rng, rows)
            ),
        )
    )
    return {
        "quota": str(quota), "size": str(size),
        "now": str(now), "not_now": sorted({str(after), str(now + 1)}),
        "after": str(after), "not_after": sorted({str(now), str(after + 1)} - {str(after)}),
        "files": in_two_formats("partage", book),
    }  # fmt: skip


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
    inbox = f"{SHARED_SPACE}/À classer"
    note = tree.file(f"{SHARED_SPACE}/plan-de-classement.txt", text="\n".join(plan))
    years = ("2024", "2025")
    for theme in themes:
        for year in years:
            for part in parts:
                tree.folder(f"{SHARED_SPACE}/{theme}/{year}/{part}")
    moves, near, want = [], [], []
    for subject in sample(rng, SUBJECTS, 4):
        kind, year, letter = integer(rng, 0, 2), pick(rng, years), integer(rng, 0, 2)
        name = f"{codes[kind]}-{year}-{'ECM'[letter]}-{subject}.pdf"
        date = f"{pick(rng, ('2024', '2025', '2026'))}-05-12 10:00"
        number = tree.file(f"{inbox}/{name}", date=date)
        to = f"{SHARED_SPACE}/{themes[kind]}/{year}/{parts[letter]}"
        wrong = f"{SHARED_SPACE}/{themes[kind]}/{year}/{parts[(letter + 1) % 3]}"
        want.append(("in", number, to))
        moves.append(acts.Move(thing=number, folder=to))
        near.append(acts.Move(thing=number, folder=wrong))
    read: list[Act] = [
        acts.Go(path=SHARED_SPACE),
        acts.Open(thing=note),
        acts.Back(),
        acts.Go(path=inbox),
    ]
    return {
        "world": tree.disk(inbox),
        "goal": Goal(want=tuple(want), keep=("in", "name", "binned")),
        "solution": [*read, *moves],
        "near": [[*read, *moves[:3]], [*read, *near], [*read, *moves[:3], near[3]]],
    }


_TOWNS_OF_NAMES = ("arras", "lens", "douai", "lille")


def names_by_convention(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the files of a shared folder named by a convention, those that follow it left alone."""
    me, other = sample(rng, FIRST_NAMES, 2)
    shelf = Shelf(rng, me, (other,))
    space = f"{SHARED_SPACE}/Classement {integer(rng, 2, 40)}"
    kinds, days = (
        ("devis", "facture", "affiche"),
        [
            f"20{integer(rng, 24, 26)}-{integer(rng, 1, 12):02}-{integer(rng, 1, 28):02}"
            for _n in range(9)
        ],
    )
    names = [
        f"{day}_{pick(rng, kinds)}_{town}_v{integer(rng, 1, 4)}"
        for day, town in zip(days, [pick(rng, _TOWNS_OF_NAMES) for _n in range(9)], strict=True)
    ]
    ends = [pick(rng, ("pdf", "odt", "ods")) for _n in names]
    year, month, day = names[0][:10].split("-")
    spoilt = {  # what is there: a French date, spaces, no version, capitals, parts turned round
        0: f"{day}-{month}-{year}{names[0][10:]}", 1: names[1].replace("_", " "), 2: names[2].rpartition("_")[0], 3: names[3].upper() if bool(rng.integers(2)) else names[3].title(), 4: "_".join((names[4].split("_")[0], names[4].split("_")[2], names[4].split("_")[1], names[4].split("_")[3])),
    }  # fmt: skip
    names[2] = f"{names[2].rpartition('_')[0]}_v1"
    ids = [
        shelf.file(f"{space}/{spoilt.get(n, name)}.{end}", owner=pick(rng, (me, other)))
        for n, (name, end) in enumerate(zip(names, ends, strict=True))
    ]
    rule = shelf.file(
        f"{space}/0 nommage.odt",
        "AAAA-MM-JJ_sorte_ville_vN, et rien d'autre avant l'extension",
        f"Sortes : {', '.join(kinds)} ; villes : {', '.join(_TOWNS_OF_NAMES)}",
        "Tout en minuscules, sans espace ni accent",
        "Sans numéro, c'est la version 1 (v1)",
    )

    def renamed(some: Sequence[int], **others: str) -> list[str]:
        return [
            f"ouvrir {rule}",
            "remonter",
            *(f"renommer {ids[n]} {others.get(f'n{n}', names[n])}.{ends[n]}" for n in some),
        ]

    whole_names = tuple(
        ("name", one, f"{name}.{end}") for one, name, end in zip(ids, names, ends, strict=True)
    )
    american = (
        f"{year}-{day}-{month}{names[0][10:]}" if day != month else names[0].replace("-", "_")
    )
    return {
        "space": space.rpartition("/")[2], "count": len(spoilt), "spoilt": f"{spoilt[0]}.{ends[0]}", "name": f"{names[0]}.{ends[0]}",
        "world": shelf.space(space),
        "goal": Goal(want=whole_names, keep=("in", "binned", "name", "owner")),
        "solution": renamed(tuple(spoilt)),
        "near": [renamed(tuple(spoilt)[1:]), renamed(tuple(spoilt), n0=american), renamed(tuple(spoilt), n2=spoilt[2]), renamed((*spoilt, 5), n5=names[5].replace("_v", "_V"))],
    }  # fmt: skip
