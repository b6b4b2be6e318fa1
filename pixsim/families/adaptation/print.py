"""Families of competence 3.3: printing and weight of documents."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented

_A_SERIES = {
    "A2": (420, 594), "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148),
}  # fmt: skip
_FILES = (
    "film-atelier.mp4", "photos.zip", "affiche.png", "discours.mp3", "rapport.odt", "plan.pdf",
    "logo.svg", "budget.ods", "diaporama.odp", "panorama.tif", "notice.pdf", "chant.wav",
)  # fmt: skip

_LARGE_FILES = (
    "film-atelier.mp4", "photos.zip", "sauvegarde.zip", "concert.wav", "spectacle.mov",
    "rushs.mkv", "visite.avi", "scans.zip", "panorama.tif", "veillee.mpg",
)  # fmt: skip


def scale(rng: np.random.Generator) -> dict[str, Any]:
    """Percentage of reduction or enlargement between two sizes of paper."""
    if integer(rng, 0, 2) == 0:
        names = sample(rng, tuple(_A_SERIES), 2)
        start, end = (_A_SERIES[name] for name in names)
        labels = [f"{name} ({_A_SERIES[name][0]} × {_A_SERIES[name][1]} mm)" for name in names]
    else:
        across, down = pick(rng, ((2, 3), (3, 4), (4, 5), (3, 5), (1, 2)))
        percent = pick(rng, (25, 30, 40, 50, 60, 70, 75, 80, 125, 150, 200))
        start = (100 * across, 100 * down)
        end = (across * percent, down * percent)
        labels = [f"de {side[0]} × {side[1]} mm" for side in (start, end)]
    answers = [round(100 * after / before) for before, after in zip(start, end, strict=True)]
    wrong = [round(100 * start[0] / end[0]), round(100 * (end[0] / start[0]) ** 2)]
    return {
        "what": pick(rng, ("une affiche", "un plan", "un dessin", "une frise")),
        "start": labels[0],
        "end": labels[1],
        "division": f"{end[0]} ÷ {start[0]}",
        "key": [str(value) for value in dict.fromkeys(answers)],  # A sizes are whole millimetres
        "wrong": [str(value) for value in wrong if value not in answers],
    }


def lighter(rng: np.random.Generator) -> dict[str, Any]:
    """Weight of a document once its photos are reduced."""
    photos, rest = integer(rng, 4, 30), integer(rng, 1, 6)
    before, after = integer(rng, 3, 9), integer(rng, 2, 8) / 10
    answer = photos * after + rest
    return {
        "who": pick(rng, FIRST_NAMES),
        "photos": photos,
        "before": before,
        "after": decimal(after, 1),
        "rest": rest,
        "key": [decimal(answer, 1)],
        "wrong": [decimal(photos * after, 1), decimal(photos * before + rest, 1)],
    }


def heaviest(rng: np.random.Generator) -> dict[str, Any]:
    """The heaviest file of a list with several units."""
    top = integer(rng, 11, 99) / 10
    unit, below = pick(rng, (("Mo", "ko"), ("Go", "Mo")))
    names = sample(rng, _FILES if unit == "Mo" else _LARGE_FILES, 5)
    sizes = [
        (top, unit),
        (max(1.0, top - integer(rng, 3, 9) / 10) if top > 2 else 0.8, unit),
        (integer(rng, 620, 990), below),
        (integer(rng, 120, 600), below),
        (integer(rng, 30, 119), below),
    ]
    rows = [
        f"{name:<20}{decimal(size, 1):>6} {u}" for name, (size, u) in zip(names, sizes, strict=True)
    ]
    order = sample(rng, rows, 5)
    name = names[0]
    return {
        "rows": indented(order),
        "rule": f"1 {unit} = 1 000 {below}",
        "size": f"{decimal(top, 1)} {unit}",
        "key": [name, name.rpartition(".")[0]],
        "wrong": names[1:],
    }


def pixels_left(rng: np.random.Generator) -> dict[str, Any]:
    """Share of the pixels left when width and height are scaled."""
    percent = pick(rng, (10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90))
    return {
        "width": 400 * integer(rng, 5, 15),
        "percent": percent,
        "share": decimal(percent / 100),
        "key": [decimal(percent**2 / 100, 2)],
        "wrong": [str(percent), decimal(percent / 2, 1)] if percent != 50 else ["50"],
    }


def booklet(rng: np.random.Generator) -> dict[str, Any]:
    """The four pages printed on one sheet of a folded booklet."""
    pages = 4 * integer(rng, 2, 14)
    sheet = integer(rng, 1, pages // 4)
    faces = {
        "outer_left": pages - 2 * (sheet - 1),
        "outer_right": 2 * sheet - 1,
        "inner_left": 2 * sheet,
        "inner_right": pages - 2 * sheet + 1,
    }
    values = {name: str(page) for name, page in faces.items()}
    return values | {"pages": pages, "sheets": pages // 4, "sheet": sheet, "sum": pages + 1}


_PAGE_FILES = (
    ("accueil.html", 40, 120), ("site.css", 80, 240), ("menu.js", 60, 200), ("carte.js", 200, 500),
    ("blason.svg", 20, 80), ("texte.woff2", 20, 60), ("titre.woff2", 20, 60),
    ("mairie.webp", 80, 200), ("marche.webp", 80, 200), ("plan.png", 60, 160),
    ("galerie.js", 200, 500), ("fete.webp", 200, 400), ("visite.mp4", 2000, 9000),
)  # fmt: skip
_LATE = ("galerie.js", "fete.webp", "visite.mp4")


def weight_budget(rng: np.random.Generator) -> dict[str, Any]:
    """How many more photos a page may load at once within its weight budget."""
    while True:
        rows = [(name, 20 * integer(rng, low // 20, high // 20)) for name, low, high in _PAGE_FILES]
        lost, less = pick(rng, (60, 65, 70, 75, 80)), pick(rng, (25, 30, 35, 40, 45))
        photo, budget = 20 * integer(rng, 4, 9), 100 * integer(rng, 10, 20)
        text = sum(size for name, size in rows if _is_code(name) and name not in _LATE)
        other = sum(size for name, size in rows if not _is_code(name) and name not in _LATE)
        late_code = sum(size for name, size in rows if _is_code(name) and name in _LATE)
        sent, light = text * (100 - lost) // 100, photo * (100 - less) // 100
        left = budget - sent - other
        count = left // light
        if 4 <= count <= 15 and left % light > 2:
            break
    guesses = {
        count + 1, left // photo, (budget - text - other) // light,
        (budget - text * lost // 100 - other) // light, left // (photo * less // 100),
        (left - late_code * (100 - lost) // 100) // light,
        (budget - (text + other) * (100 - lost) // 100) // light,
    }  # fmt: skip
    lines = [f"{name};{size};{'différé' if name in _LATE else 'immédiat'}" for name, size in rows]
    order = sample(rng, lines, len(lines))
    return {
        "budget": f"{budget:,}".replace(",", " "), "lost": lost, "less": less, "photo": photo, "light": light,
        "text": text, "sent": sent, "other": other, "left": f"{left:,}".replace(",", " "), "key": [str(count)],
        "wrong": [str(guess) for guess in sorted(guesses) if guess != count and guess >= 0],
        "files": {
            "page.csv": windows_file(["fichier;poids_ko;chargement", *order])
        },
    }  # fmt: skip


def _is_code(name: str) -> bool:
    return name.endswith((".html", ".css", ".js", ".svg"))
