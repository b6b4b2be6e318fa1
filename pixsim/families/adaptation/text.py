"""Families of competence 3.3 that hand out a text or a page to examine."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.archives import Archive

_NOUNS = (
    "forêt", "fête", "église", "mélodie", "façade", "clé", "tâche", "rivière", "légende", "leçon",
    "bibliothèque", "cérémonie", "île", "crêpe", "santé", "récréation",
)  # fmt: skip
_ADJECTIVES = (
    "protégée", "légère", "réservée", "étonnée", "sèche", "dorée", "préférée", "complète", "brûlée",
    "secrète", "fermée", "décorée", "répétée",
)  # fmt: skip
_DEFECTS = {
    "alt": "Une image n'a pas d'attribut alt",
    "titles": "Un niveau de titre est sauté",
    "link": "Un lien ne contient aucun texte",
    "lang": "La langue de la page n'est pas indiquée",
    "label": "Un champ n'a pas d'étiquette (label)",
    "title": "La page n'a pas d'élément title",
    "headers": "Le tableau n'a aucune cellule d'en-tête",
}
_TITLES = (
    "Le pont au matin", "Marché couvert", "Trois barques", "Neige au village", "Vieux lavoir",
    "Retour de pêche", "La halle vide", "Verger en fleurs",
)  # fmt: skip


def mojibake(rng: np.random.Generator) -> dict[str, Any]:
    """French words in UTF-8 read as Windows-1252, twice over."""
    text = f"{pick(rng, _NOUNS)} {pick(rng, _ADJECTIVES)}"
    bare = text.translate(str.maketrans("éèêçâîû", "eeecaiu"))
    once = text.encode().decode("cp1252")
    try:
        twice = once.encode().decode("cp1252")
    except UnicodeDecodeError:  # Windows-1252 has no sign for five bytes
        return mojibake(rng)
    if not twice.isprintable() or "\xa0" in once:
        return mojibake(rng)
    return {"read": twice, "text": text, "once": once, "key": [text, text.capitalize()], "wrong": [bare, once]}  # fmt: skip


def page_defects(rng: np.random.Generator) -> dict[str, Any]:
    """Which accessibility defects a page has."""
    present = set(sample(rng, tuple(_DEFECTS), integer(rng, 2, 3)))
    absent = sample(rng, [name for name in _DEFECTS if name not in present], 5 - len(present))
    level = 4 if "titles" in present else 3
    cell = "td" if "headers" in present else "th"
    label = "<p>Courriel</p>" if "label" in present else '<label for="courriel">Courriel</label>'
    photo = pick(rng, ("salle", "jardin", "cuisine", "atelier"))
    alt = "" if "alt" in present else f' alt="Vue : {photo}"'
    anchor = "" if "link" in present else "Voir le plan d'accès"
    hours = [f"{integer(rng, 8, 10)} h - {integer(rng, 16, 19)} h" for _ in range(3)]
    lines = [
        "<!DOCTYPE html>",
        "<html>" if "lang" in present else '<html lang="fr">',
        "<head>",
        '  <meta charset="utf-8">',
        *([] if "title" in present else ["  <title>Centre social</title>"]),
        '  <link rel="stylesheet" href="style.css">',
        "</head>",
        "<body>",
        "  <h1>Centre social</h1>",
        '  <p><img src="trait.png" alt=""></p>',
        "  <h2>Nous trouver</h2>",
        '  <p>Au bout de la rue des Lilas. <a href="tarifs.html">Voir les tarifs</a></p>',
        f'  <p><a href="plan.html">{anchor}</a></p>',
        f"  <h{level}>En photo</h{level}>",
        f'  <p><img src="{photo}.jpg"{alt}></p>',
        "  <h2>Horaires</h2>",
        "  <table>",
        f"    <tr><{cell}>Jour</{cell}><{cell}>Ouverture</{cell}></tr>",
        *(
            f"    <tr><td>{day}</td><td>{hour}</td></tr>"
            for day, hour in zip(("Lundi", "Mardi", "Jeudi"), hours, strict=True)
        ),
        "  </table>",
        "  <h2>Nous écrire</h2>",
        '  <form action="/envoi" method="post">',
        f"    {label}",
        '    <input type="email" id="courriel" name="courriel">',
        '    <label for="texte">Message</label>',
        '    <textarea id="texte" name="texte"></textarea>',
        '    <button type="submit">Envoyer</button>',
        "  </form>",
        "</body>",
        "</html>",
        "",
    ]
    name = f"accueil-{integer(rng, 100, 999)}.html"
    return {
        "name": name,
        "options": [_DEFECTS[defect] for defect in (*sorted(present), *absent)],
        "key": list(range(1, len(present) + 1)),
        "files": {name: "\n".join(lines).encode()},
    }


def attribution(rng: np.random.Generator) -> dict[str, Any]:
    """What credits a retouched photo: its title, two authors, its licence and source, from two pages.

    The page of the photo names who retouched it; who took it, and another licence, stand on that of the original.
    """
    title, first_title = sample(rng, _TITLES, 2)
    people = [f"{first} {last}" for first, last in full_names(rng, 6)]
    author, editor, sender, librarian, owner, filer = people
    codes = ("by", "by-sa", "by-nc", "by-nc-sa")
    code, version = pick(rng, codes), pick(rng, ("3.0", "4.0"))
    old_version = "2.0" if version == "3.0" else pick(rng, ("2.0", "3.0"))
    number, old = sample(rng, range(1000, 9999), 2)
    root = "https://photos.example/vues"

    def page(place: int, rows: list[str]) -> bytes:
        lines = ["<!DOCTYPE html>", '<html lang="fr">', '<head><meta charset="utf-8">']
        lines += [
            f"<title>Vue n° {place} - Fonds local</title></head>",
            "<body>",
            f"<h1>Vue n° {place}</h1>",
        ]
        lines += [
            "<ul>",
            *(f"  <li>{row}</li>" for row in shuffled(rng, rows)),
            "</ul>",
            "</body>",
            "</html>",
            "",
        ]
        return "\n".join(lines).encode()

    def common(place: int, name: str, licence: str, seal: str) -> list[str]:
        return [
            f"Titre : {name}",
            f'Adresse permanente : <a href="{root}/{place}">{root}/{place}</a>',
            f'Fichier : <a href="https://cdn.photos.example/{place}/vue.jpg">vue.jpg</a>',
            f'<a href="https://creativecommons.org/licenses/{licence}/{seal}/deed.fr">Licence</a>',
        ]

    name = f"vue-{number}.html"
    archive = f"vue-{number}.zip"
    members = {
        name: page(number, [
            *common(number, title, code, version), f"Mise en ligne par : {sender}", f"Recadrage et couleurs : {editor}",
            f"Indexation : {librarian}", f'D\'après la <a href="vue-{old}.html">vue n° {old}</a>',
        ]),
        f"vue-{old}.html": page(old, [
            *common(old, first_title, code, old_version), f"Photographe : {author}", f"Collection : {owner}", f"Numérisation : {filer}",
        ]),
    }  # fmt: skip
    options = sorted({f"CC {one.upper()} {seal}" for one in (code, pick(rng, codes)) for seal in ("2.0", "3.0", "4.0")})  # fmt: skip
    return {
        "name": archive,
        "page": name,
        "title": title,
        "not_title": first_title,
        "author": author,
        "not_author": [sender, owner, editor],
        "editor": editor,
        "not_editor": [sender, librarian, author],
        "licence": f"CC {code.upper()} {version}",
        "licences": options,
        "source": [f"{root}/{number}", f"{root}/{number}/"],
        "not_source": f"{root}/{old}",
        "files": {archive: Archive(members)},
    }
