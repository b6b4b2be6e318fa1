"""Reading HTML, CSS and JavaScript: structure, style, events."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file, zip_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.text.french_dates import MONTHS

_PLACES = ("Médiathèque", "Maison de quartier", "Espace numérique", "Centre social")


def _html_page(title: str, head: list[str], body: list[str]) -> bytes:
    lines = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
        f"  <title>{title}</title>", *(f"  {line}" for line in head), "</head>", "<body>",
        *(f"  {line}" for line in body), "</body>", "</html>", "",
    ]  # fmt: skip
    return "\n".join(lines).encode()


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
    page = _html_page(place, ['<link rel="stylesheet" href="style.css">'], body)
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


_PAGE_TITLES = (
    "Horaires d'été", "Nos ateliers", "Prêt de matériel", "Aide aux démarches", "Club photo",
    "Cours du soir", "Plan d'accès", "Foire aux questions", "Revue de presse", "Sorties en famille",
    "Café des langues", "Tarifs réduits", "Atelier couture", "Jardin partagé", "Point justice",
)  # fmt: skip

_TAGS = ("strong", "em", "li", "td", "h3", "figcaption", "label", "button", "blockquote")


def enclosing_tag(rng: np.random.Generator) -> dict[str, Any]:
    """The element in which a text of a page stands, the nearest of those around it."""
    texts, tags = sample(rng, _PAGE_TITLES, 9), shuffled(rng, _TAGS)
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
        "files": {"page.html": _html_page("Accueil", [], body)}, "text": texts[rank], "key": [tags[rank], f"<{tags[rank]}>"],
        "tag": tags[rank], "outer": outer, "wrong": [outer, "body", *[tag for tag in tags if tag != tags[rank]][:2]],
    }  # fmt: skip


def heading_text(rng: np.random.Generator) -> dict[str, Any]:
    """The text of the only heading of a level among others that look like it."""
    place, texts = pick(rng, _PLACES), sample(rng, _PAGE_TITLES, 8)
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
        "files": {"accueil.html": _html_page(place, [style], body)}, "level": wanted, "key": texts[0],
        "wrong": texts[5:7],
    }  # fmt: skip


def _page_of_selected_elements(title: str, head: list[str], body: list[str]) -> bytes:
    lines = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', f"  <title>{title}</title>",
        *(f"  {line}" for line in head), "</head>", "<body>", *(f"  {line}" for line in body), "</body>", "</html>",
    ]  # fmt: skip
    return text_file(lines)


_SHOWS = (
    "Concert",
    "Atelier",
    "Lecture",
    "Tournoi",
    "Balade",
    "Débat",
    "Projection",
    "Bourse aux livres",
)


_STRIKING = {
    ".complet": "line-through", ".gratuit": "none", "ul.passe li": "line-through", "li": "none", "#une": "none", "li.gratuit.complet": "line-through", "ul.passe .gratuit": "none",
}  # fmt: skip


def _weight(selector: str) -> tuple[int, int, int]:
    """What makes a rule win over another: identifiers, then classes, then tags."""
    return selector.count("#"), selector.count("."), len(re.findall(r"(?:^| )[a-z]+", selector))


def struck_lines(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: on a page of forty lines, how many a style sheet strikes out, and the rule that decides of one of them."""
    while True:
        rules = shuffled(rng, [*sample(rng, tuple(_STRIKING)[2:], 4), ".complet", ".gratuit"])
        body: list[str] = []
        shown: list[tuple[str, list[str], str]] = []
        for month in sample(rng, MONTHS[:6], 4):
            past = pick(rng, (True, False))
            body += [f"<h2>{month.capitalize()}</h2>", '<ul class="passe">' if past else "<ul>"]
            for day in sorted(sample(rng, range(1, 29), integer(rng, 8, 11))):
                own = pick(rng, ("", "gratuit", "complet", "gratuit complet", "non-complet"))
                number = str(len(shown) + 1)
                first = not shown and own != ""
                matching = [
                    rule
                    for rule in rules
                    if all(part in own.split() for part in re.findall(r"\.(complet|gratuit)", rule))
                    and (past or "ul.passe" not in rule) and (first or rule != "#une")
                ]  # fmt: skip
                winner = max(matching, key=lambda rule: (_weight(rule), rules.index(rule)), default="")  # fmt: skip
                marks = ' id="une"' if first else ""
                marks += f' class="{own}"' if own else ""
                body.append(f"  <li{marks}>{number}. {pick(rng, _SHOWS)}, le {day}</li>")
                shown.append((number, matching, winner))
            body.append("</ul>")
        struck = [
            number for number, _matching, winner in shown if _STRIKING.get(winner) == "line-through"
        ]
        doubted = [one for one in shown if len(one[1]) > 2 and one[2] != rules[-1] and len({_STRIKING[rule] for rule in one[1]}) == 2]  # fmt: skip
        named = [sum(_STRIKING[rule] == "line-through" for rule in matching) > 0 for _n, matching, _w in shown]  # fmt: skip
        if len(doubted) > 1 and sum(named) != len(struck) and 4 < len(struck) < len(shown) - 4:
            break
    asked, matching, winner = pick(rng, doubted)
    head = ["<style>", *(f"  {rule} {{ text-decoration: {_STRIKING[rule]}; }}" for rule in rules), "</style>"]  # fmt: skip
    near = {sum(named), len(shown) - len(struck), len(struck) + 1} - {len(struck)}
    return {
        "files": {"agenda.html": _page_of_selected_elements("Agenda", head, body)}, "key": str(len(struck)), "wrong": [str(n) for n in sorted(near)],
        "asked": asked, "rule": winner, "not_rule": [rule for rule in rules if rule != winner],
    }  # fmt: skip


