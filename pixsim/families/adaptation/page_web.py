"""Fitting a page to the screen: responsive layout, CSS, links."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.prose import sentence
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import lines_to_mend, source_text, whole
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK
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


Rule = tuple[str, str, bool, str]
"""Selector, colour, whether important, medium."""


def _phone_page(box: fig.Box, kind: str) -> list[fig.Part]:
    """A page of three columns as a telephone shows it."""
    x, y, w, h = box.x + 1, box.y + 1, box.w - 2, box.h - 2
    shapes: list[fig.Part] = [fig.rect(box, INK, rounded=1), fig.rect((x, y, w, h), fig.WHITE)]
    if kind == "good":
        return [
            *shapes,
            fig.rect((x + 1, y + 1, w - 2, 2), fig.BLUE),
            *(
                fig.rect((x + 1, y + 5 + 4 * n, w - 2, 3), colour)
                for n, colour in enumerate((fig.ORANGE, fig.GREEN, fig.VIOLET))
            ),
        ]
    if kind == "tiny":
        return [
            *shapes,
            fig.rect((x + 1, y + 1, w - 2, 1), fig.BLUE),
            *(
                fig.rect((x + 1 + 3 * n, y + 3, 2, 3), colour)
                for n, colour in enumerate((fig.ORANGE, fig.GREEN, fig.VIOLET))
            ),
        ]
    if kind == "cut":
        return [
            *shapes,
            fig.rect((x + 1, y + 1, w - 1, 2), fig.BLUE),
            fig.rect((x + 1, y + 5, 7, 9), fig.ORANGE),
            fig.rect((x + 9, y + 5, w - 9, 9), fig.GREEN),
            fig.rect((x, y + h - 1, w, 1), fig.MIST),
            fig.rect((x, y + h - 1, 4, 1), fig.SLATE),
        ]
    return [
        *shapes,
        fig.rect((x + 1, y + 1, w - 2, 2), fig.BLUE),
        fig.rect((x + 1, y + 5, 7, 7), fig.ORANGE),
        fig.rect((x + 4, y + 7, 7, 6), fig.GREEN),
        fig.rect((x + 2, y + 10, 6, 5), fig.VIOLET),
    ]


def page_that_adapts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four telephones, the one that shows a page that adapts to its screen."""
    drawn = fig.pointed_tile(
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


def widths_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a style sheet whose columns follow the width of the window: bounds that meet, and none that undoes another."""
    first, second = integer(rng, 24, 34) * 20, integer(rng, 44, 60) * 20
    gap, name = integer(rng, 1, 9), pick(rng, ("galerie", "fiches", "cartes", "liste"))
    wide = integer(rng, 36, 50) * 25
    lines = [
        f".{name} {{", "display: grid;", "grid-template-columns: 1fr 1fr;", f"gap: {gap}px;", "}", f"@media (max-width: {first}px) {{", f".{name} {{", "grid-template-columns: 1fr 1fr;", "}", "}",
        f"@media (min-width: {second + 120}px) {{", f".{name} {{", "grid-template-columns: 1fr 1fr 1fr 1fr;", "}", "}", "@media print {", f".{name} {{", "display: none;", "}", "}", "img {", f"width: {wide}px;", "}",
    ]  # fmt: skip
    right = {
        3: "grid-template-columns: 1fr;",
        6: f"@media (min-width: {first}px) {{",
        11: f"@media (min-width: {second}px) {{",
        13: "grid-template-columns: 1fr 1fr 1fr;",
        18: "display: block;",
        22: "max-width: 100%;",
    }
    task = lines_to_mend(
        "style.css",
        lines,
        right,
        right | {6: f"@media (max-width: {second}px) {{"},
        {n: one for n, one in right.items() if n != 3},
        right | {22: "width: 100%;"},
        right | {11: f"@media (min-width: {second + 1}px) {{"},
        {n: one for n, one in right.items() if n != 18},
    )
    return {"name": name, "first": first, "second": second, **task}


def themes_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: colours of two themes given to variables, where the rule that wins is neither the first nor the last."""
    paper, ink, night, moon, alarm, edge, *others = sample(
        rng,
        (
            "#fdf6e3",
            "#073642",
            "#1d1f21",
            "#c5c8c6",
            "#7b241c",
            "#145a32",
            "#1b4f72",
            "#f7dc6f",
            "#4a235a",
            "#784212",
        ),
        10,
    )
    box = pick(rng, ("encadre", "alerte", "avis"))
    theme = pick(rng, ("sombre", "nuit", "soir"))
    lines = [
        ":root {", f"--fond: {others[0]};", f"--texte: {ink};", f"--bord: {others[1]};", "}", f".{theme} {{", f"--fond: {night};", f"--texte: {others[2]};", "}", f"body.{theme} {{", f"--fond: {others[3]};", "}",
        "body {", "background-color: var(--fond);", "color: var(--texte);", "}", f".{box} {{", "border-color: var(--bord);", f"background-color: {others[0]};", "}", f"body .{box} {{", f"background-color: {others[1]};", "}",
    ]  # fmt: skip
    right = {
        2: f"--fond: {paper};",
        8: f"--texte: {moon};",
        11: f"--fond: {night};",
        4: f"--bord: {edge};",
        22: f"background-color: {alarm};",
    }
    done = [right.get(n, text) for n, text in enumerate(lines, 1)]
    last = {n: one for n, one in right.items() if n != 22} | {19: f"background-color: {alarm};"}
    task = lines_to_mend(
        "themes.css",
        lines,
        dict(sorted(right.items())),
        last,
        {n: one for n, one in right.items() if n != 11},
        right | {18: f"border-color: {edge};"},
        right | {14: f"background-color: {paper};"},
        {n: one for n, one in right.items() if n != 8},
    )
    task["goal"] = Goal(want=(("text", "‡" + whole(*done)[1]),))
    return {
        "box": box,
        "theme": theme,
        "paper": paper,
        "ink": ink,
        "night": night,
        "moon": moon,
        "alarm": alarm,
        "edge": edge,
        **task,
    }
