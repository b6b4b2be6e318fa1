"""Exporting for a use: PDF, EPUB, HTML, print."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.conversions import EXPORT_FORMS, FILE_FACTS, saved_copy
from pixsim.families.draws.invented.people import FIRST_NAMES, person, plain
from pixsim.families.draws.invented.prose import (
    DOCUMENT_TOPICS,
    TITLES,
    draw_document_name,
    prose,
    sentence,
)
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making import documents as doc
from pixsim.making.archives import Archive
from pixsim.making.papers import Box, FormField, Paper
from pixsim.making.properties import Properties
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def save_as_pdf(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a document is saved in the format that looks the same everywhere."""
    tree = Tree(rng)
    names = sample(rng, DOCUMENT_TOPICS, 6)
    ends = ("odt", "docx", "odt", "ods", "odt", "docx")
    ids = {
        name: tree.file(f"Documents/{name}.{end}") for name, end in zip(names, ends, strict=True)
    }
    what, other = names[0], names[1]
    path = f"Documents/{what}.odt"
    new = str(tree.following)

    def save(name: str, form: str) -> list[Act]:
        return [acts.SaveAs(thing=ids[name], form=form)]

    return {
        "file": f"{what}.odt",
        "world": tree.disk("Documents"),
        "goal": Goal(want=saved_copy(ids[what], path, "pdf"), keep=FILE_FACTS, free=(new, f"Documents/{what}.pdf")),
        "solution": save(what, "pdf"),
        "near": [save(what, "docx"), save(other, "pdf"), [acts.Rename(thing=ids[what], name=f"{what}.pdf")]],
    }  # fmt: skip


_USES = (
    ("odt", "l'imprimeur, qui ne doit rien pouvoir décaler", "pdf"), ("odt", "une collègue, qui le corrigera dans Word", "docx"),
    ("docx", "une association, qui le corrigera dans LibreOffice", "odt"), ("ods", "un comptable, qui recalculera dans Excel", "xlsx"),
    ("xlsx", "une mairie, qui le lira sans rien y changer", "pdf"), ("png", "un site qui n'accepte que le JPEG", "jpg"),
    ("xlsx", "un service qui ne lit que du texte à séparateurs", "csv"),
)  # fmt: skip


