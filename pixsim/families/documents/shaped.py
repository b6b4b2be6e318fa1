"""Worlds of competences 2.3 and 3.1 in the word processor: looks, styles, pages, lists, remarks, suggestions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.writers import document, grid, line, styled, whole
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block, Comment

_TEXTS = (
    ("affiche", ("Fête du quartier des Lilas", "Samedi 13 juin, à partir de 15 heures", "Place du Puits, devant l'école", "Jeux, concert et repas partagé", "On cherche encore des bénévoles.", "Renseignements à la médiathèque")),
    ("lettre", ("Association Le Verger, 3 rue Haute", "À l'attention de Monsieur le maire", "Objet : demande de salle", "Nous cherchons une salle pour notre assemblée.", "Nous vous prions d'agréer nos salutations.", "La présidente, Inès Morel")),
    ("compte-rendu", ("Réunion du 12 mars", "Huit personnes étaient présentes.", "Les comptes sont à l'équilibre.", "La toiture sera refaite à l'automne.", "Les clés se rendent à l'accueil.", "La prochaine réunion a lieu en juin.")),
    ("reglement", ("Règlement de l'atelier vélo", "L'atelier ouvre le mercredi et le samedi.", "Les outils restent sur place.", "Les lunettes sont obligatoires à la meule.", "L'adhésion vaut pour l'année.", "Chacun est assuré pour lui-même.")),
    ("menu", ("Repas des voisins", "Salade de lentilles du jardin", "Gratin de courge et riz", "Tomme de la vallée", "Tarte aux pommes", "Dites-nous vos allergies avant jeudi.")),
)  # fmt: skip
_KEPT = ("text", "style", "effect", "lay", "list", "break", "look", "page", "band")


def _draft(rng: np.random.Generator) -> tuple[str, tuple[str, ...]]:
    """A name of file and the lines of a document."""
    kind, lines = pick(rng, _TEXTS)
    return f"{kind}-{integer(rng, 10, 99)}.odt", lines


# ---------------------------------------------------------------- @mise_en_forme

_EFFECTS = {"en gras": "gras", "en italique": "italique", "en souligné": "souligné"}


def effect_on_words(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: an effect on some words of a line, and on them alone."""
    name, lines = _draft(rng)
    place = integer(rng, 2, 5)
    parts = lines[place].split()
    first = integer(rng, 0, max(0, len(parts) - 3))
    words = " ".join(parts[first : first + 2]).strip(".,: ")
    said, effect = pick(rng, tuple(_EFFECTS.items()))
    wrong = next(one for one in _EFFECTS.values() if one != effect)
    start = lines[place].find(words)
    if start < 0 or words.endswith(":"):
        return effect_on_words(rng)
    these = f"les mots « {words} »" if " " in words else f"le mot « {words} »"
    return {
        "these": these, "said": said, "line": lines[place], "name": name,
        "world": document(name, [line(text) for text in lines]),
        "goal": Goal(want=(("effect", lines[place], effect, words), ("text", " ¶ ".join(lines))), refuse=tuple(("effect", lines[place], one, "*") for one in _EFFECTS.values() if one != effect), keep=_KEPT),
        "solution": [f"effet {place + 1} {effect} {words}"],
        "near": [[f"effet {place + 1} {effect} "], [f"effet {place + 1} {wrong} {words}"]],
    }  # fmt: skip


_SIDES = {
    "contre la marge de droite": "à droite",
    "au milieu de la largeur": "centré",
    "d'une marge à l'autre, bords droits": "justifié",
}


