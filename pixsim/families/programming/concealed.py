"""Family of competence 3.4, level 7: words that a site makes, keeps or prints without showing them, in four files."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive

_WORDS = (
    "amarre", "bivouac", "cadran", "daurade", "escale", "falaise", "gabare", "hublot", "lagune", "mistral", "noroit", "orage",
    "pagaie", "rivage", "sillage", "tempete", "vigie", "voilier", "balise", "carene",
)  # fmt: skip
_TITLES = (
    "La rentrée",
    "Les horaires",
    "Le tournoi",
    "La sortie",
    "Les tarifs",
    "La bourse aux livres",
    "Le bureau",
    "Les archives",
)
_SITES = ("Club nautique", "École de voile", "Amis du canal", "Musée du port")


def concealed_words(rng: np.random.Generator) -> dict[str, Any]:
    """Two words of a small site: put by the style on paper alone, built by a script, coded in a link, told to a screen reader."""
    printed, old, built, half, coded, decoy, spoken, comment = sample(rng, _WORDS, 8)
    shift = integer(rng, 2, 9)
    numbers = [ord(sign) + shift for sign in reversed(built)]
    decoys = [ord(sign) + shift for sign in half]
    place = pick(rng, _SITES)
    titles = shuffled(rng, _TITLES)
    rows = [
        f'    <p class="{pick(rng, ("texte", "rappel", "encart"))}">{title} : voir l\'agenda de la saison.</p>'
        for title in titles * 4
    ]
    rows.insert(integer(rng, 4, 24), '    <p class="note" id="fin">Merci de votre visite.</p>')
    rows.insert(integer(rng, 4, 24), f"    <!-- ancien mot : {comment} -->")
    link = b64encode(f"Le mot est {coded}.".encode()).decode()
    false_link = b64encode(f"Le mot n'est plus {decoy}.".encode()).decode()
    rows.insert(
        integer(rng, 4, 24), f'    <p><a href="data:text/plain;base64,{link}" hidden>suite</a></p>'
    )
    rows.insert(
        integer(rng, 4, 24), f'    <!-- <a href="data:text/plain;base64,{false_link}">suite</a> -->'
    )
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', f"  <title>{place}</title>",
        '  <link rel="stylesheet" href="style.css">', "</head>", "<body>", "  <main>", f"    <h1>{place}</h1>",
        '    <img src="logo.svg" alt="">', *rows, "  </main>", '  <script src="script.js"></script>', "</body>", "</html>",
    ]  # fmt: skip
    styles = [
        "body { margin: 2em; }",
        f'.note::after {{ content: " {old}"; display: none; }}',
        "@media print {",
        f'  p.note::after {{ content: " {printed}"; display: inline; }}',
        f'  .note::after {{ content: " {decoy}"; }}',
        "}",
        ".encart { border: 1px solid grey; }",
    ]
    script = [
        f"const essai = {decoys};",
        f"const suite = {numbers};",
        "const fin = document.getElementById('fin');",
        "fin.title = essai.length > 99 ? lire(essai) : '';",
        "fin.dataset.mot = lire(suite.reverse());",
        "function lire(nombres) {",
        f"  return nombres.map((n) => String.fromCharCode(n - {shift})).join('');",
        "}",
    ]
    svg = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" role="img">',
        f"  <desc>{spoken}</desc>",
        f"  <!-- {half} -->",
        '  <path d="M0 30 L40 5 L80 30 Z" fill="#124"/>',
        "</svg>",
    ]
    spots = [
        ("que l'imprimante ajoute à la fin de « Merci de votre visite. »", printed, [old, decoy]),
        ("que script.js range dans l'attribut data-mot", built, [half, built[::-1]]),
        ("que donne le lien caché de la page", coded, [decoy, comment]),
        ("par lequel logo.svg se décrit", spoken, [half, comment]),
    ]
    (where, key, wrong), (where2, key2, wrong2) = sample(rng, spots[:3], 2)
    if integer(rng, 1, 4) == 1:
        where2, key2, wrong2 = spots[3]
    files = {"index.html": page, "style.css": styles, "script.js": script, "logo.svg": svg}
    return {
        "where": where, "key": key, "wrong": wrong, "where2": where2, "key2": key2, "wrong2": wrong2,
        "files": {"site.zip": Archive({name: "\n".join(lines) + "\n" for name, lines in files.items()})},
    }  # fmt: skip
