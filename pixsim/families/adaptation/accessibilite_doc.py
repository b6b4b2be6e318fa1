"""Making a document accessible: alternative texts, contrast, structure, language."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import document, lines_to_mend, picture, source_text
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import contrast_ratio, hex_code, luminance
from pixsim.families.draws.values.text import LETTERS, lettered
from pixsim.figures.figure import Text
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
    pages = [ui.screen(name, ui.info(f"Couleur du texte de « {name} »", coloured.get(name, "noir")), ui.choice(f"Mention écrite après « {name} »", "rien", words),
                    ui.choice(f"« {name} » en gras", "non")) for name in sessions]  # fmt: skip
    done = sorted(coloured, key=sessions.index)

    def write(names: list[str], swapped: bool = False) -> list[Act]:
        acts: list[Act] = []
        for name in names:
            colour = coloured[name]
            said = (
                next(m for c, m in meaning.items() if c != colour) if swapped else meaning[colour]
            )
            acts += [*ui.at(name), ui.put(f"Mention écrite après « {name} »", said), ui.BACK]
        return acts[:-1]

    legend = "Légende : " + ", ".join(f"{colour} = {said}" for colour, said in meaning.items())
    world = ui.device("Programme des ateliers", ui.screen("Programme", text=legend), *pages)
    return {
        "one": f"{colours[0]} : {meanings[0]}", "two": f"{colours[1]} : {meanings[1]}",
        "names": ", ".join(done),
        "world": world,
        "goal": Goal(want=tuple(("set", f"Mention écrite après « {name} »", meaning[coloured[name]]) for name in done), keep=ui.ACTED),
        "solution": write(done),
        "near": [write(done[:2]), write(done, swapped=True), [*ui.at(done[0]), ui.put(f"« {done[0]} » en gras", "oui"), ui.BACK, *write(done[1:])]],
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


_STRONG = {
    "#1B2038": "#FFFFFF", "#5A1E63": "#F4E8F6", "#0A4D2C": "#E6F4EA", "#FFFFFF": "#7A1F1F", "#FFE27A": "#1B2A5A", "#10334F": "#CFE6F7",
}  # fmt: skip
_WEAK = {
    "#B0B4C3": "#FFFFFF", "#F2C53D": "#FFFFFF", "#8FB8E8": "#E6F0FB", "#C98A8A": "#7A1F1F", "#7FBF8F": "#E6F4EA", "#6E7FB5": "#1B2A5A", "#E79A5B": "#FDEBD8",
}  # fmt: skip


def _notice(box: fig.Box, colours: tuple[str, str]) -> list[fig.Part]:
    """Two lines in one colour on another."""
    ink, ground = colours
    return [
        fig.rect(box, ground, fig.MIST),
        Text(x=box.x + 2, y=box.y + 2, text="Fermé le lundi", colour=ink, bold=True, faint=True),
        Text(x=box.x + 2, y=box.y + 4, text="Entrée côté jardin", colour=ink, faint=True),
    ]


def text_with_enough_contrast(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four notices, the one whose text stands out enough of its ground."""
    right = pick(rng, tuple(_STRONG.items()))
    drawn = fig.pointed_tile(
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


def _numbered_blocks(box: fig.Box, ranks: tuple[int, ...]) -> list[fig.Part]:
    """A page of a title and two columns, with the rank at which each block is read."""
    x, y = box.x, box.y
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST), *fig.chip(x + 1, y, f"titre {ranks[0]}", fig.MIST, width=26)]  # fmt: skip
    for place, rank in enumerate(ranks[1:]):
        column, row = divmod(place, 3)
        ground = "#E4EAF7" if row % 2 else "#CFD9F0"
        shapes += fig.chip(x + 1 + 14 * column, y + 4 + 2 * row, str(rank), ground, width=12)
    return shapes


