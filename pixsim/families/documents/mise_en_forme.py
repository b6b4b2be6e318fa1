"""Formatting a text: font, alignment, line spacing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.prose import (
    BODY_LOOK,
    STYLE_NAMES,
    TITLES,
    draw_document_name,
    prose,
)
from pixsim.families.draws.simulators.writers import (
    BODIES,
    LAYOUT_FACTS,
    PARTS,
    document,
    draw_draft,
    line,
    whole,
)
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.documents import Look, Paragraph, Style, heading
from pixsim.making.documents import document as document_file
from pixsim.making.make import in_two_formats
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block

_EFFECTS = {"en gras": "gras", "en italique": "italique", "en souligné": "souligné"}


@redraw_misfits
def effect_on_words(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 1: an effect on some words of a line, and on them alone."""
    name, lines = draw_draft(rng)
    place = integer(rng, 2, 5)
    parts = lines[place].split()
    first = integer(rng, 0, max(0, len(parts) - 3))
    words = " ".join(parts[first : first + 2]).strip(".,: ")
    said, effect = pick(rng, tuple(_EFFECTS.items()))
    wrong = next(one for one in _EFFECTS.values() if one != effect)
    start = lines[place].find(words)
    if start < 0 or words.endswith(":"):
        return None
    these = f"les mots « {words} »" if " " in words else f"le mot « {words} »"
    return {
        "these": these, "said": said, "line": lines[place], "name": name,
        "world": document(name, [line(text) for text in lines]),
        "goal": Goal(want=(("effect", lines[place], effect, words), ("text", " ¶ ".join(lines))), refuse=tuple(("effect", lines[place], one, "*") for one in _EFFECTS.values() if one != effect), keep=LAYOUT_FACTS),
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
    name, lines = draw_draft(rng)
    place, other = sample(rng, range(len(lines)), 2)
    said, align = pick(rng, tuple(_SIDES.items()))
    wrong = next(one for one in _SIDES.values() if one != align)
    return {
        "line": lines[place], "said": said,
        "world": document(name, [line(text, own={"alignement": align} if n == other else {}) for n, text in enumerate(lines)]),
        "goal": Goal(want=(("lay", lines[place], "alignement", align),), refuse=(("lay", lines[place], "retrait", "1 cm||2 cm||0,5 cm"),), keep=LAYOUT_FACTS),
        "solution": [f"aligner {place + 1} {align}"],
        "near": [[f"aligner {place + 1} {wrong}"], [f"paragraphe {place + 1} retrait : 2 cm"]],
    }  # fmt: skip


def like_the_model(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a paragraph given the two settings that make another one look as it does."""
    name, lines = draw_draft(rng)
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
        "goal": Goal(want=tuple(("lay", lines[place], what, own.get(what, first)) for what, first in (("retrait", "0 cm"), ("interligne", "simple"), ("espace avant", "0 pt"), ("alignement", "à gauche"))), keep=LAYOUT_FACTS),
        "solution": acts,
        "near": [acts[:1], [*acts, f"aligner {place + 1} centré"]],
    }  # fmt: skip


def air_before_titles(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: empty lines before titles go, the style of titles makes the space instead."""
    titles, bodies = sample(rng, PARTS, 3), sample(rng, BODIES, 3)
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


_GUIDES = (
    ("accueil.odt", ("# Bienvenue", "La salle ouvre à neuf heures.", "## Avant de venir", "Prenez votre carte.", "> On apprend mieux à plusieurs.")),
    ("jardin.odt", ("# Au jardin", "## En mars", "On sème les pois.", "## En avril", "On plante les pommes de terre.", "> Qui sème récolte.")),
    ("tri.odt", ("# Trier ses déchets", "Le verre va dans la borne.", "## Le papier", "Il va au bac jaune.", "### Les magazines", "Aussi.")),
)  # fmt: skip

_STYLE_OF = {"#": "Titre 1", "##": "Titre 2", "###": "Titre 3", ">": "Citation"}


def plain_font(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a whole document, what will be added to it too, in letters without serifs, larger where it is too small."""
    name, lines = pick(rng, _GUIDES)
    name = name.replace(".odt", f"-{integer(rng, 10, 99)}.odt")
    used = list(
        dict.fromkeys(_STYLE_OF.get(text.split(" ")[0], "Corps de texte") for text in lines)
    )
    size = pick(rng, ("12 pt", "14 pt"))
    ready = pick(rng, [style for style in used if style != "Corps de texte"])
    todo = [style for style in used if style != ready]
    styles = {ready: {"police": "sans empattement"}}
    acts = ["aller styles"]
    for style in todo:
        acts += [f"ouvrir {style}", "régler police sans empattement"]
        acts += [f"régler taille {size}"] * (style == "Corps de texte") + ["revenir"]
    want = [("look", style, "police", "sans empattement") for style in used]
    body = [
        "aller styles",
        "ouvrir Corps de texte",
        "régler police sans empattement",
        f"régler taille {size}",
    ]
    return {
        "name": name, "size": size,
        "world": document(name, lines, styles=styles),
        "goal": Goal(want=(*want, ("look", "Corps de texte", "taille", size)), keep=("text", "style", "effect")),
        "solution": acts[:-1],
        "near": [body, [act for act in acts[:-1] if not act.startswith("régler taille")]],
    }  # fmt: skip


@redraw_misfits
def widow_control(rng: np.random.Generator) -> dict[str, Any] | None:
    """The style whose paragraphs may be cut at one line, those derived from it, those set by hand.

    Another style, of the same descent, has the setting back; a third keeps with the next.
    """
    off, heir, restored, other, together, plain = sample(rng, STYLE_NAMES, 6)
    on = Look(widows=2, orphans=2)
    styles = [
        Style("Standard", "", BODY_LOOK),
        Style(off, "Standard", Look(widows=0, orphans=0, italic=True)),
        Style(heir, off, Look(ink="#1F4E79")),
        Style(restored, off, replace(on, ink="#274E13")),
        Style(other, "Standard", Look(align="justify", left=0.8)),
        Style(together, "Standard", Look(keep_with_next=True, bold=True)),
        Style(plain, together, Look(before=6, keep_with_next=False, bold=False)),
    ]
    used = [pick(rng, (off, heir, heir, restored, other, together, plain)) for _one in range(integer(rng, 26, 32))]  # fmt: skip
    cut = {place for place, name in enumerate(used) if name in (off, heir)}
    whole = [place for place in range(len(used)) if place not in cut]
    if len(cut) < 6 or len(whole) < 8 or not {off, heir, restored} <= set(used):
        return None
    mended, broken = sample(rng, sorted(cut), integer(rng, 1, 2)), sample(rng, whole, integer(rng, 3, 4))  # fmt: skip
    looks = dict.fromkeys(mended, on) | dict.fromkeys(broken, Look(widows=0, orphans=0))
    count = len(cut) - len(mended) + len(broken)
    of_style, of_both = used.count(off), len(cut)
    guesses = {of_style, of_both, of_both + used.count(restored), of_both + len(broken)}
    if count in guesses:
        return None
    blocks: list[Paragraph | str] = [heading(title) for title in sample(rng, TITLES, 3)]
    paragraphs = [
        Paragraph(f"{place + 1}. {prose(rng)}", style=name, look=looks.get(place, Look()))
        for place, name in enumerate(used)
    ]
    blocks = [blocks[0], *paragraphs[:9], blocks[1], *paragraphs[9:17], blocks[2], *paragraphs[17:]]
    name = draw_document_name(rng)
    return {
        "name": name,
        "key": off,
        "wrong": [heir, restored, other, together],
        "heir": heir,
        "restored": restored,
        "count": str(count),
        "not_count": [str(guess) for guess in sorted(guesses)],
        "by_hand": len(mended) + len(broken),
        "files": in_two_formats(name, document_file(*blocks, styles=tuple(styles))),
    }


_ALIGNED = {
    "left": "aligné à gauche", "right": "aligné à droite", "middle": "centré", "both": "justifié",
}  # fmt: skip
_SHAPED = {
    "first": ("un retrait de la première ligne", "La première ligne commence plus loin que les autres : c'est un retrait de première ligne"),
    "hanging": ("un retrait négatif, comme dans une bibliographie", "La première ligne dépasse à gauche, les autres rentrent : c'est un retrait négatif (suspendu)"),
    "double": ("un interligne double", "Les lignes d'un même paragraphe sont deux fois plus écartées : c'est un interligne double"),
    "after": ("un espace après chaque paragraphe, sans ligne vide", "Les lignes restent serrées, les paragraphes s'écartent : c'est un espace après le paragraphe"),
}  # fmt: skip
_SHEETS = ("du règlement de la salle", "du bulletin municipal", "d'un rapport de stage", "du journal de l'école", "d'une lettre de motivation", "d'une recette", "d'un mode d'emploi",
           "d'un compte rendu", "du programme de la saison", "d'une invitation", "d'un contrat", "d'une nouvelle", "d'un mémoire")  # fmt: skip


def _aligned_text(box: fig.Box, kind: str) -> list[fig.Part]:
    widths = (9, 7, 11, 5, 9) if kind != "both" else (11, 11, 11, 11, 7)
    start = {"left": 0, "both": 0}
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        *(
            fig.rect((box.x + 1 + start.get(kind, (11 - w) if kind == "right" else (11 - w) // 2), box.y + 2 + 3 * n, w, 1), fig.SLATE)
            for n, w in enumerate(widths)
        ),
    ]  # fmt: skip


def text_by_its_alignment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four texts drawn as lines, the one with a given alignment."""
    kind, *others = shuffled(rng, tuple(_ALIGNED))
    drawn = fig.pointed_tile(
        rng,
        "Quatre pages de texte, représentées par des traits.",
        9,
        [kind, *others],
        _aligned_text,
    )
    return {**drawn, "alignment": _ALIGNED[kind], "sheet": pick(rng, _SHEETS)}


def _shaped_text(box: fig.Box, kind: str) -> list[fig.Part]:
    rows = {
        "first": [(0, 3, 7), (2, 0, 10), (4, 0, 8), (8, 3, 7), (10, 0, 10), (12, 0, 6)],
        "hanging": [(0, 0, 10), (2, 3, 7), (4, 3, 5), (8, 0, 10), (10, 3, 7), (12, 3, 6)],
        "double": [(0, 0, 10), (4, 0, 10), (8, 0, 10), (12, 0, 7)],
        "after": [(0, 0, 10), (2, 0, 10), (4, 0, 7), (10, 0, 10), (12, 0, 10), (14, 0, 6)],
    }[kind]
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        *(fig.rect((box.x + 1.5 + start, box.y + 2 + y, w, 1), fig.SLATE) for y, start, w in rows),
    ]


def text_by_its_paragraphs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four texts drawn as lines, the one with a given setting of its paragraphs."""
    kind, *others = shuffled(rng, tuple(_SHAPED))
    drawn = fig.pointed_tile(
        rng, "Quatre pages de texte, représentées par des traits.", 9, [kind, *others], _shaped_text
    )
    return {
        **drawn,
        "setting": _SHAPED[kind][0],
        "why": _SHAPED[kind][1],
        "sheet": pick(rng, _SHEETS),
    }


def _two_pages(box: fig.Box, ends: tuple[int, int]) -> list[fig.Part]:
    """Two pages of five lines; a paragraph of some lines begins on the first and ends on the second."""
    on_first, on_second = ends
    shapes: list[fig.Part] = []
    for page_number, x in enumerate((box.x, box.x + 15)):
        shapes.append(fig.rect((x, box.y, 13, 10), fig.WHITE, fig.MIST))
        for row in range(5):
            of_it = row >= 5 - on_first if page_number == 0 else row < on_second
            starts = (page_number == 0 and row in (0, 5 - on_first)) or (
                page_number == 1 and row == on_second
            )
            last = (page_number == 0 and row == 4 - on_first) or (
                page_number == 1 and row in (on_second - 1, 4)
            )
            shapes.append(
                fig.rect(
                    (
                        x + (3 if starts else 1),
                        box.y + 2 * row,
                        (5 if last else 11) - (2 if starts else 0),
                        1,
                    ),
                    INK if of_it else fig.GREY,
                )
            )
    return shapes


def lonely_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four pairs of pages, the one where a line of a paragraph is alone."""
    kind = pick(rng, ("widow", "orphan"))
    right = (integer(rng, 2, 3), 1) if kind == "widow" else (1, integer(rng, 2, 3))
    sound = [(2, 2), (2, 3), (3, 2), (3, 3)]
    why = {
        "widow": "sa dernière ligne se retrouve seule en haut de la page suivante (ligne veuve)",
        "orphan": "sa première ligne reste seule en bas de la page (ligne orpheline)",
    }[kind]
    return {
        **fig.pointed_tile(rng, "Quatre fois deux pages qui se suivent, des lignes de texte dessinées.", 5, [right, *sample(rng, sound, 3)], _two_pages, per_row=2),
        "why": why, "what": pick(rng, ("d'un livret", "d'un rapport", "d'un mémoire", "d'un guide", "d'un roman", "d'un compte rendu", "d'une notice", "d'une charte")),
    }  # fmt: skip
