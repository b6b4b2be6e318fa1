"""Properties of a file: size, dates, EXIF, search by several criteria."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.trees import FOLDERS, STEMS, file_names
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def last_changed_file(rng: np.random.Generator) -> dict[str, Any]:
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


def heaviest_to_the_key(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the heaviest file, whatever the unit its size is told in, put on a key."""
    tree = Tree(rng)
    units = [
        integer(rng, 11, 29) * 100_000,
        integer(rng, 300, 940) * 1_000,
        integer(rng, 21, 80) * 1_000,
    ]
    sizes = [*units, 985, 940, integer(rng, 100, 800), integer(rng, 100, 800)]  # fmt: skip
    names = [f"{stem}.{pick(rng, ('mp4', 'zip', 'mov'))}" for stem in sample(rng, STEMS, 7)]
    small = {"mp4": "jpg", "mov": "pdf", "zip": "zip"}  # no film weighs less than a megabyte
    names = [
        name if size > 1_000 else f"{name[:-3]}{small[name[-3:]]}"
        for name, size in zip(names, sizes, strict=True)
    ]
    ids = [
        tree.file(f"Téléchargements/{name}", size) for name, size in zip(names, sizes, strict=True)
    ]
    folder = pick(rng, ("Sauvegarde", "À garder", "Transfert"))
    tree.folder(f"Clé USB/{folder}")
    tree.folder("Clé USB/Ancien")
    to = f"Clé USB/{folder}"
    return {
        "to": to,
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=(("in", ids[0], to),), keep=("in", "binned", "name")),
        "solution": [acts.Move(thing=ids[0], folder=to)],
        "near": [
            [acts.Move(thing=ids[3], folder=to)],
            [acts.Move(thing=ids[1], folder=to)],
            [acts.Move(thing=ids[0], folder="Clé USB/Ancien")],
        ],
    }


_STEMS = (
    "bail", "budget", "cantine", "concert", "devis", "equipe", "facture", "jardin", "kermesse",
    "lettre", "maison", "notice", "permis", "piscine", "recette", "stage", "tournoi", "voyage",
)  # fmt: skip

_TYPES = ("pdf", "odt", "ods", "jpg")


def _day(rng: np.random.Generator, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=integer(rng, 0, 360))


