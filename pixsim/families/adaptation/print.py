"""Families of competence 3.3: weight of documents."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import windows_file

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
