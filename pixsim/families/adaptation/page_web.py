"""Fitting a page to the screen: responsive layout, CSS, links."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    BLUE,
    GREEN,
    MIST,
    ORANGE,
    SLATE,
    VIOLET,
    WHITE,
    Box,
    Part,
    pointed_tile,
    rect,
)
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.prose import sentence
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import source_text, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.archives import Archive
from pixsim.making.texts import lines
from pixsim.worlds.goals import Goal


def fits_a_telephone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a page that takes the width of the screen, its pictures too, and that one may still enlarge."""
    width = pick(rng, ("960 points", "1200 points", "1400 points"))
    begins = {
        "Largeur de la page": width,
        "Largeur des images": pick(rng, ("800 points", "celle du fichier")),
        "Zoom par le visiteur": "bloqué",
    }
    right = {
        "Largeur de la page": "celle de l'écran",
        "Largeur des images": "au plus celle de la page",
        "Zoom par le visiteur": "permis",
    }
    ready = pick(rng, ("Zoom par le visiteur", "Largeur des images", ""))
    if ready:
        begins[ready] = right[ready]
    places = {
        "Largeur de la page": "Mise en page",
        "Largeur des images": "Images",
        "Zoom par le visiteur": "Confort",
    }
    choices = {
        "Largeur de la page": (width, "celle de l'écran"),
        "Largeur des images": ("800 points", "celle du fichier", "au plus celle de la page"),
        "Zoom par le visiteur": ("permis", "bloqué"),
    }
    extras = {
        "Mise en page": ui.choice("Couleur du fond", "blanc", ("blanc", "crème")),
        "Images": ui.choice("Cadre des images", "non"),
        "Confort": ui.choice("Taille du texte", "moyenne", ("petite", "moyenne", "grande")),
    }
    screens = [
        ui.screen(place, ui.choice(name, begins[name], choices[name]), extras[place])
        for name, place in places.items()
    ]
    steps: list[ui.Step] = [(places[name], name, right[name]) for name in right if name != ready]
    small: ui.Step = ("Confort", "Taille du texte", "petite")
    return {
        "club": pick(rng, ("du club de judo", "de la chorale", "du comité des fêtes", "de l'épicerie", "du jardin partagé")),
        "world": ui.device("Créateur de site", ui.screen("Site"), *screens, ui.screen("Menu", ui.choice("Place du menu", "en haut", ("en haut", "à gauche")))),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps([small]), ui.acts_of_steps(steps[:1])],
    }  # fmt: skip


def dead_anchor(rng: np.random.Generator) -> dict[str, Any]:
    """The one link of a table of contents that leads nowhere in its page, and what it should say."""
    titles = sample(
        rng,
        (
            "Accès",
            "Adhésion",
            "Bureau",
            "Calendrier",
            "Contact",
            "Dons",
            "Équipe",
            "Galerie",
            "Horaires",
            "Tarifs",
        ),
        8,
    )
    plain = {title: title.lower().replace("é", "e").replace("è", "e") for title in titles}
    broken = pick(rng, titles[1:])
    target = plain[broken]
    fault = pick(rng, (target.capitalize(), f"{target}s", target[:-1], f"{target}-1"))
    rows = [
        "<!DOCTYPE html>",
        '<html lang="fr">',
        "<head>",
        '  <meta charset="utf-8">',
        "  <title>Association</title>",
        "</head>",
        "<body>",
        "  <nav>",
        "    <ul>",
    ]
    for title in titles:
        link = fault if title == broken else plain[title]
        rows.append(f'      <li><a href="#{link}">{title}</a></li>')
    rows += ["    </ul>", "  </nav>"]
    for title in shuffled(rng, titles):
        rows.append(f'  <h2 id="{plain[title]}">{title}</h2>')
        rows += [
            f"  <p>{escape(sentence(rng), quote=False)}</p>" for _p in range(integer(rng, 2, 4))
        ]
    rows += ["</body>", "</html>"]
    name = f"accueil-{integer(rng, 10, 99)}.html"
    return {
        "name": name,
        "broken": broken,
        "titles": sorted(titles),
        "fault": f"#{fault}",
        "right": [
            f"#{target}",
            target,
            f'href="#{target}"',
            f'"#{target}"',
            f"{name}#{target}",
            f'href="{name}#{target}"',
        ],
        "shown_right": f"#{target}",
        "wrong": f"#{fault}",
        "not_broken": next(title for title in titles if title != broken),
        "files": {name: lines(rows)},
    }


_CHARTER = ("#1b4f72", "#f7dc6f", "#145a32", "#fdebd0", "#7b241c", "#d6eaf8", "#4a235a", "#e8f8f5")
_BOXES = (("alerte", "encadre"), ("note", "article"), ("prix", "fiche"), ("date", "agenda"))