def one_line_placed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a line between the margins, by its alignment and not by spaces."""
    name, lines = _draft(rng)
    place, other = sample(rng, range(len(lines)), 2)
    said, align = pick(rng, tuple(_SIDES.items()))
    wrong = next(one for one in _SIDES.values() if one != align)
    return {
        "line": lines[place], "said": said,
        "world": document(name, [line(text, own={"alignement": align} if n == other else {}) for n, text in enumerate(lines)]),
        "goal": Goal(want=(("lay", lines[place], "alignement", align),), refuse=(("lay", lines[place], "retrait", "1 cm||2 cm||0,5 cm"),), keep=_KEPT),
        "solution": [f"aligner {place + 1} {align}"],
        "near": [[f"aligner {place + 1} {wrong}"], [f"paragraphe {place + 1} retrait : 2 cm"]],
    }  # fmt: skip


def like_the_model(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a paragraph given the two settings that make another one look as it does."""
    name, lines = _draft(rng)
    model, place, other = sample(rng, range(1, len(lines)), 3)
    values = {
        "retrait": pick(rng, ("0,5 cm", "1 cm", "2 cm")),
        "interligne": pick(rng, ("1,5", "double")),
        "espace avant": pick(rng, ("6 pt", "12 pt")),
    }
    own = {what: values[what] for what in sample(rng, list(values), 2)}
    odd = {"alignement": "centré", "retrait": "2 cm" if own.get("retrait") != "2 cm" else "1 cm"}
    blocks = [
        line(text, own=own if n == model else odd if n == other else {})
        for n, text in enumerate(lines)
    ]
    acts = [f"paragraphe {place + 1} {what} : {value}" for what, value in own.items()]
    return {
        "line": lines[place], "model": lines[model],
        "world": document(name, blocks),
        "goal": Goal(want=tuple(("lay", lines[place], what, own.get(what, first)) for what, first in (("retrait", "0 cm"), ("interligne", "simple"), ("espace avant", "0 pt"), ("alignement", "à gauche"))), keep=_KEPT),
        "solution": acts,
        "near": [acts[:1], [*acts, f"aligner {place + 1} centré"]],
    }  # fmt: skip


_PARTS = ("Accueil", "Ateliers", "Budget", "Matériel", "Horaires", "Sorties")
_BODIES = (
    "La salle ouvre à neuf heures.",
    "Chacun apporte son matériel.",
    "Les comptes sont à jour.",
    "Prévenez en cas d'absence.",
    "Le local est chauffé.",
    "On se retrouve au portail.",
)


