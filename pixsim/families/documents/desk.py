"""Worlds of competence 3.1: paragraphs, pages, lists and slides to set."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.processor import DRAFTS, Change, Written, change
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.panels import (
    ACTED,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal


def _goal(*changes: Change) -> Goal:
    return Goal(
        want=tuple(("set", setting, value) for _page, setting, value in changes), keep=ACTED
    )


# ---------------------------------------------------------------- @mise_en_forme

_EMPHASES = {"en gras": "gras", "en italique": "italique", "en souligné": "souligné"}


def one_emphasis(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: bold, italic or underline on one paragraph."""
    written = Written(rng)
    (what, text), (other, _text) = sample(rng, written.lines, 2)
    said, kind = pick(rng, tuple(_EMPHASES.items()))
    wrong = next(one for one in _EMPHASES.values() if one != kind)
    done = written.of(what, kind, "oui")
    return {
        "said": said,
        "text": text,
        "world": written.world(),
        "goal": _goal(done),
        "solution": change(done),
        "near": [change(written.of(other, kind, "oui")), change(written.of(what, wrong, "oui"))],
    }


_SIDES = {"contre la marge de droite": "à droite", "à égale distance des deux marges": "centré", "sur les deux marges à la fois": "justifié"}  # fmt: skip


def one_alignment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a paragraph between the margins, the others as they are."""
    written = Written(rng)
    (what, text), (other, _text), (third, _third) = sample(rng, written.lines, 3)
    said, value = pick(rng, tuple(_SIDES.items()))
    wrong = next(one for one in _SIDES.values() if one != value)
    done = written.of(what, "alignement", value)
    return {
        "said": said,
        "text": text,
        "world": written.world({third: {"alignement": value}}),
        "goal": _goal(done),
        "solution": change(done),
        "near": [change(written.of(what, "alignement", wrong)), change(written.of(other, "alignement", value)),
                 change(written.of(what, "retrait à gauche", "2 cm"))],
    }  # fmt: skip


def set_as_the_model(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one paragraph gets the indent and the line spacing that another one has."""
    written = Written(rng)
    (model, model_text), (what, text), (third, _t) = sample(rng, written.lines, 3)
    indent, spacing = pick(rng, ("0,5 cm", "1 cm", "2 cm")), pick(rng, ("1,5", "double"))
    done = (written.of(what, "retrait à gauche", indent), written.of(what, "interligne", spacing))
    begins = {
        model: {"retrait à gauche": indent, "interligne": spacing},
        third: {"retrait à gauche": "1 cm" if indent != "1 cm" else "2 cm", "italique": "oui"},
    }
    return {
        "model": model_text,
        "text": text,
        "world": written.world(begins),
        "goal": _goal(*done),
        "solution": change(*done),
        "near": [change(done[0]), change(done[1]), change(done[0], written.of(what, "italique", "oui"))],
    }  # fmt: skip


