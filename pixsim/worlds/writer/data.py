"""What a document is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from pixsim.worlds.core import Frozen
from pixsim.worlds.writer.runs import NBSP, NOTE, Runs, final, original

BODY = "Corps de texte"
HEADINGS = ("Titre 1", "Titre 2", "Titre 3")
CAPTION = "Légende"
STYLES = (BODY, "Titre du document", *HEADINGS, "Citation", CAPTION)
ALIGNS = ("à gauche", "centré", "à droite", "justifié")
LISTS = ("aucune", "à puces", "numérotée")
BREAKS = ("aucun", "de page", "de section")
LENGTHS = ("0 pt", "6 pt", "12 pt", "18 pt", "24 pt")
LAYOUT: Mapping[str, tuple[str, ...]] = {
    "retrait": ("0 cm", "0,5 cm", "1 cm", "2 cm"),
    "interligne": ("simple", "1,5", "double"),
    "espace avant": LENGTHS,
    "espace après": LENGTHS,
}
"""What can be set of a paragraph besides its alignment, with what it begins with."""

NEW_PAGE: Mapping[str, str] = {"saut de page avant": "de page", "sans saut de page avant": "aucun"}
"""What a paragraph says of the page it begins, and the break that is before it."""

STYLE_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "police": ("avec empattement", "sans empattement"),
    "taille": ("9 pt", "11 pt", "12 pt", "14 pt", "16 pt", "20 pt", "26 pt"),
    "gras": ("non", "oui"),
    "italique": ("non", "oui"),
    "couleur": ("noir", "bleu", "rouge", "gris clair"),
    "alignement": ALIGNS,
    **LAYOUT,
    "nouvelle page avant": ("non", "oui"),
    "solidaire du paragraphe suivant": ("non", "oui"),
}
PAGE_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "Orientation": ("portrait", "paysage"),
    "Papier": ("A4", "A5", "A3"),
    "Marges": ("moyennes", "étroites", "larges"),
    "Colonnes": ("1", "2", "3"),
    "Première page différente": ("non", "oui"),
    "Numéro de la première page": ("1", "0", "2", "3", "4", "5"),
}
"""Of the whole document; orientation, paper and margins of its first section."""

BANDS = tuple(
    f"{band}, {place}"
    for band in ("En-tête", "Pied de page")
    for place in ("à gauche", "au centre", "à droite")
)
BAND_FIELDS = ("rien", "numéro de page", "nombre de pages", "date", "titre du document")
FIELDS = ("numéro de page", "nombre de pages", "date", "titre du document")
FORMATS = ("ODT", "DOCX", "PDF", "EPUB", "HTML", "texte brut")
MOST_BLOCKS, LONGEST = 80, 300
ROWS_MOST, COLUMNS_MOST = 30, 8


class Table(Frozen):
    """Cells in rows of the same length; the first row holds the names of the columns."""

    rows: tuple[tuple[str, ...], ...]
    repeated: bool = False
    whole_rows: bool = False

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        widths = {len(row) for row in self.rows}
        if len(widths) != 1 or not 1 <= min(widths) <= COLUMNS_MOST or len(self.rows) > ROWS_MOST:
            raise ValueError("a table has 1 to 8 columns, 1 to 30 rows, all of the same length")
        return self


class Comment(Frozen):
    """A remark in the margin, and the replies to it, each with who wrote it."""

    author: str
    text: str
    replies: tuple[tuple[str, str], ...] = ()
    resolved: bool = False


class Block(Frozen):
    """A paragraph, or what stands in its place.

    Attributes
    ----------
    kind : str
        ``text``, ``table``, ``image`` or ``contents``.
    name : str
        Of a table or an image.
    style : str
        One of `STYLES`.
    own : Mapping
        What is set of it alone: alignment, and `LAYOUT`.
    listed : str
        One of `LISTS`.
    before : str
        One of `BREAKS`: what precedes it.
    turned : str
        Orientation of the section that begins with it, where it begins one.
    alt : str
        What describes an image to those who do not see it.
    lines : tuple of str
        Of a table of contents, as it was last made.
    """

    kind: Literal["text", "table", "image", "contents"] = "text"
    runs: Runs = ()
    style: str = BODY
    own: Mapping[str, str] = Field(default_factory=dict)
    listed: str = "aucune"
    before: str = "aucun"
    turned: str = "portrait"
    comments: tuple[Comment, ...] = ()
    name: str = ""
    table: Table | None = None
    alt: str = ""
    lines: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _written(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        match = re.match(r"(#{1,3}|[-1]\.?|>) ", data)
        text = data[match.end() :] if match else data
        found: dict[str, Any] = {"runs": ({"text": text},) if text else ()}
        sign = match[1] if match else ""
        if sign.startswith("#"):
            found["style"] = HEADINGS[len(sign) - 1]
        elif sign == ">":
            found["style"] = "Citation"
        elif sign:
            found["listed"] = LISTS[2] if sign[0] == "1" else LISTS[1]
        return found

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        faults = {
            f"no style {self.style!r}": self.style not in STYLES,
            "a paragraph is too long": len(final(self.runs)) > LONGEST,
            "no such list": self.listed not in LISTS,
            "no such break": self.before not in BREAKS,
            "a table needs cells": (self.kind == "table") != (self.table is not None),
        }
        found = [text for text, holds in faults.items() if holds]
        if found:
            raise ValueError("; ".join(found))
        return self

    @property
    def text(self) -> str:
        """What one reads, changes accepted, without calls of notes."""
        return final(self.runs).replace(NOTE, "")

    @property
    def was(self) -> str:
        """What one reads, changes refused."""
        return original(self.runs).replace(NOTE, "")

    @property
    def label(self) -> str:
        """What it is called where a text names it."""
        return self.text if self.kind == "text" else self.name or "Sommaire"

    @property
    def level(self) -> int:
        """1 to 3 for a heading, else 0."""
        is_heading = self.kind == "text" and self.style in HEADINGS
        return HEADINGS.index(self.style) + 1 if is_heading else 0


class Record(Frozen):
    """One line of the data of a mailing."""

    values: tuple[str, ...]
    chosen: bool = True


class Document(Frozen):
    """All that an undo brings back.

    Attributes
    ----------
    styles : Mapping
        Properties of styles that are not those they begin with.
    page : Mapping
        Settings of `PAGE_SETTINGS` that are not the first of their values.
    bands : Mapping
        What heads and foots show: a field between ‹ ›, or a text.
    columns, records :
        The data of a mailing.
    answered : tuple of int
        Numbers of the changes that were kept or refused: the others keep theirs.
    """

    blocks: tuple[Block, ...]
    styles: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    page: Mapping[str, str] = Field(default_factory=dict)
    bands: Mapping[str, str] = Field(default_factory=dict)
    properties: Mapping[str, str] = Field(default_factory=dict)
    columns: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    answered: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if not 1 <= len(self.blocks) <= MOST_BLOCKS:
            raise ValueError(f"1 to {MOST_BLOCKS} paragraphs")
        if any(len(record.values) != len(self.columns) for record in self.records):
            raise ValueError("a record has as many values as there are columns")
        return self

    def of_style(self, style: str, what: str) -> str:
        """A property of a style."""
        given = self.styles.get(style, {})
        return given.get(what) or _BEGINS.get(style, {}).get(what) or STYLE_PROPERTIES[what][0]

    def effective(self, block: Block, what: str) -> str:
        """A property of a paragraph: its own, else that of its style."""
        return block.own.get(what) or self.of_style(block.style, what)

    def setting(self, name: str) -> str:
        """A setting of the pages."""
        return self.page.get(name, PAGE_SETTINGS[name][0])

    def headings(self) -> Iterator[tuple[int, Block]]:
        """Places and blocks of the headings."""
        return ((n, block) for n, block in enumerate(self.blocks) if block.level and block.text)

    def part_of(self, place: int) -> range:
        """Places of a heading and of what is below it."""
        level, end = self.blocks[place].level, place + 1
        while end < len(self.blocks) and not 0 < self.blocks[end].level <= level:
            end += 1
        return range(place, end)

    def orientations(self) -> tuple[str, ...]:
        """The orientation of the section where each block stands."""
        found, now = [], self.setting("Orientation")
        for block in self.blocks:
            now = block.turned if block.before == "de section" else now
            found.append(now)
        return tuple(found)

    def starts_page(self, place: int) -> bool:
        """Whether something sends a block to a new page."""
        block = self.blocks[place]
        of_style = block.kind == "text" and self.of_style(block.style, "nouvelle page avant")
        return block.before != "aucun" or of_style == "oui"

    def pages(self) -> tuple[int, ...]:
        """The page on which each block stands, the first being 1."""
        found, page, line = [], 1, 0
        for place, turned in enumerate(self.orientations()):
            most = 40 if turned == "portrait" else 26
            height = self._height(self.blocks[place])
            if place and (self.starts_page(place) or line + min(height, most) > most):
                page, line = page + 1, 0
            found.append(page)
            line += height
            page, line = page + line // most, line % most
        return tuple(found)

    def _height(self, block: Block) -> int:
        if block.table is not None:
            return 2 * len(block.table.rows)
        extra = {"image": 12, "contents": len(block.lines)}.get(block.kind, 0)
        return 1 + extra + len(block.text) // 70 + (1 if block.level else 0)

    def contents(self) -> tuple[str, ...]:
        """Lines of a table of contents, as it would be made now."""
        shift = int(self.setting("Numéro de la première page")) - 1
        pages = self.pages()
        return tuple(
            f"{'  ' * (b.level - 1)}{b.text} {pages[n] + shift}" for n, b in self.headings()
        )


_BEGINS: Mapping[str, Mapping[str, str]] = {
    BODY: {"taille": "11 pt"},
    "Titre du document": {"taille": "26 pt", "gras": "oui", "alignement": "centré"},
    "Titre 1": {"taille": "20 pt", "gras": "oui", "solidaire du paragraphe suivant": "oui"},
    "Titre 2": {"taille": "16 pt", "gras": "oui", "solidaire du paragraphe suivant": "oui"},
    "Titre 3": {"taille": "14 pt", "gras": "oui", "solidaire du paragraphe suivant": "oui"},
    "Citation": {"taille": "11 pt", "italique": "oui", "retrait": "1 cm"},
    CAPTION: {"taille": "9 pt", "italique": "oui", "alignement": "centré"},
}


def spaced(text: str) -> str:
    """A text with ordinary spaces alone."""
    return text.replace(NBSP, " ").replace("\u202f", " ")
