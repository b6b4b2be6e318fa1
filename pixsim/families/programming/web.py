"""Families of competence 3.4, programming: web pages."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_TITLES = (
    "Horaires d'été", "Nos ateliers", "Prêt de matériel", "Aide aux démarches", "Club photo",
    "Cours du soir", "Plan d'accès", "Foire aux questions", "Revue de presse", "Sorties en famille",
    "Café des langues", "Tarifs réduits", "Atelier couture", "Jardin partagé", "Point justice",
)  # fmt: skip
_PLACES = ("Médiathèque", "Maison de quartier", "Espace numérique", "Centre social")


def _page(title: str, head: list[str], body: list[str]) -> bytes:
    lines = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
        f"  <title>{title}</title>", *(f"  {line}" for line in head), "</head>", "<body>",
        *(f"  {line}" for line in body), "</body>", "</html>", "",
    ]  # fmt: skip
    return "\n".join(lines).encode()


def heading_text(rng: np.random.Generator) -> dict[str, Any]:
    """The text of the only heading of a level among others that look like it."""
    place, texts = pick(rng, _PLACES), sample(rng, _TITLES, 8)
    wanted = integer(rng, 2, 4)
    levels = [level for level in (2, 3, 4) if level != wanted]
    headings = [(wanted, texts[0])] + [(pick(rng, levels), text) for text in texts[1:5]]
    body = [f"<h1>{place}</h1>"]
    for level, text in shuffled(rng, headings):
        body += [f"<h{level}>{text}</h{level}>", "<p>Renseignements à l'accueil.</p>"]
    decoys = [
        f'<p class="h{wanted}"><strong>{texts[5]}</strong></p>',
        f"<!-- <h{wanted}>{texts[6]}</h{wanted}> -->",
        f'<p id="h{wanted}">{texts[7]}</p>',
    ]
    for decoy in decoys:
        body.insert(integer(rng, 1, len(body)), decoy)
    style = f"<style>h2, h3, h4, .h{wanted} {{ font-size: 1.2em; font-weight: bold; }}</style>"
    return {
        "files": {"accueil.html": _page(place, [style], body)}, "level": wanted, "key": texts[0],
        "wrong": texts[5:7],
    }  # fmt: skip


_STYLES = (
    ("titres de rubrique (h2)", "passent du bleu au vert", "h2 { color: navy; }"), ("paragraphes", "soient écrits plus gros", "p { font-size: 0.9em; }"),
    ("liens", "ne soient plus soulignés", "a { text-decoration: underline; }"), ("images", "soient moins larges", "img { width: 480px; }"),
    ("éléments de liste", "soient écrits en rouge", "li { color: black; }"), ("tableaux", "n'aient plus de fond gris", "table { background: lightgrey; }"),
    ("citations", "ne soient plus en italique", "blockquote { font-style: italic; }"), ("boutons", "aient des coins arrondis", "button { border-radius: 0; }"),
)  # fmt: skip
_CONTENTS = (
    ("l'heure d'ouverture du samedi", "<p>Samedi : de 8 h {} à 12 h</p>", "un horaire"), ("le numéro de téléphone", "<p>Téléphone : 01 99 00 {} 47</p>", "un numéro"),
    ("le texte du lien vers le plan", '<a href="plan.html">Plan de la salle {}</a>', "un lien"), ("le prix de l'atelier", "<li>Atelier : {} euros</li>", "un prix"),
    ("le titre de la rubrique des ateliers", "<h2>Ateliers de la saison 20{}</h2>", "un titre"), ("la légende de la photo", "<figcaption>L'équipe en 20{}</figcaption>", "une légende"),
)  # fmt: skip


def where_to_change(rng: np.random.Generator) -> dict[str, Any]:
    """The file and the line of a small site in which something is to be changed: content, or looks."""
    place, number = pick(rng, _PLACES), integer(rng, 11, 26)
    styles, contents = sample(rng, _STYLES, 4), sample(rng, _CONTENTS, 4)
    css = ["/* comment la page s'affiche */", *(line for _what, _how, line in styles)]
    body = [f"<h1>{place}</h1>", *(line.format(number) for _what, line, _kind in contents)]
    page = _page(place, ['<link rel="stylesheet" href="style.css">'], body)
    if rng.integers(2):
        what, how, line = styles[0]
        wish, name = f"Il faut que les {what} {how}.", "style.css"
    else:
        what, template, _kind = contents[0]
        wish, name, line = f"Il faut corriger {what}.", "page.html", template.format(number)
    lines = [
        styles[0][2],
        styles[1][2],
        contents[0][1].format(number),
        contents[1][1].format(number),
    ]
    return {
        "files": {"page.html": page, "style.css": text_file(css)}, "wish": wish, "names": ["page.html", "style.css"],
        "name": name, "written": line, "lines": shuffled(rng, lines),
    }  # fmt: skip


_TAGS = ("strong", "em", "li", "td", "h3", "figcaption", "label", "button", "blockquote")


def enclosing_tag(rng: np.random.Generator) -> dict[str, Any]:
    """The element in which a text of a page stands, the nearest of those around it."""
    texts, tags = sample(rng, _TITLES, 9), shuffled(rng, _TAGS)
    around = {
        "strong": "<p>À noter : {}</p>", "em": "<p>Voir aussi {}, au fond du couloir.</p>", "li": "<ul>{}</ul>", "td": "<table><tr>{}</tr></table>", "h3": "<section>{}</section>",
        "figcaption": '<figure><img src="photo.png" alt="">{}</figure>', "label": "<form>{} <input></form>", "button": "<p>{}</p>", "blockquote": "<div>{}</div>",
    }  # fmt: skip
    body = [f"<h1>{pick(rng, _PLACES)}</h1>"]
    for tag, text in zip(tags, texts, strict=True):
        body.append(around[tag].format(f"<{tag}>{text}</{tag}>"))
        body.append(f"<p>{pick(rng, ('Sur inscription.', 'Entrée libre.', 'Chaque mardi.'))}</p>")
    rank = integer(rng, 0, 8)
    body.insert(integer(rng, 1, 6), f"<!-- <p>{texts[rank]}</p> : à déplacer -->")
    outer = around[tags[rank]][1:].split(">")[0].split(" ")[0]
    return {
        "files": {"page.html": _page("Accueil", [], body)}, "text": texts[rank], "key": [tags[rank], f"<{tags[rank]}>"],
        "tag": tags[rank], "outer": outer, "wrong": [outer, "body", *[tag for tag in tags if tag != tags[rank]][:2]],
    }  # fmt: skip
