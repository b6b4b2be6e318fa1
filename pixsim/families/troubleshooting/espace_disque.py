"""Freeing space: large files, recycle bin, quotas."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.trees import TOPICS, file_names, fill_folder
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.terminals import USERS, home_folders
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, rounded, thousands
from pixsim.families.draws.values.text import indented
from pixsim.figures.figure import INK
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.shell.data import Entry
from pixsim.worlds.shell.world import Shell


def empty_the_bin(rng: np.random.Generator) -> dict[str, Any]:
    """5.1, level 1: room is made by emptying the bin, once a file one wants is out of it."""
    tree = Tree(rng)
    fill_folder(tree, "Documents", file_names(rng, 5))
    name = f"{pick(rng, TOPICS)}-important.odt"
    kept = tree.file(f"Documents/{name}", binned=True)
    junk = [
        tree.file(f"Documents/vieux-film-{n}.mp4", integer(rng, 900_000, 3_000_000), binned=True)
        for n in range(1, 7)
    ]
    restore, empty = acts.Restore(thing=kept), acts.EmptyBin()
    return {
        "name": name,
        "world": tree.disk(),
        "goal": Goal(
            want=(("in", kept, "Documents"),),
            refuse=(("binned", "*"),),
            keep=("name", "binned"),
            free=tuple(junk),
        ),
        "solution": [acts.Bin(), restore, empty],
        "near": [[acts.Bin(), empty], [acts.Bin(), restore]],
    }


_HOME_DISKS = ("Système", "Données", "Photos", "Archives", "Clé USB")


def room_left(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is left on one disk, among several, from its properties."""
    wanted, *others = sample(rng, _HOME_DISKS, 4)
    sizes = {name: (pick(rng, (250, 500, 1000)), integer(rng, 31, 219)) for name in (wanted, *others)}  # fmt: skip
    pages = [
        ui.screen(
            f"Disque {name}",
            ui.info(f"{name} : capacité", f"{size} Go"),
            ui.info(f"{name} : espace utilisé", f"{size - left} Go"),
            ui.info(f"{name} : espace libre", f"{left} Go"),
            under="Stockage",
        )
        for name, (size, left) in shuffled(rng, list(sizes.items()))
    ]
    return {
        "who": pick(rng, FIRST_NAMES),
        "disk": wanted,
        "key": str(sizes[wanted][1]),
        "wrong": sorted(
            {str(sizes[wanted][0] - sizes[wanted][1]), *(str(sizes[name][1]) for name in others)}
            - {str(sizes[wanted][1])}
        ),
        "world": ui.device(
            "Ordinateur",
            ui.screen("Paramètres"),
            ui.screen("Écran", ui.choice("Luminosité", "80 %", ("50 %", "80 %", "100 %"))),
            ui.screen("Stockage"),
            *pages,
        ),
        "solution": ui.at("Stockage", f"Disque {wanted}"),
    }


_PROGRAMS = (
    ("un jeu", (62, 148)), ("un logiciel de montage", (21, 58)), ("une encyclopédie hors ligne", (72, 118)),
    ("une machine virtuelle", (33, 96)), ("les cartes d'un continent", (24, 71)), ("un studio de musique et ses sons", (57, 139)),
)  # fmt: skip

_GIB = 1024**3


