"""Documents open in a word processor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pixsim.worlds.writer.data import Block, Document, Record, Table
from pixsim.worlds.writer.runs import Run
from pixsim.worlds.writer.world import Writer


def line(*pieces: str | Run, **fields: Any) -> Block:
    """A paragraph of plain pieces and runs."""
    runs = tuple(Run(text=piece) if isinstance(piece, str) else piece for piece in pieces)
    return Block(runs=runs, **fields)


def styled(text: str, *effects: str) -> Run:
    """Words with effects."""
    return Run(text=text, effects=effects)


def changed(gone: str, new: str, author: str) -> tuple[Run, ...]:
    """Words that somebody wants to see replaced by others."""
    pair = (("removed", gone), ("added", new))
    return tuple(Run(text=text, change=change, author=author) for change, text in pair if text)


def grid(name: str, *rows: Sequence[str]) -> Block:
    """A table; its first row has the names of the columns."""
    return Block(kind="table", name=name, table=Table(rows=tuple(map(tuple, rows))))


def picture(name: str, alt: str = "") -> Block:
    """An image."""
    return Block(kind="image", name=name, alt=alt)


def document(
    name: str,
    blocks: Sequence[Block | str],
    *,
    me: str = "Léa",
    place: str = "accueil",
    columns: Sequence[str] = (),
    records: Sequence[Sequence[str]] = (),
    styles: Mapping[str, Mapping[str, str]] | None = None,
) -> Writer:
    """A document; « # Titre », « - entrée » and plain texts stand for paragraphs."""
    made = tuple(Block.model_validate(one) if isinstance(one, str) else one for one in blocks)
    data = tuple(Record(values=tuple(values)) for values in records)
    doc = Document(blocks=made, columns=tuple(columns), records=data, styles=styles or {})
    return Writer(name=name, doc=doc, me=me, place=place)


def whole(*lines: str) -> tuple[str, str]:
    """The fact that a document says this, line by line."""
    return ("text", " ¶ ".join(lines))
