"""Families of competence 3.1: pages, styles, numbering, typographic faults."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.numbers import decimal

_FONTS = ("Arial", "Verdana", "Georgia", "Garamond", "Calibri", "Cambria", "Helvetica")
_PHRASES = (
    "Bonjour à tous !", "Qui veut participer ?", "Voici la liste : pain, lait, beurre.",
    "Le lundi, la salle est fermée.", "Venez nombreux ; le café est offert !",
    "Combien de places reste-t-il ?", "Apportez un stylo, un carnet, une gomme.",
    "Attention : la porte ferme tôt.", "Merci, et à bientôt !", "Les parents, les enfants, tous.",
    "Trois ateliers : lire, écrire, compter.", "Avez-vous un badge ? Montrez-le.",
    "Le plan est simple : tout droit, puis à gauche.", "Il pleut ; prenez un manteau.",
)  # fmt: skip


def widow_control(rng: np.random.Generator) -> dict[str, Any]:
    """Lines left at the bottom of a page by widow and orphan settings."""
    while True:
        bottom, top = integer(rng, 2, 4), integer(rng, 2, 4)
        size, room = integer(rng, 5, 12), integer(rng, 2, 10)
        if room < size and (size - room < top or room < bottom):
            break
    kept = min(room, size - top)
    kept = kept if kept >= bottom else 0
    return {
        "bottom": bottom,
        "top": top,
        "size": size,
        "room": room,
        "key": [str(kept)],
        "wrong": [str(n) for n in (room, size - kept, bottom) if n != kept],
    }


def style_change(rng: np.random.Generator) -> dict[str, Any]:
    """Which lines change when a style changes, direct formatting kept."""
    asked, other = sample(rng, ("Titre 1", "Titre 2", "Citation", "Corps de texte"), 2)
    colour, old = sample(rng, ("bleu", "vert", "rouge", "violet"), 2)
    rows = [(asked, ""), (asked, pick(rng, ("mise en italique à la main", "soulignée à la main")))]
    rows += [(asked, f"mise en {old} à la main"), (other, ""), (other, "mise en gras à la main")]
    if pick(rng, (True, False)):
        rows[4] = (asked, "")
    rows = shuffled(rng, rows)
    return {
        "style": asked,
        "colour": colour,
        "rows": "\n".join(
            f"    ligne {rank}   {style:<15} {extra}".rstrip()
            for rank, (style, extra) in enumerate(rows, 1)
        ),
        "options": [f"La ligne {rank}" for rank in range(1, 6)],
        "key": [
            rank
            for rank, (style, extra) in enumerate(rows, 1)
            if style == asked and old not in extra
        ],
    }


def section_number(rng: np.random.Generator) -> dict[str, Any]:
    """The number of a section after another one is inserted, removed or moved."""
    chapter, count = integer(rng, 2, 6), integer(rng, 5, 7)
    place = integer(rng, 2, count - 1)
    sections = [f"s{rank}" for rank in range(1, count + 1)]
    asked = sections[place - 1]
    action = pick(rng, ("insert", "remove", "move"))
    others = [rank for rank in range(1, count + 1) if rank != place]
    source = pick(rng, others)
    if action == "insert":
        sections.insert(source - 1, "new")
        told = f"insère une section de même niveau juste avant la {chapter}.{source}"
    elif action == "remove":
        sections.remove(f"s{source}")
        told = f"supprime la section {chapter}.{source}"
    else:
        target = pick(rng, [rank for rank in others if abs(rank - source) > 1])
        sections.remove(f"s{source}")
        sections.insert(sections.index(f"s{target}"), f"s{source}")
        told = f"déplace la section {chapter}.{source} juste avant la {chapter}.{target}"
    new = sections.index(asked) + 1
    right = f"{chapter}.{new}"
    wrong = [f"{chapter}.{place}", f"{chapter + 1}.{place}", f"{chapter}.{2 * place - new}"]
    return {
        "name": pick(rng, ("Budget", "Public visé", "Calendrier", "Matériel", "Partenaires")),
        "old": f"{chapter}.{place}",
        "chapter": chapter,
        "last": f"{chapter}.{count}",
        "told": told,
        "key": right,
        "wrong": [number for number in wrong if number != right],
    }


def derived_style(rng: np.random.Generator) -> dict[str, Any]:
    """The final font of a style that inherits from others."""
    fonts = sample(rng, _FONTS, 3)
    base_size, size = integer(rng, 10, 12), integer(rng, 14, 20)
    middle = pick(rng, (f"taille {size}", f"taille {size}, gras"))
    own_font = pick(rng, (True, False))
    leaf = f"police {fonts[1]}" if own_font else "gras"
    bold = "gras" in middle or not own_font
    new_size = base_size + 1
    return {
        "styles": "\n".join(
            (
                f"    Standard   police {fonts[0]}, taille {base_size}, sans gras",
                f"    Titre      dérivé de Standard : {middle}",
                f"    Encadré    dérivé de Titre : {leaf}",
            )
        ),
        "change": f"police {fonts[2]}, taille {new_size}",
        "fonts": sorted(fonts),
        "font": fonts[1] if own_font else fonts[2],
        "size": str(size),
        "not_size": [str(base_size), str(new_size)],
        "bold": "oui" if bold else "non",
    }


def page_numbering(rng: np.random.Generator) -> dict[str, Any]:
    """Settings that number a document from a given page on."""
    front, total = integer(rng, 1, 5), integer(rng, 14, 40)
    restart = pick(rng, (True, False))
    first = 1 if restart else front + 1
    seen = integer(rng, front + 3, total)
    shown = seen - front if restart else seen
    hidden = f"Les {front} premières pages ne doivent" if front > 1 else "La première page ne doit"
    return {
        "total": total,
        "hidden": hidden,
        "start": front + 1,
        "first": first,
        "front": str(front),
        "not_front": str(front + 1),
        "number": str(first),
        "not_number": str(front + 1 if restart else 1),
        "seen": seen,
        "shown": str(shown),
        "not_shown": str(shown + 1),
    }


def text_width(rng: np.random.Generator) -> dict[str, Any]:
    """The usable width or height of a page, margins and gutter taken off."""
    width, height, paper = pick(rng, ((21, 29.7, "A4"), (14.8, 21, "A5"), (29.7, 42, "A3")))
    lying = pick(rng, (True, False))
    across = height if lying else width
    left, right = pick(rng, (1.5, 2, 2.5, 3)), pick(rng, (1, 1.5, 2, 2.5))
    gutter = pick(rng, (0, 0.5, 1))
    useful = across - left - right - gutter
    return {
        "paper": f"{paper} ({decimal(width)} × {decimal(height)} cm)",
        "side": "paysage" if lying else "portrait",
        "left": decimal(left),
        "right": decimal(right),
        "gutter": f" ; une reliure de {decimal(gutter)} cm s'ajoute à gauche" if gutter else "",
        "across": decimal(across),
        "key": [decimal(useful)],
        "wrong": [
            decimal(across - left),
            decimal((width if lying else height) - left - right - gutter),
            *([decimal(useful + gutter)] if gutter else []),
        ],
    }


def mirror_margins(rng: np.random.Generator) -> dict[str, Any]:
    """Left margin and text width of a page printed on both sides."""
    inner, outer = pick(rng, (2.5, 3, 3.5)), pick(rng, (1, 1.5, 2))
    page = integer(rng, 4, 99)
    right_hand = page % 2 == 1
    useful = 21 - inner - outer
    return {
        "inner": decimal(inner),
        "outer": decimal(outer),
        "page": page,
        "side": "droite" if right_hand else "gauche",
        "margin": decimal(inner if right_hand else outer),
        "not_margin": decimal(outer if right_hand else inner),
        "width": decimal(useful),
        "not_width": decimal(21 - 2 * inner),
    }


def spacing_faults(rng: np.random.Generator) -> dict[str, Any]:
    """Count the badly spaced signs of a text."""
    faults, lines = 0, []

    def spoil(match: re.Match[str]) -> str:
        nonlocal faults
        if rng.random() > 0.4:
            return match[0]
        faults += 1
        if match[1] == ",":
            return pick(rng, (" , ", ","))
        return f"{match[1]}{match[2]}"

    for _ in range(3):
        chosen = sample(rng, _PHRASES, 3)
        lines.append(" ".join(re.sub(r" ?([,;:!?])( |$)", spoil, text) for text in chosen))
    if not 4 <= faults <= 14:
        return spacing_faults(rng)
    return {
        "files": {"affiche.txt": windows_file(lines)},
        "key": [str(faults)],
        "wrong": [str(faults - 1), str(faults + 1)],
    }


def figure_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """Numbers shown after a figure is added: reference, caption and typed text."""
    count = integer(rng, 7, 12)
    referred, captioned, typed = sample(rng, range(2, count + 1), 3)
    where, side = integer(rng, 2, count - 1), pick(rng, ("avant", "après"))
    first_moved = where if side == "avant" else where + 1

    def new(number: int) -> str:
        return str(number + (number >= first_moved))

    if new(referred) == str(referred) and new(captioned) == str(captioned):  # nothing would move
        return figure_numbers(rng)
    return {
        "count": count,
        "where": where,
        "side": side,
        "referred": referred,
        "captioned": captioned,
        "typed": typed,
        "new_reference": new(referred),
        "not_reference": str(referred + (referred < first_moved)),
        "new_caption": new(captioned),
        "not_caption": str(captioned + (captioned < first_moved)),
        "not_typed": str(typed + 1),
    }