@redraw_misfits
def matching_files(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many files of a list meet three conditions."""
    rows: list[list[Any]] = [
        [
            f"{pick(rng, _STEMS)}-{number:02}.{pick(rng, _TYPES)}",
            _day(rng, pick(rng, (2024, 2025))).isoformat(),
            integer(rng, 5, 99) * 20,
        ]
        for number in range(1, integer(rng, 30, 45))
    ]
    kind, year, limit = pick(rng, _TYPES), pick(rng, (2024, 2025)), pick(rng, (500, 800, 1000))
    typed = [row for row in rows if row[0].endswith(f".{kind}")]
    dated = [row for row in typed if row[1].startswith(str(year))]
    count = sum(row[2] > limit for row in dated)
    if not count:
        return None
    wrong = {len(typed), len(dated), len(dated) - count} - {count}
    return {
        "kind": kind,
        "year": year,
        "limit": limit,
        "count": count,
        "wrong": [str(number) for number in sorted(wrong)],
        "files": {
            "fichiers.csv": spreadsheet_csv(["nom", "modifie_le", "taille_ko"], rows, newline="\n")
        },
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
            want=tuple(
                ("content", f"{folder}/numerisation.pdf", wanted)
                for folder in (to, f"Documents/{places[2]}")
            ),
            refuse=(("content", "*", "none"),),
            keep=("binned", "name"),
            free=(str(tree.following),),
        ),
        "solution": [find, acts.Copy(thing=wanted, folder=to)],
        "near": [
            [acts.Find(text="numerisation"), acts.Copy(thing=decoy, folder=to)],
            [acts.Find(text="numerisation"), acts.Move(thing=decoy, folder=to)],
            [find, acts.Move(thing=wanted, folder=to)],
        ],
    }


def earliest_photo(rng: np.random.Generator) -> dict[str, Any]:
    """The earliest of five photos, and the camera that took it: names and zip dates mislead."""
    makers = sample(rng, ("Orion X10", "Lumina 4", "Vega Compact", "Altair S", "Nova 200"), 5)
    day = datetime(2025, integer(rng, 4, 9), integer(rng, 5, 25), 10, integer(rng, 0, 59))
    moments = shuffled(rng, [day + timedelta(hours=5 * n, minutes=7 * n) for n in range(5)])
    names = [f"photo-{number}.jpg" for number in sorted(sample(rng, range(10, 99), 5))]
    members, dates = {}, {}
    for name, model, taken in zip(names, makers, moments, strict=True):
        shapes = tuple(
            Shape("ellipse", ((x, y), (x + 60, y + 40)), colour)
            for x, y, colour in ((integer(rng, 0, 240), integer(rng, 0, 180), c) for c in ("#2E86AB", "#A23B72", "#F18F01"))
        )  # fmt: skip
        exif = Exif(maker=model.split()[0], model=model, taken=taken)
        members[name] = Picture(320, 240, shapes, ground="#EDEAE0", exif=exif)
        dates[name] = datetime(2026, 1, integer(rng, 1, 28), 12)
    place = moments.index(min(moments))
    archive = f"album-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "photo": [names[place], names[place].removesuffix(".jpg")],
        "model": makers[place],
        "wrong_photo": names[0] if place else names[1],
        "wrong_model": makers[(place + 1) % 5],
        "files": {archive: Archive(members, dates=dates)},
    }


_CAMERAS = (("Lumo", "L3"), ("Ariane", "Neo 7"), ("Optik", "Z-20"), ("Focale", "F1"))
_INKS = ("#C0392B", "#1F618D", "#1E8449", "#B7950B", "#6C3483")
_EXPOSURES = ((1, 15), (1, 30), (1, 60), (1, 125), (1, 250), (1, 500), (1, 1000))


@redraw_misfits
def photos_of_an_evening(rng: np.random.Generator) -> dict[str, Any] | None:
    """Of twelve photos, how many a camera took on a day, the longest exposure of these, and the first of them.

    The names follow another order, files were changed on other days, and another camera has taken longer exposures.
    """
    cameras = sample(rng, _CAMERAS, 3)
    asked = cameras[0]
    day = datetime(2026, integer(rng, 5, 9), integer(rng, 5, 25))
    kinds = shuffled(rng, ["in"] * integer(rng, 4, 5) + ["other camera"] * 4 + ["other day"] * 3)
    names = [f"IMG_{n:04}.jpg" for n in sorted(sample(rng, range(100, 999), len(kinds)))]
    minutes = sample(rng, range(17 * 60, 23 * 60), len(kinds))
    exposures = sample(rng, _EXPOSURES[1:], 5)
    inside: list[tuple[datetime, tuple[int, int], str]] = []
    pictures: dict[str, Any] = {}
    for name, kind, minute in zip(names, kinds, minutes, strict=True):
        camera = asked if kind != "other camera" else pick(rng, cameras[1:])
        on = day + timedelta(days=pick(rng, (-1, 1)) if kind == "other day" else 0)
        taken = on + timedelta(minutes=minute, seconds=integer(rng, 0, 59))
        exposure = pick(rng, _EXPOSURES[:2])
        if kind == "in":
            exposure = exposures[len(inside)]
            inside.append((taken, exposure, name))
        elif kind == "other camera":
            exposure = _EXPOSURES[0]
        exif = Exif(maker=camera[0], model=camera[1], taken=taken, exposure=exposure,
                    sensitivity=pick(rng, (100, 200, 400, 800, 1600)), aperture=pick(rng, (1.8, 2.8, 4.0)))  # fmt: skip
        shape = Shape(
            "rectangle",
            ((20, 30), (integer(rng, 60, 150), integer(rng, 60, 110))),
            pick(rng, _INKS),
        )
        pictures[name] = Picture(180, 120, (shape,), "#2A2A38", quality=70, exif=exif)
    longest = max(inside, key=lambda photo: photo[1][0] / photo[1][1])
    first = min(inside)
    if longest[2] == first[2] or first[2] == min(name for _t, _e, name in inside):
        return None
    archive = f"photos-{integer(rng, 10, 99)}.zip"
    bare = [name.removesuffix(".jpg") for name in (first[2], longest[2])]
    return {
        "name": archive,
        "camera": f"{asked[0]} {asked[1]}",
        "day": f"{day:%d/%m/%Y}",
        "count": len(inside),
        "not_count": [str(len(inside) + 3), str(len(inside) + 4)],
        "first": [first[2], bare[0]],
        "not_first": [name for _t, _e, name in inside if name != first[2]],
        "longest": [longest[2], bare[1]],
        "not_longest": [name for _t, _e, name in inside if name != longest[2]],
        "exposure": f"{longest[1][0]}/{longest[1][1]} s",
        "files": {archive: Archive(pictures)},
    }


def _sexagesimal(degrees: float) -> str:
    """An angle in degrees, minutes and seconds."""
    seconds = round(degrees * 3600)
    return f"{seconds // 3600}° {seconds // 60 % 60:02}' {seconds % 60:02}\""


_WATCHED = (
    "Les Sablons",
    "Bois Joli",
    "La Carrière",
    "Pont Vieux",
    "Le Lavoir",
    "Les Ormes",
    "La Tuilerie",
    "Le Gué",
)


def place_most_photographed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of sites given in decimal degrees, the one nearest to most photos of a month, whose places are in degrees, minutes and seconds on both sides of the meridian."""
    names = sample(rng, _WATCHED, 7)
    most, east, west, often, *others = names
    middle = integer(rng, 4_860, 4_930) / 100
    rows_of_grid = sample(rng, range(-5, 6), 7)
    across = integer(rng, 60, 220) / 1000
    at: dict[str, tuple[float, float]] = {
        name: (middle + row / 25, integer(rng, -290, 290) / 1000)
        for name, row in zip(names, rows_of_grid, strict=True)
    }
    at[east], at[west] = (at[east][0], across), (at[east][0], -across)
    in_may = {most: integer(rng, 8, 9), east: 6, west: 6, often: 5} | {name: integer(rng, 1, 3) for name in others}  # fmt: skip
    besides = dict.fromkeys(names, 2) | {often: 11}

    def day(month: int) -> str:
        return date(2026, month, integer(rng, 1, 30)).isoformat()

    shots: list[tuple[str, float, float]] = []
    for name, (latitude, longitude) in at.items():
        days = [day(5) for _n in range(in_may[name])] + [day(pick(rng, (4, 6))) for _n in range(besides[name])]  # fmt: skip
        shots += [(one, latitude + integer(rng, -12, 12) / 10_000, longitude + integer(rng, -12, 12) / 10_000) for one in days]  # fmt: skip
    shots += [(day(5), middle + 0.5 + integer(rng, -900, 900) / 10_000, integer(rng, -2900, 2900) / 10_000) for _n in range(7)]  # fmt: skip
    numbers = sorted(sample(rng, range(100, 999), len(shots)))
    rows = [
        (f"IMG_{number}.jpg", when, f"{_sexagesimal(latitude)} N", f"{_sexagesimal(abs(longitude))} {'O' if longitude < 0 else 'E'}")
        for number, (when, latitude, longitude) in zip(numbers, shuffled(rng, shots), strict=True)
    ]  # fmt: skip
    sites = [(name, decimal(latitude, 4), decimal(longitude, 4).replace("\u2212", "-")) for name, (latitude, longitude) in sorted(at.items())]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES), "key": most, "wrong": [east, west, often], "east": east, "west": west, "often": often, "count": in_may[most],
        "files": {
            "photos.csv": spreadsheet_csv(("photo", "jour", "latitude", "longitude"), rows, newline="\n"),
            "sites.csv": spreadsheet_csv(("site", "latitude", "longitude"), sites, newline="\n"),
        },
    }  # fmt: skip