def space_before_titles(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: empty lines before titles go, the style of titles gets the space instead."""
    titles = sample(
        rng,
        ("Accueil", "Ateliers", "Budget", "Matériel", "Horaires", "Sorties"),
        integer(rng, 3, 4),
    )
    empties = sample(rng, titles, 2)
    space, other = sample(rng, ("6 pt", "12 pt", "18 pt"), 2)
    pages = []
    for title in titles:
        lines = [
            info(
                f"Avant « {title} » : une ligne vide", when={f"Lignes vides avant « {title} »": "1"}
            )
        ]
        kept = "1" if title in empties else "0"
        pages.append(screen(f"Partie {title}", *lines, choice(f"Lignes vides avant « {title} »", kept, ("0", "1", "2")),
                            choice(f"« {title} » : style", "Titre 1", ("Titre 1", "Titre 2", "Corps de texte")),
                            choice(f"« {title} » : espace avant, pour ce titre seul", "0 pt", ("0 pt", "6 pt", "12 pt", "18 pt"))))  # fmt: skip
    styles = [screen(f"Style {style}", *(choice(f"{style} : espace {where}", "0 pt", ("0 pt", "6 pt", "12 pt", "18 pt")) for where in ("avant", "après")))
              for style in ("Titre 1", "Titre 2", "Corps de texte")]  # fmt: skip
    emptied = [(f"Partie {t}", f"Lignes vides avant « {t} »", "0") for t in titles if t in empties]
    styled = ("Style Titre 1", "Titre 1 : espace avant", space)
    return {
        "space": space,
        "world": device("Texte · guide.odt", screen("Document"), *pages, *styles),
        "goal": _goal(*emptied, styled),
        "solution": change(*emptied, styled),
        "near": [change(*emptied, ("Style Titre 1", "Titre 1 : espace après", space)), change(styled, emptied[0]),
                 change(*emptied, ("Style Titre 1", "Titre 1 : espace avant", other)),
                 change(*emptied, *((f"Partie {t}", f"« {t} » : espace avant, pour ce titre seul", space) for t in titles))],
    }  # fmt: skip


# ---------------------------------------------------------------- @styles


def one_heading(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a line that only looks like a title becomes one."""
    written = Written(rng, DRAFTS[2:])
    (what, text), (other, _t) = sample(rng, written.lines[1:], 2)
    level = pick(rng, ("Titre 1", "Titre 2"))
    done = written.of(what, "style", level)
    return {
        "text": text,
        "level": level,
        "world": written.world({what: {"gras": "oui"}}),
        "goal": _goal(done),
        "solution": change(done),
        "near": [change(written.of(what, "souligné", "oui")), change(written.of(what, "style", "Titre 3")),
                 change(written.of(other, "style", level))],
    }  # fmt: skip


_PLANS = (
    ("Préparer", ("Le lieu", "Le matériel"), "Ordinateurs"), ("Accueillir", ("Les inscriptions", "Les horaires"), "Jours fériés"),
    ("Se former", ("Les ateliers", "Les supports"), "Vidéos"), ("Communiquer", ("La presse", "Les affiches"), "Formats"),
)  # fmt: skip


def outline(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: three lines do not have the level that the plan of the document gives them."""
    top, (first, second), inner = pick(rng, _PLANS)
    other = pick(rng, [plan for plan in _PLANS if plan[0] != top])
    names = [top, first, second, inner, other[0], other[1][0]]
    right = dict(
        zip(names, ("Titre 1", "Titre 2", "Titre 2", "Titre 3", "Titre 1", "Titre 2"), strict=True)
    )
    faulty = sorted(sample(rng, names[1:], 3), key=names.index)
    wrong = {
        name: pick(
            rng,
            [s for s in ("Titre 1", "Titre 2", "Titre 3", "Corps de texte") if s != right[name]],
        )
        for name in faulty
    }
    styles = ("Corps de texte", "Titre 1", "Titre 2", "Titre 3")
    pages = [screen(name, choice(f"{name} : style", wrong.get(name, right[name]), styles), choice(f"{name} : gras", "non"), choice(f"{name} : taille", "14", ("12", "14", "18")))
             for name in names]  # fmt: skip
    done = [(name, f"{name} : style", right[name]) for name in faulty]
    last = faulty[-1]
    return {
        "top": top, "other": other[0], "first": first, "second": second, "inner": inner, "other_first": other[1][0],
        "world": device("Texte · guide.odt", screen("Plan du document"), *pages),
        "goal": _goal(*done),
        "solution": change(*done),
        "near": [change(*done[:-1]), change(*done[:-1], (last, f"{last} : taille", "18"))],
    }  # fmt: skip


# ---------------------------------------------------------------- @page


def turned_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the whole document upright or lying, on the paper that is told."""
    written = Written(rng)
    said, setting, value = pick(rng, (
        ("plus large que haut", "Orientation du document", "paysage"), ("sur du papier A5", "Format du papier", "A5"),
        ("sur du papier A3", "Format du papier", "A3"), ("avec des marges étroites", "Marges", "étroites"), ("sur deux colonnes", "Colonnes", "2"),
    ))  # fmt: skip
    done = ("Mise en page", setting, value)
    return {
        "said": said,
        "name": written.name,
        "world": written.world(),
        "goal": _goal(done),
        "solution": change(done),
        "near": [change(written.of(written.lines[0][0], "alignement", "centré"))],
    }


def numbered_footer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the number of the page at the foot of each page, not a figure typed once."""
    written = Written(rng)
    where = pick(rng, ("à gauche", "au centre", "à droite"))
    other = "au centre" if where != "au centre" else "à droite"
    kinds = ("rien", "le texte « 1 »", "le numéro de la page", "le nombre de pages", "la date")
    bands = [
        screen(
            band,
            *(
                choice(f"{band}, {place}", "rien", kinds)
                for place in ("à gauche", "au centre", "à droite")
            ),
        )
        for band in ("En-tête", "Pied de page")
    ]

    def show(what: str, band: str = "Pied de page", place: str = where) -> Change:
        return band, f"{band}, {place}", what

    done = show("le numéro de la page")
    return {
        "where": where,
        "name": written.name,
        "world": written.world({}, *bands),
        "goal": _goal(done),
        "solution": change(done),
        "near": [change(show("le texte « 1 »")), change(show("le nombre de pages")), change(show("le numéro de la page", "En-tête")),
                 change(show("le numéro de la page", place=other))],
    }  # fmt: skip


_PARTS = ("Introduction", "Méthode", "Enquête", "Résultats", "Discussion", "Sources")


def parts_on_new_pages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two parts that begin in the middle of a page begin on one of their own, whatever is added before."""
    parts = [f"Partie {part}" for part in sample(rng, _PARTS, 5)]
    late = sorted(sample(rng, parts[1:], 2), key=parts.index)
    pages = [
        screen(part, choice(f"{part} : saut avant", "aucun" if part in late else "de page", ("aucun", "de ligne", "de page")),
               choice(f"{part} : lignes vides avant", "0", ("0", "5", "10", "20")), choice(f"{part} : espace avant", "0 pt", ("0 pt", "24 pt", "72 pt")))
        for part in parts
    ]  # fmt: skip
    done = [(part, f"{part} : saut avant", "de page") for part in late]
    a, b = late
    return {
        "a": a.removeprefix("Partie "),
        "b": b.removeprefix("Partie "),
        "world": device("Texte · rapport.odt", screen("Document"), *pages),
        "goal": _goal(*done),
        "solution": change(*done),
        "near": [change(done[0]), change(done[0], (b, f"{b} : lignes vides avant", "20")),
                 change(done[0], (b, f"{b} : saut avant", "de ligne"))],
    }  # fmt: skip


def turned_section(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a wide table alone on a page that is turned, what follows upright again."""
    names = sample(rng, ("Introduction", "Enquête", "Résultats", "Discussion", "Sources"), 4)
    at_rank = integer(rng, 1, 2)
    table, after = "Grand tableau", names[at_rank]
    order = [*names[:at_rank], table, *names[at_rank:]]
    pages = [
        screen(name, choice(f"{name} : saut avant", "aucun", ("aucun", "de page", "de section")),
               choice(f"{name} : orientation", "portrait", ("portrait", "paysage"), when={f"{name} : saut avant": "de section"}))
        for name in order[1:]
    ]  # fmt: skip
    first = screen(order[0], choice("Orientation du document", "portrait", ("portrait", "paysage")))
    cut = (table, f"{table} : saut avant", "de section")
    turn = (table, f"{table} : orientation", "paysage")
    back = (after, f"{after} : saut avant", "de section")
    return {
        "after": after,
        "world": device("Texte · rapport.odt", screen("Document"), first, *pages),
        "goal": _goal(cut, turn, back),
        "solution": change(cut, turn, back),
        "near": [change(cut, turn), change((order[0], "Orientation du document", "paysage")),
                 change(cut, turn, (after, f"{after} : saut avant", "de page"))],
    }  # fmt: skip


# ---------------------------------------------------------------- @tableaux_listes

_LISTS = (
    ("Courses", "pommes, farine, œufs, beurre", "sans ordre", "à puces"), ("Étapes", "ouvrir le boîtier, retirer la pile, poser la neuve", "dans l'ordre", "numérotée"),
    ("Invités", "Léa, Karim, Sofia, Hugo", "sans ordre", "à puces"), ("Recette", "mélanger, laisser reposer, cuire", "dans l'ordre", "numérotée"),
    ("Démarche", "remplir le dossier, le signer, le déposer", "dans l'ordre", "numérotée"), ("Matériel", "tente, gourde, lampe", "sans ordre", "à puces"),
)  # fmt: skip


def kind_of_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: bullets or numbers for one list among others."""
    drawn = sample(rng, _LISTS, 4)
    name, _items, _said, kind = drawn[0]
    pages = [
        screen(f"Liste {what}", choice(f"{what} : présentation", "texte simple", ("texte simple", "à puces", "numérotée", "en gras")),
               choice(f"{what} : retrait", "0 cm", ("0 cm", "1 cm")), text=text)
        for what, text, _order, _kind in shuffled(rng, drawn)
    ]  # fmt: skip
    wrong = "à puces" if kind == "numérotée" else "numérotée"

    def show(value: str, what: str = name) -> list[Act]:
        return change((f"Liste {what}", f"{what} : présentation", value))

    return {
        "name": name,
        "need": "leur ordre compte, chacune doit porter un numéro" if kind == "numérotée" else "leur ordre ne compte pas, chacune doit commencer par le même signe",
        "world": device("Texte · carnet.odt", screen("Document"), *pages),
        "goal": Goal(want=(("set", f"{name} : présentation", kind),), keep=ACTED),
        "solution": show(kind),
        "near": [show(wrong), show(kind, drawn[1][0])],
    }  # fmt: skip


def table_over_pages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: names of columns on every page, and no row cut in two."""
    name, other = sample(rng, ("Adhérents", "Matériel", "Prêts", "Bénévoles"), 2)
    pages = [
        screen(f"Tableau {what}", info(f"{what} : taille", f"{integer(rng, 60, 140)} lignes, 4 colonnes"),
               choice(f"{what} : répéter la ligne d'en-tête", "non"), choice(f"{what} : une ligne peut se couper en bas de page", "oui"),
               choice(f"{what} : ligne de total", "non"), choice(f"{what} : bordures", "toutes", ("aucune", "toutes")),
               choice(f"{what} : titre au-dessus", "oui"))
        for what in shuffled(rng, [name, other])
    ]  # fmt: skip

    def both(header: str = name, cut: str = name) -> list[Act]:
        return change((f"Tableau {header}", f"{header} : répéter la ligne d'en-tête", "oui"),
                      (f"Tableau {cut}", f"{cut} : une ligne peut se couper en bas de page", "non"))  # fmt: skip

    return {
        "name": name,
        "world": device("Texte · annexes.odt", screen("Document"), *pages),
        "goal": Goal(want=(("set", f"{name} : répéter la ligne d'en-tête", "oui"), ("set", f"{name} : une ligne peut se couper en bas de page", "non")), keep=ACTED),
        "solution": both(),
        "near": [both()[:2], both(other, other), [*both()[:2], put(f"{name} : titre au-dessus", "non")]],
    }  # fmt: skip


def _lengths(shown: str) -> str:
    return "||".join(
        (shown, shown.replace(",", "."), *((f"{shown},0", f"{shown}.0") if shown.isdigit() else ()))
    )


def tab_stops(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: prices on their commas and dates against the right, by tab stops."""
    half = integer(rng, 9, 19)
    low, high = (decimal(n / 2) for n in (half, half + integer(rng, 8, 14)))
    kinds = ("gauche", "centré", "droit", "décimal")
    dots = ("rien", "des points", "un trait")
    pages = [
        screen(f"Taquet {n}", choice(f"Taquet {n} : sorte", "gauche", kinds), field(f"Taquet {n} : position (cm)", str(start), r"\d{1,2}([,.]\d)?", "Un nombre de centimètres."),
               choice(f"Taquet {n} : avant le taquet", "rien", dots))
        for n, start in ((1, 3), (2, 5), (3, 17))
    ]  # fmt: skip
    right = [("Taquet 1", "Taquet 1 : sorte", "décimal"), ("Taquet 1", "Taquet 1 : position (cm)", low),
             ("Taquet 2", "Taquet 2 : sorte", "droit"), ("Taquet 2", "Taquet 2 : position (cm)", high)]  # fmt: skip
    return {
        "low": low,
        "high": high,
        "world": device("Texte · tarifs.odt", screen("Règle du paragraphe"), *pages),
        "goal": Goal(want=(("set", "Taquet 1 : sorte", "décimal"), ("set", "Taquet 1 : position (cm)", _lengths(low)),
                           ("set", "Taquet 2 : sorte", "droit"), ("set", "Taquet 2 : position (cm)", _lengths(high))), keep=ACTED),
        "solution": change(*right),
        "near": [change(("Taquet 1", "Taquet 1 : sorte", "centré"), *right[1:]), change(*right[:2]),
                 change(right[0], ("Taquet 1", "Taquet 1 : position (cm)", high), right[2], ("Taquet 2", "Taquet 2 : position (cm)", low))],
    }  # fmt: skip


# ---------------------------------------------------------------- @diaporama

_SLIDES = (
    "Sommaire",
    "Notre équipe",
    "Le projet",
    "Le budget",
    "Les dates",
    "Les partenaires",
    "Questions",
    "Merci",
)


def _slides(rng: np.random.Generator, count: int = 6) -> list[str]:
    chosen = sorted(sample(rng, _SLIDES, count), key=_SLIDES.index)
    return [f"{n}. {title}" for n, title in enumerate(chosen, 1)]


def slide_left_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a slide that is not shown today, without losing it."""
    slides = _slides(rng)
    what, other = sample(rng, slides, 2)
    pages = [screen(slide, choice(f"{slide} : masquée", "non"), choice(f"{slide} : transition", "aucune", ("aucune", "fondu", "balayage")),
                    button(f"Supprimer {slide}", "La diapositive est supprimée.")) for slide in slides]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "slide": what.partition(". ")[2],
        "world": device("Diaporama", screen("Diapositives"), *pages),
        "goal": Goal(want=(("set", f"{what} : masquée", "oui"),), keep=ACTED),
        "solution": change((what, f"{what} : masquée", "oui")),
        "near": [[*at(what), press(f"Supprimer {what}")], change((other, f"{other} : masquée", "oui"))],
    }  # fmt: skip


def part_of_a_show(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a show that runs by itself from one slide to another, again and again."""
    slides = _slides(rng, 7)
    start, end = sorted(sample(rng, range(2, 7), 2))
    if end - start < 1 or start == end:
        return part_of_a_show(rng)
    numbers = tuple(map(str, range(1, 8)))
    pages = [
        screen("Diapositives à montrer", *(info(slide) for slide in slides), choice("De la diapositive", "1", numbers), choice("À la diapositive", "7", numbers)),
        screen("Déroulement", choice("Passage à la suivante", "au clic", ("au clic", "seul, après 10 s")), choice("Recommencer à la fin", "non"),
               choice("Montrer le pointeur", "oui")),
        screen("Présentateur", choice("Écran du présentateur", "oui"), choice("Afficher l'heure", "non")),
    ]  # fmt: skip
    where, how = "Diapositives à montrer", "Déroulement"
    right = [
        (where, "De la diapositive", str(start)),
        (where, "À la diapositive", str(end)),
        (how, "Recommencer à la fin", "oui"),
    ]
    return {
        "who": pick(rng, FIRST_NAMES),
        "first": slides[start - 1].partition(". ")[2],
        "last": slides[end - 1].partition(". ")[2],
        "world": device("Diaporama", screen("Réglages de la projection"), *pages),
        "goal": Goal(want=tuple(("set", name, value) for _page, name, value in right), keep=ACTED, free=("Passage à la suivante",)),
        "solution": change(*right),
        "near": [change(*right[:2]), change(right[0], right[2]), change((where, "De la diapositive", str(start - 1)), *right[1:])],
    }  # fmt: skip


def on_every_slide(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: what all slides show is set once, on their master, the first one left without it."""
    what = pick(
        rng,
        (
            "logo de l'association",
            "nom de la commune",
            "numéro de diapositive",
            "date de la réunion",
        ),
    )
    slides = _slides(rng, 5)
    corner, other = sample(
        rng, ("en haut à gauche", "en haut à droite", "en bas à gauche", "en bas à droite"), 2
    )
    corners = (
        "nulle part",
        "en haut à gauche",
        "en haut à droite",
        "en bas à gauche",
        "en bas à droite",
    )
    masters = [screen(f"Masque « {name} »", choice(f"Masque « {name} » : {what}", "nulle part", corners), choice(f"Masque « {name} » : fond", "blanc", ("blanc", "bleu")))
               for name in ("Contenu", "Titre seul", "Vide")]  # fmt: skip
    pages = [screen(slide, choice(f"{slide} : masque", "Titre seul" if n == 0 else "Vide" if n == 3 else "Contenu", ("Contenu", "Titre seul", "Vide")),
                    choice(f"{slide} : {what}", "nulle part", corners)) for n, slide in enumerate(slides)]  # fmt: skip
    stray = slides[3]
    right = [
        ("Masque « Contenu »", f"Masque « Contenu » : {what}", corner),
        (stray, f"{stray} : masque", "Contenu"),
    ]
    return {
        "what": what,
        "corner": corner,
        "world": device("Diaporama", screen("Diaporama"), *masters, *pages),
        "goal": Goal(want=tuple(("set", name, value) for _p, name, value in right), keep=ACTED),
        "solution": change(*right),
        "near": [change(right[0]), change(*((slide, f"{slide} : {what}", corner) for slide in slides[1:])),
                 change(("Masque « Contenu »", f"Masque « Contenu » : {what}", other), right[1]), change(*right, (slides[0], f"{slides[0]} : masque", "Contenu"))],
    }  # fmt: skip