Draw = Callable[[np.random.Generator], str]


def _digits(rng: np.random.Generator, count: int, of: str = "0123456789") -> str:
    return "".join(pick(rng, of) for _digit in range(count))


_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"

_RULES: dict[str, tuple[tuple[str, Draw], tuple[str, Draw]]] = {
    "code": (
        (r"^[A-Z]{2}\d{4}$", lambda rng: _digits(rng, 2, _LETTERS) + _digits(rng, 4)),
        (r"^[A-Z]{2}-\d{3}[A-HJ-NP-Z]$", lambda rng: f"{_digits(rng, 2, _LETTERS)}-{_digits(rng, 3)}{_digits(rng, 1, 'ABCDEFGHJKLMNPRS')}"),
    ),
    "telephone": (
        (r"^0\d{9}$", lambda rng: f"0639{_digits(rng, 6)}"),
        (r"^0[1-9]( \d{2}){4}$", lambda rng: f"06 39 98 {_digits(rng, 2)} {_digits(rng, 2)}"),
    ),
    "naissance": (
        (r"^\d{2}\/\d{2}\/\d{4}$", lambda rng: f"{integer(rng, 10, 28)}/{integer(rng, 10, 12)}/{integer(rng, 1950, 2009)}"),
        (r"^(19|20)\d{2}-\d{2}-\d{2}$", lambda rng: f"{integer(rng, 1950, 2009)}-{integer(rng, 10, 12)}-{integer(rng, 10, 28)}"),
    ),
    "postal": (
        (r"^\d{5}$", lambda rng: f"0{_digits(rng, 4, '1234')}"),
        (r"^(0[1-9]|[1-8]\d) \d{3}$", lambda rng: f"0{integer(rng, 1, 9)} {_digits(rng, 3)}"),
    ),
    "montant": (
        (r"^\d+,\d{2}$", lambda rng: f"{integer(rng, 12, 60)},{_digits(rng, 2)}"),
        (r"^\d+(\.\d)?$", lambda rng: f"{integer(rng, 12, 60)}.{integer(rng, 1, 9)}"),
    ),
    "salle": (
        (r"^[a-z]+$", lambda rng: pick(rng, ("verte", "bleue", "jaune", "rouge"))),
        (r"^[A-Z][a-z]+ \d$", lambda rng: f"{pick(rng, ('Verte', 'Bleue', 'Jaune', 'Rouge'))} {integer(rng, 1, 6)}"),
    ),
}  # fmt: skip
"""By field: two rules, each with values that it takes and that the other refuses."""

