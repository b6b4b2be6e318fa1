"""Family of competence 3.3: a small site whose automatic report finds no fault."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from pixsim.families.documents.prose import sentence
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.texts import lines

_PAGES = ("accueil", "horaires", "tarifs", "contact", "inscription")
_PARTS = ("Actualités", "Ouverture", "Prix", "Accès", "Équipe", "Règlement", "Partenaires")
_LABELS = (
    ("Nom", "nom"),
    ("Commune", "commune"),
    ("Téléphone", "tel"),
    ("Créneau", "creneau"),
    ("Âge", "age"),
)
_PALE = ("#8a8f98", "#7f8c9b", "#8e8880")  # 3.0 to 3.6 to 1 on white
_DARK = ("#5a6068", "#596673", "#655f58")  # above 5.5
_CLASSES = ("note", "legende", "rappel", "detail")
LEAST_CONTRAST = 4.5


def faults_a_report_misses(rng: np.random.Generator) -> dict[str, Any]:
    """The page read in another order than shown, the field without a name, the class too pale.

    A colour that would be pale on white is on a dark ground; one field has no label but a name of its own.
    """
    moved, other = sample(rng, _PAGES, 2)
    form = "inscription"
    pale, *rest = sample(rng, _CLASSES, 4)
    labels = shuffled(rng, _LABELS)
    nameless, named = labels[0], labels[1]
    pages = {}
    for page in _PAGES:
        titles = sample(rng, _PARTS, 4)
        order = shuffled(rng, range(4))
        while order == sorted(order):
            order = shuffled(rng, range(4))
        # the other page names an order too, without any effect: its parts are not in a flex box
        shown = order if page in (moved, other) else list(range(4))
        body = []
        for n, title in enumerate(titles):
            kind = [pale, *rest][n]
            body.append(
                f'    <section style="order: {shown[n] + 1}"><h2>{escape(title)}</h2>'
                f'<p class="{kind}">{escape(sentence(rng), quote=False)}</p></section>'
            )
        if page == form:
            body += _form(labels, nameless[1], named[1])
        wrap = "suite" if page == other else "colonne"
        pages[page] = [
            "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
            f"  <title>Piscine : {page}</title>", '  <link rel="stylesheet" href="style.css">', "</head>", "<body>",
            f"  <h1>{page.capitalize()}</h1>", f'  <main class="{wrap}">', *body, "  </main>", "</body>", "</html>",
        ]  # fmt: skip
    style = [
        "body { background: #ffffff; color: #222222; font-family: sans-serif; }",
        ".colonne { display: flex; flex-direction: column; }",
        ".suite { display: block; }",
        f".{pale} {{ color: {pick(rng, _PALE)}; }}",
        f".{rest[0]} {{ color: {pick(rng, _DARK)}; }}",
        f".{rest[1]} {{ color: #b8c4cf; background: #1d2733; }}",
        f".{rest[2]} {{ color: {pick(rng, _PALE)}; }}",
        f"p.{rest[2]} {{ color: {pick(rng, _DARK)}; }}",
    ]
    style[3:] = shuffled(rng, style[3:6]) + style[6:]
    report = [
        "RAPPORT AUTOMATIQUE", "", f"Pages examinées : {len(_PAGES)}", "Langue déclarée : oui", "Titres de page : présents",
        "Images sans texte de remplacement : 0", "Champs sans balise label : 1", "Erreurs : 0",
    ]  # fmt: skip
    archive = f"piscine-{integer(rng, 10, 99)}.zip"
    members: dict[str, Any] = {f"{page}.html": lines(held) for page, held in pages.items()}
    members |= {"style.css": lines(style), "rapport.txt": lines(report)}
    return {
        "name": archive,
        "page": [f"{moved}.html", moved],
        "moved": f"{moved}.html",
        "not_page": [f"{page}.html" for page in _PAGES if page != moved],
        "field": nameless[0],
        "fields": [label for label, _name in _LABELS],
        "named": named[0],
        "pale": pale,
        "classes": sorted(_CLASSES),
        "dark": rest[1],
        "over": rest[2],
        "files": {archive: Archive(members)},
    }


def _form(labels: list[tuple[str, str]], nameless: str, named: str) -> list[str]:
    """Fields with their labels: one label points at no field, one field names itself."""
    rows = ['    <form style="order: 9">']
    for label, name in labels:
        if name == named:
            rows.append(f'      <p><b>{label}</b> <input id="{name}" aria-label="{label}"></p>')
        else:
            aim = f"{name}-2" if name == nameless else name
            rows.append(f'      <p><label for="{aim}">{label}</label> <input id="{name}"></p>')
    return [*rows, "      <button>Envoyer</button>", "    </form>"]
