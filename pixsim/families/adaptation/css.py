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


def media_query(rng: np.random.Generator) -> dict[str, Any]:
    """The size of text in a window of a given width."""
    small, large = 20 * integer(rng, 20, 34), 20 * integer(rng, 36, 60)
    side = pick(rng, ("max", "min"))
    limits = [large, small] if (side == "max") != (integer(rng, 0, 3) == 0) else [small, large]
    base, first, second = sample(rng, (14, 15, 16, 17, 18, 20, 22, 24), 3)
    width = pick(rng, (small, large, small - 20, large + 20, (small + large) // 2, small + 1))
    size = base
    for limit, value in zip(limits, (first, second), strict=True):
        if width <= limit if side == "max" else width >= limit:
            size = value
    lines = [f"p {{ font-size: {base}px; }}"]
    for limit, value in zip(limits, (first, second), strict=True):
        lines.append(f"@media ({side}-width: {limit}px) {{ p {{ font-size: {value}px; }} }}")
    name = f"page-{integer(rng, 10, 99)}.html"
    style = [
        "body { margin: 2em; }",
        "h1 { font-size: 30px; }",
        *lines,
        ".menu { font-size: 12px; }",
    ]
    return {
        "name": name,
        "files": {name: _styled_page(style, ["<h1>Nos ateliers</h1>", *_PARAGRAPHS])},
        "width": width,
        "sense": "au plus" if side == "max" else "au moins",
        "key": [str(size)],
        "wrong": [str(value) for value in (base, first, second) if value != size],
    }


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
