"""Size and resolution of pictures: pixels, dpi, dimensions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.photos import (
    GOOD_OR_BETTER,
    SCENES,
    SIZES,
    UPRIGHT,
    file_name,
    ground_of,
    photo,
)
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import INKS
from pixsim.families.draws.values.numbers import decimal, half_up, rounded
from pixsim.making.archives import Archive
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.picture import acts
from pixsim.worlds.picture.data import (
    CUTTING,
    END,
    EXPORTING,
    GOOD,
    MIDDLE,
    SIZING,
    START,
    TURNING,
    WHOLE,
    Thing,
)

_SUBJECTS_OF_PICTURE_SIZE = (
    "plage",
    "marche",
    "jardin",
    "village",
    "fete",
    "atelier",
    "equipe",
    "vitrine",
)


def _named(rng: np.random.Generator, count: int) -> list[str]:
    return [
        f"{subject}-{integer(rng, 10, 99)}"
        for subject in sample(rng, _SUBJECTS_OF_PICTURE_SIZE, count)
    ]


def _shapes(rng: np.random.Generator, width: int, height: int, count: int) -> tuple[Shape, ...]:
    shapes = []
    for _shape in range(count):
        left, top = integer(rng, 0, width * 2 // 3), integer(rng, 0, height * 2 // 3)
        across, down = integer(rng, width // 8, width // 3), integer(rng, height // 8, height // 3)
        kind = pick(rng, ("rectangle", "ellipse"))
        shapes.append(
            Shape(kind, ((left, top), (left + across, top + down)), pick(rng, INKS))  # type: ignore[arg-type]
        )
    return tuple(shapes)


def most_pixels(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four pictures, the one made of the most pixels: neither the heaviest nor that of the most dpi."""
    names = _named(rng, 4)
    width = integer(rng, 560, 700)
    sizes = [(width - 90 * place, (width - 90 * place) * 3 // 4) for place in range(4)]
    dots = (72, 300, 150, 96)
    marks = (2, 9, 14, 5)  # the fewer, the lighter
    pictures = {
        f"{name}.png": Picture(*size, _shapes(rng, *size, count), ground="#E8F0F2", dpi=dpi)
        for name, size, dpi, count in zip(names, sizes, dots, marks, strict=True)
    }
    order = shuffled(rng, tuple(pictures))
    return {
        "juste": f"{names[0]}.png",
        **{f"faux{place}": f"{name}.png" for place, name in enumerate(names[1:], start=1)},
        "width": sizes[0][0],
        "height": sizes[0][1],
        "first": f"{names[1]}.png",
        "files": {name: pictures[name] for name in order},
    }


@redraw_misfits
def picture_size(rng: np.random.Generator) -> dict[str, Any] | None:
    """Width and height of the picture that a page shows smaller than it is."""
    names = _named(rng, 3)
    sizes = [(integer(rng, 300, 900), integer(rng, 200, 700)) for _name in names]
    if any(width == height for width, height in sizes):
        return None
    asked = integer(rng, 0, 2)
    dots = [integer(rng, 72, 300) for _name in names]
    pictures = {
        f"{name}.png": Picture(*size, _shapes(rng, *size, 4), ground="#F4ECD8", dpi=dpi)
        for name, size, dpi in zip(names, sizes, dots, strict=True)
    }
    width, height = sizes[asked]
    archive = f"photos-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "picture": f"{names[asked]}.png",
        "width": width,
        "height": height,
        "dpi": dots[asked],
        "files": {archive: Archive(pictures)},
    }


def enough_pixels(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of several sizes of a photo, the lightest that is still sharp on paper."""
    wide, high = pick(rng, ((9, 13), (10, 15), (13, 18), (15, 20)))
    need = (wide * 118, high * 118)
    sizes = [
        (need[0] // 3, need[1] // 3),
        (need[0] * 3 // 4, need[1] * 3 // 4),
        (need[0] + integer(rng, 20, 90), need[1] + integer(rng, 30, 120)),
        (need[0] * 2, need[1] * 2),
        (need[0] * 3, need[1] * 3),
    ]
    tree = Tree(rng)
    tree.folder("Ordinateur/À tirer")
    stem = pick(rng, ("mariage", "plage", "portrait", "classe", "montagne"))
    names = shuffled(rng, [f"{stem}-{letter}.jpg" for letter in "abcde"])
    ids = [
        tree.file(
            f"Ordinateur/Photos/{name}",
            size=w * h // 4000,
            details=(("Définition", f"{w} × {h} pixels"),),
        )
        for name, (w, h) in zip(names, sizes, strict=True)
    ]
    return {
        "wide": wide, "high": high, "need": f"{need[0]} × {need[1]}", "name": names[2],
        "world": tree.disk("Ordinateur/Photos"),
        "goal": Goal(want=tuple(("content", f"Ordinateur/{folder}/{names[2]}", ids[2]) for folder in ("À tirer", "Photos")), keep=("name", "binned"), refuse=tuple(("content", f"Ordinateur/À tirer/{name}", "*") for name in names if name != names[2]), free=(str(tree.following),)),
        "solution": [f"propriétés {ids[1]}", "remonter", f"propriétés {ids[2]}", "remonter", f"copier {ids[2]} Ordinateur/À tirer"],
        "near": [[f"copier {ids[n]} Ordinateur/À tirer"] for n in (1, 3, 4)] + [[f"déplacer {ids[2]} Ordinateur/À tirer"]],
    }  # fmt: skip


_DPI = (100, 150, 200, 240, 300, 600)


@redraw_misfits
def print_size(rng: np.random.Generator) -> dict[str, Any] | None:
    """Printed width of an image at a given resolution."""
    dpi = pick(rng, _DPI)
    pixels = 10 * integer(rng, 4 * dpi // 10, 16 * dpi // 10)
    inches = pixels / dpi
    key = rounded(inches * 2.54, 1)
    if key.endswith("0"):
        return None
    return {
        "pixels": pixels,
        "dpi": dpi,
        "inches": decimal(inches, 2),
        "key": key,
        "wrong": [decimal(inches, 2), decimal(inches / 2.54, 2)],
    }


_SHAPES = {"3:1": (1200, 400), "2:1": (1200, 600), "4:1": (1600, 400), "5:2": (1000, 400), "16:9": (1280, 720)}  # fmt: skip


def crop_to_banner(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a photo cut to the shape of a banner round what must be seen, then made smaller."""
    shape = pick(rng, tuple(_SHAPES))
    width, height = _SHAPES[shape]
    scene = pick(rng, SCENES)
    low = pick(rng, (True, False))
    top = 80 if low else 0
    subject = Thing(name=scene.subject[0], fill=scene.subject[1], tone=scene.subject[2], left=35, right=60, top=top, bottom=top + 20)  # fmt: skip
    name, size = file_name(rng, scene.name), pick(rng, SIZES)
    world = photo(
        name, (*ground_of(scene), subject), size, tools=(TURNING, CUTTING, SIZING, EXPORTING)
    )
    right, wrong = (END, START) if low else (START, END)
    small, out = acts.Resize(width=str(width)), acts.Export(format="JPEG", quality=GOOD)
    goal = Goal(
        want=(*UPRIGHT, ("shows", subject.name, WHOLE), ("exported", "*", GOOD_OR_BETTER, f"{width} × {height}"), ("written_over", "non")),
    )  # fmt: skip

    def framed(keeping: str) -> list[Act]:
        return [acts.CutTo(ratio=shape, keeping=keeping), small, out]

    pulled = [acts.Pull(width=str(width), height=str(height)), out]
    return {"width": width, "height": height, "shape": shape, "subject": subject.name, "keeping": right, "name": name,
            **to_do(world, goal, framed(right), framed(MIDDLE), framed(wrong), pulled, [small, out], [*framed(right)[:2], acts.Save()])}  # fmt: skip


_PHOTO_SUBJECTS = (
    "atelier", "chorale", "cuisine", "fete", "jardin", "kermesse", "lavoir", "marche", "plage", "sentier",
    "verger", "vitrine",
)  # fmt: skip


def _drawn(
    rng: np.random.Generator, width: int, height: int, *, count: int = 4, round_: bool = False
) -> tuple[Shape, ...]:
    shapes = []
    for _shape in range(count):
        left, top = integer(rng, 0, width * 2 // 3), integer(rng, 0, height * 2 // 3)
        right, bottom = left + integer(rng, width // 8, width // 3), top + height // 4
        shapes.append(
            Shape(
                "ellipse" if round_ else "rectangle",
                ((left, top), (right, bottom)),
                pick(rng, INKS),
            )
        )
    return tuple(shapes)


_CHANNELS = {"RGB": 3, "RGBA": 4, "L": 1, "P": 1}

_SAID = {
    "RGB": "RVB", "RGBA": "RVB avec transparence", "L": "niveaux de gris", "P": "couleurs indexées (palette)",
}  # fmt: skip


def _in_any_order(rng: np.random.Generator, members: dict[str, Any]) -> dict[str, Any]:
    """The same files in another order."""
    return {name: members[name] for name in shuffled(rng, list(members))}


@redraw_misfits
def pictures_in_memory(rng: np.random.Generator) -> dict[str, Any] | None:
    """Of eight pictures, the one that takes most room once shown: neither the widest nor the heaviest file."""
    names = [f"{name}.png" for name in sample(rng, _PHOTO_SUBJECTS, 8)]
    modes = ["RGBA", "L", "P", *(pick(rng, ("RGB", "RGBA", "L", "P")) for _name in names[3:])]
    sizes = [(20 * integer(rng, 20, 40), 20 * integer(rng, 15, 32)) for _name in names]
    sizes[1] = (20 * integer(rng, 44, 50), 20 * integer(rng, 33, 38))
    sizes[2] = (20 * integer(rng, 40, 44), 20 * integer(rng, 33, 36))
    raw = {
        name: width * height * _CHANNELS[mode]
        for name, (width, height), mode in zip(names, sizes, modes, strict=True)
    }
    first, second = sorted(raw.values())[-2:]
    biggest = max(raw, key=lambda name: raw[name])
    place = names.index(biggest)
    if second - first < 60_000 or modes[place] != "RGBA":
        return None
    # many small marks make another file the heaviest on the disk
    heavy = 1 if place != 1 else 0
    pictures = {}
    for number, (name, size, mode) in enumerate(zip(names, sizes, modes, strict=True)):
        marks = _drawn(rng, *size, count=60, round_=True) if number == heavy else _drawn(rng, *size)
        pictures[name] = Picture(*size, marks, "#E8F0F2", mode, colours=16)  # type: ignore[arg-type]
    limit = 100 * integer(rng, 4, 9)
    fitting = sum(weight <= 1000 * limit for weight in raw.values())
    if any(abs(weight - 1000 * limit) < 5_000 for weight in raw.values()) or not 2 <= fitting <= 6:
        return None
    archive = f"ecran-{integer(rng, 10, 99)}.zip"
    width, height = sizes[place]
    return {
        "name": archive,
        "biggest": [biggest, biggest.partition(".")[0]],
        "shown": biggest,
        "not_biggest": [name for name in names if name != biggest],
        "mode": _SAID[modes[place]],
        "size": f"{width} × {height}",
        "key": decimal(raw[biggest] / 1000, 1),
        "wrong": [decimal(width * height * more / 1000, 1) for more in (1, 3)],
        "limit": limit,
        "fitting": fitting,
        "not_fitting": [str(fitting + more) for more in (-1, 1)],
        "files": {archive: Archive(_in_any_order(rng, pictures))},
    }


_PRINTS = ((10, 15), (13, 18), (9, 13), (12, 16), (11, 15))  # centimetres
_INCH = 2.54
LEAST = 150  # points per inch


@redraw_misfits
def prints_ordered(rng: np.random.Generator) -> dict[str, Any] | None:
    """Of eight pictures ordered as prints, the least fine one once printed, and how many a printer takes.

    Its file says 300 points per inch, and it lies on its side: its width as stored would be enough.
    """
    names = sample(rng, _PHOTO_SUBJECTS, 8)
    kinds = shuffled(
        rng,
        ["turned low", "turned", "low", "grey", "alpha", "", "", pick(rng, ("", "grey", "low"))],
    )
    pictures: dict[str, Any] = {}
    order, real = [], {}
    taken = 0
    for name, kind in zip(names, kinds, strict=True):
        short, long = pick(rng, _PRINTS)
        fine = {"turned low": integer(rng, 108, 116), "low": integer(rng, 122, 142)}.get(
            kind, integer(rng, 158, 200)
        )
        upright = kind.startswith("turned") or bool(integer(rng, 0, 1))
        across, down = (short, long) if upright else (long, short)
        width, height = (round(fine * side / _INCH) for side in (across, down))
        exif = None
        stored = (width, height)
        if kind.startswith("turned"):
            exif, stored = (
                Exif(maker="Lumo", model="L3", orientation=pick(rng, (6, 8))),
                (height, width),
            )
        mode: Any = {"grey": "L", "alpha": "RGBA"}.get(kind, "RGB")
        suffix = "png" if kind == "alpha" or (exif is None and integer(rng, 0, 2) == 0) else "jpg"
        dpi = 300 if kind in ("turned low", "low") else pick(rng, (72, 96, 300))
        file = f"{name}.{suffix}"
        pictures[file] = Picture(
            *stored,
            _drawn(rng, *stored),
            pick(rng, ("#F4ECD8", "#DCE6EA")),
            mode,
            dpi=dpi,
            exif=exif,
            quality=70,
        )
        real[file] = width / (across / _INCH)
        order.append((file, across, down))
        taken += kind in ("", "turned")
    worst = min(real, key=lambda file: real[file])
    sides = {file: (across, down) for file, across, down in order}
    picture = pictures[worst]
    width = picture.height  # it is turned
    key = rounded(math.floor(width / LEAST * _INCH * 10) / 10, 1)  # more would be less fine
    fineness = half_up(real[worst])
    as_stored = half_up(picture.width / (sides[worst][0] / _INCH))
    others = sorted(abs(value - real[worst]) for value in real.values())
    if (
        key.endswith("0")
        or abs(real[worst] % 1 - 0.5) < 0.25
        or others[1] < 4
        or as_stored < LEAST + 5
    ):
        return None
    archive = f"tirages-{integer(rng, 10, 99)}.zip"
    table = spreadsheet_csv(("fichier", "largeur du tirage (cm)", "hauteur du tirage (cm)"), order)
    return {
        "name": archive,
        "least": LEAST,
        "worst": [worst, worst.partition(".")[0]],
        "shown": worst,
        "not_worst": [file for file in real if file != worst],
        "fine": decimal(fineness, 0),
        "not_fine": ["300", decimal(as_stored, 0)],
        "taken": taken,
        "not_taken": [str(taken + 1), str(taken + 2)],
        "width": key,
        "not_width": [rounded(picture.width / LEAST * _INCH, 1), rounded(width / 300 * _INCH, 1)],
        "pixels": width,
        "asked_width": sides[worst][0],
        "files": {archive: Archive({"commande.csv": table, **pictures})},
    }  # fmt: skip
