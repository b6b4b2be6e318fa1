"""Family of competence 3.3, level 7: the colour of a text that rules of two places dispute."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.making.archives import Archive

_FRENCH = {
    "red": ("rouge",), "blue": ("bleu", "bleue"), "green": ("vert", "verte"), "black": ("noir", "noire"), "orange": ("orange",), "purple": ("violet", "violette", "pourpre"),
    "brown": ("marron", "brun", "brune"), "gray": ("gris", "grise", "grey"), "pink": ("rose",), "teal": ("bleu sarcelle", "sarcelle", "bleu canard", "canard", "vert canard", "bleu-vert"), "navy": ("bleu marine", "marine"),
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


Rule = tuple[str, str, bool, str]
"""Selector, colour, whether important, medium."""


def disputed_colour(rng: np.random.Generator) -> dict[str, Any]:
    """The colour of one text on a narrow screen, on a wide one in the dark, on paper: importance, precision, then the last one."""
    return first_telling(rng, _page)


def winner(
    rules: list[Rule], inline: str, width: int, *, dark: bool = False, paper: bool = False
) -> str:
    """What colour wins: of those that find the text and are shown there."""

    def shown(medium: str) -> bool:
        if medium in ("", "print"):
            return not medium or paper
        if paper:
            return False
        if "dark" in medium:
            return dark
        side, limit = medium.partition("(")[2].strip(")").split(": ")
        return width >= int(limit[:-2]) if side == "min-width" else width <= int(limit[:-2])

    found = [
        (important, False, WEIGHTS[selector], place, colour)
        for place, (selector, colour, important, medium) in enumerate(rules)
        if selector in WEIGHTS and shown(medium)
    ]
    if inline:
        found.append((False, True, (0, 0, 0), -1, inline))
    return max(found)[4] if len(found) > 2 else ""


def _page(rng: np.random.Generator) -> dict[str, Any] | None:
    narrow, wide = 20 * integer(rng, 18, 28), 100 * integer(rng, 9, 14)
    chosen = sample(rng, tuple(WEIGHTS), 7)
    missing = sample(rng, _ELSEWHERE, 2)
    colours = shuffled(rng, tuple(_FRENCH))
    media = [
        "", "", "print", "screen and (prefers-color-scheme: dark)",
        f"screen and (min-width: {100 * integer(rng, 6, 12) + 50}px)", f"screen and (max-width: {50 * integer(rng, 7, 16) + 10}px)",
        pick(rng, ("", "print", "screen and (prefers-color-scheme: dark)")),
    ]  # fmt: skip
    loud = pick(rng, (0, 1, 1))
    rules: list[Rule] = [
        (selector, colours[n], bool(loud) and n == 3, medium)
        for n, (selector, medium) in enumerate(zip(chosen, media, strict=True))
    ]
    rules += [(selector, colours[7 + n], False, "") for n, selector in enumerate(missing)]
    rules = shuffled(rng, rules)
    inline = colours[9] if integer(rng, 1, 4) == 1 else ""
    above = colours[10]
    found = (
        winner(rules, inline, narrow),
        winner(rules, inline, wide, dark=True),
        winner(rules, inline, 0, paper=True),
    )
    if "" in found or len(set(found)) < 3:
        return None
    last = [colour for selector, colour, _important, _medium in rules if selector in WEIGHTS][-1]
    written = []
    for selector, colour, important, medium in rules:
        rule = f"{selector} {{ color: {colour}{' !important' if important else ''}; }}"
        written.append(f"@media {medium} {{ {rule} }}" if medium else rule)
    cut = integer(rng, 4, 5)
    sheet = ["body { margin: 2em; }", f"section {{ color: {above} !important; }}", *written[:cut]]
    style = f' style="color: {inline}"' if inline else ""
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', '  <meta name="color-scheme" content="light dark">', "  <title>Annonce</title>",
        '  <link rel="stylesheet" href="style.css">', "  <style>", *(f"    {rule}" for rule in written[cut:]), "  </style>", "</head>", "<body>", "  <main>",
        '    <nav id="menu"><p>Accueil</p></nav>', '    <section class="encart" data-sorte="annonce">', "      <h1>Fête du port</h1>",
        f'      <p class="note"{style}>{_ASKED}</p>', "    </section>", '    <p class="vide">Rien ensuite.</p>', "  </main>", "</body>", "</html>",
    ]  # fmt: skip
    values: dict[str, Any] = {"text": _ASKED, "narrow": narrow, "wide": wide}
    for name, colour in zip(("narrow", "dark", "paper"), found, strict=True):
        french = _FRENCH[colour]
        values[f"in_{name}"] = [
            colour,
            *french,
            f"{colour} ({french[0]})",
            f"en {french[0]}",
            f"en {colour}",
            _CODES[colour],
            f"color: {colour}",
        ]
        values[f"not_{name}"] = sorted({*found, above, last} - {colour})
    values["rule"] = (
        next(selector for selector, told, _i, _m in rules if told == found[0])
        if found[0] != inline
        else "l'attribut style"
    )
    values["files"] = {
        "annonce.zip": Archive(
            {"annonce.html": "\n".join(page) + "\n", "style.css": "\n".join(sheet) + "\n"}
        )
    }
    return values
