"""Text that a terminal shows and never obeys.

A name, a cell or a file name may hold characters that move the cursor, change colours, hide what
follows or turn the reading order round. The fronts pass all they write through `plain`.
"""

from __future__ import annotations

import re

_UNSAFE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # order of reading
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # separators of lines, byte order mark, annotations
    "\ud800-\udfff"  # lone surrogates: bytes that are no text
)
UNSAFE = re.compile(f"[{_UNSAFE}]")
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)  # never in a text of anyone
_UNSAFE_IN_LINE = re.compile(f"[\t\n{_UNSAFE}]")


def plain(text: str) -> str:
    r"""A text of several lines with each unsafe character written as an escape.

    Parameters
    ----------
    text : str
        Anything. Line feeds and tabs are kept, as is text without unsafe characters.

    Returns
    -------
    str
        Printable, and encodable in UTF-8: ``"\x1b"`` stands for an escape character.
    """
    return UNSAFE.sub(_escape_character, text)


def plain_line(text: str) -> str:
    r"""As `plain`, on one line: line feeds and tabs are escaped too (``"\n"``, ``"\t"``)."""
    return _UNSAFE_IN_LINE.sub(_escape_character, text)


def _escape_character(match: re.Match[str]) -> str:
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    character = match[0]
    code = ord(character)
    return named.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
