"""Files handed out with a question, the same bytes on every system."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from pixsim.text.csv_text import spreadsheet_csv


def text_file(lines: Iterable[str], *, newline: str = "\n", encoding: str = "utf-8") -> bytes:
    """Lines of text, each ended."""
    return "".join(f"{line}{newline}" for line in lines).encode(encoding)


def windows_file(lines: Iterable[str]) -> bytes:
    """Lines of text as Windows writes them, marked as UTF-8."""
    return text_file(lines, newline="\r\n", encoding="utf-8-sig")


def zip_file(
    members: Mapping[str, str | bytes], written: tuple[int, int, int, int, int, int]
) -> bytes:
    """An archive whose members all bear the same date and time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, written)
            entry.create_system = 3  # else it depends on the system
            archive.writestr(entry, content)
    return stream.getvalue()


def png_file(width: int, height: int, bits: int, rows: bytes, level: int = -1) -> bytes:
    """A grey PNG picture of so many bits a pixel; each row begins with its filter."""
    header = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    data = zlib.compress(rows, level)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    )


def csv_file(header: str, rows: list[tuple[Any, ...]]) -> bytes:
    """A CSV; the names of its columns are joined by semicolons."""
    return spreadsheet_csv(header.split(";"), rows, newline="\n")
