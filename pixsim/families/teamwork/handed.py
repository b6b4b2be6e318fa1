"""Families of competence 2.3 that hand plans, copies, tracked changes and lists of groups."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, full_names
from pixsim.making.archives import Archive
from pixsim.making.documents import Change, Paragraph, Run, document, heading
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

_JOBS = (
    "Choisir la date", "Réserver la salle", "Composer le programme", "Trouver des bénévoles", "Louer la sono",
    "Inviter les élus", "Commander les affiches", "Écrire à la presse", "Imprimer les billets", "Ouvrir la billetterie",
    "Coller les affiches", "Acheter les boissons", "Préparer le buffet", "Monter la scène", "Décorer la salle",
    "Accueillir les artistes", "Ranger la salle", "Faire les comptes",
)  # fmt: skip
"""In the order in which a show is prepared."""


def _plan(rng: np.random.Generator, count: int) -> list[tuple[int, ...]]:
    """For each task, those before it that it waits for."""
    return [
        tuple(sorted(sample(rng, range(max(0, n - 6), n), min(n, integer(rng, 1, 2)))))
        if n > 1
        else ()
        for n in range(count)
    ]


def _letters(places: tuple[int, ...]) -> str:
    return ", ".join(f"T{place + 1:02}" for place in places)


def startable_task(rng: np.random.Generator) -> dict[str, Any]:
    """The only task to be done whose forerunners are all finished."""
    jobs, waits = sorted(sample(rng, _JOBS, 16), key=_JOBS.index), _plan(rng, 16)
    begun = set(range(integer(rng, 7, 10)))
    free = [n for n in sorted(begun)[2:] if not any(n in waits[later] for later in begun)]
    if len(free) < 2:
        return startable_task(rng)
    going = set(sample(rng, free, 2))  # what waits for them is not begun
    done = begun - going
    left = [n for n in range(16) if n not in done | going]
    able = [n for n in left if all(before in done for before in waits[n])]
    partly = [n for n in left if any(before in done for before in waits[n]) and n not in able]
    if len(able) != 1 or not partly:
        return startable_task(rng)
    state = {n: "fini" if n in done else "en cours" if n in going else "à faire" for n in range(16)}
    rows = [(f"T{n + 1:02}", jobs[n], _letters(waits[n]), state[n]) for n in range(16)]
    book = Workbook((sheet("Tâches", ("Tâche", "Intitulé", "Après", "État"), rows),))
    return {
        "key": f"T{able[0] + 1:02}",
        "also": [jobs[able[0]], f"T{able[0] + 1:02} {jobs[able[0]]}"],
        "wrong": [f"T{partly[0] + 1:02}", f"T{left[-1] + 1:02}"],
        "files": in_two_formats("taches", book),
    }


def shortest_project(rng: np.random.Generator) -> dict[str, Any]:
    """Days that a project takes when all that can be done at the same time is."""
    count = 12
    jobs, waits = sample(rng, _JOBS, count), _plan(rng, count)
    days = [integer(rng, 1, 8) for _job in jobs]
    ends: list[int] = []
    for n in range(count):
        ends.append(days[n] + max((ends[before] for before in waits[n]), default=0))
    total, whole = max(ends), sum(days)
    if total > whole - 8:
        return shortest_project(rng)
    rows = [(f"T{n + 1:02}", jobs[n], days[n], _letters(waits[n])) for n in range(count)]
    book = Workbook((sheet("Projet", ("Tâche", "Intitulé", "Durée (jours)", "Après"), rows),))
    return {
        "key": str(total),
        "wrong": [str(whole), str(total - 1)],
        "files": in_two_formats("projet", book),
    }


def copy_with_all_changes(rng: np.random.Generator) -> dict[str, Any]:
    """The copy, among four, that has the corrections of both colleagues; names and dates lie."""
    one, two = sample(rng, FIRST_NAMES, 2)
    hour, new_hour = sample(rng, ("9 h", "10 h", "14 h", "15 h 30"), 2)
    room, new_room = sample(rng, ("salle Bleue", "salle Ronde", "gymnase", "préau"), 2)
    price = integer(rng, 3, 12)

    def text(*, first: bool, second: bool) -> bytes:
        lines = ("Fête de l'association", f"Début : {new_hour if first else hour}", f"Lieu : {new_room if second else room}", f"Entrée : {price} €", "Buffet partagé, chacun apporte un plat.")  # fmt: skip
        return ("\n".join(lines) + "\n").encode()

    names = shuffled(rng, (
        "annonce-finale.txt", "annonce-v3.txt", f"annonce-{one.lower()}.txt", "annonce-bis.txt",
    ))  # fmt: skip
    states = ((True, True), (True, False), (False, True), (False, False))
    members = {name: text(first=a, second=b) for name, (a, b) in zip(names, states, strict=True)}
    archive = f"annonce-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "one": one,
        "two": two,
        "hour": new_hour,
        "room": new_room,
        "old_hour": hour,
        "old_room": room,
        "key": [names[0], names[0].removesuffix(".txt")],
        "wrong": names[1:],
        "files": {archive: Archive({name: members[name] for name in sorted(members)})},
    }  # fmt: skip


def changes_of_one_kept(rng: np.random.Generator) -> dict[str, Any]:
    """What a text says once the changes of one person are accepted, those of another refused."""
    (a, a_last), (b, b_last) = full_names(rng, 2)
    yes, no = f"{a} {a_last}", f"{b} {b_last}"
    days = sample(rng, ("lundi 4 mai", "mardi 12 mai", "jeudi 21 mai", "samedi 30 mai"), 2)
    hours = sample(rng, ("9 h 30", "14 h", "17 h 15", "18 h 45"), 2)
    rooms = sample(rng, ("salle Jade", "salle Opale", "salle Ambre", "salle Corail"), 2)
    authors = shuffled(rng, (yes, no, pick(rng, (yes, no))))
    runs: list[Run] = [Run("L'assemblée aura lieu le ")]
    kept, refused = [], []
    for (old, new), author, after in zip(
        (days, hours, rooms), authors, (" à ", ", ", "."), strict=True
    ):
        runs += [
            Run(old, change=Change("deleted", author)),
            Run(new, change=Change("inserted", author)),
            Run(after),
        ]
        kept.append(new if author == yes else old)
        refused.append(old if author == yes else new)
    text = document(
        heading("Convocation"),
        "Chers adhérents, chères adhérentes,",
        Paragraph(tuple(runs)),
        "Un buffet suivra. Merci de prévenir de votre présence.",
        tracking=True,
    )
    return {
        "yes": yes,
        "no": no,
        "day": [kept[0], f"{kept[0]} 2026"],
        "hour": kept[1],
        "room": kept[2],
        "wrong_day": refused[0],
        "wrong_hour": refused[1],
        "wrong_room": refused[2],
        "files": in_two_formats("convocation", text),
    }  # fmt: skip


def who_may_change(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: how many people may change a document, by groups within groups, folders, dates, refusals and accounts."""
    groups = sample(
        rng,
        (
            "Bureau", "Bénévoles", "Animation", "Trésorerie", "Accueil", "Buvette", "Technique", "Jeunes", "Communication", "Fêtes", "Matériel",
            "Partenaires",
        ),
        12,
    )  # fmt: skip
    people = [f"{first} {last}" for first, last in full_names(rng, 44)]
    owner = {f"c{number}": who for number, who in zip(sample(rng, range(100, 400), 44), people, strict=True)}  # fmt: skip
    owner |= {f"c{number}": who for number, who in zip(sample(rng, range(400, 600), 6), people[:6], strict=True)}  # fmt: skip
    accounts = sorted(owner)
    suspended = set(sample(rng, accounts, 9))
    holds: dict[str, list[str]] = {name: sample(rng, accounts, integer(rng, 4, 8)) for name in groups}  # fmt: skip
    for above, below in ((0, 1), (1, 2), (3, 4), (2, 5), (6, 7), (7, 8)):
        holds[groups[above]].append(groups[below])
    documents = sample(
        rng,
        (
            "budget.ods",
            "programme.odt",
            "adherents.ods",
            "planning.ods",
            "statuts.odt",
            "affiche.odg",
        ),
        6,
    )
    asked = documents[0]
    near, far, aside = sample(rng, ("Saison", "Association", "Archives", "Communes"), 3)
    tree = [
        (near, far),
        (asked, near),
        (documents[1], near),
        (documents[2], far),
        (documents[3], aside),
        (documents[4], aside),
        (documents[5], far),
    ]
    today = date(2026, integer(rng, 3, 9), integer(rng, 5, 25))
    past, future = (
        today - timedelta(days=integer(rng, 3, 40)),
        today + timedelta(days=integer(rng, 3, 60)),
    )
    alone = sample(rng, [one for one in accounts if one not in suspended], 3)
    rights: list[tuple[str, str, str, date | None]] = [
        (asked, groups[1], "modifier", None),
        (near, groups[3], "modifier", future),
        (far, groups[6], "lire", None),
        (far, groups[9], "modifier", None),
        (asked, groups[10], "modifier", past),
        (asked, groups[11], "refusé", None),
        (near, alone[0], "modifier", None),
        (asked, alone[1], "modifier", past),
        (far, alone[2], "modifier", future),
        (documents[1], groups[0], "modifier", None),
        (documents[2], groups[6], "modifier", None),
        (aside, groups[8], "modifier", None),
    ]

    def inside(name: str) -> set[str]:
        if name not in holds:
            return {name}
        return {one for held in holds[name] for one in inside(held)}

    def allowed(
        things: tuple[str, ...],
        *,
        dated: bool = True,
        barred: bool = True,
        awake: bool = True,
        by_account: bool = False,
    ) -> set[str]:
        told = [
            (who, right)
            for thing, who, right, until in rights
            if thing in things and not (dated and until and until < today)
        ]
        found = {one for who, right in told if right == "modifier" for one in inside(who)}
        out = (
            {one for who, right in told if right == "refusé" for one in inside(who)}
            if barred
            else set()
        )
        left = {one for one in found - out if not (awake and one in suspended)}
        return left if by_account else {owner[one] for one in left}

    whole = allowed((asked, near, far))
    count, inherited = len(whole), len(whole - allowed((asked,)))
    guesses = {
        len(allowed((asked,))),
        len(allowed((asked, near))),
        len(allowed((asked, near, far), dated=False)),
        len(allowed((asked, near, far), barred=False)),
        len(allowed((asked, near, far), awake=False)),
        len(allowed((asked, near, far), by_account=True)),
    }
    if count in guesses or len(guesses) < 4 or inherited < 3:
        return who_may_change(rng)
    rows = shuffled(rng, [(group, held) for group, held_ in holds.items() for held in held_])
    listed = [
        (thing, who, right, f"{until:%d/%m/%Y}" if until else "")
        for thing, who, right, until in shuffled(rng, rights)
    ]
    told = [(one, owner[one], "suspendu" if one in suspended else "actif") for one in accounts]
    return {
        "document": asked, "today": long_date(today),
        "key": str(count), "wrong": sorted(str(one) for one in guesses),
        "inherited": str(inherited), "not_inherited": sorted({str(count), str(count - inherited)} - {str(inherited)}),
        "files": {
            "groupes.csv": DataTable(("groupe", "membre"), tuple(rows)),
            "comptes.csv": DataTable(("compte", "personne", "état"), tuple(told)),
            "dossiers.csv": DataTable(("élément", "est dans le dossier"), tuple(shuffled(rng, tree))),
            "droits.csv": DataTable(("sur", "à qui", "droit", "jusqu'au"), tuple(listed)),
        },
    }  # fmt: skip
