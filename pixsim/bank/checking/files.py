"""Whether the files handed out can be opened, by libraries that had no part in making them.

These libraries are for development: where one is missing, its files are reported as not opened.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import wave
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email import message_from_bytes, policy
from typing import Any
from xml.etree import ElementTree

from pixsim.bank.checking.wording import Fault
from pixsim.bank.question import Attachment

LARGEST = 256 * 1024  # bytes of a file
OPENED = 12  # variants of an item whose files are made and opened
OPENED_QUICKLY = 2


def placeholder_content(_name: str, given: Any) -> bytes:
    """In place of the bytes of a file, something that differs where they would."""
    return given if isinstance(given, bytes) else repr(given).encode()


def file_faults(
    files: Iterable[Attachment], missing: set[str], *, damaged: bool = False
) -> Iterator[Fault]:
    """What is wrong with files handed out.

    Parameters
    ----------
    files : iterable of Attachment
    missing : set of str
        Receives « openpyxl (.xlsx) » where a library is not installed.
    damaged : bool
        Files that are broken on purpose are only weighed.
    """
    for file in files:
        if len(file.content) > LARGEST:
            size = -(-len(file.content) // 1024)
            yield "heavy_file", {"name": file.name, "n": size, "most": LARGEST // 1024}
        if damaged:
            continue
        try:
            _open_file(file.name, file.content, missing)
        except Exception as error:  # whatever a library says of a file it cannot read
            yield "closed_file", {"name": file.name, "error": f"{type(error).__name__}: {error}"}


def _open_file(name: str, content: bytes, missing: set[str]) -> None:
    suffix = _true_suffix(name, content)
    library, opener = _OPENERS.get(suffix, ("", None))
    if opener is None:
        return
    if library and importlib.util.find_spec(library) is None:
        missing.add(f"{library} (.{suffix})")
        return
    opener(content)


def _true_suffix(name: str, content: bytes) -> str:
    """What a file is: its first bytes tell where its name lies, as some do on purpose."""
    suffix = name.rpartition(".")[2].lower()
    for start, suffixes in _STARTS.items():
        if content.startswith(start):
            return suffix if suffix in suffixes else suffixes[0]
    return suffix


_STARTS = {
    b"PK\x03\x04": ("zip", "xlsx", "docx", "ods", "odt", "odp"),
    b"%PDF-": ("pdf",),
    b"\x89PNG": ("png",),
    b"\xff\xd8\xff": ("jpg", "jpeg"),
    b"GIF8": ("gif",),
    b"RIFF": ("wav", "webp"),
    b"OggS": ("ogg",),
    b"fLaC": ("flac",),
    b"{\\rtf": ("rtf",),
}


def _open_workbook(content: bytes) -> None:
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(content)):
        for _row in sheet.iter_rows():
            pass


def _open_word_document(content: bytes) -> None:
    from docx import Document

    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        _ = paragraph.text, paragraph.style


def _open_document(content: bytes) -> None:
    from odfdo import Document

    document = Document(io.BytesIO(content))
    for part in document.get_parts():
        if part.endswith(".xml"):
            document.get_part(part)
    document.body.get_formatted_text(context=None)


def _open_pdf(content: bytes) -> None:
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(content), strict=True).pages:
        page.extract_text()


def _open_picture(content: bytes) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        image.verify()
    with Image.open(io.BytesIO(content)) as image:
        image.load()


def _open_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        broken = archive.testzip()
    if broken is not None:
        raise zipfile.BadZipFile(broken)


def _open_mail(content: bytes) -> None:
    message = message_from_bytes(content, policy=policy.default)
    defects = [defect for part in message.walk() for defect in part.defects]
    if defects:
        raise defects[0]


def _open_sound(content: bytes) -> None:
    with wave.open(io.BytesIO(content)) as sound:
        sound.readframes(sound.getnframes())


def _open_csv(content: bytes) -> None:
    text = content.decode("utf-8-sig", errors="replace")
    list(csv.reader(io.StringIO(text), strict=True))


_OPENERS: dict[str, tuple[str, Callable[[bytes], object] | None]] = {
    "xlsx": ("openpyxl", _open_workbook),
    "docx": ("docx", _open_word_document),
    **dict.fromkeys(("ods", "odt", "odp"), ("odfdo", _open_document)),
    "pdf": ("pypdf", _open_pdf),
    **dict.fromkeys(
        ("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff"), ("PIL", _open_picture)
    ),
    "zip": ("", _open_archive),
    "eml": ("", _open_mail),
    "wav": ("", _open_sound),
    "csv": ("", _open_csv),
    **dict.fromkeys(("xml", "svg", "opml", "gpx", "kml"), ("", ElementTree.fromstring)),
    **dict.fromkeys(("har",), ("", json.loads)),
}
"""Library and opener by suffix; text that is wrong on purpose (JSON, HTML, code) is left alone."""