def order_read_aloud(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four orders of reading of a page in two columns, the one that makes sense."""
    down, across = (1, 2, 3, 4, 5, 6, 7), (1, 2, 4, 6, 3, 5, 7)
    right_first, title_last = (1, 5, 6, 7, 2, 3, 4), (7, 1, 2, 3, 4, 5, 6)
    return {
        **fig.pointed_tile(rng, "Quatre fois la même page à deux colonnes, ses blocs numérotés dans l'ordre de lecture.", 5, [down, across, right_first, title_last], _numbered_blocks, per_row=2),
        "what": pick(rng, ("un article", "une recette", "un règlement", "un bulletin", "un tract", "une lettre d'information")), "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


_PLACES_OF_PAGES = (("le parc", "parc", "Plan du parc"), ("la piscine", "piscine", "Plan des bassins"), ("le musée", "musee", "Plan des salles"), ("la gare", "gare", "Plan des quais"))  # fmt: skip


def page_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a page put right for those who hear it: its language, pictures told or left aside, headings in order, cells and fields named."""
    _name, stem, plan = pick(rng, _PLACES_OF_PAGES)
    part, column, field = (
        pick(rng, ("Horaires", "Tarifs", "Accès")),
        pick(rng, ("Jour", "Âge", "Ligne")),
        pick(rng, ("Votre nom", "Votre courriel", "Votre ville")),
    )
    key, number = field.split()[-1], integer(rng, 2, 90)
    lines = [
        "<!DOCTYPE html>", "<html>", "<head>", f"<title>{plan}</title>", "</head>", "<body>", f"<h1>{plan}</h1>", f'<img src="{stem}-{number}.png">', f'<img src="frise-{number}.png" alt="frise-{number}.png">', f"<h4>{part}</h4>",
        "<table>", f"<tr><td>{column}</td></tr>", "<tr><td>…</td></tr>", "</table>", f"<label>{field}</label>", f'<input id="{key}" type="text">', "</body>",
    ]  # fmt: skip
    right = {
        2: '§<html lang="fr">', 8: f'§<img src="{stem}-{number}.png" alt="{plan}">', 9: f'§<img src="frise-{number}.png" alt="">', 10: f"<h2>{part}</h2>",
        12: f'<tr><th>{column}</th></tr>||<tr><th scope="col">{column}</th></tr>', 15: f'<label for="{key}">{field}</label>',
    }  # fmt: skip
    return {
        "plan": plan, "key": key,
        **lines_to_mend("page.html", lines, right, right | {9: f'§<img src="frise-{number}.png" alt="Frise">'}, right | {10: f"<h3>{part}</h3>"}, right | {15: f'<label for="{field}">{field}</label>'}, {n: one for n, one in right.items() if n != 2}, right | {8: f'§<img src="{stem}-{number}.png" title="{plan}">'}),
    }  # fmt: skip


def faults_of_use_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: what a report of faults misses: an order forced on the keyboard, a name that hides what is seen, a heading hidden, a language, a row without its head."""
    _name, stem, plan = pick(rng, _PLACES_OF_PAGES)
    action, english = (
        pick(rng, ("Réserver", "S'inscrire", "Payer")),
        pick(rng, ("Night swimming", "Family pass", "Late opening")),
    )
    day, hours, number = (
        pick(rng, ("Samedi", "Dimanche", "Mercredi")),
        f"{integer(rng, 8, 10)} h",
        integer(rng, 2, 9),
    )
    lines = [
        "<!-- Le clavier suit l'ordre de la page. Ce qui se voit se lit aussi, avec les mêmes mots. -->", '<html lang="fr">', "<body>", f'<a href="#contenu" tabindex="{number}">Aller au contenu</a>', f'<main id="contenu" aria-label="{plan}">', f'<h1 aria-hidden="true">{plan}</h1>',
        f'<p>Ce soir : <span lang="fr">{english}</span></p>', "<table>", '<tr><th scope="col">Jour</th><th scope="col">Ouverture</th></tr>', f"<tr><td>{day}</td><td>{hours}</td></tr>", "</table>",
        f'<button type="button" aria-label="Bouton {number}">{action}</button>', f'<a href="{stem}.pdf" tabindex="-1">{plan} (PDF)</a>', "</main>", "</body>",
    ]  # fmt: skip
    right = {
        4: '<a href="#contenu">Aller au contenu</a>||<a href="#contenu" tabindex="0">Aller au contenu</a>', 6: f"<h1>{plan}</h1>", 7: f'<p>Ce soir : <span lang="en">{english}</span></p>', 10: f'<tr><th scope="row">{day}</th><td>{hours}</td></tr>',
        12: f'<button type="button">{action}</button>||<button type="button" aria-label="{action}">{action}</button>', 13: f'<a href="{stem}.pdf">{plan} (PDF)</a>||<a href="{stem}.pdf" tabindex="0">{plan} (PDF)</a>',
    }  # fmt: skip
    return {
        "action": action, "english": english, "day": day,
        **lines_to_mend("visite.html", lines, right, right | {4: '<a href="#contenu" tabindex="1">Aller au contenu</a>'}, right | {10: f'<tr><th scope="col">{day}</th><td>{hours}</td></tr>'}, right | {12: f'<button type="button" aria-label="Bouton {action}">{action}</button>'}, {n: one for n, one in right.items() if n != 13}, {n: one for n, one in right.items() if n != 6}),
    }  # fmt: skip