def photos_gathered(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: photos of one author and of a few days, gathered from two supports, one of whose cameras was an hour slow; each shot once and at its largest."""
    tree = Tree(rng)
    author, namesake, other = (
        f"{first} {last}"
        for first, last in zip((FIRST_NAMES[0],) * 3, sample(rng, LAST_NAMES, 3), strict=True)
    )
    first = pick(rng, FIRST_NAMES)
    author, namesake = (f"{first} {one.split(' ', 1)[1]}" for one in (author, namesake))
    other = f"{pick(rng, [one for one in FIRST_NAMES if one != first])} {other.split(' ', 1)[1]}"
    month, start = pick(rng, ("04", "06", "09")), integer(rng, 4, 18)
    end = start + integer(rng, 3, 6)
    numbers = iter(str(n) for n in sample(rng, range(1000, 9999), 16))

    def shot(
        folder: str,
        who: str,
        day: int,
        hour: str = "11:20",
        wide: str = "4000 × 3000",
        same: str = "",
    ) -> str:
        taken = f"{day:02}/{month}/2025 {hour}"
        named = f"IMG_{next(numbers)}.jpg"
        later = f"2025-{int(month) + 1:02}-{integer(rng, 1, 28):02} 09:00"  # when it was copied
        return tree.file(
            f"{folder}/{named}",
            size=4200 if wide[0] == "4" else 700,
            date=later,
            details=(
                ("Auteur", who),
                ("Prise le", taken),
                ("Définition", wide),
                ("Vue", same or f"{day}-{integer(rng, 100, 999)}"),
            ),
        )

    card, disk, goal = "Carte mémoire", "Disque externe", "Ordinateur/Exposition"
    tree.folder(goal)
    view = f"{start}-{integer(rng, 10, 99)}"
    right = [
        shot(card, author, start, "00:10"),
        shot(card, author, start + 1, same=view),
        shot(disk, author, start - 1, "23:20"),  # an hour later in truth
        shot(disk, author, start + 2),
    ]
    small = shot(disk, author, start + 1, wide="1600 × 1200", same=view)
    before, after = shot(card, author, start - 1, "23:55"), shot(disk, author, end, "23:30")
    tree.file(f"{disk}/lisez-moi.txt", text="Photos prises avec le vieil appareil, dont l'horloge retardait d'une heure.")  # fmt: skip
    like, foreign = shot(card, namesake, start + 1), shot(disk, other, start + 2)
    shot(card, author, start - 3), shot(disk, namesake, end + 2)
    cards, disks = tree.folder(card), tree.folder(disk)

    def copied(card_ones: list[str], disk_ones: list[str]) -> list[Act]:
        done: list[Act] = [acts.Open(thing=cards), acts.Properties(thing=card_ones[0]), acts.Back()]
        done += [acts.Copy(thing=one, folder=goal) for one in card_ones]
        done += [
            acts.Back(),
            acts.Open(thing=disks),
            *(acts.Copy(thing=one, folder=goal) for one in disk_ones),
        ]
        return done

    spare = (small, before, after, like, foreign)
    return {
        "author": author, "start": f"{start}/{month}/2025", "end": f"{end}/{month}/2025",
        "world": tree.disk(),
        "goal": Goal(want=tuple(("content", f"%{goal}/**", one) for one in right), refuse=tuple(("content", f"%{goal}/**", one) for one in spare), keep=("binned",)),
        "solution": copied(right[:2], right[2:]),
        "near": [copied(right[:2], [*right[2:], small]), copied([*right[:2], like], right[2:]), copied([right[0]], [*right[2:], small]), copied(right[:2], right[3:]), copied([*right[:2], before], right[2:]), copied(right[:2], [*right[2:], after])],
    }  # fmt: skip
