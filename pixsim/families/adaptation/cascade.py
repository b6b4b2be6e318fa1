"""Family of competence 3.3, level 7: the colour of a text that rules of two places dispute."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive

_FRENCH = {
    "red": ("rouge",), "blue": ("bleu", "bleue"), "green": ("vert", "verte"), "black": ("noir", "noire"), "orange": ("orange",), "purple": ("violet", "violette", "pourpre"),
    "brown": ("marron", "brun", "brune"), "gray": ("gris", "grise", "grey"), "pink": ("rose",), "teal": ("bleu sarcelle", "sarcelle"), "navy": ("bleu marine", "marine"),
}  # fmt: skip
_CODES = {"red": "#ff0000", "blue": "#0000ff", "green": "#008000", "black": "#000000", "orange": "#ffa500", "purple": "#800080", "gray": "#808080", "pink": "#ffc0cb", "teal": "#008080", "navy": "#000080", "brown": "#a52a2a"}  # fmt: skip
WEIGHTS = {
    "p": (0, 0, 1), "main p": (0, 0, 2), ".note": (0, 1, 0), "p.note": (0, 1, 1), ".encart .note": (0, 2, 0), '[data-sorte="annonce"] p': (0, 1, 1),
    ":is(.encart, #menu) p": (1, 0, 1), "p:not(.vide)": (0, 1, 1), ":where(.encart, #menu) p.note": (0, 1, 1), ".encart > p": (0, 1, 1), "section .note:not(#menu)": (1, 1, 1),
}  # fmt: skip
"""Selectors that find the text, and how precise each is."""
_ELSEWHERE = (
    "#menu p",
    "p.vide",
    ".encart.large .note",
    "nav > .note",
    '[data-sorte="avis"] .note',
)
_ASKED = "Entrée libre dès midi"


def disputed_colour(rng: np.random.Generator) -> dict[str, Any]:
    """By importance, then how precise, then what comes last; what a screen too narrow, paper, or a parent says does not count."""
    width = 100 * integer(rng, 5, 14)
    chosen = sample(rng, tuple(WEIGHTS), 5)
    missing = sample(rng, _ELSEWHERE, 2)
    colours = shuffled(rng, tuple(_FRENCH))
    rules: list[tuple[str, str, bool, str]] = []  # selector, colour, important, medium
    loud = pick(rng, (0, 1, 1))
    for n, selector in enumerate((*chosen, *missing)):
        limit = 100 * integer(rng, 5, 14)
        medium = pick(
            rng, ("", "", "", f"(min-width: {limit}px)", f"(max-width: {limit}px)", "print")
        )
        if medium.endswith(f" {width}px)"):
            medium = ""
        rules.append((selector, colours[n], bool(loud) and n == 0, medium))
    rules = shuffled(rng, rules)
    inline = colours[7] if integer(rng, 1, 3) == 1 else ""
    above = colours[8]

    def shown(medium: str) -> bool:
        if not medium.startswith("("):
            return medium == ""
        side, limit = medium.strip("()").split(": ")
        return width >= int(limit[:-2]) if side == "min-width" else width <= int(limit[:-2])

    found = [
        (important, False, WEIGHTS[selector], place, colour)
        for place, (selector, colour, important, medium) in enumerate(rules)
        if selector in WEIGHTS and shown(medium)
    ]
    if inline:
        found.append((False, True, (0, 0, 0), -1, inline))
    if len(found) < 3:
        return disputed_colour(rng)
    winner = max(found)
    lures = {
        max((one for one in found if one[4] != winner[4]), default=winner)[4],
        above,
        found[-1][4],
    }
    if winner[4] == found[-1][4] or (inline and not loud):
        return disputed_colour(rng)
    written = []
    for selector, colour, important, medium in rules:
        rule = f"{selector} {{ color: {colour}{' !important' if important else ''}; }}"
        written.append(f"@media {medium} {{ {rule} }}" if medium else rule)
    cut = integer(rng, 3, 4)
    sheet = ["body { margin: 2em; }", f"section {{ color: {above} !important; }}", *written[:cut]]
    style = f' style="color: {inline}"' if inline else ""
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', "  <title>Annonce</title>",
        '  <link rel="stylesheet" href="style.css">', "  <style>", *(f"    {rule}" for rule in written[cut:]), "  </style>", "</head>", "<body>", "  <main>",
        '    <nav id="menu"><p>Accueil</p></nav>', '    <section class="encart" data-sorte="annonce">', "      <h1>Fête du port</h1>",
        f'      <p class="note"{style}>{_ASKED}</p>', "    </section>", '    <p class="vide">Rien ensuite.</p>', "  </main>", "</body>", "</html>",
    ]  # fmt: skip
    colour = winner[4]
    french = _FRENCH[colour]
    return {
        "text": _ASKED, "width": width,
        "key": [colour, *french, f"{colour} ({french[0]})", f"en {french[0]}", f"en {colour}", _CODES[colour], f"color: {colour}"],
        "wrong": sorted(lures - {colour}),
        "winner": next(selector for selector, told, _i, _m in rules if told == colour),
        "files": {"annonce.zip": Archive({"annonce.html": "\n".join(page) + "\n", "style.css": "\n".join(sheet) + "\n"})},
    }  # fmt: skip
