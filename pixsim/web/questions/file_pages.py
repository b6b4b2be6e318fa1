"""A file handed with a question, as a page: read here, without a program of the computer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.bank.question import Attachment
from pixsim.foundation.i18n import gettext as _
from pixsim.viewing import views
from pixsim.viewing.kinds import details_of, view_file
from pixsim.viewing.sizes import size_in_words
from pixsim.viewing.tables import TableView
from pixsim.web.pages import render_page

IMAGES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
}
"""Kinds that a browser draws and never runs."""
Kind = Literal["lines", "text", "fields", "table", "entries", "image", "said"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file as it is read; `rows` are lines, pairs, or rows of cells."""

    kind: Kind
    title: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    cut: bool = False


def file_page(file: Attachment, address: str, back: str) -> Response:
    """What a file shows, and what it says of itself.

    Parameters
    ----------
    address : str
        Where it is saved from.
    back : str
        The page that handed it.
    """
    view = view_file(file.name, file.content)
    details = details_of(file.name, file.content)
    parts = parts_of(view)
    if isinstance(details, views.FieldsView):
        parts.append(Part("fields", _("Propriétés"), rows=tuple(details.fields)))
    return render_page(
        "file.html.j2",
        name=file.name,
        size=size_in_words(len(file.content)),
        parts=parts,
        address=address,
        back=back,
    )


def parts_of(view: views.View) -> list[Part]:
    """A view of a file, part by part."""
    match view:
        case views.TextView(lines=lines):
            return [Part("lines", rows=tuple((line,) for line in lines), cut=view.cut)]
        case views.ReadingView(lines=lines):
            return [Part("text", rows=tuple((line,) for line in lines), cut=view.cut)]
        case views.FieldsView(fields=fields):
            return [Part("fields", rows=tuple(fields))]
        case TableView():
            return [_table_part("", view)]
        case views.MessageView():
            joined = tuple((entry.name, entry.size) for entry in view.attached)
            return [
                Part("fields", rows=tuple(view.fields)),
                *([Part("entries", _("Pièces jointes"), rows=joined)] if joined else []),
                Part("text", rows=tuple((line,) for line in view.lines), cut=view.cut),
            ]
        case views.ArchiveView(entries=entries):
            rows = tuple(("\u00a0" * 4 * e.depth + e.name, e.size, e.date) for e in entries)
            return [Part("entries", rows=rows, cut=view.cut)]
        case views.WorkbookView(sheets=sheets):
            return [_table_part(name, table) for name, table in sheets]
        case views.ImageView(width=width, height=height):
            said = _("Image de {width} points sur {height}").format(width=width, height=height)
            return [Part("image", said)]
        case views.NotShown(sentence=sentence):
            return [Part("said", sentence)]


def _table_part(name: str, table: TableView) -> Part:
    rows = tuple(tuple(cell for cell in row) for row in table.rows)
    return Part("table", name, tuple(column.name for column in table.columns), rows)


def file_response(file: Attachment) -> Response:
    """A file, always to be saved, never run."""
    return Response(
        file.content,
        media_type="application/octet-stream",
        headers={"content-disposition": download_header(file.name)},
    )


def image_response(file: Attachment) -> Response:
    """An image, drawn by the browser.

    Raises
    ------
    HTTPException
        404: it is none that a browser draws.
    """
    kind = IMAGES.get(file.name.rpartition(".")[2].lower())
    if kind is None or not isinstance(view_file(file.name, file.content), views.ImageView):
        raise HTTPException(404)
    return Response(file.content, media_type=kind)


def download_header(name: str) -> str:
    """A header that saves a file under its name, whatever letters that has."""
    simple = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in name)
    return f"attachment; filename=\"{simple}\"; filename*=UTF-8''{quote(name, safe='')}"