def air_before_titles(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: empty lines before titles go, the style of titles makes the space instead."""
    titles, bodies = sample(rng, _PARTS, 3), sample(rng, _BODIES, 3)
    space, other = sample(rng, ("6 pt", "12 pt", "18 pt", "24 pt"), 2)
    empty = sorted(sample(rng, range(3), 2))
    blocks: list[Block | str] = []
    gone: list[int] = []
    for n, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        if n in empty:
            blocks.append(Block())
            gone.append(len(blocks))
        blocks += [f"# {title}", body]
    texts = [text for pair in zip(titles, bodies, strict=True) for text in pair]
    remove = [f"supprimer {n}" for n in reversed(gone)]
    last = len(texts)
    return {
        "space": space,
        "world": document(f"guide-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(whole(*texts), ("look", "Titre 1", "espace avant", space), *(("lay", title, "espace avant", space) for title in titles)), keep=("style", "look", "effect"), free=("Titre 1", "")),
        "solution": [*remove, "aller styles", "ouvrir Titre 1", f'régler "espace avant" {space}'],
        "near": [["aller styles", "ouvrir Titre 1", f'régler "espace après" {space}'], remove, [*remove, "aller styles", "ouvrir Titre 1", f'régler "espace avant" {other}'],
                 [*remove, *(f"paragraphe {n} espace avant : {space}" for n in range(1, last, 2))]],
    }  # fmt: skip


# ---------------------------------------------------------------- @styles


def true_heading(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a line that only looks like a heading becomes one."""
    titles, bodies = sample(rng, _PARTS, 3), sample(rng, _BODIES, 3)
    level = pick(rng, (1, 2))
    fake = integer(rng, 1, 2)
    blocks: list[Block | str] = []
    for n, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        heading: Block | str = (
            line(styled(title, "gras")) if n == fake else f"{'#' * (level if n else 1)} {title}"
        )
        blocks += [heading, body]
    place = 2 * fake + 1
    return {
        "title": titles[fake], "level": level,
        "world": document(f"guide-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("style", titles[fake], f"Titre {level}"),), keep=("text", "style")),
        "solution": [f"style {place} Titre {level}"],
        "near": [[f"style {place} Titre {3 - level}"], [f"effet {place} souligné "], [f"style {place} Titre du document"]],
    }  # fmt: skip


_PLANS = (
    ("Préparer", ("Le lieu", "Le matériel"), "Ordinateurs"), ("Accueillir", ("Les inscriptions", "Les horaires"), "Jours fériés"),
    ("Se former", ("Les ateliers", "Les supports"), "Vidéos"), ("Communiquer", ("La presse", "Les affiches"), "Formats"),
)  # fmt: skip


def outline_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two parts that are in the wrong place or at the wrong level of the outline."""
    top, (first, second), inner = pick(rng, _PLANS)
    other, (other_first, _s), _i = pick(rng, [plan for plan in _PLANS if plan[0] != top])
    bodies = sample(rng, _BODIES, 4)
    tree = [
        (1, top, bodies[0]),
        (2, first, bodies[1]),
        (2, second, ""),
        (3, inner, bodies[2]),
        (1, other, ""),
        (2, other_first, bodies[3]),
    ]
    order = list(range(6))
    lower = pick(rng, (1, 5))
    swapped = bool(integer(rng, 0, 1))
    if swapped:
        order = [4, 5, 0, 1, 2, 3]
    blocks: list[Block | str] = []
    places: dict[str, int] = {}
    for n in order:
        level, title, body = tree[n]
        places[title] = len(blocks) + 1
        blocks.append(
            f"{'#' * (level + (1 if n == lower else 0) if swapped or n == lower else level)} {title}"
        )
        blocks += [body] if body else []
    texts = [text for _level, title, body in tree for text in (title, body) if text]
    name = tree[lower][1]
    acts = ["aller plan", f"niveau {places[name]} hausser"] + (
        [f"partie {places[top]} monter"] if swapped else []
    )
    if not swapped:
        second_low = 3
        blocks[places[tree[second_low][1]] - 1] = f"## {inner}"
        acts.append(f"niveau {places[inner]} abaisser")
    want = [("style", title, f"Titre {level}") for level, title, _body in tree]
    return {
        "top": top, "other": other, "first": first, "second": second, "inner": inner, "other_first": other_first,
        "world": document(f"guide-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(whole(*texts), *want)),
        "solution": acts,
        "near": [acts[:2], ["aller plan", acts[2]], [f"effet {places[name]} gras "]],
    }  # fmt: skip


# ---------------------------------------------------------------- @page


def whole_document_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: paper, margins, columns or the way up of the whole document."""
    name, lines = _draft(rng)
    said, setting, value = pick(rng, (
        ("plus large que haut", "Orientation", "paysage"), ("sur du papier A5", "Papier", "A5"), ("sur du papier A3", "Papier", "A3"),
        ("avec des marges étroites", "Marges", "étroites"), ("sur deux colonnes", "Colonnes", "2"),
    ))  # fmt: skip
    return {
        "name": name, "said": said,
        "world": document(name, [line(text) for text in lines]),
        "goal": Goal(want=(("page", setting, value),), keep=_KEPT),
        "solution": ["aller mise en page", f"régler {setting} {value}"],
        "near": [["aligner 1 centré"], ["aller mise en page", 'régler "Numéro de la première page" 2']],
    }  # fmt: skip


def number_at_the_foot(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the number of the page at the foot of every page, by a field."""
    name, lines = _draft(rng)
    where, band = pick(
        rng,
        (
            ("à gauche", "Pied de page, à gauche"),
            ("au centre", "Pied de page, au centre"),
            ("à droite", "Pied de page, à droite"),
        ),
    )
    there = ["aller en-tête et pied"]
    return {
        "name": name, "where": where,
        "world": document(name, [line(text) for text in lines]),
        "goal": Goal(want=(("band", band, "‹numéro de page›"),), keep=_KEPT),
        "solution": [*there, f'régler "{band}" numéro de page'],
        "near": [[*there, f'écrire "{band}" 1'], [*there, f'régler "{band}" nombre de pages'], [*there, f'régler "{band.replace("Pied de page", "En-tête")}" numéro de page'],
                 ["aller insertion", f"champ {len(lines)} numéro de page "]],
    }  # fmt: skip


def parts_at_the_top(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two parts that begin a page whatever is added before them."""
    titles, bodies = sample(rng, _PARTS, 4), sample(rng, _BODIES, 4)
    first, second = sorted(sample(rng, range(1, 4), 2))
    blocks = [
        text
        for pair in zip((f"# {title}" for title in titles), bodies, strict=True)
        for text in pair
    ]
    acts = ["aller insertion", *(f"saut {2 * n + 1} de page" for n in (first, second))]
    third = next(n for n in range(1, 4) if n not in (first, second))
    return {
        "a": titles[first], "b": titles[second],
        "world": document(f"rapport-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=tuple(("starts", titles[n], "oui") for n in (first, second)), keep=("text", "style", "starts", "orientation")),
        "solution": acts,
        "near": [acts[:2], ["aller styles", "ouvrir Titre 1", 'régler "nouvelle page avant" oui'], [*acts, f"saut {2 * third + 1} de page"]],
    }  # fmt: skip


def wide_table_turned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a wide table alone on a page that lies, what follows upright again."""
    titles, bodies = sample(rng, _PARTS, 3), sample(rng, _BODIES, 3)
    name = pick(rng, ("Dépenses", "Présences", "Effectifs", "Prêts"))
    months = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.")
    table = grid(
        name,
        ("Poste", *months),
        *(
            (row, *(str(integer(rng, 2, 90)) for _month in months))
            for row in sample(rng, ("Salle", "Repas", "Livres", "Transport", "Sono"), 4)
        ),
    )
    before = integer(rng, 1, 2)
    blocks: list[Block | str] = []
    for n, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        blocks += [f"# {title}", body] + ([table] if n == before - 1 else [])
    at = 2 * before + 1
    acts = [
        "aller insertion",
        f"saut {at} de section",
        f"saut {at + 1} de section",
        "aller mise en page",
        f'régler "Section de la ligne {at}" paysage',
    ]
    upright = tuple(
        ("orientation", text, "portrait")
        for pair in zip(titles, bodies, strict=True)
        for text in pair
    )
    return {
        "name": name, "after": titles[before],
        "world": document(f"rapport-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("orientation", name, "paysage"), *upright), keep=("text", "style", "cells")),
        "solution": acts,
        "near": [["aller mise en page", "régler Orientation paysage"], [*acts[:2], "aller mise en page", acts[4]],
                 ["aller insertion", f"saut {at} de page", f"saut {at + 1} de page", "aller mise en page", "régler Orientation paysage"]],
    }  # fmt: skip


# ---------------------------------------------------------------- @tableaux_listes

_ENTRIES = (
    ("À acheter", ("pommes", "farine", "œufs", "beurre"), "à puces"), ("Pour changer la pile", ("ouvrir le boîtier", "retirer la pile", "poser la neuve"), "numérotée"),
    ("Invités", ("Léa", "Karim", "Sofia"), "à puces"), ("La recette", ("mélanger", "laisser reposer", "cuire"), "numérotée"), ("La démarche", ("remplir le dossier", "le signer", "le déposer"), "numérotée"), ("À emporter", ("tente", "gourde", "lampe"), "à puces"),
)  # fmt: skip


def list_of_its_kind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: lines made a list of bullets or of numbers, as their order matters or not."""
    (title, entries, kind), (other, others, other_kind) = sample(rng, _ENTRIES, 2)
    entries = entries[:3]
    shown = [line(text, listed=other_kind) for text in others]
    mine = [line(text) for text in entries]
    first = bool(integer(rng, 0, 1))
    blocks = (
        [line(title), *mine, line(other), *shown]
        if first
        else [line(other), *shown, line(title), *mine]
    )
    start = 2 if first else len(shown) + 3
    wrong = "à puces" if kind == "numérotée" else "numérotée"

    def listed(value: str, count: int = len(entries)) -> list[str]:
        return [f"liste-lignes {start} {start + count - 1} {value}"]

    return {
        "title": title, "need": "un numéro" if kind == "numérotée" else "une puce",
        "world": document(f"carnet-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=tuple(("list", text, kind) for text in entries), keep=("text", "list", "style", "lay")),
        "solution": listed(kind),
        "near": [listed(wrong), listed(kind, 2)],
    }  # fmt: skip


def long_table(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: names of columns on every page, and no row cut in two."""
    name, other = sample(rng, ("Adhérents", "Matériel", "Prêts", "Bénévoles"), 2)
    head = ("Nom", "Ville", "Année")
    rows = [
        (
            pick(rng, FIRST_NAMES),
            pick(rng, ("Aubrac", "Rivelac", "Montclair")),
            str(integer(rng, 2015, 2025)),
        )
        for _row in range(28)
    ]
    tables = [grid(name, head, *rows), grid(other, head, *rows[:3])]
    blocks: list[Block | str] = ["# Annexes", *shuffled(rng, tables), "Fin du document."]
    at = next(n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == name)
    both = [
        f"ouvrir {at}",
        "option répéter la première ligne sur chaque page",
        "option garder chaque ligne entière",
    ]
    return {
        "name": name,
        "world": document(f"annexes-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("across", name, "répéter", "oui"), ("across", name, "entières", "oui")), keep=("text", "cells", "across")),
        "solution": both,
        "near": [both[:2], [f"ouvrir {5 - at}", *both[1:]]],
    }  # fmt: skip


# ---------------------------------------------------------------- @coedition

_FACTS = (
    ("La réunion commence à {} h.", ("14", "15", "16", "17")), ("Le repas coûte {} euros.", ("8", "9", "11", "12")), ("On attend {} personnes.", ("30", "40", "50", "60")),
    ("Le car part du quai {}.", ("1", "2", "3", "4")), ("La salle ferme à {} h.", ("19", "20", "21", "22")),
)  # fmt: skip


def change_proposed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a change that the author will be able to accept or refuse."""
    owner, me = sample(rng, FIRST_NAMES, 2)
    chosen = sample(rng, _FACTS, 4)
    texts = [frame.format(pick(rng, values)) for frame, values in chosen]
    place = integer(rng, 0, 3)
    frame, values = chosen[place]
    new = frame.format(
        pick(rng, [value for value in values if frame.format(value) != texts[place]])
    )
    done = [new if n == place else text for n, text in enumerate(texts)]
    edit = f"modifier {place + 1} {new}"
    return {
        "owner": owner, "old": texts[place], "new": new,
        "world": document("texte.odt", [line(text) for text in texts], me=me),
        "goal": Goal(want=(whole(*done), ("original", " ¶ ".join(texts)), ("pending", "1"))),
        "solution": ["aller révision", "suivi", edit],
        "near": [[edit], ["aller révision", f"commenter {place + 1} {new}"], ["aller révision", "suivi", edit, "aller modifications", "accepter 1"]],
    }  # fmt: skip


_THREADS = (
    ("Samedi 12 juin, de 14 h à 18 h", "Cette date est fausse : c'est le 12.", ("Corrigée.", "Je confirme."), True),
    ("Entrée : 3 euros, gratuite pour les enfants", "Ajouter le prix ?", ("C'est fait.", "Merci, parfait."), True),
    ("Rendez-vous à l'accueil du jardin", "Une faute à « accueil ».", ("Corrigée.", "Vu."), True),
    ("On peut venir à vélo : un garage est ouvert", "Dire où laisser les vélos.", ("Ajouté.", "Bien, merci."), True),
    ("Concert à 16 heures, sous le grand tilleul", "À 16 heures, pas à 17.", ("C'est changé.", "D'accord."), True),
    ("Renseignements : 01 99 00 12 40", "Il manque un chiffre au numéro.", ("Remis.", "C'est le bon."), True),
    ("Plan d'accès au dos de la feuille", "Le plan est illisible.", ("Je l'ai mis plus grand.", "On ne lit toujours pas les rues."), False),
    ("Buvette tenue par les bénévoles", "Qui tient la caisse ?", ("Je demande à Nadia.",), False),
    ("Repas partagé à 13 heures", "Écrire « midi et demi », comme on l'a décidé.", ("C'est corrigé.", "Merci."), False),
    ("Atelier semis avec Mme Perin", "Son nom prend deux r : Perrin.", ("Corrigé.", "Parfait."), False),
    ("Nous cherchons des tables et des bancs", "Préciser combien de bancs.", ("Combien en faut-il ?",), False),
)  # fmt: skip
"""Lines of a leaflet, what was asked of each, what was answered, and whether that is over: two are told done that are not."""


def threads_closed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of the remarks on a document, those that are dealt with are resolved, the others not."""
    people = sample(rng, FIRST_NAMES, 3)
    told, waiting_ones = _THREADS[8:10], [*_THREADS[6:8], *_THREADS[10:]]
    done = sample(rng, [one for one in _THREADS if one[3]], integer(rng, 3, 4))
    open_ones = [pick(rng, told), *sample(rng, waiting_ones, 2)]
    threads = [one[1:] for one in shuffled(rng, [*done, *open_ones])]
    lines = {one[1]: one[0] for one in _THREADS}
    blocks = [line("Fête du jardin partagé")]
    for ask, replies, _over in threads:
        answers = tuple((people[1 + k % 2], said) for k, said in enumerate(replies))
        comments = (Comment(author=people[0], text=ask, replies=answers),)
        blocks.append(line(lines[ask], comments=comments))
    numbers = [n for n, one in enumerate(threads, 1) if one[2]]
    waiting = next(n for n, one in enumerate(threads, 1) if not one[2])
    acts = ["aller commentaires", *(f"résoudre {n}" for n in numbers)]
    return {
        "count": len(threads), "who": people[0], "asked": " ; ".join(f"« {one[0]} »" for one in threads if one[2]),
        "world": document("tract.odt", blocks, place="révision"),
        "goal": Goal(want=tuple(("resolved", one[0], "oui" if one[2] else "non") for one in threads), keep=("text", "comment", "reply")),
        "solution": acts,
        "near": [acts[:-1], [*acts, f"résoudre {waiting}"], ["aller commentaires", *(f"effacer {n}" for n in reversed(numbers))]],
    }  # fmt: skip
