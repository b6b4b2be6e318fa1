"""From the name and the description of a file to its bytes."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from pixsim.making.archives import Archive
from pixsim.making.documents import Document
from pixsim.making.mails import Mail, MailFolder
from pixsim.making.papers import Paper
from pixsim.making.pictures import Picture
from pixsim.making.slides import SlideShow
from pixsim.making.sounds import Sound
from pixsim.making.texts import Agenda, Cards, DataTable, PlainText
from pixsim.making.workbooks import Workbook

Described = (
    Agenda | Archive | Cards | DataTable | Document | Mail | MailFolder | Paper | Picture
    | PlainText | SlideShow | Sound | Workbook
)  # fmt: skip

_PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff")
_MAKERS: Mapping[type, Mapping[str, str]] = {
    Workbook: {"xlsx": "xlsx", "ods": "ods"},
    Document: {"docx": "docx", "odt": "odt", "pdf": "pdf"},
    Paper: {"pdf": "pdf"},
    SlideShow: {"odp": "odp"},
    Picture: dict.fromkeys(_PICTURES, "images"),
    Archive: {"zip": "archive"},
    Sound: {"wav": "sound"},
    Mail: {"eml": "mail"},
    MailFolder: {"mbox": "mail"},
    DataTable: {"csv": "text", "tsv": "text", "txt": "text"},
    Agenda: {"ics": "agenda"},
    Cards: {"vcf": "cards"},
}
"""Suffixes a description may be made in, and the module of `makers` that does it."""


def make(name: str, description: Described | bytes) -> bytes:
    """The bytes of a file.

    Parameters
    ----------
    name : str
        Its suffix says the format.
    description : Described or bytes
        Bytes are given back as they are.

    Raises
    ------
    ValueError
        Nothing makes such a file from such a description.
    """
    if isinstance(description, bytes):
        return description
    suffix = name.rpartition(".")[2].lower()
    if isinstance(description, PlainText):
        module = "text"
    else:
        suffixes = _MAKERS.get(type(description), {})
        if suffix not in suffixes:
            what = type(description).__name__
            raise ValueError(f"{name}: a {what} makes {', '.join(suffixes) or 'no file'}")
        module = suffixes[suffix]
    made: Callable[[Any, str], bytes] = importlib.import_module(
        f"pixsim.making.makers.{module}"
    ).make_bytes
    return made(description, suffix)


def in_two_formats(name: str, description: Workbook | Document) -> dict[str, Described]:
    """The same office file for both families of programs: the candidate opens the one they can."""
    office, open_document = (
        ("xlsx", "ods") if isinstance(description, Workbook) else ("docx", "odt")
    )
    return {f"{name}.{office}": description, f"{name}.{open_document}": description}