def style_rules(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a style sheet where rules compete, the values of those that win, and of no other."""
    inner, outer = pick(rng, _BOXES)
    back, letters, link, *others = sample(rng, _CHARTER, 7)
    rules = {
        f".{inner}": [f"background-color: {others[0]};", f"color: {others[1]};", "padding: 4px;"],
        f".{outer}": [f"background-color: {others[2]};", f"border-color: {others[1]};"],
        f".{outer} .{inner}": [f"border-color: {others[0]};", f"background-color: {others[1]};"],
        f".{outer} a": [f"color: {others[0]};", f"background-color: {others[3]};"],
        f".{outer} a:hover": ["text-decoration: underline;", f"color: {others[2]};"],
        f"h2.{inner}": ["font-weight: bold;", f"color: {others[3]};"],
    }  # fmt: skip
    lines: list[str] = []
    for name in shuffled(rng, list(rules)):
        lines += [f"{name} {{", *rules[name], "}"]

    def at(name: str, start: str) -> int:
        """The number of the line of a rule that begins so."""
        first = lines.index(f"{name} {{")
        return next(n for n in range(first + 1, len(lines)) if lines[n].startswith(start)) + 1

    wanted = {
        at(f".{outer} .{inner}", "background"): f"background-color: {back};",
        at(f"h2.{inner}", "color"): f"color: {letters};",
        at(f".{outer} a:hover", "color"): f"color: {link};",
    }
    edits = [f"modifier {number} {text}" for number, text in wanted.items()]
    plain = f"modifier {at(f'.{inner}', 'background')} background-color: {back};"
    always = f"modifier {at(f'.{outer} a', 'color')} color: {link};"
    titles = f"modifier {at(f'.{inner}', 'color')} color: {letters};"
    return {
        "inner": inner, "outer": outer, "back": back, "letters": letters, "link": link,
        "world": source_text("style.css", lines),
        "goal": Goal(want=(("text", "‡" + whole(*(wanted.get(n, text) for n, text in enumerate(lines, 1)))[1]),)),
        "solution": edits,
        "near": [[plain, *edits[1:]], [edits[0], titles, edits[2]], [*edits[:2], always], edits[:2], [plain, *edits]],
    }  # fmt: skip


def _styled_page(style: list[str], body: list[str]) -> bytes:
    head = ["<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">']
    head += ["  <title>Page</title>", "  <style>", *(f"    {line}" for line in style), "  </style>"]
    return text_file(
        [*head, "</head>", "<body>", *(f"  {line}" for line in body), "</body>", "</html>"]
    )


_WIDEST = 1600


def _columns_of(rules: list[tuple[int, int, int]], width: int) -> int:
    """Columns in a window: the last rule that holds wins; bounds are in pixels, included."""
    return [count for low, high, count in rules if low <= width <= high][-1]


@redraw_misfits
def first_width(rng: np.random.Generator) -> dict[str, Any] | None:
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
    widths = [width for width in range(320, _WIDEST + 1) if _columns_of(rules, width) == 3]
    misled = [width for width in range(320, _WIDEST + 1) if _columns_of(naive, width) == 3]
    lows = sorted(low for low, _high, count in rules if count == 3 and low)
    at_most = _columns_of(rules, _WIDEST)
    if not widths or not misled or not lows or widths[0] in (320, misled[0], lows[0]):
        return None
    name = f"photos-{integer(rng, 10, 99)}.html"
    body = ["<h1>La fête en photos</h1>", '<div class="photos">', *(f'  <p><img src="photo-{n}.jpg" alt="Photo {n}" width="120"></p>' for n in range(1, 13)), "</div>"]  # fmt: skip
    return {
        "name": name, "root": root, "files": {name: _styled_page(["body { margin: 2em; }", *lines, ".photos p { margin: 0; }"], body)},
        "key": str(widths[0]), "wrong": sorted({str(misled[0]), str(lows[0])} - {str(widths[0])}), "most": str(at_most), "widest": _WIDEST,
    }  # fmt: skip


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


def _winner(
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


@redraw_misfits
def disputed_colour(rng: np.random.Generator) -> dict[str, Any] | None:
    """The colour of one text on a narrow screen, on a wide one in the dark, on paper: importance, precision, then the last one."""
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
        _winner(rules, inline, narrow),
        _winner(rules, inline, wide, dark=True),
        _winner(rules, inline, 0, paper=True),
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


def _phone_page(box: Box, kind: str) -> list[Part]:
    """A page of three columns as a telephone shows it."""
    x, y, w, h = box.x + 1, box.y + 1, box.w - 2, box.h - 2
    shapes: list[Part] = [rect(box, INK, rounded=1), rect((x, y, w, h), WHITE)]
    if kind == "good":
        return [
            *shapes,
            rect((x + 1, y + 1, w - 2, 2), BLUE),
            *(
                rect((x + 1, y + 5 + 4 * n, w - 2, 3), colour)
                for n, colour in enumerate((ORANGE, GREEN, VIOLET))
            ),
        ]
    if kind == "tiny":
        return [
            *shapes,
            rect((x + 1, y + 1, w - 2, 1), BLUE),
            *(
                rect((x + 1 + 3 * n, y + 3, 2, 3), colour)
                for n, colour in enumerate((ORANGE, GREEN, VIOLET))
            ),
        ]
    if kind == "cut":
        return [
            *shapes,
            rect((x + 1, y + 1, w - 1, 2), BLUE),
            rect((x + 1, y + 5, 7, 9), ORANGE),
            rect((x + 9, y + 5, w - 9, 9), GREEN),
            rect((x, y + h - 1, w, 1), MIST),
            rect((x, y + h - 1, 4, 1), SLATE),
        ]
    return [
        *shapes,
        rect((x + 1, y + 1, w - 2, 2), BLUE),
        rect((x + 1, y + 5, 7, 7), ORANGE),
        rect((x + 4, y + 7, 7, 6), GREEN),
        rect((x + 2, y + 10, 6, 5), VIOLET),
    ]


def page_that_adapts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four telephones, the one that shows a page that adapts to its screen."""
    drawn = pointed_tile(
        rng,
        "Quatre téléphones montrant une page faite d'un titre bleu et de trois blocs.",
        10,
        ["good", "tiny", "cut", "over"],
        _phone_page,
    )
    return {
        **drawn,
        "whose": pick(
            rng,
            (
                "d'un club de judo",
                "d'une boulangerie",
                "d'une mairie",
                "d'un festival",
                "d'une médiathèque",
                "d'un gîte",
                "d'une école",
                "d'un fleuriste",
                "d'un musée",
            ),
        ),
    }
