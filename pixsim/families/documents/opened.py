"""Families of competence 3.1 that hand a document to read closely: marks, words, notes, styles."""

from __future__ import annotations

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


_WRITTEN = {
    "pairs": "{0[0]} {0[1]} {0[2]} {0[3]} {0[4]}",
    "dots": "{0[0]}.{0[1]}.{0[2]}.{0[3]}.{0[4]}",
    "stuck": "{0[0]}{0[1]}{0[2]}{0[3]}{0[4]}",
}
_CALLS = ("Pour vous inscrire, appelez le {}.", "Le gardien répond au {} le matin.", "En cas d'absence : {}.",
          "Le {} donne les horaires.", "Un message suffit au {}.")  # fmt: skip
_DECOYS = ("Mise à jour du {day:02}.{month:02}.2026.", "Le dossier porte le numéro {number}.",
           "Le budget est de {amount}.500 euros.", "La version {month}.{day}.{amount} remplace la précédente.")  # fmt: skip


def numbers_to_harmonise(rng: np.random.Generator) -> dict[str, Any]:
    """How many telephone numbers of a long document are written with points, and how many without any space.

    Dates, versions and amounts have points too; numbers of files have ten figures and are no telephone numbers.
    """
    counts = {
        "pairs": integer(rng, 14, 20),
        "dots": integer(rng, 7, 12),
        "stuck": integer(rng, 5, 9),
    }
    if counts["dots"] == counts["stuck"]:
        return numbers_to_harmonise(rng)
    sentences = []
    for kind, count in counts.items():
        for _number in range(count):
            start = pick(rng, (("01", "99", "00"), ("06", "39", "98")))
            parts = [*start, f"{integer(rng, 10, 99)}", f"{integer(rng, 10, 99)}"]
            sentences.append(pick(rng, _CALLS).format(_WRITTEN[kind].format(parts)))
    decoys = integer(rng, 10, 14)
    files = 0
    for _decoy in range(decoys):
        decoy = pick(rng, _DECOYS)
        files += "{number}" in decoy
        sentences.append(decoy.format(day=integer(rng, 1, 28), month=integer(rng, 1, 12), amount=integer(rng, 2, 9),
                                      number=f"20{integer(rng, 10_000_000, 99_999_999)}"))  # fmt: skip
    if not files:
        return numbers_to_harmonise(rng)
    sentences = shuffled(rng, sentences)
    blocks: list[Paragraph | str] = []
    while sentences:
        taken = integer(rng, 2, 3)
        if len(blocks) % 6 == 0:
            blocks.append(heading(pick(rng, TITLES)))
        blocks += [" ".join(sentences[:taken]), prose(rng, 2)]
        sentences = sentences[taken:]
    name = titled(rng)
    return {
        "name": name,
        "dots": counts["dots"],
        "stuck": counts["stuck"],
        "files_numbered": files,
        "not_dots": [str(counts["dots"] + more) for more in (1, decoys - files)],
        "not_stuck": [str(counts["stuck"] + files)],
        "files": in_two_formats(name, document(*blocks)),
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
