"""Making a document accessible: alternative texts, contrast, structure, language."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws.figures import MIST, WHITE, Box, Part, chip, pointed_tile, rect
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.invented.prose import sentence
from pixsim.families.draws.simulators.settings import (
    ACTED,
    BACK,
    at,
    choice,
    device,
    info,
    put,
    screen,
)
from pixsim.families.draws.simulators.writers import document, picture, source_text
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import contrast_ratio, hex_code, luminance
from pixsim.families.draws.values.text import LETTERS, lettered
from pixsim.figures.figure import Text
from pixsim.making.archives import Archive
from pixsim.making.texts import lines
from pixsim.text.french_dates import WEEKDAYS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block

_IMAGES = (
    ("plan.png", "Plan du quartier avec la mairie et la gare"), ("equipe.jpg", "Six bénévoles devant la médiathèque"), ("tarifs.png", "Tarifs : 4 euros pour les enfants, 7 pour les adultes"),
    ("stade.jpg", "Le nouveau stade, vu de l'entrée"), ("recette.png", "Les quatre étapes du pétrissage"), ("logo.png", "Logo de l'association Le Verger"),
)  # fmt: skip


def image_described(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the text that is told of an image to those who cannot see it."""
    (image, alt), (other, other_alt) = sample(rng, _IMAGES, 2)
    blocks: list[Block | str] = shuffled(
        rng,
        [
            picture(image),
            picture(other, other_alt),
            *sample(rng, ("Bonjour à tous.", "Venez nombreux.", "Entrée libre.", "Merci."), 3),
        ],
    )
    number = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == image
    )
    wrong = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == other
    )
    return {
        "image": image, "alt": alt,
        "world": document("bulletin.odt", blocks),
        "goal": Goal(want=(("alt", image, f"^{alt}"),), keep=("alt", "text")),
        "solution": ["aller insertion", f"texte-alternatif {number} {alt}"],
        "near": [["aller insertion", f"légende {number} {alt}"], ["aller insertion", f"texte-alternatif {wrong} {alt}"]],
    }  # fmt: skip


