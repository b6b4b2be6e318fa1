"""Families of competence 3.3 that hand out a text or a page to examine."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.making.archives import Archive
from pixsim.text.search import without_accents

_STARTS = ("Br", "K", "Val", "Str", "M", "Tr", "Gl", "P", "Sch", "D")
_ENDS = ("zan", "rel", "nder", "ster", "lec", "mot", "vin", "rac", "gaard", "bert")
_ACCENTS = "éèêëôöûüïîçñø"
_DEFECTS = {
    "alt": ("Une image affichée n'a pas d'attribut alt", "« {photo}.jpg » n'a que title, qui n'est pas alt"),
    "titles": ("Un niveau de titre est sauté", "« Bon à savoir » est en h4, juste sous un h2"),
    "link": ("Un lien n'a pas de nom : ni texte, ni image décrite", "le lien vers agenda.html ne contient qu'une image au alt vide"),
    "lang": ("La langue indiquée pour la page n'est pas la bonne", "html porte lang=\"en\", la page est en français"),
    "label": ("Un champ de formulaire n'a pas d'étiquette", "le label for=\"telephone\" ne mène nulle part, le champ a pour id « tel »"),
    "title": ("La page n'a pas d'élément title dans son en-tête", "le seul title est celui d'un dessin svg"),
    "headers": ("Un tableau de données n'a aucune cellule d'en-tête", "le tableau des prêts n'a que des td, en gras"),
    "ids": ("Deux éléments ont le même identifiant", "id=\"{twice}\" sert deux fois"),
}  # fmt: skip
"""What is told of each defect, and where it is."""
_TOPICS = ("Horaires", "Bibliothèque", "Jardin", "Cuisine", "Atelier couture", "Aide aux devoirs", "Sorties", "Chorale", "Informatique", "Potager", "Vélos", "Théâtre")  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
_TITLES = (
    "Le pont au matin", "Marché couvert", "Trois barques", "Neige au village", "Vieux lavoir",
    "Retour de pêche", "La halle vide", "Verger en fleurs",
)  # fmt: skip


def mojibake(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a name that nobody can guess, in UTF-8 read as Windows-1252, twice over."""
    first, second = (
        f"{pick(rng, _STARTS)}{pick(rng, _ACCENTS)}{pick(rng, _ENDS)}" for _name in range(2)
    )
    text = f"{first}-{second}"
    bare = without_accents(text).replace("ø", "o")
    once = text.encode().decode("cp1252")
    try:
        twice = once.encode().decode("cp1252")
    except UnicodeDecodeError:  # Windows-1252 has no sign for five bytes
        return mojibake(rng)
    if not twice.isprintable() or "\xa0" in once:
        return mojibake(rng)
    return {"read": twice, "text": text, "once": once, "key": [text, text.replace("-", " ")], "wrong": [bare, once]}  # fmt: skip