@redraw_misfits
def left_in_gib(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: what is free in gibibytes, from bytes, before a program is installed."""
    what, (low, high) = pick(rng, _PROGRAMS)
    need = integer(rng, low, high)
    free = integer(rng, (need + 4) * _GIB // 4096, (need + 90) * _GIB // 4096) * 4096
    there = free / _GIB
    wrong = {rounded(free / 10**9, 1), rounded(there - need, 1), rounded(free / 1000 / 1024**2, 1)}
    if abs(there * 10 % 1 - 0.5) < 0.1 or rounded(there, 1) in wrong:
        return None
    return {
        "who": pick(rng, FIRST_NAMES), "what": what, "need": need, "free": thousands(free), "total": decimal(there, 2),
        "key": rounded(there, 1), "wrong": sorted(wrong),
    }  # fmt: skip


# a folder, and how the files one finds in it are named and end
_HOME_FOLDERS = {
    "Photos": ("img", ("jpg", "tif", "png")),
    "Musique": ("concert", ("flac", "wav")),
    "Téléchargements": ("outil", ("zip", "iso", "exe")),
    "Documents": ("plan", ("pdf", "odp", "zip")),
    "Vidéos": ("clip", ("mp4", "mkv")),
    "Bureau": ("copie", ("pdf", "zip", "mp4")),
    "Archives": ("annee", ("zip", "7z")),
}


@redraw_misfits
def biggest_folder(rng: np.random.Generator) -> dict[str, Any] | None:
    """A list of files whose biggest one is not in the biggest folder."""
    folders = sample(rng, tuple(_HOME_FOLDERS), 5)
    rows = []
    for place, folder in enumerate(folders):
        stem, endings = _HOME_FOLDERS[folder]
        rows += [
            (folder, f"{stem}_{number}.{pick(rng, endings)}", integer(rng, 40, 220))
            for number in sample(rng, range(100, 1000), 16 if place == 0 else integer(rng, 4, 7))
        ]
    rows.append((folders[1], f"film_{integer(rng, 10, 99)}.mp4", integer(rng, 700, 900)))
    totals: dict[str, int] = defaultdict(int)
    for folder, _, size in rows:
        totals[folder] += size
    ranking = sorted(totals, key=lambda folder: totals[folder])
    if ranking[-1] != folders[0]:
        return None
    lines = ["dossier;fichier;taille_mo"]
    lines += [f"{folder};{name};{size}" for folder, name, size in shuffled(rng, rows)]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "fichiers.csv",
        "dossier": folders[0],
        "faux": folders[1],
        "files": {"fichiers.csv": text_file(lines, encoding="utf-8-sig")},
    }


_SERVER_DISKS = ("Accueil", "Archives", "Atelier", "Compta", "Photos")


@redraw_misfits
def full_on(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the Monday on which one disk of four is full, at its pace since it was last cleaned."""
    names = sample(rng, _SERVER_DISKS, 4)
    start = date(2025, 9, 1) + timedelta(days=7 * integer(rng, 0, 6))
    weeks = 24
    rows: list[tuple[date, str, float | str]] = []
    sizes = []
    for place, name in enumerate(names):
        capacity = pick(rng, (1000, 2000))
        cleaned = sorted(sample(rng, (5, 6, 7), 1) + sample(rng, (12, 13, 14, 15), 1))
        paces = sample(
            rng, range(30, 95, 5), 3
        )  # tenths of a Go a week, until each cleaning and after
        used = [(capacity - 200) * 10 + integer(rng, 0, 300)]
        for week in range(1, weeks):
            freed = integer(rng, 500, 900) if week in cleaned else 0
            pace = paces[sum(week > one for one in cleaned)]
            used.append(used[-1] + pace - freed + (integer(rng, -4, 4) if week < weeks - 1 else 0))
        used[-1] = used[cleaned[1]] + paces[2] * (weeks - 1 - cleaned[1])
        missing = sample(rng, [w for w in range(2, weeks - 2) if w not in cleaned and w - 1 not in cleaned], 3)  # fmt: skip
        for week, amount in enumerate(used):
            if week not in missing:
                said = (
                    f"{amount / 10:.1f} Go".replace(".", ",") if week % 7 == place else amount / 10
                )
                rows.append((start + timedelta(days=7 * week), name, said))
        sizes.append((name, capacity if place % 2 else f"{capacity // 1000} To"))
        if not place:
            asked = (capacity * 10, used, cleaned, missing, paces[2])
    room, used, cleaned, missing, pace = asked
    last = start + timedelta(days=7 * (weeks - 1))

    def day_at(one_pace: float) -> date:
        return last + timedelta(days=7 * math.ceil((room - used[-1]) / one_pace - 1e-9))

    kept = [week for week in range(cleaned[1], weeks) if week not in missing]
    fair = [float(np.polyfit(kept[n:], [used[week] for week in kept[n:]], 1)[0]) for n in (0, 1)]
    fair += [(used[-1] - used[week]) / (weeks - 1 - week) for week in kept[1:3]]
    counted = (used[-1] - used[cleaned[1]]) / (len(kept) - 1)  # as if no week was missing
    overall = max(1.0, (used[-1] - used[0]) / (weeks - 1))
    since_first = max(1.0, (used[-1] - used[cleaned[0]]) / (weeks - 1 - cleaned[0]))
    key = day_at(pace)
    wrong = [day_at(one) for one in (counted, overall, since_first)]
    if (
        {day_at(one) for one in fair} != {key}
        or key in wrong
        or any(day.year > 2200 for day in wrong)
    ):
        return None
    tables = (
        sheet("Relevés", ("Lundi", "Disque", "Espace utilisé (Go)"), tuple(sorted(rows, key=lambda row: (row[0], row[1])))),
        sheet("Disques", ("Disque", "Capacité"), tuple(shuffled(rng, sizes))),
    )  # fmt: skip
    return {
        "disk": names[0],
        "key": f"{key:%d/%m/%Y}",
        "pace": f"{pace / 10:.1f}".replace(".", ","),
        "cleaned": f"{start + timedelta(days=7 * cleaned[1]):%d/%m/%Y}",
        "wrong": [f"{day:%d/%m/%Y}" for day in dict.fromkeys((*wrong, key - timedelta(days=7)))],
        "files": in_two_formats("releves", Workbook(tables)),
    }


_FILLED = ("les images d'une caméra", "les courriels d'une mairie", "les enregistrements d'une radio", "les numérisations d'archives", "les images d'un télescope")  # fmt: skip


@redraw_misfits
def trend_to_full(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the day on which the line through some measures reaches the size of a disk."""
    size = pick(rng, (500, 750, 1000, 2000))
    day = date(2026, integer(rng, 1, 5), integer(rng, 2, 27))
    slope, used = size * integer(rng, 9, 22) / 10_000, size * integer(rng, 30, 45) / 100
    days, held = [0], [round(used)]
    for _measure in range(6):
        days.append(days[-1] + integer(rng, 5, 19))
        held.append(round(used + slope * days[-1] + size * integer(rng, -25, 25) / 1000))
    away, place = np.array(days, float), np.array(held, float)
    found = float(((away - away.mean()) * (place - place.mean())).sum() / ((away - away.mean()) ** 2).sum())  # fmt: skip
    full = away.mean() + (size - place.mean()) / found
    chord = (size - held[0]) * (days[-1] - days[0]) / (held[-1] - held[0])
    turned = float(((away - away.mean()) * (place - place.mean())).sum() / ((place - place.mean()) ** 2).sum())  # fmt: skip
    swapped = away.mean() + (size - place.mean()) * turned
    ends = [day + timedelta(days=math.ceil(float(end))) for end in (full, chord, swapped)]
    eve = ends[0] - timedelta(days=1)
    before = place.mean() + found * ((eve - day).days - away.mean())
    if held != sorted(held) or not 0.2 < full % 1 < 0.8 or not days[-1] + 25 < full < 400 or ends[0] in ends[1:]:  # fmt: skip
        return None
    moments = [day + timedelta(days=n) for n in days]
    return {
        "what": pick(rng, _FILLED), "size": size, "lines": indented(f"{moment:%d/%m/%Y}   {n:4} Go" for moment, n in zip(moments, held, strict=True)),
        "slope": decimal(found, 3), "said": long_date(ends[0]), "key": f"{ends[0]:%d/%m/%Y}", "wrong": [f"{end:%d/%m/%Y}" for end in (*ends[1:], eve)],
        "eve": long_date(eve), "before": decimal(before, 1),
    }  # fmt: skip


_PARTS = ("Système", "Applications", "Photos", "Vidéos", "Documents", "Corbeille")


@redraw_misfits
def room_left_on_a_bar(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: what is left on a disk whose bar shows what each kind of files takes."""
    total = pick(rng, (128, 256, 500, 512))
    names = sample(rng, _PARTS, 4)
    sizes = [integer(rng, total // 20, total // 4) for _name in names]
    left = total - sum(sizes)
    if not total * 0.12 <= left <= total * 0.4 or len({*sizes, left}) < 5:
        return None
    colours = (fig.BLUE, fig.GREEN, fig.ORANGE, fig.VIOLET)
    x, shapes = 0.0, list[fig.Part]([fig.rect((0, 4, 58, 6), fig.WHITE, fig.GREY)])
    for place, (name, size, colour) in enumerate(zip(names, sizes, colours, strict=True)):
        width = 58 * size / total
        shapes.append(fig.rect((x, 4, width, 6), colour))
        x += width
        column, row = 1 + 29 * (place % 2), 12 + 4 * (place // 2)
        shapes += [
            fig.rect((column, row + 0.5, 2, 1.5), colour),
            fig.text(column + 4, row, f"{name} : {size} Go"),
        ]
    shapes.append(fig.text(0, 0, f"Disque de {total} Go", bold=True))
    return {
        "to_look_at": fig.figure("La barre d'occupation d'un disque.", 10, shapes),
        "key": str(left),
        "wrong": [str(sum(sizes)), str(total)],
        "of_who": of(pick(rng, FIRST_NAMES)),
        "total": total,
        "used": sum(sizes),
        "sum": " + ".join(map(str, sizes)),
    }  # fmt: skip


@redraw_misfits
def month_when_it_is_full(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: bars of the space taken month after month: when the disk will be full."""
    size, step = pick(rng, (250, 400, 500)), pick(rng, (10, 15, 20, 25, 30))
    first = integer(rng, 4, 12) * 10
    values = [first + step * n for n in range(6)]
    left = size - values[-1]
    if left % step or not 2 <= left // step <= 14:
        return None
    key = left // step
    plot = fig.Plot(fig.Box(6, 2, 50, 18), 0, size * 1.1)
    shapes: list[fig.Part] = fig.axes(plot, [(0, "0"), (size, str(size))])
    shapes.append(fig.line((6, plot.y(size)), (56, plot.y(size)), colour=fig.RED, width=0.5))
    shapes.append(fig.to_the_right(56, 0, f"disque : {size} Go", INK))
    for n, value in enumerate(values):
        x = 8 + 8 * n
        shapes += [
            fig.rect((x, plot.y(value), 5, 20 - plot.y(value)), fig.BLUE),
            fig.centred(x + 2, 20, str(value)),
            fig.centred(
                x + 2, 22, ("juil.", "août", "sept.", "oct.", "nov.", "déc.")[n], fig.SLATE
            ),
        ]
    return {
        "to_look_at": fig.figure("L'espace occupé sur un disque, six mois de suite, en barres.", 12, shapes),
        "key": str(key), "wrong": [str(n) for n in sorted({size // step, key + 6, 6, key + 1} - {key})],
        "step": step, "left": left, "last": values[-1], "size": size, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


def room_made(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a disk that is full, emptied of what a note lets go, in folders that are alike, and of nothing else."""
    user = pick(rng, USERS)
    app, other = sample(rng, ("agenda", "photos", "caisse", "courrier", "cartes"), 2)
    top = f"/home/{user}/donnees"
    days = sorted(sample(rng, range(1, 28), 5))
    sizes = [integer(rng, 300, 900) * 1000 for _n in range(12)]
    count = integer(rng, 4, 6)
    tree = {
        f"{app}/cache": [f"vue-{integer(rng, 100, 999)}{n}.tmp" for n in range(count)], f"{other}/cache": [f"liste-{n}.ods" for n in range(2)], f"{app}/journaux": [f"{app}-03-{day:02}.log" for day in days], f"{app}/sauvegardes": [f"copie-03-{day:02}.zip" for day in days[-2:]], f"{other}/brouillons": ["lettre.odt", "vieux.tmp"],
    }  # fmt: skip
    folders = sorted({f"{app}", f"{other}", *tree})
    entries = [Entry(path=top, folder=True, owner=user, group=user, mode=0o755)]
    entries += [
        Entry(path=f"{top}/{name}", folder=True, owner=user, group=user, mode=0o755)
        for name in folders
    ]
    entries += [
        Entry(
            path=f"{top}/{folder}/{name}",
            owner=user,
            group=user,
            size=pick(rng, sizes) * (9 if folder == f"{app}/cache" else 1),
        )
        for folder, names in tree.items()
        for name in names
    ]
    note = (
        f"Cache ({app}) : tout peut partir (le dossier reste).",
        f"Cache ({other}) : ne rien ôter, l'outil y range des listes.",
        f"Journaux ({app}) : garder les deux derniers jours.",
        "Sauvegardes et brouillons : ne rien ôter, sauf les .tmp.",
    )
    entries.append(Entry(path=f"{top}/menage.txt", owner=user, group=user, lines=note))
    cut = (
        [f"{app}/cache/{name}" for name in tree[f"{app}/cache"]]
        + [f"{app}/journaux/{name}" for name in tree[f"{app}/journaux"][:-2]]
        + [f"{other}/brouillons/vieux.tmp"]
    )
    kept = tuple(
        ("file", entry.path)
        for entry in entries
        if not entry.folder and entry.path.removeprefix(f"{top}/") not in cut
    )
    logs = " ".join(f"{app}/journaux/{name}" for name in tree[f"{app}/journaux"][:-2])
    steps = [f"taper rm {app}/cache/*", f"taper rm {logs}", f"taper rm {other}/brouillons/*.tmp"]
    return {
        "app": app, "other": other,
        "world": Shell(user=user, entries=home_folders(user, *entries), cwd=top),
        "goal": Goal(want=(*kept, ("folder", f"{top}/{app}/cache")), refuse=tuple(("file", f"{top}/{path}") for path in cut)),
        "solution": steps,
        "near": [steps[1:], [steps[0], f"taper rm {app}/journaux/*", steps[2]], [f"taper rm -r {app}/cache", *steps[1:]], [*steps[:2], f"taper rm {other}/brouillons/*"], ["taper rm */cache/*", *steps[1:]]],
    }  # fmt: skip