_SAID = {
    "code": "Code d'adhérent", "telephone": "Téléphone", "naissance": "Date de naissance", "postal": "Code postal",
    "montant": "Montant versé", "salle": "Salle",
}  # fmt: skip


def blocked_form(rng: np.random.Generator) -> dict[str, Any]:
    """Rules written twice, the last one counting; one value follows the first writing alone, the others the last."""
    fields = shuffled(rng, tuple(_RULES))
    blocked = pick(rng, fields)
    order = {name: shuffled(rng, (0, 1)) for name in fields}  # what is written first, what counts
    typed = {
        name: _RULES[name][order[name][0] if name == blocked else order[name][1]][1](rng)
        for name in fields
    }
    rewritten = {blocked, *sample(rng, [name for name in fields if name != blocked], 3)}
    told = sorted(rewritten - {blocked}, key=fields.index)
    commented = pick(rng, [name for name in fields if name not in rewritten])
    first = [
        f"regles.{name} = v => /{_RULES[name][order[name][0] if name in rewritten else order[name][1]][0]}/.test(v);"
        for name in fields
    ]
    last = [f"  regles.{name} = v => /{_RULES[name][order[name][1]][0]}/.test(v.trim());" for name in shuffled(rng, (blocked, *told))]  # fmt: skip
    aside = f"  // regles.{commented} = v => /{_RULES[commented][order[commented][0]][0]}/.test(v);"
    script = [
        "// contrôles du formulaire d'inscription", "const regles = {};", "", *first, "",
        "function preparer(annee) {", "  if (annee < 2024) return;", *last, aside, "}", "", "preparer(2026);", "",
        "document.querySelector('form').addEventListener('submit', e => {", "  e.preventDefault();",
        "  const champs = e.target.elements;", "  const bon = Object.keys(regles).every(nom => regles[nom](champs[nom].value));",
        "  if (bon) document.querySelector('#merci').hidden = false;", "});",
    ]  # fmt: skip
    inputs = [f'      <p><label>{_SAID[name]} <input name="{name}"></label></p>' for name in fields]
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', "  <title>Inscription</title>", "</head>", "<body>", "  <h1>Inscription</h1>",
        "  <form>", *inputs, "    <button>Envoyer</button>", "  </form>", '  <p id="merci" hidden>Merci, c\'est enregistré.</p>', '  <script src="regles.js"></script>', "</body>", "</html>",
    ]  # fmt: skip
    who = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
    good = _RULES[blocked][order[blocked][1]][1](rng)
    other = _RULES[blocked][order[blocked][0]][1]
    wrong = {other(rng), other(rng), good.replace(" ", "").replace("-", "").replace(".", ","), f"{good}0", f"{good.lower()}x", f"{good} ?", f"({good})"} - {good, typed[blocked]}  # fmt: skip
    wrong = {one for one in wrong if not re.search(_RULES[blocked][order[blocked][1]][0], one)}
    options = shuffled(rng, [good, *sample(rng, sorted(wrong), 3)])
    files = {
        "inscription.html": text_file(page), "regles.js": text_file(script),
        "saisie.txt": text_file([f"Saisi par {who} :", "", *(f"{_SAID[name]} : {typed[name]}" for name in fields)]),
    }  # fmt: skip
    return {
        "who": who, "fields": [_SAID[name] for name in fields], "blocked": _SAID[blocked], "options": options, "good": good, "rule": _RULES[blocked][order[blocked][1]][0],
        "files": {"inscription.zip": zip_file(files, (2026, 3, 4, 9, 0, 0))},
    }  # fmt: skip


_WORDS = (
    "amarre", "bivouac", "cadran", "daurade", "escale", "falaise", "gabare", "hublot", "lagune", "mistral", "noroit", "orage",
    "pagaie", "rivage", "sillage", "tempete", "vigie", "voilier", "balise", "carene",
)  # fmt: skip

_CONCEALED_TITLES = (
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
    titles = shuffled(rng, _CONCEALED_TITLES)
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
