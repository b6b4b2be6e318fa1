"""A document open in a word processor, and where one is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Literal, NamedTuple, Self

from pydantic import model_validator

from pixsim.worlds.core import World
from pixsim.worlds.goals import folded
from pixsim.worlds.writer.data import Block, Comment, Document
from pixsim.worlds.writer.runs import Run, Runs

HOME, INSERTION, REVIEW = "accueil", "insertion", "révision"
OUTLINE, STYLES, PAGES, BANDS = "plan", "styles", "mise en page", "en-tête et pied"
CHANGES, REMARKS, MAILING, FILE = "modifications", "commentaires", "publipostage", "fichier"
LETTERS = "lettres"
TEXTS = (HOME, INSERTION, REVIEW)
OTHER_NAMES: Mapping[str, str] = dict.fromkeys(("pied de page", "en-tête", "haut de page", "bas de page", "numéro de page", "numéros de page"), BANDS)  # fmt: skip
"""What one looks for in a window, by which it is known as well."""
PLACES = (*TEXTS, OUTLINE, STYLES, PAGES, BANDS, CHANGES, REMARKS, MAILING, FILE)
MOST_UNDONE = 10
SOURCES = (".css", ".html", ".md")


class Pending(NamedTuple):
    """A change that awaits an answer: its paragraph, and the first and last of its runs."""

    block: int
    first: int
    last: int
    runs: Runs

    @property
    def author(self) -> str:
        """Who made it."""
        return self.runs[0].author


class Editor(World):
    """The state of a word processor.

    Attributes
    ----------
    name : str
        Of the file.
    me : str
        Who writes.
    doc : Document
    place : str
        One of `PLACES`, or ``lettres``.
    thing : str
        The table, style, thread or letter that is open there.
    query : str
        Words that the paragraphs shown hold.
    tracking : bool
        Whether changes are marked.
    clip : tuple of Run
        What was copied.
    saved : bool
        Whether the document is saved as it stands.
    exported : tuple of (str, str)
        Formats of the copies, with what they hold.
    letters : tuple of tuples of str
        Of the last mailing: lines of each letter.
    caret : int
        Number of the line that the last act was about; 0 for none.
    past, future : tuple of Document
        What undoing and redoing bring back, the nearest last.
    """

    machine: Literal["writer"] = "writer"
    name: str = "document.odt"
    me: str = "Léa"
    doc: Document
    place: str = HOME
    thing: str = ""
    query: str = ""
    tracking: bool = False
    clip: Runs = ()
    saved: bool = False
    exported: tuple[tuple[str, str], ...] = ()
    letters: tuple[tuple[str, ...], ...] = ()
    caret: int = 0
    past: tuple[Document, ...] = ()
    future: tuple[Document, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, data: Any) -> Any:
        """Blocks may stand at the top of a world file."""
        if isinstance(data, dict) and "blocks" in data and "doc" not in data:
            rest = {key: value for key, value in data.items() if key not in Document.model_fields}
            own = {key: value for key, value in data.items() if key in Document.model_fields}
            return {**rest, "doc": own}
        return data

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.place not in (*PLACES, LETTERS):
            raise ValueError(f"there is no place {self.place!r}")
        return self

    def cleared(self) -> Self:
        """The same, its note read and the caret free."""
        return self.changed(note="", caret=0) if self.note or self.caret else self

    @property
    def is_source(self) -> bool:
        """Whether the file is code, which an editor shows as it stands: no style, no page."""
        return self.name.endswith(SOURCES)

    @property
    def imitates(self) -> str:
        """An editor of code, or a word processor."""
        return "source" if self.is_source else self.machine

    @property
    def author(self) -> str:
        """Who changes are marked with; empty where they are not marked."""
        return self.me if self.tracking else ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs and what stands in their place."""
        return self.doc.blocks

    def edited(self, doc: Document, **fields: Any) -> Self:
        """With another document, that an undo takes back."""
        past = (*self.past, self.doc)[-MOST_UNDONE:]
        return self.changed(doc=doc, past=past, future=(), saved=False, **fields)

    def with_blocks(self, blocks: tuple[Block, ...], **fields: Any) -> Self:
        """With other blocks."""
        return self.edited(self.doc.changed(blocks=blocks), **fields)

    def with_block(self, place: int, block: Block, **fields: Any) -> Self:
        """With another block at a place."""
        blocks = (*self.blocks[:place], block, *self.blocks[place + 1 :])
        return self.with_blocks(blocks, **{"caret": place + 1, **fields})

    def shown(self) -> tuple[int, ...]:
        """Places of the blocks that the page lists."""
        if not self.query:
            return tuple(range(len(self.blocks)))
        words = folded(self.query)
        return tuple(n for n, block in enumerate(self.blocks) if words in folded(block.text))

    def pending(self) -> tuple[Pending, ...]:
        """Changes that await an answer: runs side by side of one author are one."""
        return tuple(change for n in range(len(self.blocks)) for change in self._pending_of(n))

    def numbered(self) -> dict[int, Pending]:
        """Changes that await an answer, by their number: it stays when another one is answered."""
        pending = self.pending()
        free = (n for n in count(1) if n not in self.doc.answered)
        return dict(zip(free, pending, strict=False))

    def _pending_of(self, place: int) -> Iterator[Pending]:
        runs = self.blocks[place].runs
        start: int | None = None
        for n, run in enumerate((*runs, Run(text=""))):
            goes_on = start is not None and run.change and run.author == runs[start].author
            if start is not None and not goes_on:
                yield Pending(place, start, n - 1, runs[start:n])
                start = None
            if start is None and run.change:
                start = n

    def threads(self) -> tuple[tuple[int, int, Comment], ...]:
        """Remarks, with the place of their paragraph and their rank in it."""
        return tuple(
            (n, k, comment)
            for n, block in enumerate(self.blocks)
            for k, comment in enumerate(block.comments)
        )