def image_without_words(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the only image of a document without a text for those who cannot see it, given that of its caption."""
    images = shuffled(rng, _IMAGES)[:5]
    bare, alt = images[integer(rng, 0, 4)]
    blocks: list[Block | str] = []
    for name, words in images:
        blocks += [picture(name, "" if name == bare else words), f"{words}."]
    number = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == bare
    )
    other = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name != bare
    )
    return {
        "image": bare, "name": f"visite-{integer(rng, 10, 99)}.odt",
        "world": document(f"visite-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("alt", bare, f"^{alt}||^{alt}."),), keep=("alt", "text")),
        "solution": ["aller insertion", f"texte-alternatif {number} {alt}"],
        "near": [["aller insertion", f"texte-alternatif {other} {alt}"], ["aller insertion", f"légende {number} {alt}"]],
    }  # fmt: skip


def not_by_colour_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what only a colour tells is also told in words."""
    meanings = sample(rng, ("annulé", "complet", "reporté", "gratuit"), 2)
    colours = sample(rng, ("rouge", "orange", "vert"), 2)
    sessions = sample(
        rng, ("Yoga", "Couture", "Échecs", "Chorale", "Jardin", "Théâtre", "Cuisine"), 6
    )
    coloured = dict(
        zip(sample(rng, sessions, 3), (colours[0], colours[1], pick(rng, colours)), strict=True)
    )
    meaning = dict(zip(colours, meanings, strict=True))
    words = ("rien", *sorted(meanings), "à confirmer")
    pages = [screen(name, info(f"Couleur du texte de « {name} »", coloured.get(name, "noir")), choice(f"Mention écrite après « {name} »", "rien", words),
                    choice(f"« {name} » en gras", "non")) for name in sessions]  # fmt: skip
    done = sorted(coloured, key=sessions.index)

    def write(names: list[str], swapped: bool = False) -> list[Act]:
        acts: list[Act] = []
        for name in names:
            colour = coloured[name]
            said = (
                next(m for c, m in meaning.items() if c != colour) if swapped else meaning[colour]
            )
            acts += [*at(name), put(f"Mention écrite après « {name} »", said), BACK]
        return acts[:-1]

    legend = "Légende : " + ", ".join(f"{colour} = {said}" for colour, said in meaning.items())
    world = device("Programme des ateliers", screen("Programme", text=legend), *pages)
    return {
        "one": f"{colours[0]} : {meanings[0]}", "two": f"{colours[1]} : {meanings[1]}",
        "names": ", ".join(done),
        "world": world,
        "goal": Goal(want=tuple(("set", f"Mention écrite après « {name} »", meaning[coloured[name]]) for name in done), keep=ACTED),
        "solution": write(done),
        "near": [write(done[:2]), write(done, swapped=True), [*at(done[0]), put(f"« {done[0]} » en gras", "oui"), BACK, *write(done[1:])]],
    }  # fmt: skip


def _tenths(value: int) -> str:
    return f"{value // 10},{value % 10}"


def contrast_pairs(rng: np.random.Generator) -> dict[str, Any]:
    """Which measured contrasts are enough for text, small or large."""
    small, large = (
        ("texte courant de 16 px", "texte courant de 14 px"),
        ("titre de 32 px", "titre de 40 px"),
    )
    right = integer(rng, 2, 3)
    fine = [(small, 46, 70), (large, 31, 44), (small, 46, 70)]
    poor = [(small, 31, 44), (large, 15, 29), (small, 20, 44)]
    kinds = [*sample(rng, fine[:2], 2), *fine[2:][: right - 2], *sample(rng, poor, 5 - right)]
    options: list[str] = []
    for names, low, high in kinds:
        option = ""
        while not option or option in options:
            option = f"{pick(rng, names)}, contraste {_tenths(integer(rng, low, high))}:1"
        options.append(option)
    return {
        "site": pick(rng, ("d'une mairie", "d'une école", "d'un théâtre", "d'un musée")),
        "options": options,
        "key": list(range(1, right + 1)),
    }


_STYLED_PAGES = (
    ("du site d'une mairie", "des textes courants"), ("de l'intranet d'un hôpital", "des consignes"), ("d'une lettre d'information", "des paragraphes"),
    ("du programme d'un musée", "des légendes"), ("de l'application d'une médiathèque", "des étiquettes"),
)  # fmt: skip

_LEAST = 4.5


def _pair(rng: np.random.Generator, *, legible: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:  # fmt: skip
    low, high = (_LEAST + 0.12, 5.0) if legible else (4.0, _LEAST - 0.12)
    least, most = pick(rng, ((205, 255), (0, 90)))
    while True:
        text = (integer(rng, 0, 255), integer(rng, 0, 255), integer(rng, 0, 255))
        ground = (integer(rng, least, most), integer(rng, least, most), integer(rng, least, most))
        if low <= contrast_ratio(text, ground) <= high:
            return text, ground


@redraw_misfits
def legible_pairs(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: of five pairs of near contrasts, those whose text is legible."""
    where, what = pick(rng, _STYLED_PAGES)
    right = integer(rng, 2, 3)
    wanted = shuffled(rng, [True] * right + [False] * (5 - right))
    pairs = [_pair(rng, legible=legible) for legible in wanted]
    passing = [LETTERS[n] for n, legible in enumerate(wanted) if legible]
    bright = [abs(luminance(text) - luminance(ground)) for text, ground in pairs]
    seeming = sorted(range(5), key=lambda n: -bright[n])[:right]  # what the eye would take
    if {LETTERS[n] for n in seeming} == set(passing):
        return None
    measured = [f"{LETTERS[n]} : {contrast_ratio(*pair):.2f}".replace(".", ",") for n, pair in enumerate(pairs)]  # fmt: skip
    return {
        "where": where, "what": what, "pairs": lettered(f"texte {hex_code(text)} sur fond {hex_code(ground)}" for text, ground in pairs),
        "key": ", ".join(passing), "measured": " ; ".join(measured),
        "wrong": [", ".join(LETTERS[n] for n in range(5) if not wanted[n]), ", ".join(sorted(LETTERS[n] for n in seeming)), "A, B, C, D, E"],
    }  # fmt: skip


_SHOWN = (
    ("plan.png", "Plan du quartier"), ("salle.jpg", "La salle des fêtes"), ("equipe.jpg", "Les six bénévoles"), ("logo.svg", "Logo de la commune"),
    ("affiche.png", "Affiche du concert"), ("four.jpg", "Le four à pain"),
)  # fmt: skip


def alternatives_of_the_source(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in an HTML source, images given their alternative text by the right attribute."""
    images = sample(rng, _SHOWN, 4)
    ready, todo = images[:2], images[2:]
    lines = ["<h1>Le bulletin</h1>"]
    right = {}
    for name, alt in shuffled(rng, images):
        start = f'<img src="{name}"'
        text = (
            f'{start} alt="{alt}">'
            if (name, alt) in ready
            else f'{start} title="{alt}">'
            if (name, alt) == todo[0]
            else f"{start}>"
        )
        if (name, alt) not in ready:
            right[len(lines) + 1] = f'{start} alt="{alt}">'
        lines.append(text)
    lines.append(f"<p>{pick(rng, ('Bonne lecture.', 'À bientôt.', 'Numéro 12.'))}</p>")
    acts = [f"modifier {number} {text}" for number, text in right.items()]
    named = " ; ".join(f"« {alt} » pour {name}" for name, alt in todo)
    titles = [
        act.replace(" alt=", " title=")
        for act in acts
        if act.replace(" alt=", " title=").partition(" ")[2].partition(" ")[2] not in lines
    ]
    return {
        "named": named,
        "world": source_text("bulletin.html", lines),
        "goal": Goal(want=tuple(("line", f"§{text}", "1") for text in right.values()), keep=("line",), free=tuple(lines[number - 1] for number in right)),
        "solution": acts,
        "near": [acts[:1], [acts[0], *titles] if titles and acts[0] not in titles else acts[1:]],
    }  # fmt: skip


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
_DAYS = WEEKDAYS[:5]


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


_ENDINGS = {
    'alt=""': True, 'alt="Vue de la salle"': True, "alt='La façade'": True, "ALT=\"L'équipe\"": True,
    "": False, 'title="Vue de la salle"': False, 'data-alt="Vue de la salle"': False, 'aria-hidden="false"': False,
}  # fmt: skip


@redraw_misfits
def missing_alternatives(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: images of a page that have no alt, written in every manner; a search for « alt= » is misled."""
    names = ("plan", "facade", "equipe", "puce", "logo", "carte", "salle", "trait", "velo", "fete")
    lines = ["<!DOCTYPE html>", '<html lang="fr">', "<head>", "  <meta charset='utf-8'>"]
    lines += ["  <title>Galerie</title>", "</head>", "<body>", "  <h1>Galerie</h1>"]
    missing, searched, whole = 0, 0, 0
    for number in range(1, integer(rng, 90, 120)):
        ending = pick(rng, tuple(_ENDINGS))
        source = f'src="img/{pick(rng, names)}-{number}.jpg"'
        parts = shuffled(rng, [part for part in (source, ending, 'width="320"') if part])
        tag, shape = pick(rng, ("img", "img", "img", "IMG")), integer(rng, 1, 10)
        image = f"<{tag} {' '.join(parts)}>"
        if shape <= 2:  # on several lines
            image = f"<{tag}\n       " + "\n       ".join(parts) + ">"
        elif shape == 3:  # taken out of the page
            image = f"<!-- {image} -->"
        lines += [f"  <h2>Photo {number}</h2>", f"  <p>{image}</p>"]
        whole += 1
        searched += "alt=" in image
        missing += not _ENDINGS[ending] and shape != 3
    name = f"galerie-{integer(rng, 100, 999)}.html"
    guesses = {whole - searched, searched, whole} - {missing}
    if whole - searched == missing:
        return None
    return {
        "name": name,
        "key": [str(missing)],
        "wrong": [str(guess) for guess in sorted(guesses)],
        "files": {name: text_file([*lines, "</body>", "</html>"])},
    }


_AUDITED_PAGES = ("accueil", "horaires", "tarifs", "contact", "inscription")
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


def faults_a_report_misses(rng: np.random.Generator) -> dict[str, Any]:
    """The page read in another order than shown, the field without a name, the class too pale.

    A colour that would be pale on white is on a dark ground; one field has no label but a name of its own.
    """
    moved, other = sample(rng, _AUDITED_PAGES, 2)
    form = "inscription"
    pale, *rest = sample(rng, _CLASSES, 4)
    labels = shuffled(rng, _LABELS)
    nameless, named = labels[0], labels[1]
    pages = {}
    for page in _AUDITED_PAGES:
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
        "RAPPORT AUTOMATIQUE", "", f"Pages examinées : {len(_AUDITED_PAGES)}", "Langue déclarée : oui", "Titres de page : présents",
        "Images sans texte de remplacement : 0", "Champs sans balise label : 1", "Erreurs : 0",
    ]  # fmt: skip
    archive = f"piscine-{integer(rng, 10, 99)}.zip"
    members: dict[str, Any] = {f"{page}.html": lines(held) for page, held in pages.items()}
    members |= {"style.css": lines(style), "rapport.txt": lines(report)}
    return {
        "name": archive,
        "page": [f"{moved}.html", moved],
        "moved": f"{moved}.html",
        "not_page": [f"{page}.html" for page in _AUDITED_PAGES if page != moved],
        "field": nameless[0],
        "fields": [label for label, _name in _LABELS],
        "named": named[0],
        "pale": pale,
        "classes": sorted(_CLASSES),
        "dark": rest[1],
        "over": rest[2],
        "files": {archive: Archive(members)},
    }


_STRONG = {
    "#1B2038": "#FFFFFF", "#5A1E63": "#F4E8F6", "#0A4D2C": "#E6F4EA", "#FFFFFF": "#7A1F1F", "#FFE27A": "#1B2A5A", "#10334F": "#CFE6F7",
}  # fmt: skip
_WEAK = {
    "#B0B4C3": "#FFFFFF", "#F2C53D": "#FFFFFF", "#8FB8E8": "#E6F0FB", "#C98A8A": "#7A1F1F", "#7FBF8F": "#E6F4EA", "#6E7FB5": "#1B2A5A", "#E79A5B": "#FDEBD8",
}  # fmt: skip


def _notice(box: Box, colours: tuple[str, str]) -> list[Part]:
    """Two lines in one colour on another."""
    ink, ground = colours
    return [
        rect(box, ground, MIST),
        Text(x=box.x + 2, y=box.y + 2, text="Fermé le lundi", colour=ink, bold=True, faint=True),
        Text(x=box.x + 2, y=box.y + 4, text="Entrée côté jardin", colour=ink, faint=True),
    ]


def text_with_enough_contrast(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four notices, the one whose text stands out enough of its ground."""
    right = pick(rng, tuple(_STRONG.items()))
    drawn = pointed_tile(
        rng,
        "Quatre affichettes, avec le même texte en d'autres couleurs.",
        5,
        [right, *sample(rng, tuple(_WEAK.items()), 3)],
        _notice,
        per_row=2,
    )
    return {
        **drawn,
        "where": pick(
            rng,
            (
                "à la médiathèque",
                "à la mairie",
                "au musée",
                "à la piscine",
                "au centre social",
                "au cabinet médical",
                "à la ludothèque",
            ),
        ),
    }


def _numbered_blocks(box: Box, ranks: tuple[int, ...]) -> list[Part]:
    """A page of a title and two columns, with the rank at which each block is read."""
    x, y = box.x, box.y
    shapes: list[Part] = [rect(box, WHITE, MIST), *chip(x + 1, y, f"titre {ranks[0]}", MIST, width=26)]  # fmt: skip
    for place, rank in enumerate(ranks[1:]):
        column, row = divmod(place, 3)
        ground = "#E4EAF7" if row % 2 else "#CFD9F0"
        shapes += chip(x + 1 + 14 * column, y + 4 + 2 * row, str(rank), ground, width=12)
    return shapes


def order_read_aloud(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four orders of reading of a page in two columns, the one that makes sense."""
    down, across = (1, 2, 3, 4, 5, 6, 7), (1, 2, 4, 6, 3, 5, 7)
    right_first, title_last = (1, 5, 6, 7, 2, 3, 4), (7, 1, 2, 3, 4, 5, 6)
    return {
        **pointed_tile(rng, "Quatre fois la même page à deux colonnes, ses blocs numérotés dans l'ordre de lecture.", 5, [down, across, right_first, title_last], _numbered_blocks, per_row=2),
        "what": pick(rng, ("un article", "une recette", "un règlement", "un bulletin", "un tract", "une lettre d'information")), "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip
