"""Components: processor, memory, storage, graphics."""

from __future__ import annotations

from functools import cache
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet

_ROLES = {
    "Clavier": "entrée",
    "Souris": "entrée",
    "Scanner": "entrée",
    "Microphone": "entrée",
    "Webcam": "entrée",
    "Manette de jeu": "entrée",
    "Lecteur de codes-barres": "entrée",
    "Imprimante": "sortie",
    "Haut-parleurs": "sortie",
    "Vidéoprojecteur": "sortie",
    "Casque audio sans micro": "sortie",
    "Écran non tactile": "sortie",
    "Clé USB": "stockage",
    "Disque dur externe": "stockage",
    "SSD": "stockage",
    "Carte mémoire": "stockage",
}

_PLACES = (
    "On fait l'inventaire de l'espace public numérique.",
    "On équipe le bureau d'une association.",
    "On trie le matériel donné à l'école.",
)


def device_roles(rng: np.random.Generator) -> dict[str, Any]:
    """Four devices, at least one of each role."""
    while True:
        chosen = sample(rng, tuple(_ROLES), 4)
        if {_ROLES[name] for name in chosen} == {"entrée", "sortie", "stockage"}:
            break
    return {
        "lieu": pick(rng, _PLACES),
        **{f"m{n}": name for n, name in enumerate(chosen, 1)},
        **{f"r{n}": _ROLES[name] for n, name in enumerate(chosen, 1)},
    }


def memory_of_a_machine(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how much memory a computer works with, among sizes of other things."""
    ram, video, disk = pick(rng, (4, 8, 16, 32)), pick(rng, (1, 2, 6)), pick(rng, (128, 256, 512))
    free, cloud, cache = (
        integer(rng, 18, disk - 20),
        pick(rng, (5, 15, 100)),
        pick(rng, (3, 12, 24)),
    )
    asked, told, key, others = pick(rng, (
        ("de mémoire vive", "C'est celle du travail en cours : elle se vide à l'extinction.", ram, (video, disk, free, cloud)),
        ("de stockage en tout", "Les fichiers y restent, même quand l'ordinateur est éteint.", disk, (ram, free, cloud, video)),
    ))  # fmt: skip
    wrong = sorted({str(n) for n in others} - {str(key)})
    path = ("Système", "Caractéristiques") if key == ram else ("Système", "Disques")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "asked": asked, "told": told, "key": str(key), "wrong": wrong, "where": " › ".join(path),
        "world": ui.device(
            "Ordinateur", ui.screen("Paramètres"), ui.screen("Système"), ui.screen("Compte", ui.info("Espace en ligne", f"{cloud} Go"), ui.info("Adresse", "compte@poste.example")),
            ui.screen("Caractéristiques", ui.info("Processeur", f"{pick(rng, (4, 6, 8))} cœurs, {cache} Mo de cache"), ui.info("Mémoire installée (RAM)", f"{ram} Go"), ui.info("Mémoire graphique", f"{video} Go"), under="Système"),
            ui.screen("Disques", ui.info("Disque SSD", f"{disk} Go"), ui.info("Espace libre", f"{free} Go"), ui.choice("Nettoyer chaque mois", "non"), under="Système"),
            ui.screen("Écran", ui.choice("Luminosité", "80 %", ("50 %", "80 %", "100 %"))),
        ),
        "solution": ui.at(*path),
    }  # fmt: skip


_FAULTS = ("ram", "storage", "inches", "weight")


def _sheet(rng: np.random.Generator, name: str, need: dict[str, int], fault: str) -> str:
    ram, inches = need["ram"], need["inches"] + pick(rng, (0.0, 0.6, 1.0))
    storage = need["storage"] if rng.integers(2) else 2 * need["storage"]
    grams = need["weight"] * 100 - integer(rng, 10, 250)
    cloud = pick(rng, (100, 200))
    parts = {
        "ram": f"Mémoire vive    : {ram} Go DDR5 (extensible à {4 * ram} Go)",
        "storage": f"Stockage        : SSD de {f'{storage // 1000} To' if storage >= 1000 else f'{storage} Go'} ; {cloud} Go en ligne offerts un an",
        "inches": f"Écran           : {decimal(inches, 1)} pouces ({decimal(inches * 2.54, 1)} cm de diagonale)",
        "weight": f"Poids           : {grams} g, batterie comprise",
    }  # fmt: skip
    small = need["inches"] - pick(rng, (1.0, 1.7, 2.0))
    wrong = {
        "ram": f"Mémoire vive    : {ram // 2} Go DDR5 (jusqu'à {ram} Go en option), {ram // 2} Go de mémoire vidéo",
        "storage": f"Stockage        : {need['storage']} Go, dont SSD de {need['storage'] // 2} Go et le reste en ligne pendant un an",
        "inches": f"Écran           : {decimal(small, 1)} pouces ({decimal(small * 2.54, 1)} cm de diagonale) ; prise pour un écran de {need['inches'] + 9} pouces",
        "weight": f"Poids           : {need['weight'] * 100 - 150} g sans la batterie ({integer(rng, 280, 420)} g)",
    }  # fmt: skip
    if fault:
        parts[fault] = wrong[fault]
    rows = shuffled(rng, [
        *parts.values(), f"Processeur      : {pick(rng, (4, 6, 8, 10))} cœurs, {pick(rng, (12, 16, 24))} Mo de mémoire cache",
        f"Batterie        : {integer(rng, 45, 80)} Wh, jusqu'à {integer(rng, 8, 16)} h", f"Connexions      : {integer(rng, 1, 3)} × USB-C, 1 × HDMI, Wi-Fi 6",
    ])  # fmt: skip
    title = f"Portable modèle {name}"
    return "\n".join([title, "=" * len(title), "", *rows, ""])


def laptop_that_is_enough(rng: np.random.Generator) -> dict[str, Any]:
    """Four models: one has all that is needed, each other lacks one thing that its sheet seems to have."""
    need = {"ram": pick(rng, (16, 32)), "storage": pick(rng, (500, 1000)), "inches": pick(rng, (15, 16)), "weight": pick(rng, (17, 19))}  # fmt: skip
    names = [f"{pick(rng, 'BCDFGKLMNPRSTVZ')}{n}" for n in sample(rng, range(100, 999), 4)]
    faults = shuffled(rng, ["", *sample(rng, _FAULTS, 3)])
    sheets = {f"modele-{name}.txt": _sheet(rng, name, need, fault).encode() for name, fault in zip(names, faults, strict=True)}  # fmt: skip
    right = names[faults.index("")]
    lacks = {
        "ram": "de la mémoire n'est qu'en option", "storage": "le reste du stockage est en ligne, pour un an",
        "inches": "l'écran est plus petit, une prise permet d'en brancher un grand", "weight": "le poids annoncé ne compte pas la batterie",
    }  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "ram": str(need["ram"]), "storage": {500: "500 Go", 1000: "1 To"}[need["storage"]], "inches": str(need["inches"]), "weight": decimal(need["weight"] / 10, 1),
        "names": sorted(names), "key": right,
        "why": " ; ".join(f"{name} : {lacks[fault]}" for name, fault in zip(names, faults, strict=True) if fault),
        "files": {"portables.zip": Archive(sheets)},
    }  # fmt: skip


@redraw_misfits
def disk_that_fits(rng: np.random.Generator) -> dict[str, Any] | None:
    """In a shop's list, the cheapest disk without moving parts that a laptop can hold."""
    need, thick = pick(rng, (480, 900)), pick(rng, (7, 9))
    rows = []
    for number in sample(rng, range(100, 1000), 40):
        kind = pick(rng, ("SSD", "SSD", "Disque dur"))
        other = "M.2 NVMe" if kind == "SSD" else "3,5 pouces SATA"
        shape = pick(rng, ("2,5 pouces SATA", "2,5 pouces SATA", other, other))
        size = pick(rng, (240, 480, 500, 960, 1000, 2000))
        height = {"M.2 NVMe": 2, "3,5 pouces SATA": 26}.get(shape) or pick(rng, (7, 7, 9, 15))
        price = round(size * (0.09 if kind == "SSD" else 0.045)) + integer(rng, 12, 48)
        rows.append(
            (
                f"D{number}",
                kind,
                shape,
                height,
                f"{size // 1000} To" if size >= 1000 else f"{size} Go",
                price,
                size,
            )
        )

    def cheapest(kept: list[tuple[Any, ...]]) -> str:
        return str(min(kept, key=lambda row: row[5])[0]) if kept else ""

    able = [
        row
        for row in rows
        if row[1] == "SSD" and row[2].startswith("2,5") and row[3] <= thick and row[6] >= need
    ]
    lured = {
        cheapest(
            [row for row in rows if row[2].startswith("2,5") and row[3] <= thick and row[6] >= need]
        ),
        cheapest([row for row in rows if row[1] == "SSD" and row[6] >= need]),
        cheapest(
            [row for row in rows if row[1] == "SSD" and row[2].startswith("2,5") and row[6] >= need]
        ),
        cheapest([row for row in able if row[4].endswith("Go")]),
    }
    prices = sorted(row[5] for row in able)
    key = cheapest(able)
    if len(able) < 3 or prices[0] == prices[1] or len(lured - {key, ""}) < 2:
        return None
    columns = ("Référence", "Type", "Format", "Épaisseur (mm)", "Capacité", "Prix (€)")
    book = Workbook((sheet("Disques", columns, [row[:6] for row in rows]),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "need": need, "thick": thick, "price": prices[0],
        "key": key, "wrong": sorted(lured - {key, ""}),
        "files": in_two_formats("disques", book),
    }  # fmt: skip


_PROGRAMS = (
    ("Montage vidéo", 16, 60, 8, "oui"), ("Plans 3D", 16, 25, 6, "oui"), ("Retouche photo", 8, 20, 4, "non"),
    ("Cartes", 12, 45, 4, "non"), ("Bureautique", 4, 8, 2, "non"), ("Musique", 8, 70, 6, "non"),
)  # fmt: skip

_MODULES = (("4 Go", 4, 19), ("8 Go", 8, 32), ("16 Go", 16, 65))
"""Memory that is sold: its name, gigabytes, euros."""


@cache
def _upgrade(lacking: int, slots: int) -> int | None:
    """The least that the memory which lacks costs, in so many free slots; None where it cannot be had."""
    if lacking <= 0:
        return 0
    costs = [
        sum(price for _name, _size, price in held)
        for count in range(1, slots + 1)
        for held in combinations_with_replacement(_MODULES, count)
        if sum(size for _name, size, _price in held) >= lacking
    ]
    return min(costs, default=None)


@redraw_misfits
def machine_for_programs(rng: np.random.Generator) -> dict[str, Any] | None:
    """The cheapest machine for two programs, memory to be added being counted, disk added up."""
    programs = sample(rng, _PROGRAMS, 2)
    memory, disk = max(p[1] for p in programs), sum(p[2] for p in programs)
    cores = max(p[3] for p in programs)
    card = "oui" if any(p[4] == "oui" for p in programs) else "non"
    rows = []
    for number in sample(rng, range(100, 999), integer(rng, 120, 150)):
        ram, slots = pick(rng, (4, 4, 8, 8, 12, 16)), integer(rng, 0, 2)
        free, core, graphic = integer(rng, 20, 180), pick(rng, (2, 4, 6, 8, 12)), pick(rng, ("oui", "non"))  # fmt: skip
        price = 190 + 11 * ram + free // 2 + 28 * core + (150 if graphic == "oui" else 0) + integer(rng, 0, 140)  # fmt: skip
        size = pick(rng, (f"{ram} Go", f"{ram} Go", f"{1024 * ram} Mo"))
        rows.append((f"M{number}", size, slots, free, core, graphic, price, ram))

    def total(row: tuple[Any, ...], space: int, *, both: bool = False) -> int | None:
        enough = row[3] >= space and row[4] >= cores and (card == "non" or row[5] == "oui")
        need = sum(p[1] for p in programs) if both else memory
        more = _upgrade(need - row[7], row[2])
        return row[6] + more if enough and more is not None else None

    def cheapest(space: int, *, both: bool = False, as_is: bool = False) -> tuple[int, str]:
        found = [(total(row, space, both=both), row[0]) for row in rows]
        able = [(cost, name) for cost, name in found if cost is not None]
        if as_is:
            able = [(row[6], row[0]) for row in rows if total(row, space) == row[6]]
        return min(able, default=(0, ""))

    ranked = sorted(cost for row in rows if (cost := total(row, disk)) is not None)
    if len(ranked) < 4 or ranked[0] == ranked[1]:
        return None
    right = cheapest(disk)
    lures = [cheapest(max(p[2] for p in programs)), cheapest(disk, as_is=True)]
    by_price = min((row[6], row[0]) for row in rows if total(row, disk) is not None)
    names = {right[1], *(name for _cost, name in lures), by_price[1]}
    if len(names) < 4:
        return None
    bought = right[0] - next(row[6] for row in rows if row[0] == right[1])
    if not bought:
        return None
    book = Workbook((
        sheet("Machines", ("Machine", "Mémoire", "Emplacements libres", "Disque libre (Go)", "Cœurs", "Carte graphique", "Prix (€)"), [row[:7] for row in rows]),
        sheet("Logiciels", ("Logiciel", "Mémoire (Go)", "Place sur le disque (Go)", "Cœurs", "Carte graphique exigée"), _PROGRAMS),
        sheet("Barrettes", ("Barrette", "Prix (€)"), [(name, price) for name, _size, price in _MODULES]),
    ))  # fmt: skip
    return {
        "one": programs[0][0], "two": programs[1][0], "memory": memory, "disk": disk, "cores": cores, "card": ", une carte graphique" if card == "oui" else "",
        "key": right[1], "wrong": sorted(names - {right[1]}), "price": str(right[0]), "not_price": sorted({str(right[0] - bought), str(by_price[0]), str(lures[1][0])} - {str(right[0])}),
        "bought": bought, "files": in_two_formats("parc", book),
    }  # fmt: skip


_KINDS = ("script", "style", "donnees", "image", "police")

Resource = tuple[str, str, int, int, bool]
"""Name, what called it, milliseconds of waiting and of transfer, whether the cache has it."""


def _ends(rows: list[Resource], share: float) -> dict[str, float]:
    """When each resource has come, transfers taking a share of their time."""
    found = {"": 0.0}
    for name, caller, wait, moved, cached in rows:
        found[name] = found[caller] + (0 if cached else wait + moved * share)
    del found[""]
    return found


@redraw_misfits
def chained_page(rng: np.random.Generator) -> dict[str, Any] | None:
    """When a page would be whole with twice the speed, and what would come last: what calls what decides."""
    rows: list[Resource] = [("/accueil", "", integer(rng, 90, 160), integer(rng, 20, 60), False)]
    for n in range(1, integer(rng, 55, 75)):
        kind = pick(rng, _KINDS)
        callers = [row[0] for row in rows if row[0] == "/accueil" or row[0].startswith(("/script", "/style", "/donn"))]  # fmt: skip
        wait, moved = (
            integer(rng, 30, 160),
            integer(rng, 5, 60) * (9 if integer(rng, 1, 8) == 1 else 1),
        )
        cached = integer(rng, 1, 7) == 1
        rows.append((f"/{kind}{n}", pick(rng, callers[-14:]), wait, moved, cached))
    before, after = _ends(rows, 1), _ends(rows, 0.5)
    whole, faster = max(before.values()), max(after.values())
    first, last = max(before, key=before.__getitem__), max(after, key=after.__getitem__)
    alone = sum(row[2] + row[3] / 2 for row in rows if not row[4])
    everything = _ends([(*row[:4], False) for row in rows], 0.5)
    second = sorted(after.values())[-2]
    guesses = {round(whole / 2), round(alone), round(after[first]), round(max(everything.values()))}
    if first == last or faster - second < 3 or len(guesses - {round(faster)}) < 4 or faster % 1:
        return None

    def told(time: int) -> str:
        return f"{decimal(time / 1000, 3)} s" if integer(rng, 1, 6) == 1 else f"{time} ms"

    table = DataTable(
        ("ressource", "appelee_par", "attente", "transfert", "origine"),
        tuple((name, caller, told(wait), told(moved), "cache" if cached else "réseau") for name, caller, wait, moved, cached in rows),
    )  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": str(round(faster)),
        "seconds": decimal(round(faster) / 1000, 3),
        "wrong": [str(one) for one in sorted(guesses - {round(faster)})],
        "last": [last, last.removeprefix("/")],
        "first": first,
        "whole": str(round(whole)),
        "files": {"chargement.csv": table},
    }


_DEVICES = {
    "entrée": (("mouse", "souris"), ("microphone", "micro"), ("photo", "webcam")),
    "sortie": (("monitor", "écran"), ("printer", "imprimante"), ("speaker", "enceinte")),
}
_PURPOSES = {
    "entrée": ("envoient quelque chose à l'ordinateur", "servent à entrer des données dans l'ordinateur", "sont des périphériques d'entrée"),
    "sortie": ("montrent, impriment ou font entendre ce que l'ordinateur envoie", "servent à sortir des données de l'ordinateur", "sont des périphériques de sortie"),
}  # fmt: skip


def devices_in_and_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of devices drawn without a name, all that go one way."""
    way = pick(rng, tuple(_DEVICES))
    other = next(name for name in _DEVICES if name != way)
    right = sample(rng, _DEVICES[way], integer(rng, 2, 3))
    drawn = shuffled(rng, [*right, *sample(rng, _DEVICES[other], 5 - len(right))])
    boxes = fig.tiles(5, 7)

    shapes = [
        shape
        for box, (name, _said) in zip(boxes, drawn, strict=True)
        for shape in (
            fig.rect(box, fig.WHITE, fig.MIST, rounded=0.8),
            fig.icon(name, box.x, box.y + 2, box.w, ground=fig.WHITE),
        )
    ]
    return {
        **fig.pointed(
            fig.figure("Cinq appareils dessinés sans leur nom.", 8, shapes, fig.tile_zones(boxes)),
            *(place for place, one in enumerate(drawn, 1) if one in right),
        ),
        "purpose": pick(rng, _PURPOSES[way]),
        "way": way,
        "named": _clauses([said for _name, said in right]),
    }  # fmt: skip


def _clauses(names: list[str]) -> str:
    """« souris, micro et webcam »."""
    return f"{', '.join(names[:-1])} et {names[-1]}"
