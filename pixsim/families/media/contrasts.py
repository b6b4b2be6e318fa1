"""Family of competence 3.2, level 7: the texts of a page that are too pale for their size and ground."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.media.colours import code, ratio

Colour = tuple[int, int, int]
_NAMES = (
    "accroche",
    "auteur",
    "date",
    "légende",
    "lieu",
    "mention",
    "prix",
    "rappel",
    "renvoi",
    "tarif",
)
_PLAIN = {"légende": "legende"}
_TITLES = ("Fête du port", "Marché de Noël", "Rentrée des ateliers", "Bourse aux vélos")


def _grey(rng: np.random.Generator, low: int, high: int) -> Colour:
    base = integer(rng, low, high)
    red, green, blue = (min(255, max(0, base + integer(rng, -24, 24))) for _part in range(3))
    return red, green, blue


def least(size: int, *, bold: bool) -> float:
    """The contrast that a text needs."""
    return 3.0 if size >= 24 or (bold and size >= 19) else 4.5


def too_pale(rng: np.random.Generator) -> dict[str, Any]:
    """How many texts fall below their threshold, and the palest shade that would do for one of them."""
    grounds = {
        "clair": _grey(rng, 226, 240),
        "sombre": _grey(rng, 28, 52),
        "vif": _grey(rng, 176, 204),
    }
    names = sample(rng, _NAMES, 9)
    own: dict[str, Colour] = {}
    over: dict[str, Colour] = {}
    where: dict[str, str] = {}
    look: dict[str, tuple[int, bool]] = {}
    for n, name in enumerate(names):
        where[name] = tuple(grounds)[n % 3]
        look[name] = (pick(rng, (14, 16, 18, 20, 24, 28)), integer(rng, 0, 2) == 0)
        own[name] = _grey(rng, 30, 150)
        if where[name] == "sombre":
            over[name] = _grey(rng, 96, 210)
    shown = {**own, **over}
    values = {name: ratio(shown[name], grounds[where[name]]) for name in names}
    needs = {name: least(look[name][0], bold=look[name][1]) for name in names}
    pale = [name for name in names if values[name] < needs[name]]
    if not 3 <= len(pale) <= 6 or any(abs(values[name] - needs[name]) < 0.12 for name in names):
        return too_pale(rng)
    light = [name for name in pale if where[name] != "sombre" and needs[name] == 4.5]
    plain = sum(values[name] < 4.5 for name in names)
    unread = sum(ratio(own[name], grounds[where[name]]) < needs[name] for name in names)
    if not light or len(pale) in (plain, unread):
        return too_pale(rng)
    asked = pick(rng, light)
    base = integer(rng, 96, 150)
    shades = [(base - step, base - step - 4, base - step + 6) for step in range(0, 90, 15)]
    fits = [shade for shade in shades if ratio(shade, grounds[where[asked]]) >= 4.5]
    if not 1 <= len(fits) <= 4 or any(
        abs(ratio(one, grounds[where[asked]]) - 4.5) < 0.12 for one in shades
    ):
        return too_pale(rng)
    css = ["body { margin: 0; background: #ffffff; }", "section { padding: 1em; }"]
    css += [
        f"section.{place} {{ background: {code(ground)}; }}" for place, ground in grounds.items()
    ]
    css += shuffled(rng, [f".{_PLAIN.get(n, n)} {{ color: {code(own[n])}; font-size: {look[n][0]}px; font-weight: {'bold' if look[n][1] else 'normal'}; }}" for n in names])  # fmt: skip
    css += shuffled(
        rng,
        [f".sombre .{_PLAIN.get(n, n)} {{ color: {code(colour)}; }}" for n, colour in over.items()],
    )
    body = [f"<h1>{pick(rng, _TITLES)}</h1>"]
    for place in shuffled(rng, tuple(grounds)):
        texts = [
            f'    <p class="{_PLAIN.get(n, n)}">Texte « {n} »</p>'
            for n in names
            if where[n] == place
        ]
        body += [f'<section class="{place}">', "  <div>", *texts, "  </div>", "</section>"]
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '<meta charset="utf-8">', "<title>Affiche</title>", "<style>", *css, "</style>",
        "</head>", "<body>", *body, "</body>", "</html>",
    ]  # fmt: skip
    name = f"affiche-{integer(rng, 10, 99)}.html"
    return {
        "name": name, "asked": asked, "count": len(pale), "wrong": sorted({str(plain), str(unread), "9"} - {str(len(pale))}),
        "shades": [code(shade) for shade in shades], "shade": code(fits[0]), "not_shade": [code(shade) for shade in shades if shade != fits[0]],
        "pale": ", ".join(f"« {one} »" for one in pale),
        "files": {name: "\n".join(page).encode()},
    }  # fmt: skip
