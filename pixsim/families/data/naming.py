"""Worlds of @nommage and @proprietes: files named in order, and known by their properties."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.data.trees import FOLDERS, file_names
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def iso_date(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a report to be named after its date, as the others are."""
    tree = Tree(rng)
    year, month, day = 2026, integer(rng, 1, 12), integer(rng, 1, 28)
    others = [
        f"2026-{m:02}-{integer(rng, 1, 28):02}_reunion.odt"
        for m in sample(rng, [m for m in range(1, 13) if m != month], 4)
    ]
    for name in others:
        tree.file(f"Documents/Réunions/{name}", date=f"{name[:10]} 18:30")
    wanted = tree.file(
        "Documents/Réunions/reunion.odt",
        date=f"{year}-{month:02}-{day:02} 18:30",
        text=f"Réunion du {day:02}/{month:02}/{year}\nPrésents : sept personnes.",
    )
    right = f"{year}-{month:02}-{day:02}_reunion.odt"

    def named(name: str) -> list[Act]:
        return [acts.Rename(thing=wanted, name=name)]

    return {
        "day": f"{day:02}/{month:02}/{year}",
        "world": tree.disk("Documents/Réunions"),
        "goal": Goal(want=(("name", wanted, f"^{right}"),), keep=("name", "in", "binned")),
        "solution": named(right),
        "near": [
            named(f"{day:02}-{month:02}-{year}_reunion.odt"),
            named(f"{year}{month:02}{day:02}_reunion.odt"),
        ],
    }


def wanted_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: names so given that sorting by name gives the order of the steps."""
    tree = Tree(rng)
    numbers = sorted(sample(rng, range(2, 10), 3))
    count = 12
    ids = {}
    for number in range(1, count + 1):
        written = str(number) if number in numbers else f"{number:02}"
        ids[number] = tree.file(f"Documents/Guide/etape{written}.odt")
    rename = [acts.Rename(thing=ids[n], name=f"etape{n:02}.odt") for n in numbers]
    return {
        "world": tree.disk("Documents/Guide"),
        "goal": Goal(
            want=tuple(("name", ids[n], f"etape{n:02}.odt") for n in numbers),
            keep=("name", "in", "binned"),
        ),
        "solution": rename,
        "near": [
            rename[:-1],
            [*rename[:-1], acts.Rename(thing=ids[numbers[-1]], name=f"etape0{numbers[-1]}b.odt")],
        ],
    }


def named_in_bulk(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the photographs of a folder named in the order they were taken, film and copy apart."""
    tree = Tree(rng)
    count = integer(rng, 8, 12)
    stem, folder = pick(rng, (("fete", "Fête"), ("sortie", "Sortie"), ("concert", "Concert")))
    days = sorted(  # a day each: the list shows no hour
        f"2025-06-{day:02} {integer(rng, 9, 18):02}:{integer(rng, 0, 59):02}"
        for day in sample(rng, range(3, 29), count)
    )
    numbers = sample(rng, range(1000, 9999), count)
    ids = [
        tree.file(f"Images/{folder}/IMG_{n}.jpg", date=day, details=(("Prise le", day),))
        for n, day in zip(numbers, days, strict=True)
    ]
    stray = tree.file(f"Images/{folder}/{stem}.mp4", 42_000, "2025-06-02 10:00")
    away = "Images/Films"
    tree.folder(away)
    move, by_date = acts.Move(thing=stray, folder=away), acts.Sort(by="date")
    bulk = acts.RenameAll(pattern=f"{stem}_###")
    names = tuple(("name", name, f"{stem}_{place:03}.jpg") for place, name in enumerate(ids, 1))
    return {
        "stem": stem,
        "first": f"{stem}_001.jpg",
        "away": away,
        "world": tree.disk(f"Images/{folder}"),
        "goal": Goal(want=(*names, ("in", stray, away)), keep=("name", "in", "binned")),
        "solution": [move, by_date, bulk],
        "near": [
            [move, bulk],
            [by_date, bulk, move],
            [move, by_date, acts.RenameAll(pattern=f"{stem}_##")],
        ],
    }


def newest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the file changed last."""
    tree = Tree(rng)
    names = file_names(rng, 7)
    days = sample(
        rng,
        [
            f"20{y}-{m:02}-{d:02} 10:00"
            for y in (23, 24, 25)
            for m in range(1, 13)
            for d in (3, 14, 27)
        ],
        7,
    )
    for name, day in zip(names, days, strict=True):
        tree.file(f"Documents/{name}", date=day)
    ordered = [name for _day, name in sorted(zip(days, names, strict=True))]
    return {
        "answer": ordered[-1],
        "wrong": [ordered[-2], ordered[0]],
        "world": tree.disk("Documents"),
        "solution": [],
    }


def three_criteria(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one file known by its type, its month and its size, somewhere below; to be copied."""
    tree = Tree(rng)
    month = f"2025-{integer(rng, 2, 11):02}"
    wanted = ""
    places = sample(rng, FOLDERS, 4)
    for place, folder in enumerate(places):
        for name in file_names(rng, 4, ("odt", "jpg", "txt")):
            tree.file(f"Documents/{folder}/{name}")
        tree.file(
            f"Documents/{folder}/lettre{place}.pdf",
            integer(rng, 20, 180),
            f"{month}-{integer(rng, 10, 28)} 09:00",
        )
        tree.file(
            f"Documents/{folder}/dossier{place}.pdf",
            integer(rng, 2_100, 6_000),
            f"2024-{integer(rng, 10, 12)}-11 09:00",
        )
    wanted = tree.file(
        f"Documents/{places[2]}/numerisation.pdf", integer(rng, 2_100, 6_000), f"{month}-09 15:30"
    )
    decoy = tree.file(
        f"Documents/{places[0]}/numerisation.pdf", integer(rng, 60, 300), f"{month}-12 15:30"
    )
    tree.folder("Clé USB/À imprimer")
    to = "Clé USB/À imprimer"
    find = acts.Find(text=f"type:pdf date:{month} taille:>2000")
    return {
        "month": f"{month[5:]}/2025",
        "to": to,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("content", f"{to}/numerisation.pdf", wanted),),
            refuse=(("content", "*", "none"),),
            keep=("binned", "name"),
            free=(str(tree.following),),
        ),
        "solution": [find, acts.Copy(thing=wanted, folder=to)],
        "near": [
            [acts.Find(text="numerisation"), acts.Copy(thing=decoy, folder=to)],
            [acts.Find(text="numerisation"), acts.Move(thing=decoy, folder=to)],
        ],
    }
