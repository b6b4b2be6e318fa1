"""From a file to how it is shown: its name tells the kind, as on any computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.archives import archive_entry, archive_view, zip_member
from pixsim.viewing.documents import document_details, document_view
from pixsim.viewing.images import image_details, image_view
from pixsim.viewing.limits import Unreadable
from pixsim.viewing.mail import mail_details, mail_entry, mail_view
from pixsim.viewing.pages import page_details, page_view
from pixsim.viewing.pdf_source import pdf_source
from pixsim.viewing.photos import FORMATS, photo_details, photo_view
from pixsim.viewing.plain_files import decode_text, is_text, json_view, source_view, text_view
from pixsim.viewing.tables import csv_view
from pixsim.viewing.unshown_files import not_shown, sound_details
from pixsim.viewing.views import Inner, NotShown, View
from pixsim.viewing.workbooks import workbook_view

T = TypeVar("T")

Show = Callable[[str, bytes], View]
Open = Callable[[str, bytes, int], Inner]


@dataclass(frozen=True)
class Kind:
    """How files of a kind are shown: as such, from inside, and what they say of themselves.

    Attributes
    ----------
    show : callable
    source : callable or None
        What the file is made of; None where that is what `show` shows.
    details : callable or None
        Headers or properties.
    open : callable or None
        A file found inside.
    """

    show: Show
    source: Show | None = None
    details: Show | None = None
    open: Open | None = None


def _view_source(_name: str, content: bytes) -> View:
    return source_view(content)


def _view_workbook(_name: str, content: bytes) -> View:
    """A workbook; its only sheet, where it has one."""
    book = workbook_view(content)
    return book if len(book.sheets) > 1 else book.sheets[0][1]


def _read_zip_part(_name: str, content: bytes, place: int) -> Inner:
    return zip_member(content, place)


_TEXT = Kind(text_view)
_TABLE = Kind(lambda name, content: csv_view(name, decode_text(content)), _view_source)
_JSON = Kind(lambda _name, content: json_view(content), _view_source)
_MAIL = Kind(
    lambda _name, content: mail_view(content),
    _view_source,
    lambda _name, content: mail_details(content),
    lambda _name, content, place: mail_entry(content, place),
)
_ARCHIVE = Kind(archive_view, open=archive_entry)
_PAGE = Kind(
    lambda _name, content: page_view(decode_text(content)),
    _view_source,
    lambda _name, content: page_details(decode_text(content)),
)
_DOCUMENT = Kind(
    lambda _name, content: document_view(content),
    archive_view,
    lambda _name, content: document_details(content),
    _read_zip_part,
)
_WORKBOOK = Kind(
    _view_workbook,
    archive_view,
    lambda _name, content: document_details(content),
    _read_zip_part,
)
_IMAGE = Kind(
    lambda _name, content: image_view(content),
    _view_source,
    lambda _name, content: image_details(content),
)
_PHOTO = Kind(photo_view, _view_source, photo_details)
_OTHER = Kind(lambda name, _content: not_shown(name), _view_source)
_PDF = Kind(_OTHER.show, lambda _name, content: pdf_source(content))
_SOUND = Kind(_OTHER.show, _view_source, lambda _name, content: sound_details(content))

_BY_SUFFIX = {
    **dict.fromkeys(("csv", "tsv"), _TABLE),
    **dict.fromkeys(("zip", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz"), _ARCHIVE),
    **dict.fromkeys(("html", "htm", "xhtml"), _PAGE),
    **dict.fromkeys(("odt", "docx"), _DOCUMENT),
    **dict.fromkeys(("ods", "xlsx"), _WORKBOOK),
    "pdf": _PDF,
    "svg": _OTHER,
    "json": _JSON,
    "eml": _MAIL,
    "png": _IMAGE,
    **dict.fromkeys(FORMATS, _PHOTO),
    "wav": _SOUND,
}


def kind_of(name: str, content: bytes) -> Kind:
    """How a file is shown: by its suffix, else as a text where it reads as one."""
    known = _BY_SUFFIX.get(name.rpartition(".")[2].lower())
    if known is not None:
        return known
    return _TEXT if is_text(content) else _OTHER


def view_file(name: str, content: bytes) -> View:
    """A file as it is shown first. Nothing raises: what is broken is said in a sentence."""
    kind = kind_of(name, content)
    return _show_safely(lambda: kind.show(name, content))


def source_of(name: str, content: bytes) -> View | None:
    """What a file is made of: its text, its bytes, its archive; None where it is what is shown."""
    source = kind_of(name, content).source
    return None if source is None else _show_safely(lambda: source(name, content))


def sides_of(name: str, content: bytes) -> frozenset[str]:
    """Which of « source » and « details » a file has, without reading them."""
    kind = kind_of(name, content)
    sides = {"source": kind.source, "details": kind.details}
    return frozenset(side for side, show in sides.items() if show is not None)


def details_of(name: str, content: bytes) -> View | None:
    """Headers of a message, addresses of the links of a page, properties; None where there are none."""
    details = kind_of(name, content).details
    return None if details is None else _show_safely(lambda: details(name, content))


def open_entry(name: str, content: bytes, place: int) -> Inner | NotShown:
    """A file found inside another, by the `place` of its entry."""
    opened = kind_of(name, content).open
    if opened is None:
        return NotShown(_("Il n'y a rien à ouvrir ici."))
    return _show_safely(lambda: opened(name, content, place))


def _show_safely(show: Callable[[], T]) -> T | NotShown:
    """What is shown, or why it cannot be."""
    try:
        return show()
    except Unreadable as why:
        return NotShown(str(why))
    except Exception:
        # the parsers of the standard library fail on hostile bytes in ways nobody has listed
        return NotShown(_("Ce fichier est abîmé : pixsim n'arrive pas à le lire."))
