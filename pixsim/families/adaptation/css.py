"""Families of competence 3.3: code of web pages."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_COLOURS = {
    "red": ("rouge", "#f00", "#ff0000"),
    "blue": ("bleu", "#00f", "#0000ff"),
    "green": ("vert (green)", "#008000"),
    "black": ("noir", "#000", "#000000"),
    "white": ("blanc", "#fff", "#ffffff"),
    "yellow": ("jaune", "#ff0", "#ffff00"),
    "orange": ("orange", "#ffa500"),
    "purple": ("violet (purple)", "#800080"),
}
_TARGETS = {
    "h1": "des titres h1",
    "h2": "des titres h2",
    "p": "des paragraphes (p)",
    "li": "des éléments de liste (li)",
    ".note": "des éléments de classe note",
    ".alerte": "des éléments de classe alerte",
    "#menu": "de l'élément d'identifiant menu",
}


def css_rule(rng: np.random.Generator) -> dict[str, Any]:
    """A rule that gives a colour to the text or the background of some elements."""
    selector, name = pick(rng, tuple(_TARGETS)), pick(rng, tuple(_COLOURS))
    french, *codes = _COLOURS[name]
    background = bool(integer(rng, 0, 1))
    properties = ("background-color", "background") if background else ("color",)
    bodies = [f"{prop}:{value}" for prop in properties for value in (name, *codes)]
    bare = selector.lstrip(".#")
    lure = "color" if background else "text-color"
    wrong = [f"{selector}{{{lure}:{name};}}", f"{selector}{{{properties[0]}={name};}}"]
    if bare != selector:
        wrong.append(f"{bare}{{{properties[0]}:{name};}}")
    return {
        "part": "le fond" if background else "le texte",
        "target": _TARGETS[selector],
        "colour": french,
        "rule": f"{selector} {{ {properties[0]}: {name}; }}",
        "key": [f"{selector}{{{body}{end}}}" for body in bodies for end in (";", "")],
        "wrong": wrong,
    }


_PARAGRAPHS = (
    "<p>La salle ouvre à neuf heures.</p>",
    "<p>Chacun apporte son carnet.</p>",
)


def _styled_page(style: list[str], body: list[str]) -> bytes:
    head = ["<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">']
    head += ["  <title>Page</title>", "  <style>", *(f"    {line}" for line in style), "  </style>"]
    return text_file(
        [*head, "</head>", "<body>", *(f"  {line}" for line in body), "</body>", "</html>"]
    )


_WIDEST = 1600


def columns_of(rules: list[tuple[int, int, int]], width: int) -> int:
    """Columns in a window: the last rule that holds wins; bounds are in pixels, included."""
    return [count for low, high, count in rules if low <= width <= high][-1]


def first_width(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: from what width a gallery has three columns, when bounds are in several units and rules overlap."""
    root = pick(rng, (18, 20, 24))  # of the page: media queries do not know it
    rules: list[tuple[int, int, int]] = [(0, 10**6, 1)]
    lines = [f"html {{ font-size: {root}px; }}", ".photos { columns: 1; }"]
    naive: list[tuple[int, int, int]] = [(0, 10**6, 1)]
    for count in sample(rng, (2, 3, 3, 4, 2, 4, 3), 6):
        low = 16 * integer(rng, 25, 70)
        shape = pick(rng, ("min", "min", "between", "between", "max"))
        high = low + 16 * integer(rng, 6, 18) if shape == "between" else 10**6
        em = pick(rng, (True, True, False))
        unit, size = ("em", 16) if em else ("px", 1)
        if shape == "max":
            low, high = 0, low
        bounds = [f"(min-width: {low // size}{unit})"] * (low > 0) + [f"(max-width: {high // size}{unit})"] * (high < 10**6)  # fmt: skip
        lines.append(f"@media {' and '.join(bounds)} {{ .photos {{ columns: {count}; }} }}")
        rules.append((low, high, count))
        factor = root / 16 if em else 1
        naive.append((int(low * factor), int(high * factor), count))
    widths = [width for width in range(320, _WIDEST + 1) if columns_of(rules, width) == 3]
    misled = [width for width in range(320, _WIDEST + 1) if columns_of(naive, width) == 3]
    lows = sorted(low for low, _high, count in rules if count == 3 and low)
    at_most = columns_of(rules, _WIDEST)
    if not widths or not misled or not lows or widths[0] in (320, misled[0], lows[0]):
        return first_width(rng)
    name = f"photos-{integer(rng, 10, 99)}.html"
    body = ["<h1>La fête en photos</h1>", '<div class="photos">', *(f'  <p><img src="photo-{n}.jpg" alt="Photo {n}" width="120"></p>' for n in range(1, 13)), "</div>"]  # fmt: skip
    return {
        "name": name, "root": root, "files": {name: _styled_page(["body { margin: 2em; }", *lines, ".photos p { margin: 0; }"], body)},
        "key": str(widths[0]), "wrong": sorted({str(misled[0]), str(lows[0])} - {str(widths[0])}), "most": str(at_most), "widest": _WIDEST,
    }  # fmt: skip


_ENDINGS = {
    'alt=""': True, 'alt="Vue de la salle"': True, "alt='La façade'": True, "ALT=\"L'équipe\"": True,
    "": False, 'title="Vue de la salle"': False, 'data-alt="Vue de la salle"': False, 'aria-hidden="false"': False,
}  # fmt: skip


def missing_alternatives(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: images of a page that have no alt, written in every manner; a search for « alt= » is misled."""
    names = ("plan", "facade", "equipe", "puce", "logo", "carte", "salle", "trait", "velo", "fete")
    lines = ["<!DOCTYPE html>", '<html lang="fr">', "<head>", "  <meta charset='utf-8'>"]
    lines += ["  <title>Galerie</title>", "</head>", "<body>", "  <h1>Galerie</h1>"]
    missing, searched, whole = 0, 0, 0
    for number in range(1, integer(rng, 90, 120)):
        ending = pick(rng, tuple(_ENDINGS))
        source = f'src="img/{pick(rng, names)}-{number}.jpg"'
        parts = shuffled(rng, [part for part in (source, ending, 'width="320"') if part])
        tag, shape = pick(rng, ("img", "img", "img", "IMG")), integer(rng, 1, 10)
        image = f"<{tag} {' '.join(parts)}>"
        if shape <= 2:  # on several lines
            image = f"<{tag}\n       " + "\n       ".join(parts) + ">"
        elif shape == 3:  # taken out of the page
            image = f"<!-- {image} -->"
        lines += [f"  <h2>Photo {number}</h2>", f"  <p>{image}</p>"]
        whole += 1
        searched += "alt=" in image
        missing += not _ENDINGS[ending] and shape != 3
    name = f"galerie-{integer(rng, 100, 999)}.html"
    guesses = {whole - searched, searched, whole} - {missing}
    if whole - searched == missing:
        return missing_alternatives(rng)
    return {
        "name": name,
        "key": [str(missing)],
        "wrong": [str(guess) for guess in sorted(guesses)],
        "files": {name: text_file([*lines, "</body>", "</html>"])},
    }
