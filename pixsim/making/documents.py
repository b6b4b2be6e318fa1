"""Text documents: paragraphs with styles, notes, comments, tracked changes, pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pixsim.making.pictures import Picture
from pixsim.making.properties import NO_PROPERTIES, WRITTEN, Properties

Align = Literal["", "left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Look:
    """Settings of characters and paragraphs; what is empty or None comes from the parent style.

    Lengths are in centimetres, sizes and spaces between paragraphs in points.
    """

    font: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    ink: str = ""
    align: Align = ""
    before: float | None = None
    after: float | None = None
    left: float | None = None
    first_line: float | None = None
    line_height: float | None = None
    keep_with_next: bool | None = None
    widows: int | None = None
    orphans: int | None = None
    break_before: bool | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A named paragraph style.

    « Standard », « Title », « Heading 1 » to « Heading 6 », « Caption », « Header » and « Footer »
    exist without being described; describing one changes it.
    """

    name: str
    parent: str = "Standard"
    look: Look = Look()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """Who inserted or deleted a run, in a document that keeps track of changes."""

    kind: Literal["inserted", "deleted"]
    author: str
    when: datetime = WRITTEN


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; tabs and line breaks are kept."""

    text: str
    look: Look = Look()
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin, about the words `on`."""

    text: str
    author: str
    on: str
    when: datetime = WRITTEN


@dataclass(frozen=True, slots=True)
class Field:
    """A text that the program computes; `shown` is what it last computed.

    ``kind`` is "page", "pages", "sequence" (number of a figure: `name` is « Figure »),
    "reference" (`name` is a mark), "merge" (`name` is a column of the data) or "date".
    """

    kind: Literal["page", "pages", "sequence", "reference", "merge", "date"]
    name: str = ""
    shown: str = "1"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with a name, where references lead; `content` stands there."""

    name: str
    content: str | Field


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the line; sizes in centimetres are as shown, whatever its pixels."""

    name: str
    content: Picture | bytes
    width: float
    height: float
    alt: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    address: str


Inline = str | Run | Note | Comment | Field | Mark | Image | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a named style, with its own settings over it.

    Attributes
    ----------
    bullet : {"", "•", "1."}
        In a list, with bullets or numbers.
    """

    content: tuple[Inline, ...] | str
    style: str = "Standard"
    look: Look = Look()
    bullet: Literal["", "•", "1."] = ""

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The inlines that it holds, in order."""
        return (self.content,) if isinstance(self.content, str) else self.content


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; `header` rows are repeated on every page."""

    rows: tuple[tuple[str, ...], ...]
    header: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents as it was last computed: title, level, page."""

    entries: tuple[tuple[str, int, int], ...]
    levels: int = 3


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and what is repeated on it. Lengths are in centimetres."""

    width: float = 21.0
    height: float = 29.7
    top: float = 2.5
    bottom: float = 2.5
    left: float = 2.5
    right: float = 2.5
    gutter: float = 0.0
    mirrored: bool = False
    header: tuple[Inline, ...] = ()
    footer: tuple[Inline, ...] = ()
    first_differs: bool = False
    first_number: int | None = None


Block = Paragraph | Table | Contents


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one kind; the next section begins on a new page."""

    blocks: tuple[Block, ...]
    page: Page = Page()


@dataclass(frozen=True, slots=True)
class Document:
    """A text document, for .docx, .odt and .pdf."""

    sections: tuple[Section, ...]
    styles: tuple[Style, ...] = ()
    properties: Properties = NO_PROPERTIES
    tracking: bool = False


def heading(text: str, level: int = 1) -> Paragraph:
    """A heading, with its style."""
    return Paragraph(text, style=f"Heading {level}")


def document(*blocks: Block | str, page: Page = Page(), **more: Any) -> Document:
    """A document of one section; a bare text is a paragraph."""
    made = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document((Section(made, page),), **more)
