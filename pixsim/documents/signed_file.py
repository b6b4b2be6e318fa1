"""A signature over a whole file, on a last line that its readers ignore.

What a person sees of a page or a PDF could be changed beside the signed facts within; so the bytes
of the file are signed too, all before that line.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Literal

FileKind = Literal["html", "pdf"]
MARK = b"pixsim-file:"
_FRAMES: dict[FileKind, tuple[bytes, bytes]] = {"html": (b"<!-- ", b" -->\n"), "pdf": (b"%", b"\n")}
_LAST = re.compile(rb"(?:<!-- |%)" + MARK + rb"([A-Z2-7]{103})(?: -->)?\n?\Z")


def with_signature(kind: FileKind, content: bytes, signature: bytes) -> bytes:
    """A file with the signature over it."""
    before, after = _FRAMES[kind]
    packed = base64.b32encode(signature).rstrip(b"=")
    return content + before + MARK + packed + after


def without_signature(content: bytes) -> tuple[bytes, bytes | None]:
    """What was signed of a file, and the signature; None where it has none.

    Line ends that a copy added after the last line are no change.
    """
    whole = content.rstrip(b"\r\n")
    match = _LAST.search(whole)
    if match is None:
        return content, None
    try:
        signature = base64.b32decode(match[1] + b"=")
    except binascii.Error:
        return content, None
    return whole[: match.start()], signature


def file_kind(content: bytes) -> FileKind | None:
    """What a file is, by its first bytes; None for neither."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    return "html" if head[:9].lower() == b"<!doctype" else None
