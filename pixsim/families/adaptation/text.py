"""Families of competence 3.3 that hand out a text or a page to examine."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import LAST_NAMES, person

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
    """French words in UTF-8 read as Windows-1252."""
    text = f"{pick(rng, _NOUNS)} {pick(rng, _ADJECTIVES)}"
    bare = text.translate(str.maketrans("éèêçâîû", "eeecaiu"))
    return {
        "read": text.encode().decode("cp1252"),
        "text": text,
        "key": [text, text.capitalize()],
        "wrong": [bare],
    }


def json_fault(rng: np.random.Generator) -> dict[str, Any]:
    """The line of the only fault of a JSON file."""
    lines = ["["]
    people = [pick(rng, LAST_NAMES) for _member in range(60)]
    for number, last in enumerate(people, 1):
        entries = (
            ("nom", last),
            ("age", integer(rng, 18, 80)),
            ("ville", pick(rng, ("Brest", "Lyon", "Pau", "Metz", "Nice"))),
            ("cotisation", round(integer(rng, 41, 199) / 4 + 0.1, 2)),
            ("actif", bool(integer(rng, 0, 1))),
        )
        rows = [f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in entries]
        lines += ["  {", ",\n".join(rows), "  }" if number == len(people) else "  },"]
    text = "\n".join([*lines, "]", ""])
    rows = text.split("\n")
    spoilt = _faults(rows)
    (at, fault, why), (after, other, reason) = sorted(sample(rng, spoilt, 2))
    if after - at < 40:
        return json_fault(rng)
    rows[at], rows[after] = fault, other
    name = f"adherents-{integer(rng, 100, 999)}.json"
    return {
        "name": name,
        "fault": fault.strip(),
        "why": why,
        "other": other.strip(),
        "reason": reason,
        "first": str(at + 1),
        "second": str(after + 1),
        "wrong": [str(at), str(at + 2)],
        "wrong_second": [str(after), str(after + 2)],
        "files": {name: "\n".join(rows).encode()},
    }


def _faults(rows: list[str]) -> list[tuple[int, str, str]]:
    """Every way to spoil one line: its place, the spoilt line, and why it is wrong."""
    found = []
    for at, row in enumerate(rows):
        if '"nom"' in row:
            found.append(
                (at, row.replace('"', "'"), "les textes vont entre guillemets droits doubles")
            )
            found.append((at, row.replace('"nom":', '"nom"'), "il faut deux-points après le nom"))
        if '"ville"' in row:
            found.append((at, row.replace('"ville"', "ville"), "les noms vont entre guillemets"))
            found.append(
                (at, row.replace('",', ",") if row.endswith('",') else row, "un guillemet manque")
            )
        if '"cotisation"' in row:
            number = row.split(": ")[1].rstrip(",")
            comma = row.replace(number, number.replace(".", ","))
            found.append((at, comma, "les décimales se notent avec un point"))
        if '"actif"' in row:
            french = row.replace("true", "vrai").replace("false", "faux")
            found.append((at, french, "les valeurs logiques s'écrivent true et false"))
    return found


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
    """Title, author, licence and source of a photo, from its page."""
    title, author, sender, librarian = pick(rng, _TITLES), person(rng), person(rng), person(rng)
    while len({author, sender, librarian}) < 3:
        sender, librarian = person(rng), person(rng)
    licences = ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")
    licence = pick(rng, licences)
    number = integer(rng, 1000, 9999)
    source = f"https://photos.example/vues/{number}"
    rows = shuffled(
        rng,
        [
            f"  <li>Mise en ligne par : {sender}</li>",
            f"  <li>Titre : {title}</li>",
            f"  <li>Photographe : {author}</li>",
            f"  <li>Indexation : {librarian}</li>",
            f'  <li>Adresse permanente : <a href="{source}">{source}</a></li>',
            f'  <li>Fichier : <a href="https://cdn.photos.example/{number}/vue.jpg">vue.jpg</a></li>',
            f'  <li><a href="https://creativecommons.org/licenses/{licence}/4.0/deed.fr">Licence</a></li>',
        ],
    )
    lines = ["<!DOCTYPE html>", '<html lang="fr">', '<head><meta charset="utf-8">']
    lines += [f"<title>Vue n° {number} - Fonds local</title></head>", "<body>"]
    lines += [f"<h1>Vue n° {number}</h1>", "<ul>", *rows, "</ul>", "</body>", "</html>", ""]
    name = f"vue-{number}.html"
    return {
        "name": name,
        "title": title,
        "author": author,
        "sender": sender,
        "licence": f"CC {licence.upper()} 4.0",
        "licences": [f"CC {code.upper()} 4.0" for code in licences],
        "source": [source, f"{source}/"],
        "files": {name: "\n".join(lines).encode()},
    }