def page_defects(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: which accessibility defects a long page has, each beside what looks like it and is none."""
    present = sample(rng, tuple(_DEFECTS), integer(rng, 3, 4))
    absent = sample(rng, [name for name in _DEFECTS if name not in present], 7 - len(present))
    topics = sample(rng, _TOPICS, 9)
    photo, lost, skipped, linked, twice = sample(rng, range(1, 9), 5)
    marks = [plain(topic) for topic in topics]
    if "ids" in present:
        marks[twice] = marks[0]
    lines = [
        "<!DOCTYPE html>", "<html lang=\"en\">" if "lang" in present else "<html lang=\"fr\">", "<head>", "  <meta charset=\"utf-8\">",
        *([] if "title" in present else ["  <title>Centre social</title>"]),
        "  <meta name=\"title\" content=\"Centre social\">", "  <link rel=\"stylesheet\" href=\"style.css\">", "</head>", "<body>",
        "  <svg width=\"80\" height=\"20\" role=\"img\"><title>Logo du centre</title><rect width=\"80\" height=\"20\"/></svg>", "  <h1>Centre social</h1>",
        "  <ul class=\"menu\">", *(f"    <li><a href=\"#{mark}\">{topic}</a></li>" for topic, mark in zip(topics, marks, strict=True)), "  </ul>",
    ]  # fmt: skip
    for n, (topic, mark) in enumerate(zip(topics, marks, strict=True)):
        picture = f"{plain(topic)}-{integer(rng, 1, 9)}"
        lines += [f"  <h2 id=\"{mark}\" class=\"partie\">{topic}</h2>", f"  <p>Chaque {pick(rng, _DAYS)}, de {integer(rng, 8, 12)} h à {integer(rng, 14, 19)} h.</p>"]  # fmt: skip
        if n == photo:
            shown = picture
            lines += [f"  <p><img src=\"{picture}.jpg\" {'title' if 'alt' in present else 'alt'}=\"Vue : {topic}\"></p>"]  # fmt: skip
        elif n % 3 == 0:
            lines += [f"  <p><img src=\"{picture}.jpg\"", f"          width=\"{integer(rng, 300, 600)}\"", f"          alt=\"Vue : {topic}\"></p>"]  # fmt: skip
        else:
            lines += [f'  <p><img src="{picture}.jpg" alt=""> Une image pour égayer.</p>']
        if n == lost:
            lines += [f"  <!-- <p><img src=\"{picture}-ancienne.jpg\"></p> -->", "  <p lang=\"en\">Welcome, neighbours!</p>"]  # fmt: skip
        if n == skipped:
            level = 4 if "titles" in present else 3
            lines += [
                f"  <h{level}>Bon à savoir</h{level}>",
                "  <p>Les enfants viennent accompagnés.</p>",
            ]
        else:
            lines += ["  <h3>Tarifs</h3>", f"  <p>{integer(rng, 2, 20)} € par an.</p>"]
            lines += (
                ["  <h4>Réductions</h4>", "  <p>Moitié prix avant 18 ans.</p>"] if n % 2 else []
            )
        described = "" if "link" in present else "L'agenda"
        lines += [f"  <p><a href=\"agenda.html\"><img src=\"agenda.png\" alt=\"{described}\"></a></p>"] if n == linked else []  # fmt: skip
        lines += [f"  <p><a href=\"{plain(topic)}.html\"><img src=\"fleche.png\" alt=\"\"> {topic} : en savoir plus</a></p>"]  # fmt: skip
    head, open_, close = ("td", "<strong>", "</strong>") if "headers" in present else ("th", "", "")
    lines += ["  <h2>Salles</h2>", "  <table>", "    <tr><th>Salle</th><th>Places</th></tr>", *(f"    <tr><td>{room}</td><td>{integer(rng, 8, 60)}</td></tr>" for room in ("Haute", "Basse", "Verte")), "  </table>"]  # fmt: skip
    lines += ["  <h2>Prêts</h2>", "  <table>", f"    <tr>{''.join(f'<{head}>{open_}{word}{close}</{head}>' for word in ('Objet', 'Caution'))}</tr>",
              *(f"    <tr><td>{thing}</td><td>{integer(rng, 10, 90)} €</td></tr>" for thing in ("Perceuse", "Tente", "Vidéoprojecteur")), "  </table>"]  # fmt: skip
    target = "telephone" if "label" in present else "tel"
    lines += [
        "  <h2>Nous écrire</h2>", "  <form action=\"/envoi\" method=\"post\">", "    <input type=\"hidden\" name=\"page\" value=\"accueil\">",
        "    <label>Courriel <input type=\"email\" name=\"courriel\"></label>", f"    <label for=\"{target}\">Téléphone</label>",
        "    <input type=\"tel\" id=\"tel\" name=\"tel\">", "    <label><input type=\"radio\" name=\"moment\" value=\"matin\"> Matin</label>",
        "    <label><input type=\"radio\" name=\"moment\" value=\"soir\"> Soir</label>", "    <textarea name=\"texte\" aria-label=\"Message\"></textarea>",
        "    <button type=\"submit\">Envoyer</button>", "  </form>", "</body>", "</html>", "",
    ]  # fmt: skip
    name = f"accueil-{integer(rng, 100, 999)}.html"
    where = {"photo": shown, "twice": marks[0]}
    return {
        "name": name,
        "options": [_DEFECTS[defect][0] for defect in (*sorted(present), *absent)],
        "key": list(range(1, len(present) + 1)),
        "found": " ; ".join(_DEFECTS[defect][1].format(**where) for defect in sorted(present)),
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
