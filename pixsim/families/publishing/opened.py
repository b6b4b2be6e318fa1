"""Families of competence 2.2 that hand pages to look into: headings, frames, anchors, legal notices."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.texts import lines

_PARTS = (
    "Horaires",
    "Tarifs",
    "Ateliers",
    "Accès",
    "Équipe",
    "Matériel",
    "Adhésion",
    "Partenaires",
)
TEXT = (
    "Tout est indiqué à l'entrée.",
    "Renseignez-vous à l'accueil.",
    "La page est mise à jour chaque mois.",
    "Merci de prévenir en cas d'absence.",
)


def page_of(title: str, body: list[str]) -> Any:
    """A whole page, from what its body holds."""
    return lines(
        [
            "<!DOCTYPE html>",
            '<html lang="fr">',
            "<head>",
            '  <meta charset="utf-8">',
            f"  <title>{escape(title, quote=False)}</title>",
            "</head>",
            "<body>",
            *(f"  {row}" for row in body),
            "</body>",
            "</html>",
        ]
    )


def heading_that_skips(rng: np.random.Generator) -> dict[str, Any]:
    """The one heading of a page that goes down two levels at once; another is only bold and large."""
    titles = sample(rng, _PARTS, 7)
    levels = list(pick(rng, ((2, 3, 3, 2, 3, 3, 2), (2, 2, 3, 2, 3, 3, 4), (2, 3, 4, 2, 3, 2, 3))))
    places = [n for n in range(1, 7) if levels[n - 1] == 2 and levels[n] == 3]
    skip = pick(rng, [n for n in places if n == 6 or levels[n + 1] < 4])
    levels[skip] = 4
    bold = pick(rng, [n for n in range(7) if n != skip])
    body = ["<h1>Maison de quartier</h1>"]
    for n, (title, level) in enumerate(zip(titles, levels, strict=True)):
        size = {2: "1.5em", 3: "1.2em", 4: "1em"}[level]
        # all look alike on the screen, whatever the level says
        shown = "1.2em" if n == skip else size
        body.append(f'<h{level} style="font-size: {shown}">{title}</h{level}>')
        body.append(f"<p>{pick(rng, TEXT)}</p>")
        if n == bold:
            body.append(
                f'<p style="font-size: 1.5em"><strong>À noter : {title.lower()}</strong></p>'
            )
    name = f"maison-{integer(rng, 10, 99)}.html"
    return {
        "name": name, "key": titles[skip], "titles": sorted(titles), "wrong": titles[bold],
        "files": {name: page_of("Maison de quartier", body)},
    }  # fmt: skip


def address_in_a_frame(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the address of what a frame will show once allowed, kept apart from it in the page."""
    kinds = sample(
        rng,
        (
            "Vidéo de la visite",
            "Plan du quartier",
            "Agenda des sorties",
            "Diaporama des travaux",
            "Sondage",
        ),
        3,
    )
    hosts = sample(
        rng,
        (
            "films.example",
            "cartes.example",
            "agenda.example",
            "images.example",
            "questions.example",
        ),
        3,
    )
    addresses = {
        kind: f"https://{host}/{pick(rng, ('embed', 'integrer', 'cadre'))}/{integer(rng, 1000, 9999)}?lang=fr&taille={integer(rng, 300, 900)}"
        for kind, host in zip(kinds, hosts, strict=True)
    }
    asked = kinds[0]
    idents = {
        kind: f"cadre-{number}"
        for kind, number in zip(kinds, sample(rng, range(10, 99), 3), strict=True)
    }
    before = {
        kind: f"https://{address.split('/')[2]}/{integer(rng, 1000, 9999)}"
        for kind, address in addresses.items()
    }
    body = ["<h1>Le quartier en images</h1>"]
    for kind in shuffled(rng, kinds):
        host = addresses[kind].split("/")[2]
        body += [
            f"<h2>{kind}</h2>",
            *(f"<p>{pick(rng, TEXT)}</p>" for _line in range(4)),
            f'<!-- <iframe title="{kind}" src="{before[kind]}" width="{integer(rng, 300, 800)}"></iframe> -->',
            f'<div class="cadre" id="{idents[kind]}"><iframe title="Contenu bloqué" src="about:blank"></iframe>',
            f"<p>Ce contenu de {host} s'affichera quand vous aurez accepté ses cookies.</p></div>",
            f'<p><a href="https://{host}/page/{integer(rng, 100, 999)}">Ouvrir dans une autre page</a></p>',
            f'<script src="https://{host}/lecteur.js"></script>',
        ]
    turned = [*kinds[1:], kinds[0]]  # what each was called before
    told = {
        idents[kind]: {
            "ancien titre": other,
            "largeur": integer(rng, 300, 800),
            "source": addresses[kind],
        }
        for kind, other in zip(kinds, turned, strict=True)
    }
    held = {ident: told[ident] for ident in shuffled(rng, sorted(told))}
    written = (
        json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        .replace("/", "\\/")
        .replace("&", "\\u0026")
    )
    body += [
        "<footer>Mairie de quartier</footer>",
        f'<script type="application/json" id="cadres">{written}</script>',
        '<script src="consentement.js"></script>',
    ]
    name = f"quartier-{integer(rng, 10, 99)}.html"
    key = addresses[asked]
    return {
        "name": name, "asked": asked, "ident": idents[asked],
        "key": [key, key.replace("&", "&amp;"), key.replace("&", "\\u0026"), key.replace("/", "\\/"), key.replace("/", "\\/").replace("&", "\\u0026")],
        "shown": key, "wrong": [addresses[kinds[1]], addresses[kinds[2]], before[asked]],
        "files": {name: page_of("Le quartier", body)},
    }  # fmt: skip