def for_each_use(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: two files, each in the format that its reader needs."""
    tree = Tree(rng)
    (end_a, use_a, form_a), (end_b, use_b, form_b) = sample(rng, _USES, 2)
    a, b, *others = sample(rng, DOCUMENT_TOPICS, 6)
    path_a, path_b = f"Documents/À envoyer/{a}.{end_a}", f"Documents/À envoyer/{b}.{end_b}"
    ids = [tree.file(path_a), tree.file(path_b)]
    for name in others:
        tree.file(f"Documents/À envoyer/{name}.{pick(rng, ('odt', 'ods', 'jpg'))}")
    new = (str(tree.following), str(tree.following + 1))

    def save(first: str, second: str) -> list[Act]:
        return [acts.SaveAs(thing=ids[0], form=first), acts.SaveAs(thing=ids[1], form=second)]

    def wrong(end: str, form: str) -> str:
        return next(one for one in EXPORT_FORMS[end] if one != form)

    free = (*new, f"{path_a.rpartition('.')[0]}.{form_a}", f"{path_b.rpartition('.')[0]}.{form_b}")
    return {
        "file_a": f"{a}.{end_a}", "use_a": use_a, "form_a": form_a,
        "file_b": f"{b}.{end_b}", "use_b": use_b, "form_b": form_b,
        "world": tree.disk("Documents/À envoyer", formats=EXPORT_FORMS),
        "goal": Goal(want=saved_copy(ids[0], path_a, form_a) + saved_copy(ids[1], path_b, form_b), keep=FILE_FACTS, free=free),
        "solution": save(form_a, form_b),
        "near": [save(wrong(end_a, form_a), form_b), save(form_a, wrong(end_b, form_b)), save(form_a, form_b)[:1]],
    }  # fmt: skip


def book_for_a_reader(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a book in the format that fits its text to the screen, put on the reader."""
    tree = Tree(rng)
    book, *others = sample(rng, ("contes", "nouvelles", "polar", "poemes", "memoires", "voyage"), 4)
    here, there = "Ordinateur/Textes", "Liseuse/Livres"
    tree.file("Liseuse/Livres/manuel.epub")
    tree.file("Liseuse/Notices/demarrage.pdf")
    thing = tree.file(f"{here}/{book}.odt")
    for name in others:
        tree.file(f"{here}/{name}.{pick(rng, ('odt', 'docx'))}")
    new, copy = str(tree.following), str(tree.following + 1)

    def put_there(form: str, folder: str = there) -> list[Act]:
        return [acts.SaveAs(thing=thing, form=form), acts.Copy(thing=new, folder=folder)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "file": f"{book}.odt",
        "world": tree.disk(here, formats=EXPORT_FORMS),
        "goal": Goal(want=(("content", f"{there}/{book}.epub", thing),), keep=FILE_FACTS,
                     free=(new, copy, f"{there}/{book}.epub", f"{here}/{book}.epub")),
        "solution": put_there("epub"),
        "near": [put_there("pdf"), put_there("epub", "Liseuse/Notices"), put_there("epub")[:1],
                 [acts.Copy(thing=thing, folder=there)]],
    }  # fmt: skip


_FORMS = {
    "inscription": "Fiche d'inscription", "adhesion": "Fiche d'adhésion",
    "autorisation": "Fiche d'autorisation", "sanitaire": "Fiche sanitaire",
}  # fmt: skip


def fillable_form(rng: np.random.Generator) -> dict[str, Any]:
    """Which of three forms can be filled in on screen, and the name of a choice it offers."""
    kinds = sample(rng, tuple(_FORMS), 3)
    suffix = integer(rng, 10, 99)
    choices = sample(rng, TITLES[:12], integer(rng, 3, 6))
    files: dict[str, Any] = {}
    for place, kind in enumerate(kinds):
        form = doc.document(
            doc.heading(_FORMS[kind]),
            sentence(rng),
            *(
                doc.Paragraph(f"{label} :", look=doc.Look(before=18))
                for label in ("Nom", "Prénom", "Atelier")
            ),
            "À rendre à l'accueil avant la première séance.",
        )
        lines = (697, 665, 632)
        fields = (
            FormField("text", "nom", 1, (135, lines[0])),
            FormField("text", "prenom", 1, (135, lines[1])),
            FormField("choice", "atelier", 1, (135, lines[2]), choices=tuple(choices)),
        )
        drawn = tuple(Box(1, (135, line, 160, 18), "#CCD9FF") for line in lines)
        files[f"{kind}-{suffix}.pdf"] = (
            Paper(form, fields=fields) if place == 0 else Paper(form, boxes=drawn)
        )
    names = list(files)
    wanted = names[0]
    return {
        "names": shuffled(rng, names),
        "wanted": wanted,
        "count": len(choices),
        "files": {name: files[name] for name in sorted(files)},
    }


_LOST = {
    "une des notes de bas de page": doc.Note,
    "un des commentaires": doc.Comment,
    "l'adresse d'un des liens (ses mots sont restés)": doc.Link,
    "une des lignes d'un tableau": doc.Table,
    "le style d'un des titres (il n'est plus qu'en gras)": None,
}


def _without(block: doc.Paragraph | doc.Table, lost: str) -> doc.Paragraph | doc.Table:
    """A block once converted: what is lost is gone, the words stay."""
    kind = _LOST[lost]
    if isinstance(block, doc.Table):
        return (
            replace(block, rows=block.rows[:-2] + block.rows[-1:]) if kind is doc.Table else block
        )
    if kind is None and block.style.startswith("Heading"):
        words = "".join(
            one if isinstance(one, str) else one.text
            for one in block.inlines
            if isinstance(one, str | doc.Run)
        )
        return replace(block, style="Standard", content=(doc.Run(words, doc.Look(bold=True)),))
    inlines: list[doc.Inline] = []
    for inline in block.inlines:
        if kind is not None and isinstance(inline, kind):
            words = {
                doc.Comment: getattr(inline, "on", ""),
                doc.Link: getattr(inline, "text", ""),
            }.get(type(inline), "")
            inlines.append(doc.Run(words))
        else:
            inlines.append(inline)
    return replace(block, content=tuple(inlines))


def lost_in_conversion(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the one piece that a long document lost when it was converted, among many of its kind."""
    lost = pick(rng, tuple(_LOST))
    reader = pick(rng, FIRST_NAMES)
    titles = sample(rng, TITLES, min(8, len(TITLES)))
    at = integer(rng, 2, len(titles) - 2)
    before: list[doc.Paragraph | doc.Table] = []
    after: list[doc.Paragraph | doc.Table] = []
    for place, title in enumerate(titles):
        days = [
            (day, f"{integer(rng, 8, 18)} h")
            for day in ("lundi", "mardi", "mercredi", "jeudi", "samedi")
        ]
        piece: list[doc.Paragraph | doc.Table] = [
            doc.heading(title),
            doc.Paragraph((prose(rng, 2), doc.Note(sentence(rng)))),
            doc.Paragraph(
                (sentence(rng), " ", doc.Comment("À vérifier", reader, "Horaires à confirmer"))
            ),
            doc.Paragraph(
                ("Voir ", doc.Link("le site", f"https://{plain(title)[:4].strip()}.example"), ".")
            ),
            doc.Table((("Jour", "Heure"), *days)),
        ]
        before += piece
        after += [_without(block, lost) for block in piece] if place == at else piece
    page = doc.Page(header=("Association du Verger",))
    name = draw_document_name(rng)
    archive = Archive(
        {
            f"{name}-original.odt": doc.Document((doc.Section(tuple(before), page),)),
            f"{name}-converti.docx": doc.Document((doc.Section(tuple(after), page),)),
        }
    )
    return {
        "name": f"{name}.zip",
        "options": [lost, *sample(rng, [one for one in _LOST if one != lost], 3)],
        "key": 1,
        "lost": lost, "part": titles[at],
        "files": {f"{name}.zip": archive},
    }  # fmt: skip


_PAPERS = {"A4": (21.0, 29.7), "A5": (14.8, 21.0), "A3": (29.7, 42.0), "A6": (10.5, 14.8)}
_FONTS = {"Helvetica": "Helvetica", "Courier": "Courier", "Times-Roman": "Times"}


def printer_checks(rng: np.random.Generator) -> dict[str, Any]:
    """The font that is not in the file, and the page that is not of the size of the others."""
    missing = pick(rng, tuple(_FONTS))
    usual, odd = sample(rng, tuple(_PAPERS), 2)
    count = integer(rng, 5, 7)
    odd_at = integer(rng, 1, count - 1)
    titles = sample(rng, TITLES, count)
    vera = doc.Look(font="Vera", size=11)
    styles = (
        doc.Style("Standard", "", vera),
        *(doc.Style(f"Heading {n}", "Standard", doc.Look(size=16, bold=True), n) for n in (1, 2)),
        doc.Style("Encart", "Standard", doc.Look(font=_FONTS[missing], size=10)),
    )
    boxed = integer(rng, 0, count - 1)
    sections = []
    for place, title in enumerate(titles):
        width, height = _PAPERS[odd if place == odd_at else usual]
        blocks = [doc.heading(title), doc.Paragraph(sentence(rng))]
        blocks += [doc.Paragraph(sentence(rng), style="Encart")] if place == boxed else []
        page = doc.Page(width, height, top=1.5, bottom=1.5, left=1.5, right=1.5)
        sections.append(doc.Section(tuple(blocks), page))
    name = f"brochure-{integer(rng, 10, 99)}.pdf"
    return {
        "name": name,
        "font": missing,
        "fonts": [*_FONTS, "Bitstream Vera"],
        "page": odd_at + 1,
        "odd": odd,
        "papers": list(_PAPERS),
        "usual": usual,
        "boxed": boxed + 1,
        "not_page": boxed + 1 if boxed != odd_at else count + 1,
        "files": {name: doc.Document(tuple(sections), styles, Properties(author=person(rng)))},
    }


def _sheet_to_cut(box: fig.Box, shown: tuple[str, str]) -> list[fig.Part]:
    """A sheet, the line along which it will be cut, what is printed, and what its properties say."""
    said, fault = shown
    x, y = box.x, box.y
    left, top, right, bottom = {
        "left": (4, 1, 25, 9), "top": (3, 2, 25, 9), "right": (3, 1, 24, 9), "bottom": (3, 1, 25, 8),
    }.get(fault, (3, 1, 25, 9))  # fmt: skip
    begin = {"first": 2, "last": 18}.get(fault, 9)
    return [
        fig.text(x + 4, y - 2, said),
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.rect((x + left, y + top, right - left, bottom - top), fig.BLUE),
        *(
            fig.rect((x + a, y + b, w, h), fig.ORANGE)
            for a, b, w, h in ((4, 2, 20, 1), (4, 7, 20, 1), (4, 2, 1, 6), (23, 2, 1, 6))
        ),
        fig.rect((x + begin, y + 4, 8, 1), fig.WHITE),
        fig.rect((x + 9, y + 5, 5, 1), fig.WHITE),
    ]


_SHARP = ((600, 200), (450, 150), (240, 80), (750, 250))
"""Dots per inch of an image, and at how many per cent it is placed: 300 on paper."""
_BLURRED = ((300, 150), (300, 200), (450, 200), (600, 250), (360, 150), (400, 160))


def sheet_for_the_printer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four files for a printer, the one that has all that is asked.

    The others lack one thing: a ground beyond the cut on each side, words away from it, the colours
    of print, or dots enough once the image is as large as it will be.
    """
    (dots, scale), (few, large) = pick(rng, _SHARP), pick(rng, _BLURRED)
    bled, cut = pick(rng, ("left", "top", "right", "bottom")), pick(rng, ("first", "last"))
    wrong = {"bled": ("CMJN", bled), "words": ("CMJN", cut), "screen": ("RVB", "")}
    files = [(f"CMJN, {dots} ppp, à {scale} %", ""), (f"CMJN, {few} ppp, à {large} %", "")]
    for name in sample(rng, tuple(wrong), 2):
        (one, two), (colours, fault) = pick(rng, ((300, 100), *_SHARP)), wrong[name]
        files.append((f"{colours}, {one} ppp, à {two} %", fault))
    return {
        **fig.pointed_tile(rng, "Quatre fichiers : une couleur de fond, des textes, un trait de coupe, trois propriétés.", 5, files, _sheet_to_cut, per_row=2),
        "what": pick(rng, ("sa carte de visite", "son affichette", "sa carte postale", "son dépliant", "son marque-page", "son invitation")), "who": pick(rng, FIRST_NAMES),
        "dots": dots, "scale": scale, "few": few, "large": large, "on_paper": round(100 * few / large),
    }  # fmt: skip
