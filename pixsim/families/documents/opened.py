"""Families of competence 3.1 that hand a document to read closely: marks, words, notes, styles."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, sentence, titled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.documents import Look, Note, Paragraph, Run, Style, document, heading
from pixsim.making.make import in_two_formats

_VERSES = (
    "Bonjour à toutes et à tous", "Merci de votre visite", "Apportez une pièce d'identité", "Le café est offert",
    "Entrée libre le dimanche", "Salle du premier étage", "Fermé le lundi", "Places limitées", "Matériel fourni",
    "Goûter à seize heures", "Parking gratuit", "Prévenez-nous la veille", "Chiens tenus en laisse",
)  # fmt: skip


def true_paragraphs(rng: np.random.Generator) -> dict[str, Any]:
    """How many paragraphs a part has: some lines end with a mere line break."""
    asked, *others = sample(rng, TITLES, 4)
    blocks: dict[str, list[Paragraph | str]] = {}
    counts = {}
    for title in (asked, *others):
        lines = sample(rng, _VERSES, integer(rng, 7, 10))
        ends = [pick(rng, (True, True, False)) for _line in lines[:-1]]
        if not 2 <= ends.count(False) <= len(ends) - 3:
            return true_paragraphs(rng)
        paragraphs = [lines[0]]
        for ended, text in zip(ends, lines[1:], strict=True):
            if ended:
                paragraphs.append(text)
            else:
                paragraphs[-1] += "\n" + text
        counts[title] = (len(paragraphs), len(lines))
        blocks[title] = [heading(title), *paragraphs]
    name = titled(rng)
    order = shuffled(rng, [asked, *others])
    paragraphs_there, lines_there = counts[asked]
    return {
        "name": name,
        "title": asked,
        "lines": lines_there,
        "breaks": lines_there - paragraphs_there,
        "key": str(paragraphs_there),
        "wrong": [str(lines_there), str(paragraphs_there + 1)],
        "files": in_two_formats(name, document(*(b for title in order for b in blocks[title]))),
    }


_WORDS = (
    ("cour", "préau", ("cours", "courir", "secours"), "La {} est ouverte à tous."),
    ("bus", "car", ("abus", "busard", "rébus"), "Le {} part devant l'école."),
    ("port", "quai", ("porte", "transport", "portail"), "Le {} se visite à pied."),
    ("vent", "mistral", ("vente", "événement", "couvent"), "Le {} souffle sur la place."),
    ("pain", "gâteau", ("copain", "repaint"), "Le {} est offert à midi."),
    ("fil", "câble", ("filet", "profil", "filmer"), "Le {} passe sous la table."),
)  # fmt: skip
_INSIDE = {
    "cours": "Les cours reprennent en mai.", "courir": "Il est interdit de courir.", "secours": "La sortie de secours reste libre.",
    "abus": "Tout abus sera signalé.", "busard": "Un busard niche près du lac.", "rébus": "Le rébus amuse les petits.",
    "porte": "La porte ferme à clé.", "transport": "Le transport est compris.", "portail": "Le portail est bleu.",
    "vente": "La vente a lieu samedi.", "événement": "Un bel événement se prépare.", "couvent": "L'ancien couvent sert de salle.",
    "copain": "Chacun amène un copain.", "repaint": "On repaint la façade.",
    "filet": "Le filet du terrain est neuf.", "profil": "Chaque profil est le bienvenu.", "filmer": "On peut filmer la soirée.",
}  # fmt: skip


def whole_words_replaced(rng: np.random.Generator) -> dict[str, Any]:
    """How many times a whole word is replaced, whatever its case, parts of longer words left out."""
    word, new, longer, frame = pick(rng, _WORDS)
    sentences = [frame.format(word) for _n in range(integer(rng, 4, 9))]
    sentences += [f"{word.capitalize()} : voir le plan." for _n in range(integer(rng, 1, 3))]
    for part in longer:
        sentences += [_INSIDE[part]] * integer(rng, 1, 3)
    sentences = shuffled(rng, sentences)
    text = " ".join(sentences)
    whole = len(re.findall(rf"\b{word}\b", text, re.IGNORECASE))
    anywhere = len(re.findall(word, text, re.IGNORECASE))
    exact = len(re.findall(rf"\b{word}\b", text))
    paragraphs: list[Paragraph | str] = [heading(pick(rng, TITLES))]
    while sentences:
        taken = integer(rng, 2, 4)
        paragraphs.append(" ".join(sentences[:taken]))
        paragraphs.append(prose(rng, 1))
        sentences = sentences[taken:]
    held = " ".join(str(p.content) if isinstance(p, Paragraph) else p for p in paragraphs)
    if len(re.findall(word, held, re.IGNORECASE)) != anywhere or anywhere == whole:
        return whole_words_replaced(rng)
    name = titled(rng)
    return {
        "name": name,
        "word": word,
        "new": new,
        "inside": anywhere - whole,
        "key": str(whole),
        "wrong": [str(anywhere), str(exact)],
        "files": in_two_formats(name, document(*paragraphs)),
    }


def note_of_a_word(rng: np.random.Generator) -> dict[str, Any]:
    """The number of the footnote called after one word, and the page number that it gives."""
    count = integer(rng, 5, 7)
    words = sample(
        rng,
        ("verger", "moulin", "lavoir", "halle", "beffroi", "canal", "remparts", "chapelle"),
        count,
    )
    pages = sample(rng, range(12, 240), count)
    authors = sample(rng, FIRST_NAMES, count)
    blocks: list[Paragraph | str] = [heading("Promenade dans le bourg")]
    for word, page, author in zip(words, pages, authors, strict=True):
        blocks.append(
            Paragraph(
                (
                    f"On découvre ensuite : {word}",
                    Note(f"{author}, Le bourg ancien, p. {page}."),
                    f". {sentence(rng)}",
                )
            )
        )
    asked = integer(rng, 1, count - 1)
    name = titled(rng)
    return {
        "name": name,
        "word": words[asked],
        "number": asked + 1,
        "page": pages[asked],
        "not_number": asked + 2,
        "not_page": pages[asked - 1],
        "files": in_two_formats(name, document(*blocks)),
    }


def followers_of_a_style(rng: np.random.Generator) -> dict[str, Any]:
    """How many paragraphs turn blue with a style: some have its look without it, some their own colour."""
    style, other = sample(rng, ("Encadré", "Conseil", "Témoignage", "Remarque", "Consigne"), 2)
    look = Look(italic=True, ink="#7F3F00", left=1.0)
    own, follow, false = integer(rng, 2, 3), integer(rng, 5, 9), integer(rng, 2, 4)
    kinds = ["follow"] * follow + ["own"] * own + ["false"] * false
    kinds += ["other"] * integer(rng, 2, 4) + ["plain"] * integer(rng, 3, 5)
    blocks = []
    for number, kind in enumerate(shuffled(rng, kinds), 1):
        text = f"{number}. {sentence(rng)}"
        blocks.append(
            {
                "follow": Paragraph(text, style=style),
                "own": Paragraph((Run(text, Look(ink="#274E13")),), style=style),
                "false": Paragraph(
                    (Run(text, Look(italic=True, ink="#7F3F00")),), look=Look(left=1.0)
                ),
                "other": Paragraph(text, style=other),
                "plain": Paragraph(text),
            }[kind]
        )
    name = titled(rng)
    styles = (Style("Standard", "", Look(font="Liberation Serif", size=12, after=6)), Style(style, "Standard", look),
              Style(other, "Standard", Look(italic=True, ink="#5B2C6F", left=1.0)))  # fmt: skip
    return {
        "name": name,
        "style": style,
        "own": own,
        "false": false,
        "key": str(follow),
        "wrong": [str(follow + own), str(follow + false), str(follow + own + false)],
        "files": in_two_formats(name, document(heading("Recueil"), *blocks, styles=styles)),
    }
